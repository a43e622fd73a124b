import { fail, ok, type Result } from '#model';

import { legalValue, type LegalSettings } from './legal-value.ts';
import { addMonths, isLocalDate } from './local-day.ts';

/** Local dates `YYYY-MM-DD`. */
export interface TermStartFacts {
  readonly sentence: 'custodial' | 'suspended' | 'non-custodial' | 'none';
  /** Day on which the custodial sentence was fully served. */
  readonly servedOn?: string;
  /** Day on which the judgment took effect. */
  readonly effectiveOn?: string;
  readonly determinedOn?: string;
}

/**
 * First day of the term: the day on which a custodial sentence is fully served, on which the judgment takes effect (suspended,
 * non-custodial), or of the determination. Only a draft says so (联合惩戒办法 draft Art. 10): the switch `sanction-term-start` must
 * have been set to 1. Problems: those of `legalValue`, `term-start-other-rule` (set to another value: the day must be given by hand),
 * `term-start-date-missing` (`date`), `date-unreadable`.
 */
export function termStart(facts: TermStartFacts, settings: LegalSettings): Result<string> {
  const rule = legalValue('sanction-term-start', settings);
  if (!rule.ok) return rule;
  if (rule.value.value !== 1) return fail('term-start-other-rule', { value: rule.value.value });
  const date = START_DATE[facts.sentence];
  const day = facts[date];
  if (day === undefined) return fail('term-start-date-missing', { sentence: facts.sentence, date });
  return isLocalDate(day) ? ok(day) : fail('date-unreadable', { value: day });
}

const START_DATE = {
  custodial: 'servedOn',
  suspended: 'effectiveOn',
  'non-custodial': 'effectiveOn',
  none: 'determinedOn',
} as const;

/** Day numbers (days since 1970-01-01): first day, which a term does not count, and last day. */
export interface TermInterval {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export interface CappedInterval extends TermInterval {
  /** Ends earlier than it would alone, or does not run at all (`to` before `from`). */
  readonly isCapped: boolean;
}

/**
 * Terms that follow or overlap each other without a gap never run longer than so many years together (“连续执行惩戒期限不得超过5年”): each
 * ends on the last day of the cap at the latest. The cap is counted as a term of its own from the first one's beginning. A term that
 * the cap leaves no day has `to` = `from` - 1. In the order given; equal input, equal output.
 */
export function capTerms(intervals: readonly TermInterval[], capYears: number): readonly CappedInterval[] {
  const done = new Map<TermInterval, CappedInterval>();
  let [limit, end] = [-Infinity, -Infinity];
  for (const interval of intervals.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (interval.from > end + 1) limit = addMonths(interval.from, 12 * capYears);
    const to = Math.min(interval.to, limit);
    done.set(interval, { ...interval, to: Math.max(to, interval.from - 1), isCapped: to < interval.to });
    end = Math.max(end, to);
  }
  return intervals.map((interval) => done.get(interval) ?? { ...interval, isCapped: false });
}
