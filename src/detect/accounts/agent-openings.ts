import { ENTRY_FLAG } from '#ledger';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, memberOf, setting, StrongestReasons, strengthPair, withoutOpening } from './link-signals.ts';
import { MAXIMUM_REASONS } from './measure-parameters.ts';
import { openingGroups } from './opening-groups.ts';

const DAY = 86_400;

/** K3: one agent opens with the papers of several others. Who the holders are, by age or origin, is not asked. */
export const agentOpenings: Detector<CaseView> = {
  id: 'agent-openings',
  version: 1,
  title: { zh: '代理人为多人开户', en: 'One agent opens for several holders' },
  subject: 'account',
  family: 'opening',
  annexFeature: 'K3',
  parameters: [
    setting('minimumHolders', 'count', 3, { zh: '最少开户人数', en: 'Fewest holders' }),
    setting('maximumHolders', 'count', 50, {
      zh: '最多开户人数（更多为单位代办）',
      en: 'Most holders (more are a firm’s own agent)',
    }),
    setting('windowSeconds', 'seconds', 365 * DAY, { zh: '时间窗', en: 'Window' }),
    setting('payrollWeight', 'share', 0.5, {
      zh: '收到工资的账户所占权重（单位代办）',
      en: 'Weight of an account that receives wages (a firm’s agent)',
    }),
    ...strengthPair({ zh: '开户人数', en: 'holders' }, 2, 8),
    MAXIMUM_REASONS,
  ],
  run: findAgents,
};

function findAgents(view: CaseView, parameters: Parameters): DetectorOutput {
  const { openings } = view;
  if (openings === undefined) return FACTS_MISSING;
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const minimumMembers = numberOf(parameters, 'minimumHolders');
  const maximumMembers = numberOf(parameters, 'maximumHolders');
  const member = Array.from(openings.account, (account, i) => memberOf(openings.holder[i]!, account));
  const groups = openingGroups(
    { key: openings.agent, time: openings.openedAt, member },
    { windowSeconds, minimumMembers, maximumMembers },
  );
  const reasons = new StrongestReasons(view);
  for (const [i, holders] of groups.members.entries()) {
    if (holders === 0) continue;
    const account = openings.account[i]!;
    const weight = receivesWages(view, account) ? numberOf(parameters, 'payrollWeight') : 1;
    reasons.add({
      account,
      strength:
        weight * strengthOf(holders, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      code: 'agent-openings',
      values: { holders, windowSeconds, minimumHolders: minimumMembers, wages: weight < 1 ? 1 : 0 },
      evidence: [],
      from: groups.from[i]!,
      to: groups.to[i]!,
    });
  }
  const notAssessable = withoutOpening(view, openings);
  const counts = { 'wide-groups': groups.wideGroups };
  return reasonsOutput({ signals: reasons.all(), notAssessable, counts }, parameters);
}

function receivesWages({ ledger }: CaseView, account: number): boolean {
  for (let i = ledger.offsets[account]!; i < ledger.offsets[account + 1]!; i += 1) {
    if (ledger.amount[i]! > 0 && (ledger.flags[i]! & ENTRY_FLAG.salary) !== 0) return true;
  }
  return false;
}
