import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { isUnder } from '#law';

import { AGENCY_LEVELS, type Actor } from '../actor.ts';
import { context, settledCasework } from '../world.fixture.ts';
import type { WarningCommand } from '../warnings/warning-events.ts';
import { potentialVictimWarning } from '../warnings/potential-victim.ts';
import type { Casework, CommandHead } from '../record.ts';
import { LEAD_RESULTS, leadOf, leadsOf, type DispatchStatus, type LeadState } from './lead.ts';
import { leadQuality } from './lead-quality.ts';
import { leadStatistics } from './lead-statistics.ts';
import type { LeadCommand } from './lead-events.ts';
import { ACCOUNT, agency, finding, officer, PERSON, START, type Place } from './leads.fixture.ts';
import { workAtRandom, type Attempted, type Given } from './random-work.fixture.ts';
import { checkGround } from './returnee.ts';

const PLACES: readonly Place[] = ['city', 'county', 'county2', 'outlet', 'province', 'far'];

const ACTORS: readonly Actor[] = [
  ...PLACES.map((place) => officer(place, place === 'outlet' ? 'bank-analyst' : 'investigator')),
  ...(['city', 'county', 'province', 'far'] as const).map((place) => officer(place, 'head')),
  officer('city', 'head', 'city-investigator'),
];

type Draw = readonly [command: number, actor: number, hours: number, a: number, b: number, flag: boolean];

const DRAW: fc.Arbitrary<Draw> = fc
  .tuple(fc.nat(999), fc.nat(99), fc.nat(60), fc.nat(9), fc.nat(9), fc.boolean())
  .map(([command, ...rest]) => [command * 7, ...rest]);

const OFTEN = ['lead.dispatch', 'lead.sign', 'lead.feed-back', 'lead.accept', 'lead.return', 'lead.reopen'];

/** The drawn command: mostly one that its actor might give. */
function commandOf([command, , , a, b, flag]: Draw): CommandHead {
  const record = { kind: 'lead', id: `L${a % 2}` } as const;
  const subjects = [ACCOUNT, { ...PERSON, isReturnee: flag }];
  const dispatch = { id: `d${b}`, to: agency(PLACES[b % PLACES.length] ?? 'county') };
  const dispatchId = `d${b}`;
  const choices: readonly (LeadCommand | WarningCommand)[] = [
    { type: 'lead.take-finding', record, region: '371300', subjects, finding: finding(`k${b % 2}`), foundMs: START },
    {
      type: 'lead.enter',
      record,
      region: '371300',
      subjects,
      source: { level: 'campaign', issuer: 'police-ministry', number: `N${b % 3}`, dateMs: START },
      reasons: [{ code: b === 0 ? 'returnee' : 'transfers', note: '' }],
    },
    { type: 'lead.dispatch', record, dispatches: [dispatch] },
    { type: 'lead.dispatch', record, dispatches: [dispatch, { id: `e${b}`, to: agency('county') }] },
    { type: 'lead.sign', record },
    { type: 'lead.sign', record },
    {
      type: 'lead.verify',
      record,
      result: LEAD_RESULTS[b % 5] ?? 'confirmed',
      note: '核查',
      otherRegion: '330100',
      duplicateOf: `L${(a + 1) % 2}`,
    },
    { type: 'lead.verify', record, result: 'confirmed', note: '核查' },
    { type: 'lead.feed-back', record },
    { type: 'lead.feed-back', record },
    { type: 'lead.accept', record, dispatch: dispatchId },
    { type: 'lead.accept', record, dispatch: dispatchId },
    { type: 'lead.return', record, dispatch: dispatchId, missing: '补充材料' },
    { type: 'lead.recall', record, dispatch: dispatchId, reason: '有误' },
    { type: 'lead.pass-on', record, dispatch, reason: '属地' },
    { type: 'lead.close', record, reason: '办结' },
    { type: 'lead.close', record, reason: '办结' },
    { type: 'lead.reopen', record, reason: '新证据' },
    { type: 'lead.mark-returnee', record, subject: PERSON.id, isReturnee: flag },
    { type: 'lead.drop-subject', record, subject: PERSON.id, reason: '系被害人' },
    { type: 'lead.add', record, subjects: [], reasons: [{ code: 'call-records', note: '' }] },
    {
      type: 'lead.update-finding',
      record,
      change: flag ? 'changed' : 'gone',
      finding: finding(`k${b % 2}`, [`r${a}`]),
    },
    {
      type: 'lead.record-receipt',
      record,
      delivery: `${record.id}-report-1`,
      receipt: { atMs: START, result: 'done' },
    },
    {
      type: 'warning.raise',
      record: { kind: 'warning', id: `W${a}` },
      region: '371312',
      source: 'bank',
      victim: { name: '测试甲', phone: '10900000001', person: PERSON.id },
      level: 'low',
      reasons: ['fraud-call'],
    },
  ];
  const weighted = choices.flatMap((choice) =>
    Array.from({ length: OFTEN.includes(choice.type) ? 3 : 1 }, () => choice),
  );
  return weighted[command % weighted.length] ?? { type: 'lead.sign', record };
}

