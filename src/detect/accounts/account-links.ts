import type { Detector } from '#model';
import type { CaseView } from '../case-view.ts';
import { accumulatedOpenings } from './accumulated-openings.ts';
import { agentOpenings } from './agent-openings.ts';
import { controlLink } from './control-link.ts';
import { frequentOpenings } from './frequent-openings.ts';
import { groupOpening } from './group-opening.ts';
import { impossibleTravel } from './impossible-travel.ts';
import { manyCardsOneMachine } from './many-cards-one-machine.ts';
import { otherDocument } from './other-document.ts';
import { overseasWithdrawals } from './overseas-withdrawals.ts';
import { sharedNetwork } from './shared-network.ts';
import { sharedProfile } from './shared-profile.ts';

/** What rests on facts beside the money: openings, devices, addresses, places. */
export const ACCOUNT_LINKS: readonly Detector<CaseView>[] = [
  frequentOpenings,
  accumulatedOpenings,
  groupOpening,
  agentOpenings,
  otherDocument,
  sharedProfile,
  controlLink,
  sharedNetwork,
  impossibleTravel,
  manyCardsOneMachine,
  overseasWithdrawals,
];
