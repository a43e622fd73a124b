import { FAMILY_CEILING, type Family } from '#model';
import { combine, FAMILIES, type ScoreTable } from './score.ts';

export interface SensitivityRow {
  readonly family: Family;
  /** What the ceiling c was multiplied by. */
  readonly factor: number;
  /** Share of the top accounts that are still among the top. */
  readonly overlap: number;
}

export interface SensitivityOptions {
  readonly top?: number;
  readonly factors?: readonly number[];
}

/**
 * How much the ranking rests on each ceiling (definitions.md 9): the overlap of the first 100 accounts when one c is
 * 30 % lower or higher (never above 1). Fewer accounts with an index than 100: of all of them. Nobody: 1.
 */
export function sensitivityTable(scores: ScoreTable, options: SensitivityOptions = {}): readonly SensitivityRow[] {
  const { top = 100, factors = [0.7, 1.3] } = options;
  const before = topRows(scores.score, top);
  return FAMILIES.flatMap((family, f) =>
    factors.map((factor): SensitivityRow => {
      const after = topRows(rescored(scores, f, factor), top);
      const kept = [...before].filter((row) => after.has(row)).length;
      return { family, factor, overlap: before.size === 0 ? 1 : kept / before.size };
    }),
  );
}

function rescored({ support, score }: ScoreTable, f: number, factor: number): Float64Array {
  const ceiling = FAMILY_CEILING[FAMILIES[f]!];
  const scale = Math.min(1, ceiling * factor) / ceiling;
  const scores = score.slice();
  const changed = new Float64Array(FAMILIES.length);
  for (const row of scores.keys()) {
    const at = row * FAMILIES.length;
    if (support[at + f] === 0) continue;
    changed.set(support.subarray(at, at + FAMILIES.length));
    changed[f] = support[at + f]! * scale;
    scores[row] = combine(changed);
  }
  return scores;
}

/** Rows with the largest scores; of equals the smaller account, as rows rise by account. */
function topRows(scores: Float64Array, top: number): Set<number> {
  // Sorted as it grows: after the first rows hardly any gets in.
  const rows: number[] = [];
  for (const [row, score] of scores.entries()) {
    const place = rows.findLastIndex((before) => scores[before]! >= score) + 1;
    if (place === top) continue;
    rows.splice(place, 0, row);
    rows.length = Math.min(rows.length, top);
  }
  return new Set(rows);
}
