import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from './case.fixture.ts';
import { detectCase, type Detection } from './detect-case.ts';
import { DETECTORS } from './registry.ts';
import { runDetectors } from './run-detectors.ts';
import { SIGNAL_CODES } from './signal-codes.ts';

/** Three victims, two collectors, a relay that passes on, a cycle and a fan among the rest. */
function town(): TransferDraft[] {
  const victims = [10, 11, 12, 13, 14, 15].map((from, i) => ({
    from,
    to: 0,
    t: 10 * DAY + i * HOUR,
    amount: 500_000 + i,
  }));
  return [
    ...victims,
    { from: 0, to: 1, t: 10 * DAY + 6 * HOUR, amount: 2_900_000 },
    { from: 1, to: 2, t: 10 * DAY + 7 * HOUR, amount: 2_800_000 },
    { from: 2, to: 0, t: 10 * DAY + 8 * HOUR, amount: 2_700_000 },
    ...[16, 17, 18, 20, 21].map((to, i) => ({ from: 2, to, t: 11 * DAY + i * HOUR, amount: 10_000 })),
    ...Array.from({ length: 40 }, (_, i) => ({
      from: 10 + ((i * 7) % 20),
      to: 10 + ((i * 11 + 3) % 20),
      t: 2 * DAY + i * 30 * HOUR,
      amount: 1000 * (i + 1),
    })),
  ].filter(({ from, to }) => from !== to);
}

