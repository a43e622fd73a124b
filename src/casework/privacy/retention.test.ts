import { LEGAL_VALUES } from '#law';
import { describe, expect, test } from 'vitest';

import { RECORD_KINDS, type RecordHead } from '../record.ts';
import { legalSettingsOf } from '../settings/legal-setting.ts';
import { at } from '../world.fixture.ts';
import { ASSESSMENT_OCCASIONS, IMPACT_ASSESSMENT } from './impact-assessment.ts';
import { lead, world } from './privacy.fixture.ts';
import { retentionList, retentionOf, retentionOfData, retentionRule } from './retention.ts';

const law = (when: string, casework = world()) => ({ nowMs: at(when), settings: legalSettingsOf(casework) });
const years = (rule: string) => Number(legalSettingsOf(world()).get(rule)?.value);
const record = (change: object): RecordHead => ({ kind: 'lead', id: 'x', region: '371312', agencies: [], ...change });

describe('which rule', () => {
  test('[PRIV-8] the terms that texts set, written out by hand', () => {
    expect(retentionRule(record({ kind: 'suspicious-report' }))).toBe('kyc-retention-years');
    expect(retentionRule(record({ kind: 'appeal', contested: [{ basis: 'credit-complaint' }] }))).toBe(
      'keep-credit-complaint-years',
    );
    expect(retentionRule(record({ kind: 'appeal', contested: [{ basis: 'sanction' }] }))).toBe(
      'casework-retention-years',
    );
    const known = {
      'kyc-retention-years': 10,
      'negative-credit-years': 5,
      'impact-assessment-years': 3,
      'keep-credit-complaint-years': 10,
    } as const;
    for (const [rule, value] of Object.entries(known))
      expect(LEGAL_VALUES[rule as keyof typeof known]).toMatchObject({ value, confidence: 'T', unit: 'years' });
    expect(LEGAL_VALUES['casework-retention-years']).not.toHaveProperty('value');
  });

  test('[PRIV-8] every kind of record has a rule', () => {
    for (const kind of RECORD_KINDS)
      expect(LEGAL_VALUES).toHaveProperty(retentionRule(record({ kind, contested: [] })));
  });
});

describe('how long', () => {
  test('[PRIV-9] in use, then storage only, then due: from 24:00 of the same day so many years later', () => {
    const dueOn = 2020 + years('casework-retention-years');
    const closed = lead('l1', { status: 'closed' });
    expect(retentionOf(lead('l1'), law('2040-01-01'), world())).toMatchObject({ state: 'in-use' });
    const before = retentionOf(closed, law(`${dueOn}-01-10 23:59`), world());
    expect(before).toMatchObject({
      state: 'storage-only',
      endedMs: at('2020-01-10 09:00'),
      deleteMs: at(`${dueOn}-01-11 00:00`),
    });
    expect(retentionOf(closed, law(`${dueOn}-01-11 00:00`), world()).state).toBe('due');
  });

  test('[PRIV-9] no set term: over, but nothing is deleted', () => {
    const bare = { nowMs: at('2090-01-01'), settings: new Map() };
    const kept = retentionOf(lead('l1', { status: 'closed' }), bare, world());
    expect(kept).toMatchObject({ state: 'unknown', problem: { code: 'legal-value-not-set' } });
    expect(kept).not.toHaveProperty('deleteMs');
  });

  test('[PRIV-9] a person goes on while anything about the person does, and ends with the last of it', () => {
    const person = (casework: ReturnType<typeof world>) =>
      retentionOf(casework.person?.get('p1') as RecordHead, law('2024-01-01'), casework);
    expect(person(world()).state).toBe('in-use');
    expect(person(world(lead('l1'), lead('l2', { status: 'closed' }))).state).toBe('in-use');
    const ended = person(
      world(lead('l1', { status: 'closed', lastMs: at('2021-05-01') }), lead('l2', { status: 'closed' })),
    );
    expect(ended).toMatchObject({ endedMs: at('2021-05-01') });
  });

  test('[PRIV-9] a measure record ends when nothing of it stands, and not before anything was ordered', () => {
    const parts = { stops: [], freezes: [], listings: [], others: [], risks: [], isClosed: false };
    const measure = (change: object) =>
      retentionOf({ ...lead('m1'), kind: 'measure', ...parts, ...change }, law('2021-01-01'), world());
    expect(measure({}).state).toBe('in-use');
    expect(measure({ freezes: [{ id: 'f1', status: 'in-force' }] }).state).toBe('in-use');
    expect(measure({ freezes: [{ id: 'f1', status: 'ended' }] }).state).toBe('storage-only');
    expect(measure({ isClosed: true }).state).toBe('storage-only');
  });

  test('[PRIV-9] the list names what is no longer in use, and only that', () => {
    const casework = world(lead('l1'), lead('l2', { status: 'closed' }));
    const list = retentionList(casework, law('2021-01-01', casework));
    expect(list.map(({ record: { id } }) => id)).toEqual(['l2']);
  });

  test('[PRIV-10] customer data ten years, negative credit five, assessments and logs three', () => {
    const end = at('2010-03-01 12:00');
    const last = (dataClass: Parameters<typeof retentionOfData>[0]) =>
      retentionOfData(dataClass, end, law('2011-01-01')).deleteMs;
    expect(last('customer-and-transaction-data')).toBe(at('2020-03-02 00:00'));
    expect(last('negative-credit-information')).toBe(at('2015-03-02 00:00'));
    expect(last('impact-assessment')).toBe(at('2013-03-02 00:00'));
    expect(last('processing-log')).toBe(at('2013-03-02 00:00'));
    expect(retentionOfData('customer-and-transaction-data', undefined, law('2090-01-01')).state).toBe('in-use');
  });
});

test('[PRIV-11] the assessment has the three contents of Article 56, each with blanks in both languages, and answers none', () => {
  expect(IMPACT_ASSESSMENT.map(({ id }) => id)).toEqual(['lawfulness', 'effect', 'protection']);
  expect(Object.keys(ASSESSMENT_OCCASIONS)).toHaveLength(5);
  for (const { title, blanks } of IMPACT_ASSESSMENT) {
    expect(blanks.length).toBeGreaterThanOrEqual(3);
    for (const words of [title, ...blanks]) expect([words.zh.trim(), words.en.trim()]).not.toContain('');
  }
});
