import type { Detector, SignalDraft } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { numberOf } from '../parameters.ts';

/** The account is on a case-involved list (涉案账户). Code 2001 of the bank-police platform. */
export const caseInvolved: Detector<CaseView> = {
  id: 'case-involved',
  version: 1,
  title: { zh: '涉案账户名单', en: 'On a case-involved list' },
  subject: 'account',
  family: 'report',
  featureCode: '2001',
  parameters: [
    {
      id: 'strengthListed',
      title: { zh: '列入名单的强度', en: 'Strength of being listed' },
      unit: 'share',
      default: { statement: 1, structure: 1 },
      source: 'setting',
    },
  ],
  run(view, parameters) {
    const { involvedAccount, involvedSince } = view.reports;
    const signals: SignalDraft[] = [];
    let boundary = 0;
    for (let i = 0; i < involvedAccount.length; i += 1) {
      const account = involvedAccount[i]!;
      if (!isSubject(view.accounts, account)) {
        boundary += 1;
        continue;
      }
      const since = involvedSince[i]!;
      signals.push({
        account,
        strength: numberOf(parameters, 'strengthListed'),
        code: 'case-involved',
        values: { since },
        evidence: [],
        from: since,
        to: since,
      });
    }
    return { hits: [], signals, notAssessable: new Uint32Array(0), counts: { 'boundary-accounts': boundary } };
  },
};
