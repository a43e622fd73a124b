import { dayStartMs, isLocalDate, isUnder, localDateOf, SANCTION_PACKS, type RulePack } from '#law';
import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import { namesReport } from '../names-report.ts';
import type { EventHead } from '../record.ts';
import { leniencyFacts } from '../people/person-facts.ts';
import { checkListed } from './check-listed.ts';
import { canonicalActs, checkActs, checkUnused, otherSanctions } from './check-proposal.ts';
import { personHere } from './check-subject.ts';
import { checkRequests } from './decide-execution.ts';
import { cappedOthers } from './decide-determination.ts';
import { headOf, subjectOf, type SanctionInput } from './decide-proposal.ts';
import { applyOrder } from './orders.ts';
import type { SanctionCommandOf } from './sanction-commands.ts';
import type { SanctionEventPayload } from './sanction-events.ts';
import { cappedTerms, measuresOf, termed } from './sanction-terms.ts';
import type { Determination } from './sanction.ts';

type Past = SanctionCommandOf<'sanction.record-past'>;

/**
 * Enters a determination of the past from its papers, under the pack of its day, so that it can be shown and ends when it must. It
 * creates nothing: only what was decided before the end of a superseded pack. Problems: those of `personHere`, `reason-missing`, `value-not-in-list`,
 * `papers-missing`, `pack-unknown`, `pack-not-superseded`, `pack-start-unknown`, `pack-not-in-force-then`, `pack-not-applicable`,
 * `rule-not-in-pack`, `measure-not-recordable`, `no-term`, days, those of acts, orders and legal values.
 */
export function recordPast(input: SanctionInput, given: Past): Result<readonly EventHead[]> {
  const { casework, context, law } = input;
  const command = { ...given, acts: canonicalActs(given.acts) };
  const listed = checkListed([['decidedLevel', command.decidedLevel, ['city', 'province']]]);
  if (!listed.ok) return listed;
  const today = localDateOf(context.nowMs);
  if (namesReport(command.reasons)) return fail('notice-names-report');
  const found = personHere(casework, command.personId, context);
  if (!found.ok) return found;
  const person = found.value;
  const pack = packThen(command, today);
  if (!pack.ok) return pack;
  const others = otherSanctions(casework, command.personId, command.record.id);
  if (command.acts.length > 0) {
    const acts = checkActs(command.acts, command.decidedOn);
    if (!acts.ok) return acts;
    const unused = checkUnused(command, others);
    if (!unused.ok) return unused;
  }
  const rules = pack.value.rules.filter(({ id }) => command.rules.includes(id));
  const made = measuresOf(rules, { decidedOn: command.decidedOn, settings: law.settings });
  if (!made.ok) return made;
  const all = termed(made.value, command.decidedOn);
  if (!all.some(({ endsOn }) => endsOn !== undefined)) return fail('no-term', { route: 'police', packs: command.pack });
  const terms = cappedTerms(
    { id: command.record.id, measures: all, decidedOn: command.decidedOn },
    others,
    law.settings,
  );
  if (!terms.ok) return terms;
  const { measures, isCapped } = terms.value;
  const checked = checkRequests(command.orders, { orders: [], measures, acts: command.acts });
  if (!checked.ok) return checked;
  const days = [...command.acts.map(({ day }) => day), command.decidedOn];
  const event: SanctionEventPayload = {
    type: 'sanction.past-recorded',
    head: headOf(command),
    subject: subjectOf(person, { days, nowMs: context.nowMs }),
    acts: command.acts,
    leniency: leniencyFacts(person, days.toSorted()[0]),
    reasons: command.reasons,
    determination: { ...determinationOf(command, pack.value), isCapped },
    measures,
    service: { method: 'in-person', servedOn: command.servedOn, receiver: command.document },
    orders: command.orders.map((order) => ({
      ...applyOrder(order, measures, dayStartMs(command.servedOn)),
      receipt: { atMs: dayStartMs(command.servedOn), result: 'done', reason: command.document },
    })),
  };
  return ok([makeEvent(command.record, context, event), ...cappedOthers(input, terms.value)]);
}

function packThen(
  { pack: id, rules, decidedOn, servedOn, document, decidedBy, region }: Past,
  today: string,
): Result<RulePack> {
  if (document.trim() === '' || decidedBy.trim() === '') return fail('papers-missing');
  for (const day of [decidedOn, servedOn]) {
    if (!isLocalDate(day)) return fail('act-day-unreadable', { act: document, day });
    if (day > today) return fail('day-in-future', { day });
  }
  if (servedOn < decidedOn) return fail('day-too-early', { day: servedOn, from: decidedOn });
  const pack = SANCTION_PACKS.find((known) => known.id === id);
  if (pack === undefined) return fail('pack-unknown', { pack: id });
  if (pack.to === undefined || pack.to >= today) return fail('pack-not-superseded', { pack: id });
  if (!isUnder(region, pack.region)) return fail('pack-not-applicable', { pack: id });
  const [possible, certain] =
    'day' in pack.from ? [pack.from.day, pack.from.day] : [pack.from.earliest, pack.from.latest];
  if (decidedOn < possible || decidedOn > pack.to) return fail('pack-not-in-force-then', { pack: id, day: decidedOn });
  if (decidedOn < certain) return fail('pack-start-unknown', { packs: id, others: '' });
  const unknown = rules.find((rule) => !pack.rules.some((known) => known.id === rule));
  if (unknown !== undefined) return fail('rule-not-in-pack', { pack: id, rule: unknown });
  const barred = pack.rules.find((rule) => rules.includes(rule.id) && NOT_RECORDED.includes(rule.measure));
  return barred === undefined ? ok(pack) : fail('measure-not-recordable', { measure: barred.measure });
}

/** Never taken over from old papers: exposure, which today's law does not allow, and penalties, which are no sanction. */
const NOT_RECORDED: readonly string[] = ['public-exposure', 'administrative-penalty'];

function determinationOf({ acts, ...past }: Past, pack: RulePack): Determination {
  const days = [...acts.map(({ day }) => day), past.decidedOn].toSorted();
  return {
    level: past.decidedLevel,
    agency: past.decidedBy,
    by: past.decidedBy,
    atMs: dayStartMs(past.decidedOn),
    basis: {
      ...{
        firstActOn: days[0] ?? past.decidedOn,
        lastActOn:
          acts
            .map(({ day }) => day)
            .toSorted()
            .at(-1) ?? past.decidedOn,
      },
      ...{ decidedOn: past.decidedOn, pack: pack.id, confidence: pack.confidence, bases: [], open: pack.open },
    },
    reasons: past.reasons,
    leniency: [],
    isCapped: false,
    past: past.document,
  };
}
