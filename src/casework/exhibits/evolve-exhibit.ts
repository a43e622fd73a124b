import type { ExhibitEvent } from './exhibit-events.ts';
import type { ExhibitKept, ExhibitState } from './exhibit.ts';

export function evolveExhibit(state: ExhibitState | undefined, event: ExhibitEvent): ExhibitState {
  if (event.type === 'exhibit.registered') {
    const { record, region, agencies, caseNo, listNo, seizedOn, place, items } = event;
    return {
      kind: 'exhibit',
      id: record.id,
      region,
      agencies,
      caseNo,
      listNo,
      seizedOn,
      place,
      items,
      isClosed: false,
    };
  }
  if (state === undefined) throw new Error(`${event.type} before the list was registered`);
  switch (event.type) {
    case 'exhibit.added':
      return { ...state, items: [...state.items, event.item] };
    case 'exhibit.corrected':
      return { ...state, items: replaced(state.items, event.item.id, () => event.item) };
    case 'exhibit.released': {
      const { item: id, end, to, atMs } = event;
      return { ...state, items: replaced(state.items, id, (item) => ({ ...item, end: { end, to, atMs } })) };
    }
    case 'exhibit.closed':
      return { ...state, isClosed: true };
  }
}

function replaced(
  items: readonly ExhibitKept[],
  id: string,
  change: (item: ExhibitKept) => ExhibitKept,
): readonly ExhibitKept[] {
  return items.map((item) => (item.id === id ? change(item) : item));
}
