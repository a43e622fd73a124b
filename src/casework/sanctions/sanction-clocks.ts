import { dayStartMs, dayNumber, legalValue, localDate, SANCTION_PACKS } from '#law';
import type { Result } from '#model';

import type { Clock, LawContext } from '../record.ts';
import { endOrders } from './end-orders.ts';
import { isStanding } from './lift-sanction.ts';
import { isUndoing, liftOrders, plainOrder, undoingsNotDone } from './orders.ts';
import type { SanctionEventPayload } from './sanction-events.ts';
import { endOfTerm } from './sanction-terms.ts';
import type { SanctionState } from './sanction.ts';
import { termClock } from '../term-clock.ts';

/** First day of the joint measures: from then on it is open whether older terms run on. */
const JOINT = 'joint-measures-2024';

/**
 * Terms that end by themselves once a lawyer has said that they do, else an alarm; receipts that are owed; negative credit information
 * after five years; a publication on its last day; and the open question what became of older terms.
 */
export function sanctionClocks(state: SanctionState, law: LawContext): readonly Clock[] {
  return [
    ...termClocks(state, law),
    ...oldTermClocks(state, law),
    ...receiptClocks(state, law),
    ...creditClocks(state, law),
  ];
}

export function fireSanction(state: SanctionState, clock: Clock): readonly SanctionEventPayload[] {
  const { code, item = '', dueMs: atMs = 0 } = clock;
  switch (code) {
    case 'sanction-term':
      return [clock.effect === 'lifts' ? ended(state, item, atMs) : { type: 'sanction.term-overdue', endsOn: item }];
    case 'sanction-old-terms':
      return [
        {
          type: 'sanction.measures-ended',
          rules: state.measures.map(({ rule }) => rule),
          end: { cause: 'old-terms-ended' },
          isLast: true,
          orders: endOrders(state, atMs, false),
        },
      ];
    case 'sanction-receipt':
    case 'sanction-lift-receipt': {
      const to = state.orders.find(({ id }) => id === item)?.to ?? '';
      const type = code === 'sanction-receipt' ? 'sanction.receipt-overdue' : 'sanction.lift-overdue';
      return [{ type, order: item, to }];
    }
    case 'sanction-negative-credit':
      return state.credit.flatMap((report): SanctionEventPayload[] => {
        if (report.list !== item || report.endedMs !== undefined) return [];
        const order = plainOrder(
          'delete-credit',
          { id: `${report.order}/delete`, to: report.to, undoes: report.order },
          atMs,
        );
        return [{ type: 'sanction.credit-expired', list: report.list, order }];
      });
    case 'sanction-publication': {
      const { order: id = '', to = '' } = state.publication ?? {};
      const order = plainOrder('unpublish', { id: `${id}/unpublish`, to, undoes: id }, atMs);
      return [{ type: 'sanction.publication-ended', order }];
    }
    default:
      throw new Error(`no clock ${code} on a sanction`);
  }
}

/** Measures whose last day it was; those without a term of their own end with the last. */
function ended(state: SanctionState, endsOn: string, atMs: number): SanctionEventPayload {
  const over = state.measures.filter((measure) => measure.endedMs === undefined && measure.endsOn === endsOn);
  const isLast = !state.measures.some(
    (measure) => measure.endedMs === undefined && measure.endsOn !== undefined && measure.endsOn !== endsOn,
  );
  return {
    type: 'sanction.measures-ended',
    rules: over.map(({ rule }) => rule),
    end: { cause: 'expired' },
    isLast,
    orders: isLast
      ? endOrders(state, atMs, false)
      : liftOrders(
          state,
          over.map(({ measure }) => measure),
          atMs,
        ),
  };
}

function termClocks(state: SanctionState, { settings, calendar }: LawContext): readonly Clock[] {
  if (!isStanding(state)) return [];
  const auto = legalValue('sanction-auto-lift', settings);
  const running = state.measures.filter(({ endsOn, endedMs }) => endsOn !== undefined && endedMs === undefined);
  const days = [...new Set(running.map(({ endsOn = '' }) => endsOn))].toSorted();
  return days.flatMap((endsOn): Clock[] => {
    const first = running.find((measure) => measure.endsOn === endsOn);
    const fromMs = dayStartMs(first?.startsOn ?? endsOn);
    const effect = auto.ok && auto.value.value !== 1 ? 'alarm' : 'lifts';
    if (effect === 'alarm' && state.termOverdueMs !== undefined) return [];
    const clock = {
      code: 'sanction-term',
      item: endsOn,
      rule: first?.value ?? 'sanction-auto-lift',
      effect,
      fromMs,
    } as const;
    if (!auto.ok) return [{ ...clock, problem: auto.problem }];
    return [withDue(clock, endOfTerm(endsOn, calendar))];
  });
}

function oldTermClocks(state: SanctionState, { settings }: LawContext): readonly Clock[] {
  const pack = SANCTION_PACKS.find(({ id }) => id === state.determination?.basis.pack);
  const from = SANCTION_PACKS.find(({ id }) => id === JOINT)?.from;
  if (!isStanding(state) || pack?.to === undefined || from === undefined || !('day' in from)) return [];
  const dueMs = dayStartMs(from.day);
  const clock = {
    code: 'sanction-old-terms',
    rule: 'sanction-old-terms',
    effect: 'lifts',
    fromMs: state.determination?.atMs ?? dueMs,
  } as const;
  const setting = legalValue('sanction-old-terms', settings);
  if (!setting.ok) return [{ ...clock, problem: setting.problem }];
  return setting.value.value === 1 ? [{ ...clock, dueMs }] : [];
}

/** What ends something stays owed, and shown, after its alarm and after any answer but `done`. */
function receiptClocks(state: SanctionState, law: LawContext): readonly Clock[] {
  const owed = new Set(undoingsNotDone(state).map(({ id }) => id));
  return state.orders.flatMap((order): Clock[] => {
    const { id, to, orderedMs, receipt, overdueMs } = order;
    const code = isUndoing(order) ? 'sanction-lift-receipt' : 'sanction-receipt';
    const clock = { code, item: id, rule: 'receipt-hours', effect: 'alarm', fromMs: orderedMs } as const;
    if (receipt === undefined && overdueMs === undefined) return [termClock(clock, law)];
    return owed.has(id)
      ? [{ ...clock, code: 'sanction-still-owed', problem: { code: 'undoing-not-done', values: { order: id, to } } }]
      : [];
  });
}

function creditClocks({ credit, publication }: SanctionState, law: LawContext): readonly Clock[] {
  const reports = credit.flatMap(({ list, runsFromMs, endedMs }): Clock[] => {
    if (runsFromMs === undefined || endedMs !== undefined) return [];
    const rule = 'negative-credit-years';
    return [termClock({ code: 'sanction-negative-credit', item: list, rule, effect: 'ends', fromMs: runsFromMs }, law)];
  });
  if (publication === undefined || publication.endedMs !== undefined) return reports;
  const dueMs = dayStartMs(localDate(dayNumber(publication.until) + 1));
  const rule = 'sanction-publication';
  return [...reports, { code: 'sanction-publication', rule, effect: 'ends', fromMs: publication.fromMs, dueMs }];
}

function withDue(clock: Clock, due: Result<number>): Clock {
  return due.ok ? { ...clock, dueMs: due.value } : { ...clock, problem: due.problem };
}
