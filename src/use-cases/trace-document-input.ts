import type { AccountIdentity, Problem } from '#model';
import type { EvidenceRow } from '#report';

import type { AssembledWork } from './assembled-work.ts';
import type { UnmatchedStart } from './trace-starts.ts';

export interface TraceDocumentInput extends AssembledWork {
  readonly currency: string;
  /** By dense account. */
  readonly identities: ReadonlyMap<number, AccountIdentity>;
  /** By movement. */
  readonly evidence: ReadonlyMap<number, EvidenceRow>;
  readonly unmatched: readonly UnmatchedStart[];
  readonly warnings: readonly Problem[];
  /** Victim ids as shown. */
  readonly shownVictim: (victim: number) => string;
  readonly isoOf: (t: number) => string;
}

export function idOf({ identities }: TraceDocumentInput, account: number): string {
  return identities.get(account)?.id ?? '';
}

export function rowOf(evidence: ReadonlyMap<number, EvidenceRow>, movement: number): EvidenceRow {
  const row = evidence.get(movement);
  if (row === undefined) throw new RangeError(`movement ${movement} was not looked up`);
  return row;
}

/** `2024-03-05 14:07:33` of Asia/Shanghai as ISO 8601, as precise as it is. */
export function isoText(local: string): string {
  return local.length <= 10 ? local : `${local.replace(' ', 'T')}+08:00`;
}
