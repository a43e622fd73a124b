import type { MoneyColumns, TaintPolicy } from '#ledger';

import { MOVEMENT_END, type TraceFlows, type TraceSource } from '../trace-flows.ts';
import { AccountSums, type AmountOfEnd, type AssembledAccount } from './account-sums.ts';
import { flowGroups, heldGroups, together, type FlowPart } from './flow-groups.ts';
import { addTo } from './layers.ts';

export interface AssembledEdge {
  readonly movement: number;
  /** Least hop. */
  readonly layer: number;
  /** Minor units of victim money, at most the movement's amount. */
  readonly taint: number;
  /** MOVEMENT_END of most of it. */
  readonly end: number;
  /** All ends, most money first. */
  readonly ends: readonly AmountOfEnd[];
  readonly byVictim: readonly { readonly victim: number; readonly taint: number }[];
}

export interface VictimTotals {
  readonly victim: number;
  /** Reported transfers that happened by `until`; = held + exited, exactly (not under poison). */
  readonly reported: number;
  readonly held: number;
  readonly exited: number;
}

export interface TraceTotals {
  readonly reported: number;
  readonly held: number;
  readonly exited: number;
  /** By MOVEMENT_END but `goes-on`, rising; zeros left out. */
  readonly byEnd: readonly AmountOfEnd[];
  /** Accounts that were followed. */
  readonly accounts: number;
  /** Most hops. */
  readonly layers: number;
}

export interface AssembledTrace {
  readonly policy: TaintPolicy;
  readonly label: PolicyLabel;
  /** By layer, then most received first, then number. */
  readonly accounts: readonly AssembledAccount[];
  /** By movement. */
  readonly edges: readonly AssembledEdge[];
  readonly victims: readonly VictimTotals[];
  readonly totals: TraceTotals;
  readonly counts: TraceFlows['counts'];
}

export type PolicyLabel = 'trace' | 'search-only' | 'label-only';

/** What the answer of a policy may be used for (definitions.md 5). */
export function policyLabel(policy: TaintPolicy): PolicyLabel {
  if (policy === 'poison') return 'label-only';
  return policy === 'match-first' ? 'search-only' : 'trace';
}

/**
 * [SHOW-1] What people are shown of one policy's trace: accounts with their layer and where the money on them went, movements,
 * totals. Dense numbers and minor units only. Throws if money got lost or came up: a defect.
 */
export function assembleTrace(money: MoneyColumns, flows: TraceFlows, sources: readonly TraceSource[]): AssembledTrace {
  const labels = flows.policy === 'poison';
  const accounts = new Map<number, AccountSums>();
  const edges: AssembledEdge[] = [];
  const byEnd = new Map<number, number>();
  const victims = new Map<number, { reported: number; held: number; exited: number }>(
    sources.map(({ victim }) => [victim, { reported: 0, held: 0, exited: 0 }]),
  );
  let [reported, held, layers] = [0, 0, 0];
  for (const parts of flowGroups(flows)) {
    const whole = together(parts, labels);
    edges.push(toEdge(parts, whole));
    bookFlows(money, accounts, { parts, whole });
    for (const { hop, amount, end } of whole) {
      layers = Math.max(layers, hop);
      if (hop === 1) reported += amount;
      if (end !== MOVEMENT_END['goes-on']) addTo(byEnd, end, amount);
    }
    for (const { victim, hop, amount, end } of parts) {
      const own = victims.get(victim)!;
      if (hop === 1) own.reported += amount;
      if (end !== MOVEMENT_END['goes-on']) own.exited += amount;
    }
  }
  for (const parts of heldGroups(flows)) {
    const own = sumsOf(accounts, parts[0]!.account);
    for (const { amount } of together(parts, labels)) {
      held += amount;
      own.holds(amount);
    }
    for (const { victim, amount } of parts) {
      victims.get(victim)!.held += amount;
      own.holdsOf(victim, amount);
    }
  }
  const ends = [...byEnd].toSorted(([a], [b]) => a - b).map(([end, amount]) => ({ end, amount }));
  const exited = ends.reduce((sum, { amount }) => sum + amount, 0);
  const victimTotals = [...victims].toSorted(([a], [b]) => a - b).map(([victim, sums]) => ({ victim, ...sums }));
  if (!labels) victimTotals.forEach(checkVictim);
  const shown = [...accounts.values()].map((sums) => sums.finish(!labels));
  return {
    policy: flows.policy,
    label: policyLabel(flows.policy),
    accounts: shown.toSorted((a, b) => a.layer - b.layer || b.received - a.received || a.account - b.account),
    edges,
    victims: victimTotals,
    totals: { reported, held, exited, byEnd: ends, accounts: shown.filter(({ entered }) => entered).length, layers },
    counts: flows.counts,
  };
}

function checkVictim({ victim, reported, held, exited }: VictimTotals): void {
  if (reported !== held + exited)
    throw new Error(`victim ${victim}: reported ${reported}, held ${held}, exited ${exited}`);
}

interface MovementParts {
  readonly parts: readonly FlowPart[];
  readonly whole: readonly FlowPart[];
}

function bookFlows(
  { movements }: MoneyColumns,
  accounts: Map<number, AccountSums>,
  { parts, whole }: MovementParts,
): void {
  const { movement } = parts[0]!;
  const [payer, payee] = [movements.payer[movement]!, movements.payee[movement]!];
  for (const part of whole) {
    if (part.hop > 1) sumsOf(accounts, payer).leaves(part);
    if (payee >= 0 && AccountSums.tellsOf(part)) sumsOf(accounts, payee).arrives(part);
  }
  if (payee < 0) return;
  for (const part of parts) if (AccountSums.tellsOf(part)) sumsOf(accounts, payee).arrivesOf(part);
}

function sumsOf(accounts: Map<number, AccountSums>, account: number): AccountSums {
  const known = accounts.get(account);
  if (known !== undefined) return known;
  const made = new AccountSums(account);
  accounts.set(account, made);
  return made;
}

/**
 * A reported transfer is wholly its victim's money: what of another victim's flows into it ends there and is no second taint of
 * the same yuan, so that an edge never carries more than its amount.
 */
function toEdge(all: readonly FlowPart[], joined: readonly FlowPart[]): AssembledEdge {
  const isReported = all.some(({ hop }) => hop === 1);
  const counts = ({ end }: FlowPart): boolean => !isReported || end !== MOVEMENT_END['reported-again'];
  const [parts, whole] = [all.filter(counts), joined.filter(counts)];
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    const { movement, hop, amount, end, victim } = only;
    return { movement, layer: hop, taint: amount, end, ends: [{ end, amount }], byVictim: [{ victim, taint: amount }] };
  }
  const [ends, victims] = [new Map<number, number>(), new Map<number, number>()];
  for (const { end, amount } of whole) addTo(ends, end, amount);
  for (const { victim, amount } of parts) addTo(victims, victim, amount);
  const sorted = [...ends]
    .map(([end, amount]) => ({ end, amount }))
    .toSorted((a, b) => b.amount - a.amount || a.end - b.end);
  return {
    movement: parts[0]!.movement,
    layer: parts.reduce((least, { hop }) => Math.min(least, hop), Infinity),
    taint: sorted.reduce((sum, { amount }) => sum + amount, 0),
    end: sorted[0]!.end,
    ends: sorted,
    byVictim: [...victims].map(([victim, taint]) => ({ victim, taint })),
  };
}
