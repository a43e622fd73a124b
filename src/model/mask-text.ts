const DIGIT = '[0-9\uff10-\uff19]';

/**
 * What of a number in free text stays: pattern, groups shown at the start and the end. In turn: cards and phones written
 * in groups, ID numbers that end in X, then runs of seven digits and more as `maskNumber` shows them. Patterns mean the
 * same to JavaScript and to RE2; the lake's SQL follows this table.
 */
export const TEXT_MASKS: readonly (readonly [pattern: string, head: boolean, tail: boolean])[] = [
  [`${DIGIT}{4}(?:[ -]${DIGIT}{4}){2,3}(?:[ -]?${DIGIT}{1,3})?`, false, false],
  [`1${DIGIT}{2}[ -]${DIGIT}{4}[ -]${DIGIT}{4}`, false, false],
  [`(${DIGIT}{6})${DIGIT}{8}(${DIGIT}{3}[Xx])`, true, true],
  [`(${DIGIT}{6})${DIGIT}{6,}(${DIGIT}{4})`, true, true],
  [`(${DIGIT}{4})${DIGIT}{4,7}(${DIGIT}{4})`, true, true],
  [`(${DIGIT}{2})${DIGIT}{4,7}(${DIGIT}{2})`, true, true],
  [`(${DIGIT})${DIGIT}{5}(${DIGIT})`, true, true],
];

const COMPILED = TEXT_MASKS.map(([pattern, head, tail]) => ({
  pattern: new RegExp(pattern, 'g'),
  shown: `${head ? '$1' : ''}****${tail ? '$2' : ''}`,
}));

/** [MASK-2] Free text with its long numbers masked: whatever has seven digits and more may be a phone, a card or an ID number. */
export function maskText(text: string): string {
  return COMPILED.reduce((masked, { pattern, shown }) => masked.replace(pattern, shown), text);
}

/** [MASK-3] A name: its first character. */
export function maskName(name: string): string {
  const [first] = name;
  return first === undefined ? '' : `${first}**`;
}
