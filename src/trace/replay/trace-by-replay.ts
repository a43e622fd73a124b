import type { MoneyColumns, TaintPolicy } from '#ledger';

import { inCausalOrder, type CausalMoney } from '../causal-order.ts';
import { movementEnd } from '../movement-end.ts';
import { MOVEMENT_END, type TraceBounds, type TraceFlows, type TraceSource } from '../trace-flows.ts';
import { FlowRows, toHeld, type FlowRow, type HeldRow } from './flow-rows.ts';
import { BOOKS } from './make-book.ts';
import { CLEAN, Pieces, type AccountBook } from './pieces.ts';

export interface ReplayOptions {
  readonly policy: TaintPolicy;
  /** A movement named twice counts once, for the first. */
  readonly sources: readonly TraceSource[];
  readonly bounds: TraceBounds;
  /** By account: MOVEMENT_END of a known way out, 0 = none. */
  readonly exits?: Uint8Array | undefined;
  /** `inCausalOrder(money)` where it is at hand; it does not depend on policy and sources. */
  readonly causal?: CausalMoney | undefined;
}

/**
 * Victims' money under one policy of definitions.md 5, entry by entry in causal order over the accounts that it reaches; what an
 * account did before is replayed as clean when it is reached. Throws on amounts that are no whole minor units.
 */
export function traceByReplay(money: MoneyColumns, options: ReplayOptions): TraceFlows {
  return new Replay(options.causal ?? inCausalOrder(money), options).run();
}

class Replay {
  readonly #money: MoneyColumns;
  readonly #order: Uint32Array;
  readonly #options: ReplayOptions;
  readonly #books: (AccountBook | undefined)[];
  readonly #reached: number[] = [];
  /** Victim of a reported movement. */
  readonly #victims = new Map<number, number>();
  /** Victim money that was debited and is not credited yet, by movement. */
  readonly #onTheWay = new Map<number, Pieces>();
  readonly #rows = new FlowRows();
  #uncoveredDebits = 0;
  #uncoveredMinor = 0;

  constructor({ money, order }: CausalMoney, options: ReplayOptions) {
    this.#money = money;
    this.#order = order;
    this.#options = options;
    this.#books = Array.from({ length: money.accountCount });
  }

