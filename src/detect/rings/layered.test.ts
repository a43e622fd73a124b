import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { CROWD } from './layered.fixture.ts';
import { isStack } from './stack.ts';

/** Every payer pays every payee. */
function all(payers: readonly number[], payees: readonly number[], start: number, gap = 60): TransferDraft[] {
  return payers.flatMap((from, i) =>
    payees.map((to, j) => ({ from, to, t: start + (i * payees.length + j) * gap, amount: 1_000_000 })),
  );
}

function found(
  transfers: readonly TransferDraft[],
  shape: 'layered' | 'bipartite',
  preset: 'statement' | 'structure' = 'statement',
) {
  const { hits, signals, counts } = runOne(caseOf({ transfers: [...CROWD, ...transfers] }), 'layered', {}, preset);
  const isFlat = (typology: string): boolean => (typology === 'bipartite') === (shape === 'bipartite');
  return {
    counts,
    hits: hits.filter(({ typology }) => isFlat(typology)),
    signals: signals.filter(({ code }) => isFlat(code)),
  };
}

/** Each account pays on what it has, to somebody of its own. */
function onward(accounts: readonly number[], start: number, amount: number): TransferDraft[] {
  return accounts.map((from) => ({ from, to: from + 40, t: start + from, amount }));
}

test('[BIP] payers who pay at least two of the same payees within 72 h, or 25 d in structure; only there payers are core', () => {
  const flat = (payers: readonly number[], gap = 60, preset?: 'statement' | 'structure') =>
    found(
      [
        ...all(payers, [10, 11], 10 * DAY, gap),
        ...onward([10, 11], 10 * DAY + 6 * gap + HOUR, payers.length * 1_000_000),
      ],
      'bipartite',
      preset,
    ).hits;
  const [hit, ...rest] = flat([0, 1, 2]);
  expect(rest).toEqual([]);
  expect(hit).toMatchObject({ typology: 'bipartite' });
  expect(hit!.core.toSorted((a, b) => a - b)).toEqual([10, 11]);
  expect(hit!.payers!.toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  expect(flat([0, 1, 2], 60, 'structure')[0]!.core.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 10, 11]);
  expect(hit!.evidence).toHaveLength(6);
  expect(flat([0, 1])).toHaveLength(1);
  expect(found(all([0, 1], [10], 10 * DAY), 'bipartite').hits).toEqual([]);
  expect(flat([0, 1], 0.5 * DAY)).toHaveLength(1);
  expect(flat([0, 1], DAY + 1)).toEqual([]);
  expect(flat([0, 1, 2], 5 * DAY, 'structure')).toHaveLength(1);
  expect(flat([0, 1, 2], 5 * DAY + 1, 'structure')[0]?.evidence ?? []).not.toHaveLength(6);
});

test('[BIP-3] in statement a payee is core if 70 % of what it got there left within 72 h, first in first out; without one it is no hit', () => {
  const paidOn = (share: number, hours: number, preset?: 'statement' | 'structure') =>
    found(
      [
        ...all([0, 1], [10, 11], 10 * DAY),
        { from: 10, to: 50, t: 10 * DAY + hours * HOUR, amount: share * 2_000_000 },
        // Older money leaves first.
        { from: 70, to: 11, t: 9 * DAY, amount: 2_000_000 },
        { from: 11, to: 51, t: 10 * DAY + HOUR, amount: 2_000_000 },
      ],
      'bipartite',
      preset,
    );
  expect(paidOn(0.7, 72).hits.map(({ core, payers }) => [core, payers])).toEqual([[[10], [0, 1]]]);
  expect(paidOn(0.69, 72)).toMatchObject({ hits: [], counts: { 'values-differ': 1 } });
  expect(paidOn(0.7, 73).hits).toEqual([]);
  expect(paidOn(0.1, 72, 'structure').hits).toHaveLength(1);
});

