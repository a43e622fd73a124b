import { groupSides, words64, type SidedItems } from './group-rows.ts';
import { LEG_SETTINGS, type LegRows } from './leg-rows.ts';
import { matchGroup } from './match-group.ts';

export interface ClearingInput {
  readonly rows: LegRows;
  /** Hash of the order number (商户流水号, 商户订单号, 交易号); 0 = none. */
  readonly order: BigUint64Array;
  /** 1 = the own account is held at a payment institution. */
  readonly ownIsPayment: Uint8Array;
  /** Partner of each row from `matchLegs`, -1 = none; rows with a partner are left alone. */
  readonly partner: Int32Array;
}

/**
 * [LEG-7] Pairs a bank row with a clearing account and a row of a payment account by order number and amount, within
 * 600 s either way: bank debit with payment credit, and payment debit with bank credit. By row: the other row, -1 = none.
 */
export function pairClearing(input: ClearingInput, windowSeconds = 600): { partner: Int32Array; pairs: number } {
  const { rows } = input;
  const partner = new Int32Array(rows.count).fill(-1);
  const ambiguous = new Uint8Array(rows.count);
  const settings = {
    ...LEG_SETTINGS,
    earlySeconds: windowSeconds,
    sameInstitutionSeconds: windowSeconds,
    otherInstitutionSeconds: windowSeconds,
    slowSeconds: windowSeconds,
  };
  let pairs = 0;
  for (const bankSide of [-1, 1]) {
    const chosen = chooseRows(input, bankSide);
    const split = groupSides(chosen, orderWords(input, chosen.items));
    for (let g = 0; g < split.count; g++) {
      const outs = split.outItems.subarray(split.outOffsets[g], split.outOffsets[g + 1]);
      const ins = split.inItems.subarray(split.inOffsets[g], split.inOffsets[g + 1]);
      if (outs.length === 0 || ins.length === 0) continue;
      pairs += matchGroup({ rows, settings, outs, ins, partner, ambiguous, mayShareAccount: true });
    }
  }
  return { partner, pairs };
}

/** Bank rows to or from a clearing account on one side, payment-account rows of the opposite direction on the other. */
function chooseRows({ rows, order, ownIsPayment, partner }: ClearingInput, bankSide: number): SidedItems {
  const words = words64(order);
  const items = new Int32Array(rows.count);
  const side = new Uint8Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    if (partner[row]! >= 0 || (words[2 * row] === 0 && words[2 * row + 1] === 0) || !(rows.amount[row]! > 0)) continue;
    const isBank = ownIsPayment[row] === 0 && rows.counterIsClearing[row] === 1 && rows.direction[row] === bankSide;
    const isPayment = ownIsPayment[row] === 1 && rows.direction[row] === -bankSide;
    if (!isBank && !isPayment) continue;
    items[count] = row;
    side[count++] = rows.direction[row]! < 0 ? 1 : 2;
  }
  return { items: items.subarray(0, count), side };
}

function orderWords({ rows, order }: ClearingInput, items: Int32Array): Uint32Array[] {
  const [orders, amounts] = [words64(order), words64(rows.amount)];
  return [
    Uint32Array.from(items, (row) => orders[2 * row]!),
    Uint32Array.from(items, (row) => orders[2 * row + 1]!),
    Uint32Array.from(items, (row) => amounts[2 * row]!),
    Uint32Array.from(items, (row) => amounts[2 * row + 1]!),
    Uint32Array.from(items, (row) => rows.currency[row]!),
  ];
}
