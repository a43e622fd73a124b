import type { Parameters, ParameterDescriptor } from '#model';
import { isOn } from '../parameters.ts';

/** RING-1 in `statement`: who only pays in is a payer unless the ring's own money is what is paid. */
export const OWN_MONEY_PARAMETER: ParameterDescriptor = {
  id: 'payersNeedRingMoney',
  title: {
    zh: '只付款的账户，须付出的是团伙资金才列为成员',
    en: 'Who only pays is a member only with money of the ring',
  },
  unit: 'switch',
  default: { statement: 1, structure: 0 },
  source: 'preset',
};

/** Core and payers of a shape, `first` being those of `accounts` that only pay. */
export function coreAndPayers(
  parameters: Parameters,
  accounts: readonly number[],
  first: readonly number[],
): { readonly core: readonly number[]; readonly payers?: readonly number[] } {
  if (!isOn(parameters, OWN_MONEY_PARAMETER.id)) return { core: accounts };
  const only = new Set(first);
  return { core: accounts.filter((account) => !only.has(account)), payers: first };
}
