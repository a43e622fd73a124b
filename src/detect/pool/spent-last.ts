import type { LedgerColumns } from '#ledger';

/**
 * By place in `entries`: minor units of each credit that were spent by its own deadline, last in first out. A member keeps
 * its fee on the account from session to session; first in first out would spend that first, and the fee of a session would
 * seem to grow with every session before it. `deadlines` by place; credits that do not matter have 0.
 */
export function spentLast(ledger: LedgerColumns, entries: Int32Array, deadlines: Float64Array): Float64Array {
  const spent = new Float64Array(entries.length);
  const left = new Float64Array(entries.length);
  const stack = new Int32Array(entries.length);
  let height = 0;
  for (const [place, entry] of entries.entries()) {
    const amount = ledger.amount[entry]!;
    if (amount > 0) {
      left[place] = amount;
      stack[height++] = place;
      continue;
    }
    const t = ledger.t[entry]!;
    for (let wanted = -amount; wanted > 0 && height !== 0;) {
      const credit = stack[height - 1]!;
      const taken = Math.min(wanted, left[credit]!);
      if (t <= deadlines[credit]!) spent[credit]! += taken;
      wanted -= taken;
      left[credit]! -= taken;
      if (left[credit] === 0) height -= 1;
    }
  }
  return spent;
}
