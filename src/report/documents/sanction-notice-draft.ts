import { namesReport } from '#casework';
import { fail, ok, type Result } from '#model';

import { blockTexts, type DocumentBlock, type DocumentDraft } from './document-block.ts';
import { documentWords, readingCopy, type SayDocument } from './document-words.ts';
import type { FormStamp } from './form-words.ts';
import type { SanctionNoticeForm } from './sanction-notice-form.ts';

/**
 * 惩戒告知书 with the four contents of 联合惩戒办法 12 (basis, term, measures, right to appeal), those of 反电信网络诈骗法 32 (reason,
 * way of relief, papers needed; as its basis only where it was in force on the day of the determination) and its receipt of service. Problem `notice-names-report`: a text that people wrote names a
 * suspicious-transaction report, which no notice may reveal (反洗钱法 35).
 */
export function sanctionNoticeDraft(form: SanctionNoticeForm, stamp: FormStamp): Result<DocumentDraft> {
  const say = documentWords(stamp.language);
  const { unmask, language } = stamp;
  const state =
    unmask === undefined
      ? say('noticeMasked')
      : say('noticeServe', { stamp: say('noticeUnmasked', { caseNo: unmask.caseNo, purpose: unmask.purpose }) });
  const blocks: DocumentBlock[] = [
    ...readingCopy(language),
    ...opening(form, say),
    ...facts(form, say),
    ...basis(form, say),
    ...measures(form, say),
    { kind: 'heading', text: say('termHeading') },
    ...paragraphs([...form.term, say('termEnd')]),
    ...appeal(form, say),
    ...leniency(form, say),
    { kind: 'signatures', labels: [say('signAuthority'), say('signDay')] },
    ...receiptOfService(form, say),
  ];
  if (blocks.some((block) => blockTexts(block).some(namesReport))) return fail('notice-names-report', {});
  return ok({
    title: say('noticeTitle'),
    language,
    header: say('noticeHeader', { stamp: state }),
    footer: say('noticeFooter'),
    blocks,
  });
}

function opening({ recipient, ...form }: SanctionNoticeForm, say: SayDocument): DocumentBlock[] {
  const { name, guardian, isUnit, isMinor } = recipient;
  const told = isMinor ? say('noticeOpeningMinor', { name, authority: form.authority, day: form.determinedOn }) : '';
  return [
    { kind: 'title', text: say('noticeTitle') },
    {
      kind: 'fields',
      rows: [
        [say('noticeNo'), form.noticeNo],
        [say('noticeCase'), form.caseNo],
        [say('noticeAuthority'), form.authority],
        [say('noticeDetermined'), form.determinedOn],
        [say('noticeIssued'), form.issuedOn],
        [say(isUnit ? 'noticeUnitRecipient' : 'noticeRecipient'), name],
        [say(isUnit ? 'noticeUnitId' : 'noticeId'), recipient.idNumber],
        ...(isMinor ? [[say('noticeGuardian'), guardian || say('noticeGuardianMissing')] as const] : []),
      ],
    },
    ...paragraphs([
      isMinor && guardian !== '' ? say('noticeAddressGuardian', { name, guardian }) : say('noticeAddress', { name }),
      told ||
        say('noticeOpening', {
          authority: form.authority,
          day: form.determinedOn,
          you: say(isUnit ? 'youUnit' : 'you'),
        }),
    ]),
  ];
}

function facts(form: SanctionNoticeForm, say: SayDocument): DocumentBlock[] {
  const table: DocumentBlock = {
    kind: 'table',
    header: [
      say('actsHeader'),
      say('actDay'),
      say('actItems'),
      say('actTimes'),
      say('actCounterparties'),
      say('actCounted'),
    ],
    rows: form.acts.map((act) => [act.act, act.day, act.items, act.times, act.counterparties, act.counted]),
    right: [3, 4],
    widths: [0.22, 0.14, 0.24, 0.1, 0.12, 0.18],
  };
  return [
    { kind: 'heading', text: say('factsHeading') },
    { kind: 'paragraph', text: form.reasons },
    ...(form.conviction.length === 0 ? [] : [{ kind: 'fields', rows: form.conviction } as const]),
    ...(form.acts.length === 0 ? [] : [table]),
    ...paragraphs(form.counts),
  ];
}

