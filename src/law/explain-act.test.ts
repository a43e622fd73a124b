import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { explainAct, type ActExplained, type ActQuestion } from './explain-act.ts';
import { ACTS, certainFrom, isUnder, MEASURES, possibleFrom } from './rule-pack.ts';
import { SANCTION_PACKS } from './sanction-packs.ts';

const QUESTION: ActQuestion = {
  act: 'rent-bank-account',
  actedAt: '2021-04-10',
  decidedAt: '2021-04-20',
  region: '371300',
};

function explained(change: Partial<ActQuestion>): ActExplained {
  const result = explainAct({ ...QUESTION, ...change });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const codeOf = (change: Partial<ActQuestion>) => {
  const result = explainAct({ ...QUESTION, ...change });
  return result.ok ? 'ok' : result.problem.code;
};
const packs = ({ rules }: ActExplained) => [...new Set(rules.map(({ pack }) => pack))];
const term = ({ rules }: ActExplained, pack: string, measure: string) =>
  rules.find((rule) => rule.pack === pack && rule.measure === measure)?.term_years;

describe('which rule', () => {
  test('[LAW-1] Linyi 2021: the national five years, the local document beside it, each with its source and how sure', () => {
    const answer = explained({});
    expect(packs(answer)).toEqual(['pboc-85-2019', 'five-ministries-2020', 'linyi-2021']);
    expect(term(answer, 'pboc-85-2019', 'no-new-account')).toBe(5);
    expect(answer).not.toHaveProperty('refused');
    for (const { source, confidence, in_force: inForce } of answer.rules) {
      expect(source).not.toBe('');
      expect(confidence).not.toBe('T');
      expect(inForce).toBe('both');
    }
    expect(packs(explained({ region: '440100' }))).toEqual(['pboc-85-2019', 'five-ministries-2020']);
  });

  test('[LAW-1] three years of no new account under 261, five under 85', () => {
    const before = explained({ actedAt: '2018-05-01', decidedAt: '2018-06-01' });
    expect(term(before, 'pboc-261-2016', 'no-new-account')).toBe(3);
    const after = explained({ actedAt: '2019-04-01', decidedAt: '2019-04-02' });
    expect(packs(after)).toEqual(['pboc-85-2019']);
    expect(explained({ actedAt: '2016-09-22', decidedAt: '2016-09-22' })).toEqual({
      rules: [],
      open: [],
      refused: 'no-rule',
    });
  });

  test('[LAW-2] today’s joint measures: two years, outgoing payments only, three cards, times or counterparties', () => {
    const answer = explained({ actedAt: '2024-12-01', decidedAt: '2025-01-10' });
    expect(packs(answer)).toEqual(['aftl-2022', 'joint-measures-2024']);
    expect(term(answer, 'joint-measures-2024', 'no-non-counter-outgoing')).toBe(2);
    expect(answer.open).toEqual(expect.arrayContaining(['three-cards-times-or-counterparties', 'appeal-days-unknown']));
    const impersonation = explained({ act: 'impersonation', actedAt: '2024-12-01', decidedAt: '2025-01-10' });
    const joint = impersonation.rules.filter(({ pack }) => pack === 'joint-measures-2024');
    expect(joint.length).toBeGreaterThan(0);
    expect(joint.every(({ conditions }) => !conditions.includes('three-cards-times-or-counterparties'))).toBe(true);
  });

  test('[LAW-3] where the packs of the two dates differ both stand there and nothing is chosen', () => {
    const answer = explained({ actedAt: '2024-11-10', decidedAt: '2024-12-20' });
    expect(answer.refused).toBe('packs-differ');
    const inForce = new Map(answer.rules.map((rule) => [rule.pack, rule.in_force]));
    expect(inForce.get('pboc-85-2019')).toBe('act');
    expect(inForce.get('joint-measures-2024')).toBe('decision');
    expect(inForce.get('aftl-2022')).toBe('both');
  });

  test('[LAW-4] a pack whose first day is known by month only refuses the days of that month, and no others', () => {
    const linyi = (actedAt: string) => explained({ act: 'rent-phone-card', actedAt, decidedAt: '2021-04-20' });
    expect(linyi('2021-03-01').refused).toBe('pack-start-unknown');
    expect(linyi('2021-03-30').refused).toBe('pack-start-unknown');
    expect(linyi('2021-03-31')).not.toHaveProperty('refused');
    expect(linyi('2021-02-28').refused).toBe('no-rule-on-act-day');
    const [rule] = linyi('2021-03-10').rules.filter(({ pack }) => pack === 'linyi-2021');
    expect(rule).toMatchObject({
      from_earliest: '2021-03-01',
      from: '2021-03-31',
      to: '2024-11-30',
      in_force: 'unknown',
    });
    const [known] = explained({ actedAt: '2025-02-01', decidedAt: '2025-03-01' }).rules;
    expect(known).toMatchObject({ from: '2022-12-01' });
    expect(known !== undefined && ('from_earliest' in known || 'to' in known)).toBe(false);
  });

  test('[LAW-5] a region has the packs of its province and of the country, by prefix', () => {
    expect(isUnder('371300', '000000')).toBe(true);
    expect(isUnder('371300', '370000')).toBe(true);
    expect(isUnder('371312', '371300')).toBe(true);
    expect(isUnder('370100', '371300')).toBe(false);
    const jiangsu = explained({
      act: 'lend-phone-card',
      actedAt: '2021-02-01',
      decidedAt: '2021-02-02',
      region: '320500',
    });
    expect(packs(jiangsu)).toEqual(['jiangsu-2021']);
    expect(jiangsu.open).toContain('which-of-two-grades');
  });

  test('[LAW-6] dates that are none, a decision before the act and a region of other than six digits are refused', () => {
    expect(codeOf({ actedAt: '2021-02-30' })).toBe('date-unreadable');
    expect(codeOf({ decidedAt: '20210420' })).toBe('date-unreadable');
    expect(codeOf({ decidedAt: '2021-04-09' })).toBe('decision-before-act');
    expect(codeOf({ decidedAt: '2021-04-10' })).toBe('ok');
    expect(codeOf({ region: '3713' })).toBe('region-unreadable');
  });

  test('[LAW-25] a region in no province of GB/T 2260 is refused; the country and every province are not', () => {
    for (const region of ['991300', '001300', '163713', '000001']) expect(codeOf({ region })).toBe('region-unknown');
    for (const region of ['000000', '110000', '540102', '710000', '810000', '820000', '659001'])
      expect(codeOf({ region })).toBe('ok');
  });

  test('[LAW-26] a decision after today is said to be; without a clock nothing is', () => {
    const open = (today?: string) => {
      const answer = explainAct(QUESTION, SANCTION_PACKS, today);
      return answer.ok && answer.value.open.includes('day-in-future');
    };
    expect([open('2021-04-19'), open('2021-04-20'), open()]).toEqual([true, false, false]);
  });

  test('[LAW-24] the last day of a superseded pack is inferred, and its confidence says so', () => {
    for (const rule of explained({}).rules) expect(rule).toMatchObject({ to: '2024-11-30', to_confidence: 'I' });
    const now = explained({ actedAt: '2025-02-01', decidedAt: '2025-03-01' });
    for (const rule of now.rules) expect(rule).not.toHaveProperty('to_confidence');
  });

  test('[LAW-27] publication is shown as not carried out: off, behind a legal gate', () => {
    const answer = explained({});
    for (const { measure, conditions } of answer.rules)
      expect(conditions.includes('not-carried-out-off')).toBe(measure === 'public-exposure');
    expect(answer.open).toContain('not-carried-out-off');
  });
});

test('[LAW-7] packs: ids once, starts before ends, measures and acts known, and every day of every act explained alike twice', () => {
  const ids = SANCTION_PACKS.flatMap(({ id, rules }) => [id, ...rules.map((rule) => rule.id)]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const pack of SANCTION_PACKS) {
    expect(possibleFrom(pack) <= certainFrom(pack)).toBe(true);
    if (pack.to !== undefined) expect(certainFrom(pack) <= pack.to).toBe(true);
    expect(pack.rules.length).toBeGreaterThan(0);
    for (const { acts, measure } of pack.rules) {
      expect(MEASURES).toContain(measure);
      expect(acts.length).toBeGreaterThan(0);
    }
  }
  const day = fc
    .integer({ min: 0, max: 4500 })
    .map((n) => new Date(Date.UTC(2015, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      fc.constantFrom(...ACTS),
      day,
      day,
      fc.constantFrom('371300', '320000', '110000'),
      (act, a, b, region) => {
        const [actedAt = a, decidedAt = b] = [a, b].toSorted();
        const answer = explained({ act, actedAt, decidedAt, region });
        expect(explained({ act, actedAt, decidedAt, region })).toEqual(answer);
        expect(answer.rules.length === 0).toBe(answer.refused === 'no-rule');
        if (answer.refused === undefined)
          expect(answer.rules.every(({ in_force: inForce }) => inForce === 'both')).toBe(true);
      },
    ),
    { seed: 95, numRuns: 300 },
  );
});
