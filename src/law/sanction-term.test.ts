import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { packsForDetermination, rulesOfBasis, type DeterminationQuestion } from './determination-basis.ts';
import { legalValue, type LegalSettings } from './legal-value.ts';
import { LEGAL_VALUES } from './legal-values.ts';
import { addMonths, dayNumber } from './local-day.ts';
import type { SanctionRoute } from './rule-pack.ts';
import { capTerms, termStart, type TermInterval } from './sanction-term.ts';

const NONE: LegalSettings = new Map();
const ALL: LegalSettings = new Map(
  Object.values(LEGAL_VALUES).map(({ id, value }) => [id, { value: value ?? 1, by: '测试法制', atMs: 0 }]),
);

/** Years of each measure by the rules that carry a determination, or the code of the first problem. */
function years(change: Partial<DeterminationQuestion> = {}, settings = ALL, route: SanctionRoute = 'police') {
  const basis = packsForDetermination({
    ...{ act: 'rent-phone-card', actedAt: '2021-04-10', decidedAt: '2021-04-20', region: '371300' },
    ...change,
  });
  if (!basis.ok) return basis.problem.code;
  const terms: [string, number][] = [];
  for (const { id, termValue } of rulesOfBasis(basis.value, route)) {
    if (termValue === undefined) continue;
    const found = legalValue(termValue, settings, basis.value.decidedAt);
    if (!found.ok) return found.problem.code;
    terms.push([id, found.value.value]);
  }
  return Object.fromEntries(terms);
}
const TODAY = { actedAt: '2025-02-01', decidedAt: '2025-03-01' } as const;

describe('terms', () => {
  test('[LAW-16] the years come from the packs of the basis, once a named person has switched them on', () => {
    expect(years({}, NONE)).toBe('legal-value-not-switched-on');
    expect(years()).toEqual({ 'linyi-phone': 5 });
    expect(years({ region: '331000', actedAt: '2021-01-05', decidedAt: '2021-01-10' })).toEqual({ 'taizhou-two': 2 });
    expect(new Set(Object.values(years(TODAY)))).toEqual(new Set([2]));
    const convicted = { ...TODAY, act: 'criminal-punishment' } as const;
    expect(new Set(Object.values(years(convicted, ALL, 'criminal')))).toEqual(new Set([3]));
    expect(years(convicted)).toEqual({});
  });

  test('[LAW-17] different terms stand apart, each with its own value, and a lawyer who names a rule leaves one', () => {
    const choice = { pack: 'pboc-261-2016', by: '测试法制' };
    const old = { act: 'rent-bank-account', actedAt: '2018-05-01', decidedAt: '2018-06-01', choice } as const;
    expect(years(old)).toEqual({ '261-3-non-counter': 5, '261-3-payment': 5, '261-3-new': 3 });
    const jiangsu = { region: '320500', actedAt: '2021-03-01', decidedAt: '2021-03-02' };
    expect(years(jiangsu)).toEqual({ 'jiangsu-one': 5, 'jiangsu-two': 2 });
    const graded = { pack: 'jiangsu-2021', rule: 'jiangsu-two', by: '测试法制' };
    expect(years({ ...jiangsu, choice: graded })).toEqual({ 'jiangsu-two': 2 });
  });

  test('[LAW-18] a term begins when the sentence is served, the judgment takes effect or on the determination, if set so', () => {
    const dates = { servedOn: '2026-05-01', effectiveOn: '2025-04-01', determinedOn: '2025-06-01' };
    const start = (sentence: 'custodial' | 'suspended' | 'non-custodial' | 'none') =>
      termStart({ sentence, ...dates }, ALL);
    expect(start('custodial')).toEqual({ ok: true, value: '2026-05-01' });
    expect(start('suspended')).toEqual({ ok: true, value: '2025-04-01' });
    expect(start('non-custodial')).toEqual({ ok: true, value: '2025-04-01' });
    expect(start('none')).toEqual({ ok: true, value: '2025-06-01' });
    expect(termStart({ sentence: 'none', ...dates }, NONE)).toMatchObject({ problem: { code: 'legal-value-not-set' } });
    const other: LegalSettings = new Map([['sanction-term-start', { value: 0, by: '测试法制', atMs: 0 }]]);
    expect(termStart({ sentence: 'none', ...dates }, other)).toMatchObject({
      problem: { code: 'term-start-other-rule' },
    });
    expect(termStart({ sentence: 'custodial', determinedOn: '2025-06-01' }, ALL)).toMatchObject({
      problem: { code: 'term-start-date-missing', values: { date: 'servedOn' } },
    });
    expect(termStart({ sentence: 'none', determinedOn: '2025-06-31' }, ALL)).toMatchObject({
      problem: { code: 'date-unreadable' },
    });
  });
});

const day = dayNumber;
const interval = (id: string, from: string, to: string): TermInterval => ({ id, from: day(from), to: day(to) });

test('[LAW-19] terms in a row end after five years together, and a gap begins a new row', () => {
  const [a, b, c] = capTerms(
    [
      interval('a', '2025-01-10', '2028-01-10'),
      interval('b', '2028-01-11', '2031-01-11'),
      interval('c', '2031-06-01', '2033-06-01'),
    ],
    5,
  );
  expect(a).toEqual({ ...interval('a', '2025-01-10', '2028-01-10'), isCapped: false });
  expect(b).toEqual({ ...interval('b', '2028-01-11', '2030-01-10'), isCapped: true });
  expect(c?.isCapped).toBe(false);
  const [, dropped] = capTerms(
    [interval('a', '2025-01-10', '2030-01-10'), interval('b', '2030-01-11', '2032-01-10')],
    5,
  );
  expect(dropped).toEqual({ id: 'b', from: day('2030-01-11'), to: day('2030-01-10'), isCapped: true });
});

test('[LAW-19] no run of days under sanction is longer than five years, and nothing is cut without need', () => {
  const terms = fc.array(
    fc.record({
      from: fc.integer({ min: day('2024-12-01'), max: day('2035-01-01') }),
      length: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(terms, (drawn) => {
      const intervals = drawn.map(({ from, length }, i) => ({ id: `${i}`, from, to: addMonths(from, 12 * length) }));
      const capped = capTerms(intervals, 5);
      expect(capped.map(({ id }) => id)).toEqual(intervals.map(({ id }) => id));
      const days = new Set<number>();
      for (const [i, { from, to, isCapped }] of capped.entries()) {
        expect(to <= (intervals[i]?.to ?? 0)).toBe(true);
        expect(isCapped).toBe(to < (intervals[i]?.to ?? 0));
        for (let d = from; d <= to; d++) days.add(d);
      }
      const starts = [...days].filter((d) => !days.has(d - 1)).toSorted((x, y) => x - y);
      for (const start of starts) {
        let end = start;
        while (days.has(end + 1)) end++;
        expect(end).toBeLessThanOrEqual(addMonths(start, 60));
      }
      for (const { to, isCapped } of capped)
        if (isCapped) expect(starts.some((start) => to === addMonths(start, 60)) || !days.has(to + 1)).toBe(true);
    }),
    { seed: 63, numRuns: 200 },
  );
});