test('[BIP-3] the money of the first transfer of all counts like any other, and that of the first entry of the ledger', () => {
  const first = [
    { from: 1, to: 0, t: DAY, amount: 1_000_000 },
    { from: 1, to: 3, t: DAY + 1, amount: 1_000_000 },
    ...all([2], [0, 3], DAY + 60),
  ];
  const paidOn = { from: 0, to: 4, t: DAY + HOUR, amount: 1_400_000 };
  const cores = (transfers: readonly TransferDraft[]) =>
    runOne(caseOf({ transfers: [...transfers, ...CROWD] }), 'layered').hits.map(({ core }) => core);
  expect(cores([...first, paidOn])).toEqual([[0]]);
  expect(cores([...first, { ...paidOn, amount: 1_399_999 }])).toEqual([]);
});

test('[BIP-2] small ones that share a transfer are one group; an account that only pays one of them stays out', () => {
  const transfers = [
    ...all([0, 1], [10, 11], 10 * DAY),
    ...all([1, 2], [11, 12], 10 * DAY + HOUR),
    { from: 3, to: 10, t: 10 * DAY + HOUR },
    ...onward([10, 11, 12], 10 * DAY + 3 * HOUR, 5_000_000),
  ];
  const { hits, signals } = found(transfers, 'bipartite');
  expect(hits.map(({ evidence, core, payers }) => [evidence.length, core, payers!.includes(3)])).toEqual([
    [8, [10, 11, 12], false],
  ]);
  expect(signals[0]).toMatchObject({ code: 'bipartite', values: { payers: 3, payees: 3, transfers: 8 } });
});

test('[BIP-2] pieces are searched from both sides: a group is found although the hub cap passes over one side', () => {
  const group = all([0, 1], [10, 11], 10 * DAY);
  const more = [2, 3, 4, 5];
  const busyPayees = more.flatMap((other) => [10, 11].map((to) => ({ from: other * 10 + to, to, t: 10 * DAY - 900 })));
  const busyPayers = more.flatMap((other) =>
    [0, 1].map((from) => ({ from, to: other * 10 + from, t: 10 * DAY - 900 })),
  );
  const evidence = (busy: readonly TransferDraft[]) => {
    const view = caseOf({ transfers: [...CROWD, ...group, ...busy] });
    return runOne(view, 'layered', { hubCap: 5 }, 'structure').hits.map((hit) => hit.evidence.length);
  };
  expect([evidence(busyPayees), evidence(busyPayers)]).toEqual([[4], [4]]);
  expect(evidence([...busyPayees, ...busyPayers])).toEqual([]);
});

/** Two sources, three middles, two sinks; the sources also pay one more middle of the second sink. */
const LAYERS: readonly TransferDraft[] = [
  ...all([0, 1], [10, 11, 12], 10 * DAY),
  ...[10, 11, 12].map((from, i) => ({ from, to: 20, t: 10 * DAY + HOUR + i, amount: 1_900_000 })),
  { from: 1, to: 13, t: 10 * DAY + 2 * HOUR, amount: 1_000_000 },
  { from: 13, to: 21, t: 10 * DAY + 3 * HOUR, amount: 950_000 },
  { from: 12, to: 21, t: 10 * DAY + 3 * HOUR, amount: 50_000 },
];

test('[LAYERED] scatter-gathers and common payees that share transfers are one group in layers; who only pays is a payer', () => {
  const { hits, signals } = found([...LAYERS, ...onward([20], 10 * DAY + 4 * HOUR, 5_000_000)], 'layered');
  expect(hits.map(({ typology, evidence }) => [typology, evidence.length])).toEqual([['layered', 12]]);
  expect(hits[0]!.core.toSorted((a, b) => a - b)).toEqual([10, 11, 12, 13, 20]);
  expect(hits[0]!.payers!.toSorted((a, b) => a - b)).toEqual([0, 1]);
  expect(found(LAYERS, 'layered', 'structure').hits[0]!.core).toContain(0);
  expect(signals[0]!.values).toMatchObject({ layers: 3, sources: 2, sinks: 2 });
});

