/** Dense ids of texts in the order of the texts themselves, so that no order of files or rows changes them; '' is -1. */
export function denseIds(texts: readonly string[]): Int32Array {
  const known = [...new Set(texts)].filter((text) => text !== '').toSorted(byCodeUnit);
  const ids = new Map(known.map((text, id) => [text, id]));
  return Int32Array.from(texts, (text) => ids.get(text) ?? -1);
}

/** Locales would sort the same texts differently on another machine. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
