import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mix } from '../hostile/random.ts';
import type { Scenario } from './scenario.ts';

/** How one and the same scenario is written down. */
export interface Writing {
  readonly layout: 'plain' | 'statement';
  readonly fileName: (file: number) => string;
  readonly number: (account: number) => string;
  /** Place of a row in its file, by its place in time; a bijection. */
  readonly place: (position: number, rows: number) => number;
  readonly shiftDays: number;
}

export interface WrittenScenario {
  readonly folder: string;
  /** `file#row` -> transfer of the scenario. */
  readonly transferOf: ReadonlyMap<string, number>;
  readonly accountOf: ReadonlyMap<string, number>;
}

const FILES = 3;
const DAY = 86_400;

export const AS_IT_IS: Omit<Writing, 'layout'> = {
  fileName: (file) => `${file}_transfers.csv`,
  number: (account) => `62000003${String(account).padStart(11, '0')}`,
  place: (position) => position,
  shiftDays: 0,
};

interface Line {
  readonly transfer: number;
  readonly text: string;
}

export function writeScenario(scenario: Scenario, folder: string, writing: Writing): WrittenScenario {
  mkdirSync(folder, { recursive: true });
  const files: Line[][] = Array.from({ length: FILES }, () => []);
  if (writing.layout === 'plain') fillPlain(scenario, writing, files);
  else fillStatements(scenario, writing, files);
  const header = writing.layout === 'plain' ? 'time,payer,payee,amount,currency,channel,note' : STATEMENT_HEADER;
  const transferOf = new Map<string, number>();
  files.forEach((lines, file) => {
    const name = writing.fileName(file);
    const placed: string[] = [];
    lines.forEach(({ transfer, text }, position) => {
      const at = writing.place(position, lines.length);
      placed[at] = text;
      transferOf.set(`${name}#${at + 1}`, transfer);
    });
    writeFileSync(join(folder, name), [header, ...placed, ''].join('\n'));
  });
  return {
    folder,
    transferOf,
    accountOf: new Map(Array.from({ length: scenario.accounts }, (_, account) => [writing.number(account), account])),
  };
}

function fillPlain({ transfers }: Scenario, { number, shiftDays }: Writing, files: Line[][]): void {
  transfers.forEach(({ payer, payee, amount, at }, transfer) => {
    const text = `${localTime(at + shiftDays * DAY)},${number(payer)},${number(payee)},${(amount / 100).toFixed(2)},CNY,,`;
    files[transfer % FILES]?.push({ transfer, text });
  });
}

const STATEMENT_HEADER =
  '交易卡号,交易账号,账户开户名称,开户人证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,对手户名,交易币种,交易是否成功,交易流水号,备注';

/** Both sides' rows; the payee's clock is a little ahead or behind. */
function fillStatements({ transfers, accounts }: Scenario, { number, shiftDays }: Writing, files: Line[][]): void {
  const balance = new Float64Array(accounts).fill(5_000_000_00);
  const rows = transfers.flatMap(({ at }, transfer) => [
    { transfer, side: -1, at },
    { transfer, side: 1, at: at + (mix(transfer, 21) % 90) - 40 },
  ]);
  for (const { transfer, side, at } of rows.sort((a, b) => a.at - b.at || a.transfer - b.transfer || a.side - b.side)) {
    const { payer, payee, amount } = transfers[transfer] ?? { payer: 0, payee: 0, amount: 0 };
    const [own, other] = side < 0 ? [payer, payee] : [payee, payer];
    const after = (balance[own] ?? 0) + side * amount;
    balance[own] = after;
    const cells = [
      ...[
        number(own),
        '',
        `测试${own}`,
        `000000199001${String(own).padStart(6, '0')}`,
        localTime(at + shiftDays * DAY),
      ],
      ...[
        (amount / 100).toFixed(2),
        (after / 100).toFixed(2),
        side < 0 ? '出' : '进',
        number(other),
        `测试${other}`,
        'CNY',
        '成功',
        `S${transfer}${side < 0 ? 'D' : 'C'}`,
        '',
      ],
    ];
    files[own % FILES]?.push({ transfer, text: cells.join(',') });
  }
}

function localTime(unix: number): string {
  return new Date((unix + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
