import { fail, ok, type Result } from '#model';

import { namesReport } from '../names-report.ts';
import { isLevelAtLeast } from '../permissions/may.ts';
import { allRecords, recordOf } from '../record-of.ts';
import type { Actor } from '../actor.ts';
import { detectorFeedback } from '../detector-feedback/detector-feedback.ts';
import { isSameItem } from '../people/item-key.ts';
import { personOf } from '../people/person.ts';
import type { Casework, DecideInput, EventHead, LiftCause, RecordHead, RecordKind, RecordRef } from '../record.ts';
import type { AppealCommand, AppealState, Contested, Restored, UpheldGround } from './appeal.ts';
import type { AppealBasis } from './appeal-bases.ts';
import { isDetermined, mayAnswer } from './competence.ts';
import { checkTermOver } from './check-term-over.ts';
import { spelt } from './file-appeal.ts';
import { handOn } from './independence.ts';
import { remediesOf } from './remedies.ts';
import { restrictionOf } from './restriction.ts';
import { stillStands } from './still-stands.ts';
import {
  appealEvent,
  deliveriesOf,
  isCredit,
  isDispute,
  isOpen,
  settleDisputes,
  toCredit,
  type Instruction,
} from './ticket.ts';

type DecideCommand = Extract<AppealCommand, { readonly type: 'appeal.decide' }>;
type Input = Omit<DecideInput<AppealState, DecideCommand>, 'state'> & { readonly state: AppealState };

/** One record to be ended, whole or by items, and why. */
interface Target {
  readonly record: RecordRef;
  readonly cause: LiftCause['cause'];
  readonly items?: readonly string[];
  /** Contested itself: nothing of it may be left in force. */
  readonly isNamed: boolean;
}

/**
 * The reviewer's decision. What is upheld ends in the same list of events: the contested records, the items on the person's record,
 * whatever else stands on those items; if one of them cannot be ended nothing is decided. Problems beside those of `appealRecord`:
 * `reason-missing`, `notice-tells-report`, `appeal-ground-missing`, `appeal-ground-does-not-fit`, `appeal-ground-without-effect`, `appeal-part-unnamed`,
 * `appeal-part-not-contested`, `appeal-items-missing`, `appeal-check-missing`, `appeal-not-competent`, `appeal-still-stands`, `term-not-over`, and those of the lifts.
 */
export function decideAppeal(input: Input): Result<readonly EventHead[]> {
  const { state, command, context, casework, law } = input;
  const able = checkReviewer(input);
  if (!able.ok) return able;
  const upheld = upheldOf(state, {
    ...command,
    ...(command.upheld === undefined ? {} : { upheld: spelt(command.upheld, { casework, personId: state.personId }) }),
  });
  if (!upheld.ok) return upheld;
  const items = upheld.value.filter(({ basis }) => isDispute(basis)).flatMap((one) => one.items ?? []);
  const unchecked = items.find((number) => !state.checks.some((check) => check.number === number));
  if (unchecked !== undefined) return fail('appeal-check-missing', { number: unchecked });
  const lifted = liftAll(targetsOf(input, upheld.value), input);
  if (!lifted.ok) return lifted;
  const { events, restored, freed } = lifted.value;
  return ok([
    appealEvent(state, context, {
      type: 'appeal.decided',
      outcome: command.outcome,
      ...(command.ground === undefined ? {} : { ground: command.ground }),
      reasons: command.reasons,
      restored,
      openedByUnknown: [...new Set(items)],
      remedies: command.outcome === 'upheld' ? [] : remediesOf(basesOf(state), context.nowMs, law),
      deliveries: deliveriesOf(instructionsOf(input, upheld.value, items), {
        ...{ ticket: state.id, sent: state.deliveries.length, nowMs: context.nowMs },
      }),
    }),
    ...events,
    ...settleDisputes(state, { context, casework, kept: items }),
    ...feedback(input, [...upheld.value, ...freed, ...restored.filter(({ record }) => record.kind !== 'sanction')]),
  ]);
}

function checkReviewer({ state, command, context, casework }: Input): Result<true> {
  if (!isOpen(state)) return fail('appeal-closed', { id: state.id, status: state.status });
  if (state.reviewer === undefined) return fail('appeal-no-reviewer', { id: state.id });
  if (state.reviewer.id !== context.actor.id) return fail('appeal-not-the-reviewer', { reviewer: state.reviewer.name });
  const hand = handOn(state, casework, context.actor.id);
  if (hand !== undefined) return fail('appeal-reviewer-was-hand', { done: hand });
  if (command.reasons.trim() === '') return fail('reason-missing', { command: command.type });
  if (namesReport(command.reasons)) return fail('notice-tells-report');
  const beyond = state.contested.find((one) => !mayAnswer(one, context.actor, { appeal: state, casework }));
  return beyond === undefined ? ok(true) : fail('appeal-not-competent', { basis: beyond.basis });
}

