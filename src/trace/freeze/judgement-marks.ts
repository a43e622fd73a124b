import { ENTRY_FLAG, type MoneyColumns } from '#ledger';

/** For a person's judgement: goods bought in good faith, pay that someone lives on, a statement that ends early, age. */
export type JudgementMark =
  | 'goods-in-good-faith'
  | 'salary-like'
  | 'statement-ended'
  | 'protected-holder'
  | 'reporting-victim';

export interface JudgementSettings {
  /** Credits looked at, in seconds back from the end. */
  readonly lookBackSeconds: number;
  /** Share of the credits' value that makes a balance salary-like. */
  readonly salaryShare: number;
  /** Share of the credits' number, at tills and to merchants, that makes an account a seller. */
  readonly goodsShare: number;
}

/** What the account's recent credits say that a person must weigh before anything is stopped. */
export function judgementMarks(
  money: MoneyColumns,
  account: number,
  until: number,
  { lookBackSeconds, salaryShare, goodsShare }: JudgementSettings,
): JudgementMark[] {
  const { ledger, movements } = money;
  let [credits, value, salary, goods] = [0, 0, 0, 0];
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry++) {
    const t = ledger.t[entry]!;
    const amount = ledger.amount[entry]!;
    if (t > until) break;
    if (amount <= 0 || t < until - lookBackSeconds) continue;
    const flags = movements.flags[ledger.movement[entry]!]!;
    credits++;
    value += amount;
    if ((flags & ENTRY_FLAG.salary) !== 0) salary += amount;
    if ((flags & (ENTRY_FLAG.pos | ENTRY_FLAG.merchant)) !== 0) goods++;
  }
  const marks: JudgementMark[] = [];
  if (credits > 0 && salary >= salaryShare * value && salary > 0) marks.push('salary-like');
  if (goods > 0 && goods >= goodsShare * credits) marks.push('goods-in-good-faith');
  return marks;
}
