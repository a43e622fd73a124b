/** Which of an account's money a debit takes (definitions.md 5). `poison` only labels, `match-first` is for searching only. */
export const TAINT_POLICIES = [
  'fifo',
  'lifo',
  'haircut',
  'clean-first',
  'taint-first',
  'poison',
  'match-first',
] as const;

export type TaintPolicy = (typeof TAINT_POLICIES)[number];
