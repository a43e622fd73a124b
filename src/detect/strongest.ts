import type { HitDraft, SignalDraft } from '#model';
import { compareEvidence } from './evidence.ts';

/** Keeps the strongest `limit` hits; what is cut is counted, and the choice does not depend on the order of arrival. */
export class StrongestHits {
  cut = 0;
  private readonly limit: number;
  private kept: HitDraft[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  add(hit: HitDraft): void {
    this.kept.push(hit);
    if (this.kept.length >= 2 * this.limit + 1000) this.shrink();
  }

  hits(): readonly HitDraft[] {
    this.shrink();
    return this.kept;
  }

  private shrink(): void {
    this.kept.sort((a, b) => b.strength - a.strength || compareEvidence(a.evidence, b.evidence));
    this.cut += Math.max(0, this.kept.length - this.limit);
    this.kept = this.kept.slice(0, this.limit);
  }
}

/** One reason per account and key (the strongest; of equals the earliest evidence), with the number it stands for. */
export class StrongestSignals {
  private readonly best = new Map<string, { signal: SignalDraft; count: number }>();

  add(key: string | number, signal: SignalDraft): void {
    const id = `${signal.account} ${key}`;
    const known = this.best.get(id);
    if (!known) this.best.set(id, { signal, count: 1 });
    else {
      known.count += 1;
      const better =
        signal.strength > known.signal.strength ||
        (signal.strength === known.signal.strength && compareEvidence(signal.evidence, known.signal.evidence) < 0);
      if (better) known.signal = signal;
    }
  }

  /** `occurrences` is added to the values of each signal. */
  signals(): SignalDraft[] {
    return [...this.best.values()].map(({ signal, count }) => ({
      ...signal,
      values: { ...signal.values, occurrences: count },
    }));
  }
}
