import type { Language } from '#model';

import { factsSheetFormOf } from '../facts-sheet-form-of.ts';
import type { DocumentDraft } from './document-block.ts';
import { RETURN, STOP } from './documents.fixture.ts';
import { FACTS } from './facts.fixture.ts';
import { factsSheetDraft } from './facts-sheet-draft.ts';
import type { FormStamp } from './form-words.ts';
import { AGENCIES, MINOR_NOTICE, NOTICE } from './notice.fixture.ts';
import { returnFormDrafts } from './return-form-drafts.ts';
import { sanctionNoticeDraft } from './sanction-notice-draft.ts';
import { sanctionNoticeForm } from './sanction-notice-form-of.ts';
import { stopRequestDraft } from './stop-request-draft.ts';

export const UNMASK = { caseNo: 'A0000001', purpose: '办案' } as const;

export function noticeDraft(notice: typeof NOTICE, stamp: FormStamp): DocumentDraft {
  const draft = sanctionNoticeDraft(
    sanctionNoticeForm(notice, stamp, (id) => AGENCIES[id] ?? id),
    stamp,
  );
  if (!draft.ok) throw new Error(draft.problem.code);
  return draft.value;
}

/** One of each, by name. */
export function allDrafts(language: Language, unmask?: FormStamp['unmask']): Readonly<Record<string, DocumentDraft>> {
  const stamp = { language, ...(unmask === undefined ? {} : { unmask }) };
  return {
    'sanction-notice': noticeDraft(NOTICE, stamp),
    'sanction-notice-minor': noticeDraft(MINOR_NOTICE, stamp),
    'stop-request': stopRequestDraft([STOP, { ...STOP, kind: 'extension', layer: '3', passes: true }], stamp),
    ...returnFormDrafts(RETURN, stamp),
    'facts-sheet': factsSheetDraft(
      factsSheetFormOf(FACTS, { language, person: '测**', isUnmasked: unmask !== undefined }),
      stamp,
    ),
  };
}
