import { addMeasured, type AccountTurnover } from '#model';

import type { ReportData } from '../report-data.ts';

export interface BalanceSum {
  readonly currency: string;
  readonly minor: number;
  /** Accounts with a known last balance. */
  readonly accounts: number;
}

/** Last known balances of accounts in the bands high and medium, by currency, largest count first. */
export function flaggedBalances(data: ReportData): { readonly sums: readonly BalanceSum[]; readonly unknown: number } {
  const flagged = data.findings.subjects.filter((subject) => subject.band !== 'watch');
  const sums = new Map<string, { minor: number; accounts: number }>();
  let unknown = 0;
  for (const subject of flagged) {
    const timeline = data.timelines.get(subject.id);
    const last = timeline?.balanceMinor === undefined ? undefined : lastKnown(timeline.balanceMinor);
    if (timeline === undefined || last === undefined) {
      unknown++;
      continue;
    }
    const sum = sums.get(timeline.currency) ?? { minor: 0, accounts: 0 };
    sum.minor += last;
    sum.accounts++;
    sums.set(timeline.currency, sum);
  }
  const byCount = [...sums].map(([currency, sum]) => ({ currency, ...sum })).sort((a, b) => b.accounts - a.accounts);
  return { sums: byCount, unknown };
}

export interface RequestTotal {
  readonly currency: string;
  readonly accounts: number;
  readonly minor: number;
}

/** Accounts whose statement is missing, with what covered accounts paid them, by currency. */
export function requestTotals(data: ReportData): readonly RequestTotal[] {
  const totals = new Map<string, { accounts: number; paid: AccountTurnover }>();
  for (const { currency, fromCovered } of data.tables.requests) {
    const total = totals.get(currency);
    totals.set(currency, {
      accounts: (total?.accounts ?? 0) + 1,
      paid: total === undefined ? fromCovered : addMeasured(total.paid, fromCovered),
    });
  }
  return [...totals]
    .map(([currency, { accounts, paid }]) => ({ currency, accounts, minor: paid.minor }))
    .sort((a, b) => b.accounts - a.accounts);
}

function lastKnown(balances: ArrayLike<number>): number | undefined {
  for (let i = balances.length - 1; i >= 0; i--) {
    const minor = balances[i];
    if (minor !== undefined && !Number.isNaN(minor)) return minor;
  }
  return undefined;
}
