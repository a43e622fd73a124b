import { currencyOf, minorUnitExponent, type SourceTable } from '#model';

/**
 * Direction of a row from the account's view: 1 = in, -1 = out, 0 = the word does not say (formats-exports.md 6.9).
 * Words of the user's mapping go before the general ones.
 */
export function directionOfWord(text: string, own?: SourceTable['directionWords']): -1 | 0 | 1 {
  const word = plainWord(text);
  const isOwn = (words: readonly string[] = []): boolean => words.some((one) => plainWord(one) === word);
  if (isOwn(own?.in)) return 1;
  if (isOwn(own?.out)) return -1;
  if (IN_WORDS.has(word)) return 1;
  if (OUT_WORDS.has(word)) return -1;
  // Bank's view: 贷 credits the customer, 借 debits. `借 Dr` and `贷(C)` carry both spellings.
  const debit = word.includes('借');
  const credit = word.includes('贷');
  if (debit !== credit && word.length <= 6) return credit ? 1 : -1;
  return 0;
}

/** Whether the row's transaction took place; undefined: the word is not known (taken as success, counted). */
export function successOfWord(text: string): boolean | undefined {
  const word = plainWord(text);
  if (SUCCESS_WORDS.has(word)) return true;
  if (FAILURE_WORDS.has(word)) return false;
  if (/失败|不成功|未成功|拒绝|FAIL|关闭|等待.*付款|待付款|待支付|已取消|交易取消/.test(word)) return false;
  // The money of a refunded payment moved; its return is a row of its own.
  if (/^已(全额)?退款/.test(word)) return true;
  return /成功|SUCCESS/.test(word) ? true : undefined;
}

/** Code and decimals of a currency cell; a text that names none is XXX, so that it never mixes with a known currency. */
export function currencyOfCell(text: string): {
  readonly code: string;
  readonly exponent: number;
  readonly known: boolean;
} {
  const code = currencyOf(text);
  return { code: code ?? 'XXX', exponent: minorUnitExponent(code ?? 'XXX'), known: code !== undefined };
}

const IN_WORDS: ReadonlySet<string> = new Set([
  ...['收入', '收', '入', '进', '贷', '贷方', '入账', '进账', '来账', '存', '存入', '转入', '收款', '收方', '贷记'],
  ...['C', 'CR', 'CREDIT', 'I', 'IN', '+'],
]);
const OUT_WORDS: ReadonlySet<string> = new Set([
  ...['支出', '支', '付', '出', '借', '借方', '出账', '往账', '取', '支取', '取出', '转出', '付款', '付方', '借记'],
  ...['D', 'DR', 'DEBIT', 'O', 'OUT'],
]);
const SUCCESS_WORDS: ReadonlySet<string> = new Set([
  '成功',
  '是',
  '1',
  '01',
  'S',
  'Y',
  'YES',
  'T',
  'TRUE',
  'OK',
  '正常',
  '有效',
  '已完成',
  '完成',
  '已到账',
  '提现已到账',
  '已存入零钱',
  '已转账',
  '已收钱',
  '对方已收钱',
  '朋友已收钱',
  '已支付',
  '充值完成',
]);
const FAILURE_WORDS: ReadonlySet<string> = new Set([
  '失败',
  '否',
  '0',
  'F',
  'N',
  'NO',
  'FALSE',
  '异常',
  '无效',
  '已撤销',
  '未完成',
  '撤销',
  '未支付',
  '未付款',
  '已退还',
  '对方已退还',
  '朋友已退还',
  '已过期退还',
  '过期退还',
]);

function plainWord(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s"'[\]()-]/g, '')
    .toUpperCase();
}
