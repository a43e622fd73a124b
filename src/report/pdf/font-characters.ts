/**
 * Which characters a TrueType font has, from its `cmap` table (format 12, OpenType 1.9). What it lacks must be said and not
 * printed as an empty box.
 */
export function fontCharacters(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableAt(view, 'cmap');
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, place) => {
    const start = cmap + view.getUint32(cmap + 4 + 8 * place + 4);
    return { start, format: view.getUint16(start) };
  });
  const wide = subtables.find(({ format }) => format === 12);
  if (wide === undefined) throw new RangeError('the font has no table of all of Unicode');
  return inRanges(segmentsOf12(view, wide.start));
}

type Range = readonly [first: number, last: number];

function tableAt(view: DataView, wanted: string): number {
  for (let place = 0; place < view.getUint16(4); place += 1) {
    const entry = 12 + 16 * place;
    const tag = String.fromCharCode(...Array.from({ length: 4 }, (_, byte) => view.getUint8(entry + byte)));
    if (tag === wanted) return view.getUint32(entry + 8);
  }
  throw new RangeError(`the font has no table ${wanted}`);
}

function segmentsOf12(view: DataView, start: number): Range[] {
  return Array.from({ length: view.getUint32(start + 12) }, (_, place) => {
    const group = start + 16 + 12 * place;
    return [view.getUint32(group), view.getUint32(group + 4)] as const;
  });
}

function inRanges(ranges: readonly Range[]): (codePoint: number) => boolean {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  return (codePoint) => {
    let low = 0;
    let high = sorted.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = sorted[middle] ?? [0, -1];
      if (codePoint < first) high = middle - 1;
      else if (codePoint > last) low = middle + 1;
      else return true;
    }
    return false;
  };
}