/** What of the contested falls. */
function upheldOf(state: AppealState, { outcome, ground, upheld = [] }: DecideCommand): Result<readonly Contested[]> {
  if (outcome === 'rejected')
    return ground === undefined && upheld.length === 0 ? ok([]) : fail('appeal-ground-without-effect');
  if (ground === undefined) return fail('appeal-ground-missing');
  const falls = outcome === 'upheld' ? state.contested : upheld;
  if (falls.length === 0) return fail('appeal-part-unnamed');
  const stranger = falls.find((one) => !state.contested.some((whole) => isPartOf(one, whole)));
  if (stranger !== undefined) return fail('appeal-part-not-contested', { ...stranger.record });
  if (ground !== 'not-my-card' && falls.some(({ basis }) => isDispute(basis)))
    return fail('appeal-ground-does-not-fit', { ground });
  // It frees the person and not the account: a restriction contested for itself does not fall by it, and nothing does without a check.
  if (ground === 'not-my-card' && (!falls.some(({ basis }) => isDispute(basis)) || falls.some(isMeasureItself)))
    return fail('appeal-ground-does-not-fit', { ground });
  const bare = falls.find(({ basis, items }) => isDispute(basis) && (items ?? []).length === 0);
  return bare === undefined ? ok(falls) : fail('appeal-items-missing', { ...bare.record });
}

function isMeasureItself({ record, basis }: Contested): boolean {
  return record.kind === 'measure' && !isDispute(basis);
}

function isPartOf(part: Contested, whole: Contested): boolean {
  return (
    part.basis === whole.basis &&
    part.record.kind === whole.record.kind &&
    part.record.id === whole.record.id &&
    (whole.items === undefined ||
      (part.items?.every((number) => whole.items?.some((other) => isSameItem(other, number))) ?? false))
  );
}

/**
 * Each record once. Credit data is corrected and not lifted. Beside an item on the person's record falls what stands on that item
 * elsewhere: measures, telecom steps and counted acts of the same person.
 */
function targetsOf({ state, casework }: Input, upheld: readonly Contested[]): readonly Target[] {
  const named = upheld
    .filter(({ basis }) => !isCredit(basis))
    .map(({ record, basis, items }): Target => ({
      record,
      cause: isDispute(basis) ? 'not-my-card' : 'appeal-upheld',
      isNamed: true,
      ...(items === undefined ? {} : { items }),
    }));
  const items = upheld.filter(({ basis }) => isDispute(basis)).flatMap((one) => one.items ?? []);
  const related = (items.length === 0 ? [] : allRecords(casework))
    .filter(({ kind, personId }) => FOLLOWS.includes(kind) && personId === state.personId)
    .map(({ kind, id }): Target => ({ record: { kind, id }, cause: 'not-my-card', items, isNamed: false }));
  const byRecord = new Map<string, Target>();
  for (const target of [...named, ...related]) {
    const key = `${target.record.kind} ${target.record.id}`;
    const other = byRecord.get(key);
    byRecord.set(key, other === undefined ? target : bothOf(other, target));
  }
  return [...byRecord.values()].flatMap((target) => stillThere(target, casework));
}

/** An item that was removed meanwhile needs no second removal. */
function stillThere(target: Target, casework: Casework): readonly Target[] {
  if (target.record.kind !== 'person') return [target];
  const person = personOf(casework, target.record.id);
  const left = target.items?.filter((number) =>
    person?.items.some((item) => item.number === number && item.status !== 'removed'),
  );
  return left === undefined || left.length === 0 ? [] : [{ ...target, items: left }];
}

const FOLLOWS: readonly RecordKind[] = ['measure', 'telecom', 'sanction'];

function bothOf(one: Target, other: Target): Target {
  const whole = one.items === undefined ? one : other.items === undefined ? other : undefined;
  return whole ?? { ...one, items: [...new Set([...(one.items ?? []), ...(other.items ?? [])])] };
}

interface Lifted {
  readonly events: readonly EventHead[];
  /** Where a restriction ended. */
  readonly restored: readonly Restored[];
  /** Where only the person left the record: what holds the money of the account stays. */
  readonly freed: readonly Restored[];
}

