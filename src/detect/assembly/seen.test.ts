import { expect, test } from 'vitest';
import type { SignalDraft } from '#model';
import { DETECTORS } from '../registry.ts';
import type { DetectorRun } from '../run-detectors.ts';
import { seenAlone } from './seen.ts';

function run(id: string, strengths: readonly number[]): DetectorRun {
  const signals = strengths.map((strength, account): SignalDraft => ({
    account,
    strength,
    code: id,
    values: {},
    evidence: [0],
    from: 0,
    to: 0,
  }));
  const detector = DETECTORS.find((one) => one.id === id)!;
  return { detector, parameters: {}, signals, hits: [], notAssessable: new Uint32Array(0), counts: {} };
}

const seen = (id: string, strengths: readonly number[], g = 0): number[] => [
  ...seenAlone([run(id, strengths)], () => g),
];

test('[RING-4] seen otherwise is who has a reason of .5 or more in flow, control or report, of a detector of single accounts', () => {
  expect(seen('pass-through', [0.5, 0.4999, 1])).toEqual([0, 2]);
  expect(seen('victim-report', [0.5, 0.4999])).toEqual([0]);
  expect(seen('control-link', [0.5, 0.4999])).toEqual([0]);
  expect(seen('night', [1])).toEqual([]);
  // A fan's own reason is of family flow, but it is what the weak hit is made of.
  for (const id of ['fan-in', 'fan-out', 'layered']) expect(seen(id, [1])).toEqual([]);
});

test('[RING-4] a guard takes away from what is seen in the flow, not from a report', () => {
  expect(seen('zero-out', [1, 0.62], 0.2)).toEqual([0]);
  expect(seen('zero-out', [0.63], 0.2)).toEqual([0]);
  expect(seen('victim-report', [0.5], 0.8)).toEqual([0]);
});
