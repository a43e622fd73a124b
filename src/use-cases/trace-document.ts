import type { Trace } from '#contract';
import type { TaintPolicy } from '#ledger';
import type { AccountIdentity, Problem } from '#model';
import type { EvidenceRow } from '#report';
import type { TraceFlows } from '#trace';

import type { UnmatchedStart } from './trace-starts.ts';
import { END_NAMES, tallyFlows, type Tally, type TallyAccount } from './trace-tally.ts';
import type { TraceWork } from './trace-work.ts';

export interface TraceDocumentInput {
  readonly work: TraceWork;
  readonly currency: string;
  /** By dense account. */
  readonly identities: ReadonlyMap<number, AccountIdentity>;
  /** By movement. */
  readonly evidence: ReadonlyMap<number, EvidenceRow>;
  readonly unmatched: readonly UnmatchedStart[];
  readonly warnings: readonly Problem[];
  /** Victim ids as shown. */
  readonly shownVictim: (victim: number) => string;
  readonly isoOf: (t: number) => string;
}

type Policy = Trace['policies'][string];

const LABELS: Partial<Record<TaintPolicy, Policy['label']>> = { poison: 'label-only', 'match-first': 'search-only' };

/** trace.json of cli.md. */
export function buildTrace(input: TraceDocumentInput): Trace {
  const { work } = input;
  const policies: Record<string, Policy> = {};
  for (const [policy, flows] of work.flows) policies[policy] = publishedPolicy(input, policy, flows);
  return {
    schema: 'duanka/trace/1',
    currency: input.currency,
    until: input.isoOf(work.bounds.until),
    bounds: { layers: work.bounds.layers, least: work.bounds.leastMinor },
    victims: publishedVictims(input),
    unmatched: [...input.unmatched],
    policies,
    comparison: comparisonOf(policies),
    requests: requestsOf(input, policies),
    warnings: [...input.warnings],
  };
}

function publishedVictims({ work, evidence, shownVictim }: TraceDocumentInput): Trace['victims'] {
  return work.victims.map((_, victim) => {
    const own = work.sources.filter((source) => source.victim === victim);
    const movements = new Set(own.map(({ movement }) => movement));
    return {
      id: shownVictim(victim),
      cases: [...new Set(own.map(({ caseNo }) => caseNo).filter((caseNo) => caseNo !== ''))],
      reported: [...movements].reduce((sum, movement) => sum + work.money.movements.amount[movement]!, 0),
      sources: own.map(({ caseNo, movement }) => {
        const row = rowOf(evidence, movement);
        return {
          case_no: caseNo,
          source: [...row.sources],
          from: row.payer.display,
          to: row.payee.display,
          paid_at: isoText(row.time),
          amount: row.amountMinor,
        };
      }),
    };
  });
}

function publishedPolicy(input: TraceDocumentInput, policy: TaintPolicy, flows: TraceFlows): Policy {
  const { work, evidence } = input;
  const tally = tallyFlows(work.money, flows);
  return {
    label: LABELS[policy] ?? 'trace',
    accounts: tally.accounts.map((account) => publishedAccount(input, account)),
    edges: tally.edges.map(({ movement, layer, taint, end }) => {
      const row = rowOf(evidence, movement);
      return {
        source: row.sources[0] ?? '',
        sources: [...row.sources],
        from: row.payer.id,
        to: row.payee.id,
        at: isoText(row.time),
        layer,
        amount: row.amountMinor,
        taint,
        end: END_NAMES[end] ?? '',
      };
    }),
    paths: [],
    totals: totalsOf(input, tally),
    ties: [],
    counts: { ...flows.counts },
  };
}

