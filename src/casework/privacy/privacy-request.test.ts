import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { replay } from '../casework.ts';
import { step } from '../decide.ts';
import { elapse, runningClocks } from '../elapse.ts';
import type { RecordHead } from '../record.ts';
import { actor, at, codeOf, context, run } from '../world.fixture.ts';
import {
  accept,
  byOffice,
  byPerson,
  GUARDIAN,
  lead,
  OFFICER,
  OTHER_OFFICER,
  PERSON,
  REQUEST,
  requestOf,
  submit,
  world,
} from './privacy.fixture.ts';
import type { PrivacyRequestCommand, PrivacyResult, Withheld } from './privacy-request.ts';
import { PRIVACY_ASKS, REFUSAL_GROUNDS, type PrivacyAsk, type RefusalGround } from './refusal-grounds.ts';

const grant = (
  result: PrivacyResult,
  withheld: readonly Withheld[] = [],
  text = '测试答复',
): PrivacyRequestCommand => ({
  type: 'privacy-request.grant',
  record: REQUEST,
  result,
  text,
  withheld,
});
const refuse = (ground: RefusalGround, text = '测试理由'): PrivacyRequestCommand => ({
  type: 'privacy-request.refuse',
  record: REQUEST,
  ground,
  text,
});
const accepted = (ask: PrivacyAsk, ...records: readonly RecordHead[]) =>
  run(world(...records), [
    [submit(ask), byPerson('2025-03-03 09:00')],
    [accept, byOffice('2025-03-03 10:00')],
  ]).casework;

describe('who asks', () => {
  test('[PRIV-1] the person asks for the own data; whoever asks for another’s says in which standing', () => {
    const asked = (change: Parameters<typeof submit>[1], who = PERSON) =>
      codeOf(world(), submit('access', change), byPerson('2025-03-03 09:00', who));
    expect(asked({})).toBe('ok');
    expect(asked({ subjectId: 'p2' })).toBe('privacy-subject-not-self');
    expect(asked({ standing: 'guardian' })).toBe('privacy-subject-not-self');
    for (const standing of ['guardian', 'relative-of-dead', 'agent'] as const)
      expect(asked({ requesterId: 'g1', subjectId: 'p1', standing }, GUARDIAN)).toBe('ok');
    expect(asked({ requesterId: 'g1', subjectId: 'p1', standing: 'guardian' })).toBe('not-your-record');
    expect(codeOf(world(), submit('access'), byOffice('2025-03-03 09:00'))).toBe('ok');
  });

  test('[PRIV-1] identity and standing are checked before anything is answered, and the paper is noted', () => {
    const { casework } = run(world(), [[submit('access'), byPerson('2025-03-03 09:00')]]);
    expect(codeOf(casework, grant('given'), byOffice('2025-03-03 10:00'))).toBe('privacy-stage');
    expect(codeOf(casework, { ...accept, proof: ' ' } as PrivacyRequestCommand, byOffice('2025-03-03 10:00'))).toBe(
      'privacy-proof-missing',
    );
    expect(codeOf(casework, refuse('not-held'), byOffice('2025-03-03 10:00'))).toBe('privacy-stage');
    expect(codeOf(casework, refuse('standing-not-proved'), byOffice('2025-03-03 10:00'))).toBe('ok');
  });

  test('[PRIV-1] one officer owns it; nobody else answers, and only the requester withdraws', () => {
    const casework = accepted('access');
    expect(requestOf(casework).owner).toBe('专员');
    expect(codeOf(casework, grant('given'), byOffice('2025-03-04 09:00', OTHER_OFFICER))).toBe('privacy-not-the-owner');
    expect(
      codeOf(
        casework,
        grant('given'),
        byOffice('2025-03-04 09:00', actor('他处', 'privacy-officer', { region: '331000' })),
      ),
    ).toBe('not-your-region');
    const withdraw: PrivacyRequestCommand = { type: 'privacy-request.withdraw', record: REQUEST };
    expect(codeOf(casework, withdraw, byPerson('2025-03-04 09:00', GUARDIAN))).toBe('not-your-record');
    expect(codeOf(casework, withdraw, byPerson('2025-03-04 09:00'))).toBe('ok');
  });
});

