import type { Detector, DetectorOutput, Parameters } from '#model';
import { CONTROL_KIND, type CaseView, type OpeningColumns } from '../case-view.ts';
import { amountFor, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { firstCounterparties } from './first-counterparties.ts';
import { FLOW_PARAMETERS } from './group-opening-parameters.ts';
import { identifierUsers } from './identifier-users.ts';
import { reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, memberOf, setting, StrongestReasons, strengthPair } from './link-signals.ts';
import { MAXIMUM_REASONS } from './measure-parameters.ts';
import { openingGroups } from './opening-groups.ts';

const DAY = 86_400;

/**
 * K6: data of different holders are closely related: one contact phone, or one address, opened near in time and money
 * to the same person. A family's phone and a dormitory's address are not enough.
 */
export const sharedProfile: Detector<CaseView> = {
  id: 'shared-profile',
  version: 1,
  title: { zh: '不同主体资料密切关联', en: 'Closely related data of different holders' },
  subject: 'account',
  // The phone is a control link (RING-3 iv): counted in one family only.
  family: 'control',
  annexFeature: 'K6',
  parameters: [
    setting('minimumSharing', 'count', 5, {
      zh: '共用电话的最少持有人数（家庭共用一部）',
      en: 'Fewest holders with one phone (families share one)',
    }),
    setting('minimumHolders', 'count', 3, { zh: '同一地址的最少持有人数', en: 'Fewest holders at one address' }),
    setting('maximumHolders', 'count', 50, {
      zh: '最多持有人数（更多为单位或学校）',
      en: 'Most holders (more are a firm or a school)',
    }),
    setting('windowSeconds', 'seconds', 30 * DAY, { zh: '开户时间窗', en: 'Window of the openings' }),
    ...FLOW_PARAMETERS,
    ...strengthPair({ zh: '持有人数', en: 'holders' }, 2, 12),
    MAXIMUM_REASONS,
  ],
  run: findProfiles,
};

function findProfiles(view: CaseView, parameters: Parameters): DetectorOutput {
  const { openings, control } = view;
  if (openings === undefined && control === undefined) return FACTS_MISSING;
  const reasons = new StrongestReasons(view);
  const strength = (holders: number) =>
    strengthOf(holders, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull'));
  let wideIdentifiers = 0;
  if (control !== undefined) {
    const minimumSharing = numberOf(parameters, 'minimumSharing');
    const kinds = 1 << CONTROL_KIND.phone;
    const users = identifierUsers(view, control, { kinds, maximumGapSeconds: 0, minimumAccounts: minimumSharing });
    wideIdentifiers = users.wideIdentifiers;
    for (const [account, others] of users.holders.entries()) {
      const holders = others + 1;
      if (holders < minimumSharing) continue;
      reasons.add({
        account,
        strength: strength(holders),
        code: 'shared-phone',
        values: { holders, accounts: users.accounts[account]! + 1, minimumSharing },
        evidence: [],
        from: 0,
        to: view.to,
      });
    }
  }
  const wideGroups = openings === undefined ? 0 : addAddresses(view, openings, parameters, { reasons, strength });
  const counts = { 'wide-identifiers': wideIdentifiers, 'wide-groups': wideGroups };
  return reasonsOutput({ signals: reasons.all(), notAssessable: [], counts }, parameters);
}

/** One address and one person whom the money goes to, opened inside the window. */
function addAddresses(
  view: CaseView,
  openings: OpeningColumns,
  parameters: Parameters,
  found: { readonly reasons: StrongestReasons; readonly strength: (holders: number) => number },
): number {
  const member = Array.from(openings.account, (account, i) => memberOf(openings.holder[i]!, account));
  const time = openings.openedAt;
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const minimumHolders = numberOf(parameters, 'minimumHolders');
  const rule = { windowSeconds, minimumMembers: minimumHolders };
  const neighbours = openingGroups({ key: openings.address, time, member }, rule);
  const { payee } = firstCounterparties(
    view,
    openings,
    {
      windowSeconds: numberOf(parameters, 'flowSeconds'),
      minimumShare: numberOf(parameters, 'minimumShare'),
      minimumTransfers: numberOf(parameters, 'minimumTransfers'),
      minimumMinor: view.currencies.map((code) => amountFor(parameters, 'minimumAmountMinor', code)),
    },
    (row) => neighbours.members[row] !== 0,
  );
  const key = pairKeys(openings.address, payee);
  const maximumMembers = numberOf(parameters, 'maximumHolders');
  const groups = openingGroups({ key, time, member }, { ...rule, maximumMembers });
  for (const [i, holders] of groups.members.entries()) {
    if (holders === 0) continue;
    found.reasons.add({
      account: openings.account[i]!,
      strength: found.strength(holders),
      code: 'shared-address',
      values: { holders, windowSeconds, minimumHolders },
      evidence: [],
      from: groups.from[i]!,
      to: groups.to[i]!,
    });
  }
  return groups.wideGroups;
}

/** A key of its own for every pair; -1 where either is missing. */
function pairKeys(first: Int32Array, second: Int32Array): Int32Array {
  const pairs = new Map<number, number>();
  return first.map((one, i) => {
    const other = second[i]!;
    if (one === -1 || other === -1) return -1;
    const pair = one * 2 ** 26 + other;
    const known = pairs.get(pair) ?? pairs.size;
    pairs.set(pair, known);
    return known;
  });
}
