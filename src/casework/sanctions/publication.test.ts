import { CHINA_CALENDAR } from '#law';
import { expect, test } from 'vitest';

import { elapse } from '../elapse.ts';
import type { Casework } from '../record.ts';
import { at, codeOf, context, run } from '../world.fixture.ts';
import { publicationRefusals } from './publication-gate.ts';
import {
  command,
  CONVICTION,
  COUNTY,
  CREDIT,
  determine,
  HEAD,
  inForce,
  INSTRUCT,
  ISSUE,
  propose,
  REVIEWER,
  sanctionOf,
  sanctionWorld,
  SERVE,
  when,
} from './sanction.fixture.ts';

const ON = { 'sanction-publication': 1 };
const UNTIL = '2027-12-02';

function criminal(
  settings: Readonly<Record<string, number>>,
  personId = '甲',
  change: Partial<typeof CONVICTION> = {},
) {
  const told = { guardianServedOn: '2024-12-02' };
  return run(sanctionWorld(settings), [
    [propose({ personId, route: 'criminal', acts: [], conviction: { ...CONVICTION, ...change } }), when(COUNTY)],
    [command('sanction.hear', { told: 'both', statement: '', answer: '' }), when(COUNTY, 1)],
    ...(personId === '少年'
      ? ([
          [command('sanction.review-minor', { guardianToldOn: '2024-12-02', reasons: '教育' }), when(REVIEWER, 2)],
        ] as const)
      : []),
    [determine(), when(HEAD, 3)],
    [ISSUE(), when(REVIEWER, 4)],
    [SERVE(told), when(REVIEWER, 5)],
    [INSTRUCT(), when(REVIEWER, 6)],
  ]).casework;
}

const publish = (until = UNTIL) => command('sanction.publish', { order: 'pub', to: CREDIT.agency.id, until });
const refusals = (casework: Casework, until = UNTIL, nowMs = at('2024-12-03 09:00')) =>
  publicationRefusals(sanctionOf(casework), {
    until,
    law: {
      nowMs,
      calendar: CHINA_CALENDAR,
      settings: new Map([['sanction-publication', { value: 1, by: '测', atMs: 0 }]]),
    },
  });
const codes = (...given: Parameters<typeof refusals>) => refusals(...given).map(({ code }) => code);

test('[SAN-35] off until a lawyer switches it on', () => {
  expect(codeOf(criminal({}), publish(), when(HEAD, 9))).toBe('publication-refused');
  expect(codeOf(criminal({ 'sanction-publication': 0 }), publish(), when(HEAD, 9))).toBe('publication-refused');
  expect(codeOf(criminal(ON), publish(), when(HEAD, 9))).toBe('ok');
});

test('[SAN-35] never on the police route, never a minor, never somebody whose birth is unknown: each with its articles', () => {
  expect(codes(inForce(ON), '2026-12-02')).toEqual(['police-route']);
  expect(codes(criminal(ON, '少年'))).toEqual(['minor']);
  expect(codes(criminal(ON, '不明'))).toEqual(['birth-unknown']);
  expect(codes(criminal(ON, '公司'))).toEqual([]);
  expect(refusals(inForce(ON))[0]?.articles).toContain('治安管理处罚法 136');
  for (const casework of [inForce(ON), criminal(ON, '少年'), criminal(ON, '不明')])
    expect(codeOf(casework, publish('2026-12-02'), when(HEAD, 9))).toBe('publication-refused');
});

test('[SAN-35] only in force, and not beyond the term', () => {
  expect(codes(criminal(ON), '2027-12-03')).toEqual(['no-end']);
  expect(codes(criminal(ON), '2024-12-02')).toEqual(['no-end']);
  expect(codes(criminal(ON), '2024-12-03')).toEqual([]);
  const custodial = criminal(ON, '甲', { sentence: 'custodial' });
  expect(codes(custodial)).toEqual(['no-end']);
  const proposed = run(sanctionWorld(ON), [
    [propose({ route: 'criminal', acts: [], conviction: CONVICTION }), when(COUNTY)],
  ]).casework;
  expect(codes(proposed)).toContain('not-in-force');
});

test('[SAN-35] masked, by the head, once, and taken down on its last day or with the sanction', () => {
  expect(codeOf(criminal(ON), publish(), when(REVIEWER, 9))).toBe('not-your-role');
  const { casework } = run(criminal(ON), [[publish('2025-06-30'), when(HEAD, 9)]]);
  const { publication } = sanctionOf(casework);
  expect(publication?.maskedName).toBe('测**');
  expect(JSON.stringify(publication)).not.toContain('测试甲');
  expect(codeOf(casework, publish(), when(HEAD, 10))).toBe('published-already');
  const down = elapse(casework, { nowMs: at('2025-07-01'), calendar: CHINA_CALENDAR });
  expect(down.events.at(-1)).toMatchObject({ type: 'sanction.publication-ended', order: { instruction: 'unpublish' } });
  expect(sanctionOf(down.casework).publication?.endedMs).toBe(at('2025-07-01'));
  const lift = command('sanction.lift', { cause: 'determination-changed', reason: '改判' });
  const lifted = run(casework, [[lift, context(at('2025-01-06'), HEAD, 'sanction')]]).casework;
  expect(sanctionOf(lifted).publication?.endedMs).toBe(at('2025-01-06'));
  expect(sanctionOf(lifted).orders.at(-1)).toMatchObject({ instruction: 'unpublish', undoes: 'pub' });
});