function liftAll(targets: readonly Target[], { state, command, lift, casework, context }: Input): Result<Lifted> {
  const events: EventHead[] = [];
  const restored: Restored[] = [];
  const freed: Restored[] = [];
  const by = { kind: state.kind, id: state.id };
  for (const { record, cause, items, isNamed } of targets) {
    const before = recordOf(casework, record);
    const isOver = command.ground === 'expired' ? checkTermOver(before, context.nowMs) : undefined;
    if (isOver !== undefined) return { ok: false, problem: isOver };
    const lifted = lift(record, {
      ...{ cause, by },
      ...(items === undefined ? {} : { items }),
      ...(command.ground === 'expired' ? ({ isTermOver: true } as const) : {}),
    });
    if (!lifted.ok) return lifted;
    const isWhole = isNamed || (record.kind === 'measure' && cause === 'not-my-card');
    if (isWhole && before !== undefined && stillStands(before, { events: lifted.value, items, cause }))
      return fail('appeal-still-stands', { ...record });
    if (lifted.value.length === 0) continue;
    const beyond = beyondReviewer(before, items, context.actor);
    if (beyond !== undefined) return fail('appeal-not-competent', { basis: beyond });
    events.push(...lifted.value);
    const fallen = restoredOf(record, before, items);
    if (lifted.value.some(({ type }) => type !== 'measure.holder-removed')) restored.push(fallen);
    else freed.push(fallen);
  }
  return ok({ events, restored, freed });
}

/** What also falls may be more than the reviewer's office decides: acts of a sanction, a number that police determined. */
function beyondReviewer(
  record: RecordHead | undefined,
  items: readonly string[] | undefined,
  { agency }: Actor,
): AppealBasis | undefined {
  const isPolice = agency.kind === 'police';
  if (record?.kind === 'sanction') return isPolice && isLevelAtLeast(agency.level, 'city') ? undefined : 'sanction';
  return !isPolice && isDetermined(record, items) ? 'article-32' : undefined;
}

function restoredOf(
  { kind, id }: RecordRef,
  record: RecordHead | undefined,
  items: readonly string[] | undefined,
): Restored {
  return {
    record: { kind, id },
    ...(items === undefined ? {} : { items }),
    ...restrictionOf(record),
    detectors: record?.finding?.detectors ?? [],
  };
}

/**
 * Credit data that was wrong is corrected; where the objection came to nothing its mark is taken off. A card that somebody else opened
 * is taken out of the name by its institution, and whoever decided hears of it for the case.
 */
function instructionsOf(
  { state, context, casework }: Input,
  upheld: readonly Contested[],
  items: readonly string[],
): readonly Instruction[] {
  const isWrong = upheld.some(({ basis }) => isCredit(basis));
  const credit = state.contested.some(({ basis }) => isCredit(basis))
    ? toCredit(state.bodies, isWrong ? 'correct-credit' : 'unmark-disputed')
    : [];
  const institutions = (personOf(casework, state.personId)?.items ?? [])
    .filter(({ number, status }) => items.includes(number) && status !== 'removed')
    .map(({ institution }) => institution);
  const removals = [...new Set(institutions)].map((to) => ({ to, instruction: 'remove-from-name' }) as const);
  const told = state.bodies.decided
    .filter((to) => to !== context.actor.agency.id)
    .map((to) => ({ to, instruction: 'note-opened-by-unknown' }) as const);
  return [...credit, ...removals, ...(removals.length === 0 ? [] : told)];
}

/** The detectors learn it once for each finding. */
function feedback(
  { state, command, context, casework }: Input,
  fallen: readonly { readonly record: RecordRef }[],
): readonly EventHead[] {
  const outcome = command.ground === undefined ? undefined : OUTCOMES[command.ground];
  if (command.ground === undefined || outcome === undefined) return [];
  const findings = fallen.flatMap(({ record }) => recordOf(casework, record)?.finding ?? []);
  return [...new Map(findings.map((finding) => [finding.id, finding])).values()].flatMap((finding) =>
    detectorFeedback(
      finding,
      { outcome, cause: command.ground ?? '', from: { kind: 'appeal', id: state.id } },
      context,
    ),
  );
}

/** What a ground says of the finding; the others say nothing of it. */
const OUTCOMES: Partial<Readonly<Record<UpheldGround, 'false-positive' | 'wrong-person'>>> = {
  'finding-wrong': 'false-positive',
  'unrelated-to-case': 'false-positive',
  'not-my-card': 'wrong-person',
};

function basesOf({ contested }: AppealState) {
  return contested.map(({ basis }) => basis);
}
