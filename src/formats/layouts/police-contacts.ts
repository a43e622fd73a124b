import { defineLayout } from './define-layout.ts';
import { anyOf } from './layout.ts';

const HOLDER = {
  name: ['开户名称'],
  idKind: ['证照类型'],
  holderId: ['证照号码'],
};

/** Companion file 人员住址信息. */
export const policeAddresses = defineLayout({
  id: 'police-addresses',
  title: { zh: '人员住址信息', en: 'Addresses of persons' },
  kind: 'addresses',
  names: { ...HOLDER, address: ['住宅地址'], phone: ['住宅电话'] },
  required: [anyOf('name'), anyOf('holderId'), anyOf('address')],
  defaultForm: '5',
  forms: { '5': ['开户名称', '证照类型', '证照号码', '住宅地址', '住宅电话'] },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});

/** Companion file 人员联系方式信息. */
export const policeContacts = defineLayout({
  id: 'police-contacts',
  title: { zh: '人员联系方式信息', en: 'Contacts of persons' },
  kind: 'contacts',
  names: { ...HOLDER, phone: ['联系电话'] },
  required: [anyOf('name'), anyOf('holderId'), anyOf('phone')],
  defaultForm: '4',
  forms: { '4': ['开户名称', '证照类型', '证照号码', '联系电话'] },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});
