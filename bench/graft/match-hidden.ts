import type { MoneyColumns } from '#ledger';
import { NEAREST_LOT, type NearestLotParameters } from '#trace';

import type { HiddenCase } from './hide-case.ts';

export interface MatchQuestion {
  readonly hidden: HiddenCase;
  readonly money: MoneyColumns;
  /** By movement: complete for the movements of the account. */
  readonly marksAround: (account: number) => Uint8Array;
  readonly parameters?: NearestLotParameters;
}

/**
 * Tainted minor units of every transfer under match-first, replayed in file order. An account is opened when the first
 * tainted money reaches it: what it did before is replayed then, all of it clean.
 */
export function matchHidden({ hidden, money, marksAround, parameters = NEAREST_LOT }: MatchQuestion): Float64Array {
  const { count, accountCount, payer, payee, amount, reported } = hidden;
  const taint = new Float64Array(count);
  const books: (Book | undefined)[] = Array.from({ length: accountCount });
  for (let k = 0; k < count; k++) {
    let parcel = books[payer[k]!]?.pay(k) ?? [-amount[k]!];
    if (reported[k] === 1) parcel = [amount[k]!];
    for (const piece of parcel) if (piece > 0) taint[k]! += piece;
    const to = payee[k]!;
    if (taint[k]! > 0) books[to] ??= openBook({ hidden, money, marksAround, parameters }, to, k);
    books[to]?.receive(k, parcel);
  }
  return taint;
}

interface Book {
  readonly pay: (movement: number) => number[];
  readonly receive: (movement: number, parcel: readonly number[]) => void;
}

interface Lot {
  readonly t: number;
  readonly marked: number;
  /** Pieces in the order of taking; minor units, below zero where clean. */
  readonly pieces: number[];
}

function openBook(question: Required<MatchQuestion>, account: number, before: number): Book {
  const { hidden, money, marksAround, parameters } = question;
  const marks = marksAround(account);
  const lots: Lot[] = [];
  let implied = parameters.impliedOpening ? deepest(money, account) : 0;
  const start = hidden.t[0] ?? 0;
  const pay = (movement: number): number[] => {
    const [t, marked] = [hidden.t[movement]!, marks[movement]!];
    const taken: number[] = [];
    let wanted = hidden.amount[movement]!;
    while (wanted > 0) {
      const { at, age } = nearest(lots, { t, marked, parameters });
      const openingAge = (parameters.hourSeconds + t - start) * (marked === 0 ? 1 : parameters.unlike);
      if (implied > 0 && openingAge < age) {
        const part = Math.min(wanted, implied);
        implied -= part;
        wanted -= part;
        taken.push(-part);
      } else if (at < 0) {
        taken.push(-wanted);
        wanted = 0;
      } else {
        wanted -= takeLast(lots[at]!.pieces, wanted, taken);
        if (lots[at]!.pieces.length === 0) lots.splice(at, 1);
      }
    }
    return taken;
  };
  const receive = (movement: number, parcel: readonly number[]): void => {
    lots.push({ t: hidden.t[movement]!, marked: marks[movement]!, pieces: [...parcel] });
  };
  for (let entry = money.ledger.offsets[account]!; entry < money.ledger.offsets[account + 1]!; entry++) {
    const movement = money.ledger.movement[entry]!;
    if (movement >= before) break;
    if (money.ledger.amount[entry]! < 0) pay(movement);
    else receive(movement, [-hidden.amount[movement]!]);
  }
  return { pay, receive };
}

interface Debit {
  readonly t: number;
  readonly marked: number;
  readonly parameters: NearestLotParameters;
}

function nearest(
  lots: readonly Lot[],
  { t, marked, parameters }: Debit,
): { readonly at: number; readonly age: number } {
  let [best, least] = [-1, Infinity];
  for (let at = lots.length - 1; at >= Math.max(0, lots.length - parameters.mostLots); at--) {
    const lot = lots[at]!;
    const age = (parameters.hourSeconds + t - lot.t) * (lot.marked === marked ? 1 : parameters.unlike);
    if (age < least) [best, least] = [at, age];
  }
  return { at: best, age: least };
}

/** Takes from the end of a lot; gives what was taken. */
function takeLast(pieces: number[], wanted: number, taken: number[]): number {
  let left = wanted;
  while (left > 0 && pieces.length > 0) {
    const piece = pieces.at(-1)!;
    const part = Math.min(left, Math.abs(piece));
    taken.push(piece > 0 ? part : -part);
    left -= part;
    if (part === Math.abs(piece)) pieces.pop();
    else pieces[pieces.length - 1] = piece > 0 ? piece - part : piece + part;
  }
  return wanted - left;
}

/** How far the sum of an account's entries falls below nothing. */
function deepest({ ledger }: MoneyColumns, account: number): number {
  let [sum, least] = [0, 0];
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry++) {
    sum += ledger.amount[entry]!;
    least = Math.min(least, sum);
  }
  return -least;
}
