import { expect, test } from 'vitest';

import type { Actor } from '../actor.ts';
import { leadOf } from '../leads/lead.ts';
import type { Casework, CommandHead, Context } from '../record.ts';
import { actor, at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import { tipByReceipt, tipsOf, withoutReporter } from './tip.ts';
import type { TipCommand } from './tip-events.ts';

const START = at('2024-03-05 09:00');
const CITIZEN: Actor = actor('citizen-secret-7', 'citizen', {
  kind: 'public',
  level: 'outlet',
  region: '000000',
  id: 'public',
});
const OFFICER = actor('officer', 'investigator', { level: 'county', region: '371312' });
const HEAD = actor('head', 'head');

type Of<T extends TipCommand['type']> = Extract<TipCommand, { type: T }>;

function when(by: Actor, hours: number): Context {
  return context(START + hours * 3_600_000, by, by.role === 'citizen' ? 'self-service' : 'investigation');
}

function receive(changes: Partial<Of<'tip.receive'>> = {}, id = 'T1'): Of<'tip.receive'> {
  return {
    type: 'tip.receive',
    record: { kind: 'tip', id },
    region: '371312',
    topic: 'card-trade',
    text: '有人在校门口收卡',
    subjects: [{ kind: 'number', id: '10900000003' }],
    receipt: 'digest-1',
    ...changes,
  };
}

function command<T extends TipCommand['type']>(type: T, payload: Omit<Of<T>, 'type' | 'record'>): CommandHead {
  return { type, record: { kind: 'tip', id: 'T1' }, ...payload };
}

const REPORTER = { name: '测试举报人', contact: '10900000009' };
const TRIAGE = command('tip.triage', { note: '初步审查' });
const MAKE_LEAD = command('tip.make-lead', { lead: 'L1', note: '内容具体，可查' });

function begun(changes: Partial<Of<'tip.receive'>> = {}, ...commands: readonly CommandHead[]): Casework {
  const steps = commands.map((next, index) => [next, when(OFFICER, index + 1)] as const);
  return run(settledCasework(), [[receive(changes), when(CITIZEN, 0)], ...steps]).casework;
}

test('[TIP-1] topic and text, a receipt of its own, a reporter with name and contact or none', () => {
  const base = settledCasework();
  const by = when(CITIZEN, 0);
  expect(codeOf(base, receive({ text: ' ' }), by)).toBe('tip-empty');
  expect(codeOf(base, receive({ region: '北区' }), by)).toBe('region-unreadable');
  expect(codeOf(base, receive({ receipt: '' }), by)).toBe('tip-receipt-missing');
  expect(codeOf(base, receive({ reporter: { ...REPORTER, contact: '' } }), by)).toBe('reporter-missing');
  expect(codeOf(base, receive({ reporter: REPORTER }), by)).toBe('ok');
  expect(codeOf(begun(), receive({}, 'T2'), when(CITIZEN, 1))).toBe('tip-receipt-exists');
  expect(codeOf(base, receive(), when(OFFICER, 0))).toBe('ok');
});

test('[TIP-2] nothing of an anonymous reporter is in any event or state', () => {
  const { casework, events } = run(settledCasework(), [
    [receive(), when(CITIZEN, 0)],
    [TRIAGE, when(OFFICER, 1)],
    [MAKE_LEAD, when(OFFICER, 2)],
  ]);
  const written = JSON.stringify([events, tipsOf(casework), leadOf(casework, 'L1')]);
  expect(written).not.toContain(CITIZEN.id);
  expect(written).not.toContain(CITIZEN.name);
  expect(events[0]?.by).toEqual({ id: 'reporter', name: '', role: 'citizen', agency: '' });
});

test('[TIP-2] a named reporter stands in one field, and nowhere on the lead', () => {
  const { casework, events } = run(settledCasework(), [
    [receive({ reporter: REPORTER }), when(CITIZEN, 0)],
    [TRIAGE, when(OFFICER, 1)],
    [MAKE_LEAD, when(OFFICER, 2)],
  ]);
  const [tip] = tipsOf(casework);
  expect(tip?.reporter).toEqual(REPORTER);
  expect(JSON.stringify(tip && withoutReporter(tip))).not.toContain(REPORTER.contact);
  expect(JSON.stringify([events.slice(1), leadOf(casework, 'L1')])).not.toMatch(/举报人|10900000009|citizen-secret/);
  expect(events[0]?.by.id).toBe('reporter');
});

test('[TIP-3] the receipt tells where it stands and nothing else', () => {
  const casework = begun();
  expect(tipByReceipt(casework, 'digest-1')).toEqual({ status: 'received', sinceMs: START });
  expect(tipByReceipt(casework, 'digest-2')).toBeUndefined();
  expect(tipByReceipt(casework, '')).toBeUndefined();
  const inWork = { status: 'in-work', sinceMs: START + 3_600_000 };
  expect(tipByReceipt(begun({}, TRIAGE), 'digest-1')).toEqual(inWork);
  expect(tipByReceipt(begun({}, TRIAGE, MAKE_LEAD), 'digest-1')?.status).toBe('in-work');
  const close = command('tip.close', { end: 'no-substance', reason: '无具体内容' });
  expect(tipByReceipt(begun({}, TRIAGE, close), 'digest-1')).toEqual({ status: 'closed', sinceMs: START + 7_200_000 });
});

test('[TIP-4] triage first; then a lead that names the tip, or an end with a reason', () => {
  expect(codeOf(begun(), MAKE_LEAD, when(OFFICER, 3))).toBe('tip-not-in-triage');
  expect(codeOf(begun({}, TRIAGE), TRIAGE, when(OFFICER, 3))).toBe('tip-already-in-triage');
  const closeWithout = command('tip.close', { end: 'duplicate', reason: ' ' });
  expect(codeOf(begun({}, TRIAGE), closeWithout, when(OFFICER, 3))).toBe('reason-missing');
  const made = begun({}, TRIAGE, MAKE_LEAD);
  expect(leadOf(made, 'L1')).toMatchObject({
    source: { level: 'tip', issuer: 'T1', dateMs: START },
    owner: OFFICER.agency,
    subjects: [{ kind: 'number', id: '10900000003', isReturnee: false }],
    reasons: [{ code: 'tip' }],
  });
  expect(codeOf(made, TRIAGE, when(OFFICER, 3))).toBe('tip-finished');
  const second = run(made, [[receive({ receipt: 'digest-2' }, 'T2'), when(CITIZEN, 4)]]).casework;
  const of = (next: CommandHead): CommandHead => ({ ...next, record: { kind: 'tip', id: 'T2' } });
  const triaged = run(second, [[of(TRIAGE), when(OFFICER, 5)]]).casework;
  expect(codeOf(triaged, of(MAKE_LEAD), when(OFFICER, 6))).toBe('record-exists');
});

test('[TIP-4] a tip about nobody in particular becomes no lead', () => {
  expect(codeOf(begun({ subjects: [] }, TRIAGE), MAKE_LEAD, when(OFFICER, 3))).toBe('lead-subject-missing');
});

test('[TIP-5] false or abusive is said by a second person of rank', () => {
  const reject = command('tip.reject', { end: 'abusive', reason: '捏造事实' });
  const triaged = begun({}, TRIAGE);
  expect(codeOf(triaged, reject, when(OFFICER, 3))).toBe('not-your-role');
  expect(codeOf(triaged, reject, when({ ...HEAD, id: OFFICER.id }, 3))).toBe('four-eyes');
  const rejected = run(triaged, [[reject, when(HEAD, 3)]]).casework;
  expect(tipsOf(rejected)[0]).toMatchObject({ status: 'closed', end: { end: 'abusive', reason: '捏造事实' } });
});

test('[TIP-6] a reward once, for a confirmed lead, by whoever did not work on it', () => {
  const reward = command('tip.reward', { amountMinor: 100_000, reason: '线索查实' });
  const made = begun({}, TRIAGE, MAKE_LEAD);
  expect(codeOf(made, reward, when(HEAD, 5))).toBe('lead-not-confirmed');
  const lead = { kind: 'lead', id: 'L1' } as const;
  const countyHead = actor('county-head', 'head', { level: 'county', region: '371312' });
  const verify = { type: 'lead.verify', record: lead, result: 'confirmed', note: '抓获现行' };
  const confirmed = run(made, [
    [verify, when(OFFICER, 5)],
    [{ type: 'lead.close', record: lead, reason: '查实' } as CommandHead, when(countyHead, 6)],
  ]).casework;
  expect(leadOf(confirmed, 'L1')?.reports).toEqual([]);
  expect(codeOf(confirmed, command('tip.reward', { amountMinor: 0.5, reason: '线索查实' }), when(HEAD, 7))).toBe(
    'amount-not-positive',
  );
  expect(codeOf(confirmed, command('tip.reward', { amountMinor: 0, reason: '线索查实' }), when(HEAD, 7))).toBe(
    'amount-not-positive',
  );
  expect(codeOf(confirmed, reward, when({ ...HEAD, id: OFFICER.id }, 7))).toBe('four-eyes');
  const rewarded = run(confirmed, [[reward, when(HEAD, 7)]]).casework;
  expect(tipsOf(rewarded)[0]?.rewarded).toEqual({ amountMinor: 100_000, atMs: START + 7 * 3_600_000 });
  expect(codeOf(rewarded, reward, when(HEAD, 8))).toBe('tip-already-rewarded');
});
