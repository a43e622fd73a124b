import type { MoneyColumns, TaintPolicy } from '#ledger';

import { inCausalOrder, type CausalMoney } from '../causal-order.ts';
import { impliedOpeningMinor } from '../lines/nearest-lot.ts';
import { PassedOnMarks } from '../lines/passed-on-marks.ts';
import { movementEnd } from '../movement-end.ts';
import { MOVEMENT_END, type TraceBounds, type TraceFlows, type TraceSource } from '../trace-flows.ts';
import { FlowRows, toHeld, type FlowRow, type HeldRow } from './flow-rows.ts';
import { BOOKS } from './make-book.ts';
import type { MatchSight } from './match-book.ts';
import { NextEntries } from './next-entries.ts';
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

/** An account that victim money has reached. */
interface OpenAccount {
  readonly account: number;
  readonly book: AccountBook;
  /** First entry that the book does not hold yet. */
  cursor: number;
  /** Its next debit is among the next entries. */
  isWaiting: boolean;
}

class Replay {
  readonly #money: MoneyColumns;
  readonly #options: ReplayOptions;
  /** Credits of victim money, and of accounts that hold some their next debit: nothing else can change a trace. */
  readonly #next: NextEntries;
  readonly #open = new Map<number, OpenAccount>();
  /** Victim of a reported movement. */
  readonly #victims = new Map<number, number>();
  /** Victim money that was debited and is not credited yet, by movement. */
  readonly #onTheWay = new Map<number, Pieces>();
  readonly #rows = new FlowRows();
  readonly #marks: PassedOnMarks;
  /** What a debit takes; used again for each. */
  readonly #taken = new Pieces();
  #uncoveredDebits = 0;
  #uncoveredMinor = 0;

  constructor(causal: CausalMoney, options: ReplayOptions) {
    this.#money = causal.money;
    this.#options = options;
    this.#marks = new PassedOnMarks(causal.money);
    this.#next = new NextEntries(causal);
  }

  run(): TraceFlows {
    const sourcesWithoutEntry = this.#startSources();
    for (let entry = this.#next.pop(); entry >= 0; entry = this.#next.pop()) this.#work(entry);
    const held: HeldRow[] = [];
    for (const open of this.#open.values()) {
      this.#catchUp(open, this.#endOfSight(open.account));
      for (const piece of open.book.held()) held.push({ account: open.account, ...piece });
    }
    return {
      policy: this.#options.policy,
      flows: this.#rows.finish(),
      held: toHeld(held),
      counts: {
        uncoveredDebits: this.#uncoveredDebits,
        uncoveredMinor: this.#uncoveredMinor,
        sourcesWithoutEntry,
        accountsVisited: this.#open.size,
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
      this.#send(movement, pieces);
    }
    return withoutEntry;
  }

  #send(movement: number, pieces: Pieces): void {
    this.#onTheWay.set(movement, pieces);
    this.#next.push(this.#money.movements.credit[movement]!);
  }

  #work(entry: number): void {
    const { movements, ledger } = this.#money;
    const movement = ledger.movement[entry]!;
    const isDebit = ledger.amount[entry]! < 0;
    const open = this.#opened((isDebit ? movements.payer : movements.payee)[movement]!);
    if (isDebit) open.isWaiting = false;
    this.#catchUp(open, entry);
    open.cursor = entry + 1;
    if (isDebit) {
      this.#debit(open.book, entry, movement);
    } else {
      open.book.credit(movement, ledger.t[entry]!, ledger.amount[entry]!, this.#onTheWay.get(movement));
      this.#onTheWay.delete(movement);
    }
    if (open.book.hasVictims() && !open.isWaiting) this.#awaitDebit(open);
  }

  #opened(account: number): OpenAccount {
    const known = this.#open.get(account);
    if (known !== undefined) return known;
    const { ledger, accounts } = this.#money;
    const { policy } = this.#options;
    const opening = Math.max(0, accounts.opening[account]!);
    const book = BOOKS[policy](opening, policy === 'match-first' ? this.#sightOf(account, opening) : undefined);
    const made = { account, book, cursor: ledger.offsets[account]!, isWaiting: false };
    this.#open.set(account, made);
    return made;
  }

  #sightOf(account: number, opening: number): MatchSight {
    return {
      impliedMinor: impliedOpeningMinor(this.#money.ledger, account, opening),
      marks: this.#marks.around(account),
    };
  }

  /** Replays the entries before `entry`: clean credits, and debits of an account without victim money. */
  #catchUp(open: OpenAccount, entry: number): void {
    const { ledger } = this.#money;
    for (; open.cursor < entry; open.cursor++) {
      const amount = ledger.amount[open.cursor]!;
      const t = ledger.t[open.cursor]!;
      if (amount > 0) {
        open.book.credit(ledger.movement[open.cursor]!, t, amount, undefined);
      } else {
        this.#taken.clear();
        this.#count(open.book.debit(-amount, t, this.#taken, ledger.movement[open.cursor]));
      }
    }
  }

  #awaitDebit(open: OpenAccount): void {
    const { ledger } = this.#money;
    const end = ledger.offsets[open.account + 1]!;
    let entry = open.cursor;
    while (entry < end && ledger.amount[entry]! > 0) entry++;
    if (entry === end || ledger.t[entry]! > this.#options.bounds.until) return;
    open.isWaiting = true;
    this.#next.push(entry);
  }

  #endOfSight(account: number): number {
    const { offsets, t } = this.#money.ledger;
    let end = offsets[account + 1]!;
    while (end > offsets[account]! && t[end - 1]! > this.#options.bounds.until) end--;
    return end;
  }

  #debit(book: AccountBook, entry: number, movement: number): void {
    const { ledger } = this.#money;
    const amount = -ledger.amount[entry]!;
    const taken = this.#taken;
    taken.clear();
    this.#count(book.debit(amount, ledger.t[entry]!, taken, movement));
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
    if (passedOn.hasVictims()) this.#send(movement, passedOn);
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
