import { defineLayout } from './define-layout.ts';
import { anyOf, columnList } from './layout.ts';

/** A layout of our own: from where an account was logged in to. */
export const logins = defineLayout({
  id: 'logins',
  title: { zh: '登录记录（本软件的布局）', en: 'Logins' },
  kind: 'logins',
  names: {
    account: ['account', '账号'],
    at: ['at', '登录时间'],
    device: ['device', '设备号'],
    ip: ['ip', 'IP地址'],
    mac: ['mac', 'MAC地址'],
    place: ['place', '登录地'],
    result: ['result', '登录结果'],
  },
  required: [anyOf('account'), anyOf('at'), anyOf('device', 'ip', 'mac')],
  defaultForm: 'en',
  forms: {
    en: columnList('account,at,device,ip,mac,place,result'),
    zh: columnList('账号,登录时间,设备号,IP地址,MAC地址,登录地,登录结果'),
  },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});
