import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDefect } from './defects.ts';
import { halfCharacter } from './encoder.ts';
import type { FilePlan } from './file-plan.ts';
import type { Random } from './random.ts';
import { TextSink } from './row-sink.ts';
import { SheetSink } from './sheet-sink.ts';
import { spellRow, type FileSpelling, type Overrides } from './spell-row.ts';
import { SECOND } from './spellings.ts';
import type { StatementRow } from './statement-row.ts';
import type { Account } from './world.ts';
import { zipOf } from './zip-file.ts';

export type RowClass = 'kept' | 'duplicate' | 'failed' | 'empty' | 'rejected';
export type Expect = (rowClass: RowClass, code?: string) => void;

/** One file of the export: every row goes in with its expected class, and things that are no rows go in between. */
export class HostileFile {
  readonly plan: FilePlan;
  private readonly random: Random;
  private readonly expect: Expect;
  private readonly spelling: FileSpelling;
  private readonly text: TextSink | undefined;
  private readonly sheet: SheetSink | undefined;
  private readonly path: string;
  private readonly makeStray: () => StatementRow;

  /** `makeStray` gives a row of its own kind that no other file has. */
  constructor(
    folder: string,
    plan: FilePlan,
    tools: { random: Random; expect: Expect; makeStray: () => StatementRow },
  ) {
    this.plan = plan;
    this.random = tools.random;
    this.expect = tools.expect;
    this.makeStray = tools.makeStray;
    this.spelling = { form: plan.form, delimiter: plan.delimiter, negative: plan.negative };
    this.path = join(folder, plan.archive === undefined ? plan.path : `${plan.path.replaceAll('/', '_')}.tmp`);
    if (plan.workbook) this.sheet = new SheetSink(this.path, this.random);
    else this.text = new TextSink(this.path, plan.encoding);
    this.writeHead();
  }

  /** A row of the world; `rowClass` is what its file and its copies make of it. */
  row(row: StatementRow, rowClass: RowClass): void {
    const cells = spellRow(row, this.spelling, this.random);
    if (this.text !== undefined) this.blemish(cells);
    this.put(cells);
    this.expect(rowClass);
    if (this.random.chance(0.034)) this.defect();
    if (this.text !== undefined && this.random.chance(0.003)) this.oddLine();
  }

  /** A row that cannot be read or says nothing. */
  defect(): void {
    const defect = makeDefect(this.plan.form, this.random);
    this.put(spellRow(this.makeStray(), this.spelling, this.random, defect.overrides));
    this.expect(defect.class, defect.code);
  }

  /** Gives the row that the end of the file kept, if the end is a cut row that can still be read. */
  close(): StatementRow | undefined {
    const kept = this.text === undefined ? undefined : this.writeEnd(this.text);
    this.text?.close();
    this.sheet?.close();
    const { archive, path } = this.plan;
    if (archive !== undefined) {
      const folder = dirname(this.path);
      writeFileSync(
        join(folder, archive),
        zipOf([{ name: path.slice(archive.length + 1), content: readFileSync(this.path) }]),
      );
      rmSync(this.path);
    }
    return kept;
  }

  private put(cells: readonly string[]): void {
    this.text?.write(cells.join(this.plan.delimiter) + this.lineEnd());
    this.sheet?.write(
      cells,
      this.spelling.form.columns.map(([, cell]) => cell),
    );
  }

  private lineEnd(): string {
    const { lineEnd } = this.plan;
    return lineEnd === 'mixed' ? this.random.pick(['\r\n', '\n', '\r']) : lineEnd;
  }

  /** LF alone would make one line end of it together with the CR of the line before. */
  private blankLine(): string {
    return this.plan.lineEnd === 'mixed' ? '\r\n' : this.plan.lineEnd;
  }

  private writeHead(): void {
    const { preamble, headerTabs, form, delimiter } = this.plan;
    for (const line of preamble) {
      this.text?.write(line === '' ? this.blankLine() : line + this.lineEnd());
      this.sheet?.write([line]);
    }
    const tab = delimiter === '\t' ? ' ' : '\t';
    this.put(form.columns.map(([header], i) => (headerTabs && i % 2 === 0 ? `${header}${tab}` : header)));
  }

