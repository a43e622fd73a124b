import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Detector, HitDraft } from '#model';

import { digest, hitIds, ringIds } from './finding-ids.ts';

const detector: Detector<never> = {
  id: 'fan-in',
  version: 1,
  title: { zh: '汇入', en: 'fan-in' },
  subject: 'ring',
  family: 'flow',
  parameters: [],
  run: () => ({ hits: [], signals: [], notAssessable: new Uint32Array(0), counts: {} }),
};
const hit: HitDraft = {
  typology: 'fan-in',
  strength: 0.5,
  core: [3, 1],
  evidence: [4, 5],
  from: 1,
  to: 2,
  amount: 10,
  currency: 0,
};
const input = { detector, parameters: { a: 1, b: [2, 3] }, hit, fingerprints: ['f1', 'f2'], coreIds: ['x', 'y'] };

test('[ID-1] the id does not depend on dense numbers, on the order of evidence or of parameters', () => {
  const same = hitIds({
    ...input,
    parameters: { b: [2, 3], a: 1 },
    hit: { ...hit, core: [8, 9], evidence: [70, 71], strength: 0.9 },
    fingerprints: ['f2', 'f1'],
  });
  expect(same.id).toBe(hitIds(input).id);
});

test('[ID-1] another parameter, version, typology or row is another id', () => {
  const ids = [
    hitIds(input),
    hitIds({ ...input, parameters: { a: 2, b: [2, 3] } }),
    hitIds({ ...input, detector: { ...detector, version: 2 } }),
    hitIds({ ...input, hit: { ...hit, typology: 'fan-out' } }),
    hitIds({ ...input, fingerprints: ['f1'] }),
  ].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('[ID-2] a further transfer changes the id and keeps the key; another core or first transfer changes the key', () => {
  const grown = hitIds({ ...input, fingerprints: ['f1', 'f2', 'f3'], coreIds: ['y', 'x'] });
  expect(grown.id).not.toBe(hitIds(input).id);
  expect(grown.key).toBe(hitIds(input).key);
  expect(hitIds({ ...input, coreIds: ['x'] }).key).not.toBe(hitIds(input).key);
  expect(hitIds({ ...input, fingerprints: ['f0', 'f1'] }).key).not.toBe(hitIds(input).key);
});

test('[ID-1] a ring is named by its hits in any order', () => {
  const a = { id: 'h_a', key: 'k_a' };
  const b = { id: 'h_b', key: 'k_b' };
  expect(ringIds([a, b])).toEqual(ringIds([b, a]));
  expect(ringIds([a])).not.toEqual(ringIds([a, b]));
});

test('[ID-3] lists of parts that differ have digests that differ', () => {
  const parts = fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(digest(a) === digest(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
    { seed: 3 },
  );
  expect(digest(['ab', 'c'])).not.toBe(digest(['a', 'bc']));
});
