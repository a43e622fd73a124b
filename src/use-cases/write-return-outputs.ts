import { makeFolder } from '#lake';
import { join } from 'node:path';

import type { ReturnProposal } from '#contract';
import { formatAmount } from '#model';
import {
  DOCUMENT_FORMATS,
  policyName,
  RETURN_TEXTS,
  returnFormDrafts,
  writeDocument,
  writeReturnXlsx,
  type ReturnForms,
} from '#report';

import type { ReturnDocumentInput } from './return-document.ts';
import type { ReturnRequest } from './return-frozen.ts';
import { writeFile, writeThrough } from './write-file.ts';

export interface ReturnOutputInput extends ReturnDocumentInput {
  readonly proposal: ReturnProposal;
  readonly request: ReturnRequest;
}

/** Writes return.json, return.xlsx and the drafts as Word and PDF; gives name -> path. */
export async function writeReturnOutputs(input: ReturnOutputInput): Promise<Readonly<Record<string, string>>> {
  const { proposal, request } = input;
  const { out, language, disclosure } = request;
  makeFolder(out);
  const forms = returnForms(input);
  const stamp = { language, ...(disclosure.unmask === undefined ? {} : { unmask: disclosure.unmask }) };
  const files: Record<string, string> = {};
  const place = (name: string): string => (files[name] = join(out, name));
  writeFile(place('return.json'), `${JSON.stringify(proposal, null, 1)}\n`);
  await writeThrough(place('return.xlsx'), (path) => writeReturnXlsx(path, { proposal, forms, stamp }));
  for (const [name, draft] of Object.entries(returnFormDrafts(forms, stamp)))
    for (const format of DOCUMENT_FORMATS) writeFile(place(`${name}.${format}`), await writeDocument(draft, format));
  return files;
}

function returnForms(input: ReturnOutputInput): ReturnForms {
  const { proposal, request, evidence, noticeDays, work } = input;
  const { language } = request;
  const money = (minor: number): string => formatAmount(minor, proposal.currency, language);
  const cases = [...new Set(proposal.victims.flatMap((victim) => victim.cases))];
  const carried = new Map<number, number>();
  const main = work.policies.get(request.policy)?.flows.flows;
  for (let row = 0; row < (main?.count ?? 0); row += 1) {
    const movement = main?.movement[row] ?? -1;
    carried.set(movement, (carried.get(movement) ?? 0) + (main?.amount[row] ?? 0));
  }
  return {
    caseNo: cases.join(', '),
    caseAccount: proposal.account.number ?? proposal.account.display,
    caseInstitution: proposal.account.institution ?? '',
    frozen: money(proposal.frozen),
    frozenAt: proposal.at.replace('T', ' ').slice(0, 19),
    left: money(proposal.left),
    ground: proposal.ground,
    isFirstLayer: proposal.basis === 'article-8',
    victims: proposal.victims.map((victim) => ({
      victim: victim.id,
      cases: victim.cases.join(', '),
      loss: money(victim.loss),
      compensated: money(victim.compensated),
      claim: money(victim.claim),
      payout: money(victim.payout),
      fromAccount: victim.to.map(({ display }) => display).join(', '),
      fromInstitution: [...new Set(victim.to.map(({ institution }) => institution))].join(', '),
    })),
    flow: [...evidence].map(([movement, row]) => ({
      time: row.time,
      payer: row.payer.display,
      payee: row.payee.display,
      amount: money(row.amountMinor),
      taint: money(carried.get(movement) ?? 0),
      source: row.sources[0] ?? '',
    })),
    policies: proposal.by_policy.map(({ policy, held }) => ({
      policy: policyName(policy, language),
      amounts: held.map(({ amount }) => money(amount)),
    })),
    noticeDays,
    caveats: proposal.caveats.map((caveat) => RETURN_TEXTS[language].caveat[caveat] ?? caveat),
  };
}
