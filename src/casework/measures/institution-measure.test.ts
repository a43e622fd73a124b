import { CHINA_CALENDAR } from '#law';
import { describe, expect, test } from 'vitest';

import { elapse } from '../elapse.ts';
import { personOf, type ItemOnRecord, type PersonState } from '../people/person.ts';
import type { Casework } from '../record.ts';
import { legalSettingsOf } from '../settings/legal-setting.ts';
import { actor, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import { isSameAccount } from './account.ts';
import {
  ACCOUNT,
  ANALYST,
  BANK_HEAD,
  CARRIER,
  CITY_HEAD,
  CITY_OFFICER,
  DAY,
  HEAD,
  HOUR,
  NUMBER,
  OFFICER,
  on,
  OPEN,
  PAYEE_BANK,
  police,
  risk,
  stateOf,
  T0,
  vary,
  VICTIM_BANK,
  WALLET_FIRM,
  WALLET_HEAD,
  type Payload,
} from './measures.fixture.ts';
import type { MeasureState, RiskMeasureKind } from './measure-state.ts';
import { listedAccounts } from './listed-accounts.ts';
import { measureRecord } from './measure-record.ts';
import { standingMeasures } from './standing.ts';

const OTHER = '6200000000000000041';
const WALLET = '10900000002';
const BASIC = ['medical', 'social-security', 'utilities'] as const;

const item = (number: string, institution: string, change: Partial<ItemOnRecord> = {}): ItemOnRecord => ({
  ...{ number, institution, kind: 'bank-account', sinceMs: 0, status: 'on-record' },
  ...change,
});

const HOLDER: PersonState = {
  ...{ kind: 'person', id: 'p1', region: '371312', agencies: [PAYEE_BANK], personId: 'p1' },
  ...{ isUnit: false, name: '测试甲', birth: '1990-01-01', isIdentityTheftVictim: false, facts: [] },
  items: [item(NUMBER, PAYEE_BANK), item(OTHER, PAYEE_BANK), item(WALLET, WALLET_FIRM, { kind: 'payment-account' })],
};

/** The record of an account whose holder is known. */
function opened(holder: PersonState = HOLDER): Casework {
  const world: Casework = { ...settledCasework(), person: new Map([[holder.id, holder]]) };
  return run(world, [[on({ ...OPEN, personId: holder.id } as Payload), police()]]).casework;
}

const propose = (kind: RiskMeasureKind, change: object = {}) =>
  vary(
    on({
      ...{ type: 'measure.propose-risk', risk: 'k1', kind, law: 'aftl-18', level: 'high' },
      ...{ reasons: ['pass-through'], keeps: BASIC, need: '' },
    }),
    change,
  );
const asked = (outcome: 'explained' | 'still-suspicious' | 'not-reached') =>
  on({ type: 'measure.record-customer-check', outcome, note: '电话核实' });
const APPROVE = on({ type: 'measure.approve-risk', risk: 'k1' });
const later = (casework: Casework, nowMs: number) => elapse(casework, police(nowMs)).casework;

describe('the institution’s own measures', () => {
  test('[INST-1] an analyst of the account’s institution proposes, and another person, its head, approves what restricts', () => {
    const ready = run(opened(), [[asked('still-suspicious'), risk()]]).casework;
    expect(codeOf(ready, propose('limit'), police())).toBe('not-your-role');
    expect(codeOf(ready, propose('limit'), context(T0, CARRIER, 'risk-control'))).toBe('not-your-role');
    const victims = actor('柜员丙', 'bank-analyst', {
      kind: 'bank',
      level: 'province',
      region: '370000',
      id: VICTIM_BANK,
    });
    expect(codeOf(ready, propose('limit'), risk(T0, victims))).toBe('not-your-account');
    const proposed = run(ready, [[propose('limit'), risk(T0, BANK_HEAD)]]).casework;
    expect(standingMeasures(stateOf(proposed), T0)).toEqual([]);
    expect(codeOf(proposed, APPROVE, risk(T0, BANK_HEAD))).toBe('four-eyes');
    expect(codeOf(proposed, APPROVE, risk(T0, ANALYST))).toBe('not-your-role');
    const byAnalyst = run(ready, [[propose('limit'), risk()]]).casework;
    const taken = run(byAnalyst, [[APPROVE, risk(T0, BANK_HEAD)]]).casework;
    expect(standingMeasures(stateOf(taken), T0)).toMatchObject([
      { effect: 'functions-limited', by: 'institution', keeps: [...BASIC] },
    ]);
    expect(codeOf(taken, vary(propose('limit'), { risk: 'k2' }), risk())).toBe('limited-already');
  });

  test('[INST-2] verifying and re-verifying take effect at once: they only ask', () => {
    for (const kind of ['verify-transaction', 're-verify-identity'] as const) {
      const { casework } = run(opened(), [[propose(kind, { level: 'low', keeps: [] }), risk()]]);
      expect(standingMeasures(stateOf(casework), T0), kind).toHaveLength(1);
    }
  });

  test('[INST-3] measures are graded by risk: suspend only at high, limit and delay from medium', () => {
    const ready = run(opened(), [[asked('not-reached'), risk()]]).casework;
    const code = (kind: RiskMeasureKind, level: string) => codeOf(ready, propose(kind, { level }), risk());
    expect([code('suspend', 'medium'), code('suspend', 'high')]).toEqual(['out-of-proportion', 'ok']);
    expect([code('limit', 'low'), code('limit', 'medium')]).toEqual(['out-of-proportion', 'ok']);
    expect([code('delay-settlement', 'low'), code('delay-settlement', 'medium')]).toEqual(['out-of-proportion', 'ok']);
    expect(code('verify-transaction', 'low')).toBe('ok');
    expect(codeOf(ready, propose('limit', { reasons: [] }), risk())).toBe('reason-missing');
  });

  test('[INST-4] the customer is asked before anything is limited or suspended, and an explanation that holds forbids it', () => {
    expect(codeOf(opened(), propose('limit'), risk())).toBe('customer-not-asked');
    expect(codeOf(opened(), propose('delay-settlement'), risk())).toBe('ok');
    const explained = run(opened(), [[asked('explained'), risk()]]).casework;
    expect(codeOf(explained, propose('suspend'), risk())).toBe('customer-explained');
    expect(codeOf(opened(), vary(asked('explained'), { note: '' }), risk())).toBe('note-missing');
  });

  test('[INST-5] medical care, social security and utilities stay', () => {
    const ready = run(opened(), [[asked('still-suspicious'), risk()]]).casework;
    for (const lost of BASIC)
      expect(codeOf(ready, propose('limit', { keeps: BASIC.filter((one) => one !== lost) }), risk())).toBe(
        'basic-services-not-kept',
      );
    expect(codeOf(ready, propose('delay-settlement', { keeps: [] }), risk())).toBe('ok');
  });

  test('[INST-6] Article 30 of the AML law needs a high risk and a stated need', () => {
    const ready = run(opened(), [[asked('still-suspicious'), risk()]]).casework;
    const code = (change: object) => codeOf(ready, propose('limit', { law: 'aml-30', ...change }), risk());
    expect(code({ level: 'medium', need: '必要' })).toBe('aml-needs-high-risk');
    expect(code({ need: ' ' })).toBe('aml-needs-high-risk');
    expect(code({ need: '必要' })).toBe('ok');
  });

  test('[INST-7] checked, it is lifted at once, in the same decision, and lifted by hand at any time', () => {
    const taken = run(opened(), [
      [asked('still-suspicious'), risk()],
      [propose('limit'), risk()],
      [APPROVE, risk(T0, BANK_HEAD)],
    ]).casework;
    const checked = run(taken, [[asked('explained'), risk(T0 + HOUR)]]);
    expect(checked.events.map(({ type }) => type)).toEqual(['measure.customer-checked', 'measure.ended']);
    expect(standingMeasures(stateOf(checked.casework), T0 + HOUR)).toEqual([]);
    const nothing = run(opened(), [[asked('explained'), risk()]]);
    expect(nothing.events.map(({ type }) => type)).toEqual(['measure.customer-checked']);
    const lift = on({ type: 'measure.lift-risk', risk: 'k1', reason: '风险消除' });
    const lifted = run(taken, [[lift, risk(T0 + HOUR)]]).casework;
    expect(stateOf(lifted).risks[0]).toMatchObject({ status: 'ended', end: 'released' });
    expect(stateOf(lifted).deliveries).toEqual([]);
    expect(codeOf(lifted, lift, risk(T0 + HOUR))).toBe('risk-not-so');
    expect(codeOf(taken, vary(lift, { reason: '' }), risk(T0 + HOUR))).toBe('reason-missing');
  });
});

describe('what the holder is told', () => {
  const taken = () =>
    run(opened(), [
      [propose('delay-settlement'), risk()],
      [APPROVE, risk(T0, BANK_HEAD)],
    ]).casework;
  const tell = (change: object = {}) =>
    vary(
      on({
        ...{ type: 'measure.notify-holder', notice: 'k1-notice', reason: '交易异常' },
        ...{ reliefChannel: '本行投诉电话', papersNeeded: ['身份证件', '交易凭证'] },
      }),
      change,
    );

  test('[NOTE-1] reason, relief channel and papers needed, all three', () => {
    for (const change of [{ reason: ' ' }, { reliefChannel: '' }, { papersNeeded: [] }, { papersNeeded: [' '] }])
      expect(codeOf(taken(), tell(change), risk()), JSON.stringify(change)).toBe('notice-incomplete');
    expect(codeOf(taken(), tell({ notice: 'x' }), risk())).toBe('notice-unknown');
    expect(codeOf(taken(), tell(), risk())).toBe('ok');
  });

  test('[NOTE-2] a notice never tells of a suspicious-transaction report', () => {
    for (const text of ['已提交可疑交易报告', '列入ＳＴＲ', 'a suspicious-transaction report was filed'])
      for (const change of [{ reason: text }, { reliefChannel: text }, { papersNeeded: [text] }])
        expect(codeOf(taken(), tell(change), risk()), text).toBe('notice-tells-report');
  });

  test('[NOTE-3] the moment stands in the record, and as a fact on the person’s record where there is one', () => {
    const { casework, events } = run(taken(), [[tell(), risk(T0 + HOUR)]]);
    expect(stateOf(casework).notices[0]?.given).toMatchObject({ atMs: T0 + HOUR, reliefChannel: '本行投诉电话' });
    expect(events.map(({ type }) => type)).toEqual(['measure.holder-notified', 'person.fact-recorded']);
    const facts = personOf(casework, 'p1')?.facts;
    expect(facts).toEqual([{ kind: 'limit-notified', atMs: T0 + HOUR, note: 'k1', items: [NUMBER] }]);
    const nobody = { ...taken(), person: new Map() };
    expect(run(nobody, [[tell(), risk(T0 + HOUR)]]).events.map(({ type }) => type)).toEqual([
      'measure.holder-notified',
    ]);
  });

  test('[NOTE-4] a holder who was not told in time raises one alarm', () => {
    const { events } = elapse(taken(), police(T0 + 30 * DAY));
    expect(events.map((event) => [event.type, event.atMs])).toEqual([['measure.alarm', T0 + 24 * HOUR]]);
  });
});

describe('listed accounts', () => {
  const PROPOSE = on({ type: 'measure.propose-listing', listing: 'l1', kind: 'case', basis: '收取被害人资金' });
  const LIST = on({ type: 'measure.list-account', listing: 'l1' });
  const TELL = on({
    ...{ type: 'measure.notify-holder', notice: 'l1-notice', reason: '账户涉案，请重新核实身份' },
    ...{ reliefChannel: '市反诈中心', papersNeeded: ['身份证件'] },
  });
  const LIMIT = on({ type: 'measure.limit-others', limit: 'o1', listing: 'l1', numbers: [OTHER] });
  const proposed = () => run(opened(), [[PROPOSE, police(T0, OFFICER)]]).casework;
  const listed = () => run(proposed(), [[LIST, police(T0, CITY_HEAD)]]).casework;
  const told = () => run(listed(), [[TELL, police(T0, CITY_OFFICER)]]).casework;
  const OVERDUE = T0 + 5 * DAY;

  test('[LIST-1] listed by a head of city level or above who did not propose it; every institution of the holder is told', () => {
    expect(codeOf(proposed(), LIST, police(T0, HEAD))).toBe('level-too-low');
    expect(codeOf(proposed(), LIST, risk(T0, BANK_HEAD))).toBe('not-your-role');
    const own = run(opened(), [[PROPOSE, police(T0, CITY_HEAD)]]).casework;
    expect(codeOf(own, LIST, police(T0, CITY_HEAD))).toBe('four-eyes');
    expect(codeOf(opened(), vary(PROPOSE, { basis: '' }), police())).toBe('basis-missing');
    const state = stateOf(listed());
    expect(state.deliveries.map(({ to, instruction }) => [to, instruction])).toEqual([
      [PAYEE_BANK, 'list'],
      [WALLET_FIRM, 'list'],
    ]);
    expect(state.agencies).toContain(WALLET_FIRM);
    expect(codeOf(listed(), vary(PROPOSE, { listing: 'l2' }), police())).toBe('listed-already');
  });

  test('[LIST-2] a case account has all business stopped, a payment account its transfers, a suspicious one what is not at the counter', () => {
    const effect = (kind: 'case' | 'suspicious', accountKind: 'bank-account' | 'payment-account') => {
      const account = { ...ACCOUNT, kind: accountKind };
      const { casework } = run(settledCasework(), [
        [on({ ...OPEN, account } as Payload), police()],
        [vary(PROPOSE, { kind }), police()],
        [LIST, police(T0, CITY_HEAD)],
      ]);
      return standingMeasures(stateOf(casework), T0).map((one) => one.effect);
    };
    expect(effect('case', 'bank-account')).toEqual(['all-business-stopped']);
    expect(effect('case', 'payment-account')).toEqual(['transfers-stopped']);
    expect(effect('suspicious', 'bank-account')).toEqual(['no-online-mobile-atm']);
  });

  test('[LIST-3] the identity is to be verified within three days of being told; overdue is an alarm and limits nothing by itself', () => {
    expect(
      elapse(listed(), police(OVERDUE)).events.some(
        (event) => (event as { alarm?: string }).alarm === 'identity-reverify',
      ),
    ).toBe(false);
    const { casework, events } = elapse(told(), police(OVERDUE));
    const alarm = events.find((event) => (event as { alarm?: string }).alarm === 'identity-reverify');
    // 13 April 2021 is the third day.
    expect(alarm?.atMs).toBe(Date.parse('2021-04-14T00:00:00+08:00'));
    expect(standingMeasures(stateOf(casework), OVERDUE).map(({ part }) => part)).toEqual(['listing']);
  });

  test('[LIST-4] then each institution may limit the holder’s own other accounts with it, and nobody else’s', () => {
    expect(codeOf(told(), LIMIT, risk(T0 + DAY, BANK_HEAD))).toBe('reverification-not-overdue');
    const overdue = later(told(), OVERDUE);
    const code = (numbers: readonly string[], who = BANK_HEAD) =>
      codeOf(overdue, vary(LIMIT, { numbers }), risk(OVERDUE, who));
    expect(code([OTHER])).toBe('ok');
    expect(code([NUMBER])).toBe('not-the-holders');
    expect(code([WALLET])).toBe('not-the-holders');
    expect(code(['6200000000000000058'])).toBe('not-the-holders');
    expect(code([])).toBe('not-the-holders');
    expect(code([WALLET], WALLET_HEAD)).toBe('ok');
    expect(codeOf(overdue, LIMIT, risk(OVERDUE, ANALYST))).toBe('not-your-role');
    const removed = { ...HOLDER, items: [item(NUMBER, PAYEE_BANK), item(OTHER, PAYEE_BANK, { status: 'removed' })] };
    const foreign = { ...overdue, person: new Map([['p1', removed]]) };
    expect(codeOf(foreign, LIMIT, risk(OVERDUE, BANK_HEAD))).toBe('not-the-holders');
    const limited = run(overdue, [
      [LIMIT, risk(OVERDUE, BANK_HEAD)],
      [vary(LIMIT, { limit: 'o2', numbers: [WALLET] }), risk(OVERDUE, WALLET_HEAD)],
    ]).casework;
    expect(standingMeasures(stateOf(limited), OVERDUE).slice(1)).toMatchObject([
      { effect: 'no-non-counter', numbers: [OTHER] },
      { effect: 'all-business-stopped', numbers: [WALLET] },
    ]);
    expect(codeOf(limited, vary(LIMIT, { limit: 'o3' }), risk(OVERDUE, BANK_HEAD))).toBe('limited-already');
  });

  test('[NOTE-3] told of a limit of other accounts, the fact names these and not the listed one', () => {
    const limited = run(later(told(), OVERDUE), [[LIMIT, risk(OVERDUE, BANK_HEAD)]]).casework;
    const { casework } = run(limited, [[vary(TELL, { notice: 'o1-notice' }), risk(OVERDUE)]]);
    expect(personOf(casework, 'p1')?.facts.map(({ note, items }) => [note, items])).toEqual([
      ['l1', [NUMBER]],
      ['o1', [OTHER]],
    ]);
  });

  test('[LIST-5] verified again: everything but the case account is restored, and the other institutions are told', () => {
    const limited = run(later(told(), OVERDUE), [
      [LIMIT, risk(OVERDUE, BANK_HEAD)],
      [vary(LIMIT, { limit: 'o2', numbers: [WALLET] }), risk(OVERDUE, WALLET_HEAD)],
    ]).casework;
    const verified = on({ type: 'measure.record-reverified', listing: 'l1' });
    const { casework } = run(limited, [[verified, risk(OVERDUE + HOUR)]]);
    expect(standingMeasures(stateOf(casework), OVERDUE + HOUR).map(({ part }) => part)).toEqual(['listing']);
    const lifts = stateOf(casework).deliveries.filter(({ instruction }) => instruction === 'lift-limit');
    expect(lifts.map(({ to }) => to)).toEqual([WALLET_FIRM]);
    expect(codeOf(casework, LIMIT, risk(OVERDUE + HOUR, BANK_HEAD))).toBe('id-used');
    expect(codeOf(casework, vary(LIMIT, { limit: 'o3' }), risk(OVERDUE + HOUR, BANK_HEAD))).toBe(
      'reverification-not-overdue',
    );
    expect(codeOf(casework, verified, risk(OVERDUE + HOUR))).toBe('reverified-already');
  });

  test('[LIST-6] identity theft: a signed declaration closes the account unless its money is held, and ends the person’s limits', () => {
    const limited = run(later(told(), OVERDUE), [[LIMIT, risk(OVERDUE, BANK_HEAD)]]).casework;
    const declare = on({ type: 'measure.declare-identity-theft', isSigned: true });
    expect(codeOf(limited, vary(declare, { isSigned: false }), risk(OVERDUE))).toBe('declaration-not-signed');
    const closed = run(limited, [[declare, risk(OVERDUE)]]).casework;
    expect(stateOf(closed)).toMatchObject({ isClosed: true, others: [{ status: 'ended', end: 'identity-theft' }] });
    expect(codeOf(closed, declare, risk(OVERDUE))).toBe('account-closed');
    const freeze = on({
      ...{ type: 'measure.request-freeze', freeze: 'f1', asset: 'money', mode: 'receive-only', currency: 'CNY' },
      ...{ isMajor: false, scope: '存款', openedCase: { caseNo: 'A-m1', openedMs: T0 } },
    });
    const held = run(limited, [
      [freeze, police(OVERDUE)],
      [on({ type: 'measure.approve-freeze', freeze: 'f1' }), police(OVERDUE, HEAD)],
      [declare, risk(OVERDUE)],
    ]).casework;
    expect(stateOf(held).isClosed).toBe(false);
  });

  test('[LIST-8] the list holds the accounts that are listed now', () => {
    expect(listedAccounts(proposed())).toEqual([]);
    expect(listedAccounts(listed())).toEqual([
      { record: { kind: 'measure', id: 'm1' }, account: ACCOUNT, kind: 'case', sinceMs: T0 },
    ]);
    const delist = on({ type: 'measure.delist', listing: 'l1', reason: '与案件无关' });
    expect(listedAccounts(run(listed(), [[delist, police(T0, CITY_HEAD)]]).casework)).toEqual([]);
  });

  test('[LIST-8] the longest listed stands first; at one moment by record, and on a record as it was listed', () => {
    const list = (id: string, listing: string, kind: 'case' | 'suspicious', nowMs: number) =>
      [
        [on({ type: 'measure.propose-listing', listing, kind, basis: '涉案' }, id), police(nowMs)],
        [on({ type: 'measure.list-account', listing }, id), police(nowMs, CITY_HEAD)],
      ] as const;
    const { casework } = run(settledCasework(), [
      ...['m3', 'm2', 'm1'].map((id) => [on({ ...OPEN, caseNo: id } as Payload, id), police(T0 - HOUR)] as const),
      ...list('m3', 'l1', 'case', T0 - HOUR),
      ...list('m2', 'l1', 'suspicious', T0),
      ...list('m2', 'l2', 'case', T0),
      ...list('m1', 'l1', 'case', T0),
    ]);
    expect(listedAccounts(casework).map(({ record, kind }) => `${record.id} ${kind}`)).toEqual([
      'm3 case',
      'm1 case',
      'm2 suspicious',
      'm2 case',
    ]);
  });

  test('[LIST-7] delisted, every institution is told and what was limited because of it ends', () => {
    const limited = run(later(told(), OVERDUE), [[LIMIT, risk(OVERDUE, BANK_HEAD)]]).casework;
    const delist = on({ type: 'measure.delist', listing: 'l1', reason: '与案件无关' });
    expect(codeOf(limited, delist, police(OVERDUE, HEAD))).toBe('level-too-low');
    expect(codeOf(limited, vary(delist, { reason: '' }), police(OVERDUE, CITY_HEAD))).toBe('reason-missing');
    const { casework } = run(limited, [[delist, police(OVERDUE, CITY_HEAD)]]);
    expect(standingMeasures(stateOf(casework), OVERDUE)).toEqual([]);
    const lifts = stateOf(casework).deliveries.filter(({ instruction }) =>
      ['delist', 'lift-limit'].includes(instruction),
    );
    expect(lifts.map(({ to, instruction, about }) => [to, instruction, about])).toEqual([
      [PAYEE_BANK, 'delist', 'l1'],
      [WALLET_FIRM, 'delist', 'l1'],
      [PAYEE_BANK, 'lift-limit', 'o1'],
    ]);
  });
});

describe('lift', () => {
  const both = () =>
    run(opened(), [
      [propose('delay-settlement'), risk()],
      [APPROVE, risk(T0, BANK_HEAD)],
      [on({ type: 'measure.propose-listing', listing: 'l1', kind: 'case', basis: '涉案' }), police()],
      [on({ type: 'measure.list-account', listing: 'l1' }), police(T0, CITY_HEAD)],
    ]).casework;
  const lift = (who: typeof HEAD, items?: readonly string[]) => {
    const cause = {
      cause: 'appeal-upheld',
      by: { kind: 'appeal', id: 'a1' },
      ...(items === undefined ? {} : { items }),
    } as const;
    const lifted = measureRecord.lift?.(stateOf(both()), cause, police(T0 + HOUR, who));
    if (lifted?.ok !== true) throw new Error('not lifted');
    const after = lifted.value.reduce((state, event) => measureRecord.evolve(state, event as never), stateOf(both()));
    return { events: lifted.value, after, left: standingMeasures(after, T0 + HOUR).map(({ id }) => id) };
  };

  test('[MSR-2] police end everything that stands, with deliveries to every institution; an institution ends its own only', () => {
    const { after, left } = lift(CITY_HEAD);
    expect(left).toEqual([]);
    expect(
      after.deliveries
        .filter(({ orderedMs }) => orderedMs === T0 + HOUR)
        .map(({ to, instruction }) => [to, instruction]),
    ).toEqual([
      [PAYEE_BANK, 'delist'],
      [WALLET_FIRM, 'delist'],
      [PAYEE_BANK, 'lift-limit'],
    ]);
    expect(lift(BANK_HEAD).left).toEqual(['l1']);
    expect(lift(CARRIER).left).toEqual(['l1', 'k1']);
  });

  test('[MSR-12] opened by somebody else: what holds the money stays, what burdens the person ends, and the person leaves the record', () => {
    const before: MeasureState = { ...stateOf(both()), personId: 'p1' };
    const notMine = { cause: 'not-my-card', by: { kind: 'appeal', id: 'a1' }, items: [NUMBER] } as const;
    const after = (who: typeof HEAD, state = before) => {
      const lifted = measureRecord.lift?.(state, notMine, police(T0 + HOUR, who));
      if (lifted?.ok !== true) throw new Error('not lifted');
      return lifted.value.reduce((now, event) => measureRecord.evolve(now, event as never), state);
    };
    const freed = after(CITY_HEAD);
    expect(freed).not.toHaveProperty('personId');
    expect(standingMeasures(freed, T0 + HOUR).map(({ id }) => id)).toEqual(['l1']);
    expect(freed.deliveries.filter(({ orderedMs }) => orderedMs === T0 + HOUR)).toMatchObject([
      { to: PAYEE_BANK, instruction: 'lift-limit' },
      { to: WALLET_FIRM, instruction: 'delist' },
    ]);
    const law = { nowMs: T0 + HOUR, calendar: CHINA_CALENDAR, settings: legalSettingsOf(settledCasework()) };
    const owed = (state: MeasureState) =>
      measureRecord.clocks(state, law).flatMap(({ code, item: about = '' }) => (code === 'notice-owed' ? [about] : []));
    expect([owed(before), owed(freed)]).toEqual([
      ['k1-notice', 'l1-notice'],
      ['k1-notice', 'k1-release-notice'],
    ]);
    expect(measureRecord.lift?.(freed, notMine, police(T0 + HOUR, CITY_HEAD))).toEqual({ ok: true, value: [] });
    expect(measureRecord.lift?.(before, { ...notMine, items: ['6200000000000000058'] }, police())).toEqual({
      ...{ ok: true, value: [] },
    });
  });

  test('[MSR-3] a lift confined to numbers or measures ends these, and without anything left gives no event', () => {
    expect(lift(CITY_HEAD, [NUMBER]).left).toEqual([]);
    expect(lift(CITY_HEAD, ['k1']).left).toEqual(['l1']);
    expect(lift(CITY_HEAD, ['6200000000000000058']).events).toEqual([]);
    expect(isSameAccount(ACCOUNT, { ...ACCOUNT, institution: VICTIM_BANK })).toBe(false);
  });
});
