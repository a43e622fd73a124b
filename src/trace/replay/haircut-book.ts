import { splitByLargestRemainder } from './largest-remainder.ts';
import { CLEAN, type AccountBook, type HeldPiece, type Pieces } from './pieces.ts';

interface VictimPart {
  total: number;
  /** By hop. */
  readonly hops: Map<number, number>;
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
  readonly #victims = new Map<number, VictimPart>();
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
      const own = this.#part(victim);
      own.total += part;
      own.hops.set(hop, (own.hops.get(hop) ?? 0) + part);
      this.#credited.push({ victim, hop, credit: movement, amount: part, thinned: this.#thinned });
    }
  }

  debit(amount: number, _t: number, into: Pieces): number {
    const taken = Math.min(amount, this.#balance);
    let clean = taken;
    if (taken > 0 && this.#victims.size > 0) clean -= this.#takeVictims(taken, into);
    if (taken > 0) this.#thinned += Math.log1p(-taken / this.#balance);
    this.#balance -= taken;
    into.add(CLEAN, 0, clean + amount - taken);
    if (this.#victims.size === 0) [this.#credited, this.#thinned] = [[], 0];
    return amount - taken;
  }

  hasVictims(): boolean {
    return this.#victims.size > 0;
  }

  *held(): Iterable<HeldPiece> {
    const sorted = Map.groupBy(this.#credited, ({ victim, hop }) => victim * 65_536 + hop);
    for (const [key, credited] of sorted) {
      const [victim, hop] = [Math.floor(key / 65_536), key % 65_536];
      const left = this.#victims.get(victim)?.hops.get(hop) ?? 0;
      if (left > 0) yield* shareOverCredits(left, credited, this.#thinned);
    }
  }

  /** Returns the sum taken; parts that are used up go. */
  #takeVictims(taken: number, into: Pieces): number {
    const victims = [...this.#victims].toSorted(([a], [b]) => a - b);
    const weights = victims.map(([, { total }]) => total);
    const clean = weights.reduce((rest, weight) => rest - weight, this.#balance);
    const parts = splitByLargestRemainder(taken, [...weights, clean], this.#balance);
    let sum = 0;
    victims.forEach(([victim, own], i) => {
      const part = parts[i]!;
      if (part === 0) return;
      sum += part;
      takeHops(victim, own, part, into);
      own.total -= part;
      if (own.total === 0) this.#victims.delete(victim);
    });
    return sum;
  }

  #part(victim: number): VictimPart {
    const known = this.#victims.get(victim);
    if (known !== undefined) return known;
    const made = { total: 0, hops: new Map<number, number>() };
    this.#victims.set(victim, made);
    return made;
  }
}

function takeHops(victim: number, own: VictimPart, part: number, into: Pieces): void {
  const hops = [...own.hops].toSorted(([a], [b]) => a - b);
  const weights = hops.map(([, amount]) => amount);
  const parts = splitByLargestRemainder(part, weights, own.total);
  hops.forEach(([hop, amount], i) => {
    const out = parts[i]!;
    into.add(victim, hop, out);
    if (out === amount) own.hops.delete(hop);
    else own.hops.set(hop, amount - out);
  });
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
