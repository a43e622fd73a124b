import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { elapse, runningClocks } from '../elapse.ts';
import { replay } from '../casework.ts';
import { step } from '../decide.ts';
import { openRecord, readable } from '../permissions/may-read.ts';
import type { Casework, Context, RecordHead } from '../record.ts';
import { actor, at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import type { SuspiciousReportCommand, SuspiciousReportState } from './suspicious-report.ts';

const BANK = { kind: 'bank', id: '北区测试银行' } as const;
const analyst = actor('分析员', 'bank-analyst', BANK);
const second = actor('分析员二', 'bank-analyst', BANK);
const head = actor('行长', 'bank-head', BANK);
const officer = actor('民警', 'head', { level: 'province', region: '370000' });
const other = actor('他行', 'bank-head', { kind: 'bank', id: '南区测试银行' });

const record = { kind: 'suspicious-report', id: 'r1' } as const;
const subject = { customerId: 'p1', accounts: ['6200000000000001'], features: ['Z3', 'Z4'], fromMs: 0, toMs: 1 };
const draft: SuspiciousReportCommand = {
  type: 'suspicious-report.draft',
  record,
  region: '371300',
  institution: BANK.id,
  subject,
};
const analyse = (conclusion: 'suspicious' | 'explained' = 'suspicious'): SuspiciousReportCommand => ({
  type: 'suspicious-report.analyse',
  record,
  text: '测试分析',
  conclusion,
});
const approve: SuspiciousReportCommand = { type: 'suspicious-report.approve', record, reason: '测试审定' };
const submit: SuspiciousReportCommand = { type: 'suspicious-report.record-submission', record, reference: '测试回执1' };
const followUp = (outcome: 'report-again' | 'watch-on' | 'end-watch'): SuspiciousReportCommand => ({
  type: 'suspicious-report.follow-up',
  record,
  text: '测试监测',
  outcome,
});

const day = (text: string, who = analyst): Context => context(at(text), who, 'risk-control');
const stateOf = (casework: Casework) => casework['suspicious-report']?.get('r1') as SuspiciousReportState;
const submitted = () =>
  run(settledCasework(), [
    [draft, day('2025-01-06 09:00')],
    [analyse(), day('2025-01-06 10:00')],
    [approve, day('2025-01-07 09:00', head)],
    [submit, day('2025-01-07 10:00')],
  ]).casework;

describe('the way of a draft', () => {
  test('[STR-1] drafted, analysed by hand, approved by another, handed in outside', () => {
    const state = stateOf(submitted());
    expect(state).toMatchObject({
      stage: 'submitted',
      draftedBy: '分析员',
      analyses: [{ by: '分析员', conclusion: 'suspicious' }],
      submissions: [{ reference: '测试回执1', atMs: at('2025-01-07 10:00') }],
    });
  });

  test('[STR-1] it names accounts, features and a period that runs forward', () => {
    const begun = (change: Partial<typeof subject>) =>
      codeOf(
        settledCasework(),
        { ...draft, subject: { ...subject, ...change } } as SuspiciousReportCommand,
        day('2025-01-06 09:00'),
      );
    expect(begun({})).toBe('ok');
    expect(begun({ accounts: [] })).toBe('report-accounts-missing');
    expect(begun({ features: [] })).toBe('report-features-missing');
    expect(begun({ fromMs: 2 })).toBe('report-period-reversed');
  });

  test('[STR-2] no approval without a manual analysis that leaves the suspicion standing', () => {
    const { casework } = run(settledCasework(), [[draft, day('2025-01-06 09:00')]]);
    expect(codeOf(casework, approve, day('2025-01-06 10:00', head))).toBe('report-stage');
    expect(codeOf(casework, { ...analyse(), text: ' ' } as SuspiciousReportCommand, day('2025-01-06 10:00'))).toBe(
      'report-analysis-missing',
    );
    const { casework: explained } = run(casework, [[analyse('explained'), day('2025-01-06 10:00')]]);
    expect(codeOf(explained, approve, day('2025-01-06 11:00', head))).toBe('report-stage');
    expect(
      codeOf(
        explained,
        { type: 'suspicious-report.drop', record, reason: '测试' } as SuspiciousReportCommand,
        day('2025-01-06 11:00', head),
      ),
    ).toBe('ok');
    expect(
      codeOf(
        casework,
        { type: 'suspicious-report.drop', record, reason: '测试' } as SuspiciousReportCommand,
        day('2025-01-06 11:00', head),
      ),
    ).toBe('report-analysis-missing');
  });

  test('[STR-2] sent back it is analysed again; every decision has a reason', () => {
    const { casework } = run(settledCasework(), [
      [draft, day('2025-01-06 09:00')],
      [analyse(), day('2025-01-06 10:00')],
    ]);
    const back = { type: 'suspicious-report.send-back', record, reason: '测试补充' } as SuspiciousReportCommand;
    for (const command of [approve, back])
      expect(
        codeOf(casework, { ...command, reason: '' } as SuspiciousReportCommand, day('2025-01-06 11:00', head)),
      ).toBe('reason-missing');
    const { casework: returned } = run(casework, [[back, day('2025-01-06 11:00', head)]]);
    expect(stateOf(returned).stage).toBe('drafted');
    expect(codeOf(returned, approve, day('2025-01-06 12:00', head))).toBe('report-stage');
    expect(codeOf(returned, analyse(), day('2025-01-06 12:00'))).toBe('ok');
  });

  test('[STR-2] a submission is noted with its reference, and only after approval', () => {
    const { casework } = run(settledCasework(), [
      [draft, day('2025-01-06 09:00')],
      [analyse(), day('2025-01-06 10:00')],
    ]);
    expect(codeOf(casework, submit, day('2025-01-06 11:00'))).toBe('report-stage');
    const { casework: approved } = run(casework, [[approve, day('2025-01-06 11:00', head)]]);
    expect(codeOf(approved, { ...submit, reference: '' } as SuspiciousReportCommand, day('2025-01-06 12:00'))).toBe(
      'report-reference-missing',
    );
    expect(codeOf(approved, submit, day('2025-01-06 12:00'))).toBe('ok');
  });
});

describe('who', () => {
  test('[STR-3] whoever drafted or analysed it does not approve it', () => {
    const both = { ...head, id: '分析员' };
    const { casework } = run(settledCasework(), [
      [draft, day('2025-01-06 09:00')],
      [analyse(), day('2025-01-06 10:00', second)],
    ]);
    expect(codeOf(casework, approve, day('2025-01-06 11:00', both))).toBe('four-eyes');
    expect(codeOf(casework, approve, day('2025-01-06 11:00', { ...head, id: '分析员二' }))).toBe('four-eyes');
    expect(codeOf(casework, approve, day('2025-01-06 11:00', head))).toBe('ok');
  });

  test.each([
    ['police', officer, 'investigation'],
    ['police with the bank’s purpose', officer, 'risk-control'],
    ['another bank', other, 'risk-control'],
    ['the own bank with another purpose', head, 'appeal'],
    ['the person', actor('p1', 'citizen', { kind: 'public' }), 'self-service'],
  ] as const)('[STR-4] for %s there is no draft: commands and reads answer as for an unknown id', (_, who, purpose) => {
    const casework = submitted();
    const when = context(at('2025-01-08 09:00'), who, purpose);
    for (const command of [analyse(), approve, submit, followUp('watch-on')]) {
      const missing = { ...command, record: { ...record, id: 'none' } } as SuspiciousReportCommand;
      expect(codeOf(casework, command, when)).toBe('record-unknown');
      expect(codeOf(casework, missing, when)).toBe('record-unknown');
    }
    expect(openRecord(casework, record, when)).toEqual({
      ok: false,
      problem: { code: 'record-unknown', values: record },
    });
    expect(readable(casework, when)).not.toHaveProperty('suspicious-report');
  });

  test('[STR-4] nor does an id that is taken show when somebody else begins a draft', () => {
    const when = context(at('2025-01-08 09:00'), officer, 'risk-control');
    expect(codeOf(submitted(), draft, when)).toBe('not-your-role');
    expect(codeOf(settledCasework(), draft, when)).toBe('not-your-role');
    expect(codeOf(submitted(), draft, day('2025-01-08 09:00'))).toBe('record-exists');
  });

  test('[STR-5] its head has no person, no case and no finding, so that nothing that looks them up finds it', () => {
    const state: RecordHead = stateOf(submitted());
    for (const key of ['personId', 'caseNo', 'finding']) expect(state).not.toHaveProperty(key);
  });
});

describe('the follow-up', () => {
  test('[STR-6] three months after submission a look is due: one alarm, at 24:00 of the last day', () => {
    const casework = submitted();
    const last = at('2025-04-08 00:00');
    const [clock] = runningClocks(casework, { ...day('2025-02-01 09:00') });
    expect(clock?.clock).toMatchObject({ rule: 'str-followup-months', effect: 'alarm', dueMs: last });
    expect(elapse(casework, { ...day('2025-02-01 09:00'), nowMs: last - 1 }).events).toEqual([]);
    const { events, casework: after } = elapse(casework, { ...day('2025-02-01 09:00'), nowMs: last });
    expect(events.map(({ type, atMs }) => [type, atMs])).toEqual([['suspicious-report.look-due', last]]);
    expect(stateOf(after)).toMatchObject({ stage: 'submitted', isLookDue: true });
    expect(runningClocks(after, day('2025-05-01 09:00'))).toEqual([]);
  });

  test('[STR-6] a look begins the next interval, ends the watch, or begins the report again', () => {
    const seen = (outcome: 'report-again' | 'watch-on' | 'end-watch') =>
      run(submitted(), [[followUp(outcome), day('2025-04-01 09:00')]]).casework;
    expect(runningClocks(seen('watch-on'), day('2025-04-02 09:00'))[0]?.clock.dueMs).toBe(at('2025-07-02 00:00'));
    expect(stateOf(seen('end-watch')).stage).toBe('watch-ended');
    expect(runningClocks(seen('end-watch'), day('2025-04-02 09:00'))).toEqual([]);
    const again = run(seen('report-again'), [
      [analyse(), day('2025-04-02 09:00', second)],
      [approve, day('2025-04-02 10:00', head)],
      [submit, day('2025-04-02 11:00')],
    ]).casework;
    expect(stateOf(again).submissions.length).toBe(2);
  });

  test('[STR-6] the interval is a default that somebody switches on; until then it has no end', () => {
    const casework = submitted();
    const { 'legal-setting': _, ...bare } = casework;
    const [clock] = runningClocks(bare, day('2025-02-01 09:00'));
    expect(clock?.clock.problem).toMatchObject({ code: 'legal-value-not-switched-on', values: { value: 3 } });
    expect(elapse(bare, day('2025-12-01 09:00')).events).toEqual([]);
  });
});

test('[STR-7] random commands never reach a submission that was not analysed and approved by two people; replay gives the state', () => {
  const who = fc.constantFrom(analyst, second, head, head, { ...head, id: '分析员' }, other, officer);
  const command = fc.constantFrom<SuspiciousReportCommand>(
    draft,
    analyse(),
    analyse(),
    analyse('explained'),
    approve,
    approve,
    submit,
    submit,
    followUp('watch-on'),
    followUp('end-watch'),
    followUp('report-again'),
    { type: 'suspicious-report.send-back', record, reason: '测试' },
    { type: 'suspicious-report.drop', record, reason: '测试' },
  );
  const turn = fc.record({ who, command, hours: fc.integer({ min: 0, max: 24 * 8 }) });
  let reached = 0;
  fc.assert(
    fc.property(fc.array(turn, { minLength: 20, maxLength: 60 }), (turns) => {
      let casework = settledCasework();
      let now = at('2024-01-08 09:00');
      const events = [];
      for (const { who: by, command: wanted, hours } of turns) {
        now += hours * 3_600_000;
        const done = step(casework, wanted, context(now, by, 'risk-control'));
        if (!done.ok) continue;
        casework = done.value.casework;
        events.push(...done.value.events);
        const state = stateOf(casework);
        if (state.stage === 'approved' || state.stage === 'submitted') {
          const hands = state.hands ?? [];
          const approver = hands.findLast(({ command: name }) => name === 'suspicious-report.approve')?.by;
          const analysis = state.analyses.at(-1);
          expect(analysis?.conclusion).toBe('suspicious');
          expect(approver).toBeDefined();
          expect(state.analyses.map(({ by: name }) => name)).not.toContain(approver);
          expect(state.draftedBy).not.toBe(approver);
          reached++;
        }
        expect(state.agencies).toEqual([BANK.id]);
      }
      expect(replay(events, settledCasework())).toEqual(casework);
    }),
    { seed: 6, numRuns: 200 },
  );
  expect(reached).toBeGreaterThan(0);
});
