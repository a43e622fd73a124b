import type { Bilingual } from '#model';

import type { FieldKind } from './message-vocabulary.ts';

/** `order`: from the police to the institution; `answer`: back; `report`: from the institution on its own. */
export type MessageDirection = 'order' | 'answer' | 'report';

export interface MessageField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  readonly title: string;
}

/** A message between an institution and the platform. Without fields only its code and meaning are known. */
export interface MessageRule {
  readonly code: string;
  readonly direction: MessageDirection;
  /** The answer to an order, the order of an answer. */
  readonly pair?: string;
  readonly title: Bilingual;
  readonly fields: readonly MessageField[];
}

type FieldRow = readonly [name: string, kind: FieldKind, title: string, optional?: 'optional'];

const CASE: readonly FieldRow[] = [
  ['applicationID', 'text', '业务申请编号'],
  ['caseNumber', 'text', '案件编号'],
  ['caseType', 'text', '案件类型', 'optional'],
  ['emergencyLevel', 'urgency', '紧急程度'],
];
const ORIGINAL: readonly FieldRow[] = [['originalApplicationID', 'text', '原申请编号']];
const ACCOUNT: readonly FieldRow[] = [
  ['bankID', 'text', '账户所属银行机构编码'],
  ['bankName', 'text', '账户所属银行名称', 'optional'],
  ['accountType', 'account-type', '账号类别'],
  ['accountName', 'text', '账户名'],
  ['accountNumber', 'text', '账卡号'],
];
const TRANSFER_OUT: readonly FieldRow[] = [
  ['transferOutBankID', 'text', '转出账户所属银行机构编码'],
  ['transferOutBankName', 'text', '转出账户所属银行名称', 'optional'],
  ['transferOutAccountName', 'text', '转出账户名'],
  ['transferOutAccountNumber', 'text', '转出账卡号'],
  ['currency', 'text', '币种'],
  ['transferAmount', 'amount', '转出金额'],
  ['transferTime', 'time', '转出时间'],
];
const SIGNED: readonly FieldRow[] = [
  ['applicationTime', 'time', '申请时间'],
  ['applicationOrgID', 'text', '申请机构编码'],
  ['applicationOrgName', 'text', '申请机构名称', 'optional'],
  ['operatorIDType', 'text', '经办人证件类型'],
  ['operatorIDNumber', 'text', '经办人证件号'],
  ['operatorName', 'text', '经办人姓名'],
  ['operatorPhoneNumber', 'text', '经办人电话'],
  ['investigatorIDType', 'text', '协查人证件类型'],
  ['investigatorIDNumber', 'text', '协查人证件号'],
  ['investigatorName', 'text', '协查人姓名'],
];
const REASON: readonly FieldRow[] = [
  ['reason', 'text', '事由'],
  ['remark', 'text', '说明', 'optional'],
];
const PERIOD: readonly FieldRow[] = [
  ['startTime', 'time', '起始时间', 'optional'],
  ['expireTime', 'time', '到期时间', 'optional'],
];
const FREEZE: readonly FieldRow[] = [
  ['freezeType', 'freeze-mode', '冻结方式'],
  ['balance', 'amount', '金额', 'optional'],
  ['currency', 'text', '币种'],
];
const ANSWERED: readonly FieldRow[] = [
  ['applicationID', 'text', '业务申请编号'],
  ['result', 'result', '结果（4位业务应答码）'],
  ['accountType', 'account-type', '账号类别', 'optional'],
  ['accountNumber', 'text', '账卡号（与原报文相同）'],
  ['cardNumber', 'text', '卡/折号', 'optional'],
];
const ANSWERED_BY: readonly FieldRow[] = [
  ['failureCause', 'text', '未能办理原因（技术原因）', 'optional'],
  ['feedbackRemark', 'text', '反馈说明（业务原因）', 'optional'],
  ['feedbackOrgName', 'text', '反馈机构名称', 'optional'],
  ['operatorName', 'text', '经办人姓名'],
  ['operatorPhoneNumber', 'text', '经办人电话', 'optional'],
];
const STOPPED: readonly FieldRow[] = [['accountBalance', 'amount', '账户余额（止付前）', 'optional'], ...PERIOD];
const FROZEN: readonly FieldRow[] = [
  ['appliedBalance', 'amount', '申请冻结限额', 'optional'],
  ['frozedBalance', 'amount', '执行冻结金额', 'optional'],
  ['currency', 'text', '币种', 'optional'],
  ['accountBalance', 'amount', '账户余额', 'optional'],
  ['accountAvaiableBalance', 'amount', '冻结后账户可用余额', 'optional'],
  ...PERIOD,
  ['formerApplicationDepartment', 'text', '在先冻结机关', 'optional'],
  ['formerFrozenCurrency', 'text', '在先冻结币种', 'optional'],
  ['formerFrozenBalance', 'amount', '在先冻结金额', 'optional'],
  ['formerFrozenExpireTime', 'time', '在先冻结到期时间', 'optional'],
  ['unfreezeBalance', 'amount', '未冻结、已解除部分', 'optional'],
];
const LISTED: readonly FieldRow[] = [
  ['applicationID', 'text', '业务申请编号'],
  ['featureCode', 'feature', '事件特征码'],
  ['bankID', 'text', '银行机构编码'],
  ['cardNumber', 'text', '卡/折号'],
  ['accountName', 'text', '账户名'],
  ['idType', 'text', '证件类型'],
  ['idNumber', 'text', '证件号'],
  ['phoneNumber', 'text', '联系电话', 'optional'],
  ['address', 'text', '通讯地址', 'optional'],
  ['postCode', 'text', '邮政编码', 'optional'],
  ['accountOpenPlace', 'text', '开户地', 'optional'],
  ['reportOrgName', 'text', '上报机构名称'],
  ['operatorName', 'text', '经办人姓名'],
];

