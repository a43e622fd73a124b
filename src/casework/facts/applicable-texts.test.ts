import fc from 'fast-check';
import { dayNumber, localDate, type LegalText } from '#law';
import { expect, test } from 'vitest';

import { applicableTexts, type ActDays, type TextStanding } from './applicable-texts.ts';

interface Span {
  readonly possible: number;
  readonly certain: number;
  readonly to?: number;
}

/** Day by day: how many days of the acts the text surely or possibly saw. */
function slowStanding({ possible, certain, to = Infinity }: Span, days: ActDays): TextStanding {
  const state = (day: number) => (day < possible || day > to ? 'out' : day < certain ? 'maybe' : 'in');
  const acts: string[] = [];
  for (let day = dayNumber(days.actedFrom); day <= dayNumber(days.actedTo); day++) acts.push(state(day));
  const now = state(dayNumber(days.asOf));
  if (acts.every((each) => each === 'in')) return now === 'in' ? 'acts-and-now' : 'acts-only';
  if (acts.includes('in')) return 'part-of-acts';
  if (acts.includes('maybe')) return 'start-unknown';
  return now === 'in' ? 'now-only' : now === 'maybe' ? 'start-unknown' : 'not-in-force';
}

const START = dayNumber('2021-01-01');

test('[SHEET-9] standing, texts of the acts and texts of today are those of a walk through the days', () => {
  const drawn = fc.record({
    possible: fc.nat(20),
    unsure: fc.nat(4),
    lasts: fc.option(fc.nat(10), { nil: undefined }),
    actedFrom: fc.nat(20),
    acts: fc.nat(6),
    wait: fc.nat(8),
  });
  fc.assert(
    fc.property(drawn, ({ possible, unsure, lasts, actedFrom, acts, wait }) => {
      const span: Span = {
        ...{ possible: START + possible, certain: START + possible + unsure },
        ...(lasts === undefined ? {} : { to: START + possible + unsure + lasts }),
      };
      const text: LegalText = {
        ...{ id: 'card-management', title: { zh: '测试', en: 'test' }, region: '000000', confidence: 'S', open: [] },
        from:
          unsure === 0
            ? { day: localDate(span.possible) }
            : { earliest: localDate(span.possible), latest: localDate(span.certain) },
        ...(span.to === undefined ? {} : { to: localDate(span.to) }),
      };
      const days: ActDays = {
        actedFrom: localDate(START + actedFrom),
        actedTo: localDate(START + actedFrom + acts),
        asOf: localDate(START + actedFrom + acts + wait),
      };
      const found = applicableTexts(days, [text]);
      const expected = slowStanding(span, days);
      expect(found.standing.get('card-management')).toBe(expected);
      const seesActs = slowStanding(span, { ...days, asOf: days.actedTo });
      expect(found.onActs.length).toBe(seesActs === 'not-in-force' ? 0 : 1);
      const asOf = dayNumber(days.asOf);
      expect(found.now.length).toBe(asOf >= span.possible && asOf <= (span.to ?? Infinity) ? 1 : 0);
      expect(found.same).toBe(expected === 'acts-and-now' || expected === 'not-in-force');
    }),
    { seed: 68, numRuns: 400 },
  );
});

test('[SHEET-9] a text without a known first day is in force on every day up to its last', () => {
  const text: LegalText = {
    ...{ id: 'concealment-2015', title: { zh: '测试', en: 'test' }, region: '000000', confidence: 'T', open: [] },
    to: '2025-08-25',
  };
  const standing = (day: string, asOf: string) =>
    applicableTexts({ actedFrom: day, actedTo: day, asOf }, [text]).standing.get('concealment-2015');
  expect(standing('2016-01-01', '2025-08-25')).toBe('acts-and-now');
  expect(standing('2016-01-01', '2025-08-26')).toBe('acts-only');
  expect(standing('2025-08-26', '2025-08-26')).toBe('not-in-force');
});
