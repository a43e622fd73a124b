import { CHINA_CALENDAR, LEGAL_VALUES, type LegalValueId } from '#law';

import type { Actor, AgencyKind, AgencyLevel, Purpose, Role } from './actor.ts';
import { step } from './decide.ts';
import type { Casework, CommandHead, Context, EventHead } from './record.ts';
import type { LegalSettingState } from './settings/legal-setting.ts';

/** A moment in China, `2021-04-10 14:30`. */
export function at(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}${text.length === 10 ? 'T00:00' : ''}:00+08:00`);
}

export function actor(
  id: string,
  role: Role,
  agency: { kind?: AgencyKind; level?: AgencyLevel; region?: string; id?: string } = {},
): Actor {
  const { kind = 'police', level = 'city', region = '371300' } = agency;
  return {
    id,
    name: `测试${id}`,
    role,
    agency: { id: agency.id ?? `${kind}-${level}-${region}`, kind, level, region },
  };
}

export function context(nowMs: number, who: Actor, purpose: Purpose = 'investigation', caseNo = 'A0000001'): Context {
  return { nowMs, actor: who, purpose, caseNo, calendar: CHINA_CALENDAR };
}

/** Values that no text sets, as a test needs them. */
export const TEST_VALUES: Partial<Record<LegalValueId, number>> = {
  'telecom-stop-hours': 48,
  'sanction-appeal-days': 30,
  'aftl-appeal-days': 15,
  'sanction-auto-lift': 1,
  'sanction-term-start': 1,
  'sanction-during-sentence': 1,
  'identity-reverify-counting': 0,
  'return-formula': 1,
  'receipt-hours': 24,
  'limit-notice-hours': 24,
  'lead-sign-hours': 24,
  'lead-feedback-days': 15,
  'warning-hours': 24,
  'dispute-days': 15,
  'self-check-per-day': 2,
};

/** Casework in which every legal value is switched on or set, and nothing else is there. */
export function settledCasework(): Casework {
  const settings = Object.values(LEGAL_VALUES)
    .map(({ id, value }) => [id, TEST_VALUES[id as LegalValueId] ?? value] as const)
    .filter((pair): pair is [string, number] => pair[1] !== undefined)
    .map(([id, value]): [string, LegalSettingState] => [
      id,
      { kind: 'legal-setting', id, region: '000000', agencies: [], setting: { value, by: '测试法制', atMs: 0 } },
    ]);
  return { 'legal-setting': new Map(settings) };
}

/** Gives the commands in order; throws with the code where one is refused. */
export function run(
  casework: Casework,
  steps: readonly (readonly [command: CommandHead, context: Context])[],
): { readonly casework: Casework; readonly events: readonly EventHead[] } {
  let now = casework;
  const events: EventHead[] = [];
  for (const [command, when] of steps) {
    const done = step(now, command, when);
    if (!done.ok) throw new Error(`${command.type}: ${done.problem.code} ${JSON.stringify(done.problem.values)}`);
    now = done.value.casework;
    events.push(...done.value.events);
  }
  return { casework: now, events };
}

/** Code of the problem, or `ok`. */
export function codeOf(casework: Casework, command: CommandHead, when: Context): string {
  const done = step(casework, command, when);
  return done.ok ? 'ok' : done.problem.code;
}
