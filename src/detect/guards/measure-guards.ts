import type { Parameters, ParameterValue, Preset, Result } from '#model';
import { fail, ok } from '#model';
import type { CaseView, GuardedColumns } from '../case-view.ts';
import { resolveParameters } from '../parameters.ts';
import { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft, GuardFinding } from './guard.ts';
import { guardOwner, PARAMETER_OWNERS, VOID_OWNER } from './guard-owners.ts';
import { GUARDS } from './guards.ts';
import { voidConditions } from './void-conditions.ts';

/** Parameters of every guard and of the void conditions, by owner: `guard-merchant` …, `guard-void`. */
export type GuardParameters = Readonly<Record<string, Parameters>>;

export interface GuardTable {
  readonly guarded: GuardedColumns;
  /** Guards whose minimum holds, also the void ones; by guard, then by account. */
  readonly findings: readonly GuardFinding[];
  readonly parameters: GuardParameters;
}

/** g: 0.8 of the share of conditions met (definitions.md 8). */
const DAMPING = 0.8;

/**
 * Measures the guards on the view: who is what they look like, which transfers are guarded. Reads nothing but the view;
 * whatever the result, nothing is deleted from it.
 */
export function measureGuards(view: CaseView, parameters: GuardParameters = defaultParameters()): GuardTable {
  const context = new GuardContext(view, voidConditions(view, parameters[VOID_OWNER]!));
  const accounts = new Uint16Array(view.accounts.count);
  const findings: GuardFinding[] = [];
  for (const guard of GUARDS) {
    for (const draft of guard.measure(context, parameters[guardOwner(guard)]!)) {
      const finding = judged(context, guard, draft);
      if (finding.voidedBy === undefined) accounts[draft.account]! |= guard.accountBit ?? 0;
      findings.push(finding);
    }
  }
  return { guarded: { edges: context.edges, accounts }, findings, parameters };
}

/** A preset's parameters with overrides by owner. Problems: `parameter-unknown`, `parameter-invalid`. */
export function planGuards(
  preset: Preset,
  overrides: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>> = {},
): Result<GuardParameters> {
  const planned: Record<string, Parameters> = {};
  for (const { id, parameters } of PARAMETER_OWNERS) {
    const resolved = resolveParameters({ detector: id, descriptors: parameters, preset, overrides: overrides[id] });
    if (!resolved.ok) return fail(resolved.problem.code, resolved.problem.values);
    planned[id] = resolved.value;
  }
  return ok(planned);
}

function defaultParameters(): GuardParameters {
  const planned = planGuards('statement');
  if (!planned.ok) throw new RangeError(planned.problem.code);
  return planned.value;
}

function judged(context: GuardContext, guard: Guard, draft: GuardDraft): GuardFinding {
  const voidedBy = draft.voidedBy ?? context.voidOf(draft.account);
  const acts = voidedBy === undefined && guard.damps.length > 0;
  const { account, share, values } = draft;
  const finding = {
    account,
    share,
    values,
    guard: guard.id,
    damping: acts ? DAMPING * share : 0,
    damps: guard.damps,
  };
  return voidedBy === undefined ? finding : { ...finding, voidedBy };
}
