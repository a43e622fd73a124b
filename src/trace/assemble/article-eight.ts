import { ENTRY_FLAG, TAINT_POLICIES, type MoneyColumns, type TaintPolicy } from '#ledger';

import { allocateReturn } from '../return/allocate-return.ts';
import type { TraceFlows, TraceSource } from '../trace-flows.ts';
import { leftOfVictims, openStretch, type LeftOfVictim, type OpenStretch } from './left-of-victims.ts';
import { policyLabel, type PolicyLabel } from './assemble-trace.ts';

export interface FrozenAccount {
  readonly account: number;
  /** Second of the freeze on the ledger's clock. */
  readonly at: number;
  /** Minor units frozen; the balance by the ledger unless told. Never more than that is shared out. */
  readonly frozenMinor?: number | undefined;
  readonly sources: readonly TraceSource[];
  /** One trace per policy with `until` = `at`: what they say of money that came by other accounts. */
  readonly traces: readonly TraceFlows[];
}

export type ArticleEightReason =
  | 'one-inflow'
  | 'several-inflows'
  | 'only-victim-since-empty'
  | 'nothing-paid-out'
  | 'all-orders-agree'
  | 'orders-differ'
  | 'pro-rata';

export interface ArticleEightShare {
  readonly victim: number;
  /** Step 2: what can be left at least and at most, whatever order money was used in; equal where a step decides. */
  readonly least: number;
  readonly most: number;
}

export interface ArticleEightStep {
  readonly step: 1 | 2 | 3;
  readonly decides: boolean;
  readonly reason: ArticleEightReason;
  /** Rows the step looked at, in the account's order. */
  readonly movements: readonly number[];
  readonly shares: readonly ArticleEightShare[];
}

export interface ExtensionRow {
  readonly policy: TaintPolicy;
  readonly label: PolicyLabel;
  readonly shares: readonly { readonly victim: number; readonly held: number }[];
}

/** What is not settled by the article: money that came by other accounts. */
export interface Extension {
  readonly basis: 'no-binding-rule';
  /** Credits that brought victim money by two and more hops, under any policy. */
  readonly movements: readonly number[];
  /** All policies side by side, as they were given. */
  readonly byPolicy: readonly ExtensionRow[];
}

export type ArticleEightCaveat =
  | 'no-statement'
  | 'statement-ends-early'
  | 'opening-unknown'
  | 'uncovered-debits'
  | 'other-inflows';

export interface ArticleEight {
  readonly account: number;
  readonly at: number;
  /** By the ledger. */
  readonly balance: number;
  readonly frozen: number;
  /** The step that decides for the first tier; 0: no victim paid this account directly. */
  readonly decidedBy: 0 | 1 | 2 | 3;
  /** In the article's order, up to the one that decides. */
  readonly steps: readonly ArticleEightStep[];
  readonly extension?: Extension;
  readonly caveats: readonly ArticleEightCaveat[];
}

interface Look {
  readonly money: MoneyColumns;
  readonly frozen: number;
  readonly account: number;
  readonly stretch: OpenStretch;
  /** Victims of reported transfers credited to the account by then. */
  readonly victimOf: ReadonlyMap<number, number>;
  /** Movements of all its credits by then, interest left out. */
  readonly inflows: readonly number[];
}

/**
 * [ART8-1] The order of Article 8 of the 2016 return rule at a frozen account: one inflow; several inflows, but timestamps single
 * out the victims' money; pro rata. A proposal for a named decider, with the rows that each step used. Step 2 is our reading
 * ([ART8-3]); whatever came by other accounts is our extension ([ART8-5]).
 */
export function articleEight(money: MoneyColumns, input: FrozenAccount): ArticleEight {
  const { account, at, sources, traces } = input;
  const stretch = openStretch(money, account, at);
  const frozen = Math.min(input.frozenMinor ?? stretch.balance, stretch.balance);
  const look: Look = { money, frozen, account, stretch, ...inflowsOf(money, { account, sources, to: stretch.to }) };
  const steps: ArticleEightStep[] = [];
  if (look.victimOf.size > 0) {
    for (const step of [oneInflow, byTimestamps, proRata]) {
      steps.push(step(look));
      if (steps.at(-1)!.decides) break;
    }
  }
  const extension = extensionOf(account, traces);
  return {
    account,
    at,
    balance: stretch.balance,
    frozen,
    decidedBy: steps.at(-1)?.step ?? 0,
    steps,
    ...(extension === undefined ? {} : { extension }),
    caveats: caveatsOf(look, at),
  };
}

interface InflowQuestion {
  readonly account: number;
  readonly sources: readonly TraceSource[];
  readonly to: number;
}

function inflowsOf({ ledger, movements }: MoneyColumns, { account, sources, to }: InflowQuestion) {
  const reported = new Map(sources.toReversed().map(({ movement, victim }) => [movement, victim]));
  const victimOf = new Map<number, number>();
  const inflows: number[] = [];
  for (let entry = ledger.offsets[account]!; entry < to; entry++) {
    const movement = ledger.movement[entry]!;
    if (ledger.amount[entry]! < 0 || (movements.flags[movement]! & ENTRY_FLAG.interest) !== 0) continue;
    inflows.push(movement);
    const victim = reported.get(movement);
    if (victim !== undefined) victimOf.set(movement, victim);
  }
  return { victimOf, inflows };
}

