import type { MoneyLedger } from '#ledger';

import { grown } from './pieces.ts';

/** Settings of the groups that pass-on marks look for; none is statutory. */
export interface MatchedGroupParameters {
  /** A credit and the debits that it paid lie within it (setting). */
  readonly windowSeconds: number;
  /** What may be kept back of the money that came in (setting). */
  readonly tolerance: number;
  /** Fewer groups than this are expected by chance (setting). */
  readonly chance: number;
  /** Sums closer than this share count as equal (setting). */
  readonly closest: number;
  /** Entries looked at for one entry, and entries of a group: bounds on work (settings). */
  readonly mostCandidates: number;
  readonly mostParts: number;
  /** Debits after a credit, credits before a debit, among which those candidates are sought: a bound on work (setting). */
  readonly mostPassed: number;
}

export const MATCHED_GROUPS: MatchedGroupParameters = {
  windowSeconds: 30 * 86_400,
  tolerance: 0.003,
  chance: 0.003,
  closest: 1e-4,
  mostCandidates: 10,
  mostParts: 4,
  mostPassed: 64,
};

/**
 * Entries of one account that pass the same money on: a credit and the debits after it that sum to it, or a debit and the
 * credits before it that sum to it, up to what may be kept back. A group stands where few such sums are expected by chance:
 * choices of so many entries as near as these × how far off the sum is. The least expected first, each entry in one group.
 * One search serves many accounts, its buffers grow with the busiest.
 */
export class MatchedGroups {
  readonly #ledger: MoneyLedger;
  readonly #parameters: MatchedGroupParameters;
  /** By number of parts: where the last part, or a later one, must stand for a group still to be rare enough. */
  readonly #reach: Int32Array;
  readonly #candidate: Int32Array;
  readonly #size: Float64Array;
  readonly #chosen: Int32Array;
  readonly #best: Int32Array;
  /** Credits, and debits, of the account in their order. */
  #credits = new Int32Array(64);
  #debits = new Int32Array(64);
  /** By group: how many such are expected, its number of entries, and `#width` slots of entries. */
  #expected = new Float64Array(64);
  #parts = new Int32Array(64);
  #entries: Int32Array;
  #matched = new Uint8Array(64);
  readonly #width: number;
  // of the entry whose group is sought
  #origin = 0;
  #count = 0;
  #largest = 0;
  #one = 0;
  #least = 0;
  #most = 0;
  #leastParts = 1;
  #bestExpected = 0;
  #bestParts = 0;

  constructor(ledger: MoneyLedger, parameters: MatchedGroupParameters = MATCHED_GROUPS) {
    this.#ledger = ledger;
    this.#parameters = parameters;
    this.#reach = reachOf(parameters);
    this.#candidate = new Int32Array(parameters.mostCandidates);
    this.#size = new Float64Array(parameters.mostCandidates);
    this.#chosen = new Int32Array(parameters.mostParts);
    this.#best = new Int32Array(parameters.mostParts);
    this.#width = parameters.mostParts + 1;
    this.#entries = new Int32Array(64 * this.#width);
  }

