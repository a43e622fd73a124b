import type { BasicService, Freeze, Listing, MeasureState, OthersLimit, RiskMeasure, Stop } from './measure-state.ts';

export const STANDING_EFFECTS = [
  'no-outgoing',
  'amount-held',
  'all-business-stopped',
  'transfers-stopped',
  'no-online-mobile-atm',
  'no-non-counter',
  'transaction-verified',
  'identity-reverified',
  'settlement-delayed',
  'functions-limited',
  'business-suspended',
] as const;
export type StandingEffect = (typeof STANDING_EFFECTS)[number];

/** One thing that is in force on an account. */
export interface StandingMeasure {
  readonly part: 'stop' | 'freeze' | 'listing' | 'others' | 'risk';
  readonly id: string;
  readonly effect: StandingEffect;
  /** Police order or the institution's own measure. */
  readonly by: 'police' | 'institution';
  readonly fromMs: number;
  /** Absent: it has no term, or its end is not known (`isEndUnknown`). */
  readonly endsMs?: number;
  readonly isEndUnknown: boolean;
  /** The end is unknown, and the one counted without holidays is over: to be looked at. */
  readonly isPastNominalEnd: boolean;
  readonly heldMinor?: number;
  /** Numbers on which it lies; absent: the record's own account. */
  readonly numbers?: readonly string[];
  /** Services that stay. */
  readonly keeps?: readonly BasicService[];
}

/** What is in force at a moment. A term that is over is not, whether or not its end has been written yet. */
export function standingMeasures(state: MeasureState, nowMs: number): readonly StandingMeasure[] {
  return [
    ...state.stops.filter(isInForce).map(standingStop),
    ...state.freezes.filter(isInForce).map((freeze) => standingFreeze(freeze, nowMs)),
    ...state.listings.filter(isInForce).map((listing) => standingListing(listing, state)),
    ...state.others.filter(isInForce).map(standingOthers),
    ...state.risks.filter(isInForce).map(standingRisk),
  ].filter(({ fromMs, endsMs }) => fromMs <= nowMs && (endsMs === undefined || nowMs < endsMs));
}

/** Ids of what stands, waits, or was ordered or proposed: everything that a release or a lift has to end. */
export function openMeasures({ stops, freezes, listings, others, risks }: MeasureState): readonly string[] {
  return [...stops, ...freezes, ...listings, ...others, ...risks].filter(isOpen).map(({ id }) => id);
}

/** Of these, what was done to the holder and not to the money: the institution's own measures and limits of other accounts. */
export function burdensOfHolder({ others, risks }: MeasureState): readonly string[] {
  return [...others, ...risks].filter(isOpen).map(({ id }) => id);
}

export function isOpen({ status }: { readonly status: string }): boolean {
  return ['proposed', 'ordered', 'waiting', 'in-force'].includes(status);
}

export function isInForce({ status }: { readonly status: string }): boolean {
  return status === 'in-force';
}

function whole(part: StandingMeasure['part'], id: string, fromMs: number | undefined) {
  return { part, id, fromMs: fromMs ?? Infinity, isEndUnknown: false, isPastNominalEnd: false };
}

function standingStop({ id, startedMs, endsMs }: Stop): StandingMeasure {
  const end = endsMs === undefined ? {} : { endsMs };
  return { ...whole('stop', id, startedMs), effect: 'no-outgoing', by: 'police', ...end };
}

function standingFreeze({ id, startedMs, mode, terms, executedMinor }: Freeze, nowMs: number): StandingMeasure {
  const last = terms.at(-1);
  const isEndUnknown = last?.endsMs === undefined;
  return {
    ...whole('freeze', id, startedMs),
    effect: mode === 'limited' ? 'amount-held' : 'no-outgoing',
    by: 'police',
    isEndUnknown,
    isPastNominalEnd: isEndUnknown && last !== undefined && nowMs >= last.nominalEndMs,
    ...(last?.endsMs === undefined ? {} : { endsMs: last.endsMs }),
    ...(executedMinor === undefined ? {} : { heldMinor: executedMinor }),
  };
}

function standingListing({ id, startedMs, kind }: Listing, { account }: MeasureState): StandingMeasure {
  const effect =
    kind === 'suspicious'
      ? 'no-online-mobile-atm'
      : account.kind === 'payment-account'
        ? 'transfers-stopped'
        : 'all-business-stopped';
  return { ...whole('listing', id, startedMs), effect, by: 'police' };
}

function standingOthers({ id, startedMs, numbers, effect }: OthersLimit): StandingMeasure {
  const stopped = effect === 'no-non-counter' ? effect : 'all-business-stopped';
  return { ...whole('others', id, startedMs), effect: stopped, by: 'institution', numbers };
}

const RISK_EFFECT = {
  'verify-transaction': 'transaction-verified',
  're-verify-identity': 'identity-reverified',
  'delay-settlement': 'settlement-delayed',
  limit: 'functions-limited',
  suspend: 'business-suspended',
} as const satisfies Readonly<Record<RiskMeasure['kind'], StandingEffect>>;

function standingRisk({ id, startedMs, kind, keeps }: RiskMeasure): StandingMeasure {
  return { ...whole('risk', id, startedMs), effect: RISK_EFFECT[kind], by: 'institution', keeps };
}
