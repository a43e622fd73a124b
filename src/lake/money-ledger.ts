import { checkBalances, type LedgerColumns, type MoneyLedger, type MovementColumns } from '#ledger';
import { TIME_PRECISION } from '#model';

import type { Engine } from './engine.ts';
import { hasStatementRows, ownLegsSql, ownOrder } from './own-legs.ts';
import type { ViewFacts } from './view-facts.ts';

export interface ReadMoney {
  readonly ledger: MoneyLedger;
  readonly opening: Float64Array;
  readonly negativeOpenings: number;
}

/**
 * The ledger of movements that have both parties, one time and no balance: each is an entry of its payer and one of its
 * payee, in the movements' own order. Fills `debit` and `credit`.
 */
export function ledgerOfMovements(
  movements: MovementColumns,
  { t, precision, accountCount }: { t: Uint32Array; precision: Uint8Array; accountCount: number },
): ReadMoney {
  const { count, payer, payee, amount } = movements;
  const offsets = new Uint32Array(accountCount + 1);
  for (let m = 0; m < count; m += 1) {
    offsets[payer[m]! + 1]! += 1;
    offsets[payee[m]! + 1]! += 1;
  }
  for (let account = 0; account < accountCount; account += 1) offsets[account + 1]! += offsets[account]!;
  const ledger = emptyMoneyLedger(offsets);
  const next = offsets.slice();
  for (let m = 0; m < count; m += 1) {
    for (let side = 0; side < 2; side += 1) {
      const account = side === 0 ? payer[m]! : payee[m]!;
      const at = next[account]!;
      next[account] = at + 1;
      if (side === 0) movements.debit[m] = at;
      else movements.credit[m] = at;
      ledger.movement[at] = m;
      ledger.amount[at] = side === 0 ? -amount[m]! : amount[m]!;
      ledger.t[at] = t[m]!;
      ledger.precision[at] = precision[m]!;
    }
  }
  ledger.balanceAfter.fill(Number.NaN);
  if (creditsFirst(ledger, movements)) tieMovements(ledger, movements);
  return { ledger, opening: new Float64Array(accountCount), negativeOpenings: 0 };
}

type EntryPage = {
  readonly account: Uint32Array;
  readonly transfer: Uint32Array;
  readonly amount: Float64Array;
  readonly t: Uint32Array;
  readonly precision: Uint8Array;
  readonly balance: Float64Array;
};

export interface MoneyRequest {
  readonly facts: ViewFacts;
  /** On `transfers t`. */
  readonly condition: string;
  readonly accountCount: number;
  readonly movements: MovementColumns;
}

/** Entries are read this many at a time, whole accounts. */
const PAGE_ENTRIES = 1_500_000;

/**
 * Every account's own legs in its own order (LEG-5), read in pages. Balances are checked with the rows of reversals, which
 * moved them too; then what moved nothing is left out. Fills `debit` and `credit`.
 */
export async function readMoneyLedger(engine: Engine, request: MoneyRequest): Promise<ReadMoney> {
  const { accountCount, movements, condition } = request;
  const offsets = await countEntries(engine, condition, accountCount);
  const all = emptyMoneyLedger(offsets);
  const movementOf = movementByTransfer(movements, request.facts.lastTransfer);
  const hasRows = await hasStatementRows(engine);
  let at = 0;
  for (let from = 0; from < accountCount;) {
    const to = pageEnd(offsets, from);
    if (offsets[to]! > offsets[from]!) {
      const page = await engine.columns<EntryPage>(
        pageSql(ownLegsSql(condition, { from, to }), request.facts, hasRows),
      );
      all.amount.set(page.amount, at);
      all.t.set(page.t, at);
      all.precision.set(page.precision, at);
      all.balanceAfter.set(page.balance, at);
      for (let i = 0; i < page.transfer.length; i += 1) all.movement[at + i] = movementOf[page.transfer[i]!]!;
      at += page.transfer.length;
    }
    from = to;
  }
  if (at !== offsets[accountCount]) throw new Error(`read ${at} ledger entries, expected ${offsets[accountCount]}`);
  const { opening, negativeOpenings } = openingsOf(all, accountCount);
  const ledger = withoutUnmoved(all);
  creditsFirst(ledger, movements);
  tieMovements(ledger, movements);
  return { ledger, opening, negativeOpenings };
}

async function countEntries(engine: Engine, condition: string, accountCount: number): Promise<Uint32Array> {
  const counts = await engine.columns<{ account: Uint32Array; n: Uint32Array }>(
    `SELECT account::UINTEGER AS account, count(*)::UINTEGER AS n FROM (${ownLegsSql(condition)}) e GROUP BY e.account`,
  );
  const offsets = new Uint32Array(accountCount + 1);
  for (let i = 0; i < counts.account.length; i += 1) offsets[counts.account[i]! + 1] = counts.n[i]!;
  for (let account = 0; account < accountCount; account += 1) offsets[account + 1]! += offsets[account]!;
  return offsets;
}

function pageSql(legs: string, facts: ViewFacts, hasRows: boolean): string {
  const { joins, order } = ownOrder(hasRows);
  return `
    SELECT e.account::UINTEGER AS account, transfer::UINTEGER AS transfer, signed::DOUBLE AS amount,
      ((e.own_ms - ${facts.epochSeconds * 1000}) // 1000)::UINTEGER AS t,
      ${hasRows ? 'coalesce(r.precision, e.precision)' : 'e.precision'} AS precision,
      coalesce(balance::DOUBLE, 'nan'::DOUBLE) AS balance
    FROM (${legs}) e ${joins} ORDER BY e.account, ${order}`;
}

