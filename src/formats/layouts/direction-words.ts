/** Direction words seen in statements and evidence files; only proposals use them. */
const IN = ['收入', '入', '进', '贷', '入账', '来账', '存', '转入', '收', '贷Cr', 'C', 'CR', 'CREDIT', 'IN', '已收入'];
const OUT = [
  '支出',
  '出',
  '借',
  '出账',
  '往账',
  '取',
  '支',
  '转出',
  '付',
  '借Dr',
  'D',
  'DR',
  'DEBIT',
  'OUT',
  'O',
  '已支出',
];
const NEUTRAL = ['/', '不计收支', '其他', '中性交易'];

const SIDE = new Map<string, 'in' | 'out' | 'neutral'>([
  ...IN.map((word) => [word.toUpperCase(), 'in'] as const),
  ...OUT.map((word) => [word.toUpperCase(), 'out'] as const),
  ...NEUTRAL.map((word) => [word.toUpperCase(), 'neutral'] as const),
]);

/** What a cell says about the direction of money, seen by the account's holder; null if it is no direction word. */
export function directionWord(cell: string): 'in' | 'out' | 'neutral' | null {
  return SIDE.get(cell.normalize('NFKC').replace(/\s+/g, '').toUpperCase()) ?? null;
}
