import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView, OpeningColumns } from '../case-view.ts';
import { amountFor, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { firstCounterparties } from './first-counterparties.ts';
import { GROUP_OPENING_PARAMETERS } from './group-opening-parameters.ts';
import { reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, memberOf, StrongestReasons, withoutOpening } from './link-signals.ts';
import { openingGroups } from './opening-groups.ts';

/**
 * K4: people are led to the bank one after the other. The outlet and the day alone say nothing (freshmen, a firm's new
 * hands): somebody must stand behind them, an agent, a phone, a device, or one person whom their money goes to or comes from.
 */
export const groupOpening: Detector<CaseView> = {
  id: 'group-opening',
  version: 1,
  title: { zh: '陪同他人集中开户', en: 'Escorted group opening' },
  subject: 'account',
  family: 'opening',
  annexFeature: 'K4',
  parameters: GROUP_OPENING_PARAMETERS,
  run: findEscorted,
};

interface Link {
  readonly code: string;
  readonly key: Int32Array;
  readonly minimumHolders: number;
}

function findEscorted(view: CaseView, parameters: Parameters): DetectorOutput {
  const { openings } = view;
  if (openings === undefined) return FACTS_MISSING;
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const maximumMembers = numberOf(parameters, 'maximumHolders');
  const member = Array.from(openings.account, (account, i) => memberOf(openings.holder[i]!, account));
  const reasons = new StrongestReasons(view);
  let wideGroups = 0;
  for (const { code, key, minimumHolders } of linksOf(view, openings, parameters)) {
    const rule = { windowSeconds, minimumMembers: minimumHolders, maximumMembers };
    const groups = openingGroups({ key, time: openings.openedAt, member }, rule);
    wideGroups += groups.wideGroups;
    for (const [i, holders] of groups.members.entries()) {
      if (holders === 0) continue;
      reasons.add({
        account: openings.account[i]!,
        strength: strengthOf(holders, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        code,
        values: { holders, windowSeconds, minimumHolders },
        evidence: [],
        from: groups.from[i]!,
        to: groups.to[i]!,
      });
    }
  }
  const notAssessable = withoutOpening(view, openings);
  return reasonsOutput({ signals: reasons.all(), notAssessable, counts: { 'wide-groups': wideGroups } }, parameters);
}

function linksOf(view: CaseView, openings: OpeningColumns, parameters: Parameters): readonly Link[] {
  const first = firstCounterparties(view, openings, {
    windowSeconds: numberOf(parameters, 'flowSeconds'),
    minimumShare: numberOf(parameters, 'minimumShare'),
    minimumTransfers: numberOf(parameters, 'minimumTransfers'),
    minimumMinor: view.currencies.map((code) => amountFor(parameters, 'minimumAmountMinor', code)),
  });
  const minimumHolders = numberOf(parameters, 'minimumHolders');
  const sharing = numberOf(parameters, 'minimumSharing');
  return [
    { code: 'group-opening-payee', key: first.payee, minimumHolders },
    { code: 'group-opening-payer', key: first.payer, minimumHolders },
    { code: 'group-opening-agent', key: openings.agent, minimumHolders },
    { code: 'group-opening-device', key: openings.device, minimumHolders },
    { code: 'group-opening-phone', key: openings.phone, minimumHolders: sharing },
  ];
}
