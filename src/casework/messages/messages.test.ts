import { FEATURE_CODES } from '#model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Feedback } from '../measures/measure-commands.ts';
import {
  ACCOUNT,
  APPLICATION,
  CITY_HEAD,
  DAY,
  deliveryOf,
  EQUAL,
  FREEZE,
  frozen,
  HEAD,
  HOP,
  HOUR,
  NUMBER,
  on,
  OPEN,
  order,
  police,
  REQUEST,
  requested,
  stateOf,
  stopped,
  T0,
  urgent,
  vary,
  VICTIM_ANALYST,
  type Payload,
} from '../measures/measures.fixture.ts';
import type { MeasureState } from '../measures/measure-state.ts';
import type { Casework } from '../record.ts';
import { codeOf, run, settledCasework } from '../world.fixture.ts';
import { feedbackMessage, readFeedback } from './feedback-message.ts';
import { MESSAGES } from './message-codes.ts';
import { messageAmount, messageTime, readMessageAmount, readMessageTime } from './message-text.ts';
import { orderMessage, type OrderSigning } from './order-message.ts';
import { checkMessage, type PlatformMessage } from './platform-message.ts';
import { suspiciousListReport, type ListedTransaction } from './suspicious-list-message.ts';

const SIGNER = { name: '测试民警', idType: '01', idNumber: '000000198001010018', phone: '10900000003' };
const SIGNING: OrderSigning = {
  agency: { id: 'police-county-371312', name: '测试县公安局' },
  operator: SIGNER,
  investigator: { ...SIGNER, name: '测试协查' },
  urgency: '02',
  reason: '疑似电信网络诈骗',
  appliedMs: T0,
  isDemandAccount: true,
};
const BY = { operator: '测试柜员', institution: '北区测试银行', refusalCode: '9999' };

const message = (state: MeasureState, delivery: string, change: Partial<OrderSigning> = {}): PlatformMessage => {
  const made = orderMessage(state, delivery, { ...SIGNING, ...change });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
};
const problemOf = (result: { ok: boolean; problem?: { code: string; values: object } }) =>
  result.ok ? 'ok' : `${result.problem?.code} ${Object.values(result.problem?.values ?? {}).at(-1) ?? ''}`.trim();

const ordered = () => run(requested(), [[on(order('s1')), police()]]).casework;
const approved = (change: object = {}): Casework =>
  run(requested(), [
    [vary(on(FREEZE), change), police()],
    [on({ type: 'measure.approve-freeze', freeze: 'f1' }), police(T0, CITY_HEAD)],
  ]).casework;

