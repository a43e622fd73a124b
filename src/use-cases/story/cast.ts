import type { Actor, Agency, Command, FourFieldCheck, Purpose, StopApplication } from '#casework';
import { LEGAL_VALUES, hasDefault, type LegalValueId } from '#law';

import type { StoryStep } from './story.ts';

/** People and agencies of the stories. None exists; every name says so. */
const REGION = '371300';

const CITY_POLICE: Agency = { id: '测试市公安局', kind: 'police', level: 'city', region: REGION };
const COUNTY_POLICE: Agency = { id: '测试县公安局', kind: 'police', level: 'county', region: '371302' };
const BANK: Agency = { id: '北区测试银行', kind: 'bank', level: 'national', region: '000000' };
const PAYMENT: Agency = { id: '东区测试支付', kind: 'payment-institution', level: 'national', region: '000000' };
const CARRIER: Agency = { id: '测试电信', kind: 'carrier', level: 'national', region: '000000' };
const CREDIT: Agency = { id: '测试征信中心', kind: 'regulator', level: 'national', region: '000000' };
const PUBLIC: Agency = { id: 'public', kind: 'public', level: 'outlet', region: '000000' };

export const CAST = {
  investigator: { id: 'officer-1', name: '测试民警甲', role: 'investigator', agency: COUNTY_POLICE },
  countyHead: { id: 'officer-2', name: '测试大队长', role: 'head', agency: COUNTY_POLICE },
  cityOfficer: { id: 'officer-3', name: '测试民警乙', role: 'investigator', agency: CITY_POLICE },
  cityHead: { id: 'officer-4', name: '测试支队长', role: 'head', agency: CITY_POLICE },
  reviewer: { id: 'officer-5', name: '测试复核员', role: 'reviewer', agency: CITY_POLICE },
  lawyer: { id: 'officer-6', name: '测试法制员', role: 'lawyer', agency: CITY_POLICE },
  bankAnalyst: { id: 'bank-1', name: '测试银行分析员', role: 'bank-analyst', agency: BANK },
  bankHead: { id: 'bank-2', name: '测试银行主管', role: 'bank-head', agency: BANK },
  paymentAnalyst: { id: 'payment-1', name: '测试支付机构分析员', role: 'bank-analyst', agency: PAYMENT },
  carrierAnalyst: { id: 'carrier-1', name: '测试运营商分析员', role: 'carrier-analyst', agency: CARRIER },
  creditOfficer: { id: 'credit-1', name: '测试征信专员', role: 'credit-officer', agency: CREDIT },
  holder: { id: 'person-1', name: '测试甲', role: 'citizen', agency: PUBLIC },
} as const satisfies Readonly<Record<string, Actor>>;
export type CastName = keyof typeof CAST;

export const AGENCY = {
  city: CITY_POLICE,
  county: COUNTY_POLICE,
  bank: BANK,
  payment: PAYMENT,
  carrier: CARRIER,
  credit: CREDIT,
} as const;

/** A moment in China: `2025-03-05 14:00`. */
export function moment(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
}

export function does(time: string, who: CastName, purpose: Purpose, command: Command): StoryStep {
  return { atMs: moment(time), who: CAST[who], purpose, command };
}

/** The same, where the law says no: it must be refused with this code. */
export function isRefused(code: string, step: StoryStep): StoryStep {
  return { ...step, refused: code };
}

/** Time only goes by. */
export function waitsUntil(time: string): StoryStep {
  return { atMs: moment(time) };
}

/** A lawyer switches on what is known from copies and sets what no text sets; what the story leaves unset stays unset. */
export function settings(time: string, values: Partial<Record<LegalValueId, number>>): readonly StoryStep[] {
  const ids = Object.keys(values) as LegalValueId[];
  return ids.map((id) => {
    const record = { kind: 'legal-setting', id } as const;
    const rule = LEGAL_VALUES[id];
    return does(
      time,
      'lawyer',
      'supervision',
      hasDefault(rule) && rule.value === values[id]
        ? { type: 'legal-setting.switch-on', record, reason: '已核对文本' }
        : { type: 'legal-setting.set', record, value: values[id] ?? 0, reason: '本单位规定' },
    );
  });
}

/** All four fields of a stop agree, compared by a named person. */
export const EQUAL = {
  name: 'equal',
  number: 'equal',
  amount: 'equal',
  time: 'equal',
  checkedBy: '测试银行分析员',
} as const satisfies FourFieldCheck;

/** A victim's application for an emergency stop of the money that went to this account. */
export function victimsApplication(account: string, transferredAt: string, amountMinor: number): StopApplication {
  return {
    from: { institution: '南区测试银行', number: '6200000000000000904', name: '测试乙', kind: 'bank-account' },
    payee: { institution: BANK.id, number: account, name: CAST.holder.name },
    amountMinor,
    currency: 'CNY',
    transferredMs: moment(transferredAt),
    channel: '手机银行',
    suspectContact: '10900000009',
    idNumber: '000000000000000000',
    isLiabilityPromised: true,
    isSigned: true,
  };
}
