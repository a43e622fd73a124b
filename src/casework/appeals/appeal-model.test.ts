import { CHINA_CALENDAR } from '#law';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Actor } from '../actor.ts';
import { replay } from '../casework.ts';
import { step } from '../decide.ts';
import { elapse, runningClocks } from '../elapse.ts';
import { recordOf } from '../record-of.ts';
import type { Casework, EventHead, RecordHead } from '../record.ts';
import type { SanctionState } from '../sanctions/sanction.ts';
import { selfCheckAnswer } from '../self-check/self-check-answer.ts';
import { context, settledCasework } from '../world.fixture.ts';
import { mayAnswer } from './competence.ts';
import {
  APPROVER,
  BANK,
  BANK_HEAD,
  BANK_REVIEWER,
  CARD,
  CITIZEN,
  CONTESTED,
  COUNTY,
  CREDIT,
  CREDIT_HEAD,
  CREDIT_OFFICER,
  CREDIT_REVIEWER,
  DAY,
  DESK_HEAD,
  file,
  GUARDIAN,
  MAKER,
  OFFICER,
  onTicket,
  OPERATOR,
  OTHER_CARD,
  personIn,
  PHONE,
  POLICE,
  PROVINCE,
  REVIEWER,
  STRANGER,
  T0,
  TELLER,
  ticketOf,
  world,
} from './appeal.fixture.ts';
import type { AppealCommand, AppealState, Contested } from './appeal.ts';
import { sentOf } from './restriction.ts';
import { stillStands } from './still-stands.ts';
import { isCredit, isDispute, isOpen } from './ticket.ts';

const ACTORS: readonly Actor[] = [
  ...[CITIZEN, STRANGER, GUARDIAN, OFFICER, DESK_HEAD, REVIEWER, MAKER, APPROVER, COUNTY, PROVINCE],
  ...[TELLER, BANK_HEAD, BANK_REVIEWER, OPERATOR, CREDIT_OFFICER, CREDIT_HEAD, CREDIT_REVIEWER],
];
/** The desk of each body: who takes, who names a reviewer, who reviews. */
const DESKS = [
  [OFFICER, DESK_HEAD, REVIEWER],
  [TELLER, BANK_HEAD, BANK_REVIEWER],
  [CREDIT_OFFICER, CREDIT_HEAD, CREDIT_REVIEWER],
] as const;
const CONTESTABLE: readonly Contested[] = Object.values(CONTESTED);
const GROUNDS = ['finding-wrong', 'not-my-card', 'procedure', 'credit-data-wrong'] as const;

interface Move {
  readonly isNatural: boolean;
  readonly what: number;
  readonly who: number;
  readonly hours: number;
  readonly contested: readonly Contested[];
}

