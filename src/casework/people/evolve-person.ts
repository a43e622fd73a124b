import type { ItemOnRecord, PersonState } from './person.ts';
import type { PersonEvent } from './person-events.ts';

export function evolvePerson(state: PersonState | undefined, event: PersonEvent): PersonState {
  if (event.type === 'person.entered') {
    const { identity, region, agencies, caseNo } = event;
    return {
      kind: 'person',
      id: event.record.id,
      personId: event.record.id,
      region,
      agencies,
      ...(caseNo === undefined ? {} : { caseNo }),
      ...identity,
      items: [],
      facts: [],
      isIdentityTheftVictim: false,
    };
  }
  if (state === undefined) throw new Error(`${event.type} before the person was entered`);
  switch (event.type) {
    case 'person.corrected':
      return { ...state, [event.field]: event.value };
    case 'person.item-attached':
      return {
        ...withItems(state, [...state.items, { ...event.item, sinceMs: event.atMs, status: 'on-record' }]),
        agencies: [...new Set([...state.agencies, event.item.institution])],
      };
    case 'person.item-detached':
      return withItems(
        state,
        state.items.filter(({ number }) => number !== event.item.number),
      );
    case 'person.item-disputed':
      return withStatus(state, event.number, 'disputed');
    case 'person.dispute-settled':
      return withStatus(state, event.number, 'on-record');
    case 'person.item-removed':
      return withStatus(state, event.number, 'removed');
    case 'person.fact-recorded':
      return { ...state, facts: [...state.facts, event.fact] };
    case 'person.guardian-set':
      return { ...state, guardian: event.guardian };
  }
}

function withStatus(state: PersonState, number: string, status: ItemOnRecord['status']): PersonState {
  return withItems(
    state,
    state.items.map((item) => (item.number === number ? { ...item, status } : item)),
  );
}

/** A victim of identity theft where something stood on record and all of it was shown to be somebody else's. */
function withItems(state: PersonState, items: readonly ItemOnRecord[]): PersonState {
  const isIdentityTheftVictim = items.length > 0 && items.every(({ status }) => status === 'removed');
  return { ...state, items, isIdentityTheftVictim };
}
