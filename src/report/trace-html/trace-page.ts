import type { Trace } from '#contract';

import { accountName } from '../html/cells.ts';
import type { Markup } from '../html/markup.ts';
import { formatInstant } from '../format.ts';
import { mainPolicy, type TraceData, type TracePolicy } from '../trace-data.ts';
import { say } from './words.ts';

export type TraceAccount = TracePolicy['accounts'][number];
export type TraceEdge = TracePolicy['edges'][number];
export type TracePath = TracePolicy['paths'][number];
export type FreezeLine = Trace['freeze'][number];

/** What every section of the page needs. */
export interface TracePage {
  readonly data: TraceData;
  readonly trace: Trace;
  readonly currency: string;
  /** The policy shown first. */
  readonly policy: TracePolicy;
  readonly accounts: ReadonlyMap<string, TraceAccount>;
  /** Accounts with a card of their own, in that order: most money still there first. */
  readonly carded: readonly TraceAccount[];
  /** Their ids: only these are linked. */
  readonly linked: ReadonlySet<string>;
  /** Movements with victim money in time order; of one moment by their first row. */
  readonly ordered: readonly TraceEdge[];
  /** The same by account, either side. */
  readonly edgesOf: ReadonlyMap<string, readonly TraceEdge[]>;
  /** Victims that report a movement, by its first row. */
  readonly sourceVictims: ReadonlyMap<string, readonly string[]>;
  /** Most urgent first, only accounts that the policy shown says hold money. */
  readonly urgent: readonly FreezeLine[];
}

/** Accounts with a card. */
export const CARD_LIMIT = 200;

export function tracePage(data: TraceData): TracePage {
  const { trace } = data;
  const policy = mainPolicy(data);
  const ordered = inTimeOrder(policy.edges);
  const carded = policy.accounts
    .toSorted((a, b) => b.held - a.held || b.received - a.received || (a.id < b.id ? -1 : 1))
    .slice(0, CARD_LIMIT);
  return {
    data,
    trace,
    currency: trace.currency,
    policy,
    accounts: new Map(policy.accounts.map((one) => [one.id, one])),
    carded,
    linked: new Set(carded.map(({ id }) => id)),
    ordered,
    edgesOf: edgesByAccount(ordered),
    sourceVictims: victimsBySource(trace),
    urgent: trace.freeze.filter(({ held }) => held > 0),
  };
}

/** The number as shown, linked to the account's card if it has one. */
export function account(id: string, page: TracePage): Markup {
  if (id === '') return say('nobody');
  const identity = page.data.identities.get(id) ?? page.accounts.get(id);
  return accountName(identity === undefined ? { id, display: id.slice(0, 12) } : { ...identity, id }, page.linked);
}

export function numberOf(id: string, page: TracePage): string {
  const identity = page.data.identities.get(id) ?? page.accounts.get(id);
  return identity?.number ?? identity?.display ?? id.slice(0, 12);
}

/** The time of a movement as precise as its source. */
export function timeOf(edge: Pick<TraceEdge, 'source' | 'at'>, page: TracePage): string {
  return page.data.evidence.get(edge.source)?.time ?? formatInstant(edge.at);
}

export function secondsOf(iso: string): number {
  return Math.round(Date.parse(iso) / 1000);
}

/** Seconds east of UTC of a time. */
export function offsetOf(iso: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60);
}

/** Parts of a movement's victim money by how they end. */
export function endsOf(edge: TraceEdge): readonly { readonly end: string; readonly amount: number }[] {
  return edge.ends ?? [{ end: edge.end, amount: edge.taint }];
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function inTimeOrder(edges: readonly TraceEdge[]): TraceEdge[] {
  return edges
    .map((edge) => ({ edge, at: secondsOf(edge.at) }))
    .toSorted((a, b) => a.at - b.at || (a.edge.source < b.edge.source ? -1 : 1))
    .map(({ edge }) => edge);
}

function edgesByAccount(edges: readonly TraceEdge[]): ReadonlyMap<string, readonly TraceEdge[]> {
  const found = new Map<string, TraceEdge[]>();
  for (const edge of edges) {
    for (const id of new Set([edge.from, edge.to])) {
      if (id === '') continue;
      const list = found.get(id) ?? [];
      list.push(edge);
      found.set(id, list);
    }
  }
  return found;
}

function victimsBySource(trace: Trace): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, sources } of trace.victims) {
    for (const { source } of sources) {
      const [first = ''] = source;
      found.set(first, [...(found.get(first) ?? []), id]);
    }
  }
  return found;
}
