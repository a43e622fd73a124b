import type { MeasureState, Stop } from '#casework';
import { expect, test } from 'vitest';

import { UNMASK } from './all-drafts.fixture.ts';
import { blockTexts } from './document-block.ts';
import { stopRequestDraft } from './stop-request-draft.ts';
import { stopRequestForm } from './stop-request-form-of.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const STOP: Stop = {
  ...{ id: 'stop-1', kind: 'first', status: 'in-force', request: 'request-1' },
  ...{ orderedMs: at('2026-03-05T15:00:00'), orderedBy: '测试警', startedMs: at('2026-03-05T15:01:00') },
  endsMs: at('2026-03-07T15:01:00'),
  check: { name: 'equal', number: 'equal', amount: 'equal', time: 'equal', checkedBy: '测试警' },
};
const MEASURE: MeasureState = {
  ...{ kind: 'measure', id: 'measure-1', region: '371300', agencies: [], caseNo: 'A0000001' },
  account: {
    ...{ number: '6200000000000000011', institution: 'bank-b', name: '测试甲', kind: 'bank-account', isUnit: false },
  },
  requests: [
    {
      ...{ id: 'request-1', atMs: at('2026-03-05T14:50:00'), receivedBy: 'police', receivedByKind: 'police' },
      application: {
        from: { institution: 'bank-a', number: '6200000000000000029', name: '测试乙', kind: 'bank-account' },
        payee: { institution: 'bank-b', number: '6200000000000000011', name: '测试甲' },
        ...{ amountMinor: 30_000_000, currency: 'CNY', transferredMs: at('2026-03-05T14:07:33') },
        ...{ channel: '手机银行', suspectContact: '10900000001', idNumber: '000000199001010010' },
        ...{ isLiabilityPromised: true, isSigned: false },
      },
    },
  ],
  stops: [
    STOP,
    { ...STOP, id: 'stop-2', kind: 'extension' },
    {
      ...{ id: 'stop-3', kind: 'extended', status: 'ordered', orderedMs: 0, orderedBy: '测试警' },
      hop: {
        ...{ reportedBy: 'bank-a', fromNumber: '6200000000000000029', fromName: '测试乙' },
        ...{ amountMinor: 500_000, currency: 'CNY' },
        movedMs: at('2026-03-05T14:09:00'),
      },
    },
  ],
  ...{ freezes: [], listings: [], others: [], risks: [], customerChecks: [], notices: [], deliveries: [], alarms: [] },
  isClosed: false,
};

const FULL = { language: 'zh', unmask: UNMASK } as const;
const form = (id?: string, stamp: Parameters<typeof stopRequestForm>[1] = FULL) => {
  const agencyName = (agency: string): string => (agency === 'bank-a' ? '测试银行' : '测试银行二');
  const made = stopRequestForm(MEASURE, stamp, { agencyName, ...(id === undefined ? {} : { stop: id }) });
  if (!made.ok) throw new Error(made.problem.code);
  return made.value;
};

test('[PAPER-16] a stop of a measure record is printed with the application, the four-field check, begin and end', () => {
  const made = form('stop-1');
  expect(made).toMatchObject({
    ...{ kind: 'first', payerInstitution: '测试银行', payerNumber: '6200000000000000029', amount: '¥300,000.00' },
    ...{ paidAt: '2026-03-05 14:07:33', start: '2026-03-05 15:01:00', end: '2026-03-07 15:01:00', passes: true },
  });
  const text = stopRequestDraft([made], FULL).blocks.flatMap((block) => blockTexts(block));
  expect(text).toContain('被害人经 手机银行 向该账户转账，申请紧急止付（申请单 request-1）');
  expect(text).toContain('申请人尚未签名。');
  expect(text).toContain('四要素相符。');
  expect(form('stop-2').kind).toBe('renewal');
});

test('[PAPER-17] without a check nothing is said to match; an extended stop names the hop', () => {
  const made = form('stop-3');
  expect(made).toMatchObject({ kind: 'extension', passes: false, payerName: '测试乙', start: '', amount: '¥5,000.00' });
  expect(Object.values(made.checks)).toEqual(['unchecked', 'unchecked', 'unchecked', 'unchecked']);
  expect(made.reason).toBe(
    '测试银行 报告：自 6200000000000000029 转入 ¥5,000.00，于 2026-03-05 14:09:00；申请延伸止付',
  );
  const text = stopRequestDraft([made], FULL).blocks.flatMap((block) => blockTexts(block));
  expect(text[0]).toBe('延伸止付申请（草稿）');
  expect(text).toContain('四要素未全部相符：在补正之前不得止付。');
});

test('[PAPER-18] before a stop the last application is printed; masked unless unmasked; an unknown stop is a problem', () => {
  const masked = form(undefined, { language: 'zh' });
  expect(masked).toMatchObject({
    kind: 'first',
    name: '测**',
    payerName: '测**',
    number: '620000****0011',
    passes: false,
  });
  expect(JSON.stringify(masked)).not.toMatch(/10900000001|6200000000000000029|测试[甲乙]/);
  expect(stopRequestForm(MEASURE, FULL, { stop: 'x' })).toMatchObject({ problem: { code: 'stop-unknown' } });
  expect(stopRequestForm({ ...MEASURE, requests: [] }, FULL)).toMatchObject({ problem: { code: 'request-unknown' } });
});
