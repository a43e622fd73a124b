/**
 * A hostile police export with the truth beside it, independent of the product: what each row must become (and why), and
 * the transfers of money that all rows together must give.
 *
 *   node --conditions=source test/hostile/generate-hostile-export.ts --rows 1000000 --files 40 --seed 1 --out DIR [--xlsx]
 *
 * DIR/export is what is imported. DIR/expected_rows.csv (file,row,class,code), DIR/expected_transfers.csv
 * (payer,payee,amount,currency,time,legs), DIR/expected_accounts.csv (number,account) and DIR/expected_files.json.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCompanions } from './companions.ts';
import { planFiles, type FilePlan } from './file-plan.ts';
import { HostileFile, strayRow, type RowClass } from './hostile-file.ts';
import { randomFrom, type Random } from './random.ts';
import { TextSink } from './row-sink.ts';
import { accountKey, moveRow, ownerOf, type StatementRow } from './statement-row.ts';
import { makeStatements, timeOf, type Statements } from './statements.ts';
import { transfersOfMove, type TrueTransfer } from './true-transfers.ts';
import { PERIOD_START, makeWorld, outsideNumber, type Account, type Twin, type World } from './world.ts';

export interface HostileOptions {
  readonly rows: number;
  readonly files: number;
  readonly seed: number;
  readonly out: string;
  readonly xlsx?: boolean;
}

export interface HostileSummary {
  readonly folder: string;
  readonly rows: number;
  readonly transfers: number;
  readonly classes: Readonly<Record<string, number>>;
}

/** Rows of the world per row of the export; the rest are copies, defects and odd lines, and the last file fills up. */
const LEG_SHARE = 0.86;

export function generateHostileExport(options: HostileOptions): HostileSummary {
  const folder = join(options.out, 'export');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const plans = planFiles(options.files, options.xlsx === true);
  const state = newState(options, folder, plans);
  const files = plans.map((plan, i) => writeFile(state, plan, i === plans.length - 1 ? options.rows : 0));
  state.expectedRows.close();
  writeFileSync(join(options.out, 'expected_files.json'), JSON.stringify(files, null, 1));
  writeAccounts(state, options.out);
  writeCompanions(folder, state.world.accounts, state.random);
  const transfers = writeTransfers(state, options.out);
  return { folder, rows: state.rows, transfers, classes: state.classes };
}

interface State {
  readonly folder: string;
  readonly random: Random;
  readonly world: World;
  readonly statements: Statements;
  readonly expectedRows: TextSink;
  readonly classes: Record<string, number>;
  /** Files without direction words. */
  readonly wordless: ReadonlySet<number>;
  /** By leg: a file before this one shows it. */
  readonly shown: Uint8Array;
  readonly twinsKept: Int32Array;
  /** Rows outside the world that are money all the same. */
  readonly strays: StatementRow[];
  rows: number;
  strayCount: number;
}

function newState(options: HostileOptions, folder: string, plans: readonly FilePlan[]): State {
  const world = makeWorld(Math.max(50, Math.floor(options.rows * LEG_SHARE)), options.files, options.seed);
  return {
    folder,
    random: randomFrom(options.seed ^ 0x5bd1e995),
    world,
    statements: makeStatements(world),
    expectedRows: new TextSink(join(options.out, 'expected_rows.csv'), 'utf-8'),
    classes: {},
    wordless: new Set(plans.flatMap(({ form, index }) => (form.money === 'word' ? [] : [index]))),
    shown: new Uint8Array(world.moves.count * 2),
    twinsKept: new Int32Array(world.twins.length),
    strays: [],
    rows: 0,
    strayCount: 0,
  };
}

interface WrittenFile {
  readonly file: string;
  readonly path: string;
  readonly encoding: string;
  readonly delimiter: string;
  /** Lines before the first row. */
  readonly head: number;
  readonly width: number;
  readonly rows: number;
}

function writeFile(state: State, plan: FilePlan, fillTo: number): WrittenFile {
  const { world, random, expectedRows } = state;
  if (state.rows === 0) expectedRows.write('file,row,class,code\n');
  let row = 0;
  const owners = world.accounts.filter(
    ({ file, kind, secondFile }) => file === plan.index && kind === 'normal' && secondFile < 0,
  );
  const makeStray = (): StatementRow => makeStrayRow(state, owners);
  const file = new HostileFile(state.folder, plan, {
    random,
    makeStray,
    expect: (rowClass, code = '') => {
      row += 1;
      const key = code === '' ? rowClass : `${rowClass} ${code}`;
      state.classes[key] = (state.classes[key] ?? 0) + 1;
      expectedRows.write(`${plan.id},${row},${rowClass},${code}\n`);
    },
  });
  world.accounts.forEach((account, index) => {
    if (account.file === plan.index || account.secondFile === plan.index)
      writeStatement(state, file, { account, index });
  });
  world.twins.forEach((twin, index) => writeTwins(state, file, { twin, index }));
  while (state.rows + row < fillTo - 3) {
    const stray = makeStray();
    file.row(stray, 'kept');
    state.strays.push(stray);
  }
  const kept = file.close();
  if (kept !== undefined) state.strays.push(kept);
  state.rows += row;
  return {
    file: plan.id,
    path: plan.path,
    encoding: plan.encoding,
    delimiter: plan.delimiter,
    head: plan.preamble.length + 1,
    width: plan.form.columns.length,
    rows: row,
  };
}

