import type { Clock, LawContext } from '../record.ts';
import { alarmKey } from './evolve-measure.ts';
import { freezeEnd, freezeRule, freezeTerm } from './freeze-term.ts';
import { turnMs } from './freeze-queue.ts';
import type { MeasureAlarm } from './measure-events.ts';
import type { Freeze, FreezeTerm, MeasureState, Stop } from './measure-state.ts';
import { isInForce } from './standing.ts';
import { termClock } from '../term-clock.ts';

/** The clock at which a waiting freeze takes effect carries the term that begins then. */
export interface MeasureClock extends Clock {
  readonly item: string;
  readonly term?: FreezeTerm;
}

/** Every term that runs on the record. */
export function measureClocks(state: MeasureState, law: LawContext): readonly MeasureClock[] {
  return [
    ...state.stops.filter(isInForce).map(stopClock),
    ...state.freezes.flatMap((freeze) => freezeClocks(state, freeze, law)),
    ...alarmClocks(state, law),
  ];
}

function stopClock({ id, kind, confirmedMs, startedMs = 0, endsMs }: Stop): MeasureClock {
  const isFirst = kind === 'bank-first' && confirmedMs === undefined;
  return {
    code: isFirst ? 'bank-first-end' : 'stop-end',
    item: id,
    rule: isFirst ? 'same-bank-first-hours' : kind === 'extended' ? 'extended-stop-hours' : 'stop-hours',
    effect: 'ends',
    fromMs: startedMs,
    ...(endsMs === undefined ? {} : { dueMs: endsMs }),
  };
}

const UNRELATED = { code: 'release-unrelated', rule: 'release-unrelated-days', effect: 'lifts' } as const;

function freezeClocks(state: MeasureState, freeze: Freeze, law: LawContext): readonly MeasureClock[] {
  const clocks: MeasureClock[] = [];
  const last = freeze.terms.at(-1);
  if (isInForce(freeze) && last !== undefined) {
    const running = {
      code: 'freeze-end',
      item: freeze.id,
      rule: last.rule,
      effect: 'ends',
      fromMs: last.fromMs,
    } as const;
    const end = freezeEnd(freeze, law);
    clocks.push(end.ok ? { ...running, dueMs: end.value } : { ...running, problem: end.problem });
    if (!end.ok) clocks.push(...alarmAt(state, 'freeze-nominal-end', { ...running, dueMs: last.nominalEndMs }));
  }
  if (freeze.status === 'waiting') clocks.push(...waitingClocks(state, freeze, law));
  if (freeze.unrelatedMs !== undefined && ['ordered', 'waiting', 'in-force'].includes(freeze.status))
    clocks.push(termClock({ ...UNRELATED, item: freeze.id, fromMs: freeze.unrelatedMs }, law));
  return clocks;
}

/** Behind freezes known here it takes effect when these have ended; behind somebody else's the institution says when. */
function waitingClocks(state: MeasureState, freeze: Freeze, law: LawContext): readonly MeasureClock[] {
  const rule = freezeRule(freeze);
  const waits = { item: freeze.id, rule, effect: 'ends', fromMs: freeze.approvedMs ?? 0 } as const;
  const { prior } = freeze;
  if (prior !== undefined)
    return prior.expiresMs === undefined
      ? []
      : alarmAt(state, 'prior-freeze-over', { ...waits, code: 'prior-freeze-over', dueMs: prior.expiresMs });
  const dueMs = law.casework === undefined ? undefined : turnMs(law.casework, state, freeze);
  if (dueMs === undefined) return [{ ...waits, code: 'waiting-turn' }];
  const term = freezeTerm(rule, dueMs, law);
  return [{ ...waits, code: 'waiting-turn', ...(term.ok ? { dueMs, term: term.value } : { problem: term.problem }) }];
}

function alarmClocks(state: MeasureState, law: LawContext): readonly MeasureClock[] {
  const waiting = new Set(state.freezes.filter(({ status }) => status === 'waiting').map(({ id }) => id));
  const receipts = state.deliveries
    .filter(
      ({ receipt, about, instruction }) => receipt === undefined && !(instruction === 'freeze' && waiting.has(about)),
    )
    .map(
      ({ id, orderedMs }) => ({ code: 'receipt-owed', item: id, fromMs: orderedMs, rule: 'receipt-hours' }) as const,
    );
  const notices = state.notices
    .filter(({ given, about }) => given === undefined && !(state.isHolderUnknown === true && isOfAccount(state, about)))
    .map(({ id, owedMs, about, kind }) => {
      const isFreeze = kind === 'release' && state.freezes.some((freeze) => freeze.id === about);
      const rule = isFreeze ? ('release-unrelated-days' as const) : ('limit-notice-hours' as const);
      return { code: 'notice-owed', item: id, fromMs: owedMs, rule } as const;
    });
  const identities = (state.isHolderUnknown === true ? [] : state.listings)
    .filter(
      (one) => isInForce(one) && one.kind === 'case' && one.toldMs !== undefined && one.reverifiedMs === undefined,
    )
    .map(
      ({ id, toldMs = 0 }) =>
        ({ code: 'identity-reverify', item: id, fromMs: toldMs, rule: 'identity-reverify-days' }) as const,
    );
  return [...receipts, ...notices, ...identities].flatMap(({ code, item, fromMs, rule }) =>
    alarmAt(state, code, termClock({ code, item, fromMs, rule, effect: 'alarm' }, law)),
  );
}

/** A freeze or a listing: where nobody knows who holds the account there is nobody to tell. */
function isOfAccount({ freezes, listings }: MeasureState, about: string): boolean {
  return [...freezes, ...listings].some(({ id }) => id === about);
}

/** An alarm is given once. */
function alarmAt(state: MeasureState, code: MeasureAlarm, clock: MeasureClock): readonly MeasureClock[] {
  return state.alarms.includes(alarmKey(code, clock.item)) ? [] : [{ ...clock, code, effect: 'alarm' }];
}
