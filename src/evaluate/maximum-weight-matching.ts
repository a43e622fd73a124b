export interface WeightedPair {
  readonly left: number;
  readonly right: number;
  /** > 0 */
  readonly weight: number;
}

/**
 * One-to-one pairs of the largest total weight, exact; of equal weights the one with more pairs. The pairs given fall
 * into connected components, each solved by the Hungarian method (Kuhn 1955, with potentials) in O(n²m).
 */
export function maximumWeightMatching(pairs: readonly WeightedPair[]): WeightedPair[] {
  return components(pairs).flatMap(solveComponent);
}

function components(pairs: readonly WeightedPair[]): WeightedPair[][] {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root)!;
    for (let step = key; step !== root;) {
      const next = parent.get(step)!;
      parent.set(step, root);
      step = next;
    }
    return root;
  };
  for (const { left, right } of pairs) {
    const [a, b] = [`l${left}`, `r${right}`];
    for (const key of [a, b]) if (!parent.has(key)) parent.set(key, key);
    parent.set(find(a), find(b));
  }
  return [...Map.groupBy(pairs, ({ left }) => find(`l${left}`)).values()];
}

function solveComponent(pairs: readonly WeightedPair[]): WeightedPair[] {
  if (pairs.length === 1) return [...pairs];
  const lefts = [...new Set(pairs.map(({ left }) => left))].toSorted((a, b) => a - b);
  const rights = [...new Set(pairs.map(({ right }) => right))].toSorted((a, b) => a - b);
  const flip = lefts.length > rights.length;
  const [rows, columns] = flip ? [rights, lefts] : [lefts, rights];
  const rowOf = new Map(rows.map((value, i) => [value, i]));
  const columnOf = new Map(columns.map((value, i) => [value, i]));
  const best = new Map<number, WeightedPair>();
  const cost = new Float64Array(rows.length * columns.length);
  for (const pair of pairs) {
    const at =
      rowOf.get(flip ? pair.right : pair.left)! * columns.length + columnOf.get(flip ? pair.left : pair.right)!;
    const value = -(pair.weight + MORE_PAIRS);
    if (value < cost[at]!) {
      cost[at] = value;
      best.set(at, pair);
    }
  }
  const columnOfRow = assign(cost, rows.length, columns.length);
  return [...columnOfRow].flatMap((column, row) => best.get(row * columns.length + column) ?? []);
}

/** Small against any difference of two sums of Jaccard shares that matters, large against rounding. */
const MORE_PAIRS = 1e-9;

/** Cheapest assignment of every row to a column of its own, rows ≤ columns; e-maxx's form with 1-based potentials. */
function assign(cost: Float64Array, rows: number, columns: number): Int32Array {
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOfColumn = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    rowOfColumn[0] = row;
    let column = 0;
    const slack = new Float64Array(columns + 1).fill(Infinity);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const current = rowOfColumn[column]!;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= columns; j += 1) {
        if (used[j] === 1) continue;
        const reduced = cost[(current - 1) * columns + j - 1]! - rowPotential[current]! - columnPotential[j]!;
        if (reduced < slack[j]!) {
          slack[j] = reduced;
          before[j] = column;
        }
        if (slack[j]! < delta) {
          delta = slack[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j += 1) {
        if (used[j] === 1) {
          rowPotential[rowOfColumn[j]!]! += delta;
          columnPotential[j]! -= delta;
        } else slack[j]! -= delta;
      }
      column = next;
    } while (rowOfColumn[column] !== 0);
    do {
      const previous = before[column]!;
      rowOfColumn[column] = rowOfColumn[previous]!;
      column = previous;
    } while (column !== 0);
  }
  const columnOfRow = new Int32Array(rows);
  for (let j = 1; j <= columns; j += 1) if (rowOfColumn[j] !== 0) columnOfRow[rowOfColumn[j]! - 1] = j - 1;
  return columnOfRow;
}