function makeStrayRow(state: State, owners: readonly Account[]): StatementRow {
  const number = state.strayCount++;
  const owner = owners[number % owners.length] ?? state.world.accounts[0];
  if (owner === undefined) throw new RangeError('a world without accounts');
  return strayRow(owner, number, PERIOD_START + ((number * 7919) % (690 * 86_400)));
}

function writeStatement(
  state: State,
  file: HostileFile,
  { account, index }: { account: Account; index: number },
): void {
  const { world, statements, random } = state;
  const isSecond = account.file !== file.plan.index;
  const own = statements.legs.subarray(statements.offsets[index], statements.offsets[index + 1]);
  own.forEach((leg, position) => {
    if (isSecond && timeOf(world, leg) < account.secondFrom) return;
    // Without a word nothing tells the direction of 0.00: the copy would be another row.
    if (
      isSecond &&
      world.moves.amount[leg >> 1] === 0 &&
      [account.file, account.secondFile].some((shownIn) => state.wordless.has(shownIn))
    )
      return;
    const balance = account.hasBalance ? statements.balance[leg] : undefined;
    const row = moveRow(world, { move: leg >> 1, side: leg % 2 === 0 ? 0 : 1, isFirst: position === 0, balance });
    const base: RowClass = !row.succeeded ? 'failed' : row.amount === 0 ? 'empty' : 'kept';
    file.row(row, state.shown[leg] === 1 ? 'duplicate' : base);
    state.shown[leg] = 1;
    if (!random.chance(0.02)) return;
    // A second copy is a duplicate where a balance proves it; a row of 0.00 stays what it is.
    if (row.balance !== undefined && row.amount !== 0) file.row(row, 'duplicate');
    else if (row.amount === 0 && account.secondFile < 0) file.row(row, base);
  });
}

/** Equal rows without a balance: the file with more copies says how often it happened. */
function writeTwins(state: State, file: HostileFile, { twin, index }: { twin: Twin; index: number }): void {
  const copies =
    (twin.first === file.plan.index ? twin.firstCopies : 0) + (twin.second === file.plan.index ? twin.secondCopies : 0);
  const row = twinRow(state.world, twin);
  for (let copy = 1; copy <= copies; copy++) {
    const isRepeat = copy <= (state.twinsKept[index] ?? 0);
    file.row(row, isRepeat ? 'duplicate' : 'kept');
    if (!isRepeat) state.twinsKept[index] = copy;
  }
}

function twinRow(world: World, twin: Twin): StatementRow {
  const stray = strayRow(ownerOf(world.accounts, twin.account), 0, twin.at);
  const named = twin.outside < 0 ? {} : { counter: outsideNumber(twin.outside), counterName: '测试公交' };
  return { ...stray, ...named, amount: twin.amount, summary: '乘车', serial: '', sparse: true };
}

function writeTransfers(state: State, out: string): number {
  const { world } = state;
  const sink = new TextSink(join(out, 'expected_transfers.csv'), 'utf-8');
  sink.write('payer,payee,amount,currency,time,legs\n');
  let count = 0;
  const write = ({ payer, payee, amount, currency, at, legs }: TrueTransfer): void => {
    count += 1;
    sink.write(
      `${payer},${payee},${amount},${currency},${new Date((at + 8 * 3600) * 1000).toISOString().slice(0, 19)}+08:00,${legs}\n`,
    );
  };
  const single = (row: StatementRow): TrueTransfer => ({
    payer: accountKey(row.owner),
    payee: row.counter,
    amount: row.amount,
    currency: row.owner.currency,
    at: row.at,
    legs: 'payer',
  });
  for (let move = 0; move < world.moves.count; move++) transfersOfMove(world, move).forEach(write);
  world.twins.forEach((twin, index) => {
    for (let copy = 0; copy < (state.twinsKept[index] ?? 0); copy++) write(single(twinRow(world, twin)));
  });
  state.strays.forEach((row) => write(single(row)));
  sink.close();
  return count;
}

/** Every spelling that names an account of the statements. */
function writeAccounts({ world }: State, out: string): void {
  const lines = world.accounts.flatMap((account) => {
    const numbers = account.kind === 'internal' ? [account.card] : [account.card, account.laterCard, account.account];
    return numbers.filter((number) => number !== '').map((number) => `${number},${accountKey(account)}\n`);
  });
  writeFileSync(join(out, 'expected_accounts.csv'), `number,account\n${lines.join('')}`);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '1000000' },
      files: { type: 'string', default: '40' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      xlsx: { type: 'boolean', default: false },
    },
  });
  if (values.out === undefined) throw new Error('--out DIR is missing');
  const started = performance.now();
  const summary = generateHostileExport({
    rows: Number(values.rows),
    files: Number(values.files),
    seed: Number(values.seed),
    out: values.out,
    xlsx: values.xlsx,
  });
  process.stdout.write(
    `${JSON.stringify({ ...summary, seconds: Number(((performance.now() - started) / 1000).toFixed(1)) }, null, 1)}\n`,
  );
}
