import { TIME_PRECISION_MS } from '#model';
import type { Coverage, LegRows } from './leg-rows.ts';

/** Test data only: money that really moved, and the statements that show it. Same seed, same data. */
export interface LegWorld {
  readonly seed: number;
  readonly accounts: number;
  readonly transfers: number;
  /** Few amounts make many ties. */
  readonly amounts: number;
  /** Seconds over which the transfers are spread. */
  readonly spanSeconds: number;
  /** Each leg's clock is off by at most this much either way; bank delay is added for the credit. */
  readonly skewSeconds: number;
  readonly delaySeconds: number;
  /** Share of accounts whose stamps are days, and minutes. */
  readonly dayShare: number;
  readonly minuteShare: number;
  /** Share of transfers marked slow; their credit comes up to 25 h later. */
  readonly slowShare: number;
  /** Share of legs that are missing from the statements. */
  readonly dropShare: number;
  /** Share of accounts whose statements never name the counterparty by number. */
  readonly anonymousShare: number;
  /** Share of transfers with a serial that both banks show. */
  readonly serialShare: number;
  /** Share of statements that come a second time under another name. */
  readonly repeatShare: number;
}

export interface StatementLine {
  readonly file: string;
  readonly row: number;
  readonly own: number;
  readonly counter: number;
  readonly direction: 1 | -1;
  readonly amount: number;
  readonly tMs: number;
  readonly precision: 0 | 1 | 2;
  readonly serial: bigint;
  readonly slow: 0 | 1;
  readonly balance: number;
  readonly transfer: number;
}

export interface TrueTransfer {
  readonly payer: number;
  readonly payee: number;
  readonly amount: number;
}

const EPOCH_MS = Date.UTC(2024, 0, 9, 16);

export function makeWorld(world: LegWorld): {
  transfers: TrueTransfer[];
  lines: StatementLine[];
  institutions: number[];
} {
  const random = mulberry32(world.seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const institutions = Array.from({ length: world.accounts }, () => whole(3) - 1);
  // One account always names its counterparties, or no transfer could be told.
  const anonymous = Array.from(
    { length: world.accounts },
    (_, account) => random() < world.anonymousShare && account > 0,
  );
  const precisions = Array.from({ length: world.accounts }, (): 0 | 1 | 2 => {
    const share = random();
    return share < world.dayShare ? 2 : share < world.dayShare + world.minuteShare ? 1 : 0;
  });
  const statements: Omit<StatementLine, 'file' | 'row' | 'balance'>[][] = Array.from(
    { length: world.accounts },
    () => [],
  );
  const transfers: TrueTransfer[] = [];
  while (transfers.length < world.transfers) {
    const [payer, payee] = [whole(world.accounts), whole(world.accounts)];
    // Names alone never join two legs: where neither side names the other there is nothing to find.
    if (payer === payee || (anonymous[payer] === true && anonymous[payee] === true)) continue;
    const id = transfers.push({ payer, payee, amount: 100 * (1 + whole(world.amounts)) }) - 1;
    const amount = 100 * Math.round((transfers[id]?.amount ?? 0) / 100);
    const slow = random() < world.slowShare ? 1 : 0;
    const serial = random() < world.serialShare ? BigInt(id + 1) : 0n;
    const start = EPOCH_MS + whole(world.spanSeconds) * 1000;
    for (const side of [-1, 1] as const) {
      const own = side < 0 ? payer : payee;
      const delay = side < 0 ? 0 : whole((slow === 1 ? 90_000 : world.delaySeconds) + 1);
      const skew = whole(2 * world.skewSeconds + 1) - world.skewSeconds;
      if (random() < world.dropShare) continue;
      const precision = precisions[own] ?? 0;
      const tMs = floorTo(start + (delay + skew) * 1000, precision);
      statements[own]?.push({
        own,
        counter: anonymous[own] === true ? -1 : payer + payee - own,
        direction: side,
        amount,
        tMs,
        precision,
        serial,
        slow,
        transfer: id,
      });
    }
  }
  const lines = statements.flatMap((statement, own) => {
    const withBalance = withBalances(statement.sort((a, b) => a.tMs - b.tMs));
    const files = random() < world.repeatShare ? [`${own}.csv`, `${own}-again.csv`] : [`${own}.csv`];
    return files.flatMap((file) => withBalance.map((line, row) => ({ ...line, file, row: row + 1 })));
  });
  return { transfers, lines, institutions };
}

/** Columns of lines in the given order; account coverage is all of time. */
export function toLegRows(lines: readonly StatementLine[], institutions: readonly number[]): LegRows {
  return {
    count: lines.length,
    own: Int32Array.from(lines, (line) => line.own),
    counter: Int32Array.from(lines, (line) => line.counter),
    counterIsClearing: new Uint8Array(lines.length),
    ownName: new Int32Array(lines.length).fill(-1),
    counterName: new Int32Array(lines.length).fill(-1),
    direction: Int8Array.from(lines, (line) => line.direction),
    amount: Float64Array.from(lines, (line) => line.amount),
    currency: new Uint8Array(lines.length),
    tMs: Float64Array.from(lines, (line) => line.tMs),
    precision: Uint8Array.from(lines, (line) => line.precision),
    serial: BigUint64Array.from(lines, (line) => line.serial),
    institution: Int32Array.from(lines, (line) => institutions[line.own] ?? -1),
    slow: Uint8Array.from(lines, (line) => line.slow),
  };
}

export function fullCoverage(accounts: number): Coverage {
  return { fromMs: new Float64Array(accounts).fill(-Infinity), toMs: new Float64Array(accounts).fill(Infinity) };
}

/** ≺ without fingerprints: time, serial, file, row. */
export function inTotalOrder(lines: readonly StatementLine[]): StatementLine[] {
  const compare = (a: number | bigint | string, b: number | bigint | string): number => (a < b ? -1 : a > b ? 1 : 0);
  return lines.toSorted(
    (a, b) => compare(a.tMs, b.tMs) || compare(a.serial, b.serial) || compare(a.file, b.file) || a.row - b.row,
  );
}

export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Balances of half the statements, by row; they tell true repeats from copies. -1 = the column is not there. */
function withBalances<T extends { own: number; direction: number; amount: number; serial: bigint }>(
  statement: T[],
): (T & { balance: number })[] {
  const shows = statement.every((line) => line.serial > 0n);
  let balance = 1_000_000;
  return statement.map((line) => ({ ...line, balance: shows ? (balance += line.direction * line.amount) : -1 }));
}

function floorTo(ms: number, precision: 0 | 1 | 2): number {
  const unit = TIME_PRECISION_MS[precision];
  return Math.floor((ms + 28_800_000) / unit) * unit - 28_800_000;
}
