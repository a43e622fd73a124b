import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND, CHINA_OFFSET_MS, type Detector, type DetectorOutput, type Parameters } from '#model';
import { ACCOUNT_GUARD, type CaseView } from '../case-view.ts';
import { neighbourRuns } from '../neighbour-runs.ts';
import { amountFor, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { edgesOf, reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, memberOf, StrongestReasons } from './link-signals.ts';
import { SHARED_NETWORK_PARAMETERS } from './shared-network-parameters.ts';

const DAY = 86_400;
const CHINA = CHINA_OFFSET_MS / 1000;
const TRADE =
  ENTRY_FLAG.pos | ENTRY_FLAG.merchant | ENTRY_FLAG.salary | ENTRY_FLAG.clearing | ENTRY_FLAG.own | ENTRY_FLAG.reversal;
const TRADE_GUARDS = ACCOUNT_GUARD.merchant | ACCOUNT_GUARD.utility | ACCOUNT_GUARD.clearing | ACCOUNT_GUARD.payroll;

/**
 * Z13: from one address on the net different holders pay the same person on the same day, day after day. The address
 * alone says nothing: a firm, a campus and a house each have one.
 */
export const sharedNetwork: Detector<CaseView> = {
  id: 'shared-network',
  version: 1,
  title: { zh: '不同主体同一 IP 向同一人付款', en: 'Different holders pay one person from one address on the net' },
  subject: 'account',
  family: 'control',
  annexFeature: 'Z13',
  parameters: SHARED_NETWORK_PARAMETERS,
  run: findNetworks,
};

/** One payer's payments to one person on one day. */
interface Payment {
  readonly account: number;
  minor: number;
  readonly entries: number[];
}

interface Tally {
  readonly days: Set<number>;
  readonly members: Map<number, number[]>;
}

function findNetworks(view: CaseView, parameters: Parameters): DetectorOutput {
  const { networks } = view;
  if (networks === undefined) return FACTS_MISSING;
  const reasons = new StrongestReasons(view);
  const leastMinor = view.currencies.map((code) => amountFor(parameters, 'minimumAmountMinor', code) ?? Infinity);
  let wideNetworks = 0;
  const minimumHolders = numberOf(parameters, 'minimumHolders');
  for (const [start, end] of neighbourRuns(networks.identifier)) {
    const tallies = new Map<number, Tally>();
    const dates = Array.from(networks.from.subarray(start, end), (t) => dateOf(view, t));
    for (const [first, last] of neighbourRuns(dates)) {
      const seen = networks.account.subarray(start + first, start + last);
      if (seen.length > numberOf(parameters, 'maximumAccounts')) wideNetworks += 1;
      else if (seen.length >= minimumHolders)
        tallyDay(view, { date: dates[first]!, accounts: seen, leastMinor, minimumHolders }, tallies);
    }
    for (const tally of tallies.values()) addReasons(view, tally, parameters, reasons);
  }
  const counts = { 'wide-networks': wideNetworks };
  return reasonsOutput({ signals: reasons.all(), notAssessable: [], counts }, parameters);
}

function addReasons(view: CaseView, { days, members }: Tally, parameters: Parameters, reasons: StrongestReasons): void {
  if (days.size < numberOf(parameters, 'minimumDays')) return;
  const holders = new Set([...members.keys()].map((account) => memberOf(view.accounts.holder[account]!, account))).size;
  for (const [account, entries] of members) {
    reasons.add({
      account,
      strength: strengthOf(holders, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      code: 'shared-network',
      values: {
        holders,
        days: days.size,
        minimumHolders: numberOf(parameters, 'minimumHolders'),
        minimumDays: numberOf(parameters, 'minimumDays'),
      },
      evidence: edgesOf(view.ledger, entries),
      from: view.ledger.t[entries[0]!]!,
      to: view.ledger.t[entries.at(-1)!]!,
    });
  }
}

/** Persons whom enough different holders of one address paid on one day. */
function tallyDay(
  view: CaseView,
  day: {
    readonly date: number;
    readonly accounts: Uint32Array;
    readonly leastMinor: readonly number[];
    readonly minimumHolders: number;
  },
  tallies: Map<number, Tally>,
): void {
  const byPayee = new Map<number, Map<number, Payment>>();
  for (const account of day.accounts) {
    for (const { payee, entry } of paymentsOn(view, account, day.date)) {
      const payers = byPayee.get(payee) ?? new Map<number, Payment>();
      const payment = payers.get(account) ?? { account, minor: 0, entries: [] };
      payment.minor -= view.ledger.amount[entry]!;
      payment.entries.push(entry);
      byPayee.set(payee, payers.set(account, payment));
    }
  }
  for (const [payee, payers] of byPayee) {
    const enough = [...payers.values()].filter(
      ({ minor, entries }) => minor >= day.leastMinor[view.ledger.currency[entries[0]!]!]!,
    );
    const holders = new Set(enough.map(({ account }) => memberOf(view.accounts.holder[account]!, account))).size;
    if (holders < day.minimumHolders) continue;
    const tally = tallies.get(payee) ?? { days: new Set(), members: new Map() };
    tally.days.add(day.date);
    for (const { account, entries } of enough)
      tally.members.set(account, [...(tally.members.get(account) ?? []), ...entries]);
    tallies.set(payee, tally);
  }
}

/** Payments of one day to accounts that may be another person's. */
function paymentsOn(view: CaseView, account: number, date: number): { payee: number; entry: number }[] {
  const { ledger, graph, accounts, guarded } = view;
  const [start, end] = [ledger.offsets[account]!, ledger.offsets[account + 1]!];
  let low = start;
  for (let high = end; low < high;) {
    const middle = (low + high) >>> 1;
    if (dateOf(view, ledger.t[middle]!) < date) low = middle + 1;
    else high = middle;
  }
  const found: { payee: number; entry: number }[] = [];
  for (let i = low; i < end && dateOf(view, ledger.t[i]!) === date; i += 1) {
    const edge = ledger.edge[i]!;
    if (edge < 0 || ledger.amount[i]! >= 0 || (ledger.flags[i]! & TRADE) !== 0) continue;
    const payee = graph.dst[edge]!;
    const kind = accounts.kind[payee];
    const isTrade =
      kind === ACCOUNT_KIND.clearing ||
      kind === ACCOUNT_KIND.corporate ||
      (guarded !== undefined && (guarded.accounts[payee]! & TRADE_GUARDS) !== 0);
    if (!isTrade && payee !== account) found.push({ payee, entry: i });
  }
  return found;
}

function dateOf({ epochSeconds }: CaseView, t: number): number {
  return Math.floor((t + epochSeconds + CHINA) / DAY);
}
