import { FEATURE_CODES, type Bilingual } from '#model';

export type FieldKind =
  | 'text'
  | 'time'
  | 'amount'
  | 'result'
  | 'urgency'
  | 'account-type'
  | 'application-type'
  | 'freeze-mode'
  | 'data-type'
  | 'feature';

/** What an order is about: demand account in yuan, or any other (foreign currency, deposits of a fixed term), and whose report. */
export const APPLICATION_TYPES = {
  '00': { zh: '首次，人民币活期账户', en: 'first, demand account in yuan' },
  '01': { zh: '首次，外币活期或定期账户', en: 'first, foreign currency or fixed term' },
  '02': { zh: '银行举报，人民币活期账户', en: 'reported by a bank, demand account in yuan' },
  '03': { zh: '银行举报，外币活期或定期账户', en: 'reported by a bank, foreign currency or fixed term' },
  '04': { zh: '后补，人民币活期账户', en: 'supplement, demand account in yuan' },
  '05': { zh: '后补，外币活期或定期账户', en: 'supplement, foreign currency or fixed term' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type ApplicationType = keyof typeof APPLICATION_TYPES;

export const URGENCY = {
  '01': { zh: '正常', en: 'normal' },
  '02': { zh: '加急', en: 'urgent' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type Urgency = keyof typeof URGENCY;

export const ACCOUNT_TYPES = {
  '01': { zh: '个人', en: 'person' },
  '02': { zh: '对公', en: 'corporate' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const FREEZE_MODES = {
  '01': { zh: '限额冻结', en: 'limited amount' },
  '02': { zh: '全额冻结（只收不付）', en: 'whole account (receive only)' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** `<DataType>` of a query of transactions (银发〔2019〕85号, annex). */
const DATA_TYPES = {
  '01': { zh: '按支付账户', en: 'by payment account' },
  '02': { zh: '按银行卡', en: 'by bank card' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The only answer code that is known; every other counts as not done, and its cause has to be said. */
export const RESULT_DONE = '0000';

export const CODE_LISTS: Readonly<Partial<Record<FieldKind, Readonly<Record<string, Bilingual>>>>> = {
  urgency: URGENCY,
  'account-type': ACCOUNT_TYPES,
  'application-type': APPLICATION_TYPES,
  'freeze-mode': FREEZE_MODES,
  'data-type': DATA_TYPES,
  feature: FEATURE_CODES,
};
