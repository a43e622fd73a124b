import {
  packsForDetermination,
  rulesOfBasis,
  SANCTION_PACKS,
  type Act,
  type DeterminationBasis,
  type RulePack,
  type SanctionRule,
} from '#law';
import { fail, ok, type Result } from '#model';

import type { SanctionBasis, SanctionState } from './sanction.ts';

export interface Carried {
  readonly basis: SanctionBasis;
  readonly pack: RulePack;
  /** Rules of the pack for what counts, with a term. */
  readonly rules: readonly SanctionRule[];
  /** Ids of acts of which the pack does not speak. */
  readonly notInPack: ReadonlySet<string>;
}

interface Deed {
  /** Absent: the conviction. */
  readonly id?: string;
  readonly act: Act;
  readonly day: string;
}

/**
 * What carries a determination of today: for each act the packs of both dates, one pack whose rules are applied, and the lawyer's choice
 * where they differ. Problems: those of `packsForDetermination` (a superseded pack carries nothing new), `pack-unknown`,
 * `pack-not-chosen` (a lawyer chose another), `pack-not-applicable`, `no-term` (the pack names no term: it is a ground, no measure).
 */
export function carriedBy(state: SanctionState, packId: string, decidedOn: string): Result<Carried> {
  const pack = SANCTION_PACKS.find(({ id }) => id === packId);
  if (pack === undefined) return fail('pack-unknown', { pack: packId });
  const { choice, region, route } = state;
  if (choice !== undefined && choice.pack !== packId)
    return fail('pack-not-chosen', { pack: packId, chosen: choice.pack });
  const deeds = deedsOf(state);
  const bases: DeterminationBasis[] = [];
  const notInPack = new Set<string>();
  let differing: SanctionBasis['differing'];
  for (const { id, act, day } of deeds) {
    const question = { act, actedAt: day, decidedAt: decidedOn, region };
    const plain = packsForDetermination(question);
    if (!plain.ok && plain.problem.code === 'packs-differ') differing ??= differenceOf(plain.problem.values);
    const found = choice === undefined ? plain : packsForDetermination({ ...question, choice });
    if (found.ok && found.value.packs.some((carrying) => carrying === packId)) bases.push(found.value);
    else if (found.ok || ['no-rule', 'pack-not-applicable'].includes(found.problem.code)) {
      if (id !== undefined) notInPack.add(id);
    } else return found;
  }
  const days = deeds.map(({ day }) => day).toSorted();
  const [firstActOn, lastActOn] = [days[0], days.at(-1)];
  if (bases.length === 0 || firstActOn === undefined || lastActOn === undefined)
    return fail('pack-not-applicable', { pack: packId });
  const rules = [...new Set(bases.flatMap((basis) => rulesOfBasis({ ...basis, packs: [pack.id] }, route)))].filter(
    ({ measure }) => measure !== 'public-exposure',
  );
  if (rules.every(({ termValue }) => termValue === undefined)) return fail('no-term', { route, packs: packId });
  const basis: SanctionBasis = {
    ...{ firstActOn, lastActOn, decidedOn, pack: packId, confidence: pack.confidence, open: pack.open },
    bases: distinct(bases),
    ...(differing === undefined ? {} : { differing }),
    ...(choice === undefined ? {} : { choice }),
  };
  return ok({ basis, pack, rules, notInPack });
}

/** The acts, or on the criminal route the day of the first act that the judgment found. */
function deedsOf({ route, acts, conviction }: SanctionState): readonly Deed[] {
  if (route === 'police') return acts;
  return conviction === undefined ? [] : [{ act: 'criminal-punishment', day: conviction.actedOn }];
}

function differenceOf(values: Readonly<Record<string, string | number>>): SanctionBasis['differing'] {
  return { act: String(values['act']), decision: String(values['decision']) };
}

function distinct(bases: readonly DeterminationBasis[]): readonly DeterminationBasis[] {
  return [...new Map(bases.map((basis) => [`${basis.act} ${basis.actedAt}`, basis])).values()];
}
