import { defineLayout } from './define-layout.ts';
import { anyOf } from './layout.ts';

/** A layout of our own: payments that a victim reported. CSV, xlsx or JSON. */
export const victimReport = defineLayout({
  id: 'victim-report',
  title: { zh: '受害人转账报告（本软件的布局）', en: 'Victim report' },
  kind: 'victim-reports',
  names: {
    caseNo: ['case_no', '案件编号', '案号'],
    victimId: ['victim_id', '受害人编号', '受害人身份证号'],
    reportedAt: ['reported_at', '报案时间'],
    paidAt: ['paid_at', '付款时间', '转账时间'],
    fromAccount: ['from_account', '付款账号', '转出账号'],
    toAccount: ['to_account', '收款账号', '转入账号'],
    amount: ['amount', '金额', '转账金额'],
    currency: ['currency', '币种'],
    channel: ['channel', '渠道'],
    note: ['note', '备注'],
  },
  required: [anyOf('caseNo', 'victimId'), anyOf('paidAt'), anyOf('toAccount'), anyOf('amount')],
  defaultForm: 'en',
  forms: {
    en: [
      'case_no',
      'victim_id',
      'reported_at',
      'paid_at',
      'from_account',
      'to_account',
      'amount',
      'currency',
      'channel',
      'note',
    ],
    zh: ['案件编号', '受害人编号', '报案时间', '付款时间', '付款账号', '收款账号', '金额', '币种', '渠道', '备注'],
  },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});