describe('the answer', () => {
  test('[PRIV-2] each request has the results that fit it', () => {
    const fits: Readonly<Record<PrivacyAsk, readonly PrivacyResult[]>> = {
      access: ['given'],
      copy: ['given'],
      correct: ['corrected'],
      delete: ['storage-only', 'erased'],
      'explain-decision': ['given'],
      'explain-rules': ['given'],
    };
    for (const ask of PRIVACY_ASKS)
      for (const result of ['given', 'corrected', 'erased', 'storage-only'] as const) {
        const code = codeOf(
          accepted(ask, lead('l1', { status: 'closed', lastMs: at('2005-01-10 09:00') })),
          grant(result),
          byOffice('2025-03-04 09:00'),
        );
        expect([ask, result, code]).toEqual([
          ask,
          result,
          fits[ask].includes(result) ? 'ok' : 'privacy-result-does-not-fit',
        ]);
      }
  });

  test('[PRIV-3] a refusal, whole or in part, has a ground that fits and its reasons', () => {
    for (const ask of PRIVACY_ASKS)
      for (const ground of Object.keys(REFUSAL_GROUNDS) as RefusalGround[]) {
        const fits = REFUSAL_GROUNDS[ground].asks.includes(ask);
        expect(codeOf(accepted(ask), refuse(ground), byOffice('2025-03-04 09:00'))).toBe(
          fits ? 'ok' : 'privacy-ground-does-not-fit',
        );
      }
    expect(codeOf(accepted('access'), refuse('hinders-duty', ' '), byOffice('2025-03-04 09:00'))).toBe(
      'privacy-answer-missing',
    );
    expect(codeOf(accepted('access'), refuse('hinders-duty', '已报可疑交易报告'), byOffice('2025-03-04 09:00'))).toBe(
      'notice-tells-report',
    );
    expect(
      codeOf(
        accepted('access'),
        grant('given', [{ ground: 'hinders-duty', what: '测试' }]),
        byOffice('2025-03-04 09:00'),
      ),
    ).toBe('ok');
    expect(
      codeOf(
        accepted('access'),
        grant('given', [{ ground: 'correct-as-held', what: '测试' }]),
        byOffice('2025-03-04 09:00'),
      ),
    ).toBe('privacy-ground-does-not-fit');
  });

  test('[PRIV-3] secrecy and duty are grounds against telling, never against correcting or deleting', () => {
    for (const ground of ['secret-by-law', 'hinders-duty'] as const)
      expect(REFUSAL_GROUNDS[ground].asks).toEqual(['access', 'copy', 'explain-decision']);
  });

  test('[PRIV-4] nothing is erased while its purpose goes on or a law keeps it; storage only is the answer then', () => {
    const when = byOffice('2025-03-04 09:00');
    const open = accepted('delete', lead('l1'));
    expect(codeOf(open, grant('erased'), when)).toBe('privacy-purpose-not-ended');
    expect(codeOf(open, grant('storage-only'), when)).toBe('privacy-purpose-not-ended');
    expect(codeOf(open, refuse('purpose-not-ended'), when)).toBe('ok');
    const closed = accepted('delete', lead('l1', { status: 'closed', lastMs: at('2024-01-10 09:00') }));
    expect(codeOf(closed, grant('erased'), when)).toBe('privacy-must-be-kept');
    expect(codeOf(closed, grant('storage-only'), when)).toBe('ok');
  });

  test('[PRIV-4] without a term for other casework records nothing is erased', () => {
    const closed = accepted('delete', lead('l1', { status: 'closed', lastMs: at('2005-01-10 09:00') }));
    const { 'legal-setting': _, ...bare } = closed;
    expect(codeOf(bare, grant('erased'), byOffice('2025-03-04 09:00'))).toBe('privacy-must-be-kept');
    expect(codeOf(closed, grant('erased'), byOffice('2025-03-04 09:00'))).toBe('ok');
  });

  test('[PRIV-5] a request that is confined to a draft of a suspicious-transaction report names an unknown record', () => {
    const about = [{ kind: 'suspicious-report', id: 'r1' }] as const;
    expect(codeOf(world(), submit('access', { about }), byPerson('2025-03-03 09:00'))).toBe('record-unknown');
  });
});

describe('the time', () => {
  test('[PRIV-6] no text sets days: the office’s own setting warns once and decides nothing', () => {
    const { casework } = run(world(), [[submit('access'), byPerson('2025-03-03 09:00')]]);
    const { 'legal-setting': settings, ...rest } = casework;
    const bare = {
      ...rest,
      'legal-setting': new Map([...(settings ?? [])].filter(([id]) => id !== 'privacy-answer-days')),
    };
    const when = byOffice('2025-12-01 09:00');
    expect(runningClocks(bare, when)[0]?.clock.problem?.code).toBe('legal-value-not-set');
    expect(elapse(bare, when).events).toEqual([]);
    const set = run(bare, [
      [
        {
          type: 'legal-setting.set',
          record: { kind: 'legal-setting', id: 'privacy-answer-days' },
          value: 15,
          reason: '测试',
        } as never,
        context(at('2025-03-03 10:00'), actor('法制', 'lawyer'), 'supervision'),
      ],
    ]).casework;
    expect(elapse(set, byOffice('2025-03-18 23:59')).events).toEqual([]);
    const { events, casework: after } = elapse(set, byOffice('2025-03-19 00:00'));
    expect(events.map(({ type }) => type)).toEqual(['privacy-request.answer-overdue']);
    expect(requestOf(after)).toMatchObject({ stage: 'submitted', isOverdue: true });
    expect(runningClocks(after, when)).toEqual([]);
  });
});

