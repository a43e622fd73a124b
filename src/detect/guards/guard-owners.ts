import type { Bilingual, ParameterDescriptor } from '#model';
import type { Guard } from './guard.ts';
import { VOID_PARAMETERS } from './guard-parameters.ts';
import { GUARDS } from './guards.ts';

export const VOID_OWNER = 'guard-void';

/** Whose parameters they are, for configuration, run.json and the report; beside the detectors' ids. */
export interface ParameterOwner {
  readonly id: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly parameters: readonly ParameterDescriptor[];
}

export const PARAMETER_OWNERS: readonly ParameterOwner[] = [
  {
    id: VOID_OWNER,
    version: 1,
    title: { zh: '保护性降权的失效条件', en: 'What takes a guard away' },
    parameters: VOID_PARAMETERS,
  },
  ...GUARDS.map((guard) => ({
    id: guardOwner(guard),
    version: guard.version,
    title: { zh: `保护性降权：${guard.title.zh}`, en: `Guard: ${guard.title.en}` },
    parameters: guard.parameters,
  })),
];

export function guardOwner({ id }: Pick<Guard, 'id'>): string {
  return `guard-${id}`;
}
