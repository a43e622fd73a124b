import type { GuardContext } from './guard-context.ts';
import type { GuardDraft, VoidReason } from './guard.ts';

interface Tally {
  transfers: number;
  partners: number;
  amountMinor: number;
  voidedBy: VoidReason | undefined;
}

/**
 * Transfers guarded one by one, counted for each account they touch. A transfer is marked only if neither side is void;
 * an account that has only transfers with void ends keeps a finding that says so.
 */
export class EdgeTally {
  private readonly context: GuardContext;
  private readonly bit: number;
  private readonly byAccount = new Map<number, Tally>();

  constructor(context: GuardContext, bit: number) {
    this.context = context;
    this.bit = bit;
  }

  /** Edges of one pair. */
  add(edges: readonly number[]): void {
    const { graph } = this.context.view;
    const [first] = edges;
    if (first === undefined) return;
    const ends = [graph.src[first]!, graph.dst[first]!] as const;
    const voidedBy = this.context.voidBetween(...ends);
    let amountMinor = 0;
    for (const e of edges) {
      amountMinor += graph.amount[e]!;
      if (voidedBy === undefined) this.context.edges[e]! |= this.bit;
    }
    for (const account of ends) this.count(account, { edges, amountMinor, voidedBy });
  }

  drafts(): GuardDraft[] {
    return [...this.byAccount].map(([account, { transfers, partners, amountMinor, voidedBy }]) => ({
      account,
      share: 1,
      values: { transfers, partners, amountMinor },
      ...(voidedBy === undefined ? {} : { voidedBy }),
    }));
  }

  private count(
    account: number,
    pair: {
      readonly edges: readonly number[];
      readonly amountMinor: number;
      readonly voidedBy: VoidReason | undefined;
    },
  ): void {
    const known = this.byAccount.get(account);
    const isVoid = pair.voidedBy !== undefined;
    // What holds replaces what is void; of equals the sum.
    if (known === undefined || (known.voidedBy !== undefined && !isVoid)) {
      const { edges, amountMinor, voidedBy } = pair;
      this.byAccount.set(account, { transfers: edges.length, partners: 1, amountMinor, voidedBy });
    } else if ((known.voidedBy !== undefined) === isVoid) {
      known.transfers += pair.edges.length;
      known.partners += 1;
      known.amountMinor += pair.amountMinor;
    }
  }
}