function pageEnd(offsets: Uint32Array, from: number): number {
  const limit = offsets[from]! + PAGE_ENTRIES;
  let to = from + 1;
  while (to < offsets.length - 1 && offsets[to + 1]! <= limit) to += 1;
  return to;
}

function movementByTransfer({ transfer, count }: MovementColumns, lastTransfer: number): Int32Array {
  const movementOf = new Int32Array(lastTransfer + 1).fill(-1);
  for (let m = 0; m < count; m += 1) movementOf[transfer[m]!] = m;
  return movementOf;
}

function openingsOf(all: MoneyLedger, accountCount: number): Pick<ReadMoney, 'opening' | 'negativeOpenings'> {
  const one = new Uint8Array(all.amount.length);
  const columns: LedgerColumns = { ...all, edge: all.movement, currency: one, flags: new Uint16Array(0) };
  const { openings } = checkBalances(columns);
  const opening = new Float64Array(accountCount);
  let negativeOpenings = 0;
  openings.account.forEach((account, i) => {
    const amount = openings.amount[i]!;
    if (amount < 0) negativeOpenings += 1;
    opening[account] = Math.max(0, amount);
  });
  return { opening, negativeOpenings };
}

function withoutUnmoved(all: MoneyLedger): MoneyLedger {
  const accountCount = all.offsets.length - 1;
  const offsets = new Uint32Array(accountCount + 1);
  let kept = 0;
  for (let account = 0; account < accountCount; account += 1) {
    for (let entry = all.offsets[account]!; entry < all.offsets[account + 1]!; entry += 1) {
      if (all.movement[entry]! < 0) continue;
      all.movement[kept] = all.movement[entry]!;
      all.amount[kept] = all.amount[entry]!;
      all.t[kept] = all.t[entry]!;
      all.precision[kept] = all.precision[entry]!;
      all.balanceAfter[kept] = all.balanceAfter[entry]!;
      kept += 1;
    }
    offsets[account + 1] = kept;
  }
  return {
    offsets,
    movement: all.movement.subarray(0, kept),
    amount: all.amount.subarray(0, kept),
    t: all.t.subarray(0, kept),
    precision: all.precision.subarray(0, kept),
    balanceAfter: all.balanceAfter.subarray(0, kept),
  };
}

/**
 * [TRC-2] Inside one minute or day stamp credits stand before debits: an account without overdraft cannot pay what it has
 * not got. A move of an account to itself keeps its debit before its credit, whatever the precision. Tells whether anything
 * was put elsewhere.
 */
function creditsFirst(ledger: MoneyLedger, movements: Pick<MovementColumns, 'payer' | 'payee'>): boolean {
  const { offsets, t, precision } = ledger;
  let hasMoved = false;
  for (let account = 0; account + 1 < offsets.length; account += 1) {
    const end = offsets[account + 1]!;
    for (let from = offsets[account]!; from < end;) {
      let to = from + 1;
      while (to < end && t[to] === t[from] && precision[to] === precision[from]) to += 1;
      if (to - from > 1) hasMoved = orderUnit(ledger, movements, { from, to }) || hasMoved;
      from = to;
    }
  }
  return hasMoved;
}

function orderUnit(
  ledger: MoneyLedger,
  { payer, payee }: Pick<MovementColumns, 'payer' | 'payee'>,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const { amount, movement } = ledger;
  const isCoarse = ledger.precision[from] !== TIME_PRECISION.second;
  const isOwn = (entry: number): boolean => payer[movement[entry]!] === payee[movement[entry]!];
  let [hasOwn, isOrdered] = [isOwn(from), true];
  for (let entry = from + 1; entry < to; entry += 1) {
    if (isOwn(entry)) hasOwn = true;
    if (isCoarse && amount[entry]! > 0 && amount[entry - 1]! < 0) isOrdered = false;
  }
  if (isOrdered && !hasOwn) return false;
  const order: number[] = [];
  const ownCredits = new Map<number, number>();
  for (let entry = from; entry < to; entry += 1) {
    if (amount[entry]! < 0) continue;
    if (isOwn(entry)) ownCredits.set(movement[entry]!, entry);
    else if (isCoarse) order.push(entry);
  }
  for (let entry = from; entry < to; entry += 1) {
    if (amount[entry]! > 0 && (isCoarse || isOwn(entry))) continue;
    order.push(entry);
    const credit = isOwn(entry) ? ownCredits.get(movement[entry]!) : undefined;
    if (credit !== undefined) order.push(credit);
  }
  permute(ledger, from, order);
  return true;
}

function permute(ledger: MoneyLedger, from: number, order: readonly number[]): void {
  for (const column of [ledger.movement, ledger.amount, ledger.balanceAfter]) {
    const values = order.map((entry) => column[entry]!);
    column.set(values, from);
  }
}

function tieMovements(ledger: MoneyLedger, { debit, credit }: MovementColumns): void {
  const { movement, amount } = ledger;
  for (let entry = 0; entry < movement.length; entry += 1) {
    if (amount[entry]! < 0) debit[movement[entry]!] = entry;
    else credit[movement[entry]!] = entry;
  }
}

function emptyMoneyLedger(offsets: Uint32Array): MoneyLedger {
  const total = offsets.at(-1) ?? 0;
  return {
    offsets,
    movement: new Int32Array(total),
    amount: new Float64Array(total),
    t: new Uint32Array(total),
    precision: new Uint8Array(total),
    balanceAfter: new Float64Array(total),
  };
}
