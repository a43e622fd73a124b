import fc from 'fast-check';
import { expect, test } from 'vitest';

import { CLOCK } from '../actor.ts';
import { replay } from '../casework.ts';
import type { FindingRef } from '../finding-ref.ts';
import type { LeadResult } from '../leads/lead.ts';
import type { LeadEventPayload } from '../leads/lead-events.ts';
import { recordOf } from '../record-of.ts';
import type { EventHead, RecordRef } from '../record.ts';
import { codeOf, context } from '../world.fixture.ts';
import { detectorFeedback } from './detector-feedback.ts';
import { detectorStatistics } from './detector-statistics.ts';
import { leadFeedback } from './lead-feedback.ts';
import { FEEDBACK_OUTCOMES, type DetectorState, type FeedbackOutcome } from './detector.ts';

const LEAD: RecordRef = { kind: 'lead', id: 'l1' };
const APPEAL: RecordRef = { kind: 'appeal', id: 'q1' };

function findingRef(id: string, ...detectors: readonly (readonly [id: string, version: string])[]): FindingRef {
  return { id, key: id, run: 'r', detectors: detectors.map(([name, version]) => ({ id: name, version })), reasons: [] };
}

function told(finding: FindingRef, outcome: FeedbackOutcome, from = LEAD, nowMs = 1): readonly EventHead[] {
  return detectorFeedback(finding, { outcome, cause: `${from.kind}-${outcome}`, from }, { nowMs, actor: CLOCK });
}

function outcomes(events: readonly EventHead[], id = 'fan@1') {
  return (recordOf(replay(events), { kind: 'detector', id }) as DetectorState).outcomes.map(({ finding, outcome }) => [
    finding,
    outcome,
  ]);
}

test('[DFB-1] a finding is counted once for each detector and version that gave its reasons', () => {
  const finding = findingRef('F1', ['fan', '1'], ['pass', '1'], ['fan', '2'], ['fan', '1']);
  const { detector } = replay([...told(finding, 'confirmed'), ...told(finding, 'confirmed', LEAD, 2)]);
  expect([...(detector ?? new Map()).keys()]).toEqual(['fan@1', 'pass@1', 'fan@2']);
  for (const state of detector?.values() ?? []) expect((state as DetectorState).outcomes).toHaveLength(1);
});

test('[DFB-2] what is known replaces what is pending, an appeal outweighs a lead, and the later of equals counts', () => {
  const finding = findingRef('F1', ['fan', '1']);
  const after = (...steps: readonly (readonly [FeedbackOutcome, RecordRef])[]) =>
    outcomes(steps.flatMap(([outcome, from], at) => told(finding, outcome, from, at)))[0]?.[1];
  expect(after(['pending', LEAD], ['confirmed', LEAD])).toBe('confirmed');
  expect(after(['confirmed', LEAD], ['pending', LEAD])).toBe('confirmed');
  expect(after(['confirmed', LEAD], ['false-positive', LEAD])).toBe('false-positive');
  expect(after(['confirmed', LEAD], ['false-positive', APPEAL])).toBe('false-positive');
  expect(after(['false-positive', APPEAL], ['confirmed', LEAD])).toBe('false-positive');
  expect(after(['wrong-person', APPEAL], ['false-positive', APPEAL])).toBe('false-positive');
});

