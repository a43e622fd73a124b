import { CHINA_CALENDAR } from '#law';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { elapse } from './elapse.ts';
import { elapseSlowly } from './elapse.reference.ts';
import type { Casework, CommandHead, Context } from './record.ts';
import { actor, at, context, run, settledCasework } from './world.fixture.ts';

const START = at('2024-01-10 09:00');
const OFFICER = actor('甲', 'investigator', { region: '371302', level: 'county' });
const HEAD = actor('乙', 'head', { region: '371302', level: 'county' });
const BANK = actor('丙', 'bank-analyst', { kind: 'bank', level: 'national', region: '000000', id: 'bank-a' });

type Given = readonly [CommandHead, Context];

/** Freezes of several accounts, some of them in two cases, so that one waits for the other; each carried out unless it waits. */
function frozen(accounts: readonly number[]): Casework {
  const steps = accounts.flatMap((account, n): Given[] => {
    const record = { kind: 'measure', id: `m${n}` } as const;
    const by = (who: typeof OFFICER, minutes: number): Context =>
      context(START + (n * 60 + minutes) * 60_000, who, 'investigation', `A000000${n}`);
    const number = `62000000000000000${10 + account}`;
    return [
      [
        {
          ...{ type: 'measure.open', record, region: '371302', caseNo: `A000000${n}` },
          account: { number, institution: 'bank-a', name: '测试甲', kind: 'bank-account', isUnit: false },
        } as CommandHead,
        by(OFFICER, 0),
      ],
      [
        {
          ...{ type: 'measure.request-freeze', record, freeze: `f${n}`, asset: 'money', mode: 'receive-only' },
          ...{ currency: 'CNY', isMajor: false, scope: '账户资金及孳息' },
          openedCase: { caseNo: `A000000${n}`, openedMs: START - 60_000 },
        } as CommandHead,
        by(OFFICER, 1),
      ],
      [{ type: 'measure.approve-freeze', record, freeze: `f${n}` } as CommandHead, by(HEAD, 2)],
      ...(accounts.indexOf(account) === n
        ? [
            [
              {
                type: 'measure.feedback',
                record,
                delivery: `f${n}-freeze-bank-a`,
                result: 'done',
                startedMs: by(BANK, 3).nowMs,
              } as CommandHead,
              { ...by(BANK, 3), purpose: 'loss-prevention' } as Context,
            ] as const,
          ]
        : []),
    ];
  });
  return run(settledCasework(), steps).casework;
}

test('[CASE-4] the clocks that fire, and what they fire on records of the same account, are those of the plainest way', () => {
  let fired = 0;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 500 }),
      (accounts, days) => {
        const casework = frozen(accounts);
        const when = { nowMs: START + 8 * 3_600_000 + days * 86_400_000, calendar: CHINA_CALENDAR };
        const [fast, slow] = [elapse(casework, when), elapseSlowly(casework, when)];
        expect(fast.events).toEqual(slow.events);
        expect(fast.casework).toEqual(slow.casework);
        fired += fast.events.length;
      },
    ),
    { seed: 77, numRuns: 80 },
  );
  expect(fired).toBeGreaterThan(200);
});

test('[CASE-4] the records that were given stay as they were', () => {
  const casework = frozen([0, 0, 1]);
  const kept = structuredClone(casework);
  const later = elapse(casework, { nowMs: START + 400 * 86_400_000, calendar: CHINA_CALENDAR });
  expect(later.events.length).toBeGreaterThan(2);
  expect(casework).toEqual(kept);
});
