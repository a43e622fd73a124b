import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DETECTORS, SIGNAL_CODES } from '#detect';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { isKnownSource } from './parameter-source.ts';
import { problemText, qualityText, rejectedReason } from './problem-text.ts';
import { reasonText } from './reason-text.ts';
import { zh } from './zh.ts';
import { LINK_SAMPLE } from './reasons/account-links.fixture.ts';
import { MEASURE_SAMPLE } from './reasons/account-measures.fixture.ts';
import { SHAPE_SAMPLE } from './reasons/ring-shapes.fixture.ts';
import { EXPLANATION_SAMPLES, EXPLANATION_VARIANTS } from './reasons/explanations.fixture.ts';
import { CENTRE_SAMPLE } from './reasons/ring-centres.fixture.ts';

const LANGUAGES = ['zh', 'en'] as const;
/** One value for every name that a signal may carry. */
const SAMPLE: Readonly<Record<string, number | string>> = {
  ...LINK_SAMPLE,
  ...MEASURE_SAMPLE,
  ...SHAPE_SAMPLE,
  ...CENTRE_SAMPLE,
  accounts: 4,
  amountMinor: 21_430_066,
  atOnce: 1.2,
  caseNumber: 0,
  convergence: 0.94,
  creditCount: 3,
  credits: 412,
  creditsMinor: 8_250_000,
  creditsSpanSeconds: 700_000,
  currencies: 1,
  currency: 'CNY',
  dwellSeconds: 5_460,
  feeLower: 0.0192,
  feeMedian: 0.02,
  feeStable: 1,
  feeUpper: 0.0207,
  handovers: 0.82,
  inflowMinor: 21_430_066,
  leftBeforeMinor: 4_120_000,
  likeness: 'gambling-like',
  matchedMinor: 7_990_000,
  members: 8,
  minimumAmountMinor: 2_000_000,
  minimumMembers: 4,
  minimumPartners: 5,
  minimumPayers: 5,
  minimumShare: 0.7,
  novelOnly: 0,
  occurrences: 2,
  onwardSeconds: 86_400,
  outflowShare: 0.98,
  paidAt: 1_234_567,
  partners: 12,
  passedOnMinor: 16_035_000,
  passedOnShare: 0.748,
  payees: 2,
  payers: 12,
  peakCreditsMinor: 2_100_000,
  poolInflowMinor: 312_430_066,
  poolSessions: 96,
  retention: 0.032,
  rotates: 1,
  rotationPercentile: 1,
  sessions: 12,
  share: 0.968,
  since: 1_234_567,
  sinks: 2,
  spanSeconds: 43_000,
  supports: 'unique-cents probes short-life succession night',
  surprise: 11.2,
  transfers: 13,
  twoWayShare: 0.31,
  usualTransfers: 0.4,
  windowSeconds: 604_800,
};

test('[REP-5] both languages have the same keys, in every set', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  for (const set of Object.keys(zh) as (keyof typeof zh)[]) {
    expect(Object.keys(en[set]).sort(), set).toEqual(Object.keys(zh[set]).sort());
  }
});

test('[REP-5] a sentence has the same places in both languages, and neither is empty', () => {
  const places = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort((a, b) => a.localeCompare(b));
  for (const [key, text] of Object.entries(zh.labels)) {
    const other = (en.labels as Readonly<Record<string, string>>)[key] ?? '';
    expect(places(other), key).toEqual(places(text));
    expect(text.trim(), key).not.toBe('');
    expect(other.trim(), key).not.toBe('');
  }
});

test.each(LANGUAGES)(
  '[REP-6] every code of a signal is explained from its own values, as in the golden file (%s)',
  async (language) => {
    const cases: readonly (readonly [string, Readonly<Record<string, number | string>>])[] = [
      ...Object.keys(SIGNAL_CODES).map((code) => [code, {}] as const),
      ...EXPLANATION_VARIANTS,
    ];
    const lines = cases.map(([code, own]) => {
      const names = (SIGNAL_CODES as Readonly<Record<string, readonly string[]>>)[code] ?? [];
      const given = { ...SAMPLE, ...EXPLANATION_SAMPLES[code], ...own };
      const values = Object.fromEntries(names.map((name) => [name, given[name] ?? `no sample of ${name}`]));
      const text = reasonText({ code, values, from: '2024-03-05T14:07:33+08:00' }, language);
      expect(text, code).not.toContain('?');
      expect(text, code).not.toContain('no sample');
      return `${code}\n  ${text}\n`;
    });
    await expect(lines.join('')).toMatchFileSnapshot(`../golden/explanations.${language}.txt`);
  },
);

