import { fail, ok, type Problem, type Result } from '#model';

import { explainAct, stateOn, type ActQuestion } from './explain-act.ts';
import type { LegalTextId } from './legal-texts.ts';
import { isUnder, type Act, type RulePack, type SanctionRoute, type SanctionRule } from './rule-pack.ts';
import { SANCTION_PACKS } from './sanction-packs.ts';

/** A lawyer's choice where the packs of the two dates differ, or where one pack has two terms. */
export interface PackChoice {
  readonly pack: string;
  /** Rule of that pack, where its terms differ (a grade). */
  readonly rule?: string;
  /** Name of the lawyer who chose. */
  readonly by: string;
}

/** What every determination stores: act, its day, the day of the decision, and the packs that carry it. */
export interface DeterminationBasis {
  readonly act: Act;
  /** Local dates `YYYY-MM-DD`. */
  readonly actedAt: string;
  readonly decidedAt: string;
  /** Six-digit area code of the deciding police. */
  readonly region: string;
  readonly packs: readonly LegalTextId[];
  readonly choice?: PackChoice;
}

export interface DeterminationQuestion extends ActQuestion {
  readonly choice?: PackChoice;
}

/**
 * Which packs may carry a new determination that is made on `decidedAt` (the day on which it is really made: a superseded pack shows
 * and replays what it carried, and carries nothing new). Where the packs of the day of the act and of the decision differ the program
 * chooses none: a lawyer names a pack that is in force on the day of the decision. An act from before any pack is carried by none,
 * whoever chooses. Problems: those of `explainAct`, `no-rule`, `no-rule-on-act-day` (`act`, `acted`, `packs`: of the day of the decision),
 * `pack-start-unknown` (`packs`), `packs-differ` (`act`, `decision`: ids of the packs on either day), `pack-superseded` (`pack`, `to`),
 * `pack-not-applicable`, `chooser-missing`, `rule-not-in-pack`.
 */
export function packsForDetermination(
  question: DeterminationQuestion,
  packs: readonly RulePack[] = SANCTION_PACKS,
): Result<DeterminationBasis> {
  const readable = explainAct(question, packs);
  if (!readable.ok) return readable;
  const { act, actedAt, decidedAt, region, choice } = question;
  const about = packs
    .filter((pack) => isUnder(region, pack.region) && pack.rules.some(({ acts }) => acts.includes(act)))
    .map((pack) => ({ pack, onAct: stateOn(pack, actedAt), onDecision: stateOn(pack, decidedAt) }));
  const shown = about.filter(({ onAct, onDecision }) => onAct !== 'out' || onDecision !== 'out');
  if (shown.length === 0) return fail('no-rule', { act, acted: actedAt, decided: decidedAt });
  if (shown.every(({ onAct }) => onAct === 'out'))
    return fail('no-rule-on-act-day', { act, acted: actedAt, packs: ids(shown.map(({ pack }) => pack)) });
  const unknown = shown.filter(
    ({ onAct, onDecision }) => onDecision === 'unknown' || (onAct === 'unknown' && onDecision === 'in'),
  );
  if (unknown.length > 0)
    return fail('pack-start-unknown', {
      packs: ids(unknown.map(({ pack }) => pack)),
      others: ids(shown.filter((entry) => !unknown.includes(entry)).map(({ pack }) => pack)),
    });
  const onDecision = shown.filter((entry) => entry.onDecision === 'in').map(({ pack }) => pack);
  const onAct = shown.filter((entry) => entry.onAct !== 'out').map(({ pack }) => pack);
  const head = { act, actedAt, decidedAt, region };
  if (choice !== undefined) {
    const problem = problemOf(choice, question, { about: shown.map(({ pack }) => pack), onDecision });
    if (problem !== undefined) return { ok: false, problem };
    return ok({ ...head, packs: onDecision.filter(({ id }) => id === choice.pack).map(({ id }) => id), choice });
  }
  if (ids(onAct) !== ids(onDecision)) return fail('packs-differ', { act: ids(onAct), decision: ids(onDecision) });
  return ok({ ...head, packs: onDecision.map(({ id }) => id) });
}

/** The rules that a stored determination rests on: of its packs, for its act, by the route; superseded packs too. */
export function rulesOfBasis(
  { act, packs: carried, choice }: DeterminationBasis,
  route: SanctionRoute,
  packs: readonly RulePack[] = SANCTION_PACKS,
): readonly SanctionRule[] {
  const rules = packs
    .filter(({ id }) => carried.includes(id))
    .flatMap((pack) => pack.rules.filter((rule) => rule.acts.includes(act) && rule.route === route));
  const chosen = rules.find(({ id }) => id === choice?.rule);
  if (chosen === undefined) return rules;
  return rules.filter((rule) => rule === chosen || rule.measure !== chosen.measure);
}

function problemOf(
  choice: PackChoice,
  { act }: DeterminationQuestion,
  { about, onDecision }: { readonly about: readonly RulePack[]; readonly onDecision: readonly RulePack[] },
): Problem | undefined {
  const values = { pack: choice.pack };
  if (choice.by.trim() === '') return { code: 'chooser-missing', values };
  const pack = about.find(({ id }) => id === choice.pack);
  if (pack === undefined) return { code: 'pack-not-applicable', values };
  if (!onDecision.includes(pack)) return { code: 'pack-superseded', values: { ...values, to: pack.to ?? '' } };
  const { rule } = choice;
  if (rule !== undefined && !pack.rules.some(({ id, acts }) => id === rule && acts.includes(act)))
    return { code: 'rule-not-in-pack', values: { ...values, rule } };
  return undefined;
}

function ids(packs: readonly RulePack[]): string {
  return packs.map(({ id }) => id).join(', ');
}
