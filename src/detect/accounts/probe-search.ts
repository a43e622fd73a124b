import { PRECISION_SECONDS } from '#graph';
import type { CaseView } from '../case-view.ts';
import type { AccountLine } from './judge-accounts.ts';

export interface ProbeRule {
  readonly lookBackSeconds: number;
  readonly windowSeconds: number;
  readonly times: number;
}

/** Minor units of one currency. */
export interface ProbeLimits {
  readonly least: number;
  readonly most: number;
  readonly follow: number;
}

/** Ledger entries of a small credit by a stranger and of the large one that followed. */
export interface Probed {
  readonly probe: number;
  readonly follow: number;
}

/** PROBE over one account's entries in one currency at a time; the scratch column is kept between them. */
export class ProbeSearch {
  private readonly view: CaseView;
  private readonly rule: ProbeRule;
  /** The line that last saw a payer. */
  private readonly seenIn: Uint32Array;
  private lines = 0;

  constructor(view: CaseView, rule: ProbeRule) {
    this.view = view;
    this.rule = rule;
    this.seenIn = new Uint32Array(view.graph.vertexCount);
  }

  payerOf(entry: number): number {
    const edge = this.view.ledger.edge[entry]!;
    return edge < 0 ? -1 : this.view.graph.src[edge]!;
  }

  /** A probe and a credit count once, the earliest that fit each other, in the account's own order. */
  find(line: AccountLine, limits: ProbeLimits): readonly Probed[] {
    if (!this.mayProbe(line, limits)) return [];
    const { amount, t } = this.view.ledger;
    const found: Probed[] = [];
    let open: number[] = [];
    this.lines += 1;
    for (const entry of line.entries) {
      if (amount[entry]! <= 0) continue;
      if (amount[entry]! >= limits.follow) {
        open = open.filter((probe) => t[probe]! + this.rule.windowSeconds >= t[entry]!);
        const at = open.findIndex((probe) => this.follows(probe, entry));
        if (at >= 0) found.push({ probe: open.splice(at, 1)[0]!, follow: entry });
      }
      const payer = this.payerOf(entry);
      if (payer < 0 || this.seenIn[payer] === this.lines) continue;
      this.seenIn[payer] = this.lines;
      if (this.isSmall(line, limits, entry)) open.push(entry);
    }
    return found;
  }

  /** By amounts and times alone: is there anything to look at? Payers lie all over the graph and are read only then. */
  private mayProbe(line: AccountLine, limits: ProbeLimits): boolean {
    const { amount, t } = this.view.ledger;
    let last = -Infinity;
    for (const entry of line.entries) {
      if (amount[entry]! >= limits.follow && t[entry]! - last <= this.rule.windowSeconds) return true;
      if (this.isSmall(line, limits, entry)) last = t[entry]!;
    }
    return false;
  }

  private isSmall({ coveredFrom }: AccountLine, { least, most }: ProbeLimits, entry: number): boolean {
    const { amount, t } = this.view.ledger;
    return amount[entry]! >= least && amount[entry]! <= most && t[entry]! - this.rule.lookBackSeconds >= coveredFrom;
  }

  /** The probe's unit of precision is over, and the credit is large enough for it. */
  private follows(probe: number, entry: number): boolean {
    const { amount, t, precision } = this.view.ledger;
    const after = t[probe]! + PRECISION_SECONDS[precision[probe] as 0 | 1 | 2];
    return after <= t[entry]! && amount[entry]! >= this.rule.times * amount[probe]!;
  }
}
