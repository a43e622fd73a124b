import { createHash } from 'node:crypto';

import type { Detector, HitDraft, Parameters } from '#model';

const ID_HEX = 20;

/**
 * `id`: detector, version, parameters and content fingerprints of the evidence; the same rows in another file give the
 * same id. `key`: detector, sorted core subjects and first evidence transfer; it outlives new statements.
 */
export function hitIds(input: {
  readonly detector: Detector<never>;
  readonly parameters: Parameters;
  readonly hit: HitDraft;
  readonly fingerprints: readonly string[];
  readonly coreIds: readonly string[];
}): { readonly id: string; readonly key: string } {
  const { detector, parameters, hit, fingerprints, coreIds } = input;
  const settings = JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const id = digest(['hit', detector.id, String(detector.version), settings, hit.typology, ...fingerprints.toSorted()]);
  const key = digest(['hit-key', detector.id, hit.typology, ...coreIds.toSorted(), fingerprints[0] ?? '']);
  return { id: `h_${id}`, key: `k_${key}` };
}

export function ringIds(hits: readonly { readonly id: string; readonly key: string }[]): {
  readonly id: string;
  readonly key: string;
} {
  return {
    id: `r_${digest(['ring', ...hits.map((hit) => hit.id).toSorted()])}`,
    key: `rk_${digest(['ring-key', ...hits.map((hit) => hit.key).toSorted()])}`,
  };
}

export function digest(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex').slice(0, ID_HEX);
}
