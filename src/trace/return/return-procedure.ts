import { dayOf, fail, ok, type Result } from '#model';

import { allocateReturn, type ReturnAllocation, type ReturnClaim } from './allocate-return.ts';

/** Which sentence of Article 8 the return rests on: one inflow, timestamps, or pro rata. Only pro rata has a public notice. */
export type ReturnGround = 'single-source' | 'timestamps' | 'pro-rata';

export interface ReturnSettings {
  /** Days of the public notice; 30 in Article 8, known from a secondary copy: a setting. */
  readonly noticeDays: number;
}

/** law.md 3.6 tags the 30 days [S]: read in secondary copies of the 2016 rule, not in the official text. */
export const RETURN_SETTINGS: ReturnSettings = { noticeDays: 30 };

export interface ReturnObjection {
  readonly id: string;
  readonly by: string;
  readonly atMs: number;
  readonly ground: string;
  readonly decision?: {
    readonly by: string;
    readonly atMs: number;
    readonly upheld: boolean;
  };
}

/** One proceeding over one frozen sum. Only its last state is kept; who did what stands in the fields. */
export interface ReturnProcedure {
  /** 1 for the first on this frozen account; a later victim starts the next. */
  readonly number: number;
  readonly ground: ReturnGround;
  readonly frozenMinor: number;
  readonly claims: readonly ReturnClaim[];
  readonly allocation: ReturnAllocation;
  readonly state: 'proposed' | 'noticed' | 'decided';
  /** First and last day of the notice, days since 1970-01-01 in China. */
  readonly notice?: { readonly firstDay: number; readonly lastDay: number; readonly by: string };
  readonly objections: readonly ReturnObjection[];
  readonly decision?: { readonly by: string; readonly atMs: number };
}

export type ReturnStep =
  | { readonly kind: 'notice'; readonly by: string; readonly atMs: number }
  | {
      readonly kind: 'object';
      readonly id: string;
      readonly by: string;
      readonly atMs: number;
      readonly ground: string;
    }
  | {
      readonly kind: 'decide-objection';
      readonly id: string;
      readonly by: string;
      readonly atMs: number;
      readonly upheld: boolean;
      /** The claims as they stand after an upheld objection. */
      readonly claims?: readonly ReturnClaim[];
    }
  | { readonly kind: 'decide'; readonly by: string; readonly atMs: number };

export function proposeReturn(input: {
  readonly ground: ReturnGround;
  readonly frozenMinor: number;
  readonly claims: readonly ReturnClaim[];
  readonly number?: number;
}): Result<ReturnProcedure> {
  const allocation = allocateReturn(input.frozenMinor, input.claims);
  if (!allocation.ok) return allocation;
  return ok({
    number: input.number ?? 1,
    ground: input.ground,
    frozenMinor: input.frozenMinor,
    claims: input.claims,
    allocation: allocation.value,
    state: 'proposed',
    objections: [],
  });
}

/**
 * The next state, or why the step is not allowed: `return-actor-missing`, `return-decided`, `return-notice-needed`,
 * `return-notice-not-needed`, `return-notice-twice`, `return-not-noticed`, `return-notice-running` (value `lastDay`),
 * `return-notice-over`, `return-objection-open`, `return-objection-unknown`, `return-objection-twice`, `return-claims-needed`.
 */
export function stepReturn(
  procedure: ReturnProcedure,
  step: ReturnStep,
  settings: ReturnSettings = RETURN_SETTINGS,
): Result<ReturnProcedure> {
  if (step.by.trim() === '') return fail('return-actor-missing');
  if (procedure.state === 'decided') return fail('return-decided', { number: procedure.number });
  switch (step.kind) {
    case 'notice':
      return giveNotice(procedure, step, settings);
    case 'object':
      return object(procedure, step);
    case 'decide-objection':
      return decideObjection(procedure, step, settings);
    case 'decide':
      return decide(procedure, step);
  }
}