function stepsOf(draws: readonly Draw[]): readonly ((casework: Casework) => Given)[] {
  let nowMs = START;
  return draws.map((draw) => {
    const [, who, hours, , aim] = draw;
    nowMs += hours * 3_600_000;
    const at = nowMs;
    const drawn = { command: commandOf(draw), by: ACTORS[who % ACTORS.length] ?? officer('city') };
    return (casework) => {
      const { command, by } = aim < 8 ? aimed(casework, drawn, draw) : drawn;
      const purpose = command.type.startsWith('warning') ? 'loss-prevention' : 'investigation';
      return { command, context: context(at, by, purpose) };
    };
  });
}

/** In which state a task waits for the command. */
const WAITS: Readonly<Record<string, readonly DispatchStatus[]>> = {
  'lead.sign': ['dispatched'],
  'lead.dispatch': ['signed', 'returned'],
  'lead.verify': ['signed', 'returned'],
  'lead.feed-back': ['signed', 'returned'],
  'lead.accept': ['fed-back'],
  'lead.return': ['fed-back'],
};

/** Most draws are aimed: at a task that is there, by somebody of the agency whose turn it is. */
function aimed(casework: Casework, drawn: { command: CommandHead; by: Actor }, [, , , a, b]: Draw): typeof drawn {
  const { type, record } = drawn.command;
  const all = leadOf(casework, record.id)?.dispatches ?? [];
  const fitting = all.filter(
    ({ path, status }) => (path !== 'own' || type === 'lead.dispatch') && WAITS[type]?.includes(status),
  );
  const tasks = fitting.length === 0 ? all : fitting;
  const task = tasks[(a + 3 * b) % Math.max(1, tasks.length)];
  if (task === undefined) return drawn;
  const of = (id: string | undefined) => ACTORS.find(({ agency: at }) => at.id === id) ?? drawn.by;
  switch (type) {
    case 'lead.sign':
    case 'lead.verify':
    case 'lead.feed-back':
    case 'lead.dispatch':
      return { command: drawn.command, by: of(task.to.id) };
    case 'lead.accept':
    case 'lead.return':
    case 'lead.recall':
      return { command: { ...drawn.command, dispatch: task.id } as CommandHead, by: of(task.from?.id) };
    case 'lead.close':
    case 'lead.reopen':
      return { command: drawn.command, by: officer('city', 'head') };
    default:
      return drawn;
  }
}

/** Begun by the city, so that most draws find something to work on. */
const OPENING: readonly Draw[] = [
  [1, 0, 1, 0, 1, false],
  [0, 0, 1, 1, 0, false],
];

test('[LEAD-19] no order of commands reaches what may not be', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(DRAW, { minLength: 60, maxLength: 120, size: 'max' }), (draws) => {
      const { events } = workAtRandom(settledCasework(), stepsOf([...OPENING, ...draws]), checkStep);
      for (const { type } of events) seen.set(type, (seen.get(type) ?? 0) + 1);
    }),
    { seed: 62, numRuns: 80 },
  );
  const reached = ['lead.closed', 'lead.accepted', 'lead.returned', 'lead.recalled', 'lead.reopened', 'lead.overdue'];
  for (const type of [...reached, 'lead.dispatched', 'lead.fed-back', 'lead.finding-updated', 'warning.raised'])
    expect(seen.get(type) ?? 0, type).toBeGreaterThan(4);
});

const UNFLAGGED = ['lead.mark-returnee', 'lead.update-finding'];

