import { expect, test } from 'vitest';

import type { CommandHead, EventHead } from '../record.ts';
import { actor, at, context, run, settledCasework } from '../world.fixture.ts';
import { chainOf, entriesOfEvents, entryOfRead, isEventOf } from './audit-entry.ts';
import { testDigest } from './digest.fixture.ts';
import { readRecord } from './read-record.ts';

const NOW = at('2025-03-03 10:00');
const analyst = actor('分析员', 'bank-analyst', { kind: 'bank', id: '测试银行' });
const officer = actor('民警', 'investigator');
const setting = (id: string) =>
  ({ type: 'legal-setting.set', record: { kind: 'legal-setting', id }, value: 24, reason: '测试依据' }) as CommandHead;
const draft = {
  type: 'suspicious-report.draft',
  record: { kind: 'suspicious-report', id: 'r1' },
  region: '371300',
  institution: '测试银行',
  subject: { customerId: 'p1', accounts: ['6200000000000001'], features: ['Z3'], fromMs: 0, toMs: 1 },
} as CommandHead;

test('[AUD-6] every event is an entry with who, when, what for and in which case, and holds no personal data', () => {
  const when = { ...context(NOW, actor('法制', 'lawyer'), 'supervision'), caseNo: 'A0000001' };
  const { events } = run({}, [[setting('receipt-hours'), when]]);
  const [entry] = entriesOfEvents(events, when, testDigest);
  expect(entry).toEqual({
    what: 'event',
    atMs: NOW,
    by: { id: '法制', role: 'lawyer', agency: 'police-city-371300' },
    command: 'legal-setting.set',
    purpose: 'supervision',
    caseNo: 'A0000001',
    record: { kind: 'legal-setting', id: 'receipt-hours' },
    type: 'legal-setting.given',
    content: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
  });
  expect(JSON.stringify(entry)).not.toContain('测试');
});

test('[AUD-6] an entry knows its event again, and no other', () => {
  const when = context(NOW, actor('法制', 'lawyer'), 'supervision');
  const { events } = run({}, [[setting('receipt-hours'), when]]);
  const [entry] = entriesOfEvents(events, when, testDigest);
  const [event] = events;
  if (entry === undefined || event === undefined) throw new Error('no entry');
  expect(isEventOf(entry, event, testDigest)).toBe(true);
  expect(isEventOf(entry, { ...event, value: 25 } as EventHead, testDigest)).toBe(false);
});

test('[AUD-6] what a term did by itself has neither purpose nor case number', () => {
  const event: EventHead = {
    type: 'legal-setting.given',
    record: { kind: 'legal-setting', id: 'receipt-hours' },
    atMs: 1,
    recordedMs: 2,
    by: { id: 'clock', name: '', role: 'clock', agency: 'system' },
  };
  const [entry] = entriesOfEvents([event], context(NOW, officer), testDigest);
  expect(entry).toMatchObject({ atMs: 2, by: { role: 'clock' } });
  expect(entry).not.toHaveProperty('purpose');
  expect(entry).not.toHaveProperty('caseNo');
});

test('[AUD-7] whoever reads a record leaves an entry, shown or refused', () => {
  const { casework } = run(settledCasework(), [[draft, context(NOW, analyst, 'risk-control')]]);
  const read = (
    ref: { kind: 'suspicious-report' | 'legal-setting'; id: string },
    reader: Parameters<typeof readRecord>[2]['reader'],
  ) => readRecord(casework, ref, { reader, atMs: NOW, digest: testDigest });
  const shown = read({ kind: 'suspicious-report', id: 'r1' }, { actor: analyst, purpose: 'risk-control' });
  expect(shown.result.ok).toBe(true);
  expect(shown.entry).toMatchObject({
    what: 'read',
    action: 'suspicious-report.read',
    purpose: 'risk-control',
    outcome: 'shown',
  });
  const refused = read(
    { kind: 'legal-setting', id: 'receipt-hours' },
    { actor: actor('甲', 'citizen', { kind: 'public' }), purpose: 'self-service' },
  );
  expect(refused.result.ok).toBe(false);
  expect(refused.entry).toMatchObject({ action: 'legal-setting.read', outcome: 'not-your-role' });
});

test('[AUD-7] what was searched for stands as its digest, with the number of records shown', () => {
  const entry = entryOfRead(
    {
      action: 'person.read',
      reader: { actor: officer, purpose: 'investigation', caseNo: 'A0000001' },
      atMs: NOW,
      query: '测试甲',
      count: 3,
    },
    testDigest,
  );
  expect(entry).toMatchObject({ query: testDigest('测试甲'), count: 3, caseNo: 'A0000001', outcome: 'shown' });
  expect(JSON.stringify(entry)).not.toContain('测试甲');
});

test('[AUD-8] drafts of suspicious-transaction reports have a log of their own, reads and refused reads too', () => {
  const { casework, events } = run(settledCasework(), [[draft, context(NOW, analyst, 'risk-control')]]);
  const entries = entriesOfEvents(events, context(NOW, analyst, 'risk-control'), testDigest);
  expect(entries.map(chainOf)).toEqual(['suspicious-reports']);
  for (const id of ['r1', 'unknown']) {
    const ref = { kind: 'suspicious-report', id } as const;
    const { entry, result } = readRecord(casework, ref, {
      reader: { actor: officer, purpose: 'investigation', caseNo: 'A0000001' },
      atMs: NOW,
      digest: testDigest,
    });
    expect(chainOf(entry)).toBe('suspicious-reports');
    expect(result).toEqual({ ok: false, problem: { code: 'record-unknown', values: ref } });
  }
  const log = entryOfRead(
    { action: 'suspicious-report.read-log', reader: { actor: officer, purpose: 'audit' }, atMs: NOW },
    testDigest,
  );
  expect(chainOf(log)).toBe('suspicious-reports');
  expect(
    chainOf(
      entryOfRead({ action: 'package.export', reader: { actor: officer, purpose: 'audit' }, atMs: NOW }, testDigest),
    ),
  ).toBe('casework');
});
