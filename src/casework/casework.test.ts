import { CHINA_CALENDAR, LEGAL_VALUES } from '#law';
import { describe, expect, test } from 'vitest';

import { CLOCK, PURPOSES } from './actor.ts';
import { replay } from './casework.ts';
import { step } from './decide.ts';
import { answered, unanswered, type Delivery } from './delivery.ts';
import { elapse, runningClocks } from './elapse.ts';
import { may } from './permissions/may.ts';
import type { CommandHead } from './record.ts';
import { recordModules } from './registry.ts';
import { legalSettingsOf, type LegalSettingCommand } from './settings/legal-setting.ts';
import { actor, at, codeOf, context, run } from './world.fixture.ts';

const LAWYER = actor('法制', 'lawyer');
const NOON = at('2021-04-10 12:00');

function setting(id: string, change: Partial<LegalSettingCommand> = {}): LegalSettingCommand {
  return {
    type: 'legal-setting.switch-on',
    record: { kind: 'legal-setting', id },
    reason: '已核对原文',
    ...change,
  };
}

const supervised = (nowMs = NOON) => context(nowMs, LAWYER, 'supervision');

test('[CASE-1] a refused command gives a problem and changes nothing', () => {
  const before = run({}, [[setting('stop-hours'), supervised()]]).casework;
  const kept = structuredClone(before);
  expect(codeOf(before, setting('freeze-months'), supervised())).toBe('legal-value-fixed');
  expect(codeOf(before, setting('stop-times'), supervised())).toBe('ok');
  expect(before).toEqual(kept);
});

test('[CASE-2] replaying the events gives the same records', () => {
  const { casework, events } = run({}, [
    [setting('stop-hours'), supervised()],
    [setting('receipt-hours', { type: 'legal-setting.set', value: 24 }), supervised(NOON + 1)],
    [setting('receipt-hours', { type: 'legal-setting.set', value: 48 }), supervised(NOON + 2)],
  ]);
  expect(replay(events)).toEqual(casework);
  expect(legalSettingsOf(casework).get('receipt-hours')?.value).toBe(48);
});

test('[CASE-6] unknown commands, records that are there or not, and a time before the last entry are refused', () => {
  const { casework } = run({}, [[setting('stop-hours'), supervised()]]);
  const unknown: CommandHead = { type: 'legal-setting.guess', record: { kind: 'legal-setting', id: 'stop-hours' } };
  expect(codeOf(casework, unknown, supervised())).toBe('unknown-command');
  expect(codeOf(casework, setting('stop-hours'), supervised(NOON - 1))).toBe('time-runs-back');
  for (const module of recordModules()) {
    const later = module.commands.find((type) => module.begins.length > 0 && !module.begins.includes(type));
    if (later === undefined) continue;
    const command: CommandHead = { type: later, record: { kind: module.kind, id: 'none' } };
    expect(codeOf(casework, command, supervised()), later).toBe('record-unknown');
  }
});

test('[CASE-15] what cannot be meant is refused: moments that are none, records and people without a name, kinds that there are not', () => {
  const command = setting('stop-hours');
  const code = (nowMs: number, who = LAWYER) => codeOf({}, command, context(nowMs, who, 'supervision'));
  for (const nowMs of [NaN, Infinity, -Infinity, 1e18, 0.5, at('1989-12-31 12:00')])
    expect(code(nowMs)).toBe('moment-impossible');
  for (const blank of ['', ' ', `${LAWYER.id} `]) {
    expect(code(NOON, { ...LAWYER, id: blank })).toBe('actor-unnamed');
    expect(code(NOON, { ...LAWYER, name: blank })).toBe('actor-unnamed');
  }
  const named = (record: CommandHead['record']) => codeOf({}, { ...command, record }, supervised());
  expect(named({ kind: 'legal-setting', id: ' ' })).toBe('record-id-unreadable');
  expect(named({ kind: 'no-such-kind' as 'lead', id: 'x' })).toBe('unknown-command');
  const tip = { type: 'tip.receive', record: { kind: 'tip', id: 't' }, region: '3713' } as CommandHead;
  expect(codeOf({}, tip, supervised())).toBe('region-unreadable');
});

