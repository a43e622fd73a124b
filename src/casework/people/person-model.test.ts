import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { evolve, replay } from '../casework.ts';
import { officer, START } from '../leads/leads.fixture.ts';
import { workAtRandom, type Attempted, type Given } from '../leads/random-work.fixture.ts';
import type { Casework } from '../record.ts';
import { actor, context, settledCasework } from '../world.fixture.ts';
import { countedItems, isMinorAt, personOf, type PersonFact } from './person.ts';
import type { PersonCommand } from './person-events.ts';
import { personRecord } from './person-record.ts';

const ACTORS = [
  officer('city'),
  officer('city', 'head'),
  officer('city', 'reviewer'),
  actor('p1', 'citizen', { kind: 'public', level: 'outlet', region: '000000' }),
  actor('bank', 'bank-analyst', { kind: 'bank', level: 'outlet', region: '371312', id: 'bank-1' }),
] as const;

const NUMBERS = ['6200000000000000011', '6200000000000000022', '10900000001'] as const;

const STEP = fc.record({
  who: fc.constantFrom(...ACTORS),
  hours: fc.nat(40),
  number: fc.constantFrom(...NUMBERS),
  kind: fc.constantFrom(
    'attach',
    'attach',
    'detach',
    'dispute',
    'dispute',
    'settle',
    'settle',
    'fact',
    'guardian',
    'birth',
    'name',
  ),
  fact: fc.constantFrom<PersonFact['kind']>('surrender', 'limit-notified', 'voluntary-cancellation', 'conviction'),
  birth: fc.constantFrom('1990-01-01', '2009-08-07', '2030-01-01'),
  purpose: fc.constantFrom('investigation', 'appeal', 'appeal', 'risk-control'),
  isRemoved: fc.nat(9),
} as const);

type Drawn = typeof STEP extends fc.Arbitrary<infer T> ? T : never;

function commandOf({ kind, number, fact, birth, hours }: Drawn): PersonCommand {
  const record = { kind: 'person', id: 'p1' } as const;
  const commands = {
    attach: { type: 'person.attach-item', record, item: { number, kind: 'bank-account', institution: 'bank-1' } },
    detach: { type: 'person.detach-item', record, number, reason: '误' },
    dispute: { type: 'person.dispute-item', record, number, reason: '非本人' },
    settle: { type: 'person.settle-dispute', record, number, reason: '系本人' },
    fact: {
      type: 'person.record-fact',
      record,
      fact: { kind: fact, atMs: START + hours * 3_600_000, note: '', items: [number] },
    },
    guardian: { type: 'person.set-guardian', record, guardian: { name: '测试监护人', contact: '10900000008' } },
    birth: { type: 'person.correct', record, field: 'birth', value: birth, reason: '核对' },
    name: { type: 'person.correct', record, field: 'name', value: `测试${hours}`, reason: '核对' },
  } as const satisfies Readonly<Record<string, PersonCommand>>;
  return commands[kind];
}

const ENTER: Given = {
  command: {
    type: 'person.enter',
    record: { kind: 'person', id: 'p1' },
    region: '371300',
    agencies: [],
    identity: { isUnit: false, name: '测试甲' },
  } as PersonCommand,
  context: context(START, ACTORS[0]),
};

test('[PERS-9] no order of commands reaches what may not be', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(STEP, { minLength: 20, maxLength: 60, size: 'max' }), (draws) => {
      let nowMs = START;
      const steps = draws.map((draw): (() => Given) => {
        nowMs += draw.hours * 3_600_000;
        const given = { command: commandOf(draw), context: context(nowMs, draw.who, draw.purpose) };
        return () => given;
      });
      const { events } = workAtRandom(settledCasework(), [() => ENTER, ...steps], check);
      for (const { type } of events) seen.add(type);
    }),
    { seed: 67, numRuns: 150 },
  );
  const types = ['corrected', 'item-attached', 'item-detached', 'item-disputed', 'dispute-settled', 'fact-recorded'];
  for (const type of [...types, 'guardian-set']) expect(seen, type).toContain(`person.${type}`);
});

test('[PERS-9] removal by order between the commands: what is gone stays gone', () => {
  fc.assert(
    fc.property(fc.array(STEP, { minLength: 20, maxLength: 60, size: 'max' }), (draws) => {
      let casework: Casework = settledCasework();
      const events = [];
      let nowMs = START;
      for (const draw of draws) {
        nowMs += draw.hours * 3_600_000;
        const given = { command: commandOf(draw), context: context(nowMs, draw.who, draw.purpose) };
        const done = workAtRandom(casework, [() => (personOf(casework, 'p1') === undefined ? ENTER : given)], check);
        casework = done.casework;
        events.push(...done.events);
        const person = personOf(casework, 'p1');
        if (draw.isRemoved > 2 || person === undefined) continue;
        const cause = { cause: 'not-my-card', by: { kind: 'appeal', id: 'A1' }, items: [draw.number] } as const;
        const lifted = personRecord.lift?.(person, cause, given.context);
        if (lifted?.ok !== true) continue;
        const gone = new Set(removedOf(casework));
        casework = lifted.value.reduce(evolve, casework);
        events.push(...lifted.value);
        expect(removedOf(casework)).toEqual(expect.arrayContaining([...gone, draw.number]));
      }
      expect(replay(events, settledCasework())).toEqual(casework);
      const person = personOf(casework, 'p1');
      const isGone =
        person !== undefined && person.items.length > 0 && removedOf(casework).length === person.items.length;
      expect(person?.isIdentityTheftVictim ?? false).toBe(isGone);
    }),
    { seed: 68, numRuns: 100 },
  );
});

function removedOf(casework: Casework): readonly string[] {
  return (personOf(casework, 'p1')?.items ?? [])
    .filter(({ status }) => status === 'removed')
    .map(({ number }) => number);
}

function check({ before, after, context: { nowMs }, events }: Attempted): void {
  const person = personOf(after, 'p1');
  if (person === undefined) throw new Error('no person');
  const numbers = person.items.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  const { counted, disputed } = countedItems(person);
  expect(counted.length + disputed.length + removedOf(after).length).toBe(numbers.length);
  expect(removedOf(after)).toEqual(expect.arrayContaining([...removedOf(before)]));
  for (const { atMs } of person.facts) expect(atMs).toBeLessThanOrEqual(nowMs);
  for (const { type } of events) if (type === 'person.guardian-set') expect(isMinorAt(person, nowMs)).toBe(true);
  if (person.birth !== undefined) expect(Date.parse(person.birth)).toBeLessThanOrEqual(nowMs);
}
