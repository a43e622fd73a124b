/** An expected problem: a stable code and its data. Text is made at the edge, in zh and en. */
export interface Problem {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: string, values: Problem['values'] = {}): Result<never> {
  return { ok: false, problem: { code, values } };
}
