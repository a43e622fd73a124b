/** What a column carries; '' = a column of no use to anyone. */
export type Cell =
  | ''
  | 'card'
  | 'account'
  | 'name'
  | 'id'
  | 'bank'
  | 'date'
  | 'time'
  | 'amount'
  | 'amountIn'
  | 'amountOut'
  | 'balance'
  | 'direction'
  | 'counter'
  | 'counterAccount'
  | 'cash'
  | 'counterName'
  | 'counterId'
  | 'counterBank'
  | 'summary'
  | 'currency'
  | 'outletName'
  | 'outletCode'
  | 'place'
  | 'success'
  | 'terminal'
  | 'ip'
  | 'mac'
  | 'serial'
  | 'merchantName'
  | 'merchantNumber'
  | 'note'
  | 'channel'
  | 'feedback';

export interface Form {
  readonly id: string;
  readonly columns: readonly (readonly [header: string, cell: Cell])[];
  /** How the direction is told: by a word, by the sign of the amount, or by two columns. */
  readonly money: 'word' | 'sign' | 'sides';
  /** Amounts are whole numbers of 分. */
  readonly cents: boolean;
}

/** Header names of the 34 columns in file order. */
const HEADERS_34 =
  '交易卡号,交易账号,账户开户名称,开户人证件号码,交易时间,交易金额,交易余额,收付标志,交易对手账卡号,现金标志,对手户名,对手身份证号,对手开户银行,摘要说明,交易币种,交易网点名称,交易网点代码,交易发生地,交易是否成功,传票号,终端号,IP地址,MAC地址,对手交易余额,交易流水号,日志号,凭证种类,凭证号,交易柜员号,商户名称,商户号,备注,交易类型,查询反馈结果原因';

const CELL_OF_HEADER: Readonly<Record<string, Cell>> = {
  交易卡号: 'card',
  交易账号: 'account',
  账户开户名称: 'name',
  开户人证件号码: 'id',
  交易时间: 'time',
  交易金额: 'amount',
  交易余额: 'balance',
  收付标志: 'direction',
  交易对手账卡号: 'counter',
  现金标志: 'cash',
  对手户名: 'counterName',
  对手身份证号: 'counterId',
  对手开户银行: 'counterBank',
  摘要说明: 'summary',
  交易币种: 'currency',
  交易网点名称: 'outletName',
  交易网点代码: 'outletCode',
  交易发生地: 'place',
  交易是否成功: 'success',
  终端号: 'terminal',
  IP地址: 'ip',
  MAC地址: 'mac',
  交易流水号: 'serial',
  商户名称: 'merchantName',
  商户号: 'merchantNumber',
  备注: 'note',
  交易类型: 'channel',
  查询反馈结果原因: 'feedback',
};

const COLUMNS_34 = HEADERS_34.split(',').map((header): readonly [string, Cell] => [
  header,
  CELL_OF_HEADER[header] ?? '',
]);

/** Columns that the older form does not have. */
const NOT_IN_29 = new Set(['交易网点代码', '终端号', '商户名称', '商户号', '交易类型']);
const NAMES_29: Readonly<Record<string, string>> = { 账户开户名称: '交易方户名', 开户人证件号码: '交易方证件号码' };
const NAMES_ALIAS: Readonly<Record<string, string>> = {
  交易卡号: '查询卡号',
  交易账号: '本方账号',
  账户开户名称: '户名',
  交易时间: '记账日期',
  交易金额: '发生额',
  收付标志: '借贷标志',
  交易对手账卡号: '交易对方账卡号',
  现金标志: '现金、转账标识',
  对手开户银行: '交易对方行名称',
  交易网点代码: '交易机构号',
  终端号: 'ATM机具编号',
  MAC地址: 'MAC或IMEI地址',
  商户号: '特约商户编号',
};
const NAMES_CENTS: Readonly<Record<string, string>> = { 交易金额: '交易金额（分）', 交易余额: '交易余额（分）' };
const NAMES_ORDER: Readonly<Record<string, string>> = {
  交易卡号: '交易账卡号',
  账户开户名称: '交易户名',
  开户人证件号码: '交易证件号',
  对手交易余额: '对手余额',
};

function renamed(names: Readonly<Record<string, string>>): (readonly [string, Cell])[] {
  return COLUMNS_34.map(([header, cell]) => [names[header] ?? header, cell]);
}

function word(id: string, columns: readonly (readonly [string, Cell])[]): Form {
  return { id, columns, money: 'word', cents: false };
}

function replaced(
  header: string,
  by: readonly (readonly [string, Cell])[],
  columns = COLUMNS_34,
): (readonly [string, Cell])[] {
  return columns.flatMap((column): readonly (readonly [string, Cell])[] => (column[0] === header ? by : [column]));
}

/** About 2018: date and time apart, card and account of the counterparty apart. */
const ORDER_COLUMNS = replaced(
  '交易对手账卡号',
  [
    ['对手账号', 'counterAccount'],
    ['对手卡号', 'counter'],
  ],
  replaced(
    '交易时间',
    [
      ['交易日期', 'date'],
      ['交易时间', 'time'],
    ],
    renamed(NAMES_ORDER),
  ),
);

export const FORMS: readonly Form[] = [
  word('34', COLUMNS_34),
  word(
    '29',
    renamed(NAMES_29).filter(([header]) => !NOT_IN_29.has(header)),
  ),
  word('order', ORDER_COLUMNS),
  word('alias', renamed(NAMES_ALIAS)),
  word('unified', [
    ...replaced('开户人证件号码', [
      ['开户人证件号码', 'id'],
      ['交易方开户行', 'bank'],
    ]),
    ['账户性质', ''],
    ['对手账户性质', ''],
    ['商户流水号', ''],
    ['数据来源', ''],
  ]),
  { id: 'signed', columns: COLUMNS_34, money: 'sign', cents: false },
  {
    id: 'sides',
    columns: replaced(
      '收付标志',
      [],
      replaced('交易金额', [
        ['借方金额', 'amountOut'],
        ['贷方金额', 'amountIn'],
      ]),
    ),
    money: 'sides',
    cents: false,
  },
  { id: 'cents', columns: renamed(NAMES_CENTS), money: 'word', cents: true },
];
