import { defineLayout } from './define-layout.ts';
import { anyOf } from './layout.ts';

/** A layout of our own: accounts that a case names. */
export const caseInvolved = defineLayout({
  id: 'case-involved',
  title: { zh: '涉案账户名单（本软件的布局）', en: 'Case-involved list' },
  kind: 'case-involved',
  names: {
    account: ['account', '账号', '涉案账号', '涉案账户'],
    source: ['source', '来源'],
    since: ['since', '涉案时间', '起始时间'],
  },
  required: [anyOf('account'), anyOf('source'), anyOf('since')],
  defaultForm: 'en',
  forms: { en: ['account', 'source', 'since'], zh: ['账号', '来源', '涉案时间'] },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});
