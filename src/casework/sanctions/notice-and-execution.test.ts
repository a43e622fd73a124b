import { expect, test } from 'vitest';

import { CHINA_CALENDAR } from '#law';

import { elapse, runningClocks } from '../elapse.ts';
import { personOf } from '../people/person.ts';
import { limitNotifiedMs } from '../people/person-facts.ts';
import type { CommandHead } from '../record.ts';
import { at, codeOf, run } from '../world.fixture.ts';
import {
  answer,
  BANK,
  CARDS,
  CARRIER,
  command,
  CONVICTION,
  COUNTY,
  DECIDED,
  determine,
  HEAD,
  inForce,
  INSTRUCT,
  ISSUE,
  PAYMENT,
  PHONE,
  propose,
  PROVINCE,
  REVIEWER,
  sanctionOf,
  sanctionWorld,
  SERVE,
  THREE,
  toDetermined,
  toServed,
  when,
  withPerson,
} from './sanction.fixture.ts';
import { keptServices } from './orders.ts';

const WORLD = sanctionWorld();
const changed = (head: CommandHead, change: object) => ({ ...head, ...change }) as CommandHead;

test('[SAN-21] the notice holds all that it has to say, with numbers masked', () => {
  const { casework } = run(WORLD, [...toDetermined(), [ISSUE(), when(REVIEWER, 2)]]);
  const { notice } = sanctionOf(casework);
  expect(notice).toMatchObject({
    ...{ noticeNo: '惩告1号', caseNo: 'A0000001', route: 'police', determinedOn: '2024-12-02' },
    recipient: { name: '测试甲', isMinor: false },
    basis: { pack: 'joint-measures-2024', confidence: 'S', articles: ['3、5-9'] },
    term: { years: 2, from: '2024-12-02', to: '2026-12-02', isCapped: false },
    appeal: { to: ['police-city-371300'], channel: '测试市公安局窗口', papers: ['身份证', '申诉书'], answerDays: 30 },
    ...{ reasons: '事实清楚，证据确实', leniency: [{ kind: 'voluntary-cancellation', day: '2024-12-01' }] },
    count: { threshold: 3, trade: { items: 3 } },
  });
  expect(notice?.measures).toHaveLength(6);
  expect(notice?.kept).toEqual(expect.arrayContaining(['direct-debit-tax', 'limited-account', 'basic-phone']));
  for (const card of CARDS) expect(JSON.stringify(notice)).not.toContain(card);
  expect(notice?.acts.every(({ isCounted }) => isCounted)).toBe(true);
});

test('[SAN-21] who it is for, by which text, and each measure with its years and days', () => {
  const { notice } = sanctionOf(
    run(withPerson(WORLD, '乙', { idNumber: '000000199001010001' }), [
      [propose({ personId: '乙' }), when(COUNTY)],
      [determine(), when(HEAD, 1)],
      [ISSUE(), when(REVIEWER, 2)],
    ]).casework,
  );
  expect(notice?.recipient.idNumber).toBe('000000199001010001');
  expect(notice?.basis.title.zh).toContain('联合惩戒办法');
  expect(notice?.measures[0]).toEqual({
    ...{ measure: 'no-non-counter-outgoing', article: '3、5-9' },
    ...{ years: 2, from: '2024-12-02', to: '2026-12-02' },
  });
});

test('[SAN-21] on the criminal route it names the judgment; below the numbers, why', () => {
  const noticeOf = (change: Parameters<typeof propose>[0], given: Parameters<typeof determine>[0] = {}) =>
    sanctionOf(
      run(WORLD, [
        [propose(change), when(COUNTY)],
        [determine(given), when(PROVINCE, 1)],
        [ISSUE(), when(REVIEWER, 2)],
      ]).casework,
    ).notice;
  expect(noticeOf({ route: 'criminal', acts: [], conviction: CONVICTION })?.conviction).toEqual(CONVICTION);
  const below = noticeOf({ acts: THREE.slice(0, 2) }, { belowThreshold: '造成较大影响' });
  expect(below?.basis.belowThreshold).toBe('造成较大影响');
});