function detect(draft: Partial<CaseDraft>, preset: 'statement' | 'structure'): Detection {
  const found = detectCase(caseOf({ transfers: town(), accountCount: 30, days: 80, ...draft }), { preset });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

/** What was found, with accounts under their old names and times moved back. */
function summary({ hits, rings, scores }: Detection, name: (v: number) => number, shift = 0) {
  const names = (list: readonly number[]): number[] => list.map(name).toSorted((a, b) => a - b);
  return {
    hits: hits.map(({ typology, strength, core, evidence, from, to, amount, subsumedBy }) => ({
      typology,
      strength,
      core: names(core),
      evidence,
      period: [from - shift, to - shift],
      amount,
      subsumedBy,
    })),
    rings: rings
      .map(({ hits: ids, strength, members, throughput, periphery }) => ({
        ids,
        strength,
        members: names(members.map(({ account }) => account)),
        throughput,
        periphery,
      }))
      .toSorted((a, b) => a.ids[0]! - b.ids[0]!),
    scores: Array.from(scores.account, (account, row) => ({
      account: name(account),
      score: scores.score[row],
      band: scores.band[row],
      reasons: scores.reasons.get(account)?.map(({ code, strength, evidence }) => ({ code, strength, evidence })),
    })).toSorted((a, b) => a.account - b.account),
  };
}

const presets = fc.constantFrom('statement' as const, 'structure' as const);
const identity = (v: number): number => v;

test('[DET-6] the town gives pass-throughs, a gather, fans and a cycle, and the cores are in one ring', () => {
  const found = detect({}, 'statement');
  expect(new Set(found.hits.map(({ detector }) => detector))).toEqual(
    new Set(['pass-through', 'fan-in', 'fan-out', 'cycle']),
  );
  expect(found.scores.reasons.get(0)!.map(({ code }) => code)).toContain('gather');
  expect(found.rings[0]!.members.map(({ account }) => account)).toEqual([0, 1, 2]);
  expect(found.hits.map(({ id }) => id)).toEqual(found.hits.map((_, i) => i));
});

test('[RING-1] the hub of a fan-out is named as its payer in `statement` only', () => {
  const payers = (preset: 'statement' | 'structure') => {
    const fans = detect({}, preset).hits.filter(({ typology }) => typology === 'fan-out');
    return fans.map((hit) => [hit.core, hit.payers]);
  };
  expect(payers('statement').length * payers('structure').length).toBeGreaterThan(0);
  for (const [core, named] of payers('statement')) expect(named).toEqual(core);
  for (const [, named] of payers('structure')) expect(named).toBeUndefined();
});

test('[DET-7] renumbering the accounts changes no finding', () => {
  const numbering = fc.shuffledSubarray(
    Array.from({ length: 30 }, (_, v) => v),
    { minLength: 30, maxLength: 30 },
  );
  fc.assert(
    fc.property(presets, numbering, (preset, newOf) => {
      const transfers = town().map((transfer) => ({
        ...transfer,
        from: newOf[transfer.from]!,
        to: newOf[transfer.to]!,
      }));
      const oldOf = (v: number): number => newOf.indexOf(v);
      expect(summary(detect({ transfers }, preset), oldOf)).toEqual(summary(detect({}, preset), identity));
    }),
    { seed: 25, numRuns: 20 },
  );
});

test('[DET-7] shifting time by whole days changes no finding', () => {
  fc.assert(
    fc.property(presets, fc.integer({ min: 1, max: 2000 }), (preset, days) => {
      const shift = days * DAY;
      const moved = town().map((transfer) => ({ ...transfer, t: transfer.t + shift }));
      const view = caseOf({ transfers: moved, accountCount: 30, days: 80 });
      view.accounts.coveredFrom.fill(DAY + shift);
      view.accounts.coveredTo.fill(81 * DAY - 1 + shift);
      const found = detectCase({ ...view, from: view.from + shift, to: view.to + shift }, { preset });
      if (!found.ok) throw new Error(found.problem.code);
      expect(summary(found.value, identity, shift)).toEqual(summary(detect({}, preset), identity));
    }),
    { seed: 26, numRuns: 20 },
  );
});

test('[DET-7] the order in which untied transfers arrive changes no finding', () => {
  const all = town();
  const shuffled = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  fc.assert(
    fc.property(presets, shuffled, (preset, transfers) => {
      expect(summary(detect({ transfers }, preset), identity)).toEqual(summary(detect({}, preset), identity));
    }),
    { seed: 27, numRuns: 20 },
  );
});

test('[EXPLAIN-1] every signal carries a known code with exactly its listed values', () => {
  const reports = {
    victimAccount: Uint32Array.of(0, 1),
    victimEdge: Int32Array.of(0, -1),
    victimAmount: Float64Array.of(1, 1),
    victimCurrency: Uint8Array.of(0, 0),
    victimPaidAt: Uint32Array.of(1, 1),
    victimCase: Uint32Array.of(1, 2),
    involvedAccount: Uint32Array.of(2),
    involvedSince: Uint32Array.of(0),
  };
  const seen = new Map<string, string[]>();
  for (const { signals } of detect({ reports }, 'statement').runs) {
    for (const { code, values } of signals) seen.set(code, Object.keys(values).toSorted());
  }
  const listed = Object.entries(SIGNAL_CODES).map(([code, names]) => [code, [...names].toSorted()] as const);
  // The tests of the account measures hold theirs against the list one by one.
  expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(listed.filter(([code]) => seen.has(code))));
  expect(seen.size).toBeGreaterThan(6);
});

test('[DET-8] `only` and overrides name known detectors; progress counts them', () => {
  const view = caseOf({ transfers: town(), accountCount: 30 });
  const problem = (options: object): unknown => runDetectors(view, { preset: 'statement', ...options });
  expect(problem({ only: ['nothing'] })).toMatchObject({ ok: false, problem: { code: 'detector-unknown' } });
  expect(problem({ overrides: { nothing: {} } })).toMatchObject({ ok: false, problem: { code: 'detector-unknown' } });
  expect(problem({ overrides: { cycle: { hubCap: -1 } } })).toMatchObject({
    ok: false,
    problem: { code: 'parameter-invalid', values: { detector: 'cycle', parameter: 'hubCap' } },
  });
  const steps: string[] = [];
  const runs = runDetectors(view, {
    preset: 'statement',
    only: ['cycle', 'gather'],
    onProgress: ({ detector, done, total }) => steps.push(`${detector} ${done}/${total}`),
  });
  expect(runs.ok && runs.value.map(({ detector }) => detector.id)).toEqual(['gather', 'cycle']);
  expect(steps).toEqual(['gather 0/2', 'cycle 1/2', ' 2/2']);
  expect(DETECTORS.length).toBeGreaterThan(2);
});
