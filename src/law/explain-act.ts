import { fail, ok, type Result } from '#model';

import { isLocalDate } from './local-day.ts';
import { isKnownRegion } from './known-region.ts';
import {
  certainFrom,
  isUnder,
  possibleFrom,
  type Act,
  type Confidence,
  type Measure,
  type RulePack,
  type SanctionRoute,
  type SanctionRule,
} from './rule-pack.ts';
import { SANCTION_PACKS } from './sanction-packs.ts';

export interface ActQuestion {
  readonly act: Act;
  /** Local dates `YYYY-MM-DD`. */
  readonly actedAt: string;
  readonly decidedAt: string;
  /** Six-digit area code of the deciding police. */
  readonly region: string;
}

export interface ExplainedRule {
  readonly id: string;
  readonly pack: string;
  readonly article: string;
  readonly source: string;
  readonly confidence: Confidence;
  readonly measure: Measure;
  readonly route: SanctionRoute;
  readonly term_years: number | null;
  /** First day on which the text is certainly in force; `from_earliest` where only the month is known. */
  readonly from: string;
  readonly from_earliest?: string;
  /** Last day on which it could carry a new measure; absent: in force. */
  readonly to?: string;
  readonly conditions: readonly string[];
  /** `I`: the last day is inferred from the newer rule; no repeal was found. */
  readonly to_confidence?: 'I';
  /** On which of the two dates the pack was in force. */
  readonly in_force: 'both' | 'act' | 'decision' | 'unknown';
}

export interface ActExplained {
  readonly rules: readonly ExplainedRule[];
  /** Codes of what is not known or must be found before anything can be decided. */
  readonly open: readonly string[];
  /** Why the program does not choose; `no-rule-on-act-day`: nothing was in force when the act was done, and nobody may choose either. */
  readonly refused?: 'packs-differ' | 'pack-start-unknown' | 'no-rule' | 'no-rule-on-act-day';
}

export type PackState = 'in' | 'out' | 'unknown';

/**
 * Which sanction rules speak of an act, by the date of the act and the date of the decision, from which text and how sure. It
 * explains and never chooses: where the packs of the two dates differ both stand there and the answer says so; a pack whose first
 * day is known by month only refuses dates inside that month. A day after `today` is open as `day-in-future`. Problems:
 * `date-unreadable`, `decision-before-act`, `region-unreadable`, `region-unknown`.
 */
export function explainAct(
  question: ActQuestion,
  packs: readonly RulePack[] = SANCTION_PACKS,
  today?: string,
): Result<ActExplained> {
  const { act, actedAt, decidedAt, region } = question;
  for (const date of [actedAt, decidedAt]) if (!isLocalDate(date)) return fail('date-unreadable', { value: date });
  if (decidedAt < actedAt) return fail('decision-before-act', { acted: actedAt, decided: decidedAt });
  if (!/^\d{6}$/.test(region)) return fail('region-unreadable', { value: region });
  if (!isKnownRegion(region)) return fail('region-unknown', { value: region });
  const about = packs.filter(
    (pack) => isUnder(region, pack.region) && pack.rules.some(({ acts }) => acts.includes(act)),
  );
  const states = about.map((pack) => ({ pack, act: stateOn(pack, actedAt), decision: stateOn(pack, decidedAt) }));
  const shown = states.filter(({ act: onAct, decision }) => onAct !== 'out' || decision !== 'out');
  const rules = shown.flatMap(({ pack, act: onAct, decision }) =>
    pack.rules
      .filter(({ acts }) => acts.includes(act))
      .map((rule): ExplainedRule => ({
        ...{ id: rule.id, pack: pack.id, article: rule.article, source: rule.source, confidence: rule.confidence },
        ...{ measure: rule.measure, route: rule.route, term_years: rule.termYears ?? null, from: certainFrom(pack) },
        ...(possibleFrom(pack) === certainFrom(pack) ? {} : { from_earliest: possibleFrom(pack) }),
        ...(pack.to === undefined ? {} : { to: pack.to }),
        ...(pack.to !== undefined && pack.open.includes('end-inferred') ? { to_confidence: 'I' as const } : {}),
        ...{ conditions: conditionsOf(rule), in_force: inForce(onAct, decision) },
      })),
  );
  const refused = refusalOf(shown);
  return ok({
    rules,
    open: [
      ...(today !== undefined && decidedAt > today ? ['day-in-future'] : []),
      ...new Set([...shown.flatMap(({ pack }) => pack.open), ...rules.flatMap(({ conditions }) => conditions)]),
    ],
    ...(refused === undefined ? {} : { refused }),
  });
}

/** What a rule needs; that something is published is shown only: it is behind a legal gate that is closed. */
function conditionsOf({ measure, conditions }: SanctionRule): readonly string[] {
  return measure === 'public-exposure' ? [...conditions, 'not-carried-out-off'] : conditions;
}

/** Whether a pack is in force on a day. */
export function stateOn(pack: RulePack, day: string): PackState {
  if (day < possibleFrom(pack) || (pack.to !== undefined && day > pack.to)) return 'out';
  return day < certainFrom(pack) ? 'unknown' : 'in';
}

function inForce(onAct: PackState, decision: PackState): ExplainedRule['in_force'] {
  if (onAct === 'unknown' || decision === 'unknown') return 'unknown';
  if (onAct === decision) return 'both';
  return onAct === 'in' ? 'act' : 'decision';
}

function refusalOf(
  shown: readonly { readonly act: PackState; readonly decision: PackState }[],
): ActExplained['refused'] | undefined {
  if (shown.length === 0) return 'no-rule';
  if (shown.some(({ act, decision }) => act === 'unknown' || decision === 'unknown')) return 'pack-start-unknown';
  if (shown.every(({ act }) => act === 'out')) return 'no-rule-on-act-day';
  return shown.some(({ act, decision }) => act !== decision) ? 'packs-differ' : undefined;
}
