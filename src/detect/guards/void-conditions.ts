import { ENTRY_FLAG } from '#ledger';
import { ACCOUNT_FLAG, type Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { controlPeers } from '../control-links.ts';
import { isSubject } from '../coverage.ts';
import { amountFor, numberOf } from '../parameters.ts';
import { VOID_REASONS, type VoidReason } from './guard.ts';

export interface VoidConditions {
  /** The first of VOID_REASONS that holds for the account; undefined: its guards count. */
  of(account: number): VoidReason | undefined;
}

const UNKNOWN = 255;
const NONE = 254;
/** Rows that the bank makes are no activity of the holder. */
const OF_THE_BANK = ENTRY_FLAG.fee | ENTRY_FLAG.interest | ENTRY_FLAG.tax;

/**
 * Definitions 8, void for all. A boundary account has no known life and no known silence: only control links and
 * reports speak against it. Worked out when first asked for.
 */
export function voidConditions(view: CaseView, parameters: Parameters): VoidConditions {
  const known = new Uint8Array(view.accounts.count).fill(UNKNOWN);
  const peers = controlPeers(view).peers;
  const leastPeers = numberOf(parameters, 'minimumControlPeers');
  const leastLife = numberOf(parameters, 'minimumLifeSeconds');
  const hasStopped = stopped(view, parameters);
  const decide = (account: number): number => {
    const holds = (reason: VoidReason): boolean => {
      if (reason === 'control-link') return peers[account]! >= leastPeers;
      if (reason === 'victim-report') return (view.accounts.flags[account]! & ACCOUNT_FLAG.reported) !== 0;
      if (!isSubject(view.accounts, account)) return false;
      return reason === 'short-life' ? lifeSeconds(view, account) < leastLife : hasStopped(account);
    };
    const reason = VOID_REASONS.findIndex(holds);
    return reason < 0 ? NONE : reason;
  };
  return {
    of: (account) => {
      if (known[account] === UNKNOWN) known[account] = decide(account);
      return VOID_REASONS[known[account]!];
    },
  };
}

/** Seconds from the account's first own row to its last, inside its coverage: what the data show of its life. */
export function lifeSeconds({ ledger, accounts }: CaseView, account: number): number {
  const start = ledger.offsets[account]!;
  const end = ledger.offsets[account + 1]!;
  if (start === end) return 0;
  const from = Math.max(ledger.t[start]!, accounts.coveredFrom[account]!, accounts.openedAt[account]!);
  return Math.max(0, Math.min(ledger.t[end - 1]!, accounts.coveredTo[account]!) - from);
}

/** BURST-STOP: much money in few days, then silence inside the coverage. */
function stopped(view: CaseView, parameters: Parameters): (account: number) => boolean {
  const { ledger, currencies, accounts } = view;
  const window = numberOf(parameters, 'burstWindowSeconds');
  const silence = numberOf(parameters, 'silenceSeconds');
  const leastRows = numberOf(parameters, 'burstRows');
  const leastMinor = currencies.map((code) => amountFor(parameters, 'burstMinor', code) ?? Infinity);
  const sums = new Float64Array(currencies.length);
  return (account) => {
    const end = ledger.offsets[account + 1]!;
    let first = ledger.offsets[account]!;
    let rows = 0;
    let before = 0;
    let isBurst = false;
    const count = (entry: number, sign: 1 | -1): void => {
      if (isOfTheBank(ledger.flags[entry]!)) return;
      rows += sign;
      sums[ledger.currency[entry]!]! += sign * Math.abs(ledger.amount[entry]!);
    };
    sums.fill(0);
    for (let i = first; i < end; i += 1) {
      if (isOfTheBank(ledger.flags[i]!)) continue;
      if (isBurst && ledger.t[i]! - before > silence) return true;
      before = ledger.t[i]!;
      for (; ledger.t[first]! + window < before; first += 1) count(first, -1);
      count(i, 1);
      isBurst = rows > leastRows && sums.some((sum, currency) => sum >= leastMinor[currency]!);
    }
    return isBurst && accounts.coveredTo[account]! - before > silence;
  };
}

function isOfTheBank(flags: number): boolean {
  return (flags & OF_THE_BANK) !== 0;
}
