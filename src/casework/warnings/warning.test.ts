import { expect, test } from 'vitest';

import { CHINA_CALENDAR } from '#law';

import type { Actor } from '../actor.ts';
import { runningClocks } from '../elapse.ts';
import type { Casework, CommandHead, Context } from '../record.ts';
import { actor, at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import { warningList, warningsOf, type Payment, type WarningState } from './warning.ts';
import { checkWarningText } from './warning-text.ts';
import type { WarningCommand } from './warning-events.ts';

const START = at('2024-03-05 09:00');
const COUNTY = actor('county', 'investigator', { level: 'county', region: '371312' });
const HEAD = actor('head', 'head');
const BANK = actor('bank', 'bank-analyst', { kind: 'bank', level: 'outlet', region: '371312' });

function when(by: Actor, hours: number): Context {
  return context(START + hours * 3_600_000, by, 'loss-prevention');
}

type Of<T extends WarningCommand['type']> = Extract<WarningCommand, { type: T }>;

function raise(changes: Partial<Of<'warning.raise'>> = {}, id = 'W1'): Of<'warning.raise'> {
  return {
    type: 'warning.raise',
    record: { kind: 'warning', id },
    region: '371312',
    source: '96110',
    victim: { name: '测试甲', phone: '10900000001' },
    level: 'medium',
    reasons: ['fraud-call'],
    ...changes,
  };
}

function command<T extends WarningCommand['type']>(type: T, payload: Omit<Of<T>, 'type' | 'record'>): CommandHead {
  return { type, record: { kind: 'warning', id: 'W1' }, ...payload };
}

const CALL = { channel: 'phone', sender: '96110' } as const;
const NO_ANSWER = command('warning.attempt', { ...CALL, result: 'no-answer', note: '' });
const REACHED = command('warning.attempt', { ...CALL, result: 'reached', note: '已告知系诈骗，承诺不转账' });
const VISIT = command('warning.attempt', { channel: 'visit', sender: '', result: 'no-answer', note: '家中无人' });
const PAYMENT: Payment = {
  amountMinor: 5_000_000,
  currency: 'CNY',
  paidMs: START,
  payeeName: '测试乙',
  payeeAccount: '6200000000000000033',
};

function stateOf(casework: Casework): WarningState {
  const [state] = warningsOf(casework);
  if (state === undefined) throw new Error('no warning');
  return state;
}

function begun(changes: Partial<Of<'warning.raise'>> = {}, ...commands: readonly CommandHead[]): Casework {
  const steps = commands.map((next, index) => [next, when(COUNTY, index + 1)] as const);
  return run(settledCasework(), [[raise(changes), when(COUNTY, 0)], ...steps]).casework;
}

test('[WARN-1] who, why and how urgent; one open warning for a phone', () => {
  expect(stateOf(begun())).toMatchObject({ level: 'medium', raisedMs: START, visitDue: false, isProtected: true });
  const base = settledCasework();
  const nobody = { name: '测试甲', phone: ' ' };
  expect(codeOf(base, raise({ victim: nobody }), when(COUNTY, 0))).toBe('victim-missing');
  expect(codeOf(base, raise({ reasons: [] }), when(COUNTY, 0))).toBe('warning-reason-missing');
  expect(codeOf(base, raise({ region: '371312x' }), when(COUNTY, 0))).toBe('region-unreadable');
  expect(codeOf(base, raise({ reasons: ['returnee'] }), when(COUNTY, 0))).toBe('no-ground');
  expect(codeOf(begun(), raise({}, 'W2'), when(COUNTY, 1))).toBe('warning-exists');
  const ended = begun({}, REACHED, command('warning.conclude', { outcome: 'dissuaded', note: '已劝阻' }));
  expect(codeOf(ended, raise({}, 'W2'), when(COUNTY, 5))).toBe('ok');
});

test('[WARN-1] a bank raises one in its region', () => {
  expect(codeOf(settledCasework(), raise({ source: 'bank' }), when(BANK, 0))).toBe('ok');
  expect(codeOf(settledCasework(), raise({ source: 'bank', region: '371302' }), when(BANK, 0))).toBe('not-your-region');
});

test('[WARN-2] assigned inside the region of whoever assigns', () => {
  const to = (region: string) =>
    command('warning.assign', { to: { id: `police-${region}`, kind: 'police', level: 'county', region } });
  expect(codeOf(begun(), to('371302'), when(COUNTY, 1))).toBe('outside-region');
  expect(codeOf(begun(), to('371302'), when(HEAD, 1))).toBe('ok');
  const assigned = run(begun(), [[to('371302'), when(HEAD, 1)]]).casework;
  expect(codeOf(assigned, to('371302'), when(HEAD, 2))).toBe('warning-assigned-there');
  expect(stateOf(assigned).agencies).toContain('police-371302');
});

test('[WARN-3] a text of 12381 has no link and nobody to call', () => {
  const links = [
    '请点 https://example.invalid',
    '登录 www.example.invalid',
    '打开 abc.cn 查看',
    '下载 a b c . c o m',
    'ｗｗｗ．ｔｅｓｔ．ｃｎ',
    '见 t.cn/abc',
    '见 abc。com',
    '打开 10.0.0.1',
  ];
  for (const text of links) expect(checkWarningText(text), text).toMatchObject({ problem: { code: 'text-has-link' } });
  const numbers = [
    '请拨打96110',
    '请致电 109-0000-0001',
    '拨９６１１０',
    '请打 1 0 9 0 0',
    '电话一〇九零零零',
    '加QQ(12345)',
    '回电 96\u200b110',
  ];
  for (const text of numbers)
    expect(checkWarningText(text), text).toMatchObject({ problem: { code: 'text-has-number' } });
  const plain = [
    '您可能正在遭遇冒充客服诈骗，请勿转账。',
    '凡要求转账到“安全账户”的都是诈骗。',
    '涉及金额约3万元，请核实。',
    '2024年3月5日来电疑似诈骗',
    '2024/3/5来电疑似诈骗。',
  ];
  for (const text of plain) expect(checkWarningText(text).ok, text).toBe(true);
  expect(checkWarningText(' \u200b')).toMatchObject({ problem: { code: 'text-missing' } });
});

test('[WARN-3] attempts have what belongs to their channel', () => {
  const attempt = (payload: Omit<Of<'warning.attempt'>, 'type' | 'record'>) =>
    codeOf(begun(), command('warning.attempt', payload), when(COUNTY, 1));
  const sms = { channel: 'sms', sender: '12381', result: 'sent', note: '' } as const;
  expect(attempt({ ...sms, text: '请勿转账' })).toBe('ok');
  expect(attempt({ ...sms, channel: 'flash-sms', text: '请勿转账' })).toBe('ok');
  expect(attempt({ ...sms, text: '请拨打96110' })).toBe('text-has-number');
  expect(attempt({ ...sms, text: '请点 http://t.cn' })).toBe('text-has-link');
  expect(attempt({ ...sms, sender: ' １２３８１', text: '请拨打96110' })).toBe('text-has-number');
  expect(attempt({ ...sms, sender: '96110', text: '请回拨96110' })).toBe('ok');
  expect(attempt(sms)).toBe('result-not-of-channel');
  expect(attempt({ ...sms, result: 'reached', text: '请勿转账' })).toBe('result-not-of-channel');
  expect(attempt({ ...CALL, result: 'sent', note: '' })).toBe('result-not-of-channel');
  expect(attempt({ ...CALL, result: 'no-answer', note: '', text: '请勿转账' })).toBe('result-not-of-channel');
  expect(attempt({ ...CALL, result: 'reached', note: ' ' })).toBe('dissuasion-record-missing');
  expect(attempt({ ...CALL, result: 'refused-to-listen', note: '' })).toBe('ok');
});

test('[WARN-4] in high danger a failed call makes a visit due', () => {
  expect(stateOf(begun({ level: 'medium' }, NO_ANSWER)).visitDue).toBe(false);
  const due = begun({ level: 'high' }, NO_ANSWER);
  expect(stateOf(due).visitDue).toBe(true);
  expect(stateOf(begun({ level: 'high' }, REACHED)).visitDue).toBe(false);
  expect(stateOf(begun({ level: 'high' }, NO_ANSWER, VISIT)).visitDue).toBe(false);
  expect(stateOf(begun({ level: 'high' }, NO_ANSWER, VISIT, NO_ANSWER)).visitDue).toBe(true);
  const raised = begun(
    { level: 'low' },
    NO_ANSWER,
    command('warning.set-level', { level: 'high', reason: '再次来电' }),
  );
  expect(stateOf(raised)).toMatchObject({ level: 'high', visitDue: true });
  expect(codeOf(raised, command('warning.set-level', { level: 'high', reason: '再次来电' }), when(COUNTY, 9))).toBe(
    'warning-level-unchanged',
  );
});

test('[WARN-4] nobody in high danger is unreachable without a visit', () => {
  const end = command('warning.conclude', { outcome: 'unreachable', note: '多次联系未果' });
  expect(codeOf(begun({ level: 'high' }), end, when(COUNTY, 5))).toBe('never-tried');
  expect(codeOf(begun({ level: 'high' }, NO_ANSWER), end, when(COUNTY, 5))).toBe('visit-first');
  expect(codeOf(begun({ level: 'high' }, NO_ANSWER, VISIT), end, when(COUNTY, 5))).toBe('ok');
  expect(codeOf(begun({ level: 'low' }, NO_ANSWER), end, when(COUNTY, 5))).toBe('ok');
});

test('[WARN-5] outcomes and what each needs', () => {
  const end = (payload: Omit<Of<'warning.conclude'>, 'type' | 'record'>, ...before: readonly CommandHead[]) =>
    codeOf(begun({}, ...before), command('warning.conclude', payload), when(COUNTY, 5));
  expect(end({ outcome: 'dissuaded', note: '' }, REACHED)).toBe('warning-note-missing');
  expect(end({ outcome: 'dissuaded', note: '已劝阻' }, NO_ANSWER)).toBe('nobody-reached');
  expect(end({ outcome: 'dissuaded', note: '已劝阻' }, REACHED)).toBe('ok');
  expect(end({ outcome: 'dissuaded', note: '已劝阻', payment: PAYMENT }, REACHED)).toBe('payment-without-outcome');
  expect(end({ outcome: 'not-a-victim', note: '系快递来电' })).toBe('ok');
  expect(end({ outcome: 'paid-anyway', note: '已转账' })).toBe('payment-data-missing');
  expect(end({ outcome: 'paid-anyway', note: '已转账', payment: { ...PAYMENT, amountMinor: 0 } })).toBe(
    'amount-not-positive',
  );
  expect(end({ outcome: 'paid-anyway', note: '已转账', payment: { ...PAYMENT, payeeAccount: '' } })).toBe(
    'payment-data-missing',
  );
  expect(end({ outcome: 'paid-anyway', note: '已转账', payment: { ...PAYMENT, paidMs: START + 1e9 } })).toBe(
    'date-in-future',
  );
  const ended = begun({}, REACHED, command('warning.conclude', { outcome: 'dissuaded', note: '已劝阻' }));
  expect(codeOf(ended, REACHED, when(COUNTY, 9))).toBe('warning-concluded');
});

const PAID = command('warning.conclude', { outcome: 'paid-anyway', note: '已转账', payment: PAYMENT });

test('[WARN-6] paid money is handed to a stop-payment that exists, once', () => {
  const handOver = command('warning.hand-over', { measure: { kind: 'measure', id: 'M1' } });
  expect(codeOf(begun(), handOver, when(COUNTY, 5))).toBe('warning-nothing-paid');
  const paid = begun({}, PAID);
  expect(codeOf(paid, handOver, when(COUNTY, 5))).toBe('measure-unknown');
  const opened = (id: string, number: string) => ({
    type: 'measure.open',
    record: { kind: 'measure', id } as const,
    region: '371312',
    account: { number, institution: 'bank-1', name: '测试乙', kind: 'bank-account', isUnit: false },
  });
  const stopped = run(paid, [
    [opened('M1', PAYMENT.payeeAccount), when(COUNTY, 5)],
    [opened('M2', '6200000000000000044'), when(COUNTY, 5)],
  ]).casework;
  const other = command('warning.hand-over', { measure: { kind: 'measure', id: 'M2' } });
  expect(codeOf(stopped, other, when(COUNTY, 6))).toBe('measure-of-other-account');
  const after = run(stopped, [[handOver, when(COUNTY, 6)]]).casework;
  expect(stateOf(after).measure).toEqual({ kind: 'measure', id: 'M1' });
  expect(codeOf(after, handOver, when(COUNTY, 7))).toBe('warning-already-handed-over');
});

test('[WARN-6] the list: paid first, then visits that are due, then level and age', () => {
  const raised = (['low', 'high', 'medium', 'high', 'low'] as const).map(
    (level, index) =>
      [
        raise({ level, victim: { name: '测试甲', phone: `1090000000${index}` } }, `W${index}`),
        when(COUNTY, index),
      ] as const,
  );
  const of = (id: string, next: CommandHead): CommandHead => ({ ...next, record: { kind: 'warning', id } });
  const { casework } = run(settledCasework(), [
    ...raised,
    [of('W4', PAID), when(COUNTY, 6)],
    [of('W3', NO_ANSWER), when(COUNTY, 7)],
    [of('W0', command('warning.conclude', { outcome: 'not-a-victim', note: '误报' })), when(COUNTY, 8)],
  ]);
  expect(warningList(casework).map(({ id }) => id)).toEqual(['W4', 'W3', 'W1', 'W2']);
});

test('[WARN-7] without an outcome the next level is told, and the next', () => {
  const casework = begun();
  const late = run(casework, [[REACHED, when(COUNTY, 24 * 5)]]);
  const alarms = late.events.filter(({ type }) => type === 'warning.overdue');
  expect(alarms.map((event) => [(event.atMs - START) / 3_600_000, 'level' in event && event.level])).toEqual([
    [24, 'city'],
    [48, 'province'],
    [72, 'national'],
  ]);
  expect(runningClocks(late.casework, { nowMs: START, calendar: CHINA_CALENDAR })).toEqual([]);
});

test('[WARN-7] without a set term the clock is shown and never fires', () => {
  const { casework } = run({}, [[raise(), when(COUNTY, 0)]]);
  const later = run(casework, [[REACHED, when(COUNTY, 24 * 300)]]);
  expect(later.events).toHaveLength(1);
  const [shown] = runningClocks(later.casework, { nowMs: START, calendar: CHINA_CALENDAR });
  expect(shown?.clock).toMatchObject({ code: 'warning-overdue', problem: { code: 'legal-value-not-set' } });
});

test('[WARN-8] only a head who neither raised nor concluded it lifts the protection', () => {
  const lift = command('warning.lift-protection', { reason: '查明本人出售账户' });
  const by = (who: Actor) => context(START + 9 * 3_600_000, who, 'investigation');
  expect(codeOf(begun(), lift, by(HEAD))).toBe('warning-open');
  const ended = begun({}, REACHED, command('warning.conclude', { outcome: 'dissuaded', note: '已劝阻' }));
  expect(codeOf(ended, lift, by(COUNTY))).toBe('not-your-role');
  expect(codeOf(ended, lift, by({ ...HEAD, id: COUNTY.id }))).toBe('four-eyes');
  const lifted = run(ended, [[lift, by(HEAD)]]).casework;
  expect(stateOf(lifted).isProtected).toBe(false);
  expect(codeOf(lifted, lift, by(HEAD))).toBe('warning-protection-lifted');
});

test('[WARN-8] nothing but the warning changes: no person, no lead, no measure', () => {
  const casework = begun({ level: 'high' }, NO_ANSWER, VISIT, PAID);
  expect(Object.keys(casework).toSorted()).toEqual(['legal-setting', 'warning']);
  expect(stateOf(casework).personId).toBeUndefined();
});
