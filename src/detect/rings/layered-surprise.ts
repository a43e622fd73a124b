import { familiarPairs, surprise, type MemberPair, type PairIndex, type TemporalGraph } from '#graph';
import type { CaseView } from '../case-view.ts';
import type { PatternGraph } from '../pattern-graph.ts';

export interface JudgedShape {
  /** SURPRISE in nats, less what familiar pairs take away. */
  readonly surprise: number;
  /** Ordered pairs of members with transfers outside the evidence. */
  readonly familiarPairs: number;
}

interface FamiliarShape {
  readonly evidence: readonly number[];
  readonly accounts: readonly number[];
  readonly nats: number;
  readonly familiar: readonly MemberPair[];
}

const FEWEST_ACCOUNTS = 4;

/**
 * SURPRISE of shapes of many accounts, with the rule SHAPE-1: strangers who meet in a pattern are a surprise, friends are
 * not, so that each ordered pair of members with transfers outside the evidence takes away what a payment between
 * accounts as busy as these is worth, −ln(k_out·k_in/M), if that is above 0; but a shape is worth no less than its part
 * of strangers.
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
    // Most shapes fall here: chance alone, without looking at who is who.
    if (this.atMost(evidence) <= least) return undefined;
    const accounts = membersOf(this.graph, evidence);
    const nats = this.natsOf(evidence, accounts);
    if (nats <= least) return undefined;
    const familiar = this.usesFamiliarPairs ? familiarPairs(this.view.graph, accounts, evidence) : [];
    const judged = familiar.length === 0 ? nats : this.amongStrangers({ evidence, accounts, nats, familiar });
    return judged <= least ? undefined : { surprise: judged, familiarPairs: familiar.length };
  }

  /**
   * The most that the shape is worth when members are left out, the most familiar first. What is left must still hold
   * together: an account with a single transfer falls off, because a tree is no surprise.
   */
  private amongStrangers(shape: FamiliarShape): number {
    let { evidence, accounts, nats, familiar } = shape;
    let best = nats - this.natsAgainst(familiar);
    while (familiar.length > 0) {
      const leaving = this.mostFamiliar(accounts, familiar);
      evidence = withoutLooseEnds(this.graph, evidence, leaving);
      if (evidence.length === 0) break;
      accounts = membersOf(this.graph, evidence);
      const members = new Set(accounts);
      familiar = familiar.filter(({ payer, payee }) => members.has(payer) && members.has(payee));
      nats = this.natsOf(evidence, accounts);
      best = Math.max(best, nats - this.natsAgainst(familiar));
    }
    return best;
  }

  /** Of equals the account that comes first in the evidence. */
  private mostFamiliar(accounts: readonly number[], familiar: readonly MemberPair[]): number {
    const load = new Map(accounts.map((account) => [account, 0]));
    for (const pair of familiar) {
      const nats = Math.max(this.pairNats(pair.payer, pair.payee), Number.MIN_VALUE);
      load.set(pair.payer, load.get(pair.payer)! + nats);
      load.set(pair.payee, load.get(pair.payee)! + nats);
    }
    return accounts.reduce((most, account) => (load.get(account)! > load.get(most)! ? account : most));
  }

  private natsAgainst(familiar: readonly MemberPair[]): number {
    return familiar.reduce((sum, { payer, payee }) => sum + Math.max(0, this.pairNats(payer, payee)), 0);
  }

  private natsOf(evidence: readonly number[], accounts: readonly number[]): number {
    const { t } = this.graph;
    return surprise({
      graph: this.graph,
      pairs: this.pairs,
      edges: evidence,
      accountCount: accounts.length,
      spanSeconds: t[evidence.at(-1)!]! - t[evidence[0]!]!,
      dataSeconds: this.view.to - this.view.from,
    });
  }

  /** Never below SURPRISE: every transfer a pair of its own, on the fewest accounts that any of these shapes has. */
  private atMost(evidence: readonly number[]): number {
    const { src, dst, t } = this.graph;
    const spanSeconds = t[evidence.at(-1)!]! - t[evidence[0]!]!;
    const share = Math.min(1, Math.max(spanSeconds, 1) / Math.max(this.view.to - this.view.from, 1));
    const time = -Math.log(share);
    let nats = 0;
    for (const e of evidence) nats += Math.max(0, this.pairNats(src[e]!, dst[e]!) + time);
    return nats - FEWEST_ACCOUNTS * this.logAccounts;
  }

  private pairNats(payer: number, payee: number): number {
    const { payees, payers } = this.pairs;
    return this.logPairs - Math.log(Math.max(1, payees[payer]!) * Math.max(1, payers[payee]!));
  }
}

/** Each account once, in the order of the evidence, the payer first. */
export function membersOf({ src, dst }: TemporalGraph, evidence: readonly number[]): number[] {
  return [...new Set(evidence.flatMap((e) => [src[e]!, dst[e]!]))];
}

/** The transfers left when an account goes and, after it, all that then have a single transfer. */
function withoutLooseEnds({ src, dst }: TemporalGraph, evidence: readonly number[], leaving: number): number[] {
  let left = evidence.filter((e) => src[e] !== leaving && dst[e] !== leaving);
  for (;;) {
    const degree = new Map<number, number>();
    for (const e of left) {
      degree.set(src[e]!, (degree.get(src[e]!) ?? 0) + 1);
      degree.set(dst[e]!, (degree.get(dst[e]!) ?? 0) + 1);
    }
    const held = left.filter((e) => degree.get(src[e]!)! > 1 && degree.get(dst[e]!)! > 1);
    if (held.length === left.length) return left;
    left = held;
  }
}
