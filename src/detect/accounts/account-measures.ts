import type { Detector } from '#model';
import type { CaseView } from '../case-view.ts';
import { burstStop } from './burst-stop.ts';
import { cashIn } from './cash-in.ts';
import { cashOut } from './cash-out.ts';
import { dormant } from './dormant.ts';
import { firstDeposit } from './first-deposit.ts';
import { interBank } from './inter-bank.ts';
import { likePair } from './like-pair.ts';
import { lowBalance } from './low-balance.ts';
import { newAccount } from './new-account.ts';
import { night } from './night.ts';
import { nonCounter } from './non-counter.ts';
import { probe } from './probe.ts';
import { spread } from './spread.ts';
import { structuring } from './structuring.ts';
import { surge } from './surge.ts';
import { zeroOut } from './zero-out.ts';

/** Measures of single accounts that need only ledger and graph. */
export const ACCOUNT_MEASURES: readonly Detector<CaseView>[] = [
  spread,
  interBank,
  lowBalance,
  zeroOut,
  cashIn,
  cashOut,
  likePair,
  structuring,
  probe,
  dormant,
  burstStop,
  surge,
  night,
  nonCounter,
  newAccount,
  firstDeposit,
];
