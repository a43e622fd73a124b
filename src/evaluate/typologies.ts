/** A typology's name as truth sets and detectors write it: lower case, `-`, without the variant (`-strict`, `-any-order` …). */
export function typologyKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/gu, '-')
    .replace(/-(?:strict|loose|any-order|best-split)$/u, '');
}

/** Names that mean the same shape when an evaluation is typed (definitions.md 10). */
const SAME = [
  ['scatter-gather', 'gather-scatter', 'stack', 'layered'],
  ['chain', 'random'],
];
/** A fan is half of these. */
const HALVES: Readonly<Record<string, readonly string[]>> = {
  'fan-in': ['gather-scatter', 'scatter-gather'],
  'fan-out': ['gather-scatter', 'scatter-gather'],
};

/** Whether a finding of one typology counts as having named the other; symmetric. */
export function compatibleTypologies(a: string, b: string): boolean {
  const [first, second] = [typologyKey(a), typologyKey(b)];
  if (first === second) return true;
  if (SAME.some((names) => names.includes(first) && names.includes(second))) return true;
  return HALVES[first]?.includes(second) === true || HALVES[second]?.includes(first) === true;
}
