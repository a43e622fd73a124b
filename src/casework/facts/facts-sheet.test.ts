import { CRIME_THRESHOLDS, type CrimeTextId } from '#law';
import { measured } from '#model';
import { describe, expect, test } from 'vitest';

import { applicableTexts } from './applicable-texts.ts';
import type { CardFacts, FactsInput } from './facts-input.ts';
import { factsSheet, type FactsSheet } from './facts-sheet.ts';
import { card, inflow, lawful, matter, paid } from './facts.fixture.ts';

const [ONE, TWO, THREE] = ['6200000000000001', '6200000000000002', '6200000000000003'] as const;

function sheet(change: Partial<FactsInput> = {}): FactsSheet {
  const made = factsSheet(matter(change));
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
}
const verdict = ({ thresholds }: FactsSheet, id: string) => thresholds.find((row) => row.id === id)?.verdict;
const why = ({ thresholds }: FactsSheet, id: string) => thresholds.find((row) => row.id === id)?.why;
const fact = ({ facts }: FactsSheet, code: string) => facts.find((row) => row.code === code);

describe('against the numbers', () => {
  test('[SHEET-1] 2022: over 300,000 one way and at least 3,000 verified, both', () => {
    const over = (yuan: number, verified: number) =>
      verdict(sheet({ cards: [card(ONE, yuan)], verified: [paid('p1', ONE, verified)] }), '2022-inflow');
    expect(over(300_001, 3000)).toBe('met');
    expect(over(300_000, 3000)).toBe('not-met');
    expect(over(300_001, 2999)).toBe('not-met');
    expect(over(299_999, 299_999)).toBe('not-met');
  });

  test('[SHEET-2] lawful money that was accepted comes off; what was not checked leaves it open; what was rejected stays', () => {
    const statusOf = (status: 'open' | 'accepted' | 'rejected') =>
      sheet({ cards: [card(ONE, 350_000)], verified: [paid('p1', ONE, 5000)], lawful: [lawful(ONE, 60_000, status)] });
    expect(verdict(statusOf('accepted'), '2022-inflow')).toBe('not-met');
    expect(fact(statusOf('accepted'), 'one-way-inflow')).toMatchObject({
      figure: { least: 29_000_000, most: 29_000_000 },
      deductedMinor: 6_000_000,
    });
    expect(verdict(statusOf('open'), '2022-inflow')).toBe('cannot-be-said');
    expect(why(statusOf('open'), '2022-inflow')).toEqual(['explanation-not-checked']);
    expect(verdict(statusOf('rejected'), '2022-inflow')).toBe('met');
  });

  test('[SHEET-3] verified fraud money is never taken off as lawful, and no card goes below zero', () => {
    const all = sheet({ cards: [card(ONE, 10_000)], verified: [paid('p1', ONE, 4000)], lawful: [lawful(ONE, 99_000)] });
    expect(fact(all, 'one-way-inflow')).toMatchObject({
      figure: { least: 400_000, most: 400_000 },
      deductedMinor: 600_000,
    });
    const other = sheet({ cards: [card(ONE, 10_000), card(TWO, 500)], lawful: [lawful(ONE, 99_000)] });
    expect(fact(other, 'one-way-inflow')).toMatchObject({ figure: { least: 50_000, most: 50_000 } });
  });

  test('[SHEET-4] one payment counts once, however many cards it went through, and only cards that count', () => {
    const cards = [card(ONE, 5000), card(TWO, 5000), card(THREE, 5000, { handedOver: 'no' })];
    const verified = [paid('p1', ONE, 2000), paid('p1', TWO, 2000), paid('p2', TWO, 500), paid('p3', THREE, 9000)];
    expect(fact(sheet({ cards, verified }), 'verified-fraud')).toMatchObject({
      figure: { least: 250_000, most: 250_000 },
    });
    expect(verdict(sheet({ cards, verified }), '2016-large')).toBe('not-met');
  });

  test('[SHEET-5] a missing statement, a card whose handing over is not shown and money not known are said, not guessed', () => {
    const uncovered = card(ONE, 1000);
    const gap = sheet({
      cards: [{ ...uncovered, flows: { ...uncovered.flows!, covered: false } }],
      verified: [paid('p1', ONE, 5000)],
    });
    expect([verdict(gap, '2022-inflow'), why(gap, '2022-inflow')]).toEqual(['cannot-be-said', ['statement-missing']]);
    const unsure = sheet({ cards: [card(ONE, 400_000, { handedOver: 'unknown' })], verified: [paid('p1', ONE, 5000)] });
    expect(why(unsure, '2022-inflow')).toEqual(['handing-over-not-established']);
    expect(verdict(sheet(), '2019-gain')).toBe('cannot-be-said');
    expect(verdict(sheet({ gain: measured('unlawful-gain', 1_000_000, 'CNY') }), '2019-gain')).toBe('met');
    expect(verdict(sheet({ gain: measured('unlawful-gain', 999_999, 'CNY') }), '2019-gain')).toBe('not-met');
    expect(verdict(sheet({ personsHelped: 3 }), '2019-persons')).toBe('met');
    const foreign = card(ONE, 0, { flows: { ...uncovered.flows!, inflow: inflow(9_000_000, 'USD') } });
    expect(fact(sheet({ cards: [foreign] }), 'one-way-inflow')?.figure).toEqual({
      least: 0,
      most: Infinity,
      why: ['other-currency'],
    });
  });

  test('[SHEET-5] counts are of the kinds a text names: accounts, phone cards, bank cards of other people in hand', () => {
    const items = [
      card(ONE, 0, { kind: 'payment-account' }),
      card(TWO, 0, { kind: 'corporate-account', holder: 'unit', held: true, handedOver: 'no' }),
      card(THREE, 0, { holder: 'other', held: true, handedOver: 'no' }),
      card('6200000000000004', 0, { held: true, handedOver: 'unknown' }),
      card('6200000000000005', 0, { holder: 'other', held: true, handedOver: 'no', status: 'disputed' }),
      card('6200000000000006', 0, { holder: 'other', kind: 'phone-card', held: true, status: 'disputed' }),
      card('6200000000000007', 0, { holder: 'other', handedOver: 'no' }),
    ];
    const made = sheet({ cards: items });
    expect(fact(made, 'accounts')?.figure).toEqual({ least: 1, most: 2, why: ['handing-over-not-established'] });
    expect(fact(made, 'accounts-others')?.figure).toEqual({ least: 0, most: 0, why: [] });
    expect(fact(made, 'phone-cards')?.figure).toEqual({ least: 0, most: 1, why: ['card-disputed'] });
    expect(fact(made, 'others-cards-held')?.figure).toEqual({ least: 1, most: 2, why: ['card-disputed'] });
    expect(fact(sheet({ cards: items.slice(0, 4) }), 'others-cards-held')?.figure).toEqual({
      least: 1,
      most: 1,
      why: [],
    });
  });

  test('[SHEET-5] money of numbers that are no accounts, and of cards that stayed with the person, is no inflow', () => {
    const cards = [
      card(ONE, 400_000, { kind: 'phone-card' }),
      card(TWO, 400_000, { handedOver: 'no' }),
      card(THREE, 400_000, { kind: 'payment-account' }),
    ];
    expect(fact(sheet({ cards }), 'one-way-inflow')?.figure).toEqual({ least: 40_000_000, most: 40_000_000, why: [] });
  });

  test('[SHEET-3] fraud money of another card or in another currency bars no lawful money of this one', () => {
    const verified = [
      paid('p1', TWO, 9000),
      { ...paid('p2', ONE, 9000), amount: measured('case-value', 900_000, 'USD') },
      paid('p3', ONE, 1000),
    ];
    const made = sheet({ cards: [card(ONE, 10_000)], verified, lawful: [lawful(ONE, 20_000)] });
    expect(fact(made, 'one-way-inflow')?.deductedMinor).toBe(900_000);
    expect(fact(made, 'verified-fraud')?.figure).toEqual({ least: 100_000, most: Infinity, why: ['other-currency'] });
  });

  test('[SHEET-6] cards taken off the record count for nothing, and disputed ones of an identity-theft victim neither', () => {
    const cards = [card(ONE, 900_000, { status: 'removed' }), card(TWO, 900_000, { status: 'disputed' })];
    const victim = { isUnit: false, facts: [], isIdentityTheftVictim: true };
    const made = sheet({ cards, person: victim, verified: [paid('p1', ONE, 900_000), paid('p1', TWO, 900_000)] });
    expect(made.excluded).toEqual([
      { number: ONE, why: 'removed' },
      { number: TWO, why: 'identity-theft' },
    ]);
    expect(fact(made, 'one-way-inflow')?.figure).toEqual({ least: 0, most: 0, why: [] });
    expect(made.thresholds.some((row) => row.verdict === 'met')).toBe(false);
    expect(made.open).toContain('identity-theft-victim');
    expect(verdict(sheet({ cards: [cards[1]!], verified: [paid('p1', TWO, 5000)] }), '2022-inflow')).toBe(
      'cannot-be-said',
    );
  });

  test('[SHEET-7] 2025: own cards from three, others’ from one, each with its own inflow; between inflow readings it is not said', () => {
    const days = { actedFrom: '2025-08-01', actedTo: '2025-08-20', asOf: '2025-10-01' };
    const own = [card(ONE, 100_001), card(TWO, 100_000), card(THREE, 100_000)];
    expect(verdict(sheet({ ...days, cards: own }), '2025-own')).toBe('met');
    expect(verdict(sheet({ ...days, cards: own }), '2025-others')).toBe('not-met');
    expect(verdict(sheet({ ...days, cards: own.slice(0, 2) }), '2025-own')).toBe('not-met');
    const others = [card(ONE, 300_001, { holder: 'other' })];
    expect(verdict(sheet({ ...days, cards: others }), '2025-others')).toBe('met');
    const explained = sheet({ ...days, cards: others, lawful: [lawful(ONE, 5000)] });
    expect([verdict(explained, '2025-others'), why(explained, '2025-others')]).toEqual([
      'cannot-be-said',
      ['wording-not-read'],
    ]);
    const phones = Array.from({ length: 20 }, (_, i) => phone(`1090000${String(i).padStart(4, '0')}`));
    expect(verdict(sheet({ ...days, cards: phones }), '2025-phone-cards')).toBe('met');
    expect(verdict(sheet({ ...days, cards: phones.slice(1) }), '2025-phone-cards')).toBe('not-met');
    expect(verdict(sheet({ cards: phones }), '2021-phone-cards')).toBe('not-met');
    expect(
      verdict(sheet({ cards: phones.map((each) => ({ ...each, holder: 'other' as const })) }), '2021-phone-cards'),
    ).toBe('met');
  });

  test('[SHEET-8] a text without a number is never met, and each text has its tag', () => {
    const made = sheet({
      actedFrom: '2025-09-01',
      actedTo: '2025-09-20',
      asOf: '2025-10-01',
      cards: [card(ONE, 9_999_999)],
    });
    expect([verdict(made, '2025-entry'), why(made, '2025-entry')]).toEqual(['cannot-be-said', ['text-sets-no-number']]);
    expect(made.thresholds.find(({ id }) => id === '2019-gain')?.confidence).toBe('T');
    expect(made.thresholds.find(({ id }) => id === '2025-own')?.confidence).toBe('S');
    expect(new Set(CRIME_THRESHOLDS.map(({ id }) => id)).size).toBe(CRIME_THRESHOLDS.length);
    expect(made.heading).toBe('no-legal-conclusion');
  });
});

