import {
  addMonths,
  capTerms,
  dayNumber,
  dayStartMs,
  legalValue,
  localDate,
  localDateOf,
  termStart,
  type CappedInterval,
  type LegalSettings,
  type SanctionRule,
  type TermInterval,
} from '#law';
import { fail, isWorkingDay, ok, type CalendarTable, type Result } from '#model';

import type { Conviction } from './sanction-act.ts';
import type { SanctionMeasure, SanctionState } from './sanction.ts';

/**
 * A measure for each rule with its years. Problems: those of `legalValue` on the day of the decision, `term-needs-choice` (`rules`: one
 * measure with two terms; a lawyer names the rule).
 */
export function measuresOf(
  rules: readonly SanctionRule[],
  { decidedOn, settings }: { readonly decidedOn: string; readonly settings: LegalSettings },
): Result<readonly SanctionMeasure[]> {
  const measures = new Map<string, SanctionMeasure>();
  for (const { id, measure, article, source, confidence, termValue } of rules) {
    const found = termValue === undefined ? undefined : legalValue(termValue, settings, decidedOn);
    if (found !== undefined && !found.ok) return found;
    const timed = found === undefined || termValue === undefined ? {} : { years: found.value.value, value: termValue };
    const made: SanctionMeasure = { measure, rule: id, article, source, confidence, ...timed };
    const before = measures.get(measure);
    if (before !== undefined && before.years !== made.years)
      return fail('term-needs-choice', { rules: `${before.rule}, ${made.rule}` });
    if (before === undefined) measures.set(measure, made);
  }
  return ok([...measures.values()]);
}

/** Measures with first and last day, counted from a first day (not counted itself). */
export function termed(measures: readonly SanctionMeasure[], startsOn: string): readonly SanctionMeasure[] {
  return measures.map((measure) =>
    measure.years === undefined
      ? { ...measure, startsOn }
      : { ...measure, startsOn, endsOn: localDate(addMonths(dayNumber(startsOn), 12 * measure.years)) },
  );
}

/**
 * First day of the term; undefined: the sentence has not been served yet. Problems: those of `termStart`.
 */
export function startOfTerm(
  conviction: Conviction | undefined,
  decidedOn: string,
  settings: LegalSettings,
): Result<string | undefined> {
  if (conviction?.sentence === 'custodial' && conviction.servedOn === undefined) {
    const rule = legalValue('sanction-term-start', settings);
    return rule.ok ? ok(undefined) : rule;
  }
  return termStart(
    {
      sentence: conviction?.sentence ?? 'none',
      determinedOn: decidedOn,
      ...(conviction === undefined ? {} : { effectiveOn: conviction.effectiveOn }),
      ...(conviction?.servedOn === undefined ? {} : { servedOn: conviction.servedOn }),
    },
    settings,
  );
}

export interface Capped {
  readonly measures: readonly SanctionMeasure[];
  readonly isCapped: boolean;
  /** Other sanctions that the new one makes end earlier, by id. */
  readonly others: ReadonlyMap<string, readonly SanctionMeasure[]>;
}

export interface OwnTerms {
  readonly id: string;
  readonly measures: readonly SanctionMeasure[];
  readonly decidedOn: string;
}

/**
 * Terms of one person in a row end with the cap. A row wholly under packs before the joint measures has none. Problems: those of
 * `legalValue`, `cap-reached`: nothing is left of the term.
 */
export function cappedTerms(own: OwnTerms, others: readonly SanctionState[], settings: LegalSettings): Result<Capped> {
  const row = rowOf(own, others);
  const uncapped = { measures: own.measures, isCapped: false, others: new Map() };
  const latest = row
    .map(({ decidedOn }) => decidedOn)
    .toSorted()
    .at(-1);
  if (latest === undefined) return ok(uncapped);
  const cap = legalValue('sanction-cap-years', settings, latest);
  if (!cap.ok) return cap.problem.code === 'legal-value-not-yet-in-force' ? ok(uncapped) : cap;
  const capped = new Map(capTerms(row, cap.value.value).map((interval) => [interval.id, interval]));
  const mine = capped.get(own.id);
  if (mine === undefined || mine.to <= mine.from) return fail('cap-reached', { years: cap.value.value });
  const shortened = others.flatMap((other): (readonly [string, readonly SanctionMeasure[]])[] => {
    const interval = capped.get(other.id);
    return interval?.isCapped !== true || other.end !== undefined
      ? []
      : [[other.id, shorten(other.measures, interval)]];
  });
  return ok({ measures: shorten(own.measures, mine), isCapped: mine.isCapped, others: new Map(shortened) });
}

interface RowMember extends TermInterval {
  readonly decidedOn: string;
}

/** The sanction and those that follow or overlap it without a gap; empty where it has no term. */
function rowOf(own: OwnTerms, others: readonly SanctionState[]): readonly RowMember[] {
  const member = ({ id, measures, decidedOn }: OwnTerms): readonly RowMember[] => {
    const interval = intervalOf(measures);
    return interval === undefined ? [] : [{ id, decidedOn, ...interval }];
  };
  const rows: RowMember[][] = [];
  let end = -Infinity;
  const decided = others.map(({ id, measures, determination }) => ({
    ...{ id, measures, decidedOn: determination?.basis.decidedOn ?? '' },
  }));
  for (const one of [own, ...decided].flatMap(member).toSorted((a, b) => a.from - b.from)) {
    if (one.from > end + 1) rows.push([]);
    rows.at(-1)?.push(one);
    end = Math.max(end, one.to);
  }
  return rows.find((row) => row.some(({ id }) => id === own.id)) ?? [];
}

/** 24:00 of the last day, rolled over days off (民法典 203). Problem: `calendar-unknown` (`year`). */
export function endOfTerm(endsOn: string, calendar: CalendarTable): Result<number> {
  for (let day = dayNumber(endsOn); ; day++) {
    const { working, assumed } = isWorkingDay(day, calendar);
    if (assumed) return fail('calendar-unknown', { year: Number(localDate(day).slice(0, 4)) });
    if (working) return ok(dayStartMs(localDate(day + 1)));
  }
}

/** Last nominal day of the measures that still run. */
export function lastDay(measures: readonly SanctionMeasure[]): string | undefined {
  return measures
    .flatMap(({ endsOn, endedMs }) => (endsOn === undefined || endedMs !== undefined ? [] : [endsOn]))
    .toSorted()
    .at(-1);
}

function shorten(measures: readonly SanctionMeasure[], { to, isCapped }: CappedInterval): readonly SanctionMeasure[] {
  if (!isCapped) return measures;
  return measures.map((measure) =>
    measure.endsOn === undefined ? measure : { ...measure, endsOn: localDate(Math.min(dayNumber(measure.endsOn), to)) },
  );
}

/** From the first day to the last on which anything really ran. */
function intervalOf(measures: readonly SanctionMeasure[]): { readonly from: number; readonly to: number } | undefined {
  const ran = measures.flatMap(({ startsOn, endsOn, endedMs }) => {
    if (startsOn === undefined || endsOn === undefined) return [];
    const ended = endedMs === undefined ? Infinity : dayNumber(localDateOf(endedMs - 1));
    return [{ from: dayNumber(startsOn), to: Math.min(dayNumber(endsOn), ended) }];
  });
  if (ran.length === 0) return undefined;
  return { from: Math.min(...ran.map(({ from }) => from)), to: Math.max(...ran.map(({ to }) => to)) };
}