test('[PRIV-7] random commands never give an answer without a checked standing, a text and a fitting result; replay gives the state', () => {
  const command = fc.oneof(
    fc.constantFrom(...PRIVACY_ASKS).map((ask) => submit(ask)),
    fc.constant(accept),
    fc.constantFrom<PrivacyResult>('given', 'corrected', 'erased', 'storage-only').map((result) => grant(result)),
    fc.constantFrom(...(Object.keys(REFUSAL_GROUNDS) as RefusalGround[])).map((ground) => refuse(ground)),
    fc.constant<PrivacyRequestCommand>({ type: 'privacy-request.withdraw', record: REQUEST }),
    fc.constant<PrivacyRequestCommand>({ type: 'privacy-request.record-service', record: REQUEST, how: '邮寄' }),
  );
  const turn = fc.record({
    command,
    who: fc.constantFrom(PERSON, GUARDIAN, OFFICER, OFFICER, OTHER_OFFICER),
    hours: fc.integer({ min: 0, max: 100 }),
  });
  let answered = 0;
  fc.assert(
    fc.property(fc.constantFrom(...PRIVACY_ASKS), fc.array(turn, { minLength: 5, maxLength: 25 }), (first, turns) => {
      const start = world(lead('l1'));
      const begun = step(start, submit(first), byPerson('2025-03-03 09:00'));
      if (!begun.ok) throw new Error(begun.problem.code);
      let { casework } = begun.value;
      const events = [...begun.value.events];
      let now = at('2025-03-03 09:00');
      for (const { command: wanted, who, hours } of turns) {
        now += hours * 3_600_000;
        const done = step(casework, wanted, context(now, who, 'privacy'));
        if (!done.ok) continue;
        casework = done.value.casework;
        events.push(...done.value.events);
      }
      const { answer, ask, owner, stage, servedMs } = requestOf(casework);
      if (answer !== undefined) {
        answered++;
        expect(stage).toBe('answered');
        expect(answer.text).not.toBe('');
        if (answer.withheld[0]?.ground !== 'standing-not-proved') expect(answer.by).toBe(owner);
        expect(answer.result).not.toBe('erased');
        for (const { ground } of answer.withheld) expect(REFUSAL_GROUNDS[ground].asks).toContain(ask);
      }
      if (servedMs !== undefined) expect(answer).toBeDefined();
      expect(replay(events, start)).toEqual(casework);
    }),
    { seed: 7, numRuns: 150 },
  );
  expect(answered).toBeGreaterThan(20);
});

test('[PRIV-19] a guardian is heard only for a minor, which the office says and not the submission', () => {
  const asGuardian = submit('access', { requesterId: 'g1', standing: 'guardian' });
  const filed = run(world(), [[asGuardian, byPerson('2025-03-03 09:00', GUARDIAN)]]).casework;
  expect(codeOf(filed, accept, byOffice('2025-03-03 10:00'))).toBe('privacy-guardian-of-adult');
  const p1 = filed.person?.get('p1') as RecordHead;
  const child = { ...filed, person: new Map([['p1', { ...p1, birth: '2007-03-05' } as RecordHead]]) };
  const taken = run(child, [[accept, byOffice('2025-03-03 10:00')]]).casework;
  expect(codeOf(taken, grant('given'), byOffice('2025-03-04 10:00'))).toBe('ok');
  expect(codeOf(taken, grant('given'), byOffice('2025-03-05 10:00'))).toBe('privacy-guardian-of-adult');
});

test('[PRIV-20] what is asked, the standing and the grounds stand in their lists', () => {
  const asked = (change: object) => codeOf(world(), { ...submit('access'), ...change }, byPerson('2025-03-03 09:00'));
  expect(asked({ ask: 'everything' })).toBe('value-not-in-list');
  expect(asked({ standing: 'friend', subjectId: 'p2' })).toBe('value-not-in-list');
  const taken = accepted('access');
  const ground = 'toString' as RefusalGround;
  expect(codeOf(taken, refuse(ground), byOffice('2025-03-04 10:00'))).toBe('value-not-in-list');
  expect(codeOf(taken, grant('given', [{ ground, what: '' }]), byOffice('2025-03-04 10:00'))).toBe('value-not-in-list');
});

test('[PRIV-21] a request belongs where the person does, whatever region is typed', () => {
  const filed = run(world(), [[submit('access', { region: '440100' }), byPerson('2025-03-03 09:00')]]).casework;
  expect(requestOf(filed).region).toBe('371312');
  expect(codeOf(filed, accept, byOffice('2025-03-03 10:00'))).toBe('ok');
});