  /** Harmless damage: the row stays what it is. */
  private blemish(cells: string[]): void {
    const { random } = this;
    const dice = random.next();
    if (dice < 0.01) while (cells.length > 2 && cells.at(-1) === '') cells.pop();
    else if (dice < 0.015) cells.push('', random.pick(['', ' ']));
    else if (dice < 0.02) this.dropDirection(cells);
    else if (dice < 0.021) {
      const name = this.spelling.form.columns.findIndex(([, cell]) => cell === 'name');
      cells[name] = `${cells[name]?.slice(0, 1) ?? ''}\0${cells[name]?.slice(1) ?? ''}`;
    }
  }

  /** A minus says what the word would have said. */
  private dropDirection(cells: string[]): void {
    const direction = this.columnOf('direction');
    if (direction >= 0 && /^[\s"]*[-(－]/.test(cells[this.columnOf('amount')] ?? '')) cells[direction] = '';
  }

  /** Lines that are records without being rows, and rows that fall apart. */
  private oddLine(): void {
    const { random, plan } = this;
    const dice = random.next();
    if (dice < 0.3) {
      this.text?.write(this.blankLine());
      this.expect('empty');
    } else if (dice < 0.5) {
      this.put(plan.form.columns.map(() => ''));
      this.expect('empty');
    } else if (dice < 0.8) {
      const cells = this.stray({ note: '' });
      cells[this.columnOf('note')] = `未加引号${plan.delimiter}的备注`;
      cells.push('x');
      this.put(cells);
      this.expect('rejected', 'too-many-fields');
    } else {
      const cells = this.stray({ note: '' });
      cells[this.columnOf('note')] = '"没有结束的备注';
      this.put(cells);
      this.expect('rejected', 'quote-not-closed');
    }
  }

  private stray(overrides: Overrides): string[] {
    return spellRow(this.makeStray(), this.spelling, this.random, overrides);
  }

  private columnOf(wanted: string): number {
    return this.spelling.form.columns.findIndex(([, cell]) => cell === wanted);
  }

  /** How the file stops. */
  private writeEnd(text: TextSink): StatementRow | undefined {
    const { plan } = this;
    const row = this.makeStray();
    const cells = spellRow(
      row,
      this.spelling,
      this.random,
      plan.ending === 'cut-before-direction' ? { note: '', amount: '1234' } : { note: '' },
    );
    const upTo = (column: string): string => cells.slice(0, this.columnOf(column)).join(plan.delimiter);
    const cut = (line: string, rowClass: RowClass, code?: string): void => {
      text.write(line);
      this.expect(rowClass, code);
    };
    switch (plan.ending) {
      case 'no-line-end':
        cut(cells.join(plan.delimiter), 'kept');
        return row;
      case 'cut-early':
        cut(upTo('name'), 'rejected', 'amount-missing');
        return undefined;
      case 'cut-before-direction':
        // Only a word tells the direction, and it is missing.
        if (plan.form.money !== 'word') return undefined;
        cut(upTo('balance'), 'rejected', 'direction-unknown');
        return undefined;
      case 'cut-in-character':
        cut(`${upTo('counterName')}${plan.delimiter}测试`, 'kept');
        text.writeBytes(halfCharacter(plan.encoding));
        return row;
      case 'open-quote':
        cells[this.columnOf('note')] = '"未完';
        cut(cells.slice(0, this.columnOf('note') + 1).join(plan.delimiter), 'rejected', 'quote-not-closed');
        return undefined;
      case 'blank-lines':
        for (let n = 0; n < 2; n++) {
          text.write(this.blankLine());
          this.expect('empty');
        }
        return undefined;
      default:
        return undefined;
    }
  }
}

/** A row without a part in the world: cash out of an account, known to one file only. */
export function strayRow(owner: Account, number: number, at: number): StatementRow {
  return {
    owner,
    card: owner.card,
    account: owner.account,
    at,
    precision: SECOND,
    amount: 100 + (number % 1_000_000),
    incoming: false,
    balance: undefined,
    counter: '',
    counterName: '',
    counterId: '',
    counterBank: '',
    summary: '取现',
    note: '',
    serial: `ZS${number}`,
    succeeded: true,
    sparse: false,
  };
}
