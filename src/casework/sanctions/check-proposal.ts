import { ACTS, isLocalDate } from '#law';
import { fail, ok, type Result } from '#model';

import { itemKey, nameKey } from '../people/item-key.ts';
import { ITEM_KINDS } from '../people/person.ts';
import type { Casework } from '../record.ts';
import { checkListed } from './check-listed.ts';
import { isSameAct } from './count-acts.ts';
import { isItemOfAct } from './item-of-act.ts';
import { OFFENCES, SENTENCES, type Conviction, type SanctionAct } from './sanction-act.ts';
import type { SanctionState } from './sanction.ts';

/**
 * Acts as they can be counted. Problems: `acts-missing`, `act-day-unreadable`, `day-in-future`, `act-times-invalid`,
 * `act-evidence-missing`, `act-number-missing`, `value-not-in-list`, `item-kind-not-of-act`, `act-twice`: what was done with the same things on one day is one act with `times`.
 */
export function checkActs(acts: readonly SanctionAct[], today: string): Result<undefined> {
  if (acts.length === 0) return fail('acts-missing');
  for (const [at, act] of acts.entries()) {
    const { id, day, times, evidence, items, counterparties } = act;
    const listed = checkListed([
      ['act', act.act, ACTS],
      ...items.map(({ kind }) => ['kind', kind, ITEM_KINDS] as const),
    ]);
    if (!listed.ok) return listed;
    if (!isLocalDate(day)) return fail('act-day-unreadable', { act: id, day });
    if (day > today) return fail('day-in-future', { day });
    if (!Number.isSafeInteger(times) || times < 1) return fail('act-times-invalid', { act: id, times });
    if (evidence.every((ref) => ref.trim() === '')) return fail('act-evidence-missing', { act: id });
    if ([...items.map(({ number }) => number), ...counterparties, id].some((text) => text.trim() === ''))
      return fail('act-number-missing', { act: id });
    const alien = items.find(({ kind }) => !isItemOfAct(act.act, kind));
    if (alien !== undefined) return fail('item-kind-not-of-act', { act: id, kind: alien.kind });
    if (act.act === 'criminal-punishment') return fail('act-is-a-conviction', { act: id });
    if (acts.slice(0, at).some((other) => other.id === id || isSameAct(other, act)))
      return fail('act-twice', { act: id });
  }
  return ok(undefined);
}

/** Problems: `conviction-missing`, `act-day-unreadable`, `conviction-days-disordered`, `day-in-future`, `conviction-not-effective`. */
export function checkConviction(conviction: Conviction | undefined, today: string): Result<Conviction> {
  if (conviction === undefined || conviction.judgment.trim() === '' || conviction.court.trim() === '')
    return fail('conviction-missing');
  const { actedOn, effectiveOn, servedOn, sentence, offence } = conviction;
  const listed = checkListed([
    ['offence', offence, OFFENCES],
    ['sentence', sentence, SENTENCES],
  ]);
  if (!listed.ok) return listed;
  for (const day of [actedOn, effectiveOn, ...(servedOn === undefined ? [] : [servedOn])])
    if (!isLocalDate(day)) return fail('act-day-unreadable', { act: conviction.judgment, day });
  if (effectiveOn > today) return fail('conviction-not-effective', { from: effectiveOn });
  if (servedOn !== undefined && servedOn > today) return fail('day-in-future', { day: servedOn });
  if (actedOn > effectiveOn || (servedOn !== undefined && (servedOn < actedOn || sentence !== 'custodial')))
    return fail('conviction-days-disordered', { judgment: conviction.judgment });
  return ok(conviction);
}

/** As they are kept: ids trimmed, one spelling of each item, and each item and counterparty once. */
export function canonicalActs(acts: readonly SanctionAct[]): readonly SanctionAct[] {
  return acts.map((act) => ({
    ...act,
    id: act.id.trim(),
    items: [
      ...new Map(act.items.map((item) => [itemKey(item.number), { ...item, number: itemKey(item.number) }])).values(),
    ],
    counterparties: [...new Set(act.counterparties.map(nameKey))],
  }));
}

/** Sanctions of a person, this one excepted, on which a determination rests that was not found wrong. */
export function otherSanctions(casework: Casework, personId: string, id: string): readonly SanctionState[] {
  const records = (casework.sanction ?? new Map()) as ReadonlyMap<string, SanctionState>;
  return [...records.values()].filter(
    (other) =>
      other.id !== id && other.personId === personId && other.determination !== undefined && other.stage !== 'lifted',
  );
}

/** Ids of the acts on which another determination rests already. */
export function actsCountedBefore(acts: readonly SanctionAct[], others: readonly SanctionState[]): ReadonlySet<string> {
  const used = others.flatMap(({ acts: of, determination, recount }) => {
    const lines = new Map((recount ?? determination?.count)?.lines.map((line) => [line.id, line.notCounted]));
    return of.filter(({ id }) => lines.get(id) === undefined);
  });
  return new Set(
    acts
      .filter((act) => used.some((other) => other.id.trim() === act.id.trim() || isSameAct(other, act)))
      .map(({ id }) => id),
  );
}

/** Problems: `act-counted-before` (`act`), `conviction-counted-before` (`judgment`). */
export function checkUnused(
  { acts, conviction }: Pick<SanctionState, 'acts'> & { readonly conviction?: Conviction | undefined },
  others: readonly SanctionState[],
): Result<undefined> {
  const [before] = actsCountedBefore(acts, others);
  if (before !== undefined) return fail('act-counted-before', { act: before });
  if (
    conviction !== undefined &&
    others.some(
      ({ conviction: other }) => other !== undefined && nameKey(other.judgment) === nameKey(conviction.judgment),
    )
  )
    return fail('conviction-counted-before', { judgment: conviction.judgment });
  return ok(undefined);
}
