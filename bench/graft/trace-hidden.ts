import type { TaintPolicy } from '#ledger';

import type { HiddenCase } from './hide-case.ts';

export type LotPolicy = 'fifo' | 'lifo';

/**
 * Tainted minor units of every transfer, all accounts replayed in file order. A reported transfer is wholly tainted, whatever
 * the payer holds; accounts open empty; what no lot covers is clean. The reference of this measurement: it shares nothing
 * with the engines of src/trace.
 */
export function traceHidden(hidden: HiddenCase, policy: Exclude<TaintPolicy, 'match-first'>): Float64Array {
  if (policy === 'poison') return poisonTrace(hidden);
  if (policy === 'fifo' || policy === 'lifo') return lotTrace(hidden, policy);
  return sumTrace(hidden, policy);
}

function poisonTrace({ count, accountCount, payer, payee, amount, reported }: HiddenCase): Float64Array {
  const taint = new Float64Array(count);
  const touched = new Uint8Array(accountCount);
  for (let k = 0; k < count; k++) {
    if (reported[k] === 0 && touched[payer[k]!] === 0) continue;
    taint[k] = amount[k]!;
    touched[payee[k]!] = 1;
  }
  return taint;
}

/** An account as pieces from old to young: minor units, below zero where clean. */
interface Purse {
  readonly pieces: number[];
  /** Pieces before it are spent. */
  first: number;
}

function lotTrace(hidden: HiddenCase, policy: LotPolicy): Float64Array {
  const { count, accountCount, payer, payee, amount, reported } = hidden;
  const purses = Array.from({ length: accountCount }, (): Purse => ({ pieces: [], first: 0 }));
  const taint = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const taken = takePieces(purses[payer[k]!]!, amount[k]!, policy);
    const parcel = reported[k] === 1 ? [amount[k]!] : taken;
    for (const piece of parcel) if (piece > 0) taint[k]! += piece;
    purses[payee[k]!]!.pieces.push(...parcel);
  }
  return taint;
}

function takePieces(purse: Purse, amount: number, policy: LotPolicy): number[] {
  const taken: number[] = [];
  const { pieces } = purse;
  let wanted = amount;
  while (wanted > 0 && purse.first < pieces.length) {
    const at = policy === 'fifo' ? purse.first : pieces.length - 1;
    const piece = pieces[at]!;
    const part = Math.min(wanted, Math.abs(piece));
    taken.push(piece > 0 ? part : -part);
    wanted -= part;
    if (part < Math.abs(piece)) pieces[at] = piece > 0 ? piece - part : piece + part;
    else if (policy === 'fifo') purse.first++;
    else pieces.pop();
  }
  if (wanted > 0) taken.push(-wanted);
  return taken;
}

function sumTrace(hidden: HiddenCase, policy: 'haircut' | 'clean-first' | 'taint-first'): Float64Array {
  const { count, accountCount, payer, payee, amount, reported } = hidden;
  const balance = new Float64Array(accountCount);
  const tainted = new Float64Array(accountCount);
  const taint = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const [from, to] = [payer[k]!, payee[k]!];
    const covered = Math.min(amount[k]!, balance[from]!);
    const clean = balance[from]! - tainted[from]!;
    let part = 0;
    if (policy === 'taint-first') part = Math.min(covered, tainted[from]!);
    else if (policy === 'clean-first') part = Math.max(0, covered - clean);
    else if (covered > 0) part = Math.round((tainted[from]! / balance[from]!) * covered);
    balance[from]! -= covered;
    tainted[from]! -= part;
    taint[k] = reported[k] === 1 ? amount[k]! : part;
    balance[to]! += amount[k]!;
    tainted[to]! += taint[k]!;
  }
  return taint;
}
