import { EDGE_KIND } from '#graph';
import { ENTRY_FLAG, type MoneyAccounts, type MoneyColumns, type MovementColumns } from '#ledger';
import { ACCOUNT_FLAG, type AccountColumns } from '#model';

import { sqlText, type Engine } from './engine.ts';
import { ledgerOfMovements, readMoneyLedger } from './money-ledger.ts';
import { dropTemporary } from './resolve-accounts.ts';
import { readAccountColumns } from './view-accounts.ts';
import { readViewFacts, spanCondition, type ViewFacts } from './view-facts.ts';
import type { Workspace } from './workspace.ts';

/** The money of one currency, and what of the data is not in it. */
export interface MoneyView extends MoneyColumns {
  /** First and last second of the data of all currencies, on the view's clock. */
  readonly from: number;
  readonly to: number;
  readonly counts: MoneyViewCounts;
}

export interface MoneyViewCounts {
  /** Transfers that are one side of a reversal. */
  readonly reversals: number;
  /** Moves of an account to itself of which only one row is on hand: they leave it nowhere. */
  readonly ownMoves: number;
  /** Accounts whose balances say that they opened below zero: taken as empty. */
  readonly negativeOpenings: number;
}

/** [TRC-1] What moved money: not both sides of a reversal, not half of a move inside one account. */
const MOVES_NOTHING = `((t.kind & ${EDGE_KIND.reversal}) <> 0 OR (t.legs <> 0 AND t.payer IS NOT DISTINCT FROM t.payee))`;

/**
 * The money of one currency as a trace walks it (`MoneyColumns`): movements without a payer or a payee are kept (cash,
 * fees), each account's entries stand in its own legs' order, credits first inside one minute or day stamp. Openings
 * come from the balances. Nothing is made per row: ten million plain transfers load in some seconds.
 */
export async function buildMoneyView(ws: Workspace, currency: string): Promise<MoneyView> {
  const span = ws.span ?? { from: undefined, to: undefined };
  const facts = await readViewFacts(ws.engine, span);
  const accounts = await readAccountColumns(ws.engine, facts, span);
  const condition = `t.currency = ${sqlText(currency)} AND ${spanCondition(span)}`;
  const raw = await readMovements(ws.engine, facts, condition);
  const movements = movementsOf(raw, accounts);
  const { ledger, opening, negativeOpenings } = facts.isWhole
    ? ledgerOfMovements(movements, { t: raw.t, precision: raw.precision, accountCount: accounts.count })
    : await readMoneyLedger(ws.engine, { facts, condition, accountCount: accounts.count, movements });
  return {
    currency,
    accountCount: accounts.count,
    epochSeconds: facts.epochSeconds,
    movements,
    ledger,
    accounts: accountsOf(accounts, opening),
    from: facts.from,
    to: facts.to,
    counts: { ...(await countLeftOut(ws.engine, condition)), negativeOpenings },
  };
}

/** Currencies of the workspace's transfers, most transfers first. */
export async function currenciesOf(ws: Workspace): Promise<readonly string[]> {
  return (await readViewFacts(ws.engine, ws.span ?? { from: undefined, to: undefined })).currencies;
}

/** Which of these transfers are in no money view because they moved nothing. */
export async function movedNothing(ws: Workspace, transfers: Iterable<number>): Promise<ReadonlySet<number>> {
  const wanted = Int32Array.from(new Set(transfers));
  if (wanted.length === 0) return new Set();
  await ws.engine.createTemporary('wanted_transfers', { transfer: wanted });
  const found = await ws.engine.columns<{ transfer: Int32Array }>(
    `SELECT t.transfer FROM transfers t JOIN wanted_transfers w ON w.transfer = t.transfer WHERE t.amount_minor <= 0 OR ${MOVES_NOTHING}`,
  );
  await dropTemporary(ws.engine, 'wanted_transfers');
  return new Set(found.transfer);
}

type RawMovements = {
  readonly transfer: Uint32Array;
  readonly payer: Int32Array;
  readonly payee: Int32Array;
  readonly amount: Float64Array;
  readonly words: Uint16Array;
  readonly t: Uint32Array;
  readonly precision: Uint8Array;
};

function readMovements(engine: Engine, facts: ViewFacts, condition: string): Promise<RawMovements> {
  return engine.columns<RawMovements>(`
    SELECT t.transfer::UINTEGER AS transfer, coalesce(t.payer, -1)::INTEGER AS payer, coalesce(t.payee, -1)::INTEGER AS payee,
      t.amount_minor::DOUBLE AS amount, t.words, ((t.t_ms - ${facts.epochSeconds * 1000}) // 1000)::UINTEGER AS t, t.precision
    FROM transfers t WHERE t.amount_minor > 0 AND NOT ${MOVES_NOTHING} AND ${condition} ORDER BY t.transfer`);
}

function movementsOf(raw: RawMovements, { holder }: AccountColumns): MovementColumns {
  const { transfer, payer, payee, amount, words: flags } = raw;
  const count = transfer.length;
  for (let m = 0; m < count; m += 1) {
    const [from, to] = [payer[m]!, payee[m]!];
    if (from < 0 || to < 0) continue;
    if (holder[from]! >= 0 && holder[from] === holder[to]) flags[m]! |= ENTRY_FLAG.own;
  }
  const debit = new Int32Array(count).fill(-1);
  const credit = new Int32Array(count).fill(-1);
  return { count, transfer, payer, payee, amount, flags, debit, credit };
}

function accountsOf(accounts: AccountColumns, opening: Float64Array): MoneyAccounts {
  const { kind, flags, coveredFrom, coveredTo } = accounts;
  const covered = flags.map((bits) => ((bits & ACCOUNT_FLAG.covered) === 0 ? 0 : 1));
  return { opening, covered, coveredFrom, coveredTo, kind };
}

async function countLeftOut(
  engine: Engine,
  condition: string,
): Promise<Pick<MoneyViewCounts, 'reversals' | 'ownMoves'>> {
  const [row] = await engine.rows<{ reversals: number; moves: number }>(`
    SELECT count(*) FILTER ((t.kind & ${EDGE_KIND.reversal}) <> 0) AS reversals,
      count(*) FILTER ((t.kind & ${EDGE_KIND.reversal}) = 0 AND t.legs <> 0 AND t.payer IS NOT DISTINCT FROM t.payee) AS moves
    FROM transfers t WHERE ${condition}`);
  return { reversals: row?.reversals ?? 0, ownMoves: row?.moves ?? 0 };
}
