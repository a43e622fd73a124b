import { canonicalJson } from './canonical-json.ts';

/** SHA-256 or the like, in hex. The core has none of its own. */
export type Digest = (text: string) => string;

/** `seq` counts from 1; `hash` is the digest of the canonical text of everything else, `prev` included. */
export type Sealed<T extends object = object> = T & {
  readonly seq: number;
  readonly prev: string;
  readonly hash: string;
};

/** Where a chain stands: entries so far and the hash of the last. */
export interface ChainHead {
  readonly entries: number;
  readonly hash: string;
}

/** What stands before the first entry. */
export const CHAIN_START: ChainHead = { entries: 0, hash: '0'.repeat(64) };

/** A head noted at some moment, signed with a name and kept elsewhere: a chain that was rewritten as a whole shows only against it. */
export interface Checkpoint extends ChainHead {
  readonly atMs: number;
  readonly signer: string;
}

/**
 * The first place at which a chain is not what it was. `seq` is the place, from 1. `changed`: the entry does not fit its hash;
 * `removed`, `inserted`, `reordered`: the numbers do not run on; `unlinked`: the entry does not follow from the one before; `cut`: the
 * end is missing; `rewritten`: all fits together, but not with the checkpoint; `unreadable`: no sealed entry.
 */
export interface ChainBreak {
  readonly seq: number;
  readonly kind: 'changed' | 'removed' | 'inserted' | 'reordered' | 'unlinked' | 'cut' | 'rewritten' | 'unreadable';
}

export interface ChainState {
  readonly head: ChainHead;
  readonly broken?: ChainBreak;
}

/** The entry as it stands in the chain after `head`. */
export function seal<T extends object>(head: ChainHead, entry: T, digest: Digest): Sealed<T> {
  const { hash: _, ...rest } = entry as T & { readonly hash?: unknown };
  const body = { ...rest, seq: head.entries + 1, prev: head.hash };
  return { ...body, hash: digest(canonicalJson(body)) } as unknown as Sealed<T>;
}

export function headOf(entry: Sealed): ChainHead {
  return { entries: entry.seq, hash: entry.hash };
}

/** Several entries in a row. */
export function append<T extends object>(head: ChainHead, entries: readonly T[], digest: Digest): readonly Sealed<T>[] {
  const sealed: Sealed<T>[] = [];
  let now = head;
  for (const entry of entries) {
    const next = seal(now, entry, digest);
    sealed.push(next);
    now = headOf(next);
  }
  return sealed;
}

export function checkpoint(head: ChainHead, by: Pick<Checkpoint, 'atMs' | 'signer'>): Checkpoint {
  return { entries: head.entries, hash: head.hash, atMs: by.atMs, signer: by.signer };
}

/** Reads a chain from `from` on (its beginning, or a checkpoint that is trusted) and names the first break. */
export function verifyChain(
  chain: readonly unknown[],
  digest: Digest,
  {
    checkpoints = [],
    from = CHAIN_START,
  }: { readonly checkpoints?: readonly Checkpoint[]; readonly from?: ChainHead } = {},
): ChainState {
  let head = from;
  let broken: ChainBreak | undefined;
  for (const [index, entry] of chain.entries()) {
    broken =
      breakAt(entry, head, () => chain.slice(index + 1), digest) ?? against(headOf(entry as Sealed), checkpoints);
    if (broken !== undefined) break;
    head = headOf(entry as Sealed);
  }
  broken ??= cutBefore(head, checkpoints);
  return broken === undefined ? { head } : { head, broken };
}

function breakAt(
  entry: unknown,
  head: ChainHead,
  later: () => readonly unknown[],
  digest: Digest,
): ChainBreak | undefined {
  const seq = head.entries + 1;
  if (!isSealed(entry)) return { seq, kind: 'unreadable' };
  if (entry.seq !== seq) {
    const comesLater = later().some((other) => isSealed(other) && other.seq === seq);
    return {
      seq,
      kind: comesLater ? (entry.seq < seq ? 'inserted' : 'reordered') : entry.seq < seq ? 'inserted' : 'removed',
    };
  }
  const { hash, ...body } = entry;
  if (digest(canonicalJson(body)) !== hash) return { seq, kind: 'changed' };
  return entry.prev === head.hash ? undefined : { seq, kind: 'unlinked' };
}

function against(head: ChainHead, checkpoints: readonly Checkpoint[]): ChainBreak | undefined {
  return checkpoints.some(({ entries, hash }) => entries === head.entries && hash !== head.hash)
    ? { seq: head.entries, kind: 'rewritten' }
    : undefined;
}

function cutBefore(head: ChainHead, checkpoints: readonly Checkpoint[]): ChainBreak | undefined {
  return checkpoints.some(({ entries }) => entries > head.entries) ? { seq: head.entries + 1, kind: 'cut' } : undefined;
}

function isSealed(entry: unknown): entry is Sealed {
  if (typeof entry !== 'object' || entry === null) return false;
  const { seq, prev, hash } = entry as Record<string, unknown>;
  return Number.isSafeInteger(seq) && typeof prev === 'string' && typeof hash === 'string';
}
