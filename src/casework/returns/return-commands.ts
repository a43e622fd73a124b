import type { Delivery } from '../delivery.ts';
import type { CommandHead, EventHead, RecordRef } from '../record.ts';
import type {
  BankAccount,
  FreezeTermNoted,
  ReturnAllocationGiven,
  ReturnPayment,
  ReturnVictim,
  SetAsideReason,
} from './return-state.ts';

type Of<T extends string, P = unknown> = { readonly type: T } & P;
interface OnVictim {
  readonly victim: string;
}

export type VictimGiven = Pick<ReturnVictim, 'victim' | 'caseNo' | 'sources' | 'isCash'>;

interface ReturnHead {
  readonly region: string;
  readonly caseNo?: string;
  readonly measure: RecordRef;
  readonly freeze: string;
  readonly account: BankAccount;
  readonly currency: string;
  readonly frozenMinor: number;
  /** The procedure before this one on the same freeze. */
  readonly previous?: RecordRef;
}

/** What a proposal consists of. */
export interface Papers {
  readonly allocation: ReturnAllocationGiven;
  /** 涉案资金流向表. */
  readonly flowTable: string;
  /** 呈请返还资金报告书. */
  readonly report: string;
}

/** There is no fee in any of these: a return costs the victim nothing. */
export type ReturnCommand = CommandHead &
  (
    | Of<'return.begin', ReturnHead & { readonly victims: readonly VictimGiven[] }>
    | Of<'return.tell-victim', OnVictim>
    | Of<
        'return.apply',
        OnVictim & {
          readonly by: 'victim' | 'agent';
          /** The agent's authority and papers were checked. */
          readonly isAgentVerified?: boolean;
          readonly to: BankAccount;
          readonly otherReason?: string;
        }
      >
    | Of<
        'return.check-ownership',
        OnVictim & { readonly isClear: boolean; readonly note: string; readonly isCashAgreed?: boolean }
      >
    | Of<'return.set-aside', OnVictim & { readonly reason: SetAsideReason; readonly note: string }>
    | Of<'return.record-compensation', OnVictim & { readonly amountMinor: number; readonly source: string }>
    | Of<'return.propose', Papers>
    | Of<'return.notice', { readonly place: string }>
    | Of<'return.object', { readonly id: string; readonly objector: string; readonly ground: string }>
    | Of<
        'return.decide-objection',
        {
          readonly id: string;
          readonly isUpheld: boolean;
          readonly reason: string;
          /** The shares as they stand after an upheld objection. */
          readonly papers?: Papers;
          readonly place?: string;
        }
      >
    | Of<'return.decide', { readonly number: string }>
    | Of<'return.order', { readonly officers: readonly { readonly name: string; readonly card: string }[] }>
    | Of<'return.ask-completion', { readonly what: string }>
    | Of<
        'return.receipt',
        {
          readonly paid: readonly { readonly victim: string; readonly amountMinor: number; readonly to: BankAccount }[];
          readonly failed: readonly { readonly victim: string; readonly reason: string }[];
        }
      >
    | Of<'return.redirect', OnVictim & { readonly to: BankAccount; readonly reason: string }>
    | Of<'return.follow-freeze'>
    | Of<'return.close', { readonly reason: string }>
  );

export type ReturnEvent = EventHead &
  (
    | Of<
        'return.begun',
        ReturnHead & {
          readonly number: number;
          readonly agencies: readonly string[];
          readonly freezeTerm?: FreezeTermNoted;
          readonly victims: readonly ReturnVictim[];
        }
      >
    | Of<'return.victim-told', OnVictim>
    | Of<
        'return.applied',
        OnVictim & { readonly by_: 'victim' | 'agent'; readonly to: BankAccount; readonly otherReason?: string }
      >
    | Of<'return.ownership-checked', OnVictim & { readonly isClear: boolean; readonly note: string }>
    | Of<'return.victim-set-aside', OnVictim & { readonly reason: SetAsideReason; readonly note: string }>
    | Of<'return.compensation-recorded', OnVictim & { readonly amountMinor: number; readonly source: string }>
    | Of<'return.proposed', Papers & { readonly frozenMinor: number }>
    | Of<'return.noticed', { readonly endsMs: number; readonly place: string }>
    | Of<'return.objected', { readonly id: string; readonly objector: string; readonly ground: string }>
    | Of<'return.objection-decided', { readonly id: string; readonly isUpheld: boolean; readonly reason: string }>
    | Of<'return.decided', { readonly number: string }>
    | Of<
        'return.ordered',
        { readonly officers: readonly { readonly name: string; readonly card: string }[]; readonly delivery: Delivery }
      >
    | Of<'return.completion-asked', { readonly what: string; readonly delivery: string }>
    | Of<
        'return.paid',
        {
          readonly delivery: string;
          readonly payments: readonly ReturnPayment[];
          readonly failed: readonly { readonly victim: string; readonly reason: string }[];
          readonly isAll: boolean;
        }
      >
    | Of<'return.redirected', OnVictim & { readonly to: BankAccount; readonly reason: string }>
    | Of<'return.freeze-followed', { readonly term: FreezeTermNoted }>
    | Of<'return.freeze-ended'>
    | Of<'return.bank-overdue', { readonly delivery: string; readonly to: string }>
    | Of<'return.closed', { readonly reason: string }>
  );

export const RETURN_COMMANDS = [
  'return.begin',
  'return.tell-victim',
  'return.apply',
  'return.check-ownership',
  'return.set-aside',
  'return.record-compensation',
  'return.propose',
  'return.notice',
  'return.object',
  'return.decide-objection',
  'return.decide',
  'return.order',
  'return.ask-completion',
  'return.receipt',
  'return.redirect',
  'return.follow-freeze',
  'return.close',
] as const satisfies readonly ReturnCommand['type'][];

export type ReturnCommandOf<T extends ReturnCommand['type']> = Extract<ReturnCommand, { readonly type: T }>;
