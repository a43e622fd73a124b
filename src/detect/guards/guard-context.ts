import type { CaseView } from '../case-view.ts';
import { pairHistories, type PairHistories } from './pair-histories.ts';
import type { VoidReason } from './guard.ts';
import type { VoidConditions } from './void-conditions.ts';

/** What the guards of one run share: the view, who is void, the transfers marked so far. */
export class GuardContext {
  readonly view: CaseView;
  /** EDGE_GUARD bits by edge. */
  readonly edges: Uint8Array;
  private readonly voids: VoidConditions;
  private pairs: PairHistories | undefined;

  constructor(view: CaseView, voids: VoidConditions) {
    this.view = view;
    this.voids = voids;
    const { edgeCount, buffer } = view.graph;
    this.edges = new Uint8Array(
      buffer instanceof SharedArrayBuffer ? new SharedArrayBuffer(edgeCount) : new ArrayBuffer(edgeCount),
    );
  }

  voidOf(account: number): VoidReason | undefined {
    return this.voids.of(account);
  }

  /** What takes a guard from the transfers between two accounts: either side's reason. */
  voidBetween(a: number, b: number): VoidReason | undefined {
    return this.voids.of(a) ?? this.voids.of(b);
  }

  /** Repeated and two-way pairs of the view, found when first asked for. */
  get histories(): PairHistories {
    this.pairs ??= pairHistories(this.view);
    return this.pairs;
  }
}
