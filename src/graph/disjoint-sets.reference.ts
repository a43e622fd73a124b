/** Slow and obvious: spread the smallest number along the links until nothing changes. */
export function connectedComponentsReference(
  vertexCount: number,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): number[] {
  const label = Array.from({ length: vertexCount }, (_, v) => v);
  for (let changed = true; changed;) {
    changed = false;
    for (let i = 0; i < a.length; i += 1) {
      const low = Math.min(label[a[i]!]!, label[b[i]!]!);
      changed ||= label[a[i]!] !== low || label[b[i]!] !== low;
      label[a[i]!] = low;
      label[b[i]!] = low;
    }
  }
  const names = [...new Set(label)].toSorted((x, y) => x - y);
  return label.map((name) => names.indexOf(name));
}