test('[LEAD-13] with and without the flag all else is the same', () => {
  fc.assert(
    fc.property(fc.array(DRAW, { minLength: 40, maxLength: 80, size: 'max' }), (draws) => {
      const run = (isFlagged: boolean) => {
        const kept = draws.filter((draw) => !UNFLAGGED.includes(commandOf(draw).type));
        const steps = stepsOf([...OPENING, ...kept].map(([c, w, h, a, b]): Draw => [c, w, h, a, b, isFlagged]));
        return workAtRandom(settledCasework(), steps, () => undefined);
      };
      const [plain, flagged] = [run(false), run(true)];
      expect(leadsOf(flagged.casework).map(withoutFlag)).toEqual(leadsOf(plain.casework).map(withoutFlag));
      expect(leadsOf(flagged.casework).map(leadQuality)).toEqual(leadsOf(plain.casework).map(leadQuality));
      expect(leadStatistics(leadsOf(flagged.casework))).toEqual(leadStatistics(leadsOf(plain.casework)));
      expect(flagged.events.map(({ type, atMs }) => [type, atMs])).toEqual(
        plain.events.map(({ type, atMs }) => [type, atMs]),
      );
    }),
    { seed: 63, numRuns: 40 },
  );
});

function withoutFlag(state: LeadState): LeadState {
  return { ...state, subjects: state.subjects.map((subject) => ({ ...subject, isReturnee: false })) };
}

function checkStep({ before, after, events }: Attempted): void {
  for (const state of leadsOf(after)) {
    checkTree(state);
    checkTasks(state);
    checkReasonsOf(state);
  }
  const keys = leadsOf(after).flatMap(({ finding: taken }) => (taken === undefined ? [] : [taken.key]));
  expect(new Set(keys).size).toBe(keys.length);
  for (const event of events) if (event.type === 'lead.closed') checkClosed(before, after, event);
}

function checkTree({ dispatches, owner }: LeadState): void {
  for (const { from, to, path, parent } of dispatches) {
    if (from === undefined) {
      expect([path, to.id]).toEqual(['own', owner.id]);
      continue;
    }
    expect(from.kind).toBe('police');
    expect(dispatches.find(({ id }) => id === parent)?.to.id).toBe(from.id);
    if (path === 'over') {
      expect([from.id, to.kind, isUnder(to.region, owner.region)]).toEqual([owner.id, 'police', false]);
      continue;
    }
    expect(isUnder(to.region, from.region)).toBe(true);
    const step = AGENCY_LEVELS.indexOf(from.level) - AGENCY_LEVELS.indexOf(to.level);
    expect(step).toBeGreaterThanOrEqual(to.kind === 'police' ? 1 : 0);
  }
}

function checkTasks({ dispatches, status, closure }: LeadState): void {
  const isOpen = (task: (typeof dispatches)[number]) => task.status !== 'accepted' && task.status !== 'recalled';
  const holders = dispatches.filter(isOpen).map(({ to }) => to.id);
  expect(new Set(holders).size).toBe(holders.length);
  for (const task of dispatches) {
    const below = dispatches.filter(({ parent }) => parent === task.id);
    if (task.status === 'fed-back' || task.status === 'accepted') expect(task.verification).toBeDefined();
    if (task.status !== 'signed' && task.status !== 'returned') expect(below.filter(isOpen)).toEqual([]);
    if (task.status === 'dispatched') expect(task.verification).toBeUndefined();
    for (const { level } of task.alarms)
      expect(AGENCY_LEVELS.indexOf(level)).toBeGreaterThan(AGENCY_LEVELS.indexOf(task.to.level));
  }
  expect(closure !== undefined).toBe(status === 'closed');
  if (status === 'closed') {
    expect(dispatches.slice(1).filter(isOpen)).toEqual([]);
    expect(dispatches[0]?.verification?.result).toBe(closure?.result);
  }
}

function checkReasonsOf({ reasons, subjects }: LeadState): void {
  expect(reasons.length).toBeGreaterThan(0);
  for (const { code } of reasons) expect(checkGround(code).ok).toBe(true);
  if (subjects.some(({ isReturnee }) => isReturnee))
    expect(reasons.some(({ code }) => code !== 'other-fact')).toBe(true);
}

function checkClosed(before: Casework, after: Casework, { record, by }: Attempted['events'][number]): void {
  const hands = before.lead?.get(record.id)?.hands ?? [];
  expect(hands.filter(({ command, by: hand }) => command === 'lead.verify' && hand === by.id)).toEqual([]);
  const state = leadsOf(after).find(({ id }) => id === record.id);
  expect(by.agency).toBe(state?.owner.id);
  if (state?.closure?.result !== 'confirmed') return;
  expect(state.subjects.length).toBeGreaterThan(0);
  for (const subject of state.subjects) expect(potentialVictimWarning(before, subject)).toBeUndefined();
}