test('[DFB-3] precision is confirmed of confirmed and false, with its interval; pending and wrong persons are on neither side', () => {
  const events = [
    ...Array.from({ length: 8 }, (_, at) => told(findingRef(`c${at}`, ['fan', '1']), 'confirmed')),
    ...Array.from({ length: 2 }, (_, at) => told(findingRef(`f${at}`, ['fan', '1']), 'false-positive', APPEAL)),
    told(findingRef('w', ['fan', '1']), 'wrong-person', APPEAL),
    told(findingRef('p', ['fan', '1'], ['pass', '1']), 'pending'),
  ].flat();
  const [fan, pass] = detectorStatistics(replay(events));
  expect(fan).toMatchObject({
    ...{ detector: 'fan', version: '1', isSmallSample: true },
    counts: { pending: 1, confirmed: 8, 'false-positive': 2, 'wrong-person': 1 },
    causes: [
      { cause: 'lead-confirmed', count: 8 },
      { cause: 'appeal-false-positive', count: 2 },
      { cause: 'appeal-wrong-person', count: 1 },
      { cause: 'lead-pending', count: 1 },
    ],
  });
  // Wilson, 8 of 10: 0.490 to 0.943.
  expect(fan?.precision?.share).toBe(0.8);
  expect(fan?.precision?.low).toBeCloseTo(0.4902, 3);
  expect(fan?.precision?.high).toBeCloseTo(0.9433, 3);
  expect(pass?.precision).toBeUndefined();
  const many = Array.from({ length: 30 }, (_, at) => told(findingRef(`m${at}`, ['fan', '1']), 'confirmed')).flat();
  expect(detectorStatistics(replay(many))[0]?.isSmallSample).toBe(false);
});

test('[DFB-4] nobody gives a command to a detector record', () => {
  const who = { ...CLOCK, role: 'head' as const };
  const command = { type: 'detector.outcome-noted', record: { kind: 'detector', id: 'fan@1' } } as const;
  expect(codeOf({}, command, context(0, who, 'supervision'))).toBe('unknown-command');
});

test('[DFB-5] the counts of a detector are those of its findings, whatever was told in whatever order', () => {
  const step = fc.record({
    finding: fc.constantFrom('F1', 'F2', 'F3'),
    outcome: fc.constantFrom(...FEEDBACK_OUTCOMES),
    from: fc.constantFrom(LEAD, APPEAL),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const events = steps.flatMap(({ finding, outcome, from }, at) =>
        told(findingRef(finding, ['fan', '1']), outcome, from, at),
      );
      const [fan] = detectorStatistics(replay(events));
      const findings = new Set(steps.map(({ finding }) => finding));
      const sum = Object.values(fan?.counts ?? {}).reduce((total, count) => total + count, 0);
      expect(sum).toBe(findings.size);
      for (const finding of findings) {
        const known = steps.filter((one) => one.finding === finding && one.outcome !== 'pending');
        const best = known.filter(({ from }) => from === APPEAL).at(-1) ?? known.at(-1);
        expect(outcomes(events).find(([id]) => id === finding)?.[1]).toBe(best?.outcome ?? 'pending');
      }
    }),
    { seed: 61, numRuns: 100 },
  );
});

test('[DFB-6] a lead from a finding tells its detectors that it is pending, and when it is closed whether it held', () => {
  const finding = findingRef('F1', ['fan', '1']);
  const entered: LeadEventPayload = {
    ...{ type: 'lead.entered', region: '371300', owner: CLOCK.agency, subjects: [], reasons: [] },
    source: { level: 'finding', issuer: 'r', number: 'F1', dateMs: 0 },
    finding,
  };
  const closed = (result: LeadResult) => ({ type: 'lead.closed', result, reason: '' }) as const;
  const after = (...payloads: readonly LeadEventPayload[]) => {
    const events = payloads.flatMap((payload) =>
      leadFeedback([payload], { record: LEAD, finding }, { nowMs: 0, actor: CLOCK }),
    );
    return detectorStatistics(replay(events))[0]?.causes.map(({ cause, count }) => `${cause} ${count}`);
  };
  expect(after(entered)).toEqual(['lead-taken 1']);
  expect(after(entered, closed('confirmed'))).toEqual(['lead-confirmed 1']);
  expect(after(entered, closed('not-confirmed'))).toEqual(['lead-not-confirmed 1']);
  for (const result of ['cannot-verify', 'duplicate', 'other-region'] as const)
    expect(after(entered, closed(result))).toEqual(['lead-taken 1']);
  expect(leadFeedback([closed('confirmed')], { record: LEAD }, { nowMs: 0, actor: CLOCK })).toEqual([]);
});
