import { CHINA_CALENDAR } from '#law';
import { expect, test } from 'vitest';

import { evolve } from '../casework.ts';
import { runningClocks } from '../elapse.ts';
import type { Casework } from '../record.ts';
import { at, codeOf, run } from '../world.fixture.ts';
import { liftSanction } from './lift-sanction.ts';
import { keptServices } from './orders.ts';
import {
  act,
  answer,
  BANK,
  command,
  CONVICTION,
  COUNTY,
  CREDIT,
  DECIDED,
  determine,
  HEAD,
  inForce,
  ISSUE,
  propose,
  REVIEWER,
  sanctionOf,
  sanctionWorld,
  SERVE,
  toDetermined,
  toServed,
  when,
  withPerson,
} from './sanction.fixture.ts';

const WORLD = sanctionWorld();
const APPEAL = { kind: 'appeal', id: 'q1' } as const;
const LIFT = command('sanction.lift', { cause: 'determination-changed', reason: '认定有误' });
const owed = (casework: Casework) =>
  runningClocks(casework, { nowMs: DECIDED + 70 * 60_000, calendar: CHINA_CALENDAR })
    .filter(({ clock }) => clock.code === 'sanction-still-owed')
    .map(({ clock }) => clock.item);

test('[SAN-31] a lift that was refused or done in part is an alarm at once and stays owed until it is done', () => {
  const lifted = run(inForce(), [[LIFT, when(HEAD, 20)]]).casework;
  for (const result of ['refused', 'partly'] as const) {
    const refused = run(lifted, [[answer('s1-b/lift-1', result, '系统故障'), when(BANK, 21)]]);
    expect(refused.events.map(({ type }) => type)).toEqual(['sanction.answered', 'sanction.lift-overdue']);
    expect(owed(refused.casework)).toEqual(['s1-b/lift-1']);
    const done = run(refused.casework, [[answer('s1-b/lift-1'), when(BANK, 22)]]).casework;
    expect(owed(done)).toEqual([]);
    expect(codeOf(done, answer('s1-b/lift-1'), when(BANK, 23))).toBe('order-not-open');
  }
});

test('[SAN-31] a withdrawal from a credit list that was refused stays owed, and can be ordered again', () => {
  const basis = {
    list: 'financial-credit-database',
    basis: '联合惩戒办法 8',
    order: 'k1',
    to: CREDIT.agency.id,
  } as const;
  const { casework } = run(inForce(), [
    [command('sanction.report-credit', basis), when(REVIEWER, 6)],
    [answer('k1'), when(CREDIT, 7)],
    [LIFT, when(HEAD, 20)],
    [answer('k1/withdraw', 'refused', '无此记录'), when(CREDIT, 21)],
  ]);
  expect(owed(casework)).toEqual(['k1/withdraw']);
  const again = run(casework, [
    [command('sanction.repeat-lift', { order: 'k1/withdraw', id: 'k2' }), when(REVIEWER, 22)],
  ]).casework;
  expect(sanctionOf(again).orders.at(-1)).toMatchObject({ id: 'k2', instruction: 'withdraw-credit' });
  expect(owed(again)).toEqual([]);
  expect(owed(run(again, [[answer('k2', 'partly', '一部分'), when(CREDIT, 23)]]).casework)).toEqual(['k2']);
});

test('[SAN-33] nothing ends as expired while the term runs', () => {
  const cause = { cause: 'appeal-upheld', by: APPEAL, isTermOver: true } as const;
  const early = liftSanction(sanctionOf(inForce()), cause, { ...when(REVIEWER), nowMs: at('2026-12-02 10:00') });
  expect(early).toMatchObject({ ok: false, problem: { code: 'term-not-over', values: { last: '2026-12-02' } } });
  const late = liftSanction(sanctionOf(inForce()), cause, { ...when(REVIEWER), nowMs: at('2026-12-03 10:00') });
  if (!late.ok) throw new Error(late.problem.code);
  expect(sanctionOf(late.value.reduce(evolve, inForce())).stage).toBe('expired');
});

test('[SAN-14] no penalty for what was done under 14, or by somebody whose birth is unknown', () => {
  const code = (personId: string, birth?: string) =>
    codeOf(
      birth === undefined ? WORLD : withPerson(WORLD, personId, { birth }),
      propose({ personId, hasPenalty: true }),
      when(COUNTY),
    );
  expect(code('乙', '2010-12-02')).toBe('penalty-under-age');
  expect(code('乙', '2010-12-01')).toBe('ok');
  expect(code('不明')).toBe('penalty-birth-unknown');
  const { casework } = run(WORLD, [[propose({ hasPenalty: true, personId: '乙' }), when(COUNTY)]]);
  const hear = command('sanction.hear', { told: 'both', statement: '', answer: '' });
  const review = command('sanction.review-minor', { guardianToldOn: '2024-12-02', reasons: '教育' });
  const heard = run(withPerson(casework, '乙', { birth: '2012-01-01' }), [
    [hear, when(COUNTY, 1)],
    [review, when(REVIEWER, 2)],
  ]).casework;
  expect(codeOf(heard, determine(), when(HEAD, 3))).toBe('penalty-under-age');
});

