import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectCase, type CaseOptions } from '#detect';
import { detectInParallel } from './detect-in-parallel.ts';
import { randomCase } from './random-case.fixture.ts';

const ALWAYS = { threads: 2, smallEdgeCount: 0 };

test('[PAR-1] threads give exactly the result of one thread: hits, reasons, gaps, counts, rings, scores', async () => {
  const cases = fc.record({
    seed: fc.nat(),
    transfers: fc.integer({ min: 60, max: 500 }),
    accountCount: fc.integer({ min: 6, max: 14 }),
    preset: fc.constantFrom('statement' as const, 'structure' as const),
    overrides: fc.constantFrom<NonNullable<CaseOptions['overrides']>>(
      {},
      { cycle: { valueRule: 0, windowsSeconds: [86_400, 300_000], stepsAtLeast: 3000, stepsPerTransfer: 2 } },
      { cycle: { maximumSequences: 5, maximumHits: 3 }, gather: { minimumPayers: 2 } },
    ),
  });
  let hits = 0;
  let stopped = 0;
  await fc.assert(
    fc.asyncProperty(cases, async ({ seed, transfers, accountCount, preset, overrides }) => {
      const view = randomCase(seed, transfers, accountCount);
      const alone = detectCase(view, { preset, overrides });
      expect(await detectInParallel(view, { preset, overrides }, ALWAYS)).toEqual(alone);
      if (!alone.ok) return;
      hits += alone.value.hits.length;
      for (const { counts } of alone.value.runs) stopped += counts['stopped-searches'] ?? 0;
    }),
    { seed: 41, numRuns: 8 },
  );
  expect(hits).toBeGreaterThan(100);
  expect(stopped).toBeGreaterThan(0);
});

test('[PAR-1] a block of closing transfers is a part: more than one of them gives the same', async () => {
  const view = randomCase(7, 9000, 60);
  const options: CaseOptions = { preset: 'statement', overrides: { cycle: { stepsAtLeast: 100_000 } } };
  const alone = detectCase(view, options);
  const parallel = await detectInParallel(view, options, ALWAYS);
  expect(parallel).toEqual(alone);
});

test('[PAR-2] few transfers stay in the thread, and one thread is none', async () => {
  const view = randomCase(1, 80, 8);
  const seen: (string | undefined)[] = [];
  const options: CaseOptions = { preset: 'statement', onProgress: ({ detector }) => seen.push(detector) };
  expect(await detectInParallel(view, options, { threads: 2 })).toEqual(detectCase(view, { preset: 'statement' }));
  expect(seen.at(0)).toBe('pass-through');
  const aborted = AbortSignal.abort();
  expect((await detectInParallel(view, options, { threads: 1, smallEdgeCount: 0, signal: aborted })).ok).toBe(true);
});

test('[PAR-3] an abort ends the threads and is a problem; a problem of the parameters starts none', async () => {
  const view = randomCase(1, 80, 8);
  const options: CaseOptions = { preset: 'statement' };
  const before = await detectInParallel(view, options, { ...ALWAYS, signal: AbortSignal.abort() });
  expect(before.ok ? '' : before.problem.code).toBe('stopped');
  const controller = new AbortController();
  const under = detectInParallel(
    view,
    { ...options, onProgress: () => controller.abort() },
    { ...ALWAYS, signal: controller.signal },
  );
  const after = await under;
  expect(after.ok ? '' : after.problem.code).toBe('stopped');
  const unknown = await detectInParallel(view, { ...options, only: ['no-such'] }, ALWAYS);
  expect(unknown.ok ? '' : unknown.problem.code).toBe('detector-unknown');
});

test('[PAR-4] progress names a detector that is under way and ends with all done', async () => {
  const view = randomCase(3, 300, 10);
  const seen: { detector: string; done: number; total: number }[] = [];
  await detectInParallel(view, { preset: 'statement', onProgress: (progress) => seen.push(progress) }, ALWAYS);
  const total = seen[0]?.total ?? 0;
  expect(seen.map(({ done }) => done)).toEqual(Array.from({ length: total + 1 }, (_, done) => done));
  expect(seen.at(-1)).toEqual({ detector: '', done: total, total });
  expect(seen.slice(0, -1).every(({ detector }) => detector !== '')).toBe(true);
});
