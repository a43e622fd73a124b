import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { leadsOf } from '../leads/lead.ts';
import { officer, START } from '../leads/leads.fixture.ts';
import { workAtRandom, type Attempted, type Given } from '../leads/random-work.fixture.ts';
import { actor, context, settledCasework } from '../world.fixture.ts';
import { tipByReceipt, tipsOf } from './tip.ts';
import type { TipCommand } from './tip-events.ts';

const SECRET = 'SECRET';
const CITIZEN = actor(SECRET, 'citizen', { kind: 'public', level: 'outlet', region: '000000', id: SECRET });
const ACTORS = [
  CITIZEN,
  officer('county'),
  officer('county', 'head'),
  officer('county', 'head', 'county-investigator'),
  officer('city', 'reviewer'),
  officer('city', 'head'),
  officer('far'),
] as const;

const OFTEN = ['receive', 'triage', 'make-lead', 'verify', 'end', 'reward'] as const;
const KINDS = [...OFTEN, ...OFTEN, 'close', 'reject'] as const;

const STEP = fc.record({
  who: fc.constantFrom(...ACTORS),
  hours: fc.nat(40),
  id: fc.constantFrom('T0', 'T1'),
  lead: fc.constantFrom('L0', 'L1'),
  kind: fc.constantFrom(...KINDS),
  isNamed: fc.boolean(),
} as const);

type Drawn = typeof STEP extends fc.Arbitrary<infer T> ? T : never;

function commandOf({ id, kind, lead, isNamed }: Drawn): Given['command'] {
  const record = { kind: 'tip', id } as const;
  const commands = {
    receive: {
      type: 'tip.receive',
      record,
      region: '371312',
      topic: 'card-trade',
      text: '收卡',
      subjects: [{ kind: 'number', id: '10900000003' }],
      receipt: `digest-${id}`,
      ...(isNamed ? { reporter: { name: SECRET, contact: SECRET } } : {}),
    },
    triage: { type: 'tip.triage', record, note: '审查' },
    'make-lead': { type: 'tip.make-lead', record, lead, note: '可查' },
    close: { type: 'tip.close', record, end: 'duplicate', reason: '重复' },
    reject: { type: 'tip.reject', record, end: 'false', reason: '不实' },
    reward: { type: 'tip.reward', record, amountMinor: 100, reason: '查实' },
  } as const satisfies Readonly<Record<string, TipCommand>>;
  const on = { kind: 'lead', id: lead } as const;
  if (kind === 'verify')
    return { type: 'lead.verify', record: on, result: 'confirmed', note: '属实' } as Given['command'];
  if (kind === 'end') return { type: 'lead.close', record: on, reason: '办结' } as Given['command'];
  return commands[kind];
}

/** At the end everybody tries to bring what is there to its end, so that rewards are reached. */
const TAIL: readonly Drawn[] = (['verify', 'end', 'reward'] as const).flatMap((kind) =>
  ACTORS.flatMap((who) =>
    (['0', '1'] as const).map((n) => ({ who, kind, hours: 1, id: `T${n}`, lead: `L${n}`, isNamed: false }) as const),
  ),
);

test('[TIP-7] no order of commands reaches what may not be', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(STEP, { minLength: 30, maxLength: 70, size: 'max' }), (draws) => {
      let nowMs = START;
      const steps = [...draws, ...TAIL].map((draw): (() => Given) => {
        nowMs += draw.hours * 3_600_000;
        const purpose = draw.who.role === 'citizen' ? 'self-service' : 'investigation';
        const given = { command: commandOf(draw), context: context(nowMs, draw.who, purpose) };
        return () => given;
      });
      const { events } = workAtRandom(settledCasework(), steps, check);
      for (const { type } of events) seen.add(type);
    }),
    { seed: 65, numRuns: 120 },
  );
  for (const type of ['tip.became-lead', 'tip.closed', 'tip.rewarded', 'lead.closed'])
    expect(seen, type).toContain(type);
});

function check({ before, after, events }: Attempted): void {
  for (const tip of tipsOf(after)) {
    const { hands = [], reporter, status, end, lead, rewarded } = tip;
    expect(JSON.stringify({ ...tip, reporter: undefined })).not.toContain(SECRET);
    if (reporter !== undefined) expect(reporter).toEqual({ name: SECRET, contact: SECRET });
    expect(lead !== undefined).toBe(status === 'lead');
    expect(end !== undefined).toBe(status === 'closed');
    if (lead !== undefined)
      expect(leadsOf(after).some(({ id, source }) => id === lead && source.issuer === tip.id)).toBe(true);
    if (rewarded !== undefined) expect(leadsOf(after).some(({ id }) => id === lead)).toBe(true);
    const by = (command: string) => hands.filter((hand) => hand.command === command).map((hand) => hand.by);
    for (const hand of by('tip.reject')) expect([...by('tip.triage'), ...by('tip.receive')]).not.toContain(hand);
    for (const hand of by('tip.reward')) expect([...by('tip.triage'), ...by('tip.make-lead')]).not.toContain(hand);
    expect(Object.keys(tipByReceipt(after, tip.receipt) ?? {}).toSorted()).toEqual(['sinceMs', 'status']);
  }
  expect(JSON.stringify(leadsOf(after))).not.toContain(SECRET);
  const ended = new Set(
    tipsOf(before)
      .filter(({ status }) => status === 'closed')
      .map(({ id }) => id),
  );
  for (const { record } of events) if (record.kind === 'tip') expect(ended).not.toContain(record.id);
  for (const event of events) if (event.type !== 'tip.received') expect(JSON.stringify(event)).not.toContain(SECRET);
}
