import type { LegalValueId } from '#law';

import { unanswered } from '../delivery.ts';
import type { Clock, LawContext } from '../record.ts';
import { BASES, type AppealBasis } from './appeal-bases.ts';
import type { AppealState } from './appeal.ts';
import { termClock } from '../term-clock.ts';

/** One clock for each basis until the written answer is served, from the earliest contested record of that basis, and one for each instruction unanswered. */
export function appealClocks(state: AppealState, law: LawContext): readonly Clock[] {
  const receipts = unanswered(state.deliveries)
    .filter(({ id }) => !state.lateReceipts.includes(id))
    .map(({ id, orderedMs }) =>
      clock({ code: 'appeal-receipt', rule: 'receipt-hours', fromMs: orderedMs, item: id }, law),
    );
  if (state.reply !== undefined || state.status === 'withdrawn') return receipts;
  const bases = [...new Set(state.contested.map(({ basis }) => basis))]
    .filter((basis) => !state.overdue.some((overdue) => overdue.basis === basis))
    .map((basis) => clock({ code: `appeal-${basis}`, rule: BASES[basis].rule, fromMs: startOf(state, basis) }, law));
  return [...bases, ...receipts];
}

function startOf(state: AppealState, basis: AppealBasis): number {
  const since = Math.min(...state.contested.filter((one) => one.basis === basis).map(({ sinceMs }) => sinceMs));
  return BASES[basis].from === 'accepted' ? Math.max(since, state.acceptedMs ?? since) : since;
}

function clock(
  { code, rule, fromMs, item }: { code: string; rule: LegalValueId; fromMs: number; item?: string },
  law: LawContext,
): Clock {
  return termClock({ code, rule, effect: 'alarm', fromMs, ...(item === undefined ? {} : { item }) }, law);
}
