import type { Digest } from './chain.ts';

/** A digest for tests, 64 hex characters: four runs of FNV-1a over the text. No two of the few texts of a test are alike in it. */
export const testDigest: Digest = (text) =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((run) => fnv(text, run).toString(16).padStart(8, '0')).join('');

function fnv(text: string, run: number): number {
  let hash = (0x811c9dc5 ^ (run * 0x9e3779b1)) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
