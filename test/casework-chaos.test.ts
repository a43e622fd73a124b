import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  allRecords,
  elapse,
  replay,
  step,
  type AppealState,
  type Casework,
  type EventHead,
  type MeasureState,
  type SanctionState,
} from '#casework';
import { CHINA_CALENDAR } from '#law';
import { APPEAL_UPHELD, CAST, tellStory, TERM_RUNS_OUT, type Story, type StoryStep } from '#use-cases';

/** How one step of a story is disturbed. */
interface Disturbance {
  readonly keep: boolean;
  readonly twice: boolean;
  readonly lateHours: number;
  readonly actor: number;
}

const ACTORS = Object.values(CAST);
const DISTURBANCE: fc.Arbitrary<Disturbance> = fc.record({
  keep: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  twice: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  lateHours: fc.integer({ min: 0, max: 400 }).map((n) => (n < 300 ? 0 : n)),
  actor: fc.integer({ min: 0, max: 9 * ACTORS.length }).map((n) => (n < ACTORS.length ? n : -1)),
});

interface Played {
  readonly casework: Casework;
  readonly events: readonly EventHead[];
  readonly nowMs: number;
  readonly accepted: number;
}

function play(steps: readonly StoryStep[], disturbances: readonly Disturbance[]): Played {
  let casework: Casework = {};
  const events: EventHead[] = [];
  let [lateMs, nowMs, accepted] = [0, 0, 0];
  for (const [place, each] of steps.entries()) {
    const how = disturbances[place % disturbances.length];
    if (how === undefined || !how.keep || each.command === undefined || each.who === undefined) continue;
    lateMs += how.lateHours * 3_600_000;
    nowMs = Math.max(nowMs, each.atMs + lateMs);
    const actor = ACTORS[how.actor] ?? each.who;
    for (let times = how.twice ? 2 : 1; times > 0; times--) {
      const unchanged = structuredClone(casework);
      const { command, purpose = 'investigation' } = each;
      const done = step(casework, command, { nowMs, actor, purpose, calendar: CHINA_CALENDAR });
      expect(casework).toEqual(unchanged);
      if (!done.ok) continue;
      accepted += 1;
      casework = done.value.casework;
      events.push(...done.value.events);
      checkAll(casework, nowMs);
    }
  }
  return { casework, events, nowMs, accepted };
}

/** What must hold whatever was tried. Written from the law, not from the code. */
function checkAll(casework: Casework, nowMs: number): void {
  for (const record of allRecords(casework)) {
    if (record.kind === 'measure') checkMeasure(record as MeasureState, nowMs);
    if (record.kind === 'sanction') checkSanction(record as SanctionState, nowMs);
    if (record.kind === 'appeal') checkAppeal(record as AppealState, casework);
  }
}

function checkMeasure({ stops, freezes, hands = [] }: MeasureState, nowMs: number): void {
  const by = (command: string): readonly string[] => hands.filter((hand) => hand.command === command).map((h) => h.by);
  const [heads, police] = [new Set<string>(HEADS), new Set<string>(POLICE)];
  for (const command of ['measure.order-stop', 'measure.approve-freeze', 'measure.request-freeze'])
    expect(by(command).every((id) => police.has(id))).toBe(true);
  expect(by('measure.approve-freeze').every((id) => heads.has(id))).toBe(true);
  expect(stops.filter(({ startedMs }) => startedMs !== undefined).length).toBeLessThanOrEqual(2);
  for (const { status, startedMs = 0, endsMs = 0 } of stops) {
    if (status !== 'in-force') continue;
    expect(endsMs - startedMs).toBe(48 * 3_600_000);
    expect(nowMs).toBeLessThan(endsMs);
  }
  for (const { status, approvedMs, approvedBy, requestedBy, terms } of freezes) {
    if (status !== 'in-force') continue;
    expect(approvedMs).toBeDefined();
    expect(approvedBy?.person).not.toBe(requestedBy);
    expect(nowMs).toBeLessThan(terms.at(-1)?.endsMs ?? Infinity);
  }
}

const DETERMINED = ['determined', 'served', 'in-force', 'expired'];

function checkSanction(state: SanctionState, nowMs: number): void {
  const { stage, determination, service, orders, measures, hands = [], publication } = state;
  const proposers = hands.filter(({ command }) => command === 'sanction.propose').map(({ by }) => by);
  const determiners = hands.filter(({ command }) => command === 'sanction.determine').map(({ by }) => by);
  if (DETERMINED.includes(stage)) expect(determination).toBeDefined();
  expect(determiners.every((id) => ['officer-4', 'officer-5'].includes(id) && !proposers.includes(id))).toBe(true);
  if (orders.length > 0) expect(service).toBeDefined();
  expect(publication).toBeUndefined();
  if (stage !== 'in-force' && stage !== 'served') return;
  const last = measures
    .flatMap(({ endsOn }) => endsOn ?? [])
    .toSorted()
    .at(-1);
  const lapse = last === undefined ? Infinity : Date.parse(`${last}T00:00:00+08:00`) + 20 * 86_400_000;
  expect(nowMs).toBeLessThan(lapse);
}