/** [ART8-2] An opening balance is an inflow too. */
function oneInflow({ money, account, inflows, victimOf, frozen }: Look): ArticleEightStep {
  const decides = inflows.length === 1 && money.accounts.opening[account]! <= 0;
  return {
    step: 1,
    decides,
    reason: decides ? 'one-inflow' : 'several-inflows',
    movements: inflows,
    shares: decides ? [...victimOf.values()].map((victim) => ({ victim, least: frozen, most: frozen })) : [],
  };
}

/** [ART8-3] Our reading: timestamps single a victim's money out when every order of use leaves the same of it. */
function byTimestamps({ money, stretch, victimOf, frozen }: Look): ArticleEightStep {
  const shares = leftOfVictims(money, stretch, victimOf).map((left) => ofFrozen(left, frozen, stretch.balance));
  const decides = shares.every(({ least, most }) => least === most);
  return {
    step: 2,
    decides,
    reason: decides ? whyTimestamps(money, stretch, victimOf) : 'orders-differ',
    movements: stretchMovements(money, stretch),
    shares,
  };
}

function ofFrozen({ victim, least, most }: LeftOfVictim, frozen: number, balance: number): ArticleEightShare {
  return { victim, least: Math.max(0, least - (balance - frozen)), most: Math.min(most, frozen) };
}

function whyTimestamps(
  { ledger }: MoneyColumns,
  { from, to, opening }: OpenStretch,
  victimOf: ReadonlyMap<number, number>,
): ArticleEightReason {
  const credits = new Set<number>();
  let debits = 0;
  for (let entry = from; entry < to; entry++) {
    if (ledger.amount[entry]! > 0) credits.add(victimOf.get(ledger.movement[entry]!) ?? -1);
    else debits++;
  }
  if (opening === 0 && credits.size === 1) return 'only-victim-since-empty';
  return debits === 0 ? 'nothing-paid-out' : 'all-orders-agree';
}

function stretchMovements({ ledger }: MoneyColumns, { from, to }: OpenStretch): number[] {
  return [...ledger.movement.subarray(from, to)];
}

/** [ART8-4] Each victim's transfers to this account against what is frozen. */
function proRata({ money, victimOf, frozen }: Look): ArticleEightStep {
  const losses = new Map<number, number>();
  for (const [movement, victim] of victimOf) {
    losses.set(victim, (losses.get(victim) ?? 0) + money.movements.amount[movement]!);
  }
  const claims = [...losses].map(([victim, lossMinor]) => ({ victim: String(victim), lossMinor, compensatedMinor: 0 }));
  const allocation = allocateReturn(frozen, claims);
  if (!allocation.ok) throw new Error(allocation.problem.code);
  return {
    step: 3,
    decides: true,
    reason: 'pro-rata',
    movements: [...victimOf.keys()],
    shares: allocation.value.shares
      .map(({ victim, payoutMinor }) => ({ victim: Number(victim), least: payoutMinor, most: payoutMinor }))
      .toSorted((a, b) => a.victim - b.victim),
  };
}

/** [ART8-5] */
function extensionOf(account: number, traces: readonly TraceFlows[]): Extension | undefined {
  const movements = new Set<number>();
  const rows = traces
    .toSorted((a, b) => TAINT_POLICIES.indexOf(a.policy) - TAINT_POLICIES.indexOf(b.policy))
    .map(({ policy, held }): ExtensionRow => {
      const sums = new Map<number, number>();
      for (let row = 0; row < held.count; row++) {
        if (held.account[row] !== account || held.hop[row]! < 2) continue;
        movements.add(held.credit[row]!);
        sums.set(held.victim[row]!, (sums.get(held.victim[row]!) ?? 0) + held.amount[row]!);
      }
      const shares = [...sums].toSorted(([a], [b]) => a - b).map(([victim, amount]) => ({ victim, held: amount }));
      return { policy, label: policyLabel(policy), shares };
    });
  if (movements.size === 0) return undefined;
  return { basis: 'no-binding-rule', movements: [...movements].toSorted((a, b) => a - b), byPolicy: rows };
}

function caveatsOf({ money, account, stretch, inflows, victimOf }: Look, at: number): ArticleEightCaveat[] {
  const { accounts, ledger } = money;
  if (accounts.covered[account] !== 1) return ['no-statement'];
  const caveats: ArticleEightCaveat[] = [];
  if (accounts.coveredTo[account]! < at) caveats.push('statement-ends-early');
  const first = ledger.offsets[account]!;
  if (first < stretch.to && accounts.opening[account] === 0 && Number.isNaN(ledger.balanceAfter[first]!))
    caveats.push('opening-unknown');
  if (stretch.uncoveredDebits > 0) caveats.push('uncovered-debits');
  if (inflows.length > victimOf.size) caveats.push('other-inflows');
  return caveats;
}
