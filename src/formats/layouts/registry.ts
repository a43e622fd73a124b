import type { FormatInfo } from '#model';

import { accountOpenings } from './account-openings.ts';
import { amlsim } from './amlsim.ts';
import { amlworld } from './amlworld.ts';
import { caseInvolved } from './case-involved.ts';
import { namesOfHead } from './define-layout.ts';
import type { Layout, LayoutMatch, NearMiss, SniffHead } from './layout.ts';
import { logins } from './logins.ts';
import { plainTransfers } from './plain-transfers.ts';
import { policeAccounts } from './police-accounts.ts';
import { policeAddresses, policeContacts } from './police-contacts.ts';
import { policeMeasures } from './police-measures.ts';
import { policePersons } from './police-persons.ts';
import { policeStatement } from './police-statement.ts';
import { policeSubAccounts } from './police-sub-accounts.ts';
import { policeTasks } from './police-tasks.ts';
import { victimReport } from './victim-report.ts';

/** Every format that is recognised; the order settles equal scores. */
export const LAYOUTS: readonly Layout[] = [
  policeStatement,
  policeAccounts,
  policePersons,
  policeSubAccounts,
  policeMeasures,
  policeAddresses,
  policeContacts,
  policeTasks,
  amlworld,
  amlsim,
  plainTransfers,
  victimReport,
  accountOpenings,
  logins,
  caseInvolved,
];

/** The formats for help texts and documentation. */
export const FORMATS: readonly FormatInfo[] = LAYOUTS.map(({ id, title, kind }) => ({ id, title, kind }));

/** The layout that knows most columns of the header; null if none has all it requires. */
export function sniffLayout(head: SniffHead): LayoutMatch | null {
  const named = { ...head, names: namesOfHead(head) };
  let best: LayoutMatch | null = null;
  for (const layout of LAYOUTS) {
    const match = layout.sniff(named);
    if (match !== null && match.score > (best?.score ?? 0)) best = match;
  }
  return best;
}

/** The layout that fits best among those that lack a required column: fewest missing, then most present, then registry order. */
export function closestLayout(head: SniffHead): NearMiss | null {
  const named = { ...head, names: namesOfHead(head) };
  const misses = LAYOUTS.map((layout) => layout.nearMiss(named)).filter((miss) => miss !== null);
  return misses.toSorted((a, b) => a.missing.length - b.missing.length || b.present - a.present)[0] ?? null;
}
