/** Pairs of numbers that stood in one row (交易卡号 and 交易账号), by dense number id in first-seen order. */
export interface AliasInput {
  readonly numberCount: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Holder of the row by ID number; -1 = unknown. */
  readonly holder: Int32Array;
  /** How many source rows carried the pair. */
  readonly rows: Uint32Array;
}

export interface AliasResult {
  /** Smallest number id (the first seen) of each number's account. */
  readonly representative: Uint32Array;
  /** 1 = tied to more than 5 others of more than one holder: names no account. */
  readonly internal: Uint8Array;
  readonly internalNumbers: number;
  /** Joins that reduced the number of accounts. */
  readonly joined: number;
  readonly skippedPairs: number;
  readonly skippedRows: number;
}

const MOST_TIED_NUMBERS = 5;

/** [ACC-3] Union-find over numbers. Numbers must already be told apart by institution where it is known. Never by name. */
export function resolveAliases(input: AliasInput): AliasResult {
  const internal = findInternalNumbers(input);
  const parent = Uint32Array.from({ length: input.numberCount }, (_, id) => id);
  let [joined, skippedPairs, skippedRows] = [0, 0, 0];
  for (let i = 0; i < input.a.length; i++) {
    const [a, b] = [input.a[i]!, input.b[i]!];
    if (a === b) continue;
    if (internal[a] === 1 || internal[b] === 1) {
      skippedPairs++;
      skippedRows += input.rows[i]!;
      continue;
    }
    const [x, y] = [root(parent, a), root(parent, b)];
    if (x === y) continue;
    parent[Math.max(x, y)] = Math.min(x, y);
    joined++;
  }
  for (let id = 0; id < input.numberCount; id++) parent[id] = root(parent, id);
  const internalNumbers = internal.reduce((sum, flag) => sum + flag, 0);
  return { representative: parent, internal, internalNumbers, joined, skippedPairs, skippedRows };
}

function findInternalNumbers({ numberCount, a, b, holder }: AliasInput): Uint8Array {
  const internal = new Uint8Array(numberCount);
  const offsets = new Uint32Array(numberCount + 1);
  for (let i = 0; i < a.length; i++) {
    offsets[a[i]! + 1]!++;
    offsets[b[i]! + 1]!++;
  }
  for (let id = 0; id < numberCount; id++) offsets[id + 1]! += offsets[id]!;
  const pairs = new Uint32Array(offsets[numberCount]!);
  const next = offsets.slice();
  for (let i = 0; i < a.length; i++) {
    pairs[next[a[i]!]!++] = i;
    pairs[next[b[i]!]!++] = i;
  }
  for (let id = 0; id < numberCount; id++) {
    const ties = pairs.subarray(offsets[id], offsets[id + 1]);
    if (ties.length <= MOST_TIED_NUMBERS) continue;
    const others = new Set<number>();
    const holders = new Set<number>();
    for (const i of ties) {
      const other = a[i] === id ? b[i]! : a[i]!;
      if (other !== id) others.add(other);
      if (other !== id && holder[i]! >= 0) holders.add(holder[i]!);
    }
    if (others.size > MOST_TIED_NUMBERS && holders.size > 1) internal[id] = 1;
  }
  return internal;
}

function root(parent: Uint32Array, id: number): number {
  let at = id;
  while (parent[at] !== at) {
    parent[at] = parent[parent[at]!]!;
    at = parent[at]!;
  }
  return at;
}
