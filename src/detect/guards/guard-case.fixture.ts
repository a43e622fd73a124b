import { CONTROL_KIND, type CaseView } from '../case-view.ts';
import { caseOf, DAY, HOUR, type CaseDraft, type TransferDraft } from '../case.fixture.ts';
import { detectCase, type Detection } from '../detect-case.ts';
import { controlOf } from '../facts.fixture.ts';
import type { GuardId } from './guard.ts';
import { measureGuards, planGuards, type GuardTable } from './measure-guards.ts';

export interface GuardTransfer extends TransferDraft {
  /** ENTRY_FLAG bits of the row's words. */
  readonly flags?: number;
}

export interface GuardCase extends Omit<CaseDraft, 'transfers'> {
  readonly transfers: readonly GuardTransfer[];
  /** Holder by account; others are unknown. */
  readonly holders?: Readonly<Record<number, number>>;
  /** Accounts that use one device. */
  readonly device?: readonly number[];
  /** Accounts named by a victim report. */
  readonly reported?: readonly number[];
}

/** A moment of the fixtures' clock: day 0 is 1970-01-01 in China, and so a first of January. */
export function at(day: number, hour = 12, minute = 0): number {
  return day * DAY + (hour - 8) * HOUR + minute * 60;
}

/** Day number of a day of the month, months from January 1970. */
export function dayOf(month: number, dayOfMonth: number): number {
  return Date.UTC(1970, month, dayOfMonth) / (DAY * 1000);
}

export function guardCaseOf(draft: GuardCase): CaseView {
  const view = caseOf({ days: 125, ...draft });
  // As caseOf orders them: by time, of equals as given.
  const flags = draft.transfers.toSorted((a, b) => a.t - b.t).map((transfer) => transfer.flags ?? 0);
  view.summary.set(flags);
  for (let i = 0; i < view.ledger.edge.length; i += 1) view.ledger.flags[i] = flags[view.ledger.edge[i]!]!;
  for (const [account, holder] of Object.entries(draft.holders ?? {})) view.accounts.holder[Number(account)] = holder;
  for (const account of draft.reported ?? []) view.accounts.flags[account]! |= 2;
  const uses = (draft.device ?? []).map((account) => ({ identifier: 1, kind: CONTROL_KIND.device, account }));
  return uses.length === 0 ? view : { ...view, control: controlOf(uses, view.to) };
}

/** Pattern and flow detectors that the guards were made for; more detectors would not change what is compared. */
const ONLY = ['pass-through', 'gather', 'fan-in', 'fan-out', 'cycle'];

export function detectWith(view: CaseView, guards: boolean): Detection {
  const detected = detectCase(view, { preset: 'statement', only: ONLY, guards });
  if (!detected.ok) throw new Error(detected.problem.code);
  return detected.value;
}

/** S of one account. */
export function scoreOf({ scores }: Detection, account = 0): number {
  return scores.score[scores.account.indexOf(account)] ?? 0;
}

type Overrides = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The guards of a case with parameters overridden by owner (`guard-merchant` …). */
export function measuredWith(draft: GuardCase, overrides: Overrides = {}): GuardTable {
  const planned = planGuards('statement', overrides);
  if (!planned.ok) throw new Error(planned.problem.code);
  return measureGuards(guardCaseOf(draft), planned.value);
}

/** What one guard measured on account 0; undefined: its minimum does not hold. */
export function valuesOf(draft: GuardCase, guard: GuardId, parameters: Readonly<Record<string, number>> = {}) {
  const { findings } = measuredWith(draft, { [`guard-${guard}`]: parameters });
  return findings.find((one) => one.guard === guard && one.account === 0)?.values;
}

/** How many transfers carry the bit. */
export function markedCount(draft: GuardCase, bit: number, overrides: Overrides = {}): number {
  return measuredWith(draft, overrides).guarded.edges.filter((bits) => (bits & bit) !== 0).length;
}
