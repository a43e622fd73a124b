import { DETECTORS, detectCase } from '#detect';
import { expect, test } from 'vitest';
import { caseOf } from '../src/detect/case.fixture.ts';
import { countTitle } from '../src/report/texts/count-titles.ts';

test('[REP-36] every count that a detector gives in either preset has a title in both languages', () => {
  const view = caseOf({ transfers: [{ from: 1, to: 0, t: 864_000 }] });
  const detectors = DETECTORS.map(({ id, version, title, family }) => ({ id, version, title, family }));
  const codes = new Set<string>();
  for (const preset of ['statement', 'structure'] as const) {
    const detected = detectCase(view, { preset });
    if (!detected.ok) throw new Error(detected.problem.code);
    for (const code of Object.keys(detected.value.ringCounts)) codes.add(`rings.${code}`);
    for (const { detector, counts } of detected.value.runs)
      for (const code of Object.keys(counts)) codes.add(`${detector.id}.${code}`);
  }
  expect(codes.size).toBeGreaterThan(15);
  for (const code of [...codes, 'subjects_not_listed', 'reason_evidence_cut', 'table_rows_cut.nextLevel']) {
    expect(countTitle(code, detectors, 'zh'), code).toMatch(/\p{Script=Han}/u);
    expect(countTitle(code, detectors, 'en'), code).toMatch(/[a-z]/);
    expect(countTitle(code, detectors, 'en'), code).not.toMatch(/\p{Script=Han}/u);
  }
  expect(countTitle('brand-new.code', detectors, 'zh')).toBeUndefined();
});
