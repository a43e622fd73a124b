import {
  ANALYST,
  CITY_HEAD,
  DAY,
  FREEZE,
  frozen,
  HEAD,
  HOUR,
  NUMBER,
  OFFICER,
  on,
  OPEN,
  PAYEE_BANK,
  police,
  T0,
  VICTIM_BANK,
} from '../measures/measures.fixture.ts';
import type { Casework, Context } from '../record.ts';
import { actor, context, run, settledCasework } from '../world.fixture.ts';
import type { ReturnCommand, VictimGiven } from './return-commands.ts';
import type { BankAccount, ReturnAllocationGiven, ReturnGround, ReturnState } from './return-state.ts';

export { ANALYST, CITY_HEAD, DAY, HOUR, OFFICER, PAYEE_BANK, T0 };
export const REVIEWER = actor('复核民警己', 'reviewer', { level: 'county', region: '371312' });

type Payload<C> = C extends ReturnCommand ? Omit<C, 'record'> : never;

export function command(payload: Payload<ReturnCommand>, id = 'r1'): ReturnCommand {
  return { ...payload, record: { kind: 'return', id } };
}

/** So many days after the freeze, at ten in the morning. */
export function onDay(days: number, who = OFFICER): Context {
  return context(T0 + days * DAY, who, 'return-of-funds');
}

/** 50,000.00 yuan frozen on the account since T0. */
export function frozenCasework(): Casework {
  const asked = run(settledCasework(), [
    [on(OPEN), police(T0 - HOUR)],
    [on(FREEZE), police(T0)],
    [on({ type: 'measure.approve-freeze', freeze: 'f1' }), police(T0, HEAD)],
  ]).casework;
  return run(asked, [[frozen(asked, 'f1', T0), context(T0, ANALYST, 'loss-prevention')]]).casework;
}

export const source = (at: number): BankAccount => ({ number: `620000000000001000${at}`, institution: VICTIM_BANK });

export function victim(name: string, at: number): VictimGiven {
  return { victim: name, caseNo: 'A0000001', sources: [source(at)], isCash: false };
}

export const V1 = victim('victim-1', 1);
export const V2 = victim('victim-2', 2);
export const V3 = victim('victim-3', 3);

export function begins(victims: readonly VictimGiven[], frozenMinor = 5_000_000): ReturnCommand {
  return command({
    type: 'return.begin',
    region: '371312',
    caseNo: 'A0000001',
    measure: { kind: 'measure', id: 'm1' },
    freeze: 'f1',
    account: { number: NUMBER, institution: PAYEE_BANK },
    currency: 'CNY',
    frozenMinor,
    victims,
  });
}

/** Told, applied to the first source, ownership clear. */
export function ready(casework: Casework, victims: readonly VictimGiven[], days = 1, id = 'r1'): Casework {
  return run(
    casework,
    victims.flatMap(({ victim: name, sources: [to] }) => {
      if (to === undefined) throw new Error('a victim without a source');
      return [
        [command({ type: 'return.tell-victim', victim: name }, id), onDay(days)],
        [command({ type: 'return.apply', victim: name, by: 'victim', to }, id), onDay(days)],
        [command({ type: 'return.check-ownership', victim: name, isClear: true, note: '测试' }, id), onDay(days)],
      ] as const;
    }),
  ).casework;
}

/** `losses` and `payouts` in yuan by victim. */
export function allocation(
  shares: Readonly<Record<string, readonly [loss: number, payout: number, compensated?: number]>>,
  { ground = 'pro-rata', frozenYuan = 50_000 }: { ground?: ReturnGround; frozenYuan?: number } = {},
): ReturnAllocationGiven {
  const given = Object.entries(shares).map(([name, [loss, payout, compensated = 0]]) => ({
    victim: name,
    lossMinor: loss * 100,
    compensatedMinor: compensated * 100,
    claimMinor: Math.max(0, loss - compensated) * 100,
    payoutMinor: payout * 100,
  }));
  const paid = given.reduce((sum, { payoutMinor }) => sum + payoutMinor, 0);
  return {
    ...{ ground, basis: 'article-8', method: 'min(L, F*L/sum(L))', currency: 'CNY', shares: given },
    leftMinor: frozenYuan * 100 - paid,
  };
}

export function proposes(given: ReturnAllocationGiven, id = 'r1'): ReturnCommand {
  return command({ type: 'return.propose', allocation: given, flowTable: 'flow.xlsx', report: 'report.docx' }, id);
}

export const OFFICERS = [
  { name: '测试民警甲', card: '000001' },
  { name: '测试民警乙', card: '000002' },
];

export function returnOf(casework: Casework, id = 'r1'): ReturnState {
  return casework.return?.get(id) as ReturnState;
}

/** 50,000 frozen; victim-1 lost 60,000 and victim-2 40,000: 30,000 and 20,000 pro rata, proposed on the second day. */
export function proposed(): Casework {
  const casework = run(frozenCasework(), [[begins([V1, V2]), onDay(1)]]).casework;
  return run(ready(casework, [V1, V2]), [[proposes(PRO_RATA), onDay(2)]]).casework;
}

export const PRO_RATA = allocation({ 'victim-1': [60_000, 30_000], 'victim-2': [40_000, 20_000] });
