import { rowTime } from './statement-row.ts';
import { MOVE, legsOf, type World } from './world.ts';

/** The rows of every account's statement in the order of its own clock. A leg is move * 2 + side (0 payer, 1 payee). */
export interface Statements {
  readonly legs: Int32Array;
  /** First leg of each account, and the end of the last. */
  readonly offsets: Int32Array;
  /** Minor units after the row, by leg. */
  readonly balance: Float64Array;
}

const OPENING_BALANCE = 20_000_000_00;
/** A row whose balance does not follow from the one before. */
const BREAK_EVERY = 4001;

export function makeStatements(world: World): Statements {
  const { moves, accounts } = world;
  const offsets = new Int32Array(accounts.length + 1);
  eachLeg(world, (_, account) => {
    offsets[account + 1] = (offsets[account + 1] ?? 0) + 1;
  });
  for (let i = 0; i < accounts.length; i++) offsets[i + 1] = (offsets[i + 1] ?? 0) + (offsets[i] ?? 0);
  const legs = new Int32Array(offsets[accounts.length] ?? 0);
  const next = offsets.slice();
  eachLeg(world, (leg, account) => {
    const at = next[account] ?? 0;
    legs[at] = leg;
    next[account] = at + 1;
  });
  const balance = new Float64Array(moves.count * 2);
  for (let account = 0; account < accounts.length; account++) {
    const own = legs.subarray(offsets[account], offsets[account + 1]);
    own.sort((a, b) => timeOf(world, a) - timeOf(world, b) || a - b);
    let now = OPENING_BALANCE;
    for (const leg of own) {
      if (moves.kind[leg >> 1] !== MOVE.failed) now += (leg % 2 === 0 ? -1 : 1) * (moves.amount[leg >> 1] ?? 0);
      if (leg % BREAK_EVERY === 0) now += 12_345;
      balance[leg] = now;
    }
  }
  return { legs, offsets, balance };
}

function eachLeg(world: World, use: (leg: number, account: number) => void): void {
  const { kind, payer, payee, count } = world.moves;
  for (let move = 0; move < count; move++) {
    const which = legsOf(kind[move] ?? 0);
    if ((which & 1) !== 0) use(move * 2, payer[move] ?? 0);
    if ((which & 2) !== 0) use(move * 2 + 1, payee[move] ?? 0);
  }
}

/** The clock before any loss of precision. */
export function timeOf({ moves }: World, leg: number): number {
  return (moves.at[leg >> 1] ?? 0) + (leg % 2 === 1 ? (moves.later[leg >> 1] ?? 0) : 0);
}

export function shownTime(world: World, leg: number): ReturnType<typeof rowTime> {
  return rowTime(world, leg >> 1, leg % 2 === 0 ? 0 : 1);
}
