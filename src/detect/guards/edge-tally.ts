import type { GuardContext } from './guard-context.ts';
import { VOID_REASONS, type GuardDraft } from './guard.ts';

/**
 * Transfers guarded one by one, counted for each account they touch. A transfer is marked only if neither side is void;
 * an account that has only transfers with void ends keeps a draft that says so.
 */
export class EdgeTally {
  private readonly context: GuardContext;
  private readonly bit: number;
  /** By account and whether void: transfers, partners, minor units. */
  private readonly transfers: Uint32Array;
  private readonly partners: Uint32Array;
  private readonly amountMinor: Float64Array;
  /** By account: the first void reason met, + 1. */
  private readonly reason: Uint8Array;

  constructor(context: GuardContext, bit: number) {
    this.context = context;
    this.bit = bit;
    const { count } = context.view.accounts;
    this.transfers = new Uint32Array(count * 2);
    this.partners = new Uint32Array(count * 2);
    this.amountMinor = new Float64Array(count * 2);
    this.reason = new Uint8Array(count);
  }

  /** Edges of one pair. */
  add(edges: readonly number[]): void {
    const { src, dst } = this.context.view.graph;
    const [first] = edges;
    if (first === undefined) return;
    const isVoid = this.mark(first);
    for (const e of edges.slice(1)) this.mark(e);
    this.partners[src[first]! * 2 + isVoid]! += 1;
    this.partners[dst[first]! * 2 + isVoid]! += 1;
  }

  /** Marks and counts one edge, without counting its sides as partners; 1: it is void. */
  mark(e: number): 0 | 1 {
    const { src, dst, amount } = this.context.view.graph;
    const [u, v] = [src[e]!, dst[e]!];
    const voidedBy = this.context.voidBetween(u, v);
    const isVoid = voidedBy === undefined ? 0 : 1;
    if (voidedBy === undefined) this.context.edges[e]! |= this.bit;
    for (const account of [u, v]) {
      this.transfers[account * 2 + isVoid]! += 1;
      this.amountMinor[account * 2 + isVoid]! += amount[e]!;
      if (voidedBy !== undefined && this.reason[account] === 0) {
        this.reason[account] = VOID_REASONS.indexOf(voidedBy) + 1;
      }
    }
    return isVoid;
  }

  /** By account, rising; what holds stands for an account that has void transfers too. */
  drafts(): GuardDraft[] {
    const drafts: GuardDraft[] = [];
    for (let account = 0; account < this.reason.length; account += 1) {
      const isVoid = this.transfers[account * 2] === 0;
      const at = account * 2 + (isVoid ? 1 : 0);
      if (this.transfers[at] === 0) continue;
      const values = {
        transfers: this.transfers[at]!,
        partners: this.partners[at]!,
        amountMinor: this.amountMinor[at]!,
      };
      const voidedBy = isVoid ? VOID_REASONS[this.reason[account]! - 1] : undefined;
      drafts.push(voidedBy === undefined ? { account, share: 1, values } : { account, share: 1, values, voidedBy });
    }
    return drafts;
  }
}