test('[REP-7] what a detector measured is called 疑似, "indicators of"; a list and a report say what they are', () => {
  const listed = ['victim-report', 'victim-report-unmatched', 'case-involved'];
  for (const [code, names] of Object.entries(SIGNAL_CODES)) {
    const values = Object.fromEntries(names.map((name) => [name, SAMPLE[name] ?? 0]));
    expect(reasonText({ code, values }, 'zh').includes('疑似'), code).toBe(!listed.includes(code));
    expect(reasonText({ code, values }, 'en').includes('Indicators of'), code).toBe(!listed.includes(code));
  }
  for (const [code, word] of Object.entries(zh.typologies)) {
    expect(word, code).toMatch(/^疑似/);
    expect(en.typologies[code], code).toMatch(/^Indicators of/);
  }
  const all = JSON.stringify([zh.labels, zh.typologies, zh.roles, en.labels, en.typologies, en.roles]);
  expect(all).not.toMatch(/罪犯|犯罪嫌疑人|guilty|criminal/i);
});

test('[REP-8] a code without a sentence shows itself and its values', () => {
  expect(reasonText({ code: 'brand-new', values: { a: 1, b: 'x' } }, 'zh')).toBe('brand-new (a=1, b=x)');
  expect(problemText({ code: 'brand-new', values: {} }, 'en')).toBe('brand-new');
  expect(rejectedReason('brand-new', 'zh')).toBe('brand-new');
  expect(qualityText({ code: 'brand-new', values: { n: 2 } }, 'en')).toBe('brand-new (n=2)');
});

test('[REP-8] a value that is missing shows as ?, never as zero', () => {
  expect(reasonText({ code: 'fan-in', values: {} }, 'en')).toContain('? distinct payers');
});

/** Problems of parsing one cell become codes of rejected rows; `parquet` tells a reader of bytes to hand over. Nobody sees them. */
const INNER = /^(?:(?:amount|time|resident-id|uscc|calendar)-.*|parquet)$/;

test('[REP-9] every problem that the sources raise has a sentence in both languages', () => {
  const raised = new Set<string>();
  for (const text of sourceTexts(join(import.meta.dirname, '../..'))) {
    for (const match of text.matchAll(/\b(?:fail|new UnreadableSource|skip|refuse|warning)\(\s*'([a-z0-9-]+)'/g))
      raised.add(match[1] ?? '');
  }
  const missing = [...raised].filter(
    (code) => !INNER.test(code) && (zh.problems[code] ?? zh.quality[code]) === undefined,
  );
  expect(raised.size).toBeGreaterThan(30);
  expect(missing).toEqual([]);
});

test('[REP-9] the codes that tell people what to do name the way out', () => {
  expect(problemText({ code: 'xls', values: {} }, 'zh')).toContain('.xlsx');
  expect(problemText({ code: 'unknown-table', values: { columns: 7 } }, 'en')).toContain('duanka map');
  expect(problemText({ code: 'workspace-busy', values: { dir: 'w', pid: 42 } }, 'en')).toContain('42');
  expect(problemText({ code: 'missing-columns', values: { format: 'f', missing: '交易金额' } }, 'zh')).toContain(
    '交易金额',
  );
});

test('[REP-36] every source that a detector names for a parameter has its words', () => {
  const sources = DETECTORS.flatMap(({ parameters }) => parameters.map(({ source }) => source));
  expect(sources.filter((source) => !isKnownSource(source))).toEqual([]);
});

test('[REP-36] every stage that a run enters has its words', () => {
  const entered = new Set<string>();
  for (const folder of ['../../use-cases', '../../lake']) {
    for (const text of sourceTexts(join(import.meta.dirname, folder)))
      for (const match of text.matchAll(/(?:\benter|\bstage)\('([a-z-]+)'/g)) entered.add(match[1] ?? '');
  }
  expect(entered.size).toBeGreaterThan(12);
  expect([...entered].filter((stage) => zh.stages[stage] === undefined)).toEqual([]);
});

test('[REP-37] a transfer seen from one side is told apart from a side that is missing', () => {
  const whole = { code: 'one-legged', values: { transfers: 64, of: 72 } };
  const single = { code: 'one-legged', values: { amount: 100, currency: 'CNY' } };
  expect(qualityText(whole, 'zh')).toContain('不在手，不等于缺行');
  expect(qualityText(whole, 'en')).toContain('not on hand, which is no missing row');
  for (const row of [single, { code: 'statement-gaps', values: { transfers: 2 } }]) {
    expect(qualityText(row, 'zh')).toMatch(/缺一边的转账/);
    expect(qualityText(row, 'en')).toMatch(/side missing/);
  }
  expect(zh.labels.legsOneLegged).toContain('缺一边');
  expect(zh.labels.legsOneLegged).toContain('都覆盖');
});

function* sourceTexts(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* sourceTexts(path);
    else if (/(?<!\.test|\.fixture)\.ts$/.test(entry.name)) yield readFileSync(path, 'utf8');
  }
}
