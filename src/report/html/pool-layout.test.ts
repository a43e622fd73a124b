import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { feeBins, layoutPool, MEMBER_LIMIT, POOL_CHART } from './pool-layout.ts';

const START = Date.UTC(2024, 2, 5);
const sessions = fc
  .array(
    fc.record({
      member: fc.nat(MEMBER_LIMIT + 12),
      start: fc.nat(40_000),
      minutes: fc.nat(600),
      inflow: fc.integer({ min: 1, max: 1e9 }),
      left: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 160 },
  )
  .map((drafts) =>
    drafts.map(({ member, start, minutes, inflow, left }) => ({
      account: `m${member}`,
      from: new Date(START + start * 60_000).toISOString(),
      to: new Date(START + (start + minutes) * 60_000).toISOString(),
      inflow,
      outflow: Math.round(inflow * left),
      credits: 1,
      payers: 1,
    })),
  );

test('[REP-40] every session of a drawn member is one block inside the chart, as high as its inflow, in the order of time', () => {
  fc.assert(
    fc.property(sessions, (given) => {
      const layout = layoutPool({ sessions: given });
      const drawn = new Set(layout.rows.map(({ account }) => account));
      const blocks = layout.rows.flatMap((row) => row.blocks);
      expect(layout.rows.length + layout.folded).toBe(layout.members);
      expect(layout.rows.length).toBeLessThanOrEqual(MEMBER_LIMIT);
      expect(blocks).toHaveLength(given.filter(({ account }) => drawn.has(account)).length);
      const most = Math.max(...given.map(({ inflow }) => inflow));
      for (const { session, x, width, y, height } of blocks) {
        expect(x).toBeGreaterThanOrEqual(POOL_CHART.left);
        expect(x + width).toBeLessThanOrEqual(POOL_CHART.left + POOL_CHART.width + 3);
        expect(y + height).toBeLessThanOrEqual(layout.height);
        expect(height).toBeCloseTo(Math.max(2, (session.inflow / most) * POOL_CHART.rowHeight), 6);
      }
      for (const row of layout.rows) {
        const places = row.blocks.map(({ x }) => x);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
      const inflows = (accounts: (account: string) => boolean) =>
        Map.groupBy(
          given.filter(({ account }) => accounts(account)),
          ({ account }) => account,
        );
      const sums = (kept: boolean) =>
        [...inflows((account) => drawn.has(account) === kept).values()].map((own) =>
          own.reduce((sum, { inflow }) => sum + inflow, 0),
        );
      expect(Math.max(0, ...sums(false))).toBeLessThanOrEqual(Math.min(...sums(true)));
    }),
    { seed: 11, numRuns: 80 },
  );
});

test('[REP-40] the rows are the same in any order of the sessions', () => {
  fc.assert(
    fc.property(sessions, (given) => {
      const rows = (all: typeof given) => layoutPool({ sessions: all }).rows.map(({ account, y }) => [account, y]);
      expect(rows(given.toReversed())).toEqual(rows(given));
    }),
    { seed: 12, numRuns: 40 },
  );
});

test('[REP-40] every session is in one bin of the fee, or counted beyond', () => {
  fc.assert(
    fc.property(sessions, (given) => {
      const bins = feeBins({ sessions: given });
      expect(bins.counts.reduce((sum, count) => sum + count, 0) + bins.beyond).toBe(given.length);
    }),
    { seed: 13, numRuns: 40 },
  );
});
