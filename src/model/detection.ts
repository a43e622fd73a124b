import type { Bilingual } from './text.ts';

export type Preset = 'statement' | 'structure';

/** Families of definitions.md 9 with their ceilings c. */
export const FAMILY_CEILING = {
  flow: 0.6,
  rhythm: 0.3,
  exit: 0.35,
  opening: 0.35,
  control: 0.5,
  ring: 0.7,
  report: 0.9,
} as const;
export type Family = keyof typeof FAMILY_CEILING;

export const TYPOLOGIES = [
  'fan-in',
  'fan-out',
  'gather-scatter',
  'gather-scatter-strict',
  'gather-scatter-loose',
  'scatter-gather',
  'scatter-gather-any-order',
  'layered',
  'cycle',
  'cycle-any-order',
  'chain',
  'bipartite',
  'stack',
  'pass-through',
  'run-points',
] as const;
export type Typology = (typeof TYPOLOGIES)[number];

export type ParameterValue = number | readonly number[];

export interface ParameterDescriptor {
  readonly id: string;
  readonly title: Bilingual;
  readonly unit: 'minor' | 'seconds' | 'share' | 'count' | 'ratio' | 'switch';
  readonly default: Readonly<Record<Preset, ParameterValue>>;
  /** Where the number comes from: a regulator's text, an institution's engine, or `setting`. */
  readonly source: string;
}

/** A detector is a description: forms, documentation, explanation and tests derive from it. */
export interface Detector<View> {
  readonly id: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly subject: 'account' | 'ring';
  readonly family: Family;
  /** Feature code of the bank-police platform (formats.md 6.2) and feature of the 261 annex (law.md 5), where one exists. */
  readonly featureCode?: string;
  readonly annexFeature?: string;
  readonly parameters: readonly ParameterDescriptor[];
  /** Bits of guarded transfers that the graph it searches leaves out; absent where it searches none, or the whole. */
  readonly leavesOut?: number;
  run(view: View, parameters: Parameters): DetectorOutput;
  /** For a detector whose work can be shared out; `run` is `join` over all parts in order. */
  readonly parts?: DetectorParts<View>;
}

/** Parts run apart and in any order; what one gives is plain data that can go from thread to thread. */
export interface DetectorParts<View> {
  count(view: View, parameters: Parameters): number;
  runPart(view: View, parameters: Parameters, part: number): unknown;
  /** `outputs[i]` is what part i gave. */
  join(view: View, parameters: Parameters, outputs: readonly unknown[]): DetectorOutput;
}

export type Parameters = Readonly<Record<string, ParameterValue>>;

export interface DetectorOutput {
  readonly hits: readonly HitDraft[];
  readonly signals: readonly SignalDraft[];
  /** Dense accounts that lack coverage for this detector (ACC-5): a gap, never a zero. */
  readonly notAssessable: Uint32Array;
  /** Caps, truncations and skips, by code; 0 is reported too. */
  readonly counts: Readonly<Record<string, number>>;
}

/** One pattern found by one detector. Accounts are dense indices, evidence edge positions of the graph in rising order. */
export interface HitDraft {
  readonly typology: Typology;
  readonly strength: number;
  readonly core: readonly number[];
  readonly evidence: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Minor units of `currency` (index into the view's currencies); -1 when the evidence mixes currencies. */
  readonly amount: number;
  readonly currency: number;
  /** What the hits of one typology are ranked by: SURPRISE in nats, or a tree's degree against the usual; `strength` comes from it. */
  readonly surprise?: number;
  /** Accounts that are core only if something from the core of the same ring reaches them (RING-1: the S of a scatter-gather). */
  readonly sources?: readonly number[];
  /** Accounts that only pay: core only if what they pay is money of the same ring's core, first in first out, or (if named as core) where the ring has no other core (RING-1). */
  readonly payers?: readonly number[];
  /** What a run-points pool measured (POOL), for the session chart. */
  readonly pool?: PoolMeasures;
}

/** POOL 1, 4, 5, 6 in numbers. Times on the graph's clock, amounts in minor units. */
export interface PoolMeasures {
  readonly sessions: readonly PoolSession[];
  /** Accounts or control groups that the session outflow converges on, largest first. */
  readonly sinks: readonly { readonly account: number; readonly share: number }[];
  /** Position of the pool's rotation in the null of circular shifts, 0 to 1. */
  readonly rotationPercentile: number;
  readonly fee?: {
    readonly median: number;
    readonly mad: number;
    readonly lower: number;
    readonly upper: number;
    readonly sessions: number;
  };
  /** Share of the payers that a member later paid. */
  readonly twoWayShare: number;
  readonly likeness: 'gambling-like' | 'fraud-like' | 'none';
}

export interface PoolSession {
  readonly account: number;
  readonly from: number;
  readonly to: number;
  readonly inflowMinor: number;
  readonly outflowMinor: number;
  readonly credits: number;
  readonly payers: number;
}

/** A reason on one account: a code and values, never text. */
export interface SignalDraft {
  readonly account: number;
  readonly strength: number;
  readonly code: string;
  readonly values: Readonly<Record<string, number | string>>;
  /** Edge positions of the graph, rising. */
  readonly evidence: readonly number[];
  readonly from: number;
  readonly to: number;
}

export type Band = 'high' | 'medium' | 'watch' | 'none';
