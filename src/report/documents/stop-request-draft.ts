import type { StopRequestForm } from './form-data.ts';
import { readingCopy } from './document-words.ts';
import { draftFrame, formWords, type FormStamp } from './form-words.ts';
import type { DocumentBlock, DocumentDraft } from './document-block.ts';

const CHECKED = { name: 'checkName', number: 'checkNumber', amount: 'checkAmount', time: 'checkTime' } as const;
const FIELDS = ['name', 'number', 'amount', 'time'] as const;

/** One request a page, in the order of the freeze list. */
export function stopRequestDraft(forms: readonly StopRequestForm[], stamp: FormStamp): DocumentDraft {
  const say = formWords(stamp.language);
  return {
    title: say('stopTitle'),
    ...draftFrame(stamp),
    blocks: forms.flatMap((form, place): DocumentBlock[] => [
      ...(place === 0 ? [] : [{ kind: 'page-break' } as const]),
      ...requestBlocks(form, stamp),
    ]),
  };
}

function requestBlocks(form: StopRequestForm, { language }: FormStamp): DocumentBlock[] {
  const say = formWords(language);
  const { layer, held, confidence } = form;
  const kinds = {
    first: say('stopKindFirst'),
    extension: say('stopKindExtension', { layer }),
    renewal: say('stopKindRenewal'),
    'bank-first': say('stopKindBankFirst'),
  } as const;
  return [
    ...readingCopy(language),
    { kind: 'title', text: say(form.kind === 'extension' ? 'extensionTitle' : 'stopTitle') },
    { kind: 'note', text: say('stopNote') },
    {
      kind: 'fields',
      rows: [
        [say('stopCase'), form.caseNo],
        [say('stopKind'), kinds[form.kind]],
        [say('stopUrgency'), say('stopUrgent')],
        [say('stopOutInstitution'), form.payerInstitution],
        [say('stopOutName'), form.payerName],
        [say('stopOutNumber'), form.payerNumber],
        [say('stopCurrency'), form.currency],
        [say('stopAmount'), form.amount],
        [say('stopTime'), form.paidAt],
        [say('stopInstitution'), form.institution],
        [say('stopAccountKind'), form.accountKind === 'unknown' ? '' : say(form.accountKind)],
        [say('stopName'), form.name],
        [say('stopNumber'), form.number],
        [say('stopReason'), form.reason ?? say('stopReasonText', { layer, held, confidence })],
        [say('stopOutflow'), form.expectedOutflow],
        [say('stopStart'), form.start ?? ''],
        [say('stopEnd'), form.end ?? ''],
        [say('stopBody'), ''],
        [say('stopOperator'), ''],
        [say('stopInvestigator'), ''],
        [say('stopRemark'), ''],
      ],
    },
    { kind: 'heading', text: say('checksHeading') },
    {
      kind: 'table',
      header: FIELDS.map((field) => say(CHECKED[field])),
      rows: [FIELDS.map((field) => say(form.checks[field]))],
    },
    { kind: 'paragraph', text: say(form.passes ? 'checkPasses' : 'checkFails') },
    ...(form.marks.length === 0
      ? []
      : [
          { kind: 'heading', text: say('marksHeading') } as const,
          ...form.marks.map((text) => ({ kind: 'paragraph', text }) as const),
        ]),
    ...(form.sources.length === 0
      ? []
      : [
          { kind: 'heading', text: say('sourcesHeading') } as const,
          { kind: 'paragraph', text: form.sources.join('  ') } as const,
        ]),
    { kind: 'signatures', labels: [say('signPolice'), say('signHead'), say('signDate')] },
  ];
}
