import type { Detector } from '#model';
import { ACCOUNT_MEASURES } from './accounts/account-measures.ts';
import { caseInvolved } from './accounts/case-involved.ts';
import { gather } from './accounts/gather.ts';
import { passThrough } from './accounts/pass-through.ts';
import { victimReport } from './accounts/victim-report.ts';
import type { CaseView } from './case-view.ts';
import { cycle } from './rings/cycle.ts';
import { fanIn } from './rings/fan-in.ts';
import { fanOut } from './rings/fan-out.ts';
import { runPoints } from './rings/run-points.ts';

/** All detectors, in the order they run. A new one is a file and a line here. */
export const DETECTORS: readonly Detector<CaseView>[] = [
  passThrough,
  gather,
  ...ACCOUNT_MEASURES,
  fanIn,
  fanOut,
  cycle,
  runPoints,
  victimReport,
  caseInvolved,
];