test('[SAN-21] a notice that lacks something, or speaks of a report, is refused', () => {
  const { casework } = run(WORLD, toDetermined());
  const code = (change: object) => codeOf(casework, changed(ISSUE(), change), when(REVIEWER, 2));
  expect(code({})).toBe('ok');
  const facts = [{ kind: 'surrender', atMs: DECIDED - 3_600_000, note: '称已知可疑报告', items: [] }] as const;
  const noted = run(withPerson(WORLD, '甲', { facts }), toDetermined()).casework;
  expect(codeOf(noted, ISSUE(), when(REVIEWER, 2))).toBe('notice-names-report');
  for (const change of [{ noticeNo: '' }, { channel: ' ' }, { papers: [] }, { papers: [''] }])
    expect(code(change)).toBe('sanction-notice-incomplete');
  expect(code({ channel: '已提交可疑交易报告，请到窗口' })).toBe('notice-names-report');
  const proposal = run(WORLD, [[propose(), when(COUNTY)]]).casework;
  expect(codeOf(proposal, ISSUE(), when(REVIEWER, 1))).toBe('sanction-not-determined');
  const told = run(proposal, [[determine({ reasons: '据可疑交易报告' }), when(HEAD, 1)]]).casework;
  expect(codeOf(told, ISSUE(), when(REVIEWER, 2))).toBe('notice-names-report');
});

test('[SAN-22] served after it was made out, by a day that fits; kept with the person as a told limit', () => {
  const determined = run(WORLD, toDetermined()).casework;
  expect(codeOf(determined, SERVE(), when(REVIEWER, 2))).toBe('notice-not-issued');
  const issued = run(determined, [[ISSUE(), when(REVIEWER, 2)]]).casework;
  const code = (change: Parameters<typeof SERVE>[0]) => codeOf(issued, SERVE(change), when(REVIEWER, 3));
  expect(code({ method: 'post' })).toBe('ok');
  expect(code({ receiver: ' ' })).toBe('receiver-missing');
  expect(code({ servedOn: '2024-12-03' })).toBe('day-in-future');
  expect(code({ servedOn: '2024-12-01' })).toBe('day-too-early');
  expect(code({ servedOn: '2024-12-32' })).toBe('act-day-unreadable');
  const served = run(issued, [[SERVE(), when(REVIEWER, 3)]]).casework;
  const person = personOf(served, '甲');
  expect(limitNotifiedMs(person ?? { facts: [] }, [CARDS[0]])).toBe(DECIDED + 3 * 60_000);
  expect(codeOf(served, SERVE(), when(REVIEWER, 4))).toBe('sanction-not-determined');
  const late = run(issued, [[SERVE(), when(REVIEWER, 3 + 72 * 60)]]).casework;
  expect(limitNotifiedMs(personOf(late, '甲') ?? { facts: [] }, [CARDS[0]])).toBe(at('2024-12-03 00:00') - 1);
});

test('[SAN-22] a minor’s guardian is served as well', () => {
  const { casework } = run(WORLD, [
    [propose({ personId: '少年' }), when(COUNTY)],
    [command('sanction.hear', { told: 'both', statement: '', answer: '' }), when(COUNTY, 1)],
    [command('sanction.review-minor', { guardianToldOn: '2024-12-02', reasons: '教育' }), when(REVIEWER, 2)],
    [determine(), when(HEAD, 3)],
    [ISSUE(), when(REVIEWER, 4)],
  ]);
  expect(sanctionOf(casework).notice?.recipient).toMatchObject({ isMinor: true, guardian: '测试监护' });
  expect(codeOf(casework, SERVE(), when(REVIEWER, 5))).toBe('guardian-not-told');
  expect(codeOf(casework, SERVE({ guardianServedOn: '2024-12-02' }), when(REVIEWER, 5))).toBe('ok');
});

test('[SAN-23] nothing is carried out before the notice was served', () => {
  const determined = run(WORLD, [...toDetermined(), [ISSUE(), when(REVIEWER, 2)]]).casework;
  expect(codeOf(determined, INSTRUCT(), when(REVIEWER, 3))).toBe('notice-not-served');
  const served = run(WORLD, toServed()).casework;
  expect(sanctionOf(served)).toMatchObject({ stage: 'served', orders: [] });
  expect(codeOf(served, INSTRUCT(), when(REVIEWER, 4))).toBe('ok');
  expect(codeOf(served, INSTRUCT(), when(COUNTY, 4))).toBe('level-too-low');
});

test('[SAN-24] each institution its own measures; direct debits, the counter, one number stay', () => {
  const { orders, agencies } = sanctionOf(inForce());
  expect(orders.map(({ to, measures }) => [to, measures])).toEqual([
    [BANK.agency.id, ['no-non-counter-outgoing', 'no-new-payment-account-or-wallet']],
    [PAYMENT.agency.id, ['no-payment-account-business', 'no-new-payment-account-or-wallet']],
    [CARRIER.agency.id, ['telecom-existing-limited', 'telecom-no-new']],
  ]);
  expect(agencies).toEqual([BANK.agency.id, PAYMENT.agency.id, CARRIER.agency.id]);
  expect(orders[0]?.kept).toEqual(
    expect.arrayContaining(['direct-debit-utilities', 'incoming-payments', 'limited-account']),
  );
  expect(orders[2]).toMatchObject({ kept: ['basic-phone'], keptNumber: PHONE });
  const old = keptServices('bank', ['no-non-counter', 'no-new-account']);
  expect(old).toEqual([
    'direct-debit-tax',
    'direct-debit-social-security',
    'direct-debit-utilities',
    'counter-service',
  ]);
});

