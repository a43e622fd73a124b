import { defineLayout } from './define-layout.ts';
import { anyOf, columnList, type CanonicalRow, type FieldColumns } from './layout.ts';

const COMMON_TAIL = '交易流水号,日志号,凭证种类,凭证号,交易柜员号';

/** Bank flow export of the police query platform, 交易明细信息, with the aliases that readers met. */
export const policeStatement = defineLayout({
  id: 'police-statement',
  title: { zh: '交易明细信息（公安查询导出）', en: 'Police bank-flow export' },
  kind: 'statement',
  names: {
    ownCard: ['交易卡号', '交易账卡号', '查询卡号', '本方卡号', '卡号'],
    ownAccount: ['交易账号', '查询账号', '本方账号', '账号'],
    ownName: [
      '账户开户名称',
      '交易方户名',
      '交易户名',
      '姓名(查询条件)',
      '企业名称(查询条件)',
      '户名',
      '客户名称',
      '名称',
    ],
    ownId: ['开户人证件号码', '交易方证件号码', '交易方证件号', '交易证件号', '证件号码'],
    ownBank: ['交易方开户行', '交易账户开户银行', '反馈单位'],
    time: ['交易时间', '交易日期', '发生日期', '记账日期', '入账时间'],
    date: ['交易日期'],
    amount: ['交易金额', '发生额', '交易金额原币（元）', '交易金额折人民币（元）'],
    amountIn: ['贷方金额'],
    amountOut: ['借方金额'],
    balance: ['交易余额', '联机余额', '账户余额', '余额'],
    direction: [
      '收付标志',
      '借贷标志',
      '借贷方向',
      '进出标志',
      '资金收付标识',
      '资金收付标志',
      '交易方向',
      '交易方向(D:借|C:贷)',
    ],
    counterNumber: [
      '交易对手账卡号',
      '交易对方账卡号',
      '对手账卡号',
      '对方账卡号',
      '对手卡号',
      '对方卡号',
      '对手账号',
      '对方账号',
    ],
    counterAccount: ['对手账号', '对方账号'],
    counterName: ['对手户名', '对方户名', '交易对方户名', '对方客户名称'],
    counterId: ['对手身份证号', '对手证件号', '对方证件号码'],
    counterBank: ['对手开户银行', '对手账户开户银行', '交易对方行名称', '对方开户行'],
    counterBalance: ['对手交易余额', '对手余额'],
    cashFlag: ['现金标志', '现金、转账标识'],
    summary: ['摘要说明', '交易摘要', '摘要'],
    currency: ['交易币种', '币种'],
    outletName: ['交易网点名称'],
    outletCode: ['交易网点代码', '交易机构号', '网点号'],
    place: ['交易发生地'],
    success: ['交易是否成功'],
    voucher: ['传票号'],
    terminal: ['终端号', 'ATM机具编号', '自助设备编号'],
    ip: ['IP地址'],
    mac: ['MAC地址', 'MAC或IMEI地址'],
    serial: ['交易流水号'],
    logNumber: ['日志号'],
    voucherKind: ['凭证种类'],
    voucherNumber: ['凭证号'],
    teller: ['交易柜员号'],
    merchantName: ['商户名称'],
    merchantNumber: ['商户号', '特约商户编号'],
    orderNumber: ['商户流水号'],
    note: ['备注'],
    channel: ['交易类型'],
    feedback: ['查询反馈结果原因'],
  },
  required: [
    anyOf('ownCard', 'ownAccount'),
    anyOf('time', 'date'),
    anyOf('amount', 'amountIn', 'amountOut'),
    [['direction'], ['amountIn', 'amountOut']],
  ],
  defaultForm: '34',
  forms: {
    // The 34 columns in file order.
    '34': columnList(
      '交易卡号,交易账号,账户开户名称,开户人证件号码,交易时间,交易金额,交易余额,收付标志',
      '交易对手账卡号,现金标志,对手户名,对手身份证号,对手开户银行,摘要说明,交易币种',
      '交易网点名称,交易网点代码,交易发生地,交易是否成功,传票号,终端号,IP地址,MAC地址,对手交易余额',
      COMMON_TAIL,
      '商户名称,商户号,备注,交易类型,查询反馈结果原因',
    ),
    // Which five of the 34 the older file lacks is known from readers only.
    '29': columnList(
      '交易卡号,交易账号,交易方户名,交易方证件号码,交易时间,交易金额,交易余额,收付标志',
      '交易对手账卡号,现金标志,对手户名,对手身份证号,对手开户银行,摘要说明,交易币种',
      '交易网点名称,交易发生地,交易是否成功,传票号,IP地址,MAC地址,对手交易余额',
      COMMON_TAIL,
      '备注,查询反馈结果原因',
    ),
    // About 2018: date and time apart, card and account of the counterparty apart; 36 columns with both pairs.
    order: columnList(
      '交易账卡号,交易账号,交易户名,交易证件号,交易日期,交易时间,交易金额,交易余额,收付标志',
      '对手账号,对手卡号,现金标志,对手户名,对手身份证号,对手开户银行,摘要说明,交易币种',
      '交易网点名称,交易网点代码,交易发生地,交易是否成功,传票号,终端号,IP地址,MAC地址,对手余额',
      COMMON_TAIL,
      '商户名称,商户号,备注,交易类型,查询反馈结果原因',
    ),
    // What unified models of several exports add to the 34.
    unified: columnList(
      '交易卡号,交易账号,账户开户名称,开户人证件号码,交易方开户行,交易时间,交易金额,交易余额,收付标志',
      '交易对手账卡号,现金标志,对手户名,对手身份证号,对手开户银行,摘要说明,交易币种',
      '交易网点名称,交易网点代码,交易发生地,交易是否成功,传票号,终端号,IP地址,MAC地址,对手交易余额',
      COMMON_TAIL,
      '商户名称,商户号,备注,交易类型,查询反馈结果原因,账户性质,对手账户性质,商户流水号,数据来源',
    ),
  },
  arrange: (fields, sample) => arrangeAmounts(arrangeCounterparty(arrangeTime(fields, sample))),
  prepareRow: (row, form) => (form === 'order' ? splitTime(row) : row),
  literalNumbers: false,
  wholeLedger: false,
  defaultCurrency: 'CNY',
});

