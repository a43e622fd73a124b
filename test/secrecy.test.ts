import { createHash } from 'node:crypto';

import {
  accessAnswer,
  append,
  canonicalJson,
  casePackage,
  CHAIN_START,
  chainOf,
  elapse,
  entriesOfEvents,
  readable,
  runningClocks,
  tellable,
  type Actor,
  type AuditEntry,
  type Casework,
  type CommandHead,
  type Context,
  type EventEntry,
  type EventHead,
  type Sealed,
  type SuspiciousReportCommand,
} from '#casework';
import { sanctionNoticeDraft, sanctionNoticeForm, writeDocument } from '#report';
import { describe, expect, test } from 'vitest';

import {
  BANK_REVIEWER,
  DESK_HEAD,
  file,
  OFFICER,
  onTicket,
  REVIEWER as APPEAL_REVIEWER,
  ticketOf,
} from '../src/casework/appeals/appeal.fixture.ts';
import { lawContext } from '../src/casework/casework.ts';
import {
  BANK,
  COUNTY,
  HEAD,
  LAWYER,
  sanctionOf,
  sanctionWorld,
  toInForce,
} from '../src/casework/sanctions/sanction.fixture.ts';
import { selfCheckAnswer } from '../src/casework/self-check/self-check-answer.ts';
import { actor, at, context, run } from '../src/casework/world.fixture.ts';
import { eventText } from '../src/report/texts/casework/event-text.ts';

const REPORT = { kind: 'suspicious-report', id: '可疑报告测试一号' } as const;
const SUBJECT = { customerId: '甲', accounts: ['6200000000000000001'], features: ['Z3'], fromMs: 0, toMs: 1 };
const BANK_HEAD: Actor = { ...BANK, id: '行长', role: 'bank-head' };
const CITIZEN = actor('甲', 'citizen', { kind: 'public', level: 'outlet', id: 'public' });
const END = at('2025-06-02 09:00');

type Step = readonly [CommandHead, Context];
const byBank = (text: string, who = BANK) => context(at(text), who, 'risk-control');
const report = (command: Omit<SuspiciousReportCommand, 'record'> & Readonly<Record<string, unknown>>): CommandHead => ({
  ...command,
  record: REPORT,
});

/** A report that is drafted, analysed, approved and handed in; its follow-up falls due while the sanction runs. */
const DRAFT: readonly Step[] = [
  [
    report({ type: 'suspicious-report.draft', region: '371312', institution: BANK.agency.id, subject: SUBJECT }),
    byBank('2024-12-01 09:00'),
  ],
  [
    report({ type: 'suspicious-report.analyse', text: '测试分析要点', conclusion: 'suspicious' }),
    byBank('2024-12-01 10:00'),
  ],
  [report({ type: 'suspicious-report.approve', reason: '测试审定' }), byBank('2024-12-01 11:00', BANK_HEAD)],
  [report({ type: 'suspicious-report.record-submission', reference: '测试回执九' }), byBank('2024-12-01 12:00')],
];
const APPEAL: readonly Step[] = [
  [
    file([{ record: { kind: 'sanction', id: 's1' }, basis: 'sanction' }], { personId: '甲' }),
    context(at('2025-01-06 09:00'), CITIZEN, 'appeal'),
  ],
  [onTicket({ type: 'appeal.accept' }), context(at('2025-01-06 10:00'), OFFICER, 'appeal')],
  [
    onTicket({ type: 'appeal.assign', reviewer: { id: APPEAL_REVIEWER.id, name: APPEAL_REVIEWER.name } }),
    context(at('2025-01-06 11:00'), DESK_HEAD, 'appeal'),
  ],
  [
    onTicket({ type: 'appeal.decide', outcome: 'rejected', reasons: '测试复核理由' }),
    context(at('2025-01-07 09:00'), APPEAL_REVIEWER, 'appeal'),
  ],
];
const SELF_CHECK: Step = [
  { type: 'self-check.ask', record: { kind: 'self-check', id: 'c1' }, personId: '甲', region: '371312' } as CommandHead,
  context(at('2025-03-20 09:00'), CITIZEN, 'self-service'),
];

