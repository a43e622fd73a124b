/** Rows to be grouped: those of one key that lie in one window and name enough different members belong together. */
export interface GroupRows {
  /** -1 leaves the row out. */
  readonly key: Int32Array;
  /** Seconds on the graph's clock; 0 = unknown leaves the row out. */
  readonly time: Uint32Array;
  /** What must differ: a holder, a visit. */
  readonly member: ArrayLike<number>;
}

export interface GroupRule {
  readonly windowSeconds: number;
  readonly minimumMembers: number;
  /** More members behind one key in one window: an organisation, not a group; such keys are counted. */
  readonly maximumMembers?: number;
}

/** By row: the window with most different members that the row lies in, of equals the earliest; 0 members = in no group. */
export interface FoundGroups {
  readonly members: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly wideGroups: number;
}

/** Most rows of one key; a key with more is an organisation. */
const MAXIMUM_ROWS = 5000;

/** Groups of rows of one key inside a sliding window, both ends included. */
export function openingGroups(rows: GroupRows, rule: GroupRule): FoundGroups {
  const count = rows.key.length;
  const found = { members: new Uint32Array(count), from: new Uint32Array(count), to: new Uint32Array(count) };
  let wideGroups = 0;
  for (const group of rowsByKey(rows, rule.minimumMembers)) {
    const isWide = group.length > MAXIMUM_ROWS || !fillGroup(group, rows, rule, found);
    if (!isWide) continue;
    wideGroups += 1;
    for (const row of group) found.members[row] = 0;
  }
  return { ...found, wideGroups };
}

/** False: too many members. */
function fillGroup(
  group: readonly number[],
  { time, member }: GroupRows,
  rule: GroupRule,
  found: Omit<FoundGroups, 'wideGroups'>,
): boolean {
  const inWindow = new Map<number, number>();
  let left = 0;
  for (const [right, row] of group.entries()) {
    inWindow.set(member[row]!, (inWindow.get(member[row]!) ?? 0) + 1);
    while (time[row]! - time[group[left]!]! > rule.windowSeconds) {
      const gone = member[group[left]!]!;
      const rest = inWindow.get(gone)! - 1;
      if (rest === 0) inWindow.delete(gone);
      else inWindow.set(gone, rest);
      left += 1;
    }
    if (inWindow.size > (rule.maximumMembers ?? Infinity)) return false;
    if (inWindow.size < rule.minimumMembers) continue;
    for (let i = left; i <= right; i += 1) {
      const one = group[i]!;
      if (inWindow.size <= found.members[one]!) continue;
      found.members[one] = inWindow.size;
      found.from[one] = time[group[left]!]!;
      found.to[one] = time[row]!;
    }
  }
  return true;
}

/** Rows of each key that has enough of them, in the order of time. */
function* rowsByKey({ key, time }: GroupRows, minimumRows: number): Iterable<number[]> {
  let keys = 0;
  for (const one of key) keys = Math.max(keys, one + 1);
  const offsets = new Uint32Array(keys + 1);
  const isIn = (row: number) => key[row]! >= 0 && time[row] !== 0;
  for (const [row, one] of key.entries()) if (isIn(row)) offsets[one + 1]! += 1;
  let sum = 0;
  for (const [one, count] of offsets.entries()) offsets[one] = sum += count;
  const next = offsets.slice();
  const rows = new Uint32Array(offsets[keys]!);
  for (const [row, one] of key.entries()) if (isIn(row)) rows[next[one]!++] = row;
  for (const [one, end] of offsets.subarray(1).entries()) {
    if (end - offsets[one]! < minimumRows) continue;
    yield [...rows.subarray(offsets[one], end)].sort((a, b) => time[a]! - time[b]! || a - b);
  }
}
