import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { numberOf } from '../parameters.ts';
import { reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, setting, StrongestReasons } from './link-signals.ts';
import { MAXIMUM_REASONS } from './measure-parameters.ts';

/**
 * K2, weak: several accounts of one holder under a document that is no resident ID card. One account is what everybody
 * from outside needs, so one alone says nothing.
 */
export const otherDocument: Detector<CaseView> = {
  id: 'other-document',
  version: 1,
  title: { zh: '持其他证件开立多个账户', en: 'Several accounts under another document' },
  subject: 'account',
  family: 'opening',
  annexFeature: 'K2',
  parameters: [
    setting('minimumAccounts', 'count', 3, { zh: '最少账户数', en: 'Fewest accounts' }),
    setting('strengthFixed', 'share', 0.3, { zh: '强度（固定）', en: 'Strength (fixed)' }),
    MAXIMUM_REASONS,
  ],
  run: findDocuments,
};

function findDocuments(view: CaseView, parameters: Parameters): DetectorOutput {
  const { openings } = view;
  if (openings === undefined || openings.residentDocument.every((said) => said === 255)) return FACTS_MISSING;
  const byHolder = new Map<number, number[]>();
  const notAssessable: number[] = [];
  for (const [i, account] of openings.account.entries()) {
    const holder = openings.holder[i]!;
    if (openings.residentDocument[i] === 255 && isSubject(view.accounts, account)) notAssessable.push(account);
    if (openings.residentDocument[i] !== 0 || holder < 0) continue;
    const rows = byHolder.get(holder);
    if (rows === undefined) byHolder.set(holder, [i]);
    else rows.push(i);
  }
  const reasons = new StrongestReasons(view);
  for (const rows of byHolder.values()) {
    if (rows.length < numberOf(parameters, 'minimumAccounts')) continue;
    const times = rows.map((i) => openings.openedAt[i]!).filter((t) => t !== 0);
    for (const i of rows) {
      reasons.add({
        account: openings.account[i]!,
        strength: numberOf(parameters, 'strengthFixed'),
        code: 'other-document',
        values: { accounts: rows.length, minimumAccounts: numberOf(parameters, 'minimumAccounts') },
        evidence: [],
        from: times.length === 0 ? 0 : Math.min(...times),
        to: times.length === 0 ? 0 : Math.max(...times),
      });
    }
  }
  return reasonsOutput({ signals: reasons.all(), notAssessable, counts: {} }, parameters);
}
