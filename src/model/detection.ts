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
