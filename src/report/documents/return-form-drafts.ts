import type { ReturnForms, ReturnFormVictim } from './form-data.ts';
import { readingCopy } from './document-words.ts';
import { draftFrame, formWords, GROUND_WORDS, type FormStamp } from './form-words.ts';
import type { DocumentBlock, DocumentDraft } from './document-block.ts';

/** The three annex forms of the 2016 return rule, file name (without ending) -> draft: one application per victim. */
export function returnFormDrafts(forms: ReturnForms, stamp: FormStamp): Readonly<Record<string, DocumentDraft>> {
  const say = formWords(stamp.language);
  const frame = draftFrame(stamp);
  return {
    'return-1-application': { title: say('applicationTitle'), ...frame, blocks: applications(forms, stamp) },
    'return-2-report': { title: say('reportTitle'), ...frame, blocks: report(forms, stamp) },
    'return-3-decision': { title: say('decisionTitle'), ...frame, blocks: decision(forms, stamp) },
  };
}

function applications(forms: ReturnForms, { language }: FormStamp): DocumentBlock[] {
  const say = formWords(language);
  return forms.victims.flatMap((victim, place): DocumentBlock[] => [
    ...(place === 0 ? [] : [{ kind: 'page-break' } as const]),
    ...readingCopy(language),
    { kind: 'title', text: say('applicationTitle') },
    { kind: 'note', text: say('annexNote') },
    {
      kind: 'fields',
      rows: [
        [say('victim'), victim.victim],
        [say('victimSex'), ''],
        [say('victimId'), ''],
        [say('victimAddress'), ''],
        [say('victimPhone'), ''],
        [say('returnAccount'), [victim.fromInstitution, victim.fromAccount].filter((text) => text !== '').join(' ')],
        [say('caseUnit'), ''],
        [say('caseNo'), victim.cases],
        [say('caseAccount'), caseAccount(forms)],
        [say('cheated'), victim.loss],
        [say('compensated'), victim.compensated],
        [say('officers'), ''],
        [say('freezingUnit'), ''],
        [say('frozenAccount'), caseAccount(forms)],
        [say('frozen'), forms.frozen],
      ],
    },
    { kind: 'signatures', labels: [say('signApplicant'), say('signDate')] },
  ]);
}

function report(forms: ReturnForms, { language }: FormStamp): DocumentBlock[] {
  const say = formWords(language);
  return [
    ...readingCopy(language),
    { kind: 'title', text: say('reportTitle') },
    { kind: 'note', text: say('annexNote') },
    { kind: 'heading', text: say('facts') },
    {
      kind: 'fields',
      rows: [
        [say('caseNo'), forms.caseNo],
        [say('caseUnit'), ''],
        [say('frozenAccount'), caseAccount(forms)],
        [say('frozen'), forms.frozen],
        [say('frozenAt'), forms.frozenAt],
        [say('freezingUnit'), ''],
      ],
    },
    { kind: 'heading', text: say('flow') },
    {
      kind: 'table',
      header: [say('time'), say('payer'), say('payee'), say('amount'), say('taint'), say('row')],
      rows: forms.flow.map((row) => [row.time, row.payer, row.payee, row.amount, row.taint, row.source]),
      right: [3, 4],
      widths: [0.14, 0.18, 0.18, 0.14, 0.14, 0.22],
    },
    { kind: 'heading', text: say('groundHeading') },
    ...(forms.isFirstLayer ? [] : [{ kind: 'paragraph', text: say('groundExtension') } as const]),
    { kind: 'paragraph', text: say(GROUND_WORDS[forms.ground]) },
    ...forms.caveats.map((text) => ({ kind: 'paragraph', text }) as const),
    { kind: 'heading', text: say('policiesHeading') },
    {
      kind: 'table',
      header: [say('policy'), ...forms.victims.map(({ victim }) => victim)],
      rows: forms.policies.map(({ policy, amounts }) => [policy, ...amounts]),
      right: forms.victims.map((_, place) => place + 1),
    },
    { kind: 'heading', text: say('allocation') },
    allocationTable(forms, language),
    { kind: 'fields', rows: [[say('left'), forms.left]] },
    { kind: 'heading', text: say('notice') },
    {
      kind: 'paragraph',
      text: forms.ground === 'pro-rata' ? say('noticeText', { days: String(forms.noticeDays) }) : say('noNotice'),
    },
    { kind: 'signatures', labels: [say('signPolice'), say('signUnit'), say('approval'), say('signDate')] },
  ];
}

/** The decision and its stub say the same; the stub stays with the police. */
function decision(forms: ReturnForms, { language }: FormStamp): DocumentBlock[] {
  const say = formWords(language);
  const part = (title: 'decisionTitle' | 'stubTitle'): DocumentBlock[] => [
    ...readingCopy(language),
    { kind: 'title', text: say(title) },
    { kind: 'note', text: say('annexNote') },
    {
      kind: 'fields',
      rows: [
        [say('decisionNumber'), say('decisionNumberBlank')],
        [say('caseNo'), forms.caseNo],
        [say('frozenAccount'), caseAccount(forms)],
        [say('frozen'), forms.frozen],
      ],
    },
    { kind: 'paragraph', text: say('decisionText') },
    allocationTable(forms, language),
    { kind: 'signatures', labels: [say('approval'), say('signUnit'), say('signDate')] },
  ];
  return [...part('decisionTitle'), { kind: 'page-break' }, ...part('stubTitle')];
}

function allocationTable(forms: ReturnForms, language: FormStamp['language']): DocumentBlock {
  const say = formWords(language);
  const account = ({ fromInstitution, fromAccount }: ReturnFormVictim): string =>
    [fromInstitution, fromAccount].filter((text) => text !== '').join(' ');
  return {
    kind: 'table',
    header: [say('victim'), say('cheated'), say('compensated'), say('claim'), say('payout'), say('returnAccount')],
    rows: forms.victims.map((each) => [
      each.victim,
      each.loss,
      each.compensated,
      each.claim,
      each.payout,
      account(each),
    ]),
    right: [1, 2, 3, 4],
    widths: [0.16, 0.14, 0.16, 0.14, 0.15, 0.25],
  };
}

function caseAccount({ caseInstitution, caseAccount: number }: ReturnForms): string {
  return [caseInstitution, number].filter((text) => text !== '').join(' ');
}
