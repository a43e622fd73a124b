import type { ReturnProposal } from '#contract';

import { formWords, GROUND_WORDS, type FormStamp } from '../documents/form-words.ts';
import type { ReturnForms } from '../documents/form-data.ts';
import { policyName } from '../texts/trace-texts.ts';
import { writeWorkbook, type Sheet } from './write-workbook.ts';

export interface ReturnBook {
  readonly proposal: ReturnProposal;
  readonly forms: ReturnForms;
  readonly stamp: FormStamp;
}

/** return.xlsx: the shares, what each method says is there, the rows used. */
export async function writeReturnXlsx(path: string, { proposal, forms, stamp }: ReturnBook): Promise<void> {
  const say = formWords(stamp.language);
  const money = (minor: number) => ({ minor, currency: proposal.currency });
  const sheets: Sheet[] = [
    {
      title: say('sheetAllocation'),
      header: [
        say('victim'),
        say('caseNo'),
        say('cheated'),
        say('compensated'),
        say('claim'),
        say('payout'),
        say('returnAccount'),
      ],
      widths: [26, 30, 18, 18, 18, 18, 30],
      rows: [
        ...proposal.victims.map((victim) => [
          victim.id,
          victim.cases.join('、'),
          money(victim.loss),
          money(victim.compensated),
          money(victim.claim),
          money(victim.payout),
          victim.to.map(({ display, institution }) => `${institution} ${display}`.trim()).join('、'),
        ]),
        [say('left'), '', '', '', '', money(proposal.left), ''],
      ],
    },
    {
      title: say('sheetPolicies'),
      header: [say('policy'), ...proposal.victims.map(({ id }) => id)],
      rows: proposal.by_policy.map(({ policy, held }) => [
        policyName(policy, stamp.language),
        ...held.map(({ amount }) => money(amount)),
      ]),
    },
    {
      title: say('sheetFlow'),
      header: [say('time'), say('payer'), say('payee'), say('amount'), say('taint'), say('row')],
      widths: [20, 24, 24, 18, 18, 44],
      rows: forms.flow.map((row) => [row.time, row.payer, row.payee, row.amount, row.taint, row.source]),
    },
    {
      title: say('sheetAbout'),
      header: [say('sheetAbout'), ''],
      widths: [36, 90],
      rows: [
        [say('frozenAccount'), `${forms.caseInstitution} ${forms.caseAccount}`.trim()],
        [say('frozen'), money(proposal.frozen)],
        [say('frozenAt'), forms.frozenAt],
        ...(proposal.basis === 'no-binding-rule' ? [[say('groundHeading'), say('groundExtension')]] : []),
        [say('groundHeading'), say(GROUND_WORDS[proposal.ground])],
        [
          say('notice'),
          proposal.notice_days === undefined
            ? say('noNotice')
            : say('noticeText', { days: String(proposal.notice_days) }),
        ],
        ['', say('annexNote')],
      ],
    },
  ];
  await writeWorkbook(path, sheets);
}
