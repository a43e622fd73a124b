import type { MoneyColumns, TaintPolicy } from '#ledger';

import { MATCH_FIRST, type MatchFirstParameters } from './choose-lots.ts';
import { FifoLines } from './fifo-lines.ts';
import { ListedLines } from './listed-lines.ts';
import type { MoneyLines } from './money-lines.ts';

/** Policies whose choice of lots does not look at what is tainted. */
export const LINE_POLICIES = ['fifo', 'lifo', 'match-first'] as const satisfies readonly TaintPolicy[];

export type LinePolicy = (typeof LINE_POLICIES)[number];

export function isLinePolicy(policy: TaintPolicy): policy is LinePolicy {
  return (LINE_POLICIES as readonly TaintPolicy[]).includes(policy);
}

/**
 * Lines of a ledger under one policy; an account is worked out when it is first reached and kept, so keep the lines for the next
 * trace. Memory when every account was reached: 24 bytes per transfer for FIFO, 64 at most for LIFO and match-first.
 */
export function openLines(
  money: MoneyColumns,
  policy: LinePolicy,
  matching: MatchFirstParameters = MATCH_FIRST,
): MoneyLines {
  if (policy === 'fifo') return new FifoLines(money);
  return new ListedLines(money, policy, policy === 'lifo' ? undefined : matching);
}
