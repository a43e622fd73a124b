import { defineLayout } from './define-layout.ts';
import { anyOf } from './layout.ts';

/** A layout of our own: CSV, Parquet or JSON; a whole ledger whose numbers are taken literally. */
export const plainTransfers = defineLayout({
  id: 'plain-transfers',
  title: { zh: '转账表（本软件的布局）', en: 'Plain transfers' },
  kind: 'transfers',
  names: {
    time: ['time', '时间', '交易时间'],
    payer: ['payer', '付款方', '付款账号', '付款方账号'],
    payerBank: ['payer_bank', '付款银行'],
    payee: ['payee', '收款方', '收款账号', '收款方账号'],
    payeeBank: ['payee_bank', '收款银行'],
    amount: ['amount', '金额', '交易金额'],
    currency: ['currency', '币种'],
    channel: ['channel', '渠道', '交易渠道'],
    note: ['note', '备注', '附言'],
  },
  required: [anyOf('time'), anyOf('payer'), anyOf('payee'), anyOf('amount')],
  defaultForm: 'en',
  forms: {
    en: ['time', 'payer', 'payee', 'amount', 'currency', 'channel', 'note'],
    zh: ['时间', '付款方', '收款方', '金额', '币种', '渠道', '备注'],
  },
  literalNumbers: true,
  wholeLedger: true,
  defaultCurrency: 'CNY',
});