describe('table', () => {
  test('[MSG-1] every code of the platform that is known, with its meaning in both languages and its answer', () => {
    const known = '100101 100102 100103 100104 100105 100106 100201 100202 100203 100204 100205 100206 100301 100302';
    const more = '100303 100304 100305 100306 100307 100308 100309 100310 A00301 A00302 100401 100402 100403 100404';
    expect([...MESSAGES.keys()].toSorted()).toEqual(`${known} ${more} 100405 100501 100503`.split(' ').toSorted());
    for (const { code, pair, direction, title, fields } of MESSAGES.values()) {
      expect(title.zh && title.en, code).not.toBe('');
      expect(new Set(fields.map(({ name }) => name)).size, code).toBe(fields.length);
      if (pair === undefined) continue;
      expect(MESSAGES.get(pair)?.pair).toBe(code);
      expect(direction === 'answer').toBe(MESSAGES.get(pair)?.direction !== 'answer');
    }
  });

  test('[MSG-2] times are fourteen digits in China, to the second, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const text = messageTime(seconds * 1000);
        expect(text).toMatch(/^\d{14}$/);
        expect(readMessageTime('t', text)).toEqual({ ok: true, value: seconds * 1000 });
      }),
      { numRuns: 200, seed: 1 },
    );
    expect(messageTime(T0)).toBe('20210410100000');
    for (const text of [
      '20210230000000',
      '20210410240000',
      '20210410100060',
      '2021041010000',
      '2021-04-10 10:00',
      '202104101000001',
      '',
    ])
      expect(readMessageTime('t', text).ok, text).toBe(false);
  });

  test('[MSG-3] amounts are whole units with the currency’s decimals, to the last cent', () => {
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), fc.constantFrom('CNY', 'USD', 'JPY'), (minor, currency) => {
        expect(readMessageAmount('a', messageAmount(minor, currency), currency)).toEqual({ ok: true, value: minor });
      }),
      { numRuns: 200, seed: 2 },
    );
    expect([messageAmount(5, 'CNY'), messageAmount(123_450, 'CNY'), messageAmount(123, 'JPY')]).toEqual([
      '0.05',
      '1234.50',
      '123',
    ]);
    for (const text of ['-1', '1,000', '1.005', '1e5', '壹', '', '.5'])
      expect(readMessageAmount('a', text, 'CNY').ok, text).toBe(false);
  });

  test('[MSG-4] of a message that lacks a field or has one that cannot be read nothing is taken', () => {
    const casework = ordered();
    const whole = message(stateOf(casework), deliveryOf(casework, 's1', 'stop'));
    const check = (change: Record<string, string>, code = whole.code) =>
      problemOf(checkMessage({ code, fields: { ...whole.fields, ...change } }));
    for (const { name, isRequired } of MESSAGES.get('100101')?.fields ?? [])
      expect(check({ [name]: ' ' }), name).toBe(isRequired ? `message-field-missing ${name}` : 'ok');
    expect(check({ emergencyLevel: '03' })).toBe('message-field-unreadable emergencyLevel');
    expect(check({ applicationType: '06' })).toBe('message-field-unreadable applicationType');
    expect(check({ accountType: 'toString' })).toBe('message-field-unreadable accountType');
    expect(check({ transferAmount: '1.001' })).toBe('message-field-unreadable transferAmount');
    expect(check({ transferTime: '20211301000000' })).toBe('message-field-unreadable transferTime');
    expect(check({}, '100999')).toBe('message-unknown 100999');
    expect(check({}, '100301')).toBe('message-fields-unknown 100301');
    const checked = checkMessage({ code: '100101', fields: { ...whole.fields, messageFrom: 'x' } });
    expect(checked.ok && checked.value.unread).toEqual(['messageFrom']);
  });
});

