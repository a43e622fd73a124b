import { fail, type Problem, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import type { PersonEventPayload } from '../people/person-events.ts';
import { namesReport } from '../names-report.ts';
import { oneOf } from '../one-of.ts';
import { personOf } from '../people/person.ts';
import type { EventHead } from '../record.ts';
import { ending, events, newId, refused, type Deciding } from './deciding.ts';
import type { ApproveRisk, LiftRisk, NotifyHolder, ProposeRisk, RecordCustomerCheck } from './measure-commands.ts';
import {
  BASIC_SERVICES,
  CHECK_OUTCOMES,
  MEASURE_RISKS,
  RISK_LAWS,
  RISK_MEASURES,
  type MeasureState,
  type RiskLevel,
  type RiskMeasure,
  type RiskMeasureKind,
} from './measure-state.ts';
import { isOpen } from './standing.ts';

type Decided = Result<readonly EventHead[]>;

/** Lowest risk at which a measure is in proportion. A setting of ours: the law says “according to risk”. */
export const LEAST_RISK: Readonly<Record<RiskMeasureKind, RiskLevel>> = {
  'verify-transaction': 'low',
  're-verify-identity': 'low',
  'delay-settlement': 'medium',
  limit: 'medium',
  suspend: 'high',
};

/** What restricts waits for the head; what only asks takes effect at once. */
export const ASKS_ONLY: readonly RiskMeasureKind[] = ['verify-transaction', 're-verify-identity'];

const RANK: Readonly<Record<RiskLevel, number>> = { low: 0, medium: 1, high: 2 };

/** A measure of the institution's own (反电信网络诈骗法 18), or one for a high money-laundering risk where it is needed (反洗钱法 30). */
export function proposeRisk(input: Deciding<ProposeRisk>): Decided {
  const { state, command, context } = input;
  const { risk: id, kind, law, level, reasons, keeps, need } = command;
  const { institution } = state.account;
  const problem = refused(
    context.actor.agency.id === institution ? undefined : { code: 'not-your-account', values: { institution } },
    newId(state, id),
    oneOf(RISK_MEASURES, kind, 'kind'),
    oneOf(RISK_LAWS, law, 'law'),
    oneOf(MEASURE_RISKS, level, 'level'),
    reasons.length > 0 ? undefined : { code: 'reason-missing', values: { command: command.type } },
    disproportionate(command),
    unasked(state, kind),
    state.risks.some((one) => one.kind === kind && isOpen(one))
      ? { code: 'limited-already', values: { limit: kind } }
      : undefined,
  );
  if (problem !== undefined) return problem;
  const risk = { id, kind, law, risk: level, institution, reasons, keeps, need };
  const proposed = { type: 'measure.risk-proposed', risk } as const;
  return ASKS_ONLY.includes(kind) ? events(input, proposed, tookEffect(id)) : events(input, proposed);
}

export function approveRisk(input: Deciding<ApproveRisk>): Decided {
  const { state, command, context } = input;
  const found = riskOf(state, command.risk, context.actor.agency.id);
  if (!found.ok) return found;
  if (found.value.status !== 'proposed') return fail('risk-not-so', { risk: command.risk, status: found.value.status });
  const problem = refused(unasked(state, found.value.kind));
  return problem ?? events(input, tookEffect(command.risk));
}

export function liftRisk(input: Deciding<LiftRisk>): Decided {
  const { state, command, context } = input;
  const found = riskOf(state, command.risk, context.actor.agency.id);
  if (!found.ok) return found;
  if (!isOpen(found.value)) return fail('risk-not-so', { risk: command.risk, status: found.value.status });
  if (command.reason.trim() === '') return fail('reason-missing', { command: command.type });
  const end = found.value.status === 'in-force' ? 'released' : 'withdrawn';
  return events(input, ending(state, [command.risk], { end, reason: command.reason, own: context.actor.agency.id }));
}

/** The customer is asked first; an explanation that holds lifts at once whatever the institution had set (反电信网络诈骗法 32). */
export function recordCustomerCheck(input: Deciding<RecordCustomerCheck>): Decided {
  const { state, command, context } = input;
  const { institution } = state.account;
  if (context.actor.agency.id !== institution) return fail('not-your-account', { institution });
  if (command.note.trim() === '') return fail('note-missing', {});
  const unlisted = refused(oneOf(CHECK_OUTCOMES, command.outcome, 'outcome'));
  if (unlisted !== undefined) return unlisted;
  const check = { institution, outcome: command.outcome, note: command.note };
  const checked = { type: 'measure.customer-checked', check } as const;
  const open = state.risks.filter(isOpen).map(({ id }) => id);
  return command.outcome === 'explained' && open.length > 0
    ? events(input, checked, ending(state, open, { end: 'checked', own: institution }))
    : events(input, checked);
}

/**
 * 处置原因、救济渠道、需要提交的资料, and nothing else: whether a suspicious transaction was reported may not be told. The day goes
 * to the person's record, where there is one, as a fact.
 */
export function notifyHolder(input: Deciding<NotifyHolder>): Decided {
  const { state, command, context, casework } = input;
  const { reason, reliefChannel, papersNeeded } = command;
  const notice = state.notices.find(({ id }) => id === command.notice);
  if (notice === undefined) return fail('notice-unknown', { notice: command.notice });
  if (notice.given !== undefined) return fail('notified-already', { notice: notice.id });
  const isRelease = notice.kind === 'release';
  if (reason.trim() === '') return fail('notice-incomplete', { field: 'reason' });
  if (!isRelease && reliefChannel.trim() === '') return fail('notice-incomplete', { field: 'relief' });
  if (!isRelease && papersNeeded.every((paper) => paper.trim() === ''))
    return fail('notice-incomplete', { field: 'papers' });
  if ([reason, reliefChannel, ...papersNeeded].some(namesReport)) return fail('notice-tells-report', {});
  const told = { reason, reliefChannel, papersNeeded };
  const happened = events(input, { type: 'measure.holder-notified', notice: notice.id, told });
  const person = state.personId === undefined ? undefined : personOf(casework, state.personId);
  if (!happened.ok || isRelease || person === undefined) return happened;
  const items = state.others.find(({ id }) => id === notice.about)?.numbers ?? [state.account.number];
  const fact = { kind: 'limit-notified', atMs: context.nowMs, note: notice.about, items } as const;
  const payload = { type: 'person.fact-recorded', fact } as const satisfies PersonEventPayload;
  return { ok: true, value: [...happened.value, makeEvent(person, context, payload)] };
}

function tookEffect(risk: string) {
  const notices = [{ id: `${risk}-notice`, about: risk, kind: 'limit' }] as const;
  return { type: 'measure.risk-took-effect', risk, deliveries: [], notices } as const;
}

function riskOf(state: MeasureState, id: string, agency: string): Result<RiskMeasure> {
  const risk = state.risks.find((one) => one.id === id);
  if (risk === undefined) return fail('risk-unknown', { risk: id });
  return risk.institution === agency
    ? { ok: true, value: risk }
    : fail('not-your-account', { institution: risk.institution });
}

/** Never clearly out of proportion; medical care, social security and utilities are kept (反洗钱法 30 ¶2). */
function disproportionate({ kind, law, level, keeps, need }: ProposeRisk): Problem | undefined {
  const least = LEAST_RISK[kind];
  if (RANK[level] < RANK[least]) return { code: 'out-of-proportion', values: { kind, level, least } };
  if (law === 'aml-30' && (level !== 'high' || need.trim() === ''))
    return { code: 'aml-needs-high-risk', values: { level } };
  const lost = BASIC_SERVICES.find((service) => !keeps.includes(service));
  const restricts = kind === 'limit' || kind === 'suspend';
  return restricts && lost !== undefined ? { code: 'basic-services-not-kept', values: { service: lost } } : undefined;
}

/** Who restricts has asked the customer first (261号 十六). */
function unasked({ customerChecks }: MeasureState, kind: RiskMeasureKind): Problem | undefined {
  if (kind !== 'limit' && kind !== 'suspend') return undefined;
  const last = customerChecks.at(-1);
  if (last === undefined) return { code: 'customer-not-asked', values: { kind } };
  return last.outcome === 'explained' ? { code: 'customer-explained', values: { kind } } : undefined;
}
