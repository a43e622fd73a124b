import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { CHINA_CALENDAR } from './china-calendar.ts';
import { deadline, nominalEnd } from './deadline.ts';
import { slowLastDay } from './deadline.reference.ts';
import type { LegalSettings } from './legal-value.ts';
import { LEGAL_VALUES, type LegalValueId } from './legal-values.ts';
import { addMonths, dayNumber, localDate, localDateOf } from './local-day.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const set = (values: Readonly<Record<string, number>>): LegalSettings =>
  new Map(Object.entries(values).map(([id, value]) => [id, { value, by: '测试法制', atMs: 0 }]));
const ON = set({ 'stop-hours': 48, 'return-bank-days': 3, 'notice-85-years': 5, 'identity-reverify-days': 3 });
const law = (settings: LegalSettings = ON) => ({ settings, calendar: CHINA_CALENDAR });

/** Last day of the term, or the code of the problem. */
function lastDay(rule: LegalValueId, from: string, settings = ON): string {
  const end = deadline(rule, at(from), law(settings));
  return end.ok ? localDateOf(end.value.dueMs - 1) : end.problem.code;
}

describe('the end of a term', () => {
  test('[DEAD-11] a term of more than a hundred years is refused, one of a hundred leaves the calendar', () => {
    const years = (value: number) => lastDay('notice-85-years', '2022-05-02 09:00', set({ 'notice-85-years': value }));
    expect(years(100)).toBe('calendar-unknown');
    for (const value of [101, 1e9, Number.MAX_SAFE_INTEGER]) expect(years(value)).toBe('term-too-long');
    const days = set({ 'dispute-days': Number.MAX_SAFE_INTEGER });
    expect(lastDay('dispute-days', '2022-05-02 09:00', days)).toBe('term-too-long');
    expect(nominalEnd('dispute-days', at('2022-05-02 09:00'), law(days)).ok).toBe(false);
  });

  test('[DEAD-1] hours run from the moment, over nights, holidays and the end of the calendar', () => {
    const end = deadline('stop-hours', at('2021-10-01 23:59'), law());
    expect(end).toMatchObject({ ok: true, value: { dueMs: at('2021-10-03 23:59') } });
    expect(deadline('stop-hours', at('2026-12-31 12:00'), law()).ok).toBe(true);
  });

  test('[DEAD-2] the first day is not counted and the term ends at 24:00 of its last day in China', () => {
    const end = deadline('release-unrelated-days', at('2021-06-01 00:00'), law());
    expect(end).toMatchObject({ ok: true, value: { dueMs: at('2021-06-05 00:00') } });
    expect(lastDay('release-unrelated-days', '2021-06-01 23:59')).toBe('2021-06-04');
  });

  test('[DEAD-3] months and years end on the same day number, or on the last day of the month', () => {
    expect(lastDay('freeze-months', '2020-12-15 10:00')).toBe('2021-06-15');
    expect(lastDay('freeze-months', '2021-08-31 10:00')).toBe('2022-02-28');
    expect(lastDay('freeze-major-years', '2024-02-29 10:00')).toBe('2025-02-28');
    expect(lastDay('freeze-months', '2023-08-29 10:00')).toBe('2024-02-29');
    expect(addMonths(dayNumber('2020-02-29'), 48)).toBe(dayNumber('2024-02-29'));
  });

  test('[DEAD-4] a last day off rolls to the first working day, over a long holiday and onto a made-up one', () => {
    expect(lastDay('release-unrelated-days', '2021-09-28 10:00')).toBe('2021-10-08');
    expect(lastDay('release-unrelated-days', '2024-02-07 10:00')).toBe('2024-02-18');
    expect(lastDay('freeze-months', '2021-03-04 10:00')).toBe('2021-09-06');
  });

  test('[DEAD-5] working days are counted one by one: days off are none of them', () => {
    expect(lastDay('return-bank-days', '2021-09-29 10:00')).toBe('2021-10-09');
    expect(lastDay('return-bank-days', '2024-02-08 10:00')).toBe('2024-02-19');
    expect(lastDay('return-bank-days', '2019-12-31 10:00')).toBe('2020-01-06');
  });

  test('[DEAD-6] what leaves the years of the calendar at either end is refused with the year', () => {
    expect(lastDay('return-bank-days', '2026-12-29 10:00')).toBe('calendar-unknown');
    expect(lastDay('return-bank-days', '2026-12-28 10:00')).toBe('2026-12-31');
    expect(lastDay('freeze-months', '2026-06-30 10:00')).toBe('2026-12-30');
    expect(lastDay('freeze-months', '2026-07-01 10:00')).toBe('calendar-unknown');
    expect(lastDay('credit-objection-days', '2019-11-20 10:00')).toBe('calendar-unknown');
    expect(deadline('freeze-major-years', at('2026-05-01 10:00'), law())).toEqual({
      ok: false,
      problem: { code: 'calendar-unknown', values: { year: 2027 } },
    });
  });

  test('[DEAD-7] a nominal end needs no calendar, and hours and working days have none', () => {
    const end = nominalEnd('notice-85-years', at('2022-05-02 09:00'), law());
    expect(end).toMatchObject({ ok: true, value: { day: '2027-05-02' } });
    expect(nominalEnd('stop-hours', at('2022-05-02 09:00'), law())).toMatchObject({
      problem: { code: 'term-has-no-nominal-end' },
    });
    expect(nominalEnd('return-bank-days', at('2022-05-02 09:00'), law()).ok).toBe(false);
    expect(nominalEnd('notice-85-years', at('2025-05-02 09:00'), law()).ok).toBe(false);
  });

  test('[DEAD-8] days that a text does not define are counted as a setting says, and not without it', () => {
    const from = '2021-09-29 10:00';
    expect(lastDay('identity-reverify-days', from)).toBe('legal-value-not-set');
    const counted = (value: number) => set({ 'identity-reverify-days': 3, 'identity-reverify-counting': value });
    expect(lastDay('identity-reverify-days', from, counted(0))).toBe('2021-10-08');
    expect(lastDay('identity-reverify-days', from, counted(1))).toBe('2021-10-09');
  });

  test('[DEAD-9] a term cannot begin before its text was in force, nor after it ended', () => {
    expect(lastDay('sanction-police-years', '2024-11-30 23:59', set({ 'sanction-police-years': 2 }))).toBe(
      'legal-value-not-yet-in-force',
    );
    expect(lastDay('sanction-police-years', '2024-12-01 00:00', set({ 'sanction-police-years': 2 }))).toBe(
      '2026-12-01',
    );
    expect(lastDay('notice-85-years', '2024-12-01 00:00')).toBe('legal-value-no-longer-in-force');
    expect(() => deadline('stop-times', at('2021-06-01 10:00'), law(set({ 'stop-times': 2 })))).toThrow('is no term');
  });
});

