import { ACCOUNT_FLAG, CHINA_OFFSET_MS } from '#model';

import { hasStatementRows, ownLegsSql, ownOrder } from './own-legs.ts';
import { dropTemporary } from './resolve-accounts.ts';
import type { Workspace } from './workspace.ts';

/** One account's movements in the currency that moved most often, its own legs in order. */
export interface AccountTimeline {
  /** Keyed id of the account. */
  readonly subject: string;
  readonly currency: string;
  /** Unix seconds; first and last movement, widened to the coverage. */
  readonly from: number;
  readonly to: number;
  readonly offsetSeconds: number;
  readonly at: Float64Array;
  /** Minor units; credits positive. */
  readonly signedMinor: Float64Array;
  /** NaN where unknown; absent if no movement has one. */
  readonly balanceMinor?: Float64Array;
  /** 1 where the movement's transfer is in `evidence`. */
  readonly evidence: Uint8Array;
  /** Stretches of [from, to] without coverage. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

type Movements = {
  readonly account: Int32Array;
  readonly transfer: Int32Array;
  readonly at: Float64Array;
  readonly signed: Float64Array;
  readonly balance: Float64Array;
  readonly currency: readonly string[];
};

interface Head {
  readonly id: string;
  readonly covered: boolean;
  readonly from: number;
  readonly to: number;
}

/** Timelines by dense account; accounts without a movement are left out. */
export async function accountTimelines(
  ws: Workspace,
  accounts: Iterable<number>,
  evidence: Iterable<number> = [],
): Promise<Map<number, AccountTimeline>> {
  await ws.engine.createTemporary('wanted_accounts', { account: Int32Array.from(new Set(accounts)) });
  const { joins, order } = ownOrder(await hasStatementRows(ws.engine));
  const chosen = 't.payer IN (SELECT account FROM wanted_accounts) OR t.payee IN (SELECT account FROM wanted_accounts)';
  const legs = `SELECT * FROM (${ownLegsSql(chosen)}) JOIN wanted_accounts USING (account)`;
  const movements = await ws.engine.columns<Movements>(`
    SELECT e.account, e.transfer, (e.own_ms / 1000)::DOUBLE AS at, e.signed::DOUBLE AS signed, coalesce(e.balance::DOUBLE, 'nan'::DOUBLE) AS balance, e.currency
    FROM (SELECT *, rank() OVER (PARTITION BY account ORDER BY n DESC, currency) AS place
      FROM (SELECT *, count(*) OVER (PARTITION BY account, currency) AS n FROM (${legs}))) e ${joins}
    WHERE e.place = 1 ORDER BY e.account, ${order}`);
  const heads = await readHeads(ws);
  await dropTemporary(ws.engine, 'wanted_accounts');
  const marked = new Set(evidence);
  const timelines = new Map<number, AccountTimeline>();
  for (let start = 0; start < movements.account.length;) {
    let end = start;
    while (end < movements.account.length && movements.account[end] === movements.account[start]) end += 1;
    const account = movements.account[start]!;
    timelines.set(account, timelineOf(movements, { start, end, head: heads.get(account)!, marked }));
    start = end;
  }
  return timelines;
}

async function readHeads(ws: Workspace): Promise<Map<number, Head>> {
  const rows = await ws.engine.rows<{
    account: number;
    id: string;
    covered: boolean;
    from: number | null;
    to: number | null;
  }>(`
    SELECT a.account, a.id, (a.flags & ${ACCOUNT_FLAG.covered}) <> 0 AS covered, a.covered_from_ms / 1000 AS "from", a.covered_to_ms / 1000 AS "to"
    FROM accounts a JOIN wanted_accounts USING (account)`);
  return new Map(
    rows.map(({ account, id, covered, from, to }) => [
      account,
      headOf({ id, covered: covered && from !== null && to !== null, from: from ?? 0, to: to ?? 0 }, ws.span),
    ]),
  );
}

/** Coverage is cut to the span that is looked at. */
function headOf(head: Head, span: Workspace['span']): Head {
  const from = Math.max(head.from, (span?.from ?? -Infinity) / 1000);
  const to = Math.min(head.to, (span?.to ?? Infinity) / 1000);
  return { ...head, covered: head.covered && from <= to, from, to };
}

function timelineOf(
  movements: Movements,
  part: { start: number; end: number; head: Head; marked: ReadonlySet<number> },
): AccountTimeline {
  const { start, end, head, marked } = part;
  const at = movements.at.slice(start, end);
  const balance = movements.balance.slice(start, end);
  const first = at[0]!;
  const last = at[at.length - 1]!;
  const from = head.covered ? Math.min(first, head.from) : first;
  const to = head.covered ? Math.max(last, head.to) : last;
  return {
    subject: head.id,
    currency: movements.currency[start]!,
    from,
    to,
    offsetSeconds: CHINA_OFFSET_MS / 1000,
    at,
    signedMinor: movements.signed.slice(start, end),
    ...(balance.every(Number.isNaN) ? {} : { balanceMinor: balance }),
    evidence: Uint8Array.from(movements.transfer.subarray(start, end), (transfer) => (marked.has(transfer) ? 1 : 0)),
    gaps: head.covered ? [...stretch(from, head.from), ...stretch(head.to, to)] : [{ from, to }],
  };
}

function stretch(from: number, to: number): { from: number; to: number }[] {
  return from < to ? [{ from, to }] : [];
}
