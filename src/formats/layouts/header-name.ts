/** A header cell as it is compared: the text shown to people, the key that aliases are compared by, the unit in its brackets. */
export interface HeaderName {
  readonly text: string;
  readonly key: string;
  /** Factor to the currency's main unit (元 = 1, 万元 = 10000, 分 = 0.01); null where the header names none. */
  readonly unit: number | null;
}

const UNITS: Readonly<Record<string, number>> = {
  分: 0.01,
  角: 0.1,
  元: 1,
  千元: 1e3,
  万元: 1e4,
  万: 1e4,
  百万元: 1e6,
  亿元: 1e8,
};
const UNIT_WORDS = '亿元|百万元|万元|万|千元|元|角|分';
const BRACKETED_UNIT = new RegExp(`\\((?:单位:)?(?:人民币)?(${UNIT_WORDS})\\)`);
const SLASHED_UNIT = new RegExp(`/(${UNIT_WORDS})(?=\\(|$)`);
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const CJK = /\p{Script=Han}/u;

/** The names of one header record; a name that repeats gets `#2`, `#3` … [FMT-3]. */
export function headerNames(record: readonly string[]): HeaderName[] {
  const seen = new Map<string, number>();
  return record.map((cell) => {
    const name = headerName(cell);
    if (name.key === '') return name;
    const count = (seen.get(name.key) ?? 0) + 1;
    seen.set(name.key, count);
    return count === 1 ? name : { ...name, text: `${name.text}#${count}`, key: `${name.key}#${count}` };
  });
}

/** One header cell: NFKC, tabs, blanks, BOM and zero-width characters off, unit read and taken out [FMT-2] [FMT-4]. */
export function headerName(cell: string): HeaderName {
  const text = cleanHeader(cell);
  const unitMatch = BRACKETED_UNIT.exec(text) ?? SLASHED_UNIT.exec(text);
  const bare = unitMatch === null ? text : text.replace(unitMatch[0], '');
  return { text, key: keyOf(bare), unit: unitMatch === null ? null : (UNITS[unitMatch[1] ?? ''] ?? null) };
}

function cleanHeader(cell: string): string {
  const spaced = cell.replaceAll('\t', ' ').replace(INVISIBLE, (c) => (c === '\n' || c === '\r' ? ' ' : ''));
  const text = spaced
    .normalize('NFKC')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/^\*/, '')
    .trim();
  return CJK.test(text)
    ? text.replace(/\s+/g, '').replace(/(?<=\p{Script=Han})\[[^\]]*\]$/u, '')
    : text.replace(/\s+/g, ' ');
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
    .replaceAll('帐', '账');
}
