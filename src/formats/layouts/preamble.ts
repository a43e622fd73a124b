import type { Head } from '../bytes/source-part.ts';

/** What the lines above a table say about whose statement it is. */
const OWN_LABELS: readonly (readonly [field: 'ownCard' | 'ownName', label: string])[] = [
  ['ownCard', '支付宝账户|支付宝账号|微信号|微信支付账号|用户ID'],
  ['ownCard', '(?:银行)?卡号|账[号户]|客户账号|交易账号|card (?:number|no\\.?)|account (?:number|no\\.?)|account'],
  ['ownCard', '微信昵称'],
  ['ownName', '客户姓名|客户名称|账户名称|户名|姓名|account name'],
];

/** `label: value` or `label:[value]`; in a workbook the value may stand in the next cell. */
const VALUE = '\\s*[:：]?\\s*(?:\\[([^\\]]+)\\]|([^\\s,，;；\\[\\]]+))';

/** Own number and name as the records above the header tell them; the surest label wins. */
export function ownConstants(preamble: Head['records']): Partial<Record<'ownCard' | 'ownName', string>> {
  const found: Partial<Record<'ownCard' | 'ownName', string>> = {};
  const lines = preamble.map((record) =>
    record
      .map((cell) => cell.normalize('NFKC').trim())
      .filter((cell) => cell !== '')
      .join(' '),
  );
  for (const [field, label] of OWN_LABELS) {
    const pattern = new RegExp(`(?:^|[\\s:：])(?:${label})(?=[\\s:：])${VALUE}`, 'i');
    for (const line of lines) {
      const match = pattern.exec(line);
      const value = (match?.[1] ?? match?.[2] ?? '').trim();
      if (value !== '' && !/[:：]$/.test(value)) found[field] ??= value;
    }
  }
  return found;
}
