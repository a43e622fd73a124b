import type { AccountColumns } from '#model';
import type { CaseView, ControlColumns } from './case-view.ts';
import { neighbourRuns } from './neighbour-runs.ts';

export interface ControlOptions {
  /** RING-3 iv: an identifier used by more accounts is a network's, a counter's or a firm's: no link. */
  readonly maximumAccounts?: number;
  /** Two uses of a device, MAC or terminal further apart than this are two owners of one thing, not one hand. */
  readonly maximumGapSeconds?: number;
}

export interface ControlPeers {
  /** By account: distinct accounts of other holders that a control identifier links to it. An unknown holder is another one. */
  readonly peers: Uint32Array;
  /** By account: distinct other holders among them; every account of unknown holder is one of its own. */
  readonly holders: Uint32Array;
  readonly pairs: ControlPairs;
  /** Identifiers that are used by too many accounts and therefore link nobody. */
  readonly wideIdentifiers: number;
}

/** Linked pairs a < b, rising by (a, b), each once. */
export interface ControlPairs {
  readonly count: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Bits `1 << CONTROL_KIND` of the identifiers that both use. */
  readonly kinds: Uint8Array;
  /** From the first to the last use by either, over the identifiers that link them; contact phones say 0 and the end of the data. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

export const CONTROL_MAXIMUM_ACCOUNTS = 50;
const MAXIMUM_GAP_SECONDS = 30 * 86_400;

type ControlledView = Pick<CaseView, 'accounts' | 'control'>;

/** Who is linked to whom by a device, MAC, terminal or contact phone (definitions.md 6, RING-3 iv; 8, void for all). */
export function controlPeers(view: ControlledView, options: ControlOptions = {}): ControlPeers {
  const { accounts, control } = view;
  const peers = new Uint32Array(accounts.count);
  const holders = new Uint32Array(accounts.count);
  if (control === undefined || control.account.length === 0)
    return { peers, holders, pairs: pairsOf({ a: [], b: [], kinds: [], from: [], to: [] }), wideIdentifiers: 0 };
  const { runEnd, runStart, wideIdentifiers } = runsOf(control, options.maximumAccounts ?? CONTROL_MAXIMUM_ACCOUNTS);
  const gap = options.maximumGapSeconds ?? MAXIMUM_GAP_SECONDS;
  const rows = rowsByAccount(control, accounts.count);
  const met = new PeerSet(accounts);
  const found: PairLists = { a: [], b: [], kinds: [], from: [], to: [] };
  for (const account of peers.keys()) {
    if (rows.offsets[account] === rows.offsets[account + 1]) continue;
    met.start(account);
    for (let i = rows.offsets[account]!; i < rows.offsets[account + 1]!; i += 1) {
      const row = rows.rows[i]!;
      for (let other = runStart[row]!; other < runEnd[row]!; other += 1) {
        if (gapBetween(control, row, other) <= gap) met.add(control, row, other);
      }
    }
    peers[account] = met.accounts.length;
    holders[account] = met.holderCount;
    met.accounts.sort((x, y) => x - y);
    for (const peer of met.accounts) {
      if (peer < account) continue;
      found.a.push(account);
      found.b.push(peer);
      found.kinds.push(met.kinds[peer]!);
      found.from.push(met.from[peer]!);
      found.to.push(met.to[peer]!);
    }
  }
  return { peers, holders, pairs: pairsOf(found), wideIdentifiers };
}

/** Seconds between two uses; 0 when they meet. */
function gapBetween({ from, to }: ControlColumns, x: number, y: number): number {
  return Math.max(0, from[x]! - to[y]!, from[y]! - to[x]!);
}

/** The peers of one account after the other, in scratch columns that are stamped instead of cleared. */
class PeerSet {
  readonly accounts: number[] = [];
  holderCount = 0;
  readonly kinds: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly #holder: Int32Array;
  readonly #seen: Uint32Array;
  readonly #holderSeen: Uint32Array;
  #account = 0;

  constructor(accounts: AccountColumns) {
    this.#holder = accounts.holder;
    this.kinds = new Uint8Array(accounts.count);
    this.from = new Uint32Array(accounts.count);
    this.to = new Uint32Array(accounts.count);
    this.#seen = new Uint32Array(accounts.count);
    let holders = 0;
    for (const holder of accounts.holder) holders = Math.max(holders, holder + 1);
    this.#holderSeen = new Uint32Array(holders);
  }

  start(account: number): void {
    this.#account = account;
    this.accounts.length = 0;
    this.holderCount = 0;
  }

  add(control: ControlColumns, row: number, otherRow: number): void {
    const peer = control.account[otherRow]!;
    const own = this.#account;
    const holder = this.#holder[peer]!;
    if (peer === own || (holder !== -1 && holder === this.#holder[own]!)) return;
    const from = Math.min(control.from[row]!, control.from[otherRow]!);
    const to = Math.max(control.to[row]!, control.to[otherRow]!);
    const kind = 1 << control.kind[row]!;
    if (this.#seen[peer] === own + 1) {
      this.kinds[peer]! |= kind;
      this.from[peer] = Math.min(this.from[peer]!, from);
      this.to[peer] = Math.max(this.to[peer]!, to);
      return;
    }
    this.#seen[peer] = own + 1;
    this.kinds[peer] = kind;
    this.from[peer] = from;
    this.to[peer] = to;
    this.accounts.push(peer);
    if (holder !== -1 && this.#holderSeen[holder] === own + 1) return;
    if (holder !== -1) this.#holderSeen[holder] = own + 1;
    this.holderCount += 1;
  }
}

/** Of every row the rows of its identifier, as a range; empty where too many accounts use it. */
function runsOf(control: ControlColumns, maximumAccounts: number) {
  const count = control.identifier.length;
  const runStart = new Uint32Array(count);
  const runEnd = new Uint32Array(count);
  let wideIdentifiers = 0;
  for (const [start, end] of neighbourRuns(control.identifier)) {
    const isWide = end - start > maximumAccounts;
    if (isWide) wideIdentifiers += 1;
    else {
      runStart.fill(start, start, end);
      runEnd.fill(end, start, end);
    }
  }
  return { runStart, runEnd, wideIdentifiers };
}

function rowsByAccount(control: ControlColumns, accountCount: number) {
  const offsets = new Uint32Array(accountCount + 1);
  for (const account of control.account) offsets[account + 1]! += 1;
  let sum = 0;
  for (const [account, count] of offsets.entries()) offsets[account] = sum += count;
  const next = offsets.slice();
  const rows = new Uint32Array(control.account.length);
  for (const [row, account] of control.account.entries()) rows[next[account]!++] = row;
  return { offsets, rows };
}

type PairLists = Readonly<Record<'a' | 'b' | 'kinds' | 'from' | 'to', number[]>>;

function pairsOf({ a, b, kinds, from, to }: PairLists): ControlPairs {
  return {
    count: a.length,
    a: Uint32Array.from(a),
    b: Uint32Array.from(b),
    kinds: Uint8Array.from(kinds),
    from: Uint32Array.from(from),
    to: Uint32Array.from(to),
  };
}
