import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Actor } from '../actor.ts';
import { officer, START } from '../leads/leads.fixture.ts';
import { workAtRandom, type Attempted, type Given } from '../leads/random-work.fixture.ts';
import { context, settledCasework } from '../world.fixture.ts';
import { CHANNELS, ATTEMPT_RESULTS, OUTCOMES, WARNING_LEVELS, warningsOf } from './warning.ts';
import { checkWarningText } from './warning-text.ts';
import { needsVisit } from './warning-checks.ts';
import type { WarningCommand } from './warning-events.ts';

const ACTORS: readonly Actor[] = [
  officer('county'),
  officer('county', 'head'),
  officer('city'),
  officer('city', 'head'),
  officer('city', 'head', 'county-investigator'),
  officer('outlet', 'bank-analyst'),
  officer('far'),
];

const TEXTS = ['请勿转账', '请拨打96110', '点击 t.cn/a', undefined] as const;

const STEP = fc.record({
  who: fc.constantFrom(...ACTORS),
  hours: fc.nat(30),
  id: fc.constantFrom('W0', 'W1', 'W2'),
  kind: fc.constantFrom('raise', 'attempt', 'attempt', 'attempt', 'level', 'conclude', 'lift', 'assign'),
  phone: fc.constantFrom('10900000001', '10900000002'),
  level: fc.constantFrom(...WARNING_LEVELS),
  channel: fc.constantFrom(...CHANNELS),
  result: fc.constantFrom(...ATTEMPT_RESULTS),
  text: fc.constantFrom(...TEXTS),
  outcome: fc.constantFrom(...OUTCOMES),
  amount: fc.integer({ min: -1, max: 3 }),
} as const);

type Drawn = typeof STEP extends fc.Arbitrary<infer T> ? T : never;

function commandOf({ id, kind, phone, level, channel, result, text, outcome, amount, who }: Drawn): WarningCommand {
  const record = { kind: 'warning', id } as const;
  switch (kind) {
    case 'raise':
      return {
        type: 'warning.raise',
        record,
        region: '371312',
        source: '12381',
        victim: { name: '测试甲', phone },
        level,
        reasons: ['fraud-call'],
      };
    case 'attempt':
      return {
        type: 'warning.attempt',
        record,
        channel,
        sender: '12381',
        result,
        note: amount > 0 ? '已劝阻' : '',
        ...(text === undefined ? {} : { text }),
      };
    case 'level':
      return { type: 'warning.set-level', record, level, reason: '研判' };
    case 'conclude':
      return {
        type: 'warning.conclude',
        record,
        outcome,
        note: '结果',
        ...(outcome === 'paid-anyway'
          ? {
              payment: {
                amountMinor: amount,
                currency: 'CNY',
                paidMs: START,
                payeeName: '测试乙',
                payeeAccount: '6200000000000000033',
              },
            }
          : {}),
      };
    case 'lift':
      return { type: 'warning.lift-protection', record, reason: '查明' };
    case 'assign':
      return { type: 'warning.assign', record, to: who.agency };
  }
}

test('[WARN-9] no order of commands reaches what may not be', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(STEP, { minLength: 30, maxLength: 70, size: 'max' }), (draws) => {
      let nowMs = START;
      const steps = draws.map((draw): (() => Given) => {
        nowMs += draw.hours * 3_600_000;
        const purpose = draw.kind === 'lift' ? 'investigation' : 'loss-prevention';
        const given = { command: commandOf(draw), context: context(nowMs, draw.who, purpose) };
        return () => given;
      });
      const { events } = workAtRandom(settledCasework(), steps, check);
      for (const event of events)
        seen.add(event.type === 'warning.concluded' && 'outcome' in event ? String(event.outcome) : event.type);
    }),
    { seed: 64, numRuns: 120 },
  );
  for (const type of [
    ...OUTCOMES,
    'warning.visit-ordered',
    'warning.overdue',
    'warning.protection-lifted',
    'warning.assigned',
  ])
    expect(seen, type).toContain(type);
});

function check({ before, after, events }: Attempted): void {
  expect(Object.keys(after).filter((kind) => kind !== 'legal-setting' && kind !== 'warning')).toEqual([]);
  const open = warningsOf(after).filter(({ conclusion }) => conclusion === undefined);
  expect(new Set(open.map(({ victim }) => victim.phone)).size).toBe(open.length);
  for (const state of warningsOf(after)) {
    const { conclusion, attempts, level, isProtected, hands = [] } = state;
    for (const { channel, result, text, note } of attempts) {
      if (text !== undefined) expect(checkWarningText(text).ok && result === 'sent').toBe(true);
      if (result === 'reached') expect(note).not.toBe('');
      if (channel === 'visit' || channel === 'phone') expect(text).toBeUndefined();
    }
    if (conclusion === undefined) {
      expect(state.visitDue).toBe(needsVisit(state) || (state.visitDue && level !== 'high'));
      expect(isProtected).toBe(true);
      continue;
    }
    if (conclusion.outcome === 'dissuaded') expect(attempts.some(({ result }) => result === 'reached')).toBe(true);
    if (conclusion.outcome === 'paid-anyway') expect(conclusion.payment?.amountMinor).toBeGreaterThan(0);
    if (conclusion.outcome === 'unreachable' && level === 'high')
      expect(attempts.some(({ channel }) => channel === 'visit')).toBe(true);
    const lifted = hands.filter(({ command }) => command === 'warning.lift-protection');
    const others = hands.filter(({ command }) => command === 'warning.raise' || command === 'warning.conclude');
    for (const { by } of lifted) expect(others.map((hand) => hand.by)).not.toContain(by);
    expect(isProtected).toBe(lifted.length === 0);
  }
  const ended = new Set(
    warningsOf(before)
      .filter(({ conclusion }) => conclusion !== undefined)
      .map(({ id }) => id),
  );
  for (const { record, type } of events) if (ended.has(record.id)) expect(type).toBe('warning.protection-lifted');
}
