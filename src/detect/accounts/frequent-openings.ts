import { ACCOUNT_KIND, CHINA_OFFSET_MS, type Detector, type DetectorOutput, type Parameters } from '#model';
import type { CaseView, OpeningColumns } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, setting, StrongestReasons, strengthPair, withoutOpening } from './link-signals.ts';
import { BANK_B, both, MAXIMUM_REASONS } from './measure-parameters.ts';
import { openingGroups, type GroupRows } from './opening-groups.ts';

const DAY = 86_400;

/** K9: one holder goes from bank to bank, opening and closing. Code 1001 of the bank-police platform, proposed. */
export const frequentOpenings: Detector<CaseView> = {
  id: 'frequent-openings',
  version: 1,
  title: { zh: '频繁开户、销户', en: 'Frequent opening and closing' },
  subject: 'account',
  family: 'opening',
  featureCode: '1001',
  annexFeature: 'K9',
  parameters: [
    {
      id: 'minimumVisits',
      title: { zh: '最少开户、销户次数', en: 'Fewest openings and closings' },
      unit: 'count',
      default: both(3),
      source: BANK_B,
    },
    {
      id: 'windowSeconds',
      title: { zh: '时间窗', en: 'Window' },
      unit: 'seconds',
      default: both(30 * DAY),
      source: BANK_B,
    },
    setting('shortLifeSeconds', 'seconds', 180 * DAY, {
      zh: '销户计入的最长存续时间',
      en: 'A closing counts up to this life of the account',
    }),
    ...strengthPair({ zh: '次数', en: 'openings and closings' }, 2, 8),
    MAXIMUM_REASONS,
  ],
  run: findFrequent,
};

function findFrequent(view: CaseView, parameters: Parameters): DetectorOutput {
  const { openings } = view;
  if (openings === undefined) return FACTS_MISSING;
  const visits = visitsOf(view, openings, numberOf(parameters, 'shortLifeSeconds'));
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const minimumMembers = numberOf(parameters, 'minimumVisits');
  const groups = openingGroups(visits, { windowSeconds, minimumMembers });
  const reasons = new StrongestReasons(view);
  for (const [i, count] of groups.members.entries()) {
    if (count === 0) continue;
    reasons.add({
      account: openings.account[visits.row[i]!]!,
      strength: strengthOf(count, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      code: 'frequent-openings',
      values: { visits: count, windowSeconds, minimumVisits: minimumMembers },
      evidence: [],
      from: groups.from[i]!,
      to: groups.to[i]!,
    });
  }
  const notAssessable = withoutOpening(view, openings);
  const counts = { 'wide-groups': groups.wideGroups };
  return reasonsOutput({ signals: reasons.all(), notAssessable, counts }, parameters);
}

/**
 * Openings and early closings of known holders. What one holder does at one outlet (else bank) on one day is one visit:
 * a card with its sub-account, or an old card against a new one. Payment accounts are opened in a minute by anybody.
 */
function visitsOf(view: CaseView, openings: OpeningColumns, shortLifeSeconds: number): GroupRows & { row: number[] } {
  const [row, time, member]: [number[], number[], number[]] = [[], [], []];
  const add = (at: number, i: number) => {
    row.push(i);
    time.push(at);
    member.push(placeOf(openings, i) * 100_000 + Math.floor((at + view.epochSeconds + CHINA_OFFSET_MS / 1000) / DAY));
  };
  for (const [i, account] of openings.account.entries()) {
    const [opened, closed] = [openings.openedAt[i]!, openings.closedAt[i]!];
    if (opened === 0 || openings.holder[i]! < 0 || view.accounts.kind[account] === ACCOUNT_KIND.payment) continue;
    add(opened, i);
    if (closed > opened && closed - opened <= shortLifeSeconds) add(closed, i);
  }
  return { key: Int32Array.from(row, (i) => openings.holder[i]!), time: Uint32Array.from(time), member, row };
}

/** A number of its own for every outlet, every bank without outlet, and every account of an unknown bank. */
function placeOf(openings: OpeningColumns, i: number): number {
  if (openings.outlet[i]! >= 0) return openings.outlet[i]! * 3;
  return openings.institution[i]! >= 0 ? openings.institution[i]! * 3 + 1 : openings.account[i]! * 3 + 2;
}