describe('orders', () => {
  test('[MSG-5] a stop has the victim’s transfer and the account as they were reported, and who signs it', () => {
    const casework = ordered();
    const { code, fields } = message(stateOf(casework), deliveryOf(casework, 's1', 'stop'));
    expect(code).toBe('100101');
    expect(fields).toMatchObject({
      ...{
        applicationID: 's1-stop-bank-北区测试银行',
        applicationType: '00',
        caseNumber: 'A-m1',
        emergencyLevel: '02',
      },
      ...{ transferOutAccountNumber: APPLICATION.from.number, transferOutAccountName: '测试乙' },
      ...{ currency: 'CNY', transferAmount: '50000.00', transferTime: '20210410090000' },
      ...{ bankID: ACCOUNT.institution, accountType: '01', accountName: '测试甲', accountNumber: NUMBER },
      ...{ applicationTime: '20210410100000', operatorName: '测试民警', investigatorName: '测试协查' },
    });
    expect(fields['originalApplicationID']).toBeUndefined();
  });

  test('[MSG-6] the application type tells first, reported by a bank or supplement, and whether it is a demand account in yuan', () => {
    const typeOf = (casework: Casework, about = 's1', change: Partial<OrderSigning> = {}) => {
      const { fields } = message(stateOf(casework), deliveryOf(casework, about, 'stop'), change);
      return [fields['applicationType'], fields['originalApplicationID']];
    };
    const from = (who: typeof HEAD, application = APPLICATION) =>
      run(settledCasework(), [
        [on(OPEN), police()],
        [on({ ...REQUEST, application } as Payload), who === HEAD ? police() : urgent(T0, who)],
        [on(order('s1')), police()],
      ]).casework;
    expect(typeOf(from(HEAD))).toEqual(['00', undefined]);
    expect(typeOf(from(HEAD), 's1', { isDemandAccount: false })).toEqual(['01', undefined]);
    expect(typeOf(from(HEAD, { ...APPLICATION, currency: 'USD' }))).toEqual(['01', undefined]);
    expect(typeOf(from(VICTIM_ANALYST))).toEqual(['02', 'r1']);
    expect(typeOf(from(VICTIM_ANALYST, { ...APPLICATION, currency: 'USD' }))).toEqual(['03', 'r1']);
    const own = { ...APPLICATION, from: { ...APPLICATION.from, institution: ACCOUNT.institution } };
    const first = run(settledCasework(), [
      [on(OPEN), urgent()],
      [on({ ...REQUEST, application: own } as Payload), urgent()],
      [on({ type: 'measure.stop-first', stop: 's1', request: 'r1', check: EQUAL }), urgent()],
      [on({ type: 'measure.confirm-stop', stop: 's1' }), police()],
    ]).casework;
    expect(typeOf(first)).toEqual(['04', 'r1']);
    expect(typeOf(first, 's1', { isDemandAccount: false })).toEqual(['05', 'r1']);
  });

  test('[MSG-7] an extended stop has the hop’s movement; release, extension and renewal name the order that they follow', () => {
    const hop = run(settledCasework(), [
      [on(OPEN), police()],
      [on({ type: 'measure.order-extended-stop', stop: 's1', hop: HOP }), police()],
    ]).casework;
    expect(message(stateOf(hop), deliveryOf(hop, 's1', 'stop')).fields).toMatchObject({
      ...{ transferOutAccountNumber: HOP.fromNumber, transferAmount: '49900.00', transferTime: '20210410095900' },
    });
    const first = ordered();
    const stop = run(first, [
      [stopped(first, 's1', T0), urgent()],
      [on({ type: 'measure.extend-stop', stop: 's2', extends: 's1' }), police(T0 + HOUR)],
    ]).casework;
    const original = { originalApplicationID: 's1-stop-bank-北区测试银行' };
    expect(message(stateOf(stop), deliveryOf(stop, 's2', 'extend-stop'))).toMatchObject({
      code: '100105',
      fields: original,
    });
    const released = run(stop, [
      [on({ type: 'measure.release-stop', stop: 's1', reason: '不实' }), police(T0 + HOUR)],
    ]).casework;
    expect(message(stateOf(released), deliveryOf(released, 's1', 'release-stop'))).toMatchObject({
      code: '100103',
      fields: original,
    });
  });

  test('[MSG-8] a freeze says its mode and amount, a renewal its new end', () => {
    const casework = approved();
    expect(message(stateOf(casework), deliveryOf(casework, 'f1', 'freeze'))).toMatchObject({
      code: '100201',
      fields: { freezeType: '01', balance: '50000.00', currency: 'CNY', caseNumber: 'A-m1' },
    });
    const whole = approved({ mode: 'receive-only', amountMinor: undefined });
    const { fields } = message(stateOf(whole), deliveryOf(whole, 'f1', 'freeze'));
    expect([fields['freezeType'], fields['balance']]).toEqual(['02', undefined]);
    const renewed = run(casework, [
      [frozen(casework, 'f1', T0), urgent()],
      [on({ type: 'measure.request-renewal', freeze: 'f1' }), police(T0 + DAY)],
      [on({ type: 'measure.approve-renewal', freeze: 'f1' }), police(T0 + DAY, HEAD)],
    ]).casework;
    expect(message(stateOf(renewed), deliveryOf(renewed, 'f1', 'renew-freeze'))).toMatchObject({
      code: '100205',
      fields: { originalApplicationID: 'f1-freeze-bank-北区测试银行', expireTime: '20220412000000' },
    });
  });

  test('[MSG-9] what the platform has no message for, or lacks a field of, is not sent', () => {
    const { casework } = run(requested(), [
      [on({ type: 'measure.propose-listing', listing: 'l1', kind: 'case', basis: '涉案' }), police()],
      [on({ type: 'measure.list-account', listing: 'l1' }), police(T0, CITY_HEAD)],
    ]);
    const state = stateOf(casework);
    expect(problemOf(orderMessage(state, deliveryOf(casework, 'l1', 'list'), SIGNING))).toBe(
      'delivery-has-no-message list',
    );
    expect(problemOf(orderMessage(state, 'none', SIGNING))).toBe('delivery-unknown none');
    const stop = ordered();
    const unsigned = { ...SIGNING, operator: { ...SIGNER, phone: '' } };
    expect(problemOf(orderMessage(stateOf(stop), deliveryOf(stop, 's1', 'stop'), unsigned))).toBe(
      'message-field-missing operatorPhoneNumber',
    );
  });
});

