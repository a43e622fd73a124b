import type { MoneyLedger } from '#ledger';

import { MATCHED_GROUPS, type MatchedGroupParameters } from './matched-groups.ts';

interface Group {
  readonly entries: readonly number[];
  readonly expected: number;
}

/**
 * Entries of one account that pass the same money on: a credit and the debits after it that sum to it, or a debit and the
 * credits before it that sum to it, up to what may be kept back. A group stands where few such sums are expected by chance:
 * choices of so many entries as near as these × how far off the sum is. The least expected first, each entry in one group.
 */
export function matchedEntriesReference(
  ledger: MoneyLedger,
  account: number,
  parameters: MatchedGroupParameters = MATCHED_GROUPS,
): number[] {
  const groups: Group[] = [];
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry++) {
    const group = bestGroup(ledger, account, entry, parameters);
    if (group !== undefined) groups.push(group);
  }
  const matched = new Set<number>();
  for (const { entries } of groups.toSorted((a, b) => a.expected - b.expected)) {
    if (!entries.some((entry) => matched.has(entry))) for (const entry of entries) matched.add(entry);
  }
  return [...matched];
}

/** A credit's debits after it, a debit's credits (two and more) before it. */
function bestGroup(
  ledger: MoneyLedger,
  account: number,
  one: number,
  parameters: MatchedGroupParameters,
): Group | undefined {
  const { tolerance, chance, closest, mostParts } = parameters;
  const size = Math.abs(ledger.amount[one]!);
  const isCredit = ledger.amount[one]! > 0;
  const [least, most] = isCredit ? [size * (1 - tolerance), size] : [size, size * (1 + tolerance)];
  const candidates = candidatesOf(ledger, account, one, { ...parameters, most });
  const chosen: number[] = [];
  let best: Group | undefined;
  const extend = (from: number, sum: number): void => {
    for (let at = from; at < candidates.length; at++) {
      const total = sum + Math.abs(ledger.amount[candidates[at]!]!);
      if (total > most) continue;
      chosen.push(at);
      if (total >= least && (isCredit || chosen.length > 1)) {
        const off = Math.max(Math.abs(size - total) / size, closest);
        const expected = choices(at, chosen.length - 1) * off * chosen.length;
        if (expected < (best?.expected ?? chance)) {
          best = { expected, entries: [one, ...chosen.map((k) => candidates[k]!)] };
        }
      }
      if (chosen.length < mostParts) extend(at + 1, total);
      chosen.pop();
    }
  };
  extend(0, 0);
  return best;
}

function candidatesOf(
  { offsets, amount, t }: MoneyLedger,
  account: number,
  one: number,
  { windowSeconds, mostCandidates, mostPassed, most }: MatchedGroupParameters & { readonly most: number },
): number[] {
  const found: number[] = [];
  let passed = 0;
  const step = amount[one]! > 0 ? 1 : -1;
  const [start, end] = [offsets[account]!, offsets[account + 1]!];
  for (let entry = one + step; entry >= start && entry < end && found.length < mostCandidates; entry += step) {
    if (Math.abs(t[entry]! - t[one]!) > windowSeconds) break;
    if (amount[entry]! * step > 0) continue;
    if (++passed > mostPassed) break;
    if (Math.abs(amount[entry]!) <= most) found.push(entry);
  }
  return found;
}

/** Ways to choose `parts` of `of`. */
function choices(of: number, parts: number): number {
  let ways = 1;
  for (let k = 0; k < parts; k++) ways = (ways * (of - k)) / (k + 1);
  return ways;
}
