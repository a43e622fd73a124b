import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureRotation, type RotationSettings, type Span } from './rotation.ts';

const HOUR = 3600;
const DAY = 86_400;
const SETTINGS: RotationSettings = { binSeconds: 600, handoverSeconds: HOUR, shifts: 500, tail: 0.05, seed: 1 };
const measure = (members: readonly (readonly Span[])[], settings: Partial<RotationSettings> = {}) =>
  measureRotation(members, { ...SETTINGS, ...settings });

/** A session of so many minutes from a minute of a day. */
function span(day: number, minute: number, minutes: number): Span {
  return { from: day * DAY + minute * 60, to: day * DAY + (minute + minutes) * 60 };
}

/** Members take turns of 40 minutes on each of the days. */
function turns(members: number, days: number, atOnce = 1): Span[][] {
  return Array.from({ length: members }).map((_unused, member) =>
    Array.from({ length: days }, (_, day) => span(100 + day, 600 + Math.floor(member / atOnce) * 45, 40)),
  );
}

/** R and H bin by bin and pair by pair. */
function slowly(members: readonly (readonly Span[])[], handoverSeconds: number) {
  const active = new Map<number, Set<number>>();
  for (const [member, spans] of members.entries()) {
    for (const { from, to } of spans) {
      for (let bin = Math.floor(from / 600); bin <= Math.floor(to / 600); bin += 1) {
        active.set(bin, (active.get(bin) ?? new Set()).add(member));
      }
    }
  }
  const sizes = [...active.values()].map(({ size }) => size);
  const all = members.flatMap((spans, member) => spans.map((one) => ({ ...one, member })));
  const handed = all.filter((start) =>
    all.some((end) => end.member !== start.member && end.to <= start.from && start.from - end.to <= handoverSeconds),
  );
  return {
    atOnce: sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
    handovers: handed.length / all.length,
  };
}

test('[POOL-4] members at once and hand-overs are those counted bin by bin', () => {
  const spans = fc
    .array(
      fc.record({
        day: fc.integer({ min: 0, max: 3 }),
        from: fc.integer({ min: 0, max: 1400 }),
        length: fc.integer({ min: 0, max: 90 }),
      }),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((list) => list.map(({ day, from, length }) => span(50 + day, from, length)));
  fc.assert(
    fc.property(fc.array(spans, { minLength: 1, maxLength: 5 }), (members) => {
      const measured = measure(members, { shifts: 5 });
      const expected = slowly(members, HOUR);
      expect(measured.atOnce).toBeCloseTo(expected.atOnce, 12);
      expect(measured.handovers).toBeCloseTo(expected.handovers, 12);
    }),
    { seed: 3, numRuns: 200 },
  );
});

test('[POOL-4] a hand-over is a start at most an hour after another member’s end, never the own one', () => {
  const after = (seconds: number) =>
    measure([[span(9, 600, 40)], [{ from: 9 * DAY + 640 * 60 + seconds, to: 9 * DAY + 800 * 60 }]]).handovers;
  expect([after(-1), after(0), after(HOUR), after(HOUR + 1)]).toEqual([0, 0.5, 0.5, 0]);
  expect(measure([[span(9, 600, 40), span(9, 645, 20)], [span(11, 0, 5)]]).handovers).toBe(0);
});

test('[POOL-4] taking turns is rarer than the shifts, all at once is not', () => {
  const apart = measure(turns(8, 6));
  expect(apart).toMatchObject({ holds: true, atOnce: expect.closeTo(1, 0), handovers: 42 / 48 });
  expect(apart.moreHandovers).toBeGreaterThan(0.99);
  const together = measure(turns(8, 6, 8));
  expect(together).toMatchObject({ holds: false, atOnce: 8, handovers: 0, fewerAtOnce: 0 });
  expect(measure(turns(8, 6, 4)).holds).toBe(false);
});

test('[POOL-4] the null is the same every time, and another one with another seed', () => {
  const some = turns(5, 3).map((spans, i) =>
    spans.map(({ from, to }) => ({ from: from + i * 7000, to: to + i * 7000 })),
  );
  expect(measure(some)).toEqual(measure(some));
  const other = measure(some, { seed: 2 });
  expect([other.fewerAtOnce, other.moreHandovers]).not.toEqual([
    measure(some).fewerAtOnce,
    measure(some).moreHandovers,
  ]);
  expect(other.atOnce).toBe(measure(some).atOnce);
});

test('[POOL-4] [POOL-11] whole days later nothing changes', () => {
  const some = turns(5, 3).map((spans, i) =>
    spans.map(({ from, to }) => ({ from: from + i * 7000, to: to + i * 7000 })),
  );
  const later = some.map((spans) => spans.map(({ from, to }) => ({ from: from + 40 * DAY, to: to + 40 * DAY })));
  expect(measure(later)).toEqual(measure(some));
});

test('[POOL-4] shifts stay inside a member’s own days: they never meet on days they do not share', () => {
  const allDay = [0, 1, 2].map((day) => [span(100 + day, 0, 1439)]);
  expect(measure(allDay)).toMatchObject({ atOnce: 1, handovers: 2 / 3, fewerAtOnce: 0.5 });
});

test('[POOL-4] what holds lies strictly beyond the tail of the shifts', () => {
  const some = turns(4, 2);
  // Without shifts to either side of the tail the observed value cannot be beyond it.
  expect(measure(some, { tail: 0 }).holds).toBe(measure(some).fewerAtOnce === 1 || measure(some).moreHandovers === 1);
  const same = measure([[span(9, 0, 1439)], [span(9, 0, 1439)]], { shifts: 20, tail: 0.5 });
  expect(same).toMatchObject({ atOnce: 2, fewerAtOnce: 0.5, holds: false });
});