describe('answers', () => {
  const stopAnswer = (change: Record<string, string> = {}): Record<string, string> => ({
    ...{ applicationID: 's1-stop-bank-北区测试银行', result: '0000', accountType: '01', accountNumber: NUMBER },
    ...{
      accountBalance: '61000.00',
      startTime: '20210410100500',
      expireTime: '20210412100500',
      operatorName: '测试柜员',
    },
    ...change,
  });
  const freezeAnswer = (change: Record<string, string> = {}): Record<string, string> => ({
    ...{ applicationID: 'f1-freeze-bank-北区测试银行', result: '0000', accountType: '01', accountNumber: NUMBER },
    ...{ appliedBalance: '50000.00', frozedBalance: '50000.00', currency: 'CNY', accountBalance: '61000.00' },
    ...{ startTime: '20210410100500', operatorName: '测试柜员' },
    ...change,
  });

  test('[MSG-10] an answer becomes the command that records it, and the command is taken', () => {
    const casework = ordered();
    const read = readFeedback(stateOf(casework), { code: '100102', fields: stopAnswer() }, EQUAL);
    if (!read.ok) throw new Error(problemOf(read));
    expect(read.value).toMatchObject({
      result: 'done',
      startedMs: T0 + 300_000,
      endsMs: T0 + 300_000 + 48 * HOUR,
      balanceMinor: 6_100_000,
    });
    expect(codeOf(casework, read.value, urgent(T0 + HOUR))).toBe('ok');
    const unchecked = readFeedback(stateOf(casework), { code: '100102', fields: stopAnswer() });
    expect(unchecked.ok && codeOf(casework, unchecked.value, urgent(T0 + HOUR))).toBe('four-fields-unchecked');
    const refused = readFeedback(stateOf(casework), {
      code: '100102',
      fields: stopAnswer({ result: '0400', failureCause: '查无此户', startTime: '', expireTime: '' }),
    });
    expect(refused.ok && refused.value).toMatchObject({ result: 'refused', reason: '查无此户' });
  });

  test('[MSG-11] an answer that lacks something, contradicts the order or itself, or answers another message is not taken', () => {
    const casework = ordered();
    const read = (change: Record<string, string>, code = '100102') =>
      problemOf(readFeedback(stateOf(casework), { code, fields: stopAnswer(change) }));
    expect(read({})).toBe('ok');
    expect(read({ applicationID: 'none' })).toBe('delivery-unknown none');
    expect(read({}, '100104')).toBe('message-not-the-answer 100101');
    expect(read({ accountNumber: '6200000000000000033' })).toBe('message-contradicts accountNumber');
    expect(read({ accountNumber: `${NUMBER}_1` })).toBe('ok');
    expect(read({ startTime: '' })).toBe('message-field-missing startTime');
    expect(read({ expireTime: '20210410100500' })).toBe('message-contradicts expireTime');
    expect(read({ failureCause: '超时' })).toBe('message-contradicts failureCause');
    expect(read({ result: '9999' })).toBe('message-field-missing failureCause');
    expect(read({ result: '成功' })).toBe('message-field-unreadable result');
    expect(read({ operatorName: '' })).toBe('message-field-missing operatorName');
  });

  test('[MSG-12] of a freeze: what was asked, frozen and held agree; less than asked is partly; an earlier freeze is named whole', () => {
    const casework = approved();
    const state = stateOf(casework);
    const read = (change: Record<string, string>) =>
      readFeedback(state, { code: '100202', fields: freezeAnswer(change) });
    expect(read({})).toMatchObject({ ok: true, value: { result: 'done', executedMinor: 5_000_000 } });
    expect(read({ frozedBalance: '1.00' })).toMatchObject({
      ok: true,
      value: { result: 'partly', executedMinor: 100 },
    });
    expect(problemOf(read({ appliedBalance: '50001.00' }))).toBe('message-contradicts appliedBalance');
    expect(problemOf(read({ frozedBalance: '50000.01' }))).toBe('message-contradicts frozedBalance');
    expect(problemOf(read({ accountBalance: '49999.99' }))).toBe('message-contradicts accountBalance');
    expect(problemOf(read({ accountAvaiableBalance: '61000.01' }))).toBe('message-contradicts accountAvaiableBalance');
    expect(problemOf(read({ currency: 'USD' }))).toBe('message-contradicts currency');
    const prior = {
      formerApplicationDepartment: '测试法院',
      formerFrozenBalance: '90000',
      formerFrozenExpireTime: '20210601000000',
    };
    expect(problemOf(read(prior))).toBe('message-contradicts formerApplicationDepartment');
    const waits = { result: '0001', frozedBalance: '', startTime: '' };
    expect(problemOf(read({ ...waits, formerFrozenBalance: '1' }))).toBe(
      'message-contradicts formerApplicationDepartment',
    );
    const read2 = read({ ...waits, ...prior });
    expect(read2).toMatchObject({
      ok: true,
      value: { result: 'refused', prior: { body: '测试法院', amountMinor: 9_000_000 } },
    });
    expect(read2.ok && codeOf(casework, read2.value, urgent(T0 + HOUR))).toBe('ok');
    expect(problemOf(read({ ...waits, frozedBalance: '1', failureCause: '在先冻结' }))).toBe(
      'message-contradicts frozedBalance',
    );
  });

  test('[MSG-13] the answer that an institution writes from a command is read back as the same command', () => {
    const stop = ordered();
    const freeze = approved();
    const second = fc.integer({ min: 0, max: 100_000 }).map((n) => T0 + n * 1000);
    const common = { record: { kind: 'measure', id: 'm1' }, type: 'measure.feedback' } as const;
    const stops = fc.record(
      { startedMs: second, balanceMinor: fc.nat(1e12), reason: fc.constantFrom('已止付', '说明') },
      { requiredKeys: ['startedMs'] },
    );
    const whole = { delivery: deliveryOf(freeze, 'f1', 'freeze'), executedMinor: 5_000_000, result: 'done' } as const;
    const freezes = fc.oneof(
      fc
        .record({ startedMs: second, balanceMinor: fc.integer({ min: 5_000_000, max: 1e12 }) })
        .map((one) => ({ ...one, ...whole })),
      fc
        .record({ startedMs: second, executedMinor: fc.nat(4_999_999) })
        .map((one) => ({ ...one, delivery: whole.delivery, result: 'partly' as const })),
      fc
        .record(
          { body: fc.constant('测试法院'), amountMinor: fc.nat(1e9), expiresMs: second },
          { requiredKeys: ['body'] },
        )
        .map((prior) => ({ prior, reason: '在先冻结', delivery: whole.delivery, result: 'refused' as const })),
    );
    const same = (state: MeasureState, command: Feedback) => {
      const written = feedbackMessage(state, command, BY);
      if (!written.ok) throw new Error(problemOf(written));
      const read = readFeedback(state, written.value);
      expect(read).toEqual({ ok: true, value: command });
    };
    fc.assert(
      fc.property(stops, (values) => {
        same(stateOf(stop), {
          ...common,
          ...values,
          delivery: deliveryOf(stop, 's1', 'stop'),
          result: 'done',
        });
      }),
      { numRuns: 100, seed: 3 },
    );
    fc.assert(
      fc.property(freezes, (values) => same(stateOf(freeze), { ...common, ...values })),
      { numRuns: 200, seed: 4 },
    );
  });

  test('[MSG-14] the answer to a release says when it took effect', () => {
    const casework = run(ordered(), [
      [on({ type: 'measure.release-stop', stop: 's1', reason: '不实' }), police()],
    ]).casework;
    const command = {
      ...on({
        type: 'measure.feedback',
        delivery: deliveryOf(casework, 's1', 'release-stop'),
        result: 'done',
        startedMs: T0,
      }),
    } as Feedback;
    const written = feedbackMessage(stateOf(casework), command, BY);
    expect(written).toMatchObject({ ok: true, value: { code: '100104' } });
    expect(written.ok && readFeedback(stateOf(casework), written.value)).toEqual({ ok: true, value: command });
    const freeze = run(approved(), [
      [on({ type: 'measure.release-freeze', freeze: 'f1', reason: '撤案' }), police(T0 + HOUR, CITY_HEAD)],
    ]).casework;
    const lift = { ...command, delivery: deliveryOf(freeze, 'f1', 'release-freeze'), executedMinor: 5_000_000 };
    const lifted = feedbackMessage(stateOf(freeze), lift, BY);
    expect(lifted).toMatchObject({
      ok: true,
      value: { code: '100204', fields: { withdrawalTime: '20210410100000', unfreezeBalance: '50000.00' } },
    });
    expect(lifted.ok && readFeedback(stateOf(freeze), lifted.value)).toEqual({ ok: true, value: lift });
  });
});

