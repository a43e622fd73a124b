import type { CaseView, ControlColumns } from '../case-view.ts';
import { CONTROL_MAXIMUM_ACCOUNTS } from '../control-links.ts';
import { neighbourRuns } from '../neighbour-runs.ts';

export interface IdentifierRule {
  /** Bits `1 << CONTROL_KIND`. */
  readonly kinds: number;
  readonly maximumGapSeconds: number;
  /** Identifiers of fewer accounts are not looked at. */
  readonly minimumAccounts: number;
}

/** By account: the identifier that it shares with most other holders. */
export interface IdentifierUsers {
  readonly holders: Uint32Array;
  readonly accounts: Uint32Array;
  readonly kind: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly wideIdentifiers: number;
}

/**
 * The single identifier of some kinds that links an account with most other holders. Several identifiers are not added
 * up: each may have its own good reason. An unknown holder is another one.
 */
export function identifierUsers(view: CaseView, control: ControlColumns, rule: IdentifierRule): IdentifierUsers {
  const count = view.accounts.count;
  const found = {
    holders: new Uint32Array(count),
    accounts: new Uint32Array(count),
    kind: new Uint8Array(count),
    from: new Uint32Array(count),
    to: new Uint32Array(count),
  };
  let wideIdentifiers = 0;
  for (const [start, end] of neighbourRuns(control.identifier)) {
    if ((rule.kinds & (1 << control.kind[start]!)) === 0) continue;
    if (end - start > CONTROL_MAXIMUM_ACCOUNTS) wideIdentifiers += 1;
    else if (end - start >= rule.minimumAccounts)
      for (let row = start; row < end; row += 1) judgeUse(view, control, { row, start, end, ...rule }, found);
  }
  return { ...found, wideIdentifiers };
}

function judgeUse(
  { accounts }: CaseView,
  control: ControlColumns,
  use: { row: number; start: number; end: number; maximumGapSeconds: number },
  found: Omit<IdentifierUsers, 'wideIdentifiers'>,
): void {
  const { row } = use;
  const account = control.account[row]!;
  const own = accounts.holder[account]!;
  const holders = new Set<number>();
  let [others, from, to] = [0, control.from[row]!, control.to[row]!];
  for (let other = use.start; other < use.end; other += 1) {
    const peer = control.account[other]!;
    const holder = accounts.holder[peer]!;
    if (peer === account || (holder >= 0 && holder === own)) continue;
    const gap = Math.max(control.from[row]! - control.to[other]!, control.from[other]! - control.to[row]!);
    if (gap > use.maximumGapSeconds) continue;
    others += 1;
    holders.add(holder >= 0 ? holder : -1 - peer);
    from = Math.min(from, control.from[other]!);
    to = Math.max(to, control.to[other]!);
  }
  const isMore =
    holders.size > found.holders[account]! ||
    (holders.size === found.holders[account] && others > found.accounts[account]!);
  if (!isMore) return;
  found.holders[account] = holders.size;
  found.accounts[account] = others;
  found.kind[account] = control.kind[row]!;
  found.from[account] = from;
  found.to[account] = to;
}
