import type { ParameterDescriptor, ParameterValue, Preset } from '#model';

export const SETTING = 'setting';
export const BANK_A = 'a rural bank’s rule engine; not statutory';
export const BANK_B = 'a bank’s published rule set; not statutory';

/** The same default in both presets. */
export function both<T extends ParameterValue>(value: T): Readonly<Record<Preset, T>> {
  return { statement: value, structure: value };
}

export const VALUE_RULE: ParameterDescriptor = {
  id: 'valueRule',
  title: { zh: '启用（按金额判断）', en: 'On (a rule of amounts)' },
  unit: 'switch',
  default: { statement: 1, structure: 0 },
  source: 'preset: value rules are off in `structure`',
};

export const MAXIMUM_REASONS: ParameterDescriptor = {
  id: 'maximumReasons',
  title: { zh: '理由数上限', en: 'Most reasons' },
  unit: 'count',
  default: both(50_000),
  source: SETTING,
};
