import { expect, test } from 'vitest';

import type { PersonCommand } from '../people/person-events.ts';
import { codeOf, context, run, settledCasework } from '../world.fixture.ts';
import type { WarningCommand } from '../warnings/warning-events.ts';
import { entered, finding, given, lead, officer, PERSON, START, stateOf, when } from './leads.fixture.ts';
import type { ChainRole } from './chain-role.ts';
import type { LeadSubject } from './lead.ts';
import { checkGround } from './returnee.ts';

const RETURNEE = { ...PERSON, isReturnee: true };

test('[LEAD-12] under no name is it a ground', () => {
  const none = [
    'returnee',
    'Is Returnee',
    'HIGH_RISK_REGION',
    'back.from.high.risk.region',
    '回流人员',
    'relative',
    'home-place',
  ];
  for (const ground of none)
    expect(checkGround(ground), ground).toMatchObject({ ok: false, problem: { code: 'no-ground' } });
  for (const ground of ['transfers', 'sim-box-site', 'pass-through', 'region-of-openings'])
    expect(checkGround(ground).ok, ground).toBe(true);
});

test('[LEAD-12] a flagged lead rests on a named fact', () => {
  const by = when(officer('city'), 1);
  const vague = [{ code: 'other-fact', note: '自境外返回' }];
  expect(codeOf(settledCasework(), entered({ subjects: [RETURNEE], reasons: vague }), by)).toBe(
    'returnee-is-no-reason',
  );
  expect(codeOf(settledCasework(), entered({ subjects: [PERSON], reasons: vague }), by)).toBe('ok');
  const named = [{ code: 'returnee', note: '' }];
  expect(codeOf(settledCasework(), entered({ subjects: [PERSON], reasons: named }), by)).toBe('no-ground');
  expect(codeOf(settledCasework(), entered({ subjects: [RETURNEE] }), by)).toBe('ok');
  const account = { kind: 'account', id: '6200000000000000011', isReturnee: true } as const;
  expect(codeOf(settledCasework(), entered({ subjects: [account] }), by)).toBe('returnee-only-of-persons');
});

test('[LEAD-12] nor is it one of a finding', () => {
  const taken = lead('lead.take-finding', {
    region: '371300',
    subjects: [PERSON],
    finding: finding('k1', ['pass-through', 'returnee']),
    foundMs: START,
  });
  expect(codeOf(settledCasework(), taken, when(officer('city'), 1))).toBe('no-ground');
});

test('[LEAD-12] nor can the flag come later where no fact is named', () => {
  const vague = [{ code: 'other-fact', note: '自境外返回' }];
  const { casework } = given([[entered({ subjects: [PERSON], reasons: vague }), officer('city'), 1]]);
  const mark = (subject: string) => lead('lead.mark-returnee', { subject, isReturnee: true });
  const by = when(officer('city'), 2);
  expect(codeOf(casework, mark('person-9'), by)).toBe('lead-subject-unknown');
  expect(codeOf(casework, mark(PERSON.id), by)).toBe('returnee-is-no-reason');
  const add = lead('lead.add', { subjects: [], reasons: [{ code: 'transfers', note: '' }] });
  const after = run(casework, [
    [add, by],
    [mark(PERSON.id), by],
  ]);
  expect(stateOf(after.casework).subjects).toEqual([RETURNEE]);
  const another = lead('lead.add', { subjects: [{ ...PERSON, id: 'person-2', isReturnee: true }], reasons: [] });
  expect(codeOf(casework, another, by)).toBe('returnee-is-no-reason');
});

test('[LEAD-1] what is added later is held to the same', () => {
  const { casework } = given([[entered({ subjects: [PERSON] }), officer('city'), 1]]);
  const add = (subjects: readonly LeadSubject[], codes: readonly string[]) =>
    codeOf(
      casework,
      lead('lead.add', { subjects, reasons: codes.map((code) => ({ code, note: '' })) }),
      when(officer('city'), 2),
    );
  expect(add([], [])).toBe('nothing-named');
  expect(add([], ['a-feeling'])).toBe('lead-reason-unknown');
  expect(add([], ['returnee'])).toBe('no-ground');
  expect(add([PERSON], [])).toBe('lead-subject-twice');
  expect(add([{ ...PERSON, id: ' ' }], [])).toBe('lead-subject-missing');
  expect(add([{ ...PERSON, id: 'person-2' }], ['statement'])).toBe('ok');
});

const WARNING: Extract<WarningCommand, { type: 'warning.raise' }> = {
  type: 'warning.raise',
  record: { kind: 'warning', id: 'W1' },
  region: '371312',
  source: '96110',
  victim: { name: '测试甲', phone: '10900000001', account: '6200000000000000022', person: 'person-1' },
  level: 'high',
  reasons: ['fraud-call'],
};

const PREVENT = context(START, officer('county'), 'loss-prevention');

