import type { TemporalGraph } from './temporal-graph.ts';

/**
 * What a sweep over one account reads again and again, side by side in memory: times of its credits and debits, and its
 * partners numbered from 0, so that what is kept by partner is as small as the account is busy.
 */
export class CentreSides {
  /** By place in the account's list, from 0. */
  readonly creditTimes: Uint32Array;
  readonly payers: Uint32Array;
  readonly debitTimes: Uint32Array;
  readonly payees: Uint32Array;
  credits = 0;
  debits = 0;
  private readonly graph: TemporalGraph;
  /** By account: whose partner it was last (+ 1), and its number there. */
  private readonly numbers: Uint32Array;

  constructor(graph: TemporalGraph) {
    const [mostCredits, mostDebits] = [longestList(graph.inOffsets), longestList(graph.outOffsets)];
    this.graph = graph;
    this.creditTimes = new Uint32Array(mostCredits);
    this.payers = new Uint32Array(mostCredits);
    this.debitTimes = new Uint32Array(mostDebits);
    this.payees = new Uint32Array(mostDebits);
    this.numbers = new Uint32Array(graph.vertexCount * 2);
  }

  /** No account has more partners. */
  get mostPartners(): number {
    return this.payers.length + this.payees.length;
  }

  load(centre: number): void {
    const { t, src, dst, inOffsets, inEdges, outOffsets, outEdges } = this.graph;
    const { creditTimes, payers, debitTimes, payees, numbers } = this;
    const [inStart, outStart] = [inOffsets[centre]!, outOffsets[centre]!];
    this.credits = inOffsets[centre + 1]! - inStart;
    this.debits = outOffsets[centre + 1]! - outStart;
    let known = 0;
    for (let i = 0; i < this.credits; i += 1) {
      const e = inEdges[inStart + i]!;
      const at = src[e]! * 2;
      if (numbers[at] !== centre + 1) {
        numbers[at] = centre + 1;
        numbers[at + 1] = known;
        known += 1;
      }
      creditTimes[i] = t[e]!;
      payers[i] = numbers[at + 1]!;
    }
    for (let i = 0; i < this.debits; i += 1) {
      const e = outEdges[outStart + i]!;
      const at = dst[e]! * 2;
      if (numbers[at] !== centre + 1) {
        numbers[at] = centre + 1;
        numbers[at + 1] = known;
        known += 1;
      }
      debitTimes[i] = t[e]!;
      payees[i] = numbers[at + 1]!;
    }
  }
}

function longestList(offsets: Uint32Array): number {
  let longest = 0;
  for (let v = 0; v + 1 < offsets.length; v += 1) longest = Math.max(longest, offsets[v + 1]! - offsets[v]!);
  return longest;
}
