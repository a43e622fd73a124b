import type { TableKind } from '#model';

import { headerName } from './header-name.ts';
import { LAYOUTS } from './registry.ts';

/** Names that unknown tables use (formats-exports.md 6.10-6.18 and English exports). Only proposals read them, never a format. */
const STATEMENT: Readonly<Record<string, readonly string[]>> = {
  ownCard: ['用户银行卡号', '付款卡号', 'card', 'card number', 'card_no'],
  ownAccount: ['用户ID', '用户信息', '我方账号', '账户', 'account', 'account number', 'account_no', 'iban'],
  ownName: ['用户侧账号名称', '账户名称', '账户名', '姓名', 'account name', 'holder', 'name'],
  ownId: ['身份证号', '身份证号码', '证照号码', 'id number', 'holder_id'],
  ownBank: ['用户侧银行名称', '开户行', '开户银行', 'bank'],
  time: ['时间', '日期', '交易创建时间', '付款时间', '创建时间', '到账时间', '交易日', '记账日', '操作时间', 'time', 'date', 'timestamp', 'datetime', 'transaction date', 'booking date', 'created_at'],
  amount: ['金额', '转账金额', '订单金额', '实付金额', '人民币金额', 'amount', 'amt', 'value', 'transaction amount'],
  amountIn: ['收入', '收入金额', '贷方发生额', '贷方发生额（收入）', '转入金额', '存入金额', '存入', '交易金额(收入)', '记账金额(收入)', 'credit', 'credit amount', 'deposit', 'paid in', 'money in'],
  amountOut: ['支出', '支出金额', '借方发生额', '借方发生额（支取）', '转出金额', '取出金额', '支取', '交易金额(支出)', '记账金额(支出)', 'debit', 'debit amount', 'withdrawal', 'paid out', 'money out'],
  balance: ['本次余额', '交易后余额', 'balance', 'running balance'],
  direction: ['收/支', '收支', '借贷类型', '借贷', '资金流向', '交易主体的出入账标识', '资金状态', '收/支/其他', 'direction', 'type', 'debit/credit', 'dr/cr'],
  counterNumber: ['收(付)方账号', '对方账户', '对手方ID', '对手方银行卡号', '对方卡号/账号', '对手账户', '交易对手账号', '对方支付账号', 'counterparty account', 'counterparty', 'other account', 'beneficiary account'],
  counterName: ['交易对方', '对方户名', '对手侧账户名称', '收(付)方名称', '对方单位', '对方账号名称', '对方账户名', '交易对手名称', '对手信息', '交易对方信息', 'counterparty name', 'payee name', 'merchant'],
  counterBank: ['对手侧银行名称', '对手方银行名称', '对方开户机构', '对方账号开户行', '收款机构信息', 'counterparty bank'],
  currency: ['币别', '货币', '交易货币', '结算币种', 'currency', 'ccy'],
  serial: ['交易单号', '交易订单号', '交易号', '流水号', '支付订单号', '顺序号', 'transaction id', 'reference number', 'reference'],
  orderNumber: ['商户单号', '商户订单号', '商家订单号', '商家单号', '外部交易号', 'order number', 'order_no'],
  summary: ['商品', '商品名称', '商品说明', '业务摘要', '交易说明', '用途', 'description', 'details', 'narrative'],
  note: ['附言', '客户附言', '交易附言', '备注1', 'note', 'memo', 'remark', 'comment'],
  channel: ['支付方式', '收/付款方式', '交易渠道', '交易业务类型', '支付类型', 'channel', 'payment format', 'method'],
  success: ['交易状态', '当前状态', '状态', 'status'],
  place: ['交易地点', '交易场所', '交易来源地'],
  ip: ['交易支付设备IP', '设备IP', '客户端ip', 'ip'],
  terminal: ['消费POS机编号', '交易设备号'],
  merchantNumber: ['收款方的商户号'],
  merchantName: ['收款方的商户名称'],
};

const TRANSFERS: Readonly<Record<string, readonly string[]>> = {
  time: STATEMENT['time'] ?? [],
  payer: ['付款人账号', '付款支付账号', '付款方支付账号', '付款方支付宝账号', '付款方的支付账号', '转出账号', '付款卡号', '付款银行卡号', '付款方银行卡所属银行卡号', 'from', 'from account', 'sender', 'source', 'src', 'nameOrig', 'fromId', 'orig_acct', 'originator', 'debtor account'],
  payerBank: ['付款人开户行名', '付款银行卡银行名称', 'from bank', 'bankOrig', 'sender bank'],
  payee: ['收款人账号', '收款支付账号', '收款方支付账号', '收款方支付宝账号', '收款方的支付账号', '转入账号', '收款卡号', '收款银行卡号', '收款方银行卡所属银行卡号', 'to', 'to account', 'receiver', 'recipient', 'target', 'dst', 'nameDest', 'toId', 'bene_acct', 'beneficiary', 'creditor account'],
  payeeBank: ['收款人开户行名', '收款银行卡银行名称', 'to bank', 'bankDest', 'receiver bank'],
  amount: [...(STATEMENT['amount'] ?? []), 'value_in_usd', 'amount paid'],
  currency: [...(STATEMENT['currency'] ?? []), 'payment currency'],
  channel: [...(STATEMENT['channel'] ?? []), '交易类型', 'paytype', 'type'],
  note: [...(STATEMENT['note'] ?? []), ...(STATEMENT['summary'] ?? [])],
};

/** Field -> comparison keys of all its names, those of the formats first. */
export function aliasKeys(kind: 'statement' | 'transfers'): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  const add = (field: string, names: readonly string[]): void => {
    const list = keys.get(field) ?? [];
    for (const name of names) {
      const { key } = headerName(name);
      if (!list.includes(key)) list.push(key);
    }
    keys.set(field, list);
  };
  for (const layout of LAYOUTS.filter((one) => one.kind === (kind satisfies TableKind))) {
    for (const [field, names] of Object.entries(layout.names)) add(field, names);
  }
  for (const [field, names] of Object.entries(kind === 'statement' ? STATEMENT : TRANSFERS)) add(field, names);
  return keys;
}
