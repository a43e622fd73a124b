/** Patterns that share this much of the smaller one's transfers are one event found several times. */
const SAME = 0.5;

/**
 * Of patterns that share half of the smaller one's transfers the first of the list stays: give them in falling rank.
 * Work: transfers times the kept patterns that hold each.
 */
export function withoutOverlaps<T extends { readonly evidence: readonly number[] }>(ranked: readonly T[]): T[] {
  const kept: T[] = [];
  const holders = new Map<number, number[]>();
  for (const pattern of ranked) {
    const shared = new Map<number, number>();
    for (const e of pattern.evidence) {
      for (const holder of holders.get(e) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
    const isSame = [...shared].some(
      ([holder, count]) => count >= SAME * Math.min(pattern.evidence.length, kept[holder]!.evidence.length),
    );
    if (isSame) continue;
    for (const e of pattern.evidence) {
      const known = holders.get(e);
      if (known) known.push(kept.length);
      else holders.set(e, [kept.length]);
    }
    kept.push(pattern);
  }
  return kept;
}
