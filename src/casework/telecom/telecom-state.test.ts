import { expect, test } from 'vitest';

import { elapse } from '../elapse.ts';
import { at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import { telecomRecord } from './telecom-record.ts';
import { isBurdened, type TelecomNumber, type VerificationResult } from './telecom-state.ts';
import {
  begun,
  carrier,
  CARRIER_HEAD,
  CITY_HEAD,
  command,
  DESK,
  given,
  limited,
  NORTH,
  NOTICE,
  opened,
  OTHER_DESK,
  police,
  SOUTH,
  telecomNumber,
  telecomOf,
} from './telecom.fixture.ts';

const A = '10900000001';
const C = '10900000003';

test('[TEL-1] the record and its head keep the case number and the finding it was opened on; without them they have neither', () => {
  const plain = opened([given(A), given(C, { carrier: SOUTH })]);
  const about = {
    caseNo: 'A0000001',
    finding: { id: 'f1', key: 'k1', run: 'run-1', detectors: [{ id: 'd1', version: '1' }], reasons: ['r1'] },
  };
  const named = { ...plain, ...about };
  const stateOf = (with_: typeof plain) =>
    telecomOf(run(settledCasework(), [[with_, police('2026-03-02 09:00')]]).casework);
  expect(stateOf(named)).toMatchObject(about);
  expect(stateOf(plain)).not.toHaveProperty('caseNo');
  expect(stateOf(plain)).not.toHaveProperty('finding');
  const head = { region: '371300', personId: 'p1', agencies: [NORTH, SOUTH] };
  expect(telecomRecord.headOf(named)).toStrictEqual({ ...head, ...about });
  expect(telecomRecord.headOf(plain)).toStrictEqual(head);
});

test('[TEL-7] what police determined stays determined after their confirmation', () => {
  const passed = command({ type: 'telecom.record-verification', number: A, result: 'passed' });
  const confirmed = run(limited(begun(given(A)), A), [
    [
      command({ type: 'telecom.determine', number: A, basis: '测试认定书 1 号' }),
      police('2026-03-04 09:00', CITY_HEAD),
    ],
    [passed, carrier('2026-03-04 10:00')],
    [command({ type: 'telecom.confirm', number: A, reason: '本人自用' }), police('2026-03-04 11:00', CITY_HEAD)],
  ]).casework;
  expect(telecomNumber(confirmed, A)).toMatchObject({
    isForOwnUse: true,
    determined: { atMs: at('2026-03-04 09:00'), basis: '测试认定书 1 号' },
  });
  const lift = command({ type: 'telecom.lift', numbers: [A], reason: '测试' });
  expect(codeOf(confirmed, lift, carrier('2026-03-04 12:00', CARRIER_HEAD))).toBe('police-confirmation-needed');
});

test('[TEL-13] a platform that refuses says why, and its reason stands in the receipt', () => {
  const referred = run(limited(begun(given(A)), A), [
    [
      command({ type: 'telecom.refer-accounts', number: A, platform: 'platform-x', reason: '测试' }),
      police('2026-03-03 10:00'),
    ],
  ]).casework;
  const delivery = telecomOf(referred).deliveries[0]?.id ?? '';
  const refuse = command({ type: 'telecom.receipt', delivery, result: 'refused' });
  const when = police('2026-03-04 10:00');
  expect(codeOf(referred, refuse, when)).toBe('reason-missing');
  expect(codeOf(referred, { ...refuse, reason: ' ' } as typeof refuse, when)).toBe('reason-missing');
  const receiptOf = (change: object) =>
    telecomOf(run(referred, [[{ ...refuse, ...change }, when]]).casework).deliveries[0]?.receipt;
  const atMs = at('2026-03-04 10:00');
  expect(receiptOf({ reason: '账号已注销' })).toStrictEqual({ atMs, result: 'refused', reason: '账号已注销' });
  expect(receiptOf({ result: 'done' })).toStrictEqual({ atMs, result: 'done' });
});

test('[TEL-15] the alarm about a missing receipt names the carrier that owes it', () => {
  const both = limited(limited(begun(given(A), given(C, { carrier: SOUTH })), A), C, OTHER_DESK);
  const lifted = run(both, [
    [command({ type: 'telecom.lift', numbers: [A, C], reason: '测试' }), police('2026-03-04 10:00', CITY_HEAD)],
  ]).casework;
  const owed = telecomOf(lifted).deliveries.map(({ id: delivery, to }) => ({ delivery, to }));
  expect(owed.map(({ to }) => to)).toEqual([NORTH, SOUTH]);
  expect(elapse(lifted, context(at('2026-04-04 11:00'), DESK)).events).toMatchObject(owed);
});

test('[TEL-10] a restriction, a determination or a check that was not passed stands against a number, and nothing else', () => {
  const free: TelecomNumber = {
    ...given(A),
    ...{ origin: 'suspected', isForOwnUse: false, isCleared: false, isRemoved: false },
  };
  const checked = (result?: VerificationResult): TelecomNumber => ({
    ...free,
    verification: { method: 'outlet', askedMs: 0, isOverdue: false, ...(result === undefined ? {} : { result }) },
  });
  const passed = checked('passed');
  const table: readonly (readonly [TelecomNumber, boolean])[] = [
    [free, false],
    [passed, false],
    [checked(), true],
    [checked('failed'), true],
    [checked('refused'), true],
    [checked('not-done'), true],
    [{ ...free, determined: { by: '测试丁', atMs: 0, basis: '测试' } }, true],
    [{ ...passed, determined: { by: '测试丁', atMs: 0, basis: '测试' } }, true],
    [{ ...passed, restriction: { degree: 'limit-outgoing', cause: 'not-verified', sinceMs: 0, notice: NOTICE } }, true],
  ];
  expect(table.map(([number]) => isBurdened(number))).toEqual(table.map(([, is]) => is));
});