/** Upheld means that nothing contested stands. */
function checkAppeal({ decision, contested, reviewer, owner }: AppealState, casework: Casework): void {
  expect(owner.agency).not.toBe('');
  if (decision?.outcome !== 'upheld') return;
  expect(decision.by).toBe(reviewer?.id);
  for (const { record, basis } of contested) {
    if (record.kind !== 'sanction' || basis !== 'sanction') continue;
    const stage = (casework.sanction?.get(record.id) as SanctionState | undefined)?.stage;
    expect(['lifted', 'expired', 'withdrawn', 'declined']).toContain(stage);
  }
}

const HEADS = ['officer-2', 'officer-4'];
const POLICE = ['officer-1', 'officer-2', 'officer-3', 'officer-4', 'officer-5', 'officer-6'];

test('[CASE-13] whatever is left out, repeated, late or tried by somebody else, nothing forbidden comes to stand and the events replay', () => {
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.constantFrom('appeal-upheld', 'term-runs-out'),
      fc.array(DISTURBANCE, { minLength: 37, maxLength: 37 }),
      (story, disturbances) => {
        const { steps } = story === 'appeal-upheld' ? APPEAL_UPHELD : TERM_RUNS_OUT;
        const played = play(steps, disturbances);
        accepted += played.accepted;
        expect(replay(played.events)).toEqual(played.casework);
        expect(played.events.every(({ by, command }) => (by.role === 'clock') === (command === undefined))).toBe(true);
        const later = played.nowMs + 40 * 86_400_000;
        let often = played.casework;
        for (let nowMs = played.nowMs; nowMs < later; nowMs += 7 * 3_600_000)
          often = elapse(often, { nowMs, calendar: CHINA_CALENDAR }).casework;
        often = elapse(often, { nowMs: later, calendar: CHINA_CALENDAR }).casework;
        expect(withoutTimes(often)).toEqual(
          withoutTimes(elapse(played.casework, { nowMs: later, calendar: CHINA_CALENDAR }).casework),
        );
      },
    ),
    { seed: 612, numRuns: 120 },
  );
  expect(accepted).toBeGreaterThan(1000);
});

/** Records without the time of writing. */
function withoutTimes(casework: Casework): readonly unknown[] {
  return allRecords(casework).map((record) => ({ ...record, lastMs: 0 }));
}

/** A story's records just before the first step with this command, and that step. */
function before(story: Story, type: string): { readonly casework: Casework; readonly next: StoryStep } {
  const place = story.steps.findIndex(({ command, refused }) => command?.type === type && refused === undefined);
  const next = story.steps[place];
  const told = tellStory({ ...story, steps: story.steps.slice(0, place) });
  if (next === undefined || !told.ok) throw new Error(type);
  return { casework: told.value.casework, next };
}

const given = (casework: Casework, { command, who, purpose = 'investigation' }: StoryStep, nowMs: number) => {
  if (command === undefined || who === undefined) throw new Error('no command');
  const done = step(casework, command, { nowMs, actor: who, purpose, calendar: CHINA_CALENDAR });
  if (!done.ok) throw new Error(done.problem.code);
  return done.value.events;
};

test('[CASE-3] what time has done stands before the command, each at its own end', () => {
  const opened = before(APPEAL_UPHELD, 'lead.sign');
  const [alarm, signed] = given(opened.casework, opened.next, opened.next.atMs);
  expect(alarm).toMatchObject({ type: 'lead.overdue', by: { role: 'clock' }, recordedMs: opened.next.atMs });
  expect(alarm?.atMs).toBe(opened.next.atMs - 50 * 60_000);
  expect(signed).toMatchObject({ type: 'lead.signed', atMs: opened.next.atMs });
});

test('[CASE-4] asked every hour or once, time writes the same ends', () => {
  const { casework, next } = before(TERM_RUNS_OUT, 'sanction.answer');
  const untilMs = next.atMs + 30 * 86_400_000;
  const once = elapse(casework, { nowMs: untilMs, calendar: CHINA_CALENDAR });
  const hourly: EventHead[] = [];
  let state = casework;
  for (let nowMs = next.atMs; nowMs <= untilMs; nowMs += 3_600_000) {
    const { casework: then, events } = elapse(state, { nowMs, calendar: CHINA_CALENDAR });
    state = then;
    hourly.push(...events);
  }
  const ends = (events: readonly EventHead[]) => events.map(({ type, atMs, record }) => ({ type, atMs, record }));
  expect(ends(hourly)).toEqual(ends(once.events));
  expect(once.events.length).toBeGreaterThan(0);
});

test('[CASE-10] an upheld appeal ends what it contests, and the detectors learn of it, in one list of events', () => {
  const { casework, next } = before(APPEAL_UPHELD, 'appeal.decide');
  const events = given(casework, next, next.atMs).filter(({ command }) => command !== undefined);
  expect(events.map(({ type }) => type)).toEqual([
    'appeal.decided',
    'sanction.lifted',
    'measure.ended',
    'detector.outcome-noted',
    'detector.outcome-noted',
  ]);
  expect(new Set(events.map(({ recordedMs, command }) => `${recordedMs} ${command}`)).size).toBe(1);
});
