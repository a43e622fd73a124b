import type { Timeline } from '../report-data.ts';

/** One column of the picture: sums of what happened in its stretch of time, in minor units (debits positive). */
export interface TimelineBin {
  readonly column: number;
  credit: number;
  debit: number;
  evidenceCredit: number;
  evidenceDebit: number;
  count: number;
}

export interface TimelineSums {
  readonly bins: readonly TimelineBin[];
  readonly credits: number;
  readonly creditMinor: number;
  readonly debits: number;
  readonly debitMinor: number;
  readonly evidence: number;
  /** Largest credit or debit of one bin: the scale of the picture. */
  readonly peak: number;
}

/** Sums movements into `columns` equal stretches of [from, to]. */
export function timelineSums(timeline: Timeline, columns: number): TimelineSums {
  const span = Math.max(1, timeline.to - timeline.from);
  const byColumn = new Map<number, TimelineBin>();
  let credits = 0;
  let creditMinor = 0;
  let debits = 0;
  let debitMinor = 0;
  let evidence = 0;
  for (let i = 0; i < timeline.at.length; i++) {
    const at = timeline.at[i] ?? 0;
    const signed = timeline.signedMinor[i] ?? 0;
    const marked = timeline.evidence[i] === 1;
    const share = Math.min(1, Math.max(0, (at - timeline.from) / span));
    const column = Math.min(columns - 1, Math.floor(share * columns));
    const bin = byColumn.get(column) ?? emptyBin(column);
    byColumn.set(column, bin);
    bin.count++;
    if (signed >= 0) {
      credits++;
      creditMinor += signed;
      bin.credit += signed;
      if (marked) bin.evidenceCredit += signed;
    } else {
      debits++;
      debitMinor -= signed;
      bin.debit -= signed;
      if (marked) bin.evidenceDebit -= signed;
    }
    if (marked) evidence++;
  }
  const bins = [...byColumn.values()].sort((a, b) => a.column - b.column);
  const peak = bins.reduce((most, bin) => Math.max(most, bin.credit, bin.debit), 0);
  return { bins, credits, creditMinor, debits, debitMinor, evidence, peak };
}

/** The part of a timeline around its evidence, with a tenth of its length on either side; undefined where it is no closer look. */
export function evidenceStretch(timeline: Timeline): Timeline | undefined {
  let first = -1;
  let last = -1;
  for (let i = 0; i < timeline.at.length; i++) {
    if (timeline.evidence[i] !== 1) continue;
    if (first === -1) first = i;
    last = i;
  }
  const begin = timeline.at[first];
  const end = timeline.at[last];
  if (begin === undefined || end === undefined || (end - begin) * 5 > timeline.to - timeline.from) return undefined;
  const margin = Math.max(600, Math.round((end - begin) / 10));
  const from = Math.max(timeline.from, begin - margin);
  const to = Math.min(timeline.to, end + margin);
  let start = first;
  while (start > 0 && (timeline.at[start - 1] ?? 0) >= from) start--;
  let stop = last + 1;
  while (stop < timeline.at.length && (timeline.at[stop] ?? 0) <= to) stop++;
  const cut = (column: ArrayLike<number>) => Array.prototype.slice.call(column, start, stop) as number[];
  const { balanceMinor } = timeline;
  return {
    ...timeline,
    from,
    to,
    at: cut(timeline.at),
    signedMinor: cut(timeline.signedMinor),
    ...(balanceMinor === undefined ? {} : { balanceMinor: cut(balanceMinor) }),
    evidence: cut(timeline.evidence),
    gaps: timeline.gaps.filter((gap) => gap.to > from && gap.from < to),
  };
}

function emptyBin(column: number): TimelineBin {
  return { column, credit: 0, debit: 0, evidenceCredit: 0, evidenceDebit: 0, count: 0 };
}