function publishedAccount({ work, identities, shownVictim }: TraceDocumentInput, tally: TallyAccount): Policy['accounts'][number] {
  const identity = identities.get(tally.account);
  const layers = [...tally.byLayer].toSorted(([a], [b]) => a - b);
  const least = layers[0]?.[1] ?? 0;
  const last = layers.at(-1)?.[0] ?? tally.layer;
  return {
    id: identity?.id ?? '',
    display: identity?.display ?? '',
    ...(identity?.number === undefined ? {} : { number: identity.number }),
    ...(identity === undefined || identity.institution === '' ? {} : { institution: identity.institution }),
    layer: tally.layer,
    ...(least < 0.2 * tally.received ? { layer_to: last } : {}),
    received: tally.received,
    held: tally.held,
    passed_on: tally.passedOn,
    exited: tally.exited,
    by_layer: layers.map(([layer, received]) => ({ layer, received })),
    victims: [...tally.victims].map(([victim, share]) => ({ victim: shownVictim(victim), ...share })),
    covered: work.money.accounts.covered[tally.account] === 1,
  };
}

function totalsOf({ work }: TraceDocumentInput, tally: Tally): Policy['totals'] {
  const movements = new Set(work.sources.map(({ movement }) => movement));
  const exited = [...tally.byEnd.values()].reduce((sum, amount) => sum + amount, 0);
  return {
    reported: [...movements].reduce((sum, movement) => sum + work.money.movements.amount[movement]!, 0),
    held: tally.held,
    exited,
    by_end: Object.fromEntries([...tally.byEnd].map(([end, amount]) => [END_NAMES[end] ?? '', amount])),
    accounts: tally.accounts.length,
    layers: tally.accounts.reduce((most, { layer }) => Math.max(most, layer), 0),
  };
}

function comparisonOf(policies: Readonly<Record<string, Policy>>): Trace['comparison'] {
  const held = new Map<string, Record<string, number>>();
  for (const [name, policy] of Object.entries(policies)) {
    for (const account of policy.accounts) {
      if (account.held === 0) continue;
      const line = held.get(account.id) ?? {};
      line[name] = account.held;
      held.set(account.id, line);
    }
  }
  return [...held].map(([account, by]) => ({
    account,
    held: Object.fromEntries(Object.keys(policies).map((name) => [name, by[name] ?? 0])),
  }));
}

function requestsOf({ identities }: TraceDocumentInput, policies: Readonly<Record<string, Policy>>): Trace['requests'] {
  const [policy] = Object.values(policies);
  const display = new Map([...identities.values()].map((identity) => [identity.id, identity]));
  const wanted = new Map<string, { amount: number; from: string }>();
  for (const edge of policy?.edges ?? []) {
    if (edge.end !== 'no-statement' || edge.to === '') continue;
    const line = wanted.get(edge.to) ?? { amount: 0, from: edge.at };
    wanted.set(edge.to, { amount: line.amount + edge.taint, from: line.from < edge.at ? line.from : edge.at });
  }
  return [...wanted]
    .map(([id, { amount, from }]) => {
      const identity = display.get(id);
      return {
        id,
        display: identity?.display ?? '',
        ...(identity === undefined || identity.institution === '' ? {} : { institution: identity.institution }),
        amount,
        from,
      };
    })
    .toSorted((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1));
}

function rowOf(evidence: ReadonlyMap<number, EvidenceRow>, movement: number): EvidenceRow {
  const row = evidence.get(movement);
  if (row === undefined) throw new RangeError(`movement ${movement} was not looked up`);
  return row;
}

/** `2024-03-05 14:07:33` of Asia/Shanghai as ISO 8601, as precise as it is. */
export function isoText(local: string): string {
  return local.length <= 10 ? local : `${local.replace(' ', 'T')}+08:00`;
}

/** Everything that a document of this work names. */
export function namedInWork({ money, flows, sources }: TraceWork): { accounts: Set<number>; movements: Set<number> } {
  const movements = new Set(sources.map(({ movement }) => movement));
  const accounts = new Set<number>();
  for (const traced of flows.values()) {
    for (const movement of traced.flows.movement) movements.add(movement);
    for (const account of traced.held.account) accounts.add(account);
  }
  for (const movement of movements) {
    accounts.add(money.movements.payer[movement]!);
    accounts.add(money.movements.payee[movement]!);
  }
  accounts.delete(-1);
  return { accounts, movements };
}

