import type { Random } from '../hostile/random.ts';

/** Cells that fit a field, and cells that fit nothing. */

const TIMES = [
  '2024-01-05 10:11:12',
  '20240105101112',
  '2024/1/5 9:08',
  '2024-01-05',
  '20240105',
  '10:11:12',
  '45296.5',
  '2024-01-05T10:11:12+08:00',
  '3',
  '17',
  '2024/09/01 00:14',
  '2024-02-30 10:00:00',
  '24:00:00',
];
const AMOUNTS = [
  '12.50',
  '-12.50',
  '1,234.56',
  '¥5',
  '0.00',
  '０．５',
  '1e3',
  '(7.00)',
  '99999999999999999999',
  '12.3456',
  '元',
  '1E+400',
  '-0',
  '+3',
];
const NUMBERS = [
  '6200000000000000001',
  '6200000000000000002_1',
  '99000000000000001',
  '6.22202E+18',
  '6222****1234',
  '1',
  "'6200000000000000003",
  '６２００００００００００００００００４',
  '0',
  '12345',
  '000000199001010017',
  '000000199001010017X',
];
const WORDS = [
  '进',
  '出',
  '借',
  'C',
  'D',
  '成功',
  '失败',
  'CNY',
  '人民币',
  'USD',
  'XXX',
  'US Dollar',
  '转账',
  '测试甲',
  '现金',
  'ATM',
  '次日',
  '1',
  '0',
  '/',
  '--',
  '无',
  'null',
];
const JUNK = [
  '',
  ' ',
  '\t',
  '\u3000',
  '"',
  '""',
  '"x',
  'x"y',
  'a,b',
  'a;b',
  'a|b',
  'a\nb',
  'a\r\nb',
  '\r',
  "'",
  '\\',
  '\\N',
  '=1+1',
  '\u0000',
  '\ufeff',
  '\u2028',
  '😀',
  '𠮷',
  'é',
  '\u0001',
  '%s',
  '{}',
  '[]',
  '<a>',
  '&amp;',
  'NaN',
  'Infinity',
  '-',
  'x'.repeat(300),
  '9'.repeat(40),
  '1'.repeat(20) + '.' + '1'.repeat(20),
];

const OWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  direction: ['进', '出', '借', '贷', 'C', 'D', '收入', '支出'],
  success: ['成功', '失败', '', '01'],
  currency: ['CNY', '人民币', 'USD', 'US Dollar', ''],
  time: [
    '2024-01-05 10:11:12',
    '20240105101112',
    '2024/1/5 9:08',
    '2024-01-05',
    '2024-01-05 24:00:00',
    '17',
    '2024/09/01 00:14',
  ],
  date: ['2024-01-05', '20240105'],
  amount: ['12.50', '-12.50', '1,234.56', '¥5', '0.00', '０．５', '300'],
};
const ANYTHING = [...TIMES, ...AMOUNTS, ...NUMBERS, ...WORDS];

/** A text for a canonical field: one that could be meant, or with the share `noise` any other. */
export function fuzzCell(field: string, random: Random, noise: number): string {
  if (random.chance(noise))
    return random.chance(0.5) ? random.pick(JUNK) : random.chance(0.5) ? '' : random.pick(ANYTHING);
  const own = OWN_WORDS[field];
  if (own !== undefined) return random.pick(own);
  if (/time|date|At$|^from$|^to$|since|birth/i.test(field) && !/Account/.test(field)) return random.pick(TIMES);
  if (/amount|balance|available/i.test(field)) return random.pick(AMOUNTS);
  if (/card|account|number|payer|payee|Id$/i.test(field)) return random.pick(NUMBERS);
  return random.pick(WORDS);
}

export function quoteCell(cell: string, delimiter: string, random: Random): string {
  const needed = cell.includes(delimiter) || /["\r\n]/.test(cell);
  if (!needed) return random.chance(0.05) ? `"${cell}"` : cell;
  return random.chance(0.93) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Bytes struck here and there: overwritten, dropped, doubled, or structure put where none belongs. */
export function damageBytes(bytes: Buffer, from: number, options: { hits: number; random: Random }): Buffer {
  const { hits, random } = options;
  const places = Array.from({ length: hits }, () => from + random.below(Math.max(1, bytes.length - from))).sort(
    (a, b) => a - b,
  );
  const parts: Buffer[] = [];
  let at = 0;
  for (const place of places) {
    if (place < at || place >= bytes.length) continue;
    parts.push(bytes.subarray(at, place));
    const dice = random.below(5);
    if (dice === 0) parts.push(Buffer.from([random.below(256)]));
    else if (dice === 1) parts.push(bytes.subarray(place, place + 1), bytes.subarray(place, place + random.below(40)));
    else if (dice === 2)
      parts.push(
        Buffer.from(random.pick(['"', ',', '\n', '\r', '\r\n', '""', '\0', ',"', '"\n'])),
        bytes.subarray(place, place + 1),
      );
    else if (dice === 3) parts.push(Buffer.from([0x80 + random.below(128)]), bytes.subarray(place, place + 1));
    at = place + 1;
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
}
