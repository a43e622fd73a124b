import { TRADE_GUARDS, type CaseView, type Detection } from '#detect';
import { ACCOUNT_FLAG, ACCOUNT_KIND, type AccountIdentity } from '#model';
import { AROUND_LIMIT, compareCurrencies, type NotSuspected } from '#report';

/** One account around the core in one currency; accounts are dense. */
interface AroundRow {
  readonly account: number;
  readonly currency: number;
  readonly corePaid: Set<number>;
  readonly coreFrom: Set<number>;
  paidMinor: number;
  receivedMinor: number;
  transfers: number;
}

export interface AroundCore {
  /** The first `AROUND_LIMIT` by amount, each currency apart, CNY first. */
  readonly listed: readonly AroundRow[];
  readonly more: number;
}

/** RING-1: what the accounts around the cores of surviving hits did with the core, each transfer of the evidence once. */
export function accountsAroundCore(view: CaseView, detection: Detection): AroundCore {
  const { src, dst, amount, currency } = view.graph;
  const surviving = detection.hits.filter((hit) => hit.subsumedBy < 0);
  const core = new Set(surviving.flatMap((hit) => hit.core));
  const rows = new Map<string, AroundRow>();
  const rowOf = (account: number, edge: number): AroundRow => {
    const key = `${account} ${currency[edge] ?? 0}`;
    const known = rows.get(key);
    if (known !== undefined) return known;
    const made = {
      account,
      currency: currency[edge] ?? 0,
      corePaid: new Set<number>(),
      coreFrom: new Set<number>(),
      paidMinor: 0,
      receivedMinor: 0,
      transfers: 0,
    };
    rows.set(key, made);
    return made;
  };
  const listed = bandedAccounts(detection);
  for (const edge of new Set(surviving.flatMap((hit) => hit.evidence))) {
    const from = src[edge] ?? 0;
    const to = dst[edge] ?? 0;
    if (core.has(from) === core.has(to) || listed.has(core.has(to) ? from : to)) continue;
    const row = rowOf(core.has(to) ? from : to, edge);
    row.transfers += 1;
    if (core.has(to)) {
      row.corePaid.add(to);
      row.paidMinor += amount[edge] ?? 0;
    } else {
      row.coreFrom.add(from);
      row.receivedMinor += amount[edge] ?? 0;
    }
  }
  const code = (row: AroundRow): string => view.currencies[row.currency] ?? '';
  const total = (row: AroundRow): number => row.paidMinor + row.receivedMinor;
  const sorted = [...rows.values()].toSorted(
    (a, b) => compareCurrencies(code(a), code(b)) || total(b) - total(a) || a.account - b.account,
  );
  return { listed: sorted.slice(0, AROUND_LIMIT), more: Math.max(0, sorted.length - AROUND_LIMIT) };
}

/** RING-1: accounts around the cores of surviving hits, counted by what they did; the largest listed, masked. */
export function describeNotSuspected(
  view: CaseView,
  detection: Detection,
  { around, identities }: { readonly around: AroundCore; readonly identities: ReadonlyMap<number, AccountIdentity> },
): NotSuspected {
  const accounts = around.listed.map((row) => {
    const identity = identities.get(row.account);
    if (identity === undefined) throw new RangeError(`no identity for account ${row.account}`);
    const { display, institution, kind, covered } = identity;
    return {
      display,
      institution,
      kind,
      covered,
      currency: view.currencies[row.currency] ?? '',
      corePaid: row.corePaid.size,
      paidMinor: row.paidMinor,
      coreFrom: row.coreFrom.size,
      receivedMinor: row.receivedMinor,
      transfers: row.transfers,
    };
  });
  return { ...countNotSuspected(view, detection), accounts, more: around.more };
}

/** Accounts with an index that lists them: whatever they are in a pattern, they are not "not suspected". */
function bandedAccounts({ scores }: Detection): Set<number> {
  return new Set(Array.from(scores.account).filter((_, row) => (scores.band[row] ?? 0) > 0));
}

function countNotSuspected(view: CaseView, detection: Detection): Omit<NotSuspected, 'accounts' | 'more'> {
  const { src, dst } = view.graph;
  const surviving = detection.hits.filter((hit) => hit.subsumedBy < 0);
  const core = new Set([...surviving.flatMap((hit) => hit.core), ...bandedAccounts(detection)]);
  const payers = new Set<number>();
  const payees = new Set<number>();
  for (const hit of surviving) {
    for (const edge of hit.evidence) {
      if (!core.has(src[edge] ?? -1)) payers.add(src[edge] ?? -1);
      if (!core.has(dst[edge] ?? -1)) payees.add(dst[edge] ?? -1);
    }
  }
  const everyone = new Set([...payers, ...payees]);
  let merchants = 0;
  let boundary = 0;
  for (const account of everyone) {
    if (isTrade(view, account)) merchants += 1;
    if (((view.accounts.flags[account] ?? 0) & ACCOUNT_FLAG.covered) === 0) boundary += 1;
  }
  return { payers: payers.size, payees: payees.size, merchants, boundary };
}

/** [REP-42] The trades of a ring's periphery: clearing accounts, and whom a guard takes for a merchant, an employer or a utility. */
function isTrade(view: CaseView, account: number): boolean {
  return (
    view.accounts.kind[account] === ACCOUNT_KIND.settlement ||
    ((view.guarded?.accounts[account] ?? 0) & TRADE_GUARDS) !== 0
  );
}
