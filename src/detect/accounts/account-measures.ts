import type { Detector } from '#model';
import type { CaseView } from '../case-view.ts';
import { dormant } from './dormant.ts';
import { likePair } from './like-pair.ts';
import { newAccount } from './new-account.ts';
import { spread } from './spread.ts';

/** Measures of single accounts that need only ledger and graph (definitions.md 4). */
export const ACCOUNT_MEASURES: readonly Detector<CaseView>[] = [spread, likePair, dormant, newAccount];