function story(hasDraft: boolean): { readonly casework: Casework; readonly events: readonly EventHead[] } {
  const begun = run(sanctionWorld(), [...(hasDraft ? DRAFT : []), ...toInForce(), ...APPEAL, SELF_CHECK]);
  const later = elapse(begun.casework, context(END, LAWYER));
  return { casework: later.casework, events: [...begun.events, ...later.events] };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const [bare, secret] = [story(false), story(true)];
const both = <T>(make: (world: typeof bare) => T): readonly [T, T] => [make(bare), make(secret)];

function logs({ events }: typeof bare): readonly Sealed<AuditEntry>[] {
  const entries = entriesOfEvents(events, context(END, LAWYER), sha256).filter(
    (entry) => chainOf(entry) === 'casework',
  );
  return append(CHAIN_START, entries, sha256);
}

function packageOf(world: typeof bare, reader: Actor, isUnmasked: boolean): string {
  const done = casePackage({
    ...{ casework: world.casework, events: world.events, caseNo: 'A0000001', digest: sha256, isUnmasked },
    reader: { actor: reader, purpose: 'sanction', caseNo: 'A0000001' },
    audit: logs(world) as readonly Sealed<EventEntry>[],
    law: lawContext(world.casework, context(END, LAWYER)),
  });
  if (!done.ok) throw new Error(done.problem.code);
  return done.value.text;
}

test('[SEC-1] the two stories differ in the draft, which went its whole way, and in nothing else', () => {
  const ofReport = secret.events.filter(({ record }) => record.kind === REPORT.kind);
  expect(ofReport.map(({ type }) => type)).toEqual(
    ['drafted', 'analysed', 'approved', 'submitted', 'look-due'].map((verb) => `suspicious-report.${verb}`),
  );
  expect(canonicalJson(secret.events.filter((event) => !ofReport.includes(event)))).toBe(canonicalJson(bare.events));
  const { 'suspicious-report': drafts, ...others } = secret.casework;
  expect(drafts?.size).toBe(1);
  expect(canonicalJson(others)).toBe(canonicalJson(bare.casework));
});

describe('the same bytes with and without a draft', () => {
  test.each(['docx', 'pdf'] as const)(
    '[SEC-2] the sanction notice as %s, masked and not, in both languages',
    async (format) => {
      for (const language of ['zh', 'en'] as const)
        for (const unmask of [undefined, { caseNo: 'A0000001', purpose: '送达' }]) {
          const stamp = unmask === undefined ? { language } : { language, unmask };
          const [without, withDraft] = await Promise.all(
            both(async ({ casework }) => {
              const { notice } = sanctionOf(casework);
              if (notice === undefined) throw new Error('no notice');
              const draft = sanctionNoticeDraft(sanctionNoticeForm(notice, stamp), stamp);
              if (!draft.ok) throw new Error(draft.problem.code);
              return Buffer.from(await writeDocument(draft.value, format)).toString('base64');
            }),
          );
          expect(withDraft).toBe(without);
        }
    },
  );

  test('[SEC-2] the answer of a self-check and of a request for access', () => {
    for (const make of [selfCheckAnswer, accessAnswer]) {
      const [without, withDraft] = both(({ casework }) => canonicalJson(make(casework, '甲')));
      expect(withDraft).toBe(without);
      expect(without).toContain('bank-account');
    }
  });

  test('[SEC-2] the appeal file: ticket, events and what is said of them', () => {
    const [without, withDraft] = both(({ casework, events }) => {
      const own = events.filter(({ record }) => record.kind === 'appeal');
      const said = own.flatMap((event) => (['zh', 'en'] as const).map((language) => eventText(event, language)));
      return canonicalJson({ ticket: ticketOf(casework, 'q1'), own, said });
    });
    expect(withDraft).toBe(without);
    expect(without).toContain('appeal.decided');
  });

  test('[SEC-2] the case package, masked and not, with the places of its events in the log', () => {
    for (const isUnmasked of [false, true]) {
      const [without, withDraft] = both((world) => packageOf(world, HEAD, isUnmasked));
      expect(withDraft).toBe(without);
      expect(without).toContain('"log":{"hash":');
    }
  });

  test.each([
    ['police', HEAD, 'sanction'],
    ['police of the county', COUNTY, 'investigation'],
    ['the person', CITIZEN, 'self-service'],
    ['a reviewer of the bank', BANK_REVIEWER, 'appeal'],
    ['the bank itself for an appeal', BANK, 'appeal'],
  ] as const)(
    '[SEC-3] for %s: the records that may be seen, the clocks on them and the events that are told',
    (_, who, purpose) => {
      const reader = { actor: who, purpose, caseNo: 'A0000001' };
      const [without, withDraft] = both(({ casework, events }) => {
        const seen = readable(casework, reader);
        const clocks = runningClocks(seen, context(END, LAWYER));
        return canonicalJson({ seen, clocks, told: tellable(casework, events, reader) });
      });
      expect(withDraft).toBe(without);
    },
  );
});

test('[SEC-4] nothing but the draft itself names it, what it says, or that there is one', () => {
  const traces = [REPORT.id, 'suspicious-report', '可疑交易报告', '测试分析要点', '测试回执九', '测试审定'];
  const { 'suspicious-report': _, 'legal-setting': __, ...others } = secret.casework;
  const told = tellable(secret.casework, secret.events, { actor: HEAD, purpose: 'sanction', caseNo: 'A0000001' });
  const texts = [
    canonicalJson(others),
    canonicalJson(told),
    told.flatMap((event) => [eventText(event, 'zh'), eventText(event, 'en')]).join('\n'),
    canonicalJson(logs(secret)),
    packageOf(secret, HEAD, true),
  ];
  for (const text of texts) for (const trace of traces) expect(text).not.toContain(trace);
});

test('[SEC-5] the reporting institution itself sees its draft', () => {
  const seen = readable(secret.casework, { actor: BANK, purpose: 'risk-control' });
  expect([...(seen['suspicious-report']?.keys() ?? [])]).toEqual([REPORT.id]);
  expect(tellable(secret.casework, secret.events, { actor: BANK, purpose: 'risk-control' })).toEqual(secret.events);
});
