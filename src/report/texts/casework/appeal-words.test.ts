import {
  APPEAL_BASES,
  FEEDBACK_OUTCOMES,
  PAPER_KINDS,
  UPHELD_GROUNDS,
  type AppealEvent,
  type DetectorEvent,
  type EventHead,
  type SelfCheckEvent,
} from '#casework';
import { expect, test } from 'vitest';

import { valueReader } from '../value-reader.ts';
import { APPEAL_CLOCKS, APPEAL_PROBLEMS_EN, APPEAL_PROBLEMS_ZH, sayAppeal } from './appeal-words.ts';
import { sayDetector } from './detector-words.ts';
import { saySelfCheck, SELF_CHECK_PROBLEMS_EN, SELF_CHECK_PROBLEMS_ZH } from './self-check-words.ts';

const CARD = '6200000000000001';
const HEAD: Omit<EventHead, 'type'> = {
  record: { kind: 'appeal', id: 'q1' },
  ...{ atMs: 0, recordedMs: 0 },
  by: { id: 'p1', name: '测试甲', role: 'citizen', agency: 'public' },
};
const STAMP = { atMs: 0, by: 'p1' };
const CONTESTED = APPEAL_BASES.map(
  (basis) => ({ record: { kind: 'person', id: 'p1' }, basis, items: [CARD] }) as const,
);
const OWNER = { agency: '测试公安', sinceMs: 0 };

type Payload<T extends AppealEvent['type']> = Omit<Extract<AppealEvent, { readonly type: T }>, keyof EventHead>;

/** One of each kind: a kind without a sample does not compile. */
const SAMPLES: { readonly [T in AppealEvent['type']]: Payload<T> } = {
  'appeal.filed': {
    ...{ region: '371300', agencies: [], personId: 'p1', as: 'guardian', contested: CONTESTED, owner: OWNER },
    ...{ bodies: { decided: [], executed: [] }, statement: `我的卡 ${CARD}`, papers: [], deliveries: [] },
  },
  'appeal.clock-missing': { basis: 'sanction', rule: 'sanction-appeal-days', code: 'legal-value-not-set' },
  'appeal.papers-asked': { lacking: PAPER_KINDS },
  'appeal.paper-added': { paper: { kind: 'contract', name: `合同${CARD}`, ...STAMP } },
  'appeal.statement-added': { statement: { text: CARD, ...STAMP } },
  'appeal.contested-added': { contested: CONTESTED, agencies: [], deliveries: [] },
  'appeal.accepted': { owner: OWNER },
  'appeal.transfer-offered': { to: '测试银行', reason: '决定单位' },
  'appeal.taken-over': { owner: OWNER },
  'appeal.assigned': { reviewer: { id: 'r1', name: '测试复核' } },
  'appeal.items-checked': {
    checks: [{ number: CARD, result: 'opened-by-other', note: '', agency: '测试银行', ...STAMP }],
  },
  'appeal.receipt-noted': { delivery: 'd', receipt: { atMs: 0, result: 'refused' } },
  'appeal.receipt-overdue': { delivery: 'd', to: '测试银行' },
  'appeal.overdue': { basis: 'freeze', rule: 'freeze-complaint-days', level: 'province' },
  'appeal.decided': {
    ...{ outcome: 'partly', ground: 'not-my-card', reasons: CARD, openedByUnknown: [CARD], deliveries: [] },
    restored: [{ record: { kind: 'measure', id: 'm1' }, items: [CARD], institutions: [], detectors: [] }],
    remedies: [{ basis: 'freeze', code: 'procuratorate', article: '', certainty: 'law' }],
  },
  'appeal.reply-served': { method: 'post', receiver: 'guardian', remedies: [] },
  'appeal.body-added': { body: '测试银行', part: 'executed', reason: '' },
  'appeal.withdrawn': { reason: CARD, deliveries: [] },
};

test('[APL-32] every event of a ticket has a sentence in both languages, without names and full numbers', () => {
  for (const [type, payload] of Object.entries(SAMPLES)) {
    const event = { ...HEAD, type, ...payload } as AppealEvent;
    const [zh, en] = [sayAppeal(event, 'zh'), sayAppeal(event, 'en')];
    expect(zh, type).toMatch(/\p{Script=Han}/u);
    expect(en, type).toMatch(/[a-z]{3}/);
    for (const text of [zh, en]) expect(text, type).not.toMatch(/\d{7}|undefined|测试甲|测试复核/);
  }
  for (const ground of UPHELD_GROUNDS) {
    const event = { ...HEAD, type: 'appeal.decided', ...SAMPLES['appeal.decided'], ground } as const;
    expect(sayAppeal(event, 'zh')).not.toContain('undefined');
  }
});

test('[APL-32] every clock and problem of appeals and self-checks is said in both languages', () => {
  for (const basis of APPEAL_BASES) expect(APPEAL_CLOCKS[`appeal-${basis}`]).toMatchObject({ zh: /./, en: /./ });
  const pairs = [
    [APPEAL_PROBLEMS_ZH, APPEAL_PROBLEMS_EN],
    [SELF_CHECK_PROBLEMS_ZH, SELF_CHECK_PROBLEMS_EN],
  ] as const;
  for (const [zh, en] of pairs) {
    expect(Object.keys(zh).toSorted()).toEqual(Object.keys(en).toSorted());
    for (const code of Object.keys(zh)) {
      expect(zh[code]?.(valueReader({}, 'zh')), code).toMatch(/\p{Script=Han}/u);
      expect(en[code]?.(valueReader({}, 'en')), code).toMatch(/[a-z]{3}/);
    }
  }
});

test('[APL-32] what detectors learn and that somebody asked is said too', () => {
  for (const outcome of FEEDBACK_OUTCOMES) {
    const event: DetectorEvent = {
      ...HEAD,
      ...{ type: 'detector.outcome-noted', detector: 'fan', version: '1', finding: 'F', outcome, cause: '' },
      from: HEAD.record,
    };
    expect(sayDetector(event, 'zh')).not.toBe(sayDetector(event, 'en'));
  }
  const asked: SelfCheckEvent = {
    ...HEAD,
    ...{ type: 'self-check.answered', personId: 'p1', region: '371300', as: 'guardian' },
    rows: [{ kind: 'bank-account', institution: '北区测试银行', count: 2 }],
  };
  for (const text of [saySelfCheck(asked, 'zh'), saySelfCheck(asked, 'en')]) expect(text).not.toMatch(/北区|\d/);
});
