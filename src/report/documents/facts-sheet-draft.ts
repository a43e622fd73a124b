import type { DocumentBlock, DocumentDraft } from './document-block.ts';
import { documentWords, readingCopy, type SayDocument } from './document-words.ts';
import type { FactsSheetForm } from './facts-sheet-form.ts';
import type { FormStamp } from './form-words.ts';

/** 事实清单: facts, then the numbers of the texts beside them, with how sure each text is. Headed “no legal conclusion” on every page. */
export function factsSheetDraft(form: FactsSheetForm, { language, unmask }: FormStamp): DocumentDraft {
  const say = documentWords(language);
  const state =
    unmask === undefined
      ? say('sheetMasked')
      : say('noticeUnmasked', { caseNo: unmask.caseNo, purpose: unmask.purpose });
  return {
    title: say('sheetTitle'),
    language,
    header: say('sheetHeader', { stamp: state }),
    footer: say('sheetFooter'),
    blocks: [
      ...readingCopy(language),
      { kind: 'title', text: say('sheetTitle') },
      { kind: 'banner', text: say('sheetNoConclusion') },
      { kind: 'note', text: say('sheetNote') },
      {
        kind: 'fields',
        rows: [
          [say('sheetCase'), form.caseNo],
          [say('sheetPerson'), form.person],
          [say('sheetAsOf'), form.asOf],
        ],
      },
      ...facts(form, say),
      ...thresholds(form, say),
      ...listed('sheetJudgement', form.forJudgement, say),
      ...listed('sheetOpen', form.open, say),
      { kind: 'signatures', labels: [say('sheetSign'), say('signDay')] },
    ],
  };
}

function facts(form: FactsSheetForm, say: SayDocument): DocumentBlock[] {
  return [
    { kind: 'heading', text: say('sheetFacts') },
    {
      kind: 'table',
      header: [say('sheetFact'), say('sheetValue'), say('sheetDeducted'), say('sheetEvidence')],
      rows: form.facts.map(({ fact, value, deducted, evidence }) => [fact, value, dash(deducted), dash(evidence)]),
      right: [1, 2],
      widths: [0.28, 0.25, 0.17, 0.3],
    },
  ];
}

function thresholds(form: FactsSheetForm, say: SayDocument): DocumentBlock[] {
  return [
    { kind: 'heading', text: say('sheetThresholds') },
    {
      kind: 'table',
      header: [
        say('sheetText'),
        say('sheetItem'),
        say('sheetMeasured'),
        say('sheetThreshold'),
        say('sheetCompared'),
        say('sheetReliable'),
      ],
      rows: form.thresholds.map((row) => [
        row.text,
        row.item,
        row.measured,
        row.threshold,
        row.compared,
        row.confidence,
      ]),
      right: [2, 3],
      widths: [0.24, 0.22, 0.14, 0.14, 0.13, 0.13],
    },
  ];
}

function listed(heading: 'sheetJudgement' | 'sheetOpen', items: readonly string[], say: SayDocument): DocumentBlock[] {
  return [
    { kind: 'heading', text: say(heading) },
    items.length === 0 ? { kind: 'paragraph', text: say('none') } : { kind: 'list', items },
  ];
}

function dash(text: string): string {
  return text === '' ? '—' : text;
}
