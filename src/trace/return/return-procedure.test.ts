import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Result } from '#model';

import type { ReturnClaim } from './allocate-return.ts';
import { laterVictims, proposeReturn, stepReturn, type ReturnProcedure, type ReturnStep } from './return-procedure.ts';

const DAY_MS = 86_400_000;
/** 2024-03-05 10:00 in China. */
const START = Date.parse('2024-03-05T02:00:00Z');
const at = (days: number) => START + days * DAY_MS;
const CLAIMS: readonly ReturnClaim[] = [
  { victim: 'a', lossMinor: 1000, compensatedMinor: 0 },
  { victim: 'b', lossMinor: 500, compensatedMinor: 0 },
];

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problem.code);
const proRata = () => value(proposeReturn({ ground: 'pro-rata', frozenMinor: 600, claims: CLAIMS }));
const walk = (procedure: ReturnProcedure, ...steps: readonly ReturnStep[]) =>
  steps.reduce((state, step) => value(stepReturn(state, step)), procedure);
const notice: ReturnStep = { kind: 'notice', by: 'officer 1', atMs: START };
const decide = (days: number): ReturnStep => ({ kind: 'decide', by: 'head', atMs: at(days) });
const object = (days: number, id = 'o1'): ReturnStep => ({ kind: 'object', id, by: 'c', atMs: at(days), ground: 'x' });

test('[RETP-1] pro rata is decided by a named person after the notice, whose days run from the day after it', () => {
  expect(codeOf(stepReturn(proRata(), decide(31)))).toBe('return-notice-needed');
  const noticed = walk(proRata(), notice);
  expect(noticed.notice).toMatchObject({ lastDay: (noticed.notice?.firstDay ?? 0) + 29 });
  expect(codeOf(stepReturn(noticed, decide(30)))).toBe('return-notice-running');
  expect(codeOf(stepReturn(noticed, { ...decide(31), by: ' ' }))).toBe('return-actor-missing');
  expect(walk(noticed, decide(31))).toMatchObject({ state: 'decided', decision: { by: 'head' } });
  expect(codeOf(stepReturn(noticed, notice))).toBe('return-notice-twice');
});

test('[RETP-2] the length of the notice is a setting', () => {
  const noticed = value(stepReturn(proRata(), notice, { noticeDays: 7 }));
  expect(codeOf(stepReturn(noticed, decide(7)))).toBe('return-notice-running');
  expect(codeOf(stepReturn(noticed, decide(8)))).toBe('ok');
});

test('[RETP-3] money traced to one victim needs no notice and can have none', () => {
  for (const ground of ['single-source', 'timestamps'] as const) {
    const proposed = value(proposeReturn({ ground, frozenMinor: 600, claims: CLAIMS.slice(0, 1) }));
    expect(codeOf(stepReturn(proposed, notice))).toBe('return-notice-not-needed');
    expect(walk(proposed, decide(0)).state).toBe('decided');
  }
});

test('[RETP-4] objections come inside the notice, once each, and bar the decision until they are decided', () => {
  expect(codeOf(stepReturn(proRata(), object(1)))).toBe('return-not-noticed');
  const noticed = walk(proRata(), notice);
  expect(codeOf(stepReturn(noticed, object(31)))).toBe('return-notice-over');
  const objected = walk(noticed, object(30));
  expect(codeOf(stepReturn(objected, object(5)))).toBe('return-objection-twice');
  expect(codeOf(stepReturn(objected, decide(31)))).toBe('return-objection-open');
  const refused: ReturnStep = { kind: 'decide-objection', id: 'o1', by: 'reviewer', atMs: at(31), upheld: false };
  const over = walk(objected, refused);
  expect(over.allocation).toEqual(noticed.allocation);
  expect(walk(over, decide(31)).state).toBe('decided');
  expect(codeOf(stepReturn(over, refused))).toBe('return-objection-unknown');
});

test('[RETP-5] an upheld objection makes the shares anew and starts the notice anew', () => {
  const objected = walk(proRata(), notice, object(3));
  const upheld: ReturnStep = { kind: 'decide-objection', id: 'o1', by: 'reviewer', atMs: at(10), upheld: true };
  expect(codeOf(stepReturn(objected, upheld))).toBe('return-claims-needed');
  const claims = [...CLAIMS, { victim: 'c', lossMinor: 1500, compensatedMinor: 0 }];
  const changed = walk(objected, { ...upheld, claims });
  expect(changed.allocation.shares.map(({ payoutMinor }) => payoutMinor)).toEqual([200, 100, 300]);
  expect(codeOf(stepReturn(changed, decide(31)))).toBe('return-notice-running');
  expect(codeOf(stepReturn(changed, decide(41)))).toBe('ok');
});

test('[RETP-6] a later victim starts a new procedure on what remains; earlier payouts count as compensation there', () => {
  const first = value(
    proposeReturn({
      ground: 'timestamps',
      frozenMinor: 900,
      claims: [{ victim: 'a', lossMinor: 500, compensatedMinor: 0 }],
    }),
  );
  const late = [{ victim: 'z', lossMinor: 1000, compensatedMinor: 0 }];
  expect(codeOf(laterVictims(first, 'pro-rata', late))).toBe('return-undecided');
  const next = value(laterVictims(walk(first, decide(0)), 'pro-rata', late));
  expect(next).toMatchObject({ number: 2, frozenMinor: 400, state: 'proposed' });
  expect(next.allocation.shares.map(({ victim, payoutMinor }) => [victim, payoutMinor])).toEqual([
    ['a', 0],
    ['z', 400],
  ]);
});

const anyStep: fc.Arbitrary<ReturnStep> = fc.oneof(
  fc.record({
    kind: fc.constant('notice' as const),
    by: fc.constant('p'),
    atMs: fc.integer({ min: 0, max: 60 }).map(at),
  }),
  fc.record({
    kind: fc.constant('object' as const),
    id: fc.constantFrom('1', '2'),
    by: fc.constant('q'),
    atMs: fc.integer({ min: 0, max: 60 }).map(at),
    ground: fc.constant('x'),
  }),
  fc.record({
    kind: fc.constant('decide-objection' as const),
    id: fc.constantFrom('1', '2'),
    by: fc.constant('r'),
    atMs: fc.integer({ min: 0, max: 60 }).map(at),
    upheld: fc.boolean(),
    claims: fc.constant(CLAIMS),
  }),
  fc.record({
    kind: fc.constant('decide' as const),
    by: fc.constant('h'),
    atMs: fc.integer({ min: 0, max: 90 }).map(at),
  }),
);

test('[RETP-7] whatever is tried in whatever order, nothing is decided early, with objections open, or twice', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      let state = proRata();
      for (const step of steps) {
        const next = stepReturn(state, step);
        if (!next.ok) continue;
        expect(state.state).not.toBe('decided');
        state = next.value;
        if (state.state !== 'decided') continue;
        expect(state.objections.every(({ decision }) => decision !== undefined)).toBe(true);
        const lastDay = state.notice?.lastDay ?? Infinity;
        expect(((state.decision?.atMs ?? 0) + 8 * 3_600_000) / DAY_MS).toBeGreaterThanOrEqual(lastDay + 1);
      }
    }),
    { seed: 84, numRuns: 500 },
  );
});
