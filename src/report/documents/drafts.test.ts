import { expect, test } from 'vitest';

import { wordParts } from '../word/word-text.fixture.ts';
import { writeWord } from '../word/write-word.ts';
import type { DocumentDraft } from './document-block.ts';
import { RETURN, STOP } from './documents.fixture.ts';
import { returnFormDrafts } from './return-form-drafts.ts';
import { stopRequestDraft } from './stop-request-draft.ts';

async function textOf(draft: DocumentDraft): Promise<Readonly<Record<string, string>>> {
  return wordParts(await writeWord(draft));
}

test('[WORD-1] a stop request names all fields of the message, leaves the officers’ to be filled in and shows a failed check', async () => {
  const draft = stopRequestDraft([STOP, { ...STOP, kind: 'extension', layer: '3', passes: true }], { language: 'zh' });
  const parts = await textOf(draft);
  const body = parts['word/document.xml'] ?? '';
  for (const text of [STOP.payerNumber, STOP.amount, STOP.paidAt, STOP.name, '甲.csv#12', '余额疑含工资', '一方未载明'])
    expect(body).toContain(text);
  expect(body).toContain('四要素未全部相符');
  expect(body).toContain('延伸止付申请（草稿）');
  expect(body).toContain('第 3 级账户');
  expect(body.split('四要素相符。')).toHaveLength(2);
  expect(body.split('＿＿＿＿＿＿＿＿').length).toBeGreaterThan(10);
});

test('[WORD-2] every draft says that it is one, and whether numbers are masked or for which case and purpose they are not', async () => {
  const header = async (draft: DocumentDraft) => (await textOf(draft))['word/header1.xml'];
  expect(await header(stopRequestDraft([STOP], { language: 'zh' }))).toMatch(/草稿.*已脱敏/);
  const unmask = { caseNo: 'A0000001', purpose: '止付' };
  for (const draft of Object.values(returnFormDrafts(RETURN, { language: 'en', unmask })))
    expect(await header(draft)).toMatch(/draft.*case A0000001 · purpose 止付/);
});

test('[WORD-3] return of funds: an application for each victim, a report with ground and methods, a decision with its stub', async () => {
  const drafts = returnFormDrafts(RETURN, { language: 'zh' });
  expect(Object.keys(drafts)).toEqual(['return-1-application', 'return-2-report', 'return-3-decision']);
  const [application, report, decision] = await Promise.all(
    Object.values(drafts).map(async (draft) => (await textOf(draft))['word/document.xml'] ?? ''),
  );
  expect(application?.split('涉案资金返还申请表（草稿）')).toHaveLength(3);
  for (const text of ['另有受害人的资金经其他账户转入', '第八条第三项', '30 日', '先进先出', '¥300.00', '甲.csv#12'])
    expect(report).toContain(text);
  expect(report).not.toContain('未找到有约束力的规定');
  expect(decision).toContain('存根');
});

test('[WORD-4] beyond the first layer the report says that no binding rule was found; a traced return has no notice', async () => {
  const { 'return-2-report': report } = returnFormDrafts(
    { ...RETURN, isFirstLayer: false, ground: 'timestamps' },
    { language: 'zh' },
  );
  const body = (await textOf(report!))['word/document.xml'] ?? '';
  expect(body).toContain('未找到有约束力的规定');
  expect(body).toContain('不需公告');
});
