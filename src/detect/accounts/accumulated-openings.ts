import { ACCOUNT_KIND, type Detector, type DetectorOutput, type Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, setting, StrongestReasons, strengthPair, withoutOpening } from './link-signals.ts';
import { MAXIMUM_REASONS } from './measure-parameters.ts';
import { openingGroups } from './opening-groups.ts';

const DAY = 86_400;

/** K1: one holder gathers accounts and keeps them. Code 1002 of the bank-police platform, proposed. */
export const accumulatedOpenings: Detector<CaseView> = {
  id: 'accumulated-openings',
  version: 1,
  title: { zh: '累计开立多个账户', en: 'Many accounts opened and kept' },
  subject: 'account',
  family: 'opening',
  featureCode: '1002',
  annexFeature: 'K1',
  parameters: [
    setting('minimumAccounts', 'count', 6, { zh: '最少账户数', en: 'Fewest accounts' }),
    setting('windowSeconds', 'seconds', 365 * DAY, { zh: '时间窗', en: 'Window' }),
    ...strengthPair({ zh: '账户数', en: 'accounts' }, 5, 12),
    MAXIMUM_REASONS,
  ],
  run: findAccumulated,
};

function findAccumulated(view: CaseView, parameters: Parameters): DetectorOutput {
  const { openings, accounts } = view;
  if (openings === undefined) return FACTS_MISSING;
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const minimumMembers = numberOf(parameters, 'minimumAccounts');
  // A firm keeps accounts for every purpose; a closed account is not kept.
  const key = openings.holder.map((holder, i) => {
    const kind = accounts.kind[openings.account[i]!];
    const isKept = openings.closedAt[i] === 0 && kind !== ACCOUNT_KIND.payment && kind !== ACCOUNT_KIND.corporate;
    return isKept ? holder : -1;
  });
  const groups = openingGroups(
    { key, time: openings.openedAt, member: openings.account },
    { windowSeconds, minimumMembers },
  );
  const reasons = new StrongestReasons(view);
  for (const [i, count] of groups.members.entries()) {
    if (count === 0) continue;
    reasons.add({
      account: openings.account[i]!,
      strength: strengthOf(count, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      code: 'accumulated-openings',
      values: { accounts: count, windowSeconds, minimumAccounts: minimumMembers },
      evidence: [],
      from: groups.from[i]!,
      to: groups.to[i]!,
    });
  }
  const notAssessable = withoutOpening(view, openings);
  const counts = { 'wide-groups': groups.wideGroups };
  return reasonsOutput({ signals: reasons.all(), notAssessable, counts }, parameters);
}
