import { factsSheet, type FactsInput } from '#casework';
import { CRIME_TEXTS, CRIME_THRESHOLDS, CRIMES, THRESHOLD_MEASURES } from '#law';
import { measured } from '#model';
import { expect, test } from 'vitest';

import { factsSheetFormOf } from './facts-sheet-form-of.ts';
import { CRIME_WORDS, FIGURE_WORDS, SHEET_CODE_WORDS, SHEET_FACT_WORDS } from './texts/casework/facts-words.ts';

const CARD = '6200000000000001';
const INPUT: FactsInput = {
  person: {
    ...{ isUnit: false, birth: '2006-01-01', isIdentityTheftVictim: false },
    facts: [
      { kind: 'limit-notified', atMs: Date.parse('2023-04-01T10:00:00+08:00'), note: '', items: [] },
      { kind: 'conviction', atMs: Date.parse('2022-04-01T10:00:00+08:00'), note: '', items: [] },
    ],
  },
  ...{ caseNo: 'A0000001', actedFrom: '2023-03-01', actedTo: '2023-06-30', asOf: '2025-10-01' },
  cards: [
    {
      ...{ number: CARD, kind: 'bank-account', status: 'on-record', holder: 'own', handedOver: 'yes', held: false },
      openedOn: '2023-01-05',
      flows: {
        inflow: measured('one-way-inflow', 35_000_000, 'CNY'),
        turnover: measured('card-turnover', 69_000_000, 'CNY'),
        ...{ counterparties: 12, covered: true },
      },
    },
    {
      number: '6200000000000002',
      kind: 'bank-account',
      status: 'removed',
      holder: 'own',
      handedOver: 'no',
      held: false,
    },
  ],
  verified: [{ payment: 'p1', caseNo: 'A0000009', card: CARD, amount: measured('case-value', 500_000, 'CNY') }],
  lawful: [
    { card: CARD, amount: measured('one-way-inflow', 1_000_000, 'CNY'), explanation: '测试工资', status: 'accepted' },
    { card: CARD, amount: measured('one-way-inflow', 9_000_000, 'CNY'), explanation: '测试货款', status: 'open' },
  ],
};

test('[SHEET-16] every crime, figure, fact, reason and circumstance has words in both languages, and no code is printed bare', () => {
  const made = factsSheet(INPUT);
  if (!made.ok) throw new Error(made.problem.code);
  const codes = [
    'accumulated-over-two-years',
    'identity-theft-victim',
    'minor-educated-first',
    'age-not-known',
    'leniency-facts',
    'was-victim',
    ...CRIME_TEXTS.flatMap(({ open }) => open),
    ...CRIME_THRESHOLDS.flatMap(({ needs }) => needs),
    ...made.value.forJudgement,
    ...made.value.open,
    ...made.value.thresholds.flatMap(({ why }) => why),
  ];
  for (const language of ['zh', 'en'] as const) {
    for (const crime of CRIMES) expect(CRIME_WORDS[crime][language]).not.toBe('');
    for (const measure of THRESHOLD_MEASURES) expect(FIGURE_WORDS[measure][language]).not.toBe('');
    for (const { code } of made.value.facts) expect(SHEET_FACT_WORDS[code]?.[language], code).toBeTruthy();
    for (const code of codes) expect(SHEET_CODE_WORDS[code]?.[language], code).toBeTruthy();
  }
});

test('[SHEET-17] printed: figures as ranges, limits in words, numbers of cards masked unless unmasked, the verdict with its reason', () => {
  const made = factsSheet(INPUT);
  if (!made.ok) throw new Error(made.problem.code);
  const zh = factsSheetFormOf(made.value, { language: 'zh', person: '测**' });
  const inflow = zh.facts.find(({ fact }) => fact.startsWith('单向流入'));
  expect(inflow).toMatchObject({ value: '¥250,000.00 – ¥340,000.00', deducted: '¥10,000.00' });
  expect(JSON.stringify(zh)).not.toContain(CARD);
  expect(JSON.stringify(factsSheetFormOf(made.value, { language: 'en', person: 'x', isUnmasked: true }))).toContain(
    CARD,
  );
  const rows = zh.thresholds.filter(({ text }) => text.startsWith('2022年'));
  expect(rows.map(({ threshold }) => threshold)).toEqual(['超过 ¥300,000.00', '¥3,000.00 以上（含）']);
  expect(rows.map(({ compared }) => compared)).toEqual(['无法确定；合法来源的解释尚未核实', '达到']);
  expect(rows[0]?.text).toContain('仅行为时有效');
  expect(rows[0]?.confidence).toBe('二手来源');
  expect(zh.forJudgement).toContain('被告知限制后是否仍实施有关行为（可反证）');
  expect(zh.open).toContain('行为时与现在适用的文件不同：由法制人员选择');
  expect(zh.facts.find(({ fact }) => fact === '被告知限制措施之日')?.value).toBe('2023-04-01');
  expect(zh.facts.find(({ fact }) => fact.startsWith('已从本人名下剔除'))?.evidence).not.toContain('000002'.repeat(2));
  const en = factsSheetFormOf(made.value, { language: 'en', person: 'x' });
  expect(en.facts.find(({ fact }) => fact === 'unlawful gain')?.value).toMatch(/^at least /);
});