describe('which text', () => {
  const standing = (id: CrimeTextId, actedFrom: string, actedTo = actedFrom, asOf = '2025-10-01') =>
    applicableTexts({ actedFrom, actedTo, asOf }).standing.get(id);

  test('[SHEET-9] by the days of the acts and the day of the sheet; where they differ a lawyer chooses', () => {
    expect(standing('minutes-2022', '2022-03-21')).toBe('not-in-force');
    expect(standing('minutes-2022', '2022-03-21', '2022-03-22')).toBe('part-of-acts');
    expect(standing('minutes-2022', '2022-03-22')).toBe('acts-only');
    expect(standing('minutes-2022', '2022-03-22', '2022-03-22', '2025-07-21')).toBe('acts-and-now');
    expect(standing('opinion-2025-12', '2023-03-01')).toBe('now-only');
    expect(standing('opinion-2025-12', '2025-07-24')).toBe('start-unknown');
    expect(standing('opinion-2025-12', '2025-07-28')).toBe('acts-and-now');
    expect(standing('opinion-2025-12', '2023-03-01', '2023-03-01', '2025-07-24')).toBe('start-unknown');
    expect(sheet({ asOf: '2025-10-01' }).open).toContain('texts-differ-lawyer-chooses');
    expect(sheet().open).not.toContain('texts-differ-lawyer-chooses');
    const made = sheet({ asOf: '2025-10-01' });
    expect(made.onActs).toContain('minutes-2022');
    expect(made.onActs).not.toContain('opinion-2025-12');
    expect(made.now).toContain('opinion-2025-12');
    expect(made.now).not.toContain('minutes-2022');
  });

  test('[SHEET-10] the day of a limit that the holder was told of, the age and facts of leniency stand beside, for people to weigh', () => {
    const at = (day: string) => Date.parse(`${day}T10:00:00+08:00`);
    const person = (birth: string | undefined, day: string) => ({
      ...{ isUnit: false, isIdentityTheftVictim: false },
      ...(birth === undefined ? {} : { birth }),
      facts: [
        { kind: 'limit-notified' as const, atMs: at(day), note: '', items: [] },
        { kind: 'surrender' as const, atMs: at('2023-08-01'), note: '', items: [] },
      ],
    });
    const minor = sheet({ person: person('2006-01-01', '2023-04-01') });
    expect(minor.age).toBe('minor');
    expect(minor.forJudgement).toEqual(
      expect.arrayContaining(['acted-on-after-limit', 'minor-educated-first', 'leniency-facts']),
    );
    expect(fact(minor, 'limit-notified')?.days).toEqual(['2023-04-01']);
    const later = sheet({ person: person(undefined, '2023-06-30') });
    expect(later.age).toBe('unknown');
    expect(later.forJudgement).toContain('age-not-known');
    expect(later.forJudgement).not.toContain('acted-on-after-limit');
    expect(sheet({ person: person('2005-03-01', '2023-04-01') }).age).toBe('adult');
    expect(sheet({ person: person('2005-03-02', '2023-04-01') }).age).toBe('minor');
    expect(sheet({ person: person('2005-02-30', '2023-04-01') }).age).toBe('unknown');
    for (const code of ['was-victim', 'earlier-conviction']) expect(minor.forJudgement).not.toContain(code);
    expect(sheet().forJudgement).not.toContain('leniency-facts');
    const convicted = sheet({
      person: {
        ...{ isUnit: true, isIdentityTheftVictim: false },
        facts: [{ kind: 'conviction' as const, atMs: at('2022-01-01'), note: '', items: [] }],
      },
    });
    expect(convicted.forJudgement).toContain('earlier-conviction');
    expect(convicted.forJudgement).not.toContain('was-victim');
    expect(convicted.age).toBe('unit');
  });

  test('[SHEET-18] acts that span more than two years are said: amounts add up within two only', () => {
    const open = (actedTo: string) => sheet({ actedFrom: '2023-03-01', actedTo, asOf: '2026-01-01' }).open;
    expect(open('2025-03-01')).not.toContain('accumulated-over-two-years');
    expect(open('2025-03-02')).toContain('accumulated-over-two-years');
  });

  test('[SHEET-19] what was told or done after the day of the sheet is not on it', () => {
    const at = (day: string) => Date.parse(`${day}T10:00:00+08:00`);
    const facts = ['2023-09-01', '2023-09-02'].map((day) => ({
      ...{ kind: 'limit-notified' as const, atMs: at(day), note: '', items: [] },
    }));
    const surrender = { kind: 'surrender' as const, atMs: at('2023-09-02'), note: '', items: [] };
    const person = { isUnit: false, isIdentityTheftVictim: false, facts: [...facts, surrender] };
    const cards = [card(ONE, 10, { openedOn: '2023-01-01', handedOverOn: '2023-09-02' })];
    const made = sheet({ person, cards });
    expect(fact(made, 'limit-notified')?.days).toEqual(['2023-09-01']);
    expect(fact(made, 'opened')?.days).toEqual(['2023-01-01']);
    for (const code of ['surrender', 'handed-over']) expect(fact(made, code)).toBeUndefined();
    expect(made.forJudgement).not.toContain('leniency-facts');
    expect(fact(sheet({ person, cards, asOf: '2023-09-02' }), 'surrender')?.days).toEqual(['2023-09-02']);
  });

  test('[SHEET-20] a figure of nothing names no card; one that is open does', () => {
    const made = sheet({ cards: [card(ONE, 10), card(TWO, 0)] });
    expect(fact(made, 'phone-cards')).toMatchObject({ figure: { most: 0 }, evidence: [] });
    expect(fact(made, 'accounts-others')?.evidence).toEqual([]);
    expect(fact(made, 'accounts')?.evidence).toEqual([ONE, TWO]);
    const unsure = sheet({ cards: [card(ONE, 10, { handedOver: 'unknown' })] });
    expect(fact(unsure, 'accounts')).toMatchObject({ figure: { least: 0, most: 1 }, evidence: [ONE] });
  });

  test('[SHEET-11] days that are none, acts that run back and a sheet before the acts are refused', () => {
    const code = (change: Partial<FactsInput>) => {
      const made = factsSheet(matter(change));
      return made.ok ? 'ok' : made.problem.code;
    };
    expect(code({ actedFrom: '2023-02-30' })).toBe('date-unreadable');
    expect(code({ actedTo: '2023-02-01' })).toBe('acts-run-back');
    expect(code({ asOf: '2023-06-01' })).toBe('sheet-before-acts');
  });
});

function phone(number: string): CardFacts {
  return { number, kind: 'phone-card', status: 'on-record', holder: 'own', handedOver: 'yes', held: false };
}
