import type { Detector, SignalDraft } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { numberOf } from '../parameters.ts';

/** A victim names the account as the one the money went to. Code 3002 of the bank-police platform. */
export const victimReport: Detector<CaseView> = {
  id: 'victim-report',
  version: 1,
  title: { zh: '被害人报案指向该账户', en: 'Named by a victim report' },
  subject: 'account',
  family: 'report',
  featureCode: '3002',
  parameters: [
    {
      id: 'strengthMatched',
      title: { zh: '报案转账已在流水中找到', en: 'The reported transfer was found' },
      unit: 'share',
      default: { statement: 1, structure: 1 },
      source: 'setting',
    },
    {
      id: 'strengthUnmatched',
      title: { zh: '报案转账未在流水中找到', en: 'The reported transfer was not found' },
      unit: 'share',
      default: { statement: 0.7, structure: 0.7 },
      source: 'setting',
    },
  ],
  run(view, parameters) {
    const { reports, accounts, graph, currencies } = view;
    const signals: SignalDraft[] = [];
    let boundary = 0;
    let unmatched = 0;
    for (let i = 0; i < reports.victimAccount.length; i += 1) {
      const account = reports.victimAccount[i]!;
      const edge = reports.victimEdge[i]!;
      if (edge < 0) unmatched += 1;
      if (!isSubject(accounts, account)) {
        boundary += 1;
        continue;
      }
      const at = edge < 0 ? reports.victimPaidAt[i]! : graph.t[edge]!;
      signals.push({
        account,
        strength: numberOf(parameters, edge < 0 ? 'strengthUnmatched' : 'strengthMatched'),
        code: edge < 0 ? 'victim-report-unmatched' : 'victim-report',
        values: {
          caseNumber: reports.victimCase[i]!,
          amountMinor: reports.victimAmount[i]!,
          currency: currencies[reports.victimCurrency[i]!] ?? '',
          paidAt: at,
        },
        evidence: edge < 0 ? [] : [edge],
        from: at,
        to: at,
      });
    }
    return {
      hits: [],
      signals,
      notAssessable: new Uint32Array(0),
      counts: { 'boundary-accounts': boundary, 'unmatched-reports': unmatched },
    };
  },
};