  /** Calls `found` for every entry of a group at `account`. */
  at(account: number, found: (entry: number) => void): void {
    const { offsets, amount } = this.#ledger;
    const [start, end] = [offsets[account]!, offsets[account + 1]!];
    this.#makeRoom(end - start);
    let [credits, debits] = [0, 0];
    for (let entry = start; entry < end; entry++) {
      if (amount[entry]! > 0) this.#credits[credits++] = entry;
      else this.#debits[debits++] = entry;
    }
    let [creditsBefore, debitsBefore, groups] = [0, 0, 0];
    for (let entry = start; entry < end; entry++) {
      const isCredit = amount[entry]! > 0;
      if (isCredit) this.#seek(entry, { list: this.#debits, from: debitsBefore, to: debits, step: 1 });
      else this.#seek(entry, { list: this.#credits, from: creditsBefore - 1, to: -1, step: -1 });
      if (isCredit) creditsBefore++;
      else debitsBefore++;
      if (this.#bestParts > 0) this.#keep(groups++);
    }
    this.#choose(start, groups, found);
  }

  #makeRoom(entries: number): void {
    this.#matched.fill(0, 0, entries);
    if (entries <= this.#credits.length) return;
    const size = Math.max(entries, this.#credits.length * 2);
    this.#credits = new Int32Array(size);
    this.#debits = new Int32Array(size);
    this.#matched = new Uint8Array(size);
  }

  /** The best group of one entry, into #best. */
  #seek(one: number, among: Among): void {
    const { tolerance, chance } = this.#parameters;
    const amount = this.#ledger.amount[one]!;
    const size = Math.abs(amount);
    const isCredit = amount > 0;
    this.#one = size;
    this.#least = isCredit ? size * (1 - tolerance) : size;
    this.#most = isCredit ? size : size * (1 + tolerance);
    this.#leastParts = isCredit ? 1 : 2;
    this.#bestExpected = chance;
    this.#bestParts = 0;
    this.#collect(one, among);
    this.#extend(0, 0, 0);
  }

  #collect(one: number, { list, from, to, step }: Among): void {
    const { amount, t } = this.#ledger;
    const { windowSeconds, mostCandidates, mostPassed } = this.#parameters;
    const stop = step > 0 ? Math.min(to, from + mostPassed) : Math.max(to, from - mostPassed);
    let [count, largest] = [0, 0];
    for (let at = from; at !== stop && count < mostCandidates; at += step) {
      const entry = list[at]!;
      if (Math.abs(t[entry]! - t[one]!) > windowSeconds) break;
      const size = Math.abs(amount[entry]!);
      if (size > this.#most) continue;
      this.#candidate[count] = entry;
      this.#size[count++] = size;
      if (size > largest) largest = size;
    }
    this.#count = count;
    this.#largest = largest;
    this.#origin = one;
  }

  #extend(from: number, sum: number, depth: number): void {
    const parts = depth + 1;
    const open = this.#parameters.mostParts - depth;
    if (sum + open * this.#largest < this.#least) return;
    const stop = Math.min(this.#count, this.#reach[parts]!);
    for (let at = from; at < stop; at++) {
      const total = sum + this.#size[at]!;
      if (total > this.#most) continue;
      this.#chosen[depth] = at;
      if (total >= this.#least && parts >= this.#leastParts) this.#weigh(at, parts, total);
      if (at + 1 < this.#reach[parts + 1]!) this.#extend(at + 1, total, parts);
    }
  }

  #weigh(last: number, parts: number, total: number): void {
    const off = Math.max(Math.abs(this.#one - total) / this.#one, this.#parameters.closest);
    const expected = choices(last, parts - 1) * off * parts;
    if (expected >= this.#bestExpected) return;
    this.#bestExpected = expected;
    this.#bestParts = parts;
    for (let k = 0; k < parts; k++) this.#best[k] = this.#candidate[this.#chosen[k]!]!;
  }

  #keep(group: number): void {
    if (group >= this.#parts.length) {
      const size = this.#parts.length * 2;
      this.#expected = grown(this.#expected, new Float64Array(size));
      this.#parts = grown(this.#parts, new Int32Array(size));
      this.#entries = grown(this.#entries, new Int32Array(size * this.#width));
    }
    const at = group * this.#width;
    this.#expected[group] = this.#bestExpected;
    this.#parts[group] = this.#bestParts + 1;
    this.#entries[at] = this.#origin;
    for (let k = 0; k < this.#bestParts; k++) this.#entries[at + 1 + k] = this.#best[k]!;
  }

  /** The least expected groups first, of equals the first found; each entry in one. */
  #choose(start: number, groups: number, found: (entry: number) => void): void {
    const expected = this.#expected;
    const order = Uint32Array.from({ length: groups }, (_, group) => group).sort(
      (a, b) => expected[a]! - expected[b]! || a - b,
    );
    for (const group of order) {
      const from = group * this.#width;
      const to = from + this.#parts[group]!;
      let free = true;
      for (let k = from; k < to; k++) free &&= this.#matched[this.#entries[k]! - start] === 0;
      for (let k = from; free && k < to; k++) {
        this.#matched[this.#entries[k]! - start] = 1;
        found(this.#entries[k]!);
      }
    }
  }
}

/** Positions of a list that are looked through. */
interface Among {
  readonly list: Int32Array;
  readonly from: number;
  readonly to: number;
  readonly step: 1 | -1;
}

/** By number of parts: no group of so many parts or more whose last part so far stands there or later is rare enough. */
function reachOf({ mostCandidates, mostParts, closest, chance }: MatchedGroupParameters): Int32Array {
  const reach = new Int32Array(mostParts + 2);
  for (let parts = mostParts; parts > 0; parts--) {
    let last = 0;
    while (last < mostCandidates && choices(last, parts - 1) * closest * parts < chance) last++;
    reach[parts] = Math.max(last, reach[parts + 1]!);
  }
  return reach;
}

/** Ways to choose `parts` of `of`. */
function choices(of: number, parts: number): number {
  let ways = 1;
  for (let k = 0; k < parts; k++) ways = (ways * (of - k)) / (k + 1);
  return ways;
}
