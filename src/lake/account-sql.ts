/** [first length, characters shown at the start, at the end], as `maskNumber` of #model. */
const SHOWN = [
  [16, 6, 4],
  [12, 4, 4],
  [8, 2, 2],
  [4, 1, 1],
] as const;

/** SQL of `maskNumber`: how a number is shown. */
export function maskSql(number: string): string {
  const cut = bankLengthSql(number);
  const rest = `substr(${number}, (${cut}) + 1)`;
  const cases = SHOWN.map(
    ([length, head, tail]) =>
      `WHEN length(${rest}) >= ${length} THEN substr(${rest}, 1, ${head}) || '****' || right(${rest}, ${tail})`,
  );
  return `(substr(${number}, 1, (${cut})) || CASE ${cases.join(' ')} ELSE '****' END)`;
}

/** Of a shorter number a mask shows too little to tell it from others. */
const TOLD_APART_BELOW = 12;
const ID_SHOWN = 4;

/**
 * [MASK-6] SQL of how an account is shown: its masked number, and behind that of a short one the first characters of its
 * keyed id (`1****5·3f2a`). `key` is what the id is made of.
 */
export function displaySql({ number, key, keyHex }: { number: string; key: string; keyHex: string }): string {
  return `(${maskSql(number)} || CASE WHEN length(${number}) - (${bankLengthSql(number)}) < ${TOLD_APART_BELOW}
    THEN '·' || substr(${keyedIdSql(key, keyHex)}, 1, ${ID_SHOWN}) ELSE '' END)`;
}

/** SQL of the length of `bank:` before a number, 0 where it has none. */
function bankLengthSql(number: string): string {
  const colon = `CASE WHEN contains(${number}, ':') THEN length(${number}) - instr(reverse(${number}), ':') + 1 ELSE 0 END`;
  return `CASE WHEN ${colon} > 1 AND ${colon} < length(${number}) THEN ${colon} ELSE 0 END`;
}

/** SQL of an account's keyed id: the first 16 hex digits of SHA-256 over the workspace's key and the number. */
export function keyedIdSql(number: string, keyHex: string): string {
  return `substr(sha256('${keyHex}' || ${number}), 1, 16)`;
}
