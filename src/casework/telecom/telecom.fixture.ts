import type { Casework, CommandHead, Context } from '../record.ts';
import { actor, at, context, run, settledCasework } from '../world.fixture.ts';
import type { NumberGiven, TelecomCommand } from './telecom-commands.ts';
import { numberOf, type TelecomNotice, type TelecomNumber, type TelecomState } from './telecom-state.ts';

export const NORTH = 'carrier-north';
export const SOUTH = 'carrier-south';
export const DESK = actor('甲', 'carrier-analyst', { kind: 'carrier', id: NORTH });
export const CARRIER_HEAD = actor('乙', 'carrier-head', { kind: 'carrier', id: NORTH });
export const OTHER_DESK = actor('丙', 'carrier-analyst', { kind: 'carrier', id: SOUTH });
export const OFFICER = actor('丁', 'investigator', { level: 'county' });
export const CITY_HEAD = actor('戊', 'head', { level: 'city' });

export const RECORD = { kind: 'telecom', id: 't1' } as const;
export const NOTICE: TelecomNotice = {
  reason: '重新核验未通过',
  channel: '营业厅或 10000000',
  papers: ['居民身份证'],
  how: 'sms',
};

export function given(number: string, change: Partial<NumberGiven> = {}): NumberGiven {
  return { number, carrier: NORTH, kind: 'phone-card', risk: 'medium', ...change };
}

type Payload<C> = C extends CommandHead ? Omit<C, 'record'> : never;

export function command(payload: Payload<TelecomCommand>): TelecomCommand {
  return { ...payload, record: RECORD };
}

export function opened(numbers: readonly NumberGiven[]): TelecomCommand {
  return command({ type: 'telecom.open', personId: 'p1', region: '371300', reason: '模型提示异常', numbers });
}

export function carrier(time: string, who = DESK): Context {
  return context(at(time), who, 'risk-control');
}

export function police(time: string, who = OFFICER): Context {
  return context(at(time), who);
}

/** A record with these numbers, begun by the carrier of the first on 2026-03-02. */
export function begun(...numbers: readonly NumberGiven[]): Casework {
  return run(settledCasework(), [[opened(numbers), police('2026-03-02 09:00')]]).casework;
}

/** The number limited after a failed check on 2026-03-03. */
export function limited(casework: Casework, number: string, who = DESK): Casework {
  const { risk } = telecomNumber(casework, number);
  const method = risk === 'high' ? 'outlet' : 'online-live';
  return run(casework, [
    [command({ type: 'telecom.ask', number, method }), carrier('2026-03-03 09:30', who)],
    [command({ type: 'telecom.record-verification', number, result: 'failed' }), carrier('2026-03-03 09:30', who)],
    [command({ type: 'telecom.restrict', number, notice: NOTICE }), carrier('2026-03-03 09:30', who)],
  ]).casework;
}

export function telecomOf(casework: Casework): TelecomState {
  return casework.telecom?.get(RECORD.id) as TelecomState;
}

export function telecomNumber(casework: Casework, number: string): TelecomNumber {
  const found = numberOf(telecomOf(casework), number);
  if (found === undefined) throw new Error(`no number ${number}`);
  return found;
}
