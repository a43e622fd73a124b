import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  append,
  CHAIN_START,
  checkpoint,
  seal,
  verifyChain,
  type ChainBreak,
  type ChainHead,
  type Sealed,
} from './chain.ts';
import { testDigest } from './digest.fixture.ts';

interface Line {
  readonly what: string;
  readonly amount: number;
}
const lines = (count: number): readonly Line[] =>
  Array.from({ length: count }, (_, index) => ({ what: `测试${index}`, amount: index * 7 }));
const chain = (count: number) => append(CHAIN_START, lines(count), testDigest);
const brokenOf = (entries: readonly unknown[], options?: Parameters<typeof verifyChain>[2]) =>
  verifyChain(entries, testDigest, options).broken;

test('[AUD-2] a chain as it was appended holds together, one by one or all at once', () => {
  const entries = chain(5);
  let head: ChainHead = CHAIN_START;
  const single = lines(5).map((line) => {
    const sealed = seal(head, line, testDigest);
    head = { entries: sealed.seq, hash: sealed.hash };
    return sealed;
  });
  expect(single).toEqual(entries);
  expect(verifyChain(entries, testDigest)).toEqual({ head: { entries: 5, hash: entries[4]?.hash } });
  expect(verifyChain([], testDigest)).toEqual({ head: CHAIN_START });
});

test('[AUD-2] what an entry says cannot stand in for its place', () => {
  const sealed = seal(CHAIN_START, { seq: 9, prev: 'x', hash: 'y', note: '测试' }, testDigest);
  expect(sealed).toMatchObject({ seq: 1, prev: CHAIN_START.hash, note: '测试' });
  expect(brokenOf([sealed])).toBeUndefined();
});

describe('the first break', () => {
  const [a, b, c, d] = chain(4) as [Sealed<Line>, Sealed<Line>, Sealed<Line>, Sealed<Line>];
  const resealed = (entry: Sealed<Line>, change: Partial<Line>, head: ChainHead) => {
    const { seq: _seq, prev: _prev, hash: _hash, ...line } = entry;
    return seal(head, { ...line, ...change }, testDigest);
  };
  const headAt = (entry: Sealed<Line>): ChainHead => ({ entries: entry.seq, hash: entry.hash });

  test.each<[string, readonly unknown[], ChainBreak]>([
    ['changed', [a, { ...b, amount: 8 }, c, d], { seq: 2, kind: 'changed' }],
    ['a member added', [a, { ...b, note: '测试' }, c, d], { seq: 2, kind: 'changed' }],
    ['another hash', [a, { ...b, hash: c.hash }, c, d], { seq: 2, kind: 'changed' }],
    ['removed', [a, c, d], { seq: 2, kind: 'removed' }],
    ['removed at the start', [b, c, d], { seq: 1, kind: 'removed' }],
    ['inserted twice', [a, b, b, c, d], { seq: 3, kind: 'inserted' }],
    ['exchanged', [a, c, b, d], { seq: 2, kind: 'reordered' }],
    ['changed and sealed again', [a, resealed(b, { amount: 8 }, headAt(a)), c, d], { seq: 3, kind: 'unlinked' }],
    ['no entry', [a, 'x', c, d], { seq: 2, kind: 'unreadable' }],
    ['nothing', [a, undefined, c, d], { seq: 2, kind: 'unreadable' }],
  ])('[AUD-3] %s', (_, entries, broken) => {
    expect(brokenOf(entries)).toEqual(broken);
  });

  test('[AUD-4] an end that was cut off shows against a checkpoint, and only there', () => {
    const kept = checkpoint(headAt(c), { atMs: 1, signer: '测试审计' });
    expect(kept).toEqual({ entries: 3, hash: c.hash, atMs: 1, signer: '测试审计' });
    expect(brokenOf([a, b])).toBeUndefined();
    expect(brokenOf([a, b], { checkpoints: [kept] })).toEqual({ seq: 3, kind: 'cut' });
    expect(brokenOf([], { checkpoints: [kept] })).toEqual({ seq: 1, kind: 'cut' });
    expect(brokenOf([a, b, c, d], { checkpoints: [kept] })).toBeUndefined();
  });

  test('[AUD-4] a chain rewritten from one entry to its end holds together and shows against a checkpoint', () => {
    const second = resealed(b, { amount: 8 }, headAt(a));
    const third = resealed(c, {}, headAt(second));
    const forged = [a, second, third];
    const early = checkpoint(headAt(a), { atMs: 1, signer: '测试审计' });
    expect(brokenOf(forged, { checkpoints: [early] })).toBeUndefined();
    expect(brokenOf(forged, { checkpoints: [early, checkpoint(headAt(c), { atMs: 2, signer: '测试审计' })] })).toEqual({
      seq: 3,
      kind: 'rewritten',
    });
  });

  test('[AUD-4] from a trusted checkpoint on, only what came later is read', () => {
    expect(verifyChain([c, d], testDigest, { from: headAt(b) })).toEqual({ head: headAt(d) });
    expect(brokenOf([d], { from: headAt(b) })).toEqual({ seq: 3, kind: 'removed' });
  });
});

type Damage = (entries: readonly Sealed<Line>[], at: number, other: number) => readonly unknown[];
const DAMAGES: Readonly<Record<string, Damage>> = {
  change: (entries, at) => entries.with(at, { ...at1(entries, at), amount: -1 }),
  addMember: (entries, at) => entries.with(at, { ...at1(entries, at), extra: 1 } as Sealed<Line>),
  rename: (entries, at) => {
    const { what, ...rest } = at1(entries, at);
    return entries.with(at, { ...rest, who: what } as unknown as Sealed<Line>);
  },
  remove: (entries, at) => entries.toSpliced(at, 1),
  repeat: (entries, at) => entries.toSpliced(at, 0, at1(entries, at)),
  exchange: (entries, at, other) => entries.with(at, at1(entries, other)).with(other, at1(entries, at)),
  reseal: (entries, at) => {
    const { seq, prev, hash: _, ...line } = at1(entries, at);
    return entries.with(at, seal({ entries: seq - 1, hash: prev }, { ...line, amount: -1 }, testDigest));
  },
  cut: (entries, at) => entries.slice(0, at),
};
const at1 = (entries: readonly Sealed<Line>[], at: number): Sealed<Line> => {
  const entry = entries[at];
  if (entry === undefined) throw new RangeError(`no entry ${at}`);
  return entry;
};

test('[AUD-5] any one change is found, with a checkpoint of the end', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 12 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...Object.keys(DAMAGES)),
      (count, first, second, kind) => {
        const entries = chain(count);
        const at = first % count;
        const other = second % count;
        fc.pre(kind !== 'exchange' || at !== other);
        const last = at1(entries, count - 1);
        const kept = checkpoint({ entries: last.seq, hash: last.hash }, { atMs: 0, signer: '测试审计' });
        const damaged = (DAMAGES[kind] as Damage)(entries, at, other);
        const broken = brokenOf(damaged, { checkpoints: [kept] });
        expect(broken).toBeDefined();
        expect(broken?.seq).toBeLessThanOrEqual(Math.max(at, other) + 2);
        expect(brokenOf(entries, { checkpoints: [kept] })).toBeUndefined();
      },
    ),
    { seed: 2, numRuns: 200 },
  );
});
