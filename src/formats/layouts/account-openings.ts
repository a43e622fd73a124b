import { defineLayout } from './define-layout.ts';
import { anyOf, columnList } from './layout.ts';

/** A layout of our own: who opened which account where. */
export const accountOpenings = defineLayout({
  id: 'account-openings',
  title: { zh: '开户登记（本软件的布局）', en: 'Account openings' },
  kind: 'openings',
  names: {
    account: ['account', '账号'],
    holderId: ['holder_id', '开户人证件号码'],
    birth: ['holder_birth', '开户人出生日期'],
    kind: ['kind', '账户类型'],
    openedAt: ['opened_at', '开户时间'],
    closedAt: ['closed_at', '销户时间'],
    bank: ['institution', '开户机构'],
    outlet: ['outlet_id', '网点编号'],
    staff: ['staff_id', '经办人编号'],
    phone: ['phone', '联系电话'],
    device: ['device', '设备号'],
    address: ['address', '地址'],
    agentId: ['agent_id', '代理人证件号码'],
  },
  required: [anyOf('account'), anyOf('holderId'), anyOf('openedAt')],
  defaultForm: 'en',
  forms: {
    en: columnList(
      'account,holder_id,holder_birth,kind,opened_at,closed_at,institution,outlet_id,staff_id',
      'phone,device,address,agent_id',
    ),
    zh: columnList(
      '账号,开户人证件号码,开户人出生日期,账户类型,开户时间,销户时间,开户机构,网点编号,经办人编号',
      '联系电话,设备号,地址,代理人证件号码',
    ),
  },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});
