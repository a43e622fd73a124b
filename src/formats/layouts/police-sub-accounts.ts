import { defineLayout } from './define-layout.ts';
import { anyOf } from './layout.ts';

/** Companion file 子账户信息. */
export const policeSubAccounts = defineLayout({
  id: 'police-sub-accounts',
  title: { zh: '子账户信息', en: 'Sub-accounts' },
  kind: 'sub-accounts',
  names: {
    bank: ['银行名称'],
    account: ['开户账号'],
    subAccount: ['子账户账号'],
    balance: ['余额'],
    available: ['可用余额'],
    kind: ['子账户类别'],
    order: ['子账户序号'],
    currency: ['币种'],
    status: ['账户状态'],
  },
  required: [anyOf('account'), anyOf('subAccount', 'order')],
  defaultForm: '11',
  forms: {
    '11': [
      '银行名称',
      '开户账号',
      '子账户账号',
      '余额',
      '可用余额',
      '子账户类别',
      '子账户序号',
      '币种',
      '钞汇标识',
      '账户状态',
      '账户序号',
    ],
  },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});
