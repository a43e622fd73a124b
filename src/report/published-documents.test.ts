import { findingsSchema, importReportSchema, runSchema } from '#contract';
import { expect, test } from 'vitest';
import { sampleReportData } from './fixtures/sample.ts';

test('[SCH-6] a full findings.json, import.json and run.json are valid', () => {
  const data = sampleReportData({ unmasked: true });
  expect(findingsSchema.parse(data.findings)).toEqual(data.findings);
  expect(importReportSchema.parse(data.importReport)).toEqual(data.importReport);
  expect(runSchema.parse(data.run)).toEqual(data.run);
});
