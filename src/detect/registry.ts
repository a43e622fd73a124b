import type { Detector } from '#model';
import { ACCOUNT_LINKS } from './accounts/account-links.ts';
import { ACCOUNT_MEASURES } from './accounts/account-measures.ts';
import { caseInvolved } from './accounts/case-involved.ts';
import { gather } from './accounts/gather.ts';
import { passThrough } from './accounts/pass-through.ts';
import { victimReport } from './accounts/victim-report.ts';
import type { CaseView } from './case-view.ts';
import { chain } from './rings/chain.ts';
import { cycleAnyOrder } from './rings/cycle-any-order.ts';
import { cycle } from './rings/cycle.ts';
import { fanIn } from './rings/fan-in.ts';
import { fanOut } from './rings/fan-out.ts';
import { layered } from './rings/layered.ts';
import { scatterGather } from './rings/scatter-gather.ts';
import { gatherScatterLoose } from './rings/gather-scatter-loose.ts';
import { gatherScatterStrict } from './rings/gather-scatter-strict.ts';
import { gatherScatter } from './rings/gather-scatter.ts';
import { ringMember } from './rings/ring-member.ts';
import { runPoints } from './rings/run-points.ts';

/** All detectors, in the order they run. A new one is a file and a line here. */
export const DETECTORS: readonly Detector<CaseView>[] = [
  passThrough,
  gather,
  ...ACCOUNT_MEASURES,
  ...ACCOUNT_LINKS,
  fanIn,
  fanOut,
  gatherScatter,
  gatherScatterStrict,
  gatherScatterLoose,
  chain,
  cycle,
  cycleAnyOrder,
  scatterGather,
  layered,
  runPoints,
  ringMember,
  victimReport,
  caseInvolved,
];
