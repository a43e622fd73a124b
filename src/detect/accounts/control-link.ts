import type { Detector, DetectorOutput, Parameters } from '#model';
import { CONTROL_KIND, type CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { identifierUsers } from './identifier-users.ts';
import { reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, setting, StrongestReasons, strengthPair } from './link-signals.ts';
import { BANK_A, both, MAXIMUM_REASONS } from './measure-parameters.ts';

const DAY = 86_400;
const MACHINES = (1 << CONTROL_KIND.device) | (1 << CONTROL_KIND.mac) | (1 << CONTROL_KIND.terminal);
const CODE_OF_KIND: readonly string[] = ['control-device', 'control-mac', 'control-terminal'];

/** Z13: one device, MAC or terminal works the accounts of several holders. A household has one tablet: two others are few. */
export const controlLink: Detector<CaseView> = {
  id: 'control-link',
  version: 1,
  title: { zh: '同一设备操作多人账户', en: 'One device works the accounts of several holders' },
  subject: 'account',
  family: 'control',
  annexFeature: 'Z13',
  parameters: [
    {
      id: 'minimumOthers',
      title: { zh: '最少其他持有人数', en: 'Fewest other holders' },
      unit: 'count',
      default: both(3),
      source: BANK_A,
    },
    setting('maximumGapSeconds', 'seconds', 30 * DAY, {
      zh: '两次使用间隔上限（更久视为转手的设备）',
      en: 'Longest time between two uses (a longer one is a second-hand device)',
    }),
    ...strengthPair({ zh: '其他持有人数', en: 'other holders' }, 2, 8),
    MAXIMUM_REASONS,
  ],
  run: findLinks,
};

function findLinks(view: CaseView, parameters: Parameters): DetectorOutput {
  const { control } = view;
  if (control === undefined) return FACTS_MISSING;
  const maximumGapSeconds = numberOf(parameters, 'maximumGapSeconds');
  const minimumOthers = numberOf(parameters, 'minimumOthers');
  const users = identifierUsers(view, control, {
    kinds: MACHINES,
    maximumGapSeconds,
    minimumAccounts: minimumOthers + 1,
  });
  const reasons = new StrongestReasons(view);
  for (const [account, holders] of users.holders.entries()) {
    if (holders < minimumOthers) continue;
    reasons.add({
      account,
      strength: strengthOf(holders, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      code: CODE_OF_KIND[users.kind[account]!]!,
      values: { holders, accounts: users.accounts[account]!, minimumOthers },
      evidence: [],
      from: users.from[account]!,
      to: users.to[account]!,
    });
  }
  const counts = { 'wide-identifiers': users.wideIdentifiers };
  return reasonsOutput({ signals: reasons.all(), notAssessable: [], counts }, parameters);
}
