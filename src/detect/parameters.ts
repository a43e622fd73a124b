import { fail, ok } from '#model';
import type { ParameterDescriptor, Parameters, ParameterValue, Preset, Problem, Result } from '#model';

export interface ParameterRequest {
  readonly detector: string;
  readonly descriptors: readonly ParameterDescriptor[];
  readonly preset: Preset;
  readonly overrides?: Readonly<Record<string, ParameterValue>> | undefined;
}

/**
 * The preset's defaults with the overrides. An amount (`unit: 'minor'`, meant in fen) can be given for another currency
 * under `<id>.<currency code>`. Problems: `parameter-unknown`, `parameter-invalid`.
 */
export function resolveParameters(request: ParameterRequest): Result<Parameters> {
  const { detector, descriptors, preset, overrides = {} } = request;
  const resolved: Record<string, ParameterValue> = {};
  for (const descriptor of descriptors) resolved[descriptor.id] = descriptor.default[preset];
  for (const [id, value] of Object.entries(overrides)) {
    const descriptor = descriptors.find((candidate) => candidate.id === id || isForCurrency(candidate, id));
    if (!descriptor) return fail('parameter-unknown', { detector, parameter: id, allowed: namesOf(descriptors) });
    const problem = check(descriptor, value, { detector, parameter: id });
    if (problem) return { ok: false, problem };
    resolved[id] = value;
  }
  return ok(resolved);
}

function namesOf(descriptors: readonly ParameterDescriptor[]): string {
  return descriptors.map(({ id }) => id).join(', ');
}

export function numberOf(parameters: Parameters, id: string): number {
  const value = parameters[id];
  if (typeof value !== 'number') throw new TypeError(`parameter ${id} is ${String(value)}, expected a number`);
  return value;
}

export function listOf(parameters: Parameters, id: string): readonly number[] {
  const value = parameters[id];
  if (typeof value !== 'object') throw new TypeError(`parameter ${id} is ${String(value)}, expected a list`);
  return value;
}

export function isOn(parameters: Parameters, id: string): boolean {
  return numberOf(parameters, id) === 1;
}

/**
 * The amount for one currency: the CNY value for CNY, else the one configured for it; undefined: no rule for this
 * currency, so nothing can be said (never a silent conversion). An amount of 0 switches the rule off for every currency.
 */
export function amountFor(parameters: Parameters, id: string, currency: string): number | undefined {
  const base = numberOf(parameters, id);
  const own = parameters[`${id}.${currency}`];
  if (typeof own === 'number') return own;
  return currency === 'CNY' || base === 0 ? base : undefined;
}

/** As `amountFor`, for a list of amounts; a list of zeros is off for every currency. */
export function amountsFor(parameters: Parameters, id: string, currency: string): readonly number[] | undefined {
  const base = listOf(parameters, id);
  const own = parameters[`${id}.${currency}`];
  if (typeof own === 'object') return own;
  return currency === 'CNY' || base.every((minor) => minor === 0) ? base : undefined;
}

function isForCurrency(descriptor: ParameterDescriptor, id: string): boolean {
  return descriptor.unit === 'minor' && new RegExp(`^${descriptor.id}\\.[A-Z]{3}$`).test(id);
}

function check(descriptor: ParameterDescriptor, value: ParameterValue, where: Problem['values']): Problem | undefined {
  const wantsList = typeof descriptor.default.statement === 'object';
  const isList = typeof value === 'object';
  const values = typeof value === 'number' ? [value] : value;
  const valid = wantsList === isList && values.length > 0 && values.every((number) => isAllowed(descriptor, number));
  return valid ? undefined : { code: 'parameter-invalid', values: { ...where, value: String(value) } };
}

function isAllowed(descriptor: ParameterDescriptor, value: number): boolean {
  if (!Number.isFinite(value) || value < 0) return false;
  if (descriptor.unit === 'switch') return value === 0 || value === 1;
  if (descriptor.unit === 'share') return value <= 1;
  return descriptor.unit === 'ratio' || Number.isInteger(value);
}
