import type { GroupRows, GroupRule } from './opening-groups.ts';

/** Largest number of different members in a window that ends at a row of the key and holds the given row. */
export function openingGroupsReference({ key, time, member }: GroupRows, rule: GroupRule): number[] {
  const rows = Array.from(key, (_, row) => row).filter((row) => key[row]! >= 0 && time[row]! > 0);
  const windows = rows.map((end) =>
    rows.filter(
      (row) => key[row] === key[end] && time[row]! <= time[end]! && time[end]! - time[row]! <= rule.windowSeconds,
    ),
  );
  const sizeOf = (window: readonly number[]) => new Set(window.map((row) => member[row])).size;
  const wide = new Set(
    windows.filter((window) => sizeOf(window) > (rule.maximumMembers ?? Infinity)).map(([row]) => key[row!]),
  );
  return Array.from(key, (own, row) => {
    const sizes = windows.filter((window) => window.includes(row)).map(sizeOf);
    const best = Math.max(0, ...sizes);
    return wide.has(own) || best < rule.minimumMembers ? 0 : best;
  });
}