const MOVES = fc.array(
  fc.record({
    isNatural: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
    what: fc.nat(999),
    who: fc.nat(999),
    hours: fc.constantFrom(0, 1, 5, 30, 24 * 12, 24 * 40),
    contested: fc.subarray([...CONTESTABLE], { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 6, maxLength: 16 },
);

function pick<T>(values: readonly T[], at: number): T {
  return values[at % values.length] as T;
}

function decisions({ what, contested }: Move, state?: AppealState): readonly AppealCommand[] {
  const isAboutCards = state?.contested.some(({ basis }) => isDispute(basis)) === true;
  const ground = isAboutCards ? 'not-my-card' : pick(GROUNDS, what);
  const own = state?.contested ?? contested;
  const decide = { type: 'appeal.decide', reasons: '理由' } as const;
  return [
    onTicket({ ...decide, outcome: 'upheld', ground }),
    onTicket({ ...decide, outcome: 'upheld', ground }),
    onTicket({ ...decide, outcome: 'partly', ground, upheld: own.slice(what % 2) }),
    onTicket({ ...decide, outcome: 'partly', ground, upheld: own.slice(0, 1) }),
    onTicket({ ...decide, outcome: 'rejected' }),
  ];
}

function checkItems(numbers: readonly string[]): AppealCommand {
  const results = numbers.map((number) => ({ number, result: 'opened-by-other' as const }));
  return onTicket({ type: 'appeal.check-items', results, note: '' });
}

/** Any command by anybody. */
function wild(move: Move): readonly [AppealCommand, Actor] {
  const reviewer = pick(ACTORS, move.what);
  const commands: readonly AppealCommand[] = [
    file(move.contested, { to: pick([POLICE, BANK, CREDIT], move.what) }),
    file(move.contested),
    onTicket({ type: 'appeal.ask-papers', lacking: ['contract'] }),
    onTicket({ type: 'appeal.add-paper', paper: 'contract', name: '' }),
    onTicket({ type: 'appeal.add-statement', text: '' }),
    onTicket({ type: 'appeal.add-contested', contested: move.contested }),
    onTicket({ type: 'appeal.accept' }),
    onTicket({ type: 'appeal.offer-transfer', to: pick([POLICE, BANK, CREDIT], move.what), reason: '由' }),
    onTicket({ type: 'appeal.take-over' }),
    onTicket({ type: 'appeal.assign', reviewer: { id: reviewer.id, name: '复核' } }),
    checkItems([pick([CARD, OTHER_CARD, PHONE], move.what)]),
    ...decisions(move),
    onTicket({ type: 'appeal.withdraw', reason: '' }),
  ];
  return [pick(commands, move.what), pick(ACTORS, move.who)];
}

/** What comes next in good order, so that decisions are reached. */
function natural(move: Move, state: AppealState | undefined): readonly [AppealCommand, Actor] {
  if (state === undefined) return [file(move.contested, { to: pick([POLICE, BANK, CREDIT], move.what) }), CITIZEN];
  const [officer, head, reviewer] = DESKS.find(([one]) => one.agency.id === state.owner.agency) ?? DESKS[0];
  const items = state.contested.flatMap(({ basis, items: numbers = [] }) => (isDispute(basis) ? numbers : []));
  if (move.who % 11 === 0) return [onTicket({ type: 'appeal.withdraw', reason: '' }), CITIZEN];
  if (state.acceptedMs === undefined) return [onTicket({ type: 'appeal.accept' }), officer];
  if (state.reviewer === undefined)
    return [onTicket({ type: 'appeal.assign', reviewer: { id: reviewer.id, name: '复核' } }), head];
  if (items.some((number) => !state.checks.some((check) => check.number === number)))
    return [checkItems(items), TELLER];
  return [pick(decisions(move, state), move.who), ACTORS.find(({ id }) => id === state.reviewer?.id) ?? reviewer];
}

test('[APL-27] whatever is done by whom and when, no ticket comes into a state that may not be', () => {
  const reached = { upheld: 0, partly: 0, rejected: 0, withdrawn: 0, refused: 0 };
  fc.assert(
    fc.property(MOVES, (moves) => {
      let now: Casework = world();
      let nowMs = T0;
      const all: EventHead[] = [];
      for (const move of moves) {
        nowMs += move.hours * 3_600_000;
        const last = tickets(now).at(-1);
        const isNew = last === undefined || !isOpen(last);
        const [bare, who] = move.isNatural ? natural(move, isNew ? undefined : last) : wild(move);
        const id = `q${tickets(now).length + (isNew && move.isNatural ? 1 : move.what % 2)}`;
        const command = { ...bare, record: { kind: 'appeal', id } } as const;
        const before = elapse(now, { nowMs, calendar: CHINA_CALENDAR }).casework;
        const done = step(now, command, context(nowMs, who, 'appeal'));
        if (!done.ok) {
          reached.refused += 1;
          continue;
        }
        now = done.value.casework;
        all.push(...done.value.events);
        for (const ticket of tickets(now)) checkTicket(ticket, now, nowMs);
        checkStep(before, now, { events: done.value.events, who, nowMs });
        for (const event of done.value.events) {
          const { type, outcome } = event as EventHead & { outcome?: 'upheld' | 'partly' | 'rejected' };
          if (type === 'appeal.decided' && outcome !== undefined) reached[outcome] += 1;
          if (type === 'appeal.withdrawn') reached.withdrawn += 1;
        }
      }
      expect(replay(all, world())).toEqual(now);
      const { person } = now;
      const bare = { ...settledCasework(), ...(person === undefined ? {} : { person }) };
      expect(JSON.stringify(selfCheckAnswer(now, 'p1'))).toBe(JSON.stringify(selfCheckAnswer(bare, 'p1')));
    }),
    { seed: 64, numRuns: 200 },
  );
  for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(5);
});

test('[APL-28] time asked in small steps or at once gives the same alarms', () => {
  fc.assert(
    fc.property(
      fc.subarray([...CONTESTABLE], { minLength: 1 }),
      fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }),
      (contested, days) => {
        const filed = step(world(), file(contested), context(T0, CITIZEN, 'appeal'));
        if (!filed.ok) return;
        const when = (day: number) => ({ nowMs: T0 + day * DAY, calendar: CHINA_CALENDAR });
        let now = filed.value.casework;
        let day = 0;
        const events: EventHead[] = [];
        for (const more of days) {
          day += more;
          const elapsed = elapse(now, when(day));
          now = elapsed.casework;
          events.push(...elapsed.events);
        }
        const once = elapse(filed.value.casework, when(day));
        const bare = (list: readonly EventHead[]) => list.map((event) => ({ ...event, recordedMs: 0 }));
        expect(bare(events)).toEqual(bare(once.events));
      },
    ),
    { seed: 65, numRuns: 100 },
  );
});

function tickets(casework: Casework): readonly AppealState[] {
  return [...((casework.appeal ?? new Map()) as ReadonlyMap<string, AppealState>).values()];
}

/** One owner; a clock, a shown problem or an alarm for each basis; nobody else's records. */
function checkTicket(ticket: AppealState, casework: Casework, nowMs: number): void {
  expect(ticket.owner.agency).not.toBe('');
  if (ticket.acceptedMs !== undefined) expect(ticket.owner.officer).toBeDefined();
  expect(ticket.reviewer?.id ?? '').not.toBe(ticket.owner.officer);
  if (isOpen(ticket)) {
    const running = runningClocks(casework, { nowMs, calendar: CHINA_CALENDAR }).filter(
      ({ record }) => record.kind === 'appeal' && record.id === ticket.id,
    );
    for (const { basis } of ticket.contested) {
      const isOverdue = ticket.overdue.some((one) => one.basis === basis);
      const clock = running.find((one) => one.clock.code === `appeal-${basis}`)?.clock;
      expect(isOverdue || clock?.dueMs !== undefined || clock?.problem !== undefined).toBe(true);
    }
  }
  const disputed = ticket.contested.flatMap(({ basis, items = [] }) => (isDispute(basis) ? items : []));
  const person = personIn(casework, ticket.personId);
  const marked = person.items.filter(({ number, status }) => disputed.includes(number) && status === 'disputed');
  expect(marked.length > 0 && !isOpen(ticket) && tickets(casework).length === 1).toBe(false);
}

interface Step {
  readonly events: readonly EventHead[];
  readonly who: Actor;
  readonly nowMs: number;
}

function checkStep(before: Casework, after: Casework, { events, who, nowMs }: Step): void {
  const decided = events.find(({ type }) => type === 'appeal.decided');
  const others = events.filter(({ record, command }) => command !== undefined && record.kind !== 'appeal');
  if (decided === undefined) {
    expect(others.every(({ type }) => type === 'person.item-disputed' || type === 'person.dispute-settled')).toBe(true);
    return;
  }
  const was = ticketOf(before, decided.record.id);
  const ticket = ticketOf(after, decided.record.id);
  const contested = was.contested.map(({ record }) => recordOf(before, record) as RecordHead);
  for (const { hands = [] } of [was, ...contested]) expect(hands.map(({ by }) => by)).not.toContain(who.id);
  expect([was.owner, ...was.earlierOwners].map(({ officer }) => officer)).not.toContain(who.id);
  for (const one of was.contested) expect(mayAnswer(one, who, { appeal: was, casework: before })).toBe(true);
  const outcome = ticket.decision?.outcome;
  if (outcome === 'rejected') expect(others.every(({ type }) => type === 'person.dispute-settled')).toBe(true);
  if (outcome !== 'upheld') return;
  for (const { record, basis, items } of was.contested) {
    const state = recordOf(after, record) as RecordHead;
    const cause = isDispute(basis) ? 'not-my-card' : 'appeal-upheld';
    if (!isCredit(basis)) expect(stillStands(state, { events: [], items, cause })).toBe(false);
    for (const number of isDispute(basis) ? (items ?? []) : [])
      expect(personIn(after, 'p1').items.find((item) => item.number === number)?.status).toBe('removed');
  }
  for (const restored of ticket.decision?.restored ?? [])
    checkTold(before, after, { restored: restored.record, nowMs, who });
}

/** Whoever was told of the restriction is told of its end, but for the institution that decides itself. */
function checkTold(
  before: Casework,
  after: Casework,
  { restored, nowMs, who }: { restored: AppealState['contested'][number]['record']; nowMs: number; who: Actor },
): void {
  const state = recordOf(after, restored) as RecordHead;
  if (restored.kind === 'person' || (restored.kind === 'sanction' && (state as SanctionState).stage === 'in-force'))
    return;
  const had = new Set(sentOf(recordOf(before, restored)).map(({ to }) => to));
  const told = new Set(
    sentOf(state)
      .filter(({ orderedMs }) => orderedMs === nowMs)
      .map(({ to }) => to),
  );
  for (const to of had) if (to !== who.agency.id) expect(told).toContain(to);
}
