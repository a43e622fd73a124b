import {
  hasDefault,
  LEGAL_VALUES,
  type LegalSetting,
  type LegalSettings,
  type LegalUnit,
  type LegalValueId,
} from '#law';
import { fail, ok, type Result } from '#model';

import { makeEvent } from '../make-event.ts';
import type { Casework, CommandHead, DecideInput, EventHead, RecordHead, RecordModule } from '../record.ts';

/** One legal value as it is used here. The record's id is the id of the value. */
export interface LegalSettingState extends RecordHead {
  readonly setting: LegalSetting;
}

/** Switches on the known value, or gives one where no text that may be relied on sets it. */
export interface LegalSettingCommand extends CommandHead {
  readonly type: 'legal-setting.switch-on' | 'legal-setting.set';
  readonly value?: number;
  /** Why this value: the text that was read, the order of the agency. */
  readonly reason: string;
}

export interface LegalSettingEvent extends EventHead {
  readonly type: 'legal-setting.given';
  readonly value: number;
  readonly reason: string;
}

/** Problems: `legal-value-unknown`, `legal-value-fixed`, `legal-value-has-none`, `legal-value-out-of-range`, `reason-missing`. */
export const legalSettingRecord: RecordModule<LegalSettingState, LegalSettingCommand, LegalSettingEvent> = {
  kind: 'legal-setting',
  begins: [],
  commands: ['legal-setting.switch-on', 'legal-setting.set'],
  headOf: () => ({ region: '000000', agencies: [] }),
  decide,
  evolve: (state, event) => ({
    ...(state ?? { kind: 'legal-setting', id: event.record.id, region: '000000', agencies: [] }),
    setting: { value: event.value, by: event.by.name, atMs: event.atMs },
  }),
  clocks: () => [],
  fire: () => [],
};

/** What is set or switched on, for the clocks. */
export function legalSettingsOf(casework: Casework): LegalSettings {
  const records = (casework['legal-setting'] ?? new Map()) as ReadonlyMap<string, LegalSettingState>;
  return new Map([...records].map(([id, { setting }]) => [id, setting]));
}

function decide({
  command,
  context,
}: DecideInput<LegalSettingState, LegalSettingCommand>): Result<readonly EventHead[]> {
  const rule = LEGAL_VALUES[command.record.id as LegalValueId] as (typeof LEGAL_VALUES)[LegalValueId] | undefined;
  if (rule === undefined) return fail('legal-value-unknown', { id: command.record.id });
  if (rule.confidence === 'T' && rule.value !== undefined) return fail('legal-value-fixed', { id: rule.id });
  if (command.reason.trim() === '') return fail('reason-missing', { command: command.type });
  const value =
    command.type === 'legal-setting.switch-on' ? (hasDefault(rule) ? rule.value : undefined) : command.value;
  if (value === undefined) return fail('legal-value-has-none', { id: rule.id });
  if (!isPossible(rule.unit, value)) return fail('legal-value-out-of-range', { id: rule.id, value });
  return ok([
    makeEvent(command.record, context, { type: 'legal-setting.given', value, reason: command.reason } as const),
  ]);
}

/** A switch is 0 or 1; a term or a count of nothing is none. */
function isPossible(unit: LegalUnit, value: number): boolean {
  return unit === 'switch' ? value === 0 || value === 1 : Number.isSafeInteger(value) && value > 0;
}
