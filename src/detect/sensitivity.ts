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
  const before = topRows(scores.account, scores.score, top);
  return FAMILIES.flatMap((family, f) =>
    factors.map((factor): SensitivityRow => {
      const after = topRows(scores.account, rescored(scores, f, factor), top);
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
  for (let row = 0; row < scores.length; row += 1) {
    const at = row * FAMILIES.length;
    if (support[at + f] === 0) continue;
    for (let family = 0; family < changed.length; family += 1) changed[family] = support[at + family]!;
    changed[f] = support[at + f]! * scale;
    scores[row] = combine(changed);
  }
  return scores;
}

/** Rows with the largest scores above 0; of equals the smaller account. */
function topRows(account: Uint32Array, scores: Float64Array, top: number): Set<number> {
  // Sorted as it grows: after the first rows hardly any gets in.
  const rows: number[] = [];
  const goesBefore = (a: number, b: number): boolean =>
    scores[a] === scores[b] ? account[a]! < account[b]! : scores[a]! > scores[b]!;
  for (let row = 0; row < scores.length; row += 1) {
    if (!(scores[row]! > 0) || (rows.length >= top && !goesBefore(row, rows.at(-1)!))) continue;
    let place = rows.length;
    while (place > 0 && goesBefore(row, rows[place - 1]!)) place -= 1;
    rows.splice(place, 0, row);
    if (rows.length > top) rows.pop();
  }
  return new Set(rows);
}
