import { familiarPairs, surprise, type PairIndex, type TemporalGraph } from '#graph';
import type { CaseView } from '../case-view.ts';
import type { PatternGraph } from '../pattern-graph.ts';

export interface JudgedShape {
  /** SURPRISE in nats, less what familiar pairs take away. */
  readonly surprise: number;
  /** Ordered pairs of members with transfers outside the evidence. */
  readonly familiarPairs: number;
}

/**
 * SURPRISE of shapes of many accounts, with the rule KNOWN: strangers who meet in a pattern are a surprise, friends are
 * not, so that each ordered pair of members with transfers outside the evidence takes away what a payment between
 * accounts as busy as these is worth, −ln(k_out·k_in/M), if that is above 0.
 */
export class ShapeJudge {
  private readonly view: CaseView;
  private readonly graph: TemporalGraph;
  private readonly pairs: PairIndex;
  private readonly usesFamiliarPairs: boolean;
  private readonly logAccounts: number;
  private readonly logPairs: number;

  constructor(view: CaseView, pattern: PatternGraph, usesFamiliarPairs: boolean) {
    this.view = view;
    this.graph = pattern.graph;
    this.pairs = pattern.pairs();
    this.usesFamiliarPairs = usesFamiliarPairs;
    this.logAccounts = Math.log(this.graph.vertexCount);
    this.logPairs = Math.log(this.pairs.pairCount);
  }

  /** Undefined when not above `least`: as many by chance. Evidence rises. */
  judge(evidence: readonly number[], least: number): JudgedShape | undefined {
    const { t } = this.graph;
    const spanSeconds = t[evidence.at(-1)!]! - t[evidence[0]!]!;
    // Most shapes fall here: chance alone, without looking at who is who.
    if (this.atMost(evidence, spanSeconds) <= least) return undefined;
    const accounts = membersOf(this.graph, evidence);
    const nats = surprise({
      graph: this.graph,
      pairs: this.pairs,
      edges: evidence,
      accountCount: accounts.length,
      spanSeconds,
      dataSeconds: this.view.to - this.view.from,
    });
    if (nats <= least) return undefined;
    const familiar = this.usesFamiliarPairs ? familiarPairs(this.view.graph, accounts, evidence) : [];
    const against = familiar.reduce((sum, { payer, payee }) => sum + Math.max(0, this.natsOf(payer, payee)), 0);
    return nats - against <= least ? undefined : { surprise: nats - against, familiarPairs: familiar.length };
  }

  /** Not below SURPRISE: a connected shape of n transfers … may have as few accounts as they need at least. */
  private atMost(evidence: readonly number[], spanSeconds: number): number {
    const { src, dst } = this.graph;
    const share = Math.min(1, Math.max(spanSeconds, 1) / Math.max(this.view.to - this.view.from, 1));
    const time = -Math.log(share);
    let nats = 0;
    for (const e of evidence) nats += Math.max(0, this.natsOf(src[e]!, dst[e]!) + time);
    return nats - 4 * this.logAccounts;
  }

  private natsOf(payer: number, payee: number): number {
    const { payees, payers } = this.pairs;
    return this.logPairs - Math.log(Math.max(1, payees[payer]!) * Math.max(1, payers[payee]!));
  }
}

/** Each account once, in the order of the evidence, the payer first. */
export function membersOf({ src, dst }: TemporalGraph, evidence: readonly number[]): number[] {
  return [...new Set(evidence.flatMap((e) => [src[e]!, dst[e]!]))];
}