  run(): TraceFlows {
    const sourcesWithoutEntry = this.#startSources();
    const { until } = this.#options.bounds;
    const { ledger } = this.#money;
    if (this.#onTheWay.size > 0) {
      for (const entry of this.#order) if (ledger.t[entry]! <= until) this.#work(entry);
    }
    const held: HeldRow[] = [];
    for (const account of this.#reached) {
      for (const piece of this.#books[account]!.held()) held.push({ account, ...piece });
    }
    return {
      policy: this.#options.policy,
      flows: this.#rows.finish(),
      held: toHeld(held),
      counts: {
        uncoveredDebits: this.#uncoveredDebits,
        uncoveredMinor: this.#uncoveredMinor,
        sourcesWithoutEntry,
        accountsVisited: this.#reached.length,
      },
    };
  }

  #startSources(): number {
    const { movements, ledger } = this.#money;
    const { until } = this.#options.bounds;
    let withoutEntry = 0;
    for (const { victim, movement } of this.#options.sources) {
      if (this.#victims.has(movement)) continue;
      this.#victims.set(movement, victim);
      const [debit, credit, amount] = [
        movements.debit[movement]!,
        movements.credit[movement]!,
        movements.amount[movement]!,
      ];
      if (credit < 0) withoutEntry++;
      const first = debit >= 0 ? debit : credit;
      if (first >= 0 && ledger.t[first]! > until) continue;
      const end = this.#endOf(movement, 1, amount);
      this.#rows.add(movement, [{ victim, hop: 1, amount, end }]);
      if (end !== MOVEMENT_END['goes-on']) continue;
      const pieces = new Pieces();
      pieces.add(victim, 1, amount);
      this.#onTheWay.set(movement, pieces);
    }
    return withoutEntry;
  }

  #work(entry: number): void {
    const { movements, ledger } = this.#money;
    const movement = ledger.movement[entry]!;
    if (ledger.amount[entry]! < 0) {
      const book = this.#books[movements.payer[movement]!];
      if (book !== undefined) this.#debit(book, entry, movement);
      return;
    }
    const payee = movements.payee[movement]!;
    const pieces = this.#onTheWay.get(movement);
    if (pieces === undefined) {
      this.#books[payee]?.credit(movement, ledger.t[entry]!, ledger.amount[entry]!, undefined);
      return;
    }
    this.#onTheWay.delete(movement);
    this.#bookOf(payee, entry).credit(movement, ledger.t[entry]!, ledger.amount[entry]!, pieces);
  }

  /** Replays what an account did before `entry`, all of it clean, when victim money first reaches it. */
  #bookOf(account: number, entry: number): AccountBook {
    const known = this.#books[account];
    if (known !== undefined) return known;
    const { ledger, accounts } = this.#money;
    const book = BOOKS[this.#options.policy](Math.max(0, accounts.opening[account]!));
    this.#books[account] = book;
    this.#reached.push(account);
    for (let before = ledger.offsets[account]!; before < entry; before++) {
      const amount = ledger.amount[before]!;
      if (amount > 0) book.credit(ledger.movement[before]!, ledger.t[before]!, amount, undefined);
      else this.#count(book.debit(-amount, ledger.t[before]!, new Pieces()));
    }
    return book;
  }

  #debit(book: AccountBook, entry: number, movement: number): void {
    const { ledger } = this.#money;
    const amount = -ledger.amount[entry]!;
    const taken = new Pieces();
    this.#count(book.debit(amount, ledger.t[entry]!, taken));
    if (!taken.hasVictims()) return;
    const rows: FlowRow[] = [];
    const passedOn = new Pieces();
    const sums = sumsByVictimAndHop(taken);
    for (let i = 0; i < taken.count; i++) {
      const [victim, part] = [taken.victim[i]!, taken.amount[i]!];
      if (victim === CLEAN) {
        passedOn.add(CLEAN, 0, part);
        continue;
      }
      const hop = taken.hop[i]! + 1;
      const end = this.#victims.has(movement)
        ? MOVEMENT_END['reported-again']
        : this.#endOf(movement, hop, sums.get(victim * 65_536 + hop - 1)!);
      rows.push({ victim, hop, amount: part, end });
      if (end === MOVEMENT_END['goes-on']) passedOn.add(victim, hop, part);
      else passedOn.add(CLEAN, 0, part);
    }
    this.#rows.add(movement, rows);
    if (passedOn.hasVictims()) this.#onTheWay.set(movement, passedOn);
  }

  #count(uncovered: number): void {
    if (uncovered === 0) return;
    this.#uncoveredDebits++;
    this.#uncoveredMinor += uncovered;
  }

  /** [TAINT-6] MOVEMENT_END of so much of one victim's money that goes its hop-th way by this movement. */
  #endOf(movement: number, hop: number, amount: number): number {
    const { bounds, exits } = this.#options;
    if (hop > bounds.layers) return MOVEMENT_END['layers-cut'];
    const end = movementEnd(this.#money, movement, exits);
    if (end !== MOVEMENT_END['goes-on']) return end;
    if (amount < bounds.leastMinor) return MOVEMENT_END['amount-cut'];
    const { movements, ledger } = this.#money;
    return ledger.t[movements.credit[movement]!]! > bounds.until ? MOVEMENT_END['under-way'] : end;
  }
}

function sumsByVictimAndHop(pieces: Pieces): Map<number, number> {
  const sums = new Map<number, number>();
  for (let i = 0; i < pieces.count; i++) {
    const key = pieces.victim[i]! * 65_536 + pieces.hop[i]!;
    sums.set(key, (sums.get(key) ?? 0) + pieces.amount[i]!);
  }
  return sums;
}
