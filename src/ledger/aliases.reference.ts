import type { AliasInput } from './aliases.ts';

/** [ACC-3] by repeated relabelling: every number takes the smallest id it is tied to until nothing changes. */
export function resolveAliasesReference(input: AliasInput): number[] {
  const pairs = Array.from(input.a, (a, i) => ({ a, b: input.b[i] ?? a, holder: input.holder[i] ?? -1 }));
  const isInternal = (id: number): boolean => {
    const ties = pairs.filter(({ a, b }) => a !== b && (a === id || b === id));
    const others = new Set(ties.map(({ a, b }) => (a === id ? b : a)));
    const holders = new Set(ties.map(({ holder }) => holder).filter((holder) => holder >= 0));
    return others.size > 5 && holders.size > 1;
  };
  const used = pairs.filter(({ a, b }) => !isInternal(a) && !isInternal(b));
  const label = Array.from({ length: input.numberCount }, (_, id) => id);
  for (let changed = true; changed;) {
    changed = false;
    for (const { a, b } of used) {
      const least = Math.min(label[a] ?? a, label[b] ?? b);
      changed ||= label[a] !== least || label[b] !== least;
      label[a] = least;
      label[b] = least;
    }
  }
  return label;
}
