import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findingsSchema, importReportSchema, PUBLISHED_SCHEMAS, publishedJsonSchema } from './index.ts';

const NAMES = Object.keys(PUBLISHED_SCHEMAS) as (keyof typeof PUBLISHED_SCHEMAS)[];

test.each(NAMES)('[SCH-1] docs/schema/%s.schema.json is what the code publishes', (name) => {
  const file = new URL(`../../docs/schema/${name}.schema.json`, import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(publishedJsonSchema(name));
});

const EMPTY = {
  schema: 'duanka/findings/1',
  run: {
    program: 'duanka',
    version: '0.1.0',
    preset: 'statement',
    created_at: '2024-04-02T09:30:00+08:00',
    workspace: 'w',
    masked: true,
    open_data: false,
    from: '',
    to: '',
    fingerprint: '',
  },
  subjects: [],
  rings: [],
  hits: [],
  protection: [],
  counts: {},
};

test('[SCH-2] a document without findings is valid, one without a promised key or with another schema name is not', () => {
  expect(findingsSchema.safeParse(EMPTY).success).toBe(true);
  for (const key of Object.keys(EMPTY)) {
    expect(findingsSchema.safeParse({ ...EMPTY, [key]: undefined }).success, key).toBe(false);
  }
  expect(findingsSchema.safeParse({ ...EMPTY, schema: 'duanka/findings/2' }).success).toBe(false);
});

test('[SCH-3] keys may be added: an unknown key is no error, and no published schema forbids one', () => {
  expect(findingsSchema.safeParse({ ...EMPTY, added: 1 }).success).toBe(true);
  for (const name of NAMES) expect(publishedJsonSchema(name)).not.toContain('"additionalProperties": false');
});

test('[SCH-4] an index is 0 to 100 and an amount an integer', () => {
  const subject = {
    id: 's',
    display: 'd',
    kind: 'personal',
    index: 100.1,
    band: 'high',
    rank: 1,
    families: {},
    reasons: [],
    guards: [],
    coverage: { from: '', to: '' },
    not_assessable: [],
    rings: [],
  };
  const withSubject = (index: number) =>
    findingsSchema.safeParse({ ...EMPTY, subjects: [{ ...subject, index }] }).success;
  expect([withSubject(-0.1), withSubject(0), withSubject(100), withSubject(100.1)]).toEqual([false, true, true, false]);
  const hit = {
    id: 'h',
    key: 'k',
    typology: 'cycle',
    strength: 1,
    core: [],
    from: '',
    to: '',
    amount: 1.5,
    currency: 'CNY',
    evidence: [],
  };
  const withAmount = (amount: number | null) =>
    findingsSchema.safeParse({ ...EMPTY, hits: [{ ...hit, amount }] }).success;
  expect([withAmount(1.5), withAmount(150), withAmount(null)]).toEqual([false, true, true]);
});

test('[SCH-5] the six row counts are all there, as whole numbers', () => {
  const rows = { read: 6, kept: 1, duplicate: 1, failed: 1, empty: 1, rejected: 2 };
  const report = (counts: object) => ({
    schema: 'duanka/import/1',
    files: [{ file: 'a.csv', format: 'f', encoding: 'utf-8', rows: counts, from: '', to: '', breaks: 0 }],
    companions: [],
    skipped: [],
    total: {
      rows,
      from: '',
      to: '',
      breaks: 0,
      transfers: 0,
      legs: { unique: 0, order_assumed: 0, one_legged: 0, possible: 0, reversals: 0, clearing_pairs: 0 },
    },
    warnings: [],
  });
  expect(importReportSchema.safeParse(report(rows)).success).toBe(true);
  for (const key of Object.keys(rows)) {
    expect(importReportSchema.safeParse(report({ ...rows, [key]: undefined })).success, key).toBe(false);
    expect(importReportSchema.safeParse(report({ ...rows, [key]: 0.5 })).success, key).toBe(false);
  }
});
