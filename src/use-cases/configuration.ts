import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { fail, ok, type Result } from '#model';

/** `--config FILE`: parameter values by detector, which detectors run, and the input fingerprints they were chosen on. */
const configurationSchema = z.strictObject({
  parameters: z
    .record(z.string(), z.record(z.string(), z.union([z.number(), z.array(z.number()).min(1)])))
    .exactOptional(),
  /** Ids of the detectors to run; all when absent. */
  detectors: z.array(z.string()).min(1).exactOptional(),
  chosen_on: z.array(z.string()).exactOptional(),
});

export type Configuration = z.infer<typeof configurationSchema>;

const KEYS = Object.keys(configurationSchema.shape).join(', ');

/** Problems: `not-found`, `config-invalid` with the place and the reason, for an unknown key with the possible ones. Unknown detectors are found when it is applied. */
export function readConfiguration(path: string): Result<Configuration> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return fail('not-found', { file: path });
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail('config-invalid', {
      file: path,
      place: '',
      reason: error instanceof Error ? error.message : String(error),
    });
  }
  const parsed = configurationSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? { keys: issue.keys.join(', '), allowed: KEYS } : {};
  const place = issue?.path.join('.') ?? '';
  return fail('config-invalid', { file: path, place, reason: issue?.message ?? '', ...unknown });
}