test('[SAN-24] who carries out nothing of it, or was told already, is not told', () => {
  const served = run(WORLD, toServed()).casework;
  const to = (change: object) =>
    codeOf(
      served,
      command('sanction.instruct', { orders: [{ id: 'x', to: '某行', sector: 'bank', ...change }] }),
      when(REVIEWER, 4),
    );
  expect(to({})).toBe('ok');
  expect(to({ sector: 'credit' })).toBe('nothing-for-institution');
  expect(to({ to: '' })).toBe('order-id-used');
  expect(codeOf(served, command('sanction.instruct', { orders: [] }), when(REVIEWER, 4))).toBe('orders-missing');
  const twice = [
    { id: 'x', to: '某行', sector: 'bank' },
    { id: 'y', to: '某行', sector: 'bank' },
  ] as const;
  expect(codeOf(served, command('sanction.instruct', { orders: twice }), when(REVIEWER, 4))).toBe('order-exists');
  expect(codeOf(inForce(), INSTRUCT(), when(REVIEWER, 9))).toBe('order-id-used');
});

test('[SAN-25] the kept number is a carrier’s and none of the acts', () => {
  const served = run(WORLD, toServed()).casework;
  const code = (sector: 'bank' | 'carrier', keptNumber: string) =>
    codeOf(
      served,
      command('sanction.instruct', { orders: [{ id: 'x', to: '某司', sector, keptNumber }] }),
      when(REVIEWER, 4),
    );
  expect(code('carrier', PHONE)).toBe('ok');
  expect(code('bank', PHONE)).toBe('kept-number-not-a-carriers');
  expect(code('carrier', CARDS[0])).toBe('kept-number-in-acts');
});

test('[SAN-26] the institution itself answers, once, and says why it did less', () => {
  const told = run(WORLD, [...toServed(), [INSTRUCT(), when(REVIEWER, 4)]]).casework;
  const code = (head: CommandHead, who: Parameters<typeof when>[0]) => codeOf(told, head, when(who, 5, 'risk-control'));
  expect(code(answer('s1-b'), BANK)).toBe('ok');
  expect(code(answer('s1-b'), PAYMENT)).toBe('not-your-order');
  expect(code(answer('s1-b', 'refused'), BANK)).toBe('reason-missing');
  expect(code(answer('s1-b', 'partly', '一户已销户'), BANK)).toBe('ok');
  expect(code(answer('none'), BANK)).toBe('order-not-open');
  expect(code(answer('s1-b'), { ...BANK, agency: { ...BANK.agency, id: '别行' } })).toBe('not-your-agency');
  const done = run(told, [[answer('s1-b', 'refused', '无此客户'), when(BANK, 5)]]).casework;
  expect(codeOf(done, answer('s1-b'), when(BANK, 6))).toBe('order-not-open');
  const { receipt } = sanctionOf(done).orders[0] ?? {};
  expect(receipt).toEqual({ atMs: DECIDED + 5 * 60_000, result: 'refused', reason: '无此客户' });
  const anew = command('sanction.instruct', { orders: [{ id: 'neu', to: BANK.agency.id, sector: 'bank' }] });
  expect(codeOf(done, anew, when(REVIEWER, 6))).toBe('ok');
});

test('[SAN-26] a missing receipt is an alarm after its hours, and only where the hours are set', () => {
  const told = run(WORLD, [...toServed(), [INSTRUCT(), when(REVIEWER, 4)], [answer('s1-b'), when(BANK, 5)]]).casework;
  const alarms = (text: string) =>
    elapse(told, { nowMs: at(text), calendar: CHINA_CALENDAR }).events.filter(
      ({ type }) => type === 'sanction.receipt-overdue',
    );
  expect(alarms('2024-12-03 10:03')).toEqual([]);
  expect(alarms('2024-12-03 10:04')).toMatchObject([{ to: PAYMENT.agency.id }, { to: CARRIER.agency.id }]);
  expect(alarms('2024-12-20 10:00')).toHaveLength(2);
  const unset = run(sanctionWorld({ 'receipt-hours': undefined }), [...toServed(), [INSTRUCT(), when(REVIEWER, 4)]]);
  const clocks = runningClocks(unset.casework, { nowMs: at('2025-01-01'), calendar: CHINA_CALENDAR });
  const receipts = clocks.filter(({ clock }) => clock.code === 'sanction-receipt');
  expect(receipts.map(({ clock }) => clock.problem?.code)).toEqual(Array(3).fill('legal-value-not-set'));
});
