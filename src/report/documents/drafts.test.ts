import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';
import { expect, test } from 'vitest';

import type { ReturnForms, StopRequestForm } from './form-data.ts';
import { returnFormDrafts } from './return-form-drafts.ts';
import { stopRequestDraft } from './stop-request-draft.ts';
import type { DocumentDraft } from './document-block.ts';
import { writeWord } from '../word/write-word.ts';

const STOP: StopRequestForm = {
  kind: 'first',
  caseNo: 'A0000001',
  payerInstitution: '测试银行',
  payerName: '测试乙',
  payerNumber: '6200 **** 0029',
  currency: 'CNY',
  amount: '¥300,000.00',
  paidAt: '2024-03-05 14:07:33',
  institution: '测试银行二',
  accountKind: 'personal',
  name: '测试甲',
  number: '6200 **** 0011',
  layer: '1',
  held: '¥120,000.00',
  confidence: '较可信',
  expectedOutflow: '12 分钟',
  checks: { name: 'equal', number: 'equal', amount: 'equal', time: 'missing' },
  passes: false,
  marks: ['余额疑含工资'],
  sources: ['甲.csv#12'],
};

const RETURN: ReturnForms = {
  caseNo: 'A0000001',
  caseAccount: '6200 **** 0011',
  caseInstitution: '测试银行二',
  frozen: '¥600.00',
  frozenAt: '2024-03-05 15:00:00',
  left: '¥0.00',
  ground: 'pro-rata',
  isFirstLayer: true,
  victims: ['测试乙', '测试丙'].map((victim) => ({
    victim,
    cases: 'A0000001',
    loss: '¥500.00',
    compensated: '¥0.00',
    claim: '¥500.00',
    payout: '¥300.00',
    fromAccount: '6200 **** 0029',
    fromInstitution: '测试银行',
  })),
  flow: [
    { time: '2024-03-05 14:07:33', payer: 'a', payee: 'b', amount: '¥500.00', taint: '¥500.00', source: '甲.csv#12' },
  ],
  policies: [{ policy: '先进先出', amounts: ['¥300.00', '¥300.00'] }],
  noticeDays: 30,
  caveats: ['另有受害人的资金经其他账户转入'],
};

/** Text of the parts of a .docx file. */
async function textOf(draft: DocumentDraft): Promise<Record<string, string>> {
  const reader = new ZipReader(new BlobReader(new Blob([(await writeWord(draft)).slice()])));
  const parts: Record<string, string> = {};
  for (const entry of await reader.getEntries()) {
    if (entry.directory || !entry.filename.endsWith('.xml')) continue;
    const xml = await entry.getData(new TextWriter());
    parts[entry.filename] = xml.replaceAll(/<\/w:p>/g, '\n').replaceAll(/<[^>]*>/g, '');
  }
  await reader.close();
  return parts;
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
    expect(await header(draft)).toMatch(/Draft.*case A0000001 · purpose 止付/);
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