function basis(form: SanctionNoticeForm, say: SayDocument): DocumentBlock[] {
  return [
    { kind: 'heading', text: say('basisHeading') },
    {
      kind: 'table',
      header: [say('basisText'), say('basisArticle'), say('basisSource'), say('basisConfidence')],
      rows: form.basis.map(({ text, article, source, confidence }) => [text, article, source, confidence]),
      widths: [0.34, 0.14, 0.34, 0.18],
    },
    ...paragraphs(form.basisNotes),
  ];
}

function measures(form: SanctionNoticeForm, say: SayDocument): DocumentBlock[] {
  return [
    { kind: 'heading', text: say('measuresHeading') },
    {
      kind: 'table',
      header: [say('measure'), say('measureBy'), say('measureKeeps'), say('measureArticle'), say('measureTerm')],
      rows: form.measures.map(({ measure, executor, kept, article, term }) => [
        measure,
        executor,
        kept === '' ? say('none') : kept,
        article,
        term,
      ]),
      widths: [0.23, 0.19, 0.3, 0.12, 0.16],
    },
    ...paragraphs(form.measureNotes),
    ...(form.kept.length === 0
      ? []
      : [{ kind: 'paragraph', text: say('keptHeading') } as const, { kind: 'list', items: form.kept } as const]),
    { kind: 'paragraph', text: say('keptNobodyElse') },
  ];
}

function appeal(
  { appeal: { text, basis: ground, to, channel, papers, days } }: SanctionNoticeForm,
  say: SayDocument,
): DocumentBlock[] {
  return [
    { kind: 'heading', text: say('appealHeading') },
    { kind: 'paragraph', text },
    {
      kind: 'fields',
      rows: [
        [say(ground === '' ? 'appealBasisOpen' : 'appealBasis'), ground],
        [say('appealReason'), say('appealReasonText')],
        [say('appealTo'), to],
        [say('appealChannel'), channel],
        [say('appealPapers'), papers],
        [say('appealDays'), days],
        [say('appealOther'), ''],
      ],
    },
  ];
}

function leniency(form: SanctionNoticeForm, say: SayDocument): DocumentBlock[] {
  return [
    { kind: 'heading', text: say('leniencyHeading') },
    form.leniency.length === 0
      ? { kind: 'paragraph', text: say('leniencyNone') }
      : { kind: 'list', items: form.leniency },
    ...(form.recipient.isMinor
      ? [
          { kind: 'heading', text: say('minorHeading') } as const,
          { kind: 'paragraph', text: say('minorText') } as const,
        ]
      : []),
  ];
}

/** Stays with the police; a page of its own. */
function receiptOfService({ noticeNo, recipient }: SanctionNoticeForm, say: SayDocument): DocumentBlock[] {
  const { name, isUnit, isMinor } = recipient;
  return [
    { kind: 'page-break' },
    { kind: 'title', text: say('receiptTitle') },
    {
      kind: 'fields',
      rows: [
        [say('noticeNo'), noticeNo],
        [say(isUnit ? 'noticeUnitRecipient' : 'noticeRecipient'), name],
        [say('receiptMethod'), ''],
        [say('receiptPlace'), ''],
        [say('receiptDay'), ''],
        [say(isUnit ? 'receiptUnitBy' : 'receiptBy'), ''],
        ...(isMinor ? [[say('receiptGuardian'), ''] as const] : []),
        [say('receiptRefused'), ''],
        [say('receiptServers'), ''],
      ],
    },
  ];
}

function paragraphs(texts: readonly string[]): DocumentBlock[] {
  return texts.map((text) => ({ kind: 'paragraph', text }));
}
