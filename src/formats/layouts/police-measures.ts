import { defineLayout } from './define-layout.ts';
import { anyOf } from './layout.ts';

/** Companion file 强制措施信息; type codes such as 0001 公安止付, 0002 公安冻结, 1001 高法冻结. */
export const policeMeasures = defineLayout({
  id: 'police-measures',
  title: { zh: '强制措施信息', en: 'Stop-payments and freezes' },
  kind: 'measures',
  names: {
    bank: ['银行名称'],
    account: ['账号'],
    kind: ['冻结措施类型'],
    amount: ['冻结金额'],
    authority: ['冻结机关'],
    from: ['冻结开始日期'],
    to: ['冻结截止日期'],
    order: ['措施序号'],
    note: ['备注'],
  },
  required: [anyOf('account'), anyOf('kind', 'authority'), anyOf('from', 'to', 'amount')],
  defaultForm: '9',
  forms: {
    '9': [
      '银行名称',
      '账号',
      '冻结措施类型',
      '冻结金额',
      '冻结机关',
      '冻结开始日期',
      '冻结截止日期',
      '措施序号',
      '备注',
    ],
  },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});
