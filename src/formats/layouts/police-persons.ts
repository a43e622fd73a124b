import { defineLayout } from './define-layout.ts';
import { anyOf, columnList } from './layout.ts';

const FORM_14 = columnList(
  '客户名称,证照类型,证照号码,单位地址,单位电话,工作单位,邮箱地址,代办人姓名,代办人证件类型',
  '代办人证件号码,国税纳税号,地税纳税号,法人代表,客户工商执照号码',
);

/** Companion file 人员信息: 14 columns and a wide form. A work phone or address is shared by colleagues: not read. */
export const policePersons = defineLayout({
  id: 'police-persons',
  title: { zh: '人员信息', en: 'Person information' },
  kind: 'persons',
  names: {
    name: ['客户名称'],
    idKind: ['证照类型'],
    holderId: ['证照号码'],
    phone: ['联系手机', '联系电话', '住宅电话'],
    address: ['户籍地址', '住宅地址'],
    workplace: ['工作单位'],
    legalPerson: ['法人代表'],
    licence: ['客户工商执照号码'],
    agent: ['代办人姓名'],
    agentId: ['代办人证件号码'],
    birth: ['出生日期'],
  },
  required: [anyOf('name'), anyOf('holderId'), anyOf('workplace', 'agent', 'legalPerson', 'birth')],
  defaultForm: '14',
  forms: {
    '14': FORM_14,
    wide: [
      ...FORM_14,
      '联系电话',
      '联系手机',
      '住宅电话',
      '法人代表证件类型',
      '法人代表证件号码',
      '出生日期',
      '户籍地址',
    ],
  },
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});
