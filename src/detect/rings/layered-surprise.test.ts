import { expect, test } from 'vitest';
import { surprise } from '#graph';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { patternGraph } from '../pattern-graph.ts';
import { CROWD } from './layered.fixture.ts';
import { membersOf, ShapeJudge } from './layered-surprise.ts';

const START = 10 * DAY;
const END = 30 * DAY;

/** Every payer pays every payee, within twenty days, from START on. */
function all(payers: readonly number[], payees: readonly number[]): TransferDraft[] {
  const pairs = payers.flatMap((from) => payees.map((to) => ({ from, to })));
  return pairs.map((pair, i) => ({ ...pair, t: START + i * HOUR }));
}

/** Payments on one later day, so that the account that takes part in all of them is busy. */
function busy(account: number, direction: 'in' | 'out'): TransferDraft[] {
  return Array.from({ length: 200 }, (_, i) => {
    const other = 100 + i;
    return { ...(direction === 'in' ? { from: other, to: account } : { from: account, to: other }), t: 50 * DAY + i };
  });
}

function later(pairs: readonly (readonly [number, number])[]): TransferDraft[] {
  return pairs.map(([from, to], i) => ({ from, to, t: 40 * DAY + i }));
}

function judging(shape: readonly TransferDraft[], others: readonly TransferDraft[], draft: Partial<CaseDraft> = {}) {
  const last = { ...shape.at(-1)!, t: END };
  const view = caseOf({ transfers: [...CROWD, ...shape.slice(0, -1), last, ...others], ...draft });
  const { graph } = view;
  const pattern = patternGraph(view, false);
  const evidence = Array.from(graph.src.keys()).filter(
    (e) => graph.src[e]! < 40 && graph.dst[e]! < 40 && graph.t[e]! >= START && graph.t[e]! <= END,
  );
  /** SURPRISE of the transfers without those of one account; all without an argument. */
  const natsWithout = (...left: readonly number[]): number => {
    const edges = evidence.filter((e) => !left.includes(graph.src[e]!) && !left.includes(graph.dst[e]!));
    const spanSeconds = graph.t[edges.at(-1)!]! - graph.t[edges[0]!]!;
    const accountCount = membersOf(graph, edges).length;
    const dataSeconds = view.to - view.from;
    return surprise({ graph, pairs: pattern.pairs(), edges, accountCount, spanSeconds, dataSeconds });
  };
  const { payees, payers, pairCount } = pattern.pairs();
  const worth = (payer: number, payee: number): number => Math.log(pairCount / (payees[payer]! * payers[payee]!));
  const judge = (least: number) => new ShapeJudge(view, pattern, true).judge(evidence, least);
  return { judge, natsWithout, worth };
}

test('[SG-6] a shape that is worth exactly the least is none, above it is one', () => {
  const { judge, natsWithout } = judging(all([0, 1, 2], [10, 11, 12]), []);
  const nats = natsWithout();
  expect(judge(nats)).toBeUndefined();
  expect(judge(nats - 1e-9)).toEqual({ surprise: nats, familiarPairs: 0 });
});

test('[SHAPE-1] what is left after familiar pairs must be above the least too', () => {
  const { judge, natsWithout, worth } = judging(all([0, 1, 2], [10, 11, 12]), later([[10, 0]]));
  const judged = judge(0)!;
  expect(judged.surprise).toBeCloseTo(natsWithout() - worth(10, 0), 9);
  expect(judge(judged.surprise)).toBeUndefined();
  expect(judge(judged.surprise - 1e-9)).toEqual(judged);
});

test('[SHAPE-3] the most familiar member is left out, and with it who then has a single transfer; strangers stay', () => {
  // 12 knows the payers; without it 3 and 20 have a single transfer. Without 0, who pays everybody, it would be worth more.
  const shape = [...all([3], [10, 12]), ...all([11, 12], [20]), ...all([0, 1, 2], [12, 10, 11])];
  const { judge, natsWithout, worth } = judging(shape, [
    ...later([
      [12, 1],
      [12, 2],
      [12, 3],
      [12, 10],
    ]),
    ...busy(0, 'out'),
  ]);
  const strangers = natsWithout(12, 3, 20);
  const familiar = worth(12, 1) + worth(12, 2) + worth(12, 3) + worth(12, 10);
  expect(natsWithout() - familiar).toBeLessThan(strangers);
  expect(natsWithout(12, 3, 20, 0)).toBeGreaterThan(strangers);
  expect(judge(-100)).toEqual({ surprise: strangers, familiarPairs: 4 });
});

test('[SHAPE-3] of two equally familiar members the first in the evidence is left out', () => {
  const { judge, natsWithout, worth } = judging(all([0, 1, 2], [10, 11, 12]), [
    ...later([[11, 12]]),
    ...busy(12, 'in'),
  ]);
  const whole = natsWithout() - worth(11, 12);
  expect(natsWithout(11)).toBeLessThan(whole);
  expect(natsWithout(12)).toBeGreaterThan(whole);
  expect(judge(0)!.surprise).toBeCloseTo(whole, 9);
});

test('[SHAPE-3] what as a whole is not above the least is none, whatever a part of it is worth', () => {
  const { judge, natsWithout } = judging(all([0, 1, 2], [10, 11]), [...later([[11, 0]]), ...busy(0, 'out')]);
  const [whole, part] = [natsWithout(), natsWithout(0)];
  expect(part).toBeGreaterThan(whole);
  expect(judge(whole - 1e-9)).toEqual({ surprise: part, familiarPairs: 1 });
  expect(judge(whole)).toBeUndefined();
});
