import { expect, test } from 'vitest';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { runOne } from '../run.fixture.ts';
import { usualRate } from './usual-rate.ts';

/** `payers` pay account 0 an hour apart from day 10 on; `after` later it pays `payees`, an hour apart. */
function gathered(payers: number, payees: number, after = HOUR, kept = 1): TransferDraft[] {
  const credits = Array.from({ length: payers }, (_, i) => ({ from: 1 + i, to: 0, t: 10 * DAY + i * HOUR }));
  const last = 10 * DAY + (payers - 1) * HOUR;
  const amount = Math.round((100_000 * payers * kept) / payees);
  const debits = Array.from({ length: payees }, (_, i) => ({
    from: 0,
    to: 20 + i,
    t: last + after + i * HOUR,
    amount,
  }));
  return [...credits, ...debits];
}

const run = (draft: Partial<CaseDraft> & Pick<CaseDraft, 'transfers'>, form = '', preset?: 'statement' | 'structure') =>
  runOne(caseOf({ accountCount: 40, ...draft }), `gather-scatter${form}`, {}, preset);

test('[GS] three payers in 48 h, then three payees in 48 h; the centre alone is core', () => {
  const [hit, ...rest] = run({ transfers: gathered(3, 3) }).hits;
  expect(rest).toEqual([]);
  expect(hit).toMatchObject({ typology: 'gather-scatter', core: [0], evidence: [0, 1, 2, 3, 4, 5], from: 10 * DAY });
  expect(run({ transfers: gathered(2, 3) }).hits).toEqual([]);
  expect(run({ transfers: gathered(3, 2) }).hits).toEqual([]);
  // Each side has its own window, so that the whole may last twice as long.
  expect(run({ transfers: gathered(3, 3, 92 * HOUR) }).hits).toHaveLength(1);
  expect(run({ transfers: gathered(3, 3, 92 * HOUR + 1) }).hits).toEqual([]);
});

test('[GS] in the structure preset two payers and two payees within 6 d or 25 d of the split are enough', () => {
  const windows = (after: number): unknown[] =>
    run({ transfers: gathered(2, 2, after) }, '', 'structure').signals.map(({ values }) => values['windowSeconds']);
  expect(windows(12 * DAY - 2 * HOUR)).toEqual([6 * DAY]);
  expect(windows(12 * DAY)).toEqual([25 * DAY]);
  expect(windows(49 * DAY)).toEqual([25 * DAY]);
  expect(windows(50 * DAY)).toEqual([]);
  expect(run({ transfers: gathered(1, 3) }, '', 'structure').hits).toEqual([]);
});

test('[GS-2] strict: as much out as in, everything in before anything out', () => {
  const strict = (transfers: TransferDraft[]) => run({ transfers }, '-strict').hits.length;
  expect([0.69, 0.71, 1.04, 1.06].map((kept) => strict(gathered(3, 3, HOUR, kept)))).toEqual([0, 1, 1, 0]);
  const byDay = gathered(3, 3, HOUR).map((transfer) => ({ ...transfer, precision: 2 }));
  expect(strict(byDay)).toBe(0);
  expect(run({ transfers: byDay }).hits).toHaveLength(1);
  const [signal] = run({ transfers: gathered(3, 3, HOUR, 0.8) }, '-strict').signals;
  expect(signal).toMatchObject({ code: 'gather-scatter-strict', values: { inMinor: 300_000, outMinor: 240_000 } });
});

test('[GS-3] loose: one window, any order', () => {
  const mixed = gathered(3, 3).map((transfer, i) => ({ ...transfer, t: 10 * DAY + ((i * 5) % 6) * HOUR }));
  expect(run({ transfers: mixed }).hits).toEqual([]);
  expect(run({ transfers: mixed }, '-loose').hits[0]).toMatchObject({ typology: 'gather-scatter-loose', core: [0] });
  expect(run({ transfers: gathered(3, 3, 45 * HOUR) }, '-loose').hits).toEqual([]);
});

test('[GS-6] structure searches by the best split only: the other two forms do not run and say so', () => {
  for (const form of ['-strict', '-loose']) {
    const { hits, signals, counts } = run({ transfers: gathered(6, 6) }, form, 'structure');
    expect({ hits, signals, counts }).toEqual({ hits: [], signals: [], counts: { 'not-run': 1 } });
  }
});

test('[GS-4] partners on both sides count on neither, here too', () => {
  const back = gathered(3, 3).map((transfer) => (transfer.to === 20 ? { ...transfer, to: 1 } : transfer));
  expect(run({ transfers: back }).hits).toEqual([]);
  const more = gathered(4, 4).map((transfer) => (transfer.to === 23 ? { ...transfer, to: 1 } : transfer));
  expect(run({ transfers: more }).hits[0]!.evidence).toEqual([1, 2, 3, 4, 5, 6]);
});

test('[TREE-4] a shop that gathers and pays every day is no hit', () => {
  const daily = Array.from({ length: 50 }, (_, day) =>
    gathered(3, 3).map((e) => ({ ...e, t: e.t - 9 * DAY + day * DAY })),
  );
  const { hits, counts } = run({ transfers: daily.flat() });
  expect(hits).toEqual([]);
  expect(counts['weak-bursts']).toBeGreaterThan(0);
});

test('[TREE-4] a gather-scatter of exactly the least surprise is a hit', () => {
  const view = caseOf({ accountCount: 40, transfers: gathered(3, 3) });
  const [lastIn, firstOut] = [10 * DAY + 2 * HOUR, 10 * DAY + 3 * HOUR];
  const { nats } = usualRate(view, view.graph);
  const side = { account: 0, partners: 3, inside: 3 };
  const tailNats =
    nats({ ...side, direction: 'in', from: lastIn - 48 * HOUR, to: lastIn }) +
    nats({ ...side, direction: 'out', from: firstOut, to: firstOut + 48 * HOUR });
  const hits = (minimumNats: number) => runOne(view, 'gather-scatter', { minimumNats }).hits.length;
  expect([hits(tailNats), hits(tailNats * (1 + Number.EPSILON))]).toEqual([1, 0]);
});

test('[EXPLAIN-2] a gather-scatter says who stands on each side and what is usual', () => {
  const [signal, ...rest] = run({ transfers: gathered(4, 3) }).signals;
  expect(rest).toEqual([]);
  expect(signal).toMatchObject({
    account: 0,
    code: 'gather-scatter',
    values: {
      payers: 4,
      payees: 3,
      transfers: 7,
      accounts: 8,
      minimumPartners: 3,
      windowSeconds: 48 * HOUR,
      usualPayers: 0,
    },
  });
});

test('[COV-1] a centre without statement is counted and no finding', () => {
  const { hits, signals, counts } = run({ transfers: gathered(3, 3), boundary: [0] });
  expect([hits, signals, counts['boundary-only']]).toEqual([[], [], 1]);
});
