import { liftOrders, plainOrder } from './orders.ts';
import type { SanctionOrder, SanctionState } from './sanction.ts';

/**
 * Everything that has to be sent when a sanction is over: a lift to every institution that was told to apply, and to the credit
 * system what ends with it. `isWrong`: the determination falls, so nothing of it may stay anywhere.
 */
export function endOrders(state: SanctionState, atMs: number, isWrong: boolean): readonly SanctionOrder[] {
  const running = state.measures.filter(({ endedMs }) => endedMs === undefined).map(({ measure }) => measure);
  const credit = state.credit
    .filter(({ list, endedMs }) => endedMs === undefined && (isWrong || list === 'serious-dishonesty'))
    .map(({ order, to }) => plainOrder('withdraw-credit', { id: `${order}/withdraw`, to, undoes: order }, atMs));
  const { publication } = state;
  const unpublish =
    publication === undefined || publication.endedMs !== undefined
      ? []
      : [
          plainOrder(
            'unpublish',
            { id: `${publication.order}/unpublish`, to: publication.to, undoes: publication.order },
            atMs,
          ),
        ];
  return [...liftOrders(state, running, atMs), ...credit, ...unpublish];
}
