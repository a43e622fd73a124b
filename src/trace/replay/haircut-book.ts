import { splitByLargestRemainder } from './largest-remainder.ts';
import { CLEAN, type AccountBook, type HeldPiece, type Pieces } from './pieces.ts';

/** One victim's money on the account, by hop, rising. */
interface VictimPart {
  readonly victim: number;
  total: number;
  readonly hops: number[];
  readonly amounts: number[];
}

/** A credit of victim money, and how thin (natural logarithm) the account's money had been spread by then. */
interface CreditedPiece {
  readonly victim: number;
  readonly hop: number;
  readonly credit: number;
  readonly amount: number;
  readonly thinned: number;
}

/**
 * [TAINT-2] Haircut: a debit takes the same share of everybody's money, f = amount / balance before it. The vector of the
 * victims and the clean rest is split by largest remainder, then each victim's part over its hops. Which credit the money
 * that stays came with has no effect on any split, so it is worked out only at the end.
 */
export class HaircutBook implements AccountBook {
  /** Rising by victim. */
  readonly #victims: VictimPart[] = [];
  #credited: CreditedPiece[] = [];
  #balance: number;
  #thinned = 0;

  constructor(opening: number) {
    this.#balance = opening;
  }

  credit(movement: number, _t: number, amount: number, pieces: Pieces | undefined): void {
    this.#balance += amount;
    if (pieces === undefined) return;
    for (let i = 0; i < pieces.count; i++) {
      const [victim, hop, part] = [pieces.victim[i]!, pieces.hop[i]!, pieces.amount[i]!];
      if (victim === CLEAN) continue;
      addHop(this.#part(victim), hop, part);
      this.#credited.push({ victim, hop, credit: movement, amount: part, thinned: this.#thinned });
    }
  }

  debit(amount: number, _t: number, into: Pieces): number {
    const taken = Math.min(amount, this.#balance);
    let clean = taken;
    if (this.#victims.length > 0) {
      clean -= this.#takeVictims(taken, into);
      this.#thinned += Math.log1p(-taken / this.#balance);
      if (this.#victims.length === 0) [this.#credited, this.#thinned] = [[], 0];
    }
    this.#balance -= taken;
    into.add(CLEAN, 0, clean + amount - taken);
    return amount - taken;
  }

  hasVictims(): boolean {
    return this.#victims.length > 0;
  }

  *held(): Iterable<HeldPiece> {
    const byVictim = Map.groupBy(this.#credited, ({ victim }) => victim);
    for (const { victim, hops, amounts } of this.#victims) {
      const byHop = Map.groupBy(byVictim.get(victim) ?? [], ({ hop }) => hop);
      for (const [i, hop] of hops.entries()) yield* shareOverCredits(amounts[i]!, byHop.get(hop) ?? [], this.#thinned);
    }
  }

  /** Returns the sum taken; victims whose money is used up go. */
  #takeVictims(taken: number, into: Pieces): number {
    const weights = this.#victims.map(({ total }) => total);
    weights.push(weights.reduce((rest, weight) => rest - weight, this.#balance));
    const parts = splitByLargestRemainder(taken, weights, this.#balance);
    let kept = 0;
    for (const [i, own] of this.#victims.entries()) {
      if (parts[i]! > 0) takeHops(own, parts[i]!, into);
      if (own.total > 0) this.#victims[kept++] = own;
    }
    this.#victims.length = kept;
    return taken - parts.at(-1)!;
  }

  #part(victim: number): VictimPart {
    let at = this.#victims.length;
    while (at > 0 && this.#victims[at - 1]!.victim > victim) at--;
    const known = this.#victims[at - 1];
    if (known?.victim === victim) return known;
    const made = { victim, total: 0, hops: [], amounts: [] };
    this.#victims.splice(at, 0, made);
    return made;
  }
}

function addHop(own: VictimPart, hop: number, amount: number): void {
  own.total += amount;
  let at = own.hops.length;
  while (at > 0 && own.hops[at - 1]! > hop) at--;
  if (own.hops[at - 1] === hop) {
    own.amounts[at - 1]! += amount;
  } else {
    own.hops.splice(at, 0, hop);
    own.amounts.splice(at, 0, amount);
  }
}

function takeHops(own: VictimPart, part: number, into: Pieces): void {
  const parts = splitByLargestRemainder(part, own.amounts, own.total);
  own.total -= part;
  let kept = 0;
  for (let i = 0; i < parts.length; i++) {
    into.add(own.victim, own.hops[i]!, parts[i]!);
    const left = own.amounts[i]! - parts[i]!;
    if (left === 0) continue;
    own.hops[kept] = own.hops[i]!;
    own.amounts[kept++] = left;
  }
  own.hops.length = kept;
  own.amounts.length = kept;
}

/** By what is left of each credit in real numbers, whole in sum, never more than was credited. */
function shareOverCredits(left: number, credited: readonly CreditedPiece[], thinned: number): HeldPiece[] {
  const weights = credited.map((piece) => piece.amount * Math.exp(thinned - piece.thinned));
  const sum = weights.reduce((a, b) => a + b, 0);
  const wanted = weights.map((weight, i) => Math.min(credited[i]!.amount, sum > 0 ? (left * weight) / sum : 0));
  const parts = wanted.map(Math.floor);
  let rest = parts.reduce((missing, part) => missing - part, left);
  const order = [...parts.keys()].toSorted((a, b) => wanted[b]! - parts[b]! - (wanted[a]! - parts[a]!) || b - a);
  for (let round = 0; rest > 0; round++) {
    const at = order[round % order.length]!;
    // The first round hands out single units; what then is left fills the youngest credits.
    const more = Math.min(rest, credited[at]!.amount - parts[at]!, round < order.length ? 1 : Infinity);
    parts[at]! += more;
    rest -= more;
  }
  return credited.map(({ victim, hop, credit }, i) => ({ victim, hop, credit, amount: parts[i]! }));
}