const UNITS = ['calendar-days', 'working-days', 'months', 'years'] as const;

test.each(UNITS)('[DEAD-10] %s end as a walk through the days, one by one, says', (unit) => {
  const ids = Object.values(LEGAL_VALUES).filter((rule) => rule.unit === unit && rule.from === undefined);
  const [id] = ids.map((rule) => rule.id as LegalValueId);
  const most = { 'calendar-days': 400, 'working-days': 60, months: 40, years: 5 }[unit];
  const rule = id ?? WITH_START[unit];
  const day = fc.integer({ min: dayNumber('2019-06-01'), max: dayNumber('2027-01-10') }).map(localDate);
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 1, max: most }),
      fc.integer({ min: 0, max: 24 * 3600 - 1 }),
      (from, value, s) => {
        const settings = set({ [rule]: value });
        const end = deadline(rule, at(`${from} 00:00`) + s * 1000, law(settings));
        if (!end.ok && end.problem.code !== 'calendar-unknown') return;
        const number = LEGAL_VALUES[rule].confidence === 'T' ? (LEGAL_VALUES[rule].value ?? value) : value;
        const expected = slowLastDay(from, number, unit, CHINA_CALENDAR);
        expect(end.ok ? localDateOf(end.value.dueMs - 1) : undefined).toBe(expected);
        if (!end.ok) return;
        expect((end.value.dueMs + 8 * HOUR) % (24 * HOUR)).toBe(0);
        const nominal = nominalEnd(rule, end.value.fromMs, { settings });
        if (nominal.ok) expect(nominal.value.day <= localDateOf(end.value.dueMs - 1)).toBe(true);
      },
    ),
    { seed: 61, numRuns: 200 },
  );
});

/** A value of each unit whose number can be set and whose text is old enough. */
const WITH_START = {
  'calendar-days': 'dispute-days',
  'working-days': 'return-bank-days',
  months: 'str-followup-months',
  years: 'casework-retention-years',
} as const satisfies Record<(typeof UNITS)[number], LegalValueId>;