test('[SAN-13] a minor known only after the determination is not served as an adult, nor one whose birth is unknown', () => {
  const determined = run(WORLD, toDetermined()).casework;
  expect(codeOf(withPerson(determined, '甲', { birth: '2008-05-01' }), ISSUE(), when(REVIEWER, 2))).toBe(
    'minor-path-missing',
  );
  const issued = run(determined, [[ISSUE(), when(REVIEWER, 2)]]).casework;
  const code = (change: object, service: Parameters<typeof SERVE>[0] = {}) =>
    codeOf(withPerson(issued, '甲', change), SERVE(service), when(REVIEWER, 3));
  expect(code({})).toBe('ok');
  expect(code({ birth: '2008-05-01' })).toBe('minor-path-missing');
  expect(code({ name: '测试更正' })).toBe('notice-outdated');
  const hear = command('sanction.hear', { told: 'both', statement: '', answer: '' });
  const unknown = run(WORLD, [
    [propose({ personId: '不明' }), when(COUNTY)],
    [hear, when(COUNTY, 1)],
    [determine(), when(HEAD, 2)],
    [ISSUE(), when(REVIEWER, 3)],
  ]).casework;
  expect(codeOf(unknown, SERVE(), when(REVIEWER, 4))).toBe('notice-birth-unknown');
  expect(codeOf(unknown, SERVE({ guardianServedOn: '2024-12-02' }), when(REVIEWER, 4))).toBe('ok');
});

test('[SAN-22] a refused service is kept as what it was, with reason and witness', () => {
  const { casework } = run(WORLD, [...toDetermined(), [ISSUE(), when(REVIEWER, 2)]]);
  const code = (change: Parameters<typeof SERVE>[0]) => codeOf(casework, SERVE(change), when(REVIEWER, 3));
  expect(code({ method: 'refused' })).toBe('service-refusal-incomplete');
  expect(code({ method: 'refused', witness: '测试见证' })).toBe('service-refusal-incomplete');
  const refused = SERVE({ method: 'refused', witness: '测试见证', reason: '拒绝签收' });
  expect(sanctionOf(run(casework, [[refused, when(REVIEWER, 3)]]).casework).service).toEqual({
    ...{ method: 'refused', servedOn: '2024-12-02', receiver: '本人', witness: '测试见证', reason: '拒绝签收' },
  });
});

test('[SAN-24] a telephone number stays only where a measure limits telephones', () => {
  expect(keptServices('carrier', [])).toEqual([]);
  expect(keptServices('carrier', ['telecom-no-new'])).toEqual(['basic-phone']);
});

test('[SAN-17] where the text names no number the count has none and nothing of it is reached', () => {
  const then = at('2020-06-01 10:00');
  const { casework } = run(WORLD, [
    [propose({ acts: [act('a', { day: '2020-05-20' })] }), { ...when(COUNTY), nowMs: then }],
    [determine({ pack: 'pboc-85-2019' }), { ...when(HEAD), nowMs: then + 1 }],
  ]);
  const { count } = sanctionOf(casework).determination ?? {};
  expect(count).not.toHaveProperty('threshold');
  expect(count?.reached).toEqual([]);
});

test('[SAN-43] a value outside its list is refused, and an item with which the act cannot be done', () => {
  const code = (change: object) => codeOf(WORLD, { ...propose(), ...change }, when(COUNTY));
  const acts = (change: object) => [{ ...act('a'), ...change }];
  expect(code({ route: 'other' })).toBe('value-not-in-list');
  expect(code({ acts: acts({ act: 'steal-bank-account' }) })).toBe('value-not-in-list');
  expect(code({ acts: acts({ items: [{ number: '1', kind: 'boat' }] }) })).toBe('value-not-in-list');
  expect(code({ acts: acts({ items: [{ number: '10900000001', kind: 'phone-card' }] }) })).toBe('item-kind-not-of-act');
  for (const change of [{ offence: 'theft' }, { sentence: 'fine' }])
    expect(code({ route: 'criminal', acts: [], conviction: { ...CONVICTION, ...change } })).toBe('value-not-in-list');
  const given = (head: object, casework: Casework, who = REVIEWER) =>
    codeOf(casework, head as typeof LIFT, when(who, 9));
  const proposed = run(WORLD, [[propose(), when(COUNTY)]]).casework;
  const hear = command('sanction.hear', { told: 'both', statement: '', answer: '' });
  expect(given({ ...hear, told: 'nobody' }, proposed, COUNTY)).toBe('value-not-in-list');
  const issued = run(WORLD, [...toDetermined(), [ISSUE(), when(REVIEWER, 2)]]).casework;
  expect(given({ ...SERVE(), method: 'rumour' }, issued)).toBe('value-not-in-list');
  const served = run(WORLD, toServed()).casework;
  const orders = [{ id: 'x', to: '某行', sector: 'pub' }];
  expect(given({ ...command('sanction.instruct', { orders: [] }), orders }, served)).toBe('value-not-in-list');
  expect(given({ ...LIFT, cause: 'whim' }, inForce())).toBe('value-not-in-list');
  const lifted = run(inForce(), [[LIFT, when(HEAD, 8)]]).casework;
  expect(given({ ...answer('s1-b/lift-1'), result: 'perhaps' }, lifted, BANK)).toBe('value-not-in-list');
});
