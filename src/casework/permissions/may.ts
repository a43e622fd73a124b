import { isUnder } from '#law';
import { fail, ok, type Problem, type Result } from '#model';

import { AGENCY_LEVELS, type Actor, type AgencyLevel, type Purpose } from '../actor.ts';
import type { RecordHead } from '../record.ts';
import type { Permission } from './permission.ts';
import { ROLES_OF } from './roles-of.ts';
import { PERMISSIONS } from './table.ts';

/** What an action is done to. */
export type Target = Pick<RecordHead, 'region' | 'agencies' | 'personId' | 'caseNo' | 'hands'>;

export interface MayInput {
  readonly action: string;
  readonly actor: Actor;
  readonly purpose: Purpose;
  readonly caseNo?: string | undefined;
  readonly target: Target;
}

/**
 * Whether somebody may do something to a record, from the table alone. The problem names the first thing that the nearest line lacks:
 * `no-such-action`, `not-your-role`, `not-your-kind-of-agency`, `level-too-low` (value `needed`), `not-your-region`,
 * `not-your-agency`, `not-your-record`, `wrong-purpose`, `case-number-missing`, `case-number-differs`, `four-eyes` (value `done`).
 */
export function may(input: MayInput, table: readonly Permission[] = PERMISSIONS): Result<Permission> {
  let nearest: { readonly step: number; readonly problem: Problem } | undefined;
  for (const line of linesOf(input.action, table)) {
    const lack = CHECKS.map((check) => check(line, input)).findIndex((problem) => problem !== undefined);
    if (lack === -1) return ok(line);
    const problem = CHECKS[lack]?.(line, input);
    if (problem !== undefined && (nearest === undefined || lack > nearest.step)) nearest = { step: lack, problem };
  }
  if (nearest === undefined) return fail('no-such-action', { action: input.action });
  return { ok: false, problem: nearest.problem };
}

/** County is below city, and so on. */
export function isLevelAtLeast(level: AgencyLevel, least: AgencyLevel): boolean {
  return AGENCY_LEVELS.indexOf(level) >= AGENCY_LEVELS.indexOf(least);
}

const BY_ACTION: ReadonlyMap<string, readonly Permission[]> = Map.groupBy(PERMISSIONS, ({ action }) => action);

function linesOf(action: string, table: readonly Permission[]): readonly Permission[] {
  return table === PERMISSIONS ? (BY_ACTION.get(action) ?? []) : table.filter((line) => line.action === action);
}

type Check = (line: Permission, input: MayInput) => Problem | undefined;

const CHECKS: readonly Check[] = [
  ({ roles }, { actor, action }) =>
    roles.includes(actor.role) ? undefined : { code: 'not-your-role', values: { action, role: actor.role } },
  ({ kinds }, { actor, action }) =>
    kinds.includes(actor.agency.kind) && ROLES_OF[actor.agency.kind].includes(actor.role)
      ? undefined
      : { code: 'not-your-kind-of-agency', values: { action, kind: actor.agency.kind } },
  ({ level }, { actor, action }) =>
    isLevelAtLeast(actor.agency.level, level)
      ? undefined
      : { code: 'level-too-low', values: { action, level: actor.agency.level, needed: level } },
  stands,
  ({ purposes }, { purpose, action }) =>
    purposes.includes(purpose) ? undefined : { code: 'wrong-purpose', values: { action, purpose } },
  ({ needsCaseNo }, { action, caseNo, target }) => {
    if (needsCaseNo !== true) return undefined;
    if (caseNo === undefined || caseNo.trim() === '') return { code: 'case-number-missing', values: { action } };
    return target.caseNo === undefined || target.caseNo === caseNo
      ? undefined
      : { code: 'case-number-differs', values: { action, given: caseNo } };
  },
  ({ notAfter = [] }, { actor, action, target }) => {
    const hand = target.hands?.find(({ command, by }) => by === actor.id && notAfter.includes(command));
    return hand === undefined ? undefined : { code: 'four-eyes', values: { action, done: hand.command } };
  },
];

function stands({ scope }: Permission, { actor, action, target }: MayInput): Problem | undefined {
  switch (scope) {
    case 'any':
      return undefined;
    case 'self':
      return target.personId === actor.id ? undefined : { code: 'not-your-record', values: { action } };
    case 'agency':
      return target.agencies.includes(actor.agency.id)
        ? undefined
        : { code: 'not-your-agency', values: { action, agency: actor.agency.id } };
    case 'region':
      return isUnder(target.region, actor.agency.region)
        ? undefined
        : { code: 'not-your-region', values: { action, region: target.region, yours: actor.agency.region } };
  }
}
