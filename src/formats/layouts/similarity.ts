/** How alike two words are, 0 to 1: Dice coefficient of their letters and letter pairs. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const left = pieces(a);
  const right = pieces(b);
  if (left.length === 0 || right.length === 0) return 0;
  const rest = [...right];
  let common = 0;
  for (const piece of left) {
    const at = rest.indexOf(piece);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}

/** The most alike of some words, if it is alike at all. */
export function closestWord(word: string, words: readonly string[]): string | null {
  let best: string | null = null;
  let bestScore = 0.4;
  for (const candidate of words) {
    const score = similarity(word.toLowerCase(), candidate.toLowerCase());
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** The same for words of several parts (`transaction_date`, `orderNumber`): share of the parts they have in common. */
export function tokenSimilarity(a: readonly string[], b: readonly string[]): number {
  const common = a.filter((token) => b.includes(token)).length;
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

/** `fromAccount`, `from_account` and `From Account` in parts. */
export function wordTokens(text: string): string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '');
}

function pieces(word: string): string[] {
  const letters = Array.from(word);
  return [...letters, ...letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)];
}