/**
 * Victims found after a decision start a new procedure on what remained frozen (Article 8); what was paid to the earlier
 * ones is compensation there, so that they share again only in what they are still owed. Problem: `return-undecided`.
 */
export function laterVictims(
  decided: ReturnProcedure,
  ground: ReturnGround,
  claims: readonly ReturnClaim[],
): Result<ReturnProcedure> {
  if (decided.state !== 'decided') return fail('return-undecided', { number: decided.number });
  const paid = new Map(decided.allocation.shares.map(({ victim, payoutMinor }) => [victim, payoutMinor]));
  const earlier = decided.claims.map((claim) => ({
    ...claim,
    compensatedMinor: claim.compensatedMinor + (paid.get(claim.victim) ?? 0),
  }));
  return proposeReturn({
    ground,
    frozenMinor: decided.allocation.leftMinor,
    claims: [...earlier, ...claims],
    number: decided.number + 1,
  });
}

function giveNotice(
  procedure: ReturnProcedure,
  step: ReturnStep & { kind: 'notice' },
  { noticeDays }: ReturnSettings,
): Result<ReturnProcedure> {
  if (procedure.ground !== 'pro-rata') return fail('return-notice-not-needed', { ground: procedure.ground });
  if (procedure.state === 'noticed') return fail('return-notice-twice', { number: procedure.number });
  const firstDay = dayOf(step.atMs) + 1;
  return ok({
    ...procedure,
    state: 'noticed',
    notice: { firstDay, lastDay: firstDay + noticeDays - 1, by: step.by },
  });
}

function object(procedure: ReturnProcedure, step: ReturnStep & { kind: 'object' }): Result<ReturnProcedure> {
  const { notice, objections } = procedure;
  if (notice === undefined) return fail('return-not-noticed', { number: procedure.number });
  if (objections.some(({ id }) => id === step.id)) return fail('return-objection-twice', { id: step.id });
  if (dayOf(step.atMs) > notice.lastDay) return fail('return-notice-over', { lastDay: notice.lastDay });
  const { id, by, atMs, ground } = step;
  return ok({ ...procedure, objections: [...objections, { id, by, atMs, ground }] });
}

/** An upheld objection changes the claims: the shares are made anew and, where the ground asks for it, noticed anew. */
function decideObjection(
  procedure: ReturnProcedure,
  step: ReturnStep & { kind: 'decide-objection' },
  settings: ReturnSettings,
): Result<ReturnProcedure> {
  const found = procedure.objections.find(({ id, decision }) => id === step.id && decision === undefined);
  if (found === undefined) return fail('return-objection-unknown', { id: step.id });
  const { by, atMs, upheld } = step;
  const objections = procedure.objections.map((objection) =>
    objection === found ? { ...objection, decision: { by, atMs, upheld } } : objection,
  );
  if (!upheld) return ok({ ...procedure, objections });
  if (step.claims === undefined) return fail('return-claims-needed', { id: step.id });
  const allocation = allocateReturn(procedure.frozenMinor, step.claims);
  if (!allocation.ok) return allocation;
  const changed = {
    ...procedure,
    claims: step.claims,
    allocation: allocation.value,
    objections,
    state: 'proposed',
  } as const;
  return giveNotice(changed, { kind: 'notice', by, atMs }, settings);
}

function decide(procedure: ReturnProcedure, step: ReturnStep & { kind: 'decide' }): Result<ReturnProcedure> {
  const { notice, ground, objections } = procedure;
  if (ground === 'pro-rata') {
    if (notice === undefined) return fail('return-notice-needed', { number: procedure.number });
    if (dayOf(step.atMs) <= notice.lastDay) return fail('return-notice-running', { lastDay: notice.lastDay });
    const open = objections.filter(({ decision }) => decision === undefined);
    if (open.length > 0) return fail('return-objection-open', { open: open.length });
  }
  return ok({ ...procedure, state: 'decided', decision: { by: step.by, atMs: step.atMs } });
}
