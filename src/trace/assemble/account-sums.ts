import { MOVEMENT_END } from '../trace-flows.ts';
import type { FlowPart } from './flow-groups.ts';
import { addTo, layerRange, type AmountByHop, type LayerRange } from './layers.ts';

export interface AmountOfEnd {
  /** MOVEMENT_END. */
  readonly end: number;
  readonly amount: number;
}

export interface VictimOnAccount extends LayerRange {
  readonly victim: number;
  readonly received: number;
  readonly held: number;
}

/** Minor units; received = held + passedOn + exited + Σ endedHere, exactly (poison: labels, nothing adds up). */
export interface AssembledAccount extends LayerRange {
  readonly account: number;
  /** Its ledger was followed; else what came to it is in `endedHere`. */
  readonly entered: boolean;
  readonly received: number;
  readonly held: number;
  /** Paid to accounts that are followed. */
  readonly passedOn: number;
  /** Paid out of what is followed: cash, merchants, accounts without a statement, cuts, under way. */
  readonly exited: number;
  /** What came and is not followed, by end, largest first: no statement, payment account, under way … */
  readonly endedHere: readonly AmountOfEnd[];
  readonly byLayer: readonly { readonly layer: number; readonly received: number }[];
  readonly byVictim: readonly VictimOnAccount[];
}

interface VictimSums {
  readonly byHop: AmountByHop;
  received: number;
  held: number;
}

/** Ends that say nothing about the account on the other side. */
const NOT_THERE: ReadonlySet<number> = new Set([
  MOVEMENT_END['reported-again'],
  MOVEMENT_END['layers-cut'],
  MOVEMENT_END['amount-cut'],
]);

/** Gathers one account's part of a trace. */
export class AccountSums {
  readonly #account: number;
  readonly #byHop: AmountByHop = new Map();
  readonly #ended = new Map<number, number>();
  readonly #victims = new Map<number, VictimSums>();
  #entered = false;
  #received = 0;
  #held = 0;
  #passedOn = 0;
  #exited = 0;

  constructor(account: number) {
    this.#account = account;
  }

  static tellsOf(part: FlowPart): boolean {
    return !NOT_THERE.has(part.end);
  }

  arrives({ hop, amount, end }: FlowPart): void {
    addTo(this.#byHop, hop, amount);
    this.#received += amount;
    if (end === MOVEMENT_END['goes-on']) this.#entered = true;
    else addTo(this.#ended, end, amount);
  }

  arrivesOf({ victim, hop, amount }: FlowPart): void {
    const own = this.#victim(victim);
    addTo(own.byHop, hop, amount);
    own.received += amount;
  }

  leaves({ amount, end }: FlowPart): void {
    if (end === MOVEMENT_END['goes-on']) this.#passedOn += amount;
    else this.#exited += amount;
  }

  holds(amount: number): void {
    this.#held += amount;
  }

  holdsOf(victim: number, amount: number): void {
    this.#victim(victim).held += amount;
  }

  /** `adds`: what came must be what is there, gone on and ended. */
  finish(adds: boolean): AssembledAccount {
    const endedHere = [...this.#ended]
      .map(([end, amount]) => ({ end, amount }))
      .toSorted((a, b) => b.amount - a.amount || a.end - b.end);
    const ended = endedHere.reduce((sum, { amount }) => sum + amount, 0);
    if (adds && this.#received !== this.#held + this.#passedOn + this.#exited + ended) {
      throw new Error(
        `account ${this.#account}: received ${this.#received}, held ${this.#held}, passed on ${this.#passedOn}, exited ${this.#exited}, ended there ${ended}`,
      );
    }
    return {
      account: this.#account,
      ...layerRange(this.#byHop),
      entered: this.#entered,
      received: this.#received,
      held: this.#held,
      passedOn: this.#passedOn,
      exited: this.#exited,
      endedHere,
      byLayer: [...this.#byHop].toSorted(([a], [b]) => a - b).map(([layer, received]) => ({ layer, received })),
      byVictim: [...this.#victims]
        .toSorted(([a], [b]) => a - b)
        .map(([victim, { byHop, received, held }]) => ({ victim, ...layerRange(byHop), received, held })),
    };
  }

  #victim(victim: number): VictimSums {
    const known = this.#victims.get(victim);
    if (known !== undefined) return known;
    const made = { byHop: new Map<number, number>(), received: 0, held: 0 };
    this.#victims.set(victim, made);
    return made;
  }
}
