import { dayStartMs, deadline, nominalEnd, type LegalValueId } from '#law';
import { ok, type Result } from '#model';

import type { LawContext } from '../record.ts';
import type { Freeze, FreezeTerm } from './measure-state.ts';

type Kind = Pick<Freeze, 'asset' | 'isMajor'>;

/** First term: 6 months, 1 year in a major case, 2 years for securities (程序规定 243-245). */
export function freezeRule({ asset, isMajor }: Kind): LegalValueId {
  switch (asset) {
    case 'money':
      return isMajor ? 'freeze-major-years' : 'freeze-months';
    case 'securities':
    case 'listed-shares':
      return 'freeze-securities-years';
    case 'equity':
      return 'freeze-equity-months';
  }
}

export function renewalRule({ asset, isMajor }: Kind): LegalValueId {
  switch (asset) {
    case 'money':
      return isMajor ? 'freeze-major-renewal-years' : 'freeze-renewal-months';
    case 'securities':
    case 'listed-shares':
      return 'freeze-securities-renewal-years';
    case 'equity':
      return 'freeze-equity-renewal-months';
  }
}

/**
 * A term from a moment. Where the calendar does not reach its last day the term has no end but the one counted without holidays:
 * the order is not refused, its clock shows the problem, and an alarm is due at the nominal end.
 */
export function freezeTerm(rule: LegalValueId, fromMs: number, law: LawContext): Result<FreezeTerm> {
  const nominal = nominalEnd(rule, fromMs, law);
  if (!nominal.ok) return nominal;
  const nominalEndMs = dayStartMs(nominal.value.day) + 86_400_000;
  const end = deadline(rule, fromMs, law);
  if (end.ok) return ok({ rule, fromMs, nominalEndMs, endsMs: end.value.dueMs });
  return end.problem.code === 'calendar-unknown' ? ok({ rule, fromMs, nominalEndMs }) : end;
}

/** The term after the last one. It counts from the last day as it was before holidays moved it, so that these days do not add up. */
export function renewalTerm(freeze: Freeze, law: LawContext): Result<FreezeTerm> {
  const last = freeze.terms.at(-1);
  if (last === undefined) throw new Error(`renewal of freeze ${freeze.id}, which never began`);
  return freezeTerm(renewalRule(freeze), last.nominalEndMs - 1, law);
}

/** End of the last term under the calendar of now; undefined: the calendar does not reach it. */
export function freezeEnd(freeze: Freeze, law: LawContext): Result<number> {
  const last = freeze.terms.at(-1);
  if (last === undefined) throw new Error(`freeze ${freeze.id} never began`);
  if (last.endsMs !== undefined) return ok(last.endsMs);
  const end = deadline(last.rule, last.fromMs, law);
  return end.ok ? ok(end.value.dueMs) : end;
}
