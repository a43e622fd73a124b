import { EDGE_KIND } from '#graph';
import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_KIND } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { TRADE_GUARDS } from './subjects.ts';

/** What a ring's members are measured over. */
export interface RingScope {
  readonly core: ReadonlySet<number>;
  readonly from: number;
  readonly to: number;
  readonly currency: number;
}

/** RING-5: one member's money in the ring's period, by who stands on the other side. Minor units. */
export interface MemberFlow {
  readonly account: number;
  inMinor: number;
  outMinor: number;
  /** From accounts outside the core that are not the holder's own. */
  inPayersMinor: number;
  inCoreMinor: number;
  outCoreMinor: number;
  /** Cash, shops, payment institutions, brokers, abroad: where money leaves what can be followed. */
  outExitMinor: number;
  /** To persons around the core. */
  outPersonsMinor: number;
  readonly payers: Set<number>;
  readonly persons: Set<number>;
  /** Received by core payer. */
  readonly fromCore: Map<number, number>;
  /** Pattern credits from outside the core. */
  externalMinor: number;
  /** Pattern debits to accounts without a statement, clearing left out, by payee. */
  readonly toUncovered: Map<number, { minor: number; transfers: number; readonly first: number }>;
}

/** Distinct counterparties are counted up to here: no role asks for more. */
export const COUNTED_COUNTERPARTIES = 5;

/** A leg may be booked this long after its transfer (LEG-2). */
const LEG_SLACK_SECONDS = 2 * 86_400;
const EXIT_FLAGS =
  ENTRY_FLAG.cash |
  ENTRY_FLAG.pos |
  ENTRY_FLAG.merchant |
  ENTRY_FLAG.clearing |
  ENTRY_FLAG.broker |
  ENTRY_FLAG.atm |
  ENTRY_FLAG.overseas;
/** What the bank itself books: no part of what the holder does. */
const BANK_FLAGS = ENTRY_FLAG.fee | ENTRY_FLAG.tax | ENTRY_FLAG.interest;

export function memberFlow(view: CaseView, scope: RingScope, account: number): MemberFlow {
  const flow: MemberFlow = {
    account,
    inMinor: 0,
    outMinor: 0,
    inPayersMinor: 0,
    inCoreMinor: 0,
    outCoreMinor: 0,
    outExitMinor: 0,
    outPersonsMinor: 0,
    payers: new Set(),
    persons: new Set(),
    fromCore: new Map(),
    externalMinor: 0,
    toUncovered: new Map(),
  };
  const { ledger, graph } = view;
  const end = ledger.offsets[account + 1]!;
  for (let i = firstEntryAt(view, account, scope.from - LEG_SLACK_SECONDS); i < end; i += 1) {
    if (ledger.t[i]! > scope.to + LEG_SLACK_SECONDS) break;
    const e = ledger.edge[i]!;
    const t = e < 0 ? ledger.t[i]! : graph.t[e]!;
    if (t < scope.from || t > scope.to || ledger.currency[i] !== scope.currency) continue;
    if (e >= 0 && (graph.kind[e]! & EDGE_KIND.reversal) !== 0) continue;
    if (e < 0 && (ledger.flags[i]! & BANK_FLAGS) !== 0) continue;
    if (ledger.amount[i]! > 0) addCredit(view, scope, { flow, entry: i });
    else addDebit(view, scope, { flow, entry: i });
  }
  return flow;
}

/** First ledger entry of the account at or after t. */
export function firstEntryAt({ ledger }: CaseView, account: number, t: number): number {
  let low = ledger.offsets[account]!;
  let high = ledger.offsets[account + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ledger.t[middle]! < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Booked {
  readonly flow: MemberFlow;
  readonly entry: number;
}

function addCredit(view: CaseView, { core }: RingScope, { flow, entry }: Booked): void {
  const minor = view.ledger.amount[entry]!;
  flow.inMinor += minor;
  const e = view.ledger.edge[entry]!;
  if (e < 0) return;
  const payer = view.graph.src[e]!;
  if (core.has(payer)) {
    flow.inCoreMinor += minor;
    flow.fromCore.set(payer, (flow.fromCore.get(payer) ?? 0) + minor);
    return;
  }
  if ((view.graph.kind[e]! & EDGE_KIND.pattern) !== 0) flow.externalMinor += minor;
  if (isOwn(view, payer, flow.account)) return;
  flow.inPayersMinor += minor;
  if (flow.payers.size < COUNTED_COUNTERPARTIES) flow.payers.add(payer);
}

function addDebit(view: CaseView, { core }: RingScope, { flow, entry }: Booked): void {
  const { ledger, graph, accounts } = view;
  const minor = -ledger.amount[entry]!;
  flow.outMinor += minor;
  const e = ledger.edge[entry]!;
  const payee = e < 0 ? -1 : graph.dst[e]!;
  if (payee >= 0 && core.has(payee)) {
    flow.outCoreMinor += minor;
    return;
  }
  if (payee < 0 || isExit(view, payee, ledger.flags[entry]!)) flow.outExitMinor += minor;
  else if (!isOwn(view, payee, flow.account) && accounts.kind[payee] !== ACCOUNT_KIND.corporate) {
    flow.outPersonsMinor += minor;
    if (flow.persons.size < COUNTED_COUNTERPARTIES) flow.persons.add(payee);
  }
  if (payee >= 0 && isWithoutStatement(view, payee) && (graph.kind[e]! & EDGE_KIND.pattern) !== 0) {
    const taken = flow.toUncovered.get(payee);
    if (taken === undefined) flow.toUncovered.set(payee, { minor, transfers: 1, first: e });
    else {
      taken.minor += minor;
      taken.transfers += 1;
    }
  }
}

function isWithoutStatement({ accounts }: CaseView, account: number): boolean {
  return !isSubject(accounts, account) && accounts.kind[account] !== ACCOUNT_KIND.clearing;
}

function isExit(view: CaseView, payee: number, flags: number): boolean {
  const kind = view.accounts.kind[payee]!;
  return (
    (flags & EXIT_FLAGS) !== 0 ||
    kind === ACCOUNT_KIND.settlement ||
    kind === ACCOUNT_KIND.clearing ||
    ((view.guarded?.accounts[payee] ?? 0) & TRADE_GUARDS) !== 0
  );
}

function isOwn({ accounts }: CaseView, a: number, b: number): boolean {
  return a === b || (accounts.holder[a]! >= 0 && accounts.holder[a] === accounts.holder[b]);
}
