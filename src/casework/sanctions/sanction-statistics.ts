import { localDateOf, type SanctionRoute } from '#law';

import { liftsNotDone } from './orders.ts';
import { lastDay } from './sanction-terms.ts';
import { SANCTION_STAGES, type SanctionStage, type SanctionState } from './sanction.ts';

/** A count of records with the people in it: one person may have several determinations, so neither follows from the other. */
export interface SanctionFigure {
  readonly records: number;
  readonly people: number;
}

export interface SanctionFigures {
  readonly all: SanctionFigure;
  readonly byStage: Readonly<Record<SanctionStage, SanctionFigure>>;
  readonly byRoute: Readonly<Record<SanctionRoute, SanctionFigure>>;
  readonly byPack: readonly (SanctionFigure & { readonly pack: string })[];
  /** Determined and not found wrong: the list of those sanctioned so far (惩戒名单). */
  readonly listed: SanctionFigure;
  /** In force on the day. */
  readonly inForce: SanctionFigure;
  /** Over, and not lifted here or not confirmed as lifted by an institution. */
  readonly notLifted: SanctionFigure;
  /** Lifted because the determination fell. */
  readonly wrong: SanctionFigure;
  /** Of all determinations that took effect, the share that fell; absent: none took effect. */
  readonly wrongShare?: number;
  /** Days from the first instruction to the decision that lifted it, and to the last receipt of a lift. */
  readonly daysSanctioned: readonly number[];
  readonly daysToRestore: readonly number[];
  /** Lifted as wrong, and not confirmed by every institution yet. */
  readonly notRestored: SanctionFigure;
}

export interface SanctionRegion extends SanctionFigures {
  readonly region: string;
}

const DAY_MS = 86_400_000;

/** Figures of sanctions at a moment, over all and for each region with what lies under it, the country first. */
export function sanctionStatistics(
  records: readonly SanctionState[],
  nowMs: number,
): { readonly all: SanctionFigures; readonly regions: readonly SanctionRegion[] } {
  const regions = new Map<string, SanctionState[]>();
  for (const record of records)
    for (const region of regionsOver(record.region)) regions.set(region, [...(regions.get(region) ?? []), record]);
  return {
    all: figuresOf(records, nowMs),
    regions: [...regions]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([region, those]) => ({ region, ...figuresOf(those, nowMs) })),
  };
}

/** The region, its city, its province and the country. */
function regionsOver(region: string): readonly string[] {
  return [...new Set([region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, '000000'])];
}

function figuresOf(records: readonly SanctionState[], nowMs: number): SanctionFigures {
  const of = (test: (record: SanctionState) => boolean) => figure(records.filter(test));
  const wrong = records.filter(({ stage }) => stage === 'lifted');
  const tookEffect = records.filter(({ determination }) => determination !== undefined);
  const packs = [...new Set(tookEffect.map(({ determination }) => determination?.basis.pack ?? ''))].toSorted();
  return {
    all: figure(records),
    byStage: Object.fromEntries(
      SANCTION_STAGES.map((stage) => [stage, of((record) => record.stage === stage)]),
    ) as Record<SanctionStage, SanctionFigure>,
    byRoute: { police: of(({ route }) => route === 'police'), criminal: of(({ route }) => route === 'criminal') },
    byPack: packs.map((pack) => ({ pack, ...of(({ determination }) => determination?.basis.pack === pack) })),
    listed: of(({ determination, stage }) => determination !== undefined && stage !== 'lifted'),
    inForce: of((record) => isInForce(record, nowMs)),
    notLifted: of((record) => isNotLifted(record, nowMs)),
    wrong: figure(wrong),
    ...(tookEffect.length === 0 ? {} : { wrongShare: wrong.length / tookEffect.length }),
    daysSanctioned: wrong.flatMap(daysSanctioned),
    daysToRestore: wrong.flatMap(daysToRestore),
    notRestored: figure(wrong.filter((record) => liftsNotDone(record).length > 0)),
  };
}

/** Carried out, and its last nominal day not past. */
export function isInForce({ stage, measures }: SanctionState, nowMs: number): boolean {
  if (stage !== 'in-force') return false;
  const last = lastDay(measures);
  return last === undefined || last >= localDateOf(nowMs);
}

/** 到期未解除: the term is over and something still stands, here or at an institution. */
export function isNotLifted(state: SanctionState, nowMs: number): boolean {
  if (state.stage === 'expired') return liftsNotDone(state).length > 0;
  const last = lastDay(state.measures);
  return state.stage === 'in-force' && last !== undefined && last < localDateOf(nowMs);
}

function daysSanctioned({ orders, endMs }: SanctionState): readonly number[] {
  const first = Math.min(
    ...orders.flatMap(({ instruction, orderedMs }) => (instruction === 'apply' ? [orderedMs] : [])),
  );
  return endMs === undefined || !Number.isFinite(first) ? [] : [(endMs - first) / DAY_MS];
}

function daysToRestore(state: SanctionState): readonly number[] {
  const lifts = state.orders.filter(({ instruction }) => instruction === 'lift');
  if (state.endMs === undefined || lifts.length === 0 || liftsNotDone(state).length > 0) return [];
  const last = Math.max(...lifts.map(({ receipt }) => receipt?.atMs ?? -Infinity));
  return [(last - state.endMs) / DAY_MS];
}

function figure(records: readonly SanctionState[]): SanctionFigure {
  return { records: records.length, people: new Set(records.map(({ personId }) => personId)).size };
}
