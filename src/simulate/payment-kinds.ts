/** How the money moved: which columns of a statement row are filled follows from it. */
export type PaymentMode = 'online' | 'code' | 'till' | 'atm' | 'counter' | 'batch' | 'quick';

export interface PaymentKind {
  readonly summary: string;
  readonly mode: PaymentMode;
  readonly cash?: boolean;
  /** The payee stands there as a merchant, with name and number. */
  readonly merchant?: boolean;
}

const kind = (summary: string, mode: PaymentMode, more: Omit<PaymentKind, 'summary' | 'mode'> = {}): PaymentKind => ({
  summary,
  mode,
  ...more,
});

/** Words as banks print them in 摘要说明. */
export const PAYMENT_KINDS = {
  transfer: kind('转账', 'online'),
  phoneTransfer: kind('手机银行转账', 'online'),
  own: kind('本人账户互转', 'online'),
  code: kind('扫二维码付款', 'code'),
  till: kind('消费', 'till', { merchant: true }),
  quick: kind('快捷支付', 'quick'),
  quickRefund: kind('快捷支付退款', 'quick'),
  withdraw: kind('提现', 'quick'),
  acquirer: kind('商户结算', 'batch'),
  platform: kind('平台结算', 'batch'),
  atmOut: kind('ATM取款', 'atm', { cash: true }),
  atmIn: kind('CDM存款', 'atm', { cash: true }),
  counterOut: kind('柜台取现', 'counter', { cash: true }),
  counterIn: kind('现金存入', 'counter', { cash: true }),
  fee: kind('短信服务费', 'batch'),
  interest: kind('结息', 'batch'),
  salary: kind('代发工资', 'batch'),
  pension: kind('代发养老金', 'batch'),
  utility: kind('水电费', 'batch'),
  tax: kind('缴税', 'batch'),
  property: kind('物业费', 'online'),
  school: kind('学费', 'online'),
  rent: kind('房租', 'online'),
  loanOut: kind('贷款发放', 'batch'),
  loanBack: kind('贷款还款', 'batch'),
  broker: kind('银证转账', 'online'),
  product: kind('理财申购', 'online'),
  productBack: kind('理财赎回', 'batch'),
  goods: kind('货款', 'online'),
  collect: kind('收款', 'online'),
  takings: kind('营业款', 'online'),
  gift: kind('礼金', 'online'),
  donation: kind('捐款', 'online'),
  hospital: kind('住院费', 'online'),
  lottery: kind('彩票', 'code'),
  prize: kind('兑奖', 'online'),
  fare: kind('车费', 'code'),
  hire: kind('租车费', 'online'),
  allowance: kind('生活费', 'online'),
  club: kind('会钱', 'online'),
  resettlement: kind('征地补偿款', 'batch'),
  labour: kind('工钱', 'online'),
  grain: kind('粮款', 'online'),
  house: kind('房款', 'online'),
  car: kind('车款', 'online'),
  lesson: kind('补课费', 'online'),
  order: kind('团购', 'online'),
  home: kind('汇家用', 'online'),
  refund: kind('退款', 'online'),
  borrow: kind('借款', 'online'),
  repay: kind('还款', 'online'),
} as const satisfies Readonly<Record<string, PaymentKind>>;
export type PaymentKindName = keyof typeof PAYMENT_KINDS;

export const KIND_NAMES = Object.keys(PAYMENT_KINDS) as readonly PaymentKindName[];
export const KIND_NUMBER = Object.fromEntries(KIND_NAMES.map((name, number) => [name, number])) as Readonly<
  Record<PaymentKindName, number>
>;

export function kindOf(number: number): PaymentKind {
  return PAYMENT_KINDS[KIND_NAMES[number] ?? 'transfer'];
}