const TIME_ONLY = /^(\d{1,2}:\d{2}(:\d{2})?(\.\d+)?|\d{5,6})$/;

/** 交易日期 is a time of its own unless 交易时间 beside it holds the time of day alone. */
function arrangeTime(fields: FieldColumns, sample: readonly (readonly string[])[]): FieldColumns {
  const { date, ...rest } = fields;
  const time = fields['time'] ?? [];
  const first = time[0];
  if (date === undefined || first === undefined || date.includes(first)) return rest;
  const cells = sample.map((record) => (record[first] ?? '').trim()).filter((cell) => cell !== '');
  const timesOfDay = cells.filter((cell) => TIME_ONLY.test(cell)).length;
  if (timesOfDay * 2 < cells.length) return rest;
  return { ...rest, date, time: [first] };
}

/** One column of counterparty numbers is the number; a second one, of accounts, stands beside the cards. */
function arrangeCounterparty(fields: FieldColumns): FieldColumns {
  const { counterAccount, ...rest } = fields;
  if (counterAccount === undefined || counterAccount[0] === fields['counterNumber']?.[0]) return rest;
  return { ...rest, counterAccount };
}

/** 借方金额 and 贷方金额 are two sides when nothing else gives the amount, and names of the amount beside a direction word when alone. */
function arrangeAmounts(fields: FieldColumns): FieldColumns {
  const { amountIn, amountOut, ...rest } = fields;
  if (fields['amount'] !== undefined && fields['direction'] !== undefined) return rest;
  if (amountIn !== undefined && amountOut !== undefined) return fields;
  const single = amountIn ?? amountOut;
  return fields['amount'] === undefined && single !== undefined ? { ...rest, amount: single } : rest;
}

function splitTime(row: CanonicalRow): CanonicalRow {
  const match = /^(\S+)[ T](.+)$/.exec(row['time'] ?? '');
  if (row['date'] !== undefined || match === null) return row;
  return { ...row, date: match[1] ?? '', time: match[2] ?? '' };
}
