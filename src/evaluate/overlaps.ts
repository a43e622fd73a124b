export interface Overlap {
  readonly finding: number;
  readonly truth: number;
  /** |F ∩ T| / |F ∪ T| */
  readonly jaccard: number;
}

/** Every pair of sets with a Jaccard share of at least `least` (> 0), by finding, then truth. Sets are rising, without repeats. */
export function overlaps(findings: readonly Uint32Array[], truths: readonly Uint32Array[], least: number): Overlap[] {
  const truthsOf = new Map<number, number[]>();
  truths.forEach((members, truth) => {
    for (const member of members) {
      const known = truthsOf.get(member);
      if (known === undefined) truthsOf.set(member, [truth]);
      else known.push(truth);
    }
  });
  const found: Overlap[] = [];
  findings.forEach((members, finding) => {
    const common = new Map<number, number>();
    for (const member of members) {
      for (const truth of truthsOf.get(member) ?? []) common.set(truth, (common.get(truth) ?? 0) + 1);
    }
    for (const [truth, shared] of [...common].toSorted(([a], [b]) => a - b)) {
      const jaccard = shared / (members.length + truths[truth]!.length - shared);
      if (jaccard >= least) found.push({ finding, truth, jaccard });
    }
  });
  return found;
}
