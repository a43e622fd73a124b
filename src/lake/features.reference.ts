const DAY = 86_400;

/** A row of a plain transfer table; an account of -1 is not said. */
export interface Payment {
  readonly payer: number;
  readonly payee: number;
  readonly seconds: number;
}

/** The features of payment `i` of a whole ledger in total order, read from the definitions. Cubic. */
export function featuresReference(payments: readonly Payment[], i: number, fanDays: readonly number[]) {
  const isPattern = (other: Payment): boolean => other.payer !== other.payee && other.payer >= 0 && other.payee >= 0;
  const { payer, payee, seconds } = payments[i]!;
  if (!isPattern(payments[i]!)) return undefined;
  const past = payments.slice(0, i + 1).filter(isPattern);
  const pair = past.filter((other) => other.payer === payer && other.payee === payee);
  const before = pair.at(-2);
  const since = (days: number): Payment[] => past.filter((other) => other.seconds >= seconds - days * DAY);
  const payees = (account: number, among: readonly Payment[]): Set<number> =>
    new Set(among.filter((other) => other.payer === account).map((other) => other.payee));
  const payers = (account: number, among: readonly Payment[]): Set<number> =>
    new Set(among.filter((other) => other.payee === account).map((other) => other.payer));
  const older = (days: number): Payment[] => past.filter((other) => other.seconds < seconds - days * DAY);
  const values: Record<string, number | boolean | null> = {
    pair_count: pair.length,
    gap_seconds: before === undefined ? null : seconds - before.seconds,
    is_novel: pair.length <= 2,
  };
  for (const [party, account] of [
    ['payer', payer],
    ['payee', payee],
  ] as const) {
    for (const days of [1, 4]) {
      values[`${party}_new_payees_${days}d`] = payees(account, since(days)).difference(
        payees(account, older(days)),
      ).size;
      values[`${party}_new_payers_${days}d`] = payers(account, since(days)).difference(
        payers(account, older(days)),
      ).size;
    }
    for (const days of fanDays) {
      values[`${party}_fan_out_${days}d`] = payees(account, since(days)).size;
      values[`${party}_fan_in_${days}d`] = payers(account, since(days)).size;
    }
  }
  return values;
}
