import type { TaintPolicy } from '#ledger';

import { HaircutBook } from './haircut-book.ts';
import { LotBook } from './lot-book.ts';
import { MatchBook, type MatchSight } from './match-book.ts';
import type { AccountBook } from './pieces.ts';
import { PoisonBook } from './poison-book.ts';
import { SplitBook } from './split-book.ts';

/** By policy: the book of an account with so many minor units of its own at the start; `sight`: for match-first. */
export const BOOKS: Readonly<Record<TaintPolicy, (opening: number, sight?: MatchSight) => AccountBook>> = {
  fifo: (opening) => new LotBook(opening, (queue, amount) => queue.takeOldest(amount)),
  lifo: (opening) => new LotBook(opening, (queue, amount) => queue.takeNewest(amount)),
  haircut: (opening) => new HaircutBook(opening),
  'clean-first': (opening) => new SplitBook(opening, true),
  'taint-first': (opening) => new SplitBook(opening, false),
  poison: (opening) => new PoisonBook(opening),
  'match-first': (opening, sight) => new MatchBook(opening, sight),
};
