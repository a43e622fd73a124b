import { readFileSync } from 'node:fs';

import { DETECTORS } from '#detect';
import { ANNEX_FEATURES } from '#model';
import { expect, test } from 'vitest';

const TEXT = readFileSync(new URL('../docs/feature-coverage.md', import.meta.url), 'utf8');

/** Feature, detectors in back quotes, data and limits of every row of the table. */
const ROWS = [...TEXT.matchAll(/^\| \*\*([KZQ]\d+)\*\* (.*?) \| (.*?) \| (.*?) \| (.*?) \|$/gm)].map((match) => ({
  feature: match[1] ?? '',
  title: match[2] ?? '',
  detectors: [...(match[3] ?? '').matchAll(/`([a-z-]+)`/g)].map((name) => name[1] ?? ''),
  data: match[4] ?? '',
  limits: match[5] ?? '',
}));

test('[COVER-1] every feature of the annex stands once, in its order, with both of its titles', () => {
  expect(ROWS.map(({ feature }) => feature)).toEqual(Object.keys(ANNEX_FEATURES));
  for (const { feature, title } of ROWS) {
    const { zh, en } = ANNEX_FEATURES[feature as keyof typeof ANNEX_FEATURES];
    expect(title).toBe(`${zh} (${en})`);
  }
});

test('[COVER-2] a feature’s row names the detectors that measure it, and no other', () => {
  for (const { feature, detectors } of ROWS) {
    const measuring = DETECTORS.filter(({ annexFeature }) => annexFeature === feature).map(({ id }) => id);
    expect(
      detectors.toSorted((a, b) => a.localeCompare(b)),
      feature,
    ).toEqual(measuring.toSorted((a, b) => a.localeCompare(b)));
  }
  const known = DETECTORS.flatMap(({ annexFeature }) => annexFeature ?? []);
  expect(known.filter((feature) => !Object.hasOwn(ANNEX_FEATURES, feature))).toEqual([]);
});

test('[COVER-3] every row says which data it needs, and one without a detector why data cannot show it', () => {
  for (const { feature, detectors, data, limits } of ROWS) {
    expect(data, feature).not.toBe('');
    if (detectors.length === 0) expect(limits, feature).not.toBe('');
  }
});

test('[COVER-4] the table begins with the annex’s own first sentence: no single feature is enough', () => {
  const before = TEXT.slice(0, TEXT.indexOf('| feature |'));
  expect(before).toContain('不能简单依靠某一个可疑特征作出判断');
  expect(before).toContain('No single feature is enough');
});

test('[COVER-5] a detector that the text names exists', () => {
  const ids = new Set(DETECTORS.map(({ id }) => id));
  const named = [...TEXT.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !ids.has(name))).toEqual([]);
});
