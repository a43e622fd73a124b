import type { Problem } from '#model';

/** The problem of a value that stands outside its list; commands come from outside, so a type alone keeps nobody to it. */
export function oneOf(values: readonly string[], value: unknown, field: string): Problem | undefined {
  return typeof value === 'string' && values.includes(value)
    ? undefined
    : { code: 'value-not-in-list', values: { field, value: String(value) } };
}