describe('suspicious lists', () => {
  const row = (atMs: number, serial: string): ListedTransaction => ({
    ...{ atMs, serial, direction: 'out', amountMinor: 100, currency: 'CNY', balanceMinor: -5 },
    counterparty: { name: '测试丙', number: '6200000000000000066' },
  });
  const report = (change: object = {}) =>
    suspiciousListReport({
      ...{ code: '100404', id: 'q1', feature: '2001', account: ACCOUNT, nowMs: T0 },
      ...{
        holder: { idType: '01', idNumber: '000000199001010014' },
        by: { institution: '北区测试银行', operator: '测试柜员' },
      },
      transactions: [],
      ...change,
    });

  test('[MSG-15] an entry goes with at most the latest thousand transactions of thirty days, and says how many found no place', () => {
    const rows = Array.from({ length: 1200 }, (_, n) => row(T0 - n * 60_000, String(n)));
    const old = [row(T0 - 30 * DAY, 'old'), row(T0 + 1, 'future')];
    const made = report({ transactions: [...rows.toReversed(), ...old] });
    if (!made.ok) throw new Error(problemOf(made));
    expect(made.value.transactions.map((one) => one['transactionSerial'])).toEqual(
      rows.slice(0, 1000).map(({ serial }) => serial),
    );
    expect(made.value.cutRows).toBe(200);
    expect(made.value.transactions[0]).toMatchObject({
      transactionTime: '20210410100000',
      accountBalance: '-0.05',
      direction: '借',
    });
    expect(made.value.message.fields).toMatchObject({ featureCode: '2001', cardNumber: NUMBER });
  });

  test('[MSG-16] features are those of the platform, lists are those of the platform, and the holder is named', () => {
    for (const feature of Object.keys(FEATURE_CODES)) expect(report({ feature }).ok, feature).toBe(true);
    expect(problemOf(report({ feature: '1003' }))).toBe('message-field-unreadable featureCode');
    for (const code of ['100403', '100405']) expect(report({ code }).ok).toBe(true);
    expect(problemOf(report({ code: '100401' }))).toBe('message-not-a-list 100401');
    expect(problemOf(report({ holder: { idType: '01', idNumber: '' } }))).toBe('message-field-missing idNumber');
  });
});
