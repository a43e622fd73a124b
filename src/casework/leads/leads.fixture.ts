import type { Actor, Agency, Role } from '../actor.ts';
import type { FindingRef } from '../finding-ref.ts';
import { actor, at, context, run, settledCasework } from '../world.fixture.ts';
import type { Casework, CommandHead, Context, EventHead } from '../record.ts';
import { leadOf, type LeadState, type LeadSubject } from './lead.ts';
import type { LeadCommand } from './lead-events.ts';

/** A province with two cities, one of which has two counties with a bank outlet, and another province. */
export const PLACES = {
  province: { kind: 'police', level: 'province', region: '370000' },
  city: { kind: 'police', level: 'city', region: '371300' },
  county: { kind: 'police', level: 'county', region: '371312' },
  county2: { kind: 'police', level: 'county', region: '371302' },
  outlet: { kind: 'bank', level: 'outlet', region: '371312' },
  city2: { kind: 'police', level: 'city', region: '370100' },
  far: { kind: 'police', level: 'city', region: '330100' },
} as const satisfies Readonly<Record<string, Omit<Agency, 'id'>>>;

export type Place = keyof typeof PLACES;

export function officer(place: Place, role: Role = 'investigator', id = `${place}-${role}`): Actor {
  return actor(id, role, PLACES[place]);
}

export function agency(place: Place): Agency {
  return officer(place).agency;
}

export const START = at('2024-03-05 09:00');

export const ACCOUNT: LeadSubject = { kind: 'account', id: '6200000000000000011', isReturnee: false };
export const PERSON: LeadSubject = { kind: 'person', id: 'person-1', isReturnee: false };

export function lead<T extends LeadCommand['type']>(
  type: T,
  payload: Omit<Extract<LeadCommand, { type: T }>, 'type' | 'record'>,
  id = 'L1',
): LeadCommand {
  return { type, record: { kind: 'lead', id }, ...payload } as LeadCommand;
}

export function entered(changes: Partial<Extract<LeadCommand, { type: 'lead.enter' }>> = {}, id = 'L1'): LeadCommand {
  return {
    ...lead(
      'lead.enter',
      {
        region: '371300',
        source: { level: 'province', issuer: 'police-province-370000', number: 'X-1', dateMs: START },
        subjects: [ACCOUNT, PERSON],
        reasons: [{ code: 'transfers', note: '' }],
      },
      id,
    ),
    ...changes,
  } as LeadCommand;
}

export function finding(key: string, reasons: readonly string[] = ['pass-through']): FindingRef {
  return { id: `F-${key}`, key, run: 'run-1', detectors: [{ id: 'pass-through', version: '1' }], reasons };
}

export type Step = readonly [command: CommandHead, by: Actor, hours: number];

/** Gives commands so many hours after the start. */
export function given(
  steps: readonly Step[],
  from: Casework = settledCasework(),
): { readonly casework: Casework; readonly events: readonly EventHead[] } {
  return run(
    from,
    steps.map(([command, by, hours]) => [command, when(by, hours)]),
  );
}

export function when(by: Actor, hours: number): Context {
  const purpose = by.agency.kind === 'police' ? 'investigation' : 'risk-control';
  return context(START + hours * 3_600_000, by, purpose);
}

export function stateOf(casework: Casework, id = 'L1'): LeadState {
  const state = leadOf(casework, id);
  if (state === undefined) throw new Error(`no lead ${id}`);
  return state;
}

export function taskOf(casework: Casework, dispatch: string, id = 'L1') {
  const task = stateOf(casework, id).dispatches.find((known) => known.id === dispatch);
  if (task === undefined) throw new Error(`no dispatch ${dispatch}`);
  return task;
}
