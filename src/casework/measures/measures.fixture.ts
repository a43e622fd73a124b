import type { Actor } from '../actor.ts';
import type { Casework, Context } from '../record.ts';
import { actor, at, context, run, settledCasework } from '../world.fixture.ts';
import type { MeasuredAccount } from './account.ts';
import type { FourFieldCheck } from './four-fields.ts';
import type { MeasureCommand } from './measure-commands.ts';
import type { MeasureState, StopApplication } from './measure-state.ts';

const REGION = '371312';
export const OFFICER = actor('民警甲', 'investigator', { level: 'county', region: REGION });
export const HEAD = actor('局长乙', 'head', { level: 'county', region: REGION });
export const CITY_OFFICER = actor('市局民警丙', 'investigator', { level: 'city', region: '371300' });
export const CITY_HEAD = actor('市局局长丁', 'head', { level: 'city', region: '371300' });
export const PROVINCE_HEAD = actor('省厅厅长戊', 'head', { level: 'province', region: '370000' });

const bank = (id: string, role: 'bank-analyst' | 'bank-head', agency: string): Actor =>
  actor(id, role, { kind: 'bank', level: 'province', region: '370000', id: agency });
export const PAYEE_BANK = 'bank-北区测试银行';
export const VICTIM_BANK = 'bank-南区测试银行';
export const WALLET_FIRM = 'pay-测试支付';
export const ANALYST = bank('柜员甲', 'bank-analyst', PAYEE_BANK);
export const BANK_HEAD = bank('行长甲', 'bank-head', PAYEE_BANK);
export const VICTIM_ANALYST = bank('柜员乙', 'bank-analyst', VICTIM_BANK);
export const WALLET_HEAD = actor('支付主管', 'bank-head', {
  kind: 'payment-institution',
  level: 'national',
  region: '000000',
  id: WALLET_FIRM,
});
export const CARRIER = actor('网点丙', 'carrier-head', { kind: 'carrier', level: 'province', region: '370000' });

export const NUMBER = '6200000000000000017';
export const ACCOUNT: MeasuredAccount = {
  number: NUMBER,
  institution: PAYEE_BANK,
  name: '测试甲',
  kind: 'bank-account',
  isUnit: false,
};

/** Ten in the morning of a Saturday with ordinary days behind it. */
export const T0 = at('2021-04-10 10:00');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const APPLICATION: StopApplication = {
  from: { institution: VICTIM_BANK, number: '6200000000000000025', name: '测试乙', kind: 'bank-account' },
  payee: { institution: PAYEE_BANK, number: NUMBER, name: '测试甲' },
  amountMinor: 5_000_000,
  currency: 'CNY',
  transferredMs: T0 - HOUR,
  channel: '手机银行',
  suspectContact: '10900000001',
  idNumber: '000000199001010014',
  isLiabilityPromised: true,
  isSigned: true,
};

export const EQUAL: FourFieldCheck = {
  name: 'equal',
  number: 'equal',
  amount: 'equal',
  time: 'equal',
  checkedBy: '测试柜员',
};

export const HOP = {
  reportedBy: PAYEE_BANK,
  fromNumber: NUMBER,
  fromName: '测试甲',
  amountMinor: 4_990_000,
  currency: 'CNY',
  movedMs: T0 - 60_000,
};

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type Payload = DistributiveOmit<MeasureCommand, 'record'>;

/** A command for a record; a freeze is of the record's own case. */
export function on(payload: Payload, id = 'm1'): MeasureCommand {
  const record = { kind: 'measure', id } as const;
  if (payload.type !== 'measure.request-freeze') return { ...payload, record };
  return { ...payload, record, openedCase: { ...payload.openedCase, caseNo: `A-${id}` } };
}

/** The command with something else in it. */
export function vary(command: MeasureCommand, change: object): MeasureCommand {
  return { ...command, ...change };
}

export const OPEN: Payload = {
  type: 'measure.open',
  account: ACCOUNT,
  region: REGION,
  agencies: [VICTIM_BANK],
  caseNo: 'A-m1',
};
export const REQUEST: Payload = { type: 'measure.request-stop', request: 'r1', application: APPLICATION };
export const FREEZE: Payload = {
  type: 'measure.request-freeze',
  freeze: 'f1',
  asset: 'money',
  mode: 'limited',
  amountMinor: 5_000_000,
  currency: 'CNY',
  isMajor: false,
  scope: '账户内存款及孳息',
  openedCase: { caseNo: 'A-m1', openedMs: T0 },
};

export const police = (nowMs = T0, who = OFFICER): Context => context(nowMs, who);
export const risk = (nowMs = T0, who = ANALYST): Context => context(nowMs, who, 'risk-control');
export const urgent = (nowMs = T0, who = ANALYST): Context => context(nowMs, who, 'loss-prevention');

/** The record, opened, with the victim's application. */
export function requested(from: Casework = settledCasework(), id = 'm1'): Casework {
  return run(from, [
    [on({ ...OPEN, caseNo: `A-${id}` } as Payload, id), police(T0 - HOUR / 2)],
    [on(REQUEST, id), police(T0 - HOUR / 2)],
  ]).casework;
}

export function order(stop: string): Payload {
  return { type: 'measure.order-stop', stop, request: 'r1' };
}

export function stateOf(casework: Casework, id = 'm1'): MeasureState {
  const state = casework.measure?.get(id);
  if (state === undefined) throw new Error(`no measure ${id}`);
  return state as MeasureState;
}

export function deliveryOf(casework: Casework, about: string, instruction: string, id = 'm1'): string {
  const found = stateOf(casework, id).deliveries.findLast(
    (one) => one.about === about && one.instruction === instruction,
  );
  if (found === undefined) throw new Error(`no delivery ${instruction} about ${about}`);
  return found.id;
}

/** The institution's answer that a stop took effect. */
export function stopped(casework: Casework, stop: string, startedMs: number, id = 'm1'): MeasureCommand {
  const instruction =
    stateOf(casework, id).stops.find((one) => one.id === stop)?.kind === 'extension' ? 'extend-stop' : 'stop';
  const delivery = deliveryOf(casework, stop, instruction, id);
  return on({ type: 'measure.feedback', delivery, result: 'done', startedMs, check: EQUAL }, id);
}

/** The institution's answer that a freeze took effect. */
export function frozen(casework: Casework, freeze: string, startedMs: number, id = 'm1'): MeasureCommand {
  const delivery = deliveryOf(casework, freeze, 'freeze', id);
  return on(
    {
      type: 'measure.feedback',
      delivery,
      result: 'done',
      startedMs,
      executedMinor: 5_000_000,
      balanceMinor: 9_000_000,
    },
    id,
  );
}
