/**
 * The four measures of amount (涉案价值, 账户流水, 平台流水, 单卡流水) are different things, and so are those of the criminal texts
 * (单向流入, 支付结算金额, 违法所得): each is a type of its own, added only to its like. Amounts are integers in minor units of `currency`.
 */
export const AMOUNT_MEASURES = [
  'case-value',
  'account-turnover',
  'platform-turnover',
  'card-turnover',
  'one-way-inflow',
  'settlement-amount',
  'unlawful-gain',
] as const;
export type AmountMeasure = (typeof AMOUNT_MEASURES)[number];

export interface Measured<M extends AmountMeasure> {
  readonly measure: M;
  readonly minor: number;
  readonly currency: string;
}

export type CaseValue = Measured<'case-value'>;
export type AccountTurnover = Measured<'account-turnover'>;
export type PlatformTurnover = Measured<'platform-turnover'>;
export type CardTurnover = Measured<'card-turnover'>;
/** Money that came into cards from outside them, over the time of the act. */
export type OneWayInflow = Measured<'one-way-inflow'>;
/** Money that the person moved for others: transfers, cash, payments. */
export type SettlementAmount = Measured<'settlement-amount'>;
export type UnlawfulGain = Measured<'unlawful-gain'>;

export function measured<M extends AmountMeasure>(measure: M, minor: number, currency: string): Measured<M> {
  return { measure, minor, currency };
}

/** Throws on a different currency or measure: the types forbid the latter, data from a file may not. */
export function addMeasured<M extends AmountMeasure>(a: Measured<M>, b: Measured<NoInfer<M>>): Measured<M> {
  if (a.measure !== b.measure || a.currency !== b.currency) {
    throw new TypeError(`cannot add ${b.measure} in ${b.currency} to ${a.measure} in ${a.currency}`);
  }
  return { measure: a.measure, minor: a.minor + b.minor, currency: a.currency };
}