test('[LEAD-14] a potential victim is no subject, by person, account or number', () => {
  const { casework } = run(settledCasework(), [[WARNING, PREVENT]]);
  const by = when(officer('city'), 1);
  for (const [kind, id] of [
    ['person', 'person-1'],
    ['account', '6200000000000000022'],
    ['number', '10900000001'],
  ] as const) {
    expect(codeOf(casework, entered({ subjects: [{ kind, id, isReturnee: false }] }), by), kind).toBe(
      'subject-is-potential-victim',
    );
  }
  expect(codeOf(casework, entered({ subjects: [{ kind: 'number', id: '10900000002', isReturnee: false }] }), by)).toBe(
    'ok',
  );
});

test('[LEAD-14] who turns out to be a victim is dropped before the lead is confirmed', () => {
  const { casework } = given([[entered(), officer('city'), 1]]);
  const warned = run(casework, [[WARNING, context(START + 7_200_000, officer('county'), 'loss-prevention')]]);
  const confirm = lead('lead.verify', { result: 'confirmed', note: '流水一致' });
  const by = when(officer('city'), 3);
  expect(codeOf(warned.casework, confirm, by)).toBe('subject-is-potential-victim');
  const drop = (subject: string) => lead('lead.drop-subject', { subject, reason: '系被害人' });
  expect(codeOf(warned.casework, drop('person-9'), by)).toBe('lead-subject-unknown');
  const dropped = run(warned.casework, [[drop('person-1'), by]]);
  expect(codeOf(dropped.casework, confirm, by)).toBe('ok');
  const empty = run(dropped.casework, [[drop('6200000000000000011'), by]]);
  expect(codeOf(empty.casework, confirm, by)).toBe('lead-subject-missing');
  expect(codeOf(empty.casework, lead('lead.verify', { result: 'not-confirmed', note: '均系被害人' }), by)).toBe('ok');
});

test('[LEAD-14] nor is it closed as confirmed when that shows between the verification and the close', () => {
  const { casework } = given([
    [entered(), officer('city'), 1],
    [lead('lead.verify', { result: 'confirmed', note: '流水一致' }), officer('city'), 2],
  ]);
  const warned = run(casework, [[WARNING, context(START + 10_800_000, officer('county'), 'loss-prevention')]]);
  const close = lead('lead.close', { reason: '核查完毕' });
  expect(codeOf(casework, close, when(officer('city', 'head'), 4))).toBe('ok');
  expect(codeOf(warned.casework, close, when(officer('city', 'head'), 4))).toBe('subject-is-potential-victim');
});

test('[LEAD-14] a victim of identity theft is no subject', () => {
  const record = { kind: 'person', id: 'person-1' } as const;
  const steps: readonly PersonCommand[] = [
    { type: 'person.enter', record, region: '371300', agencies: [], identity: { isUnit: false, name: '测试甲' } },
    {
      type: 'person.attach-item',
      record,
      item: { number: '10900000001', kind: 'phone-card', institution: 'carrier-1' },
    },
  ];
  const by = when(officer('city'), 0);
  const { casework } = run(
    settledCasework(),
    steps.map((command) => [command, by]),
  );
  const victim = casework.person?.get('person-1');
  const stolen = { ...casework, person: new Map([['person-1', { ...victim, isIdentityTheftVictim: true }]]) };
  expect(codeOf(casework, entered(), when(officer('city'), 1))).toBe('ok');
  expect(codeOf(stolen as typeof casework, entered(), when(officer('city'), 1))).toBe(
    'subject-is-identity-theft-victim',
  );
});

test('[LEAD-20] roles are indications on persons, several at once, and nothing follows from them', () => {
  const by = when(officer('city'), 1);
  const code = (change: Partial<LeadSubject>) =>
    codeOf(settledCasework(), entered({ subjects: [{ ...PERSON, ...change }] }), by);
  expect(code({ roles: ['collector', 'buyer'] })).toBe('ok');
  expect(code({ roles: ['collector', 'collector'] })).toBe('role-unknown');
  expect(code({ roles: ['boss'] as unknown as readonly ChainRole[] })).toBe('role-unknown');
  expect(code({ kind: 'number', id: '10900000003', roles: ['opener'] })).toBe('roles-only-of-persons');
  const vague = [{ code: 'buyer', note: '' }];
  expect(codeOf(settledCasework(), entered({ subjects: [{ ...PERSON, roles: ['buyer'] }], reasons: vague }), by)).toBe(
    'lead-reason-unknown',
  );
  const after = (roles?: readonly ChainRole[]) => {
    const subject = { ...PERSON, ...(roles === undefined ? {} : { roles }) };
    const { subjects: _, ...rest } = stateOf(run(settledCasework(), [[entered({ subjects: [subject] }), by]]).casework);
    return rest;
  };
  expect(after(['leader', 'programmer'])).toEqual(after());
});
