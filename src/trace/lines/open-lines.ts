import type { MoneyColumns, TaintPolicy } from '#ledger';

import { FifoLines } from './fifo-lines.ts';
import { ListedLines } from './listed-lines.ts';
import { LifoLines } from './lifo-lines.ts';
import type { MoneyLines } from './money-lines.ts';
import { NEAREST_LOT, type NearestLotParameters } from './nearest-lot.ts';

/** Policies whose choice of lots does not look at what is tainted. */
export const LINE_POLICIES = ['fifo', 'lifo', 'match-first'] as const satisfies readonly TaintPolicy[];

export type LinePolicy = (typeof LINE_POLICIES)[number];

export function isLinePolicy(policy: TaintPolicy): policy is LinePolicy {
  return (LINE_POLICIES as readonly TaintPolicy[]).includes(policy);
}

/**
 * Lines of a ledger in causal order (`inCausalOrder`) under one policy. An account is worked out when it is first reached and
 * kept, so keep the lines for the next trace. Memory when every account was reached: FIFO and LIFO 1.1 bytes per transfer and
 * 69 per account, match-first at most 69 bytes per transfer.
 */
export function openLines(
  money: MoneyColumns,
  policy: LinePolicy,
  matching: NearestLotParameters = NEAREST_LOT,
): MoneyLines {
  if (policy === 'match-first') return new ListedLines(money, matching);
  return policy === 'fifo' ? new FifoLines(money) : new LifoLines(money);
}
