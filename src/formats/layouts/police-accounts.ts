import { defineLayout } from './define-layout.ts';
import { anyOf, columnList } from './layout.ts';

const FORM_18 = columnList(
  '账户开户名称,开户人证件号码,交易卡号,交易账号,账号开户时间,账户余额,可用余额,币种,开户网点代码',
  '开户网点,账户状态,钞汇标志名称,销户日期,账户类型,备注,账号开户银行,销户网点,最后交易时间',
);

/** Companion file 账户信息: 18 columns, and the newer wide form of 45. */
export const policeAccounts = defineLayout({
  id: 'police-accounts',
  title: { zh: '账户信息', en: 'Account information' },
  kind: 'accounts',
  names: {
    card: ['交易卡号', '卡号'],
    account: ['交易账号', '账号'],
    name: ['账户开户名称', '名称'],
    holderId: ['开户人证件号码', '证件号码'],
    openedAt: ['账号开户时间', '开户日期'],
    closedAt: ['销户日期'],
    balance: ['账户余额'],
    available: ['可用余额'],
    currency: ['币种'],
    status: ['账户状态'],
    kind: ['账户类型', '账户类别'],
    bank: ['账号开户银行', '反馈单位'],
    outlet: ['开户网点'],
    outletCode: ['开户网点代码'],
    lastTransactionAt: ['最后交易时间'],
    phone: ['联系电话', '开户联系方式', '住宅电话'],
    address: ['通信地址', '住宅地址'],
    agent: ['代理人'],
    agentId: ['代办人证件号码'],
    agentPhone: ['代理人电话'],
    idKind: ['开户人证件类型'],
    note: ['备注'],
  },
  required: [
    anyOf('card', 'account'),
    anyOf('holderId', 'name'),
    anyOf('openedAt', 'status'),
    anyOf('balance', 'bank', 'outlet'),
  ],
  defaultForm: '18',
  forms: {
    '18': FORM_18,
    '45': [
      ...FORM_18,
      ...columnList(
        '开户人证件类型,开户联系方式,通信地址,联系电话,代理人,代理人电话,开户省份,开户城市,客户代码',
        '法人代表,客户工商执照号码,法人代表证件号码,住宅地址,邮政编码,代办人证件号码,邮箱地址,关联资金账户',
        '地税纳税号,单位电话,代办人证件类型,住宅电话,法人代表证件类型,国税纳税号,单位地址,工作单位',
        '账户销户银行,任务流水号',
      ),
    ],
  },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});