test('[CASE-7] who has no row in the table is refused, with what is lacking', () => {
  const code = (who: Parameters<typeof context>[1], purpose: Parameters<typeof context>[2] = 'supervision') =>
    codeOf({}, setting('stop-hours'), context(NOON, who, purpose));
  expect(code(LAWYER)).toBe('ok');
  expect(code(actor('甲', 'investigator'))).toBe('not-your-role');
  expect(code(actor('乙', 'lawyer', { kind: 'bank' }))).toBe('not-your-kind-of-agency');
  expect(code(actor('丙', 'lawyer', { level: 'county' }))).toBe('level-too-low');
  expect(code(LAWYER, 'investigation')).toBe('wrong-purpose');
});

test('[CASE-8] who gave which command stays with the record', () => {
  const { casework, events } = run({}, [
    [setting('stop-hours'), supervised()],
    [setting('stop-hours'), context(NOON, actor('首长', 'head'), 'supervision')],
  ]);
  expect(casework['legal-setting']?.get('stop-hours')?.hands).toEqual([
    { command: 'legal-setting.switch-on', by: '法制' },
    { command: 'legal-setting.switch-on', by: '首长' },
  ]);
  expect(events.every(({ command, by }) => command !== undefined && by.id !== CLOCK.id)).toBe(true);
});

test('[CASE-9] the clock may give no command', () => {
  const target = { region: '371300', agencies: [CLOCK.agency.id], personId: CLOCK.id };
  for (const { commands } of recordModules())
    for (const action of commands)
      for (const purpose of PURPOSES) expect(may({ action, actor: CLOCK, purpose, target }).ok, action).toBe(false);
});

describe('[CASE-11] legal values', () => {
  test.each(Object.values(LEGAL_VALUES).map((rule) => [rule.id, rule] as const))('[CASE-11] %s', (id, rule) => {
    const switched = step({}, setting(id), supervised());
    const set = (value: number) => step({}, setting(id, { type: 'legal-setting.set', value }), supervised());
    const given = set(1);
    const isFixed = rule.confidence === 'T' && rule.value !== undefined;
    const canSwitch = !isFixed && rule.value !== undefined && ['T-ocr', 'S'].includes(rule.confidence);
    expect(switched.ok).toBe(canSwitch);
    expect(given.ok).toBe(!isFixed);
    for (const [value, isPossible] of [
      [0, rule.unit === 'switch'],
      [7, rule.unit !== 'switch'],
      [-1, false],
      [1.5, false],
    ] as const)
      expect(set(value).ok, String(value)).toBe(!isFixed && isPossible);
    if (!switched.ok) expect(switched.problem.code).toBe(isFixed ? 'legal-value-fixed' : 'legal-value-has-none');
    else
      expect(legalSettingsOf(switched.value.casework).get(id)).toEqual({
        value: rule.value,
        by: '测试法制',
        atMs: NOON,
      });
  });

  test('[CASE-11] a value without a reason, below zero, in parts or of an unknown rule is refused', () => {
    const set = (change: Partial<LegalSettingCommand>, id = 'receipt-hours') =>
      codeOf({}, setting(id, { type: 'legal-setting.set', value: 24, ...change }), supervised());
    expect(set({})).toBe('ok');
    expect(set({ reason: ' ' })).toBe('reason-missing');
    expect(set({ value: -1 })).toBe('legal-value-out-of-range');
    expect(set({ value: 0.5 })).toBe('legal-value-out-of-range');
    expect(set({}, 'no-such-value')).toBe('legal-value-unknown');
  });
});

test('[CASE-12] an answer is taken once, for an instruction that was given', () => {
  const order: Delivery = { id: 'd1', to: '测试银行', instruction: 'lift', orderedMs: NOON };
  const receipt = { atMs: NOON + 1, result: 'done' } as const;
  const after = answered([order, { ...order, id: 'd2' }], 'd1', receipt);
  expect(unanswered(after ?? []).map(({ id }) => id)).toEqual(['d2']);
  expect(answered(after ?? [], 'd1', receipt)).toBeUndefined();
  expect(answered([order], 'd3', receipt)).toBeUndefined();
});

test('[CASE-5] nothing runs where nothing was begun', () => {
  const when = { nowMs: NOON, calendar: CHINA_CALENDAR };
  expect(runningClocks({}, when)).toEqual([]);
  expect(elapse({}, when)).toEqual({ casework: {}, events: [] });
});
