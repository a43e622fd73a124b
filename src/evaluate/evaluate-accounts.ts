import { classify, type ExtendedClassification } from './classify.ts';
import type { EvaluationInput } from './evaluate.ts';
import { coreOfTruth } from './truth-core.ts';

/** By dense account. */
export interface AccountFindings {
  readonly covered: ArrayLike<number | boolean>;
  /** 0..1; unscored = 0. */
  readonly score: ArrayLike<number>;
  readonly isHigh: ArrayLike<number | boolean>;
  readonly isMedium: ArrayLike<number | boolean>;
  /** Length of the data. */
  readonly days: number;
}

export interface AccountFigures {
  readonly all: ExtendedClassification | null;
  /** Bad accounts that are periphery of their truth ring left out. */
  readonly core: ExtendedClassification | null;
  readonly false_alarms: {
    readonly high_per_10k_30d: number | null;
    readonly medium_per_10k_30d: number | null;
  } | null;
  readonly boundary: { readonly n: number; readonly positives: number } | null;
  readonly ignored: number;
}

const BAND = 'high or medium';

export function evaluateAccounts(input: EvaluationInput): AccountFigures {
  const { accounts, truth } = input;
  const labels = truth.accountLabels;
  const ignored = ignoredAccounts(input);
  if (labels === undefined) return { all: null, core: null, false_alarms: null, boundary: null, ignored: ignored.size };
  const n = labels.length;
  const label = (account: number): number =>
    !accounts.covered[account] || ignored.has(account) ? -1 : Math.max(labels[account]!, 0);
  const judged = {
    n,
    label,
    score: (account: number) => accounts.score[account]!,
    isFlagged: (account: number) => Boolean(accounts.isHigh[account]) || Boolean(accounts.isMedium[account]),
  };
  const core = coreLabels(input);
  return {
    all: classify(judged, BAND),
    core:
      core === null
        ? null
        : classify(
            { ...judged, label: (account) => (label(account) === 1 && !core.has(account) ? -1 : label(account)) },
            BAND,
          ),
    false_alarms: falseAlarms(input, label),
    boundary: boundaryLabels(input, labels),
    ignored: ignored.size,
  };
}

function coreLabels({ truth, transfers }: EvaluationInput): Set<number> | null {
  if (truth.ringsBy === 'accounts' || truth.rings.length === 0) return null;
  return new Set(truth.rings.flatMap((ring) => [...coreOfTruth(ring, transfers.payer, transfers.payee)]));
}

/** Accounts with a stretch that is not to be judged and that meets the data. */
function ignoredAccounts({ truth, transfers }: EvaluationInput): Set<number> {
  const first = transfers.count === 0 ? 0 : transfers.at[0]!;
  const last = transfers.count === 0 ? 0 : transfers.at[transfers.count - 1]!;
  return new Set(truth.ignored.filter(({ from, to }) => from <= last && to >= first).map(({ account }) => account));
}

/** Flagged accounts that are not bad, per 10,000 covered accounts and 30 days. */
function falseAlarms(
  { accounts }: EvaluationInput,
  label: (account: number) => number,
): AccountFigures['false_alarms'] {
  let n = 0;
  let high = 0;
  let medium = 0;
  for (let account = 0; account < accounts.score.length; account += 1) {
    const value = label(account);
    if (value < 0) continue;
    n += 1;
    if (value === 1) continue;
    if (accounts.isHigh[account]) high += 1;
    else if (accounts.isMedium[account]) medium += 1;
  }
  const per = (count: number): number | null =>
    n === 0 || accounts.days <= 0 ? null : ((count / n) * 10_000) / (accounts.days / 30);
  return { high_per_10k_30d: per(high), medium_per_10k_30d: per(medium) };
}

function boundaryLabels({ accounts }: EvaluationInput, labels: Int8Array): { n: number; positives: number } {
  let n = 0;
  let positives = 0;
  labels.forEach((label, account) => {
    if (accounts.covered[account]) return;
    n += 1;
    if (label === 1) positives += 1;
  });
  return { n, positives };
}