test('[LAYERED-2] one source and one sink are a scatter-gather, one layer is bipartite: no layered group; a second source or sink makes one', () => {
  const middles = [10, 11, 12];
  const sizes = (sources: readonly number[], sinks: readonly number[]) =>
    found(
      [...all(sources, middles, 10 * DAY), ...all(middles, sinks, 10 * DAY + HOUR)],
      'layered',
      'structure',
    ).hits.map(({ evidence }) => evidence.length);
  expect([sizes([0, 1], [20]), sizes([0], [20, 21])]).toEqual([[9], [9]]);
  const single = [...all([0], [10, 11], 10 * DAY), ...all([10, 11], [20], 10 * DAY + HOUR)];
  expect(found(single, 'layered', 'structure').hits).toEqual([]);
  expect(found(all([0, 1], [10, 11], 10 * DAY), 'layered', 'structure').hits).toEqual([]);
});

test('[LAYERED-3] an account stands in one layer: payments up or within a layer join nothing', () => {
  const clique = [0, 1, 2, 3].flatMap((from) =>
    [0, 1, 2, 3].filter((to) => to > from).map((to) => ({ from, to, t: 10 * DAY + from * HOUR + to * 60 })),
  );
  const { hits, counts } = found(clique, 'layered', 'structure');
  expect([hits.length, counts['joins-refused']! > 0]).toEqual([0, true]);
});

test('[LAYERED-4] with the value rule, what the middle layers get and what they pay on must be about equal', () => {
  const kept = LAYERS.map((draft) => (draft.from >= 10 ? { ...draft, amount: draft.amount! * 0.5 } : draft));
  const statement = found(kept, 'layered');
  expect(statement.hits).toEqual([]);
  expect(statement.counts['values-differ']).toBeGreaterThan(0);
  expect(found(kept, 'layered', 'structure').hits).toHaveLength(1);
});

test('[STACK] two bipartite layers, one on the other, are a stack; a third layer is more than that', () => {
  const stack = [...all([0, 1, 2], [10, 11], 10 * DAY), ...all([10, 11], [20, 21], 10 * DAY + HOUR)];
  expect(found(stack, 'layered', 'structure').hits.map(({ typology }) => typology)).toEqual(['stack']);
  const deeper = [...stack, ...all([20, 21], [30, 31], 10 * DAY + 2 * HOUR)];
  expect(found(deeper, 'layered', 'structure').hits.map(({ typology }) => typology)).toEqual(['layered']);
});

test('[STACK-2] every side has two partners or more, and per middle the first in lies before the last out', () => {
  const isStackOf = (transfers: readonly TransferDraft[]): boolean => {
    const { graph } = caseOf({ transfers });
    return isStack(
      graph,
      Array.from(graph.src, (_, e) => e),
    );
  };
  const above = all([0, 1], [10, 11], 10 * DAY, 0);
  const below = (start: number): TransferDraft[] => all([10, 11], [20, 21], start, 0);
  expect(isStackOf([...above, ...below(10 * DAY + 1)])).toBe(true);
  expect(isStackOf([...above, ...below(10 * DAY)])).toBe(false);
  expect(isStackOf([...above, ...below(9 * DAY), { from: 10, to: 20, t: 11 * DAY }])).toBe(false);
  expect(isStackOf(above)).toBe(false);
  // Of two middles only one is paid before it pays: each is judged by its own transfers.
  const late = above.map((draft) => (draft.to === 11 ? { ...draft, t: 10 * DAY + 100 } : draft));
  const out = (of11: number) => below(0).map((draft) => ({ ...draft, t: 10 * DAY + (draft.from === 11 ? of11 : 200) }));
  expect([out(50), out(101)].map((payments) => isStackOf([...late, ...payments]))).toEqual([false, true]);
  expect(isStackOf([...above, ...all([10, 11], [20], 11 * DAY)])).toBe(false);
  expect(isStackOf([...all([0], [10, 11], 10 * DAY), ...below(11 * DAY)])).toBe(false);
  expect(isStackOf([...above, ...below(11 * DAY), { from: 0, to: 20, t: 11 * DAY }])).toBe(false);
});

test('[CAP-1] groups beyond the size cap are not joined further, and that is counted', () => {
  const view = caseOf({ transfers: [...CROWD, ...LAYERS] });
  const capped = runOne(view, 'layered', { maximumTransfers: 4 }, 'structure');
  expect([capped.hits.every(({ evidence }) => evidence.length < 12), capped.counts['joins-cut']! > 0]).toEqual([
    true,
    true,
  ]);
});
