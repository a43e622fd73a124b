import type { TelecomDelivery, TelecomState } from './telecom-state.ts';

/** Deliveries of now; their ids count on from those of the record, so that nothing has to be drawn. */
export function newDeliveries(
  { id, deliveries }: Pick<TelecomState, 'id' | 'deliveries'>,
  orderedMs: number,
  orders: readonly { readonly to: string; readonly instruction: string; readonly number?: string }[],
): readonly TelecomDelivery[] {
  return orders.map((order, at) => ({ id: `${id}/${deliveries.length + at + 1}`, ...order, orderedMs }));
}