type Row = readonly [
  code: string,
  direction: MessageDirection,
  pair: string | undefined,
  zh: string,
  en: string,
  fields?: readonly FieldRow[],
];

const ROWS = [
  [
    ...['100101', 'order', '100102', '止付', 'stop-payment'],
    [
      ['applicationType', 'application-type', '申请类型'],
      ['originalApplicationID', 'text', '原举报申请编号', 'optional'],
      ...CASE,
      ...TRANSFER_OUT,
      ...ACCOUNT,
      ...REASON,
      ...PERIOD,
      ...SIGNED,
    ],
  ],
  ['100102', 'answer', '100101', '止付反馈', 'answer to a stop-payment', [...ANSWERED, ...STOPPED, ...ANSWERED_BY]],
  [
    ...['100103', 'order', '100104', '止付解除', 'release of a stop'],
    [...ORIGINAL, ...CASE, ...ACCOUNT, ['withdrawalRemark', 'text', '解除说明'], ...SIGNED],
  ],
  [
    '100104',
    'answer',
    '100103',
    '止付解除反馈',
    'answer to a release of a stop',
    [...ANSWERED, ...PERIOD, ...ANSWERED_BY],
  ],
  [
    ...['100105', 'order', '100106', '止付延期', 'extension of a stop'],
    [
      ...ORIGINAL,
      ...CASE,
      ...ACCOUNT,
      ['postponeStartTime', 'time', '延期起始时间', 'optional'],
      ['expireTime', 'time', '到期时间', 'optional'],
      ['extendRemark', 'text', '延期说明'],
      ...SIGNED,
    ],
  ],
  [
    '100106',
    'answer',
    '100105',
    '止付延期反馈',
    'answer to an extension of a stop',
    [...ANSWERED, ...STOPPED, ...ANSWERED_BY],
  ],
  [
    ...['100201', 'order', '100202', '冻结', 'freeze'],
    [
      ...CASE,
      ...ACCOUNT,
      ...FREEZE,
      ['freezeStartTime', 'time', '冻结起始时间', 'optional'],
      ['expireTime', 'time', '冻结到期时间', 'optional'],
      ...REASON,
      ...SIGNED,
    ],
  ],
  ['100202', 'answer', '100201', '冻结反馈', 'answer to a freeze', [...ANSWERED, ...FROZEN, ...ANSWERED_BY]],
  [
    ...['100203', 'order', '100204', '冻结解除', 'release of a freeze'],
    [...ORIGINAL, ...CASE, ...ACCOUNT, ['withdrawalRemark', 'text', '解除说明'], ...SIGNED],
  ],
  [
    ...['100204', 'answer', '100203', '冻结解除反馈', 'answer to a release of a freeze'],
    [
      ...ANSWERED,
      ['appliedBalance', 'amount', '申请冻结限额', 'optional'],
      ['unfreezeBalance', 'amount', '解除冻结金额', 'optional'],
      ['accountBalance', 'amount', '账户余额', 'optional'],
      ['withdrawalTime', 'time', '解除生效时间', 'optional'],
      ...ANSWERED_BY,
    ],
  ],
  [
    ...['100205', 'order', '100206', '冻结延期', 'renewal of a freeze'],
    [
      ...ORIGINAL,
      ...CASE,
      ...ACCOUNT,
      ...FREEZE,
      ['postponeStartTime', 'time', '延期起始时间', 'optional'],
      ['expireTime', 'time', '到期时间', 'optional'],
      ['extendRemark', 'text', '延期说明'],
      ...SIGNED,
    ],
  ],
  [
    '100206',
    'answer',
    '100205',
    '冻结延期反馈',
    'answer to a renewal of a freeze',
    [...ANSWERED, ...FROZEN, ...ANSWERED_BY],
  ],
  ['100301', 'order', '100302', '账户交易明细查询', 'query of an account’s transactions'],
  ['100302', 'answer', '100301', '账户交易明细查询反馈', 'answer to a query of transactions'],
  ['100303', 'order', '100304', '持卡主体查询', 'query of a card’s holder'],
  ['100304', 'answer', '100303', '持卡主体查询反馈', 'answer to a query of a holder'],
  ['100305', 'order', '100306', '账户动态查询', 'dynamic query of an account'],
  ['100306', 'answer', '100305', '账户动态查询反馈', 'answer to a dynamic query'],
  ['100307', 'order', '100308', '账户动态查询解除', 'end of a dynamic query'],
  ['100308', 'answer', '100307', '账户动态查询解除反馈', 'answer to the end of a dynamic query'],
  ['100309', 'order', '100310', '客户全账户查询', 'query of all accounts of a customer'],
  ['100310', 'answer', '100309', '客户全账户查询反馈', 'answer to a query of all accounts'],
  ['A00301', 'order', 'A00302', '支付账户交易明细查询', 'query of a payment account’s transactions'],
  ['A00302', 'answer', 'A00301', '支付账户交易明细查询反馈', 'answer to a query of a payment account'],
  ['100401', 'report', '100402', '案件举报', 'report of a case'],
  ['100402', 'answer', '100401', '案件举报反馈', 'answer to a report of a case'],
  ['100403', 'report', undefined, '可疑名单上报-异常开卡', 'suspicious list: abnormal opening of cards', LISTED],
  ['100404', 'report', undefined, '可疑名单上报-涉案账户', 'suspicious list: account involved in a case', LISTED],
  ['100405', 'report', undefined, '可疑名单上报-异常事件', 'suspicious list: abnormal event', LISTED],
  ['100501', 'report', undefined, '涉案/可疑名单单要素验证', 'check of the lists by one element'],
  ['100503', 'report', undefined, '涉案/可疑名单双要素验证', 'check of the lists by two elements'],
] as unknown as readonly Row[];

/** Every message of the platform that is known, by its code. Seen in three independent code bases of banks: confidence C. */
export const MESSAGES: ReadonlyMap<string, MessageRule> = new Map(
  ROWS.map(([code, direction, pair, zh, en, fields = []]) => [
    code,
    {
      ...{ code, direction, title: { zh, en } },
      ...(pair === undefined ? {} : { pair }),
      fields: fields.map(([name, kind, title, optional]) => ({
        name,
        kind,
        title,
        isRequired: optional === undefined,
      })),
    },
  ]),
);
