import type { Casework, EventHead, LawContext, RecordHead } from './record.ts';
import { recordModule } from './registry.ts';
import { legalSettingsOf } from './settings/legal-setting.ts';

/** The records with one event more. */
export function evolve(casework: Casework, event: EventHead): Casework {
  const { kind, id } = event.record;
  const before = casework[kind]?.get(id);
  const state = recordModule(kind).evolve(before, event);
  const hands = before?.hands ?? [];
  const after: RecordHead = {
    ...state,
    hands: event.command === undefined ? hands : [...hands, { command: event.command, by: event.by.id }],
    lastMs: Math.max(before?.lastMs ?? -Infinity, event.recordedMs),
  };
  return { ...casework, [kind]: new Map([...(casework[kind] ?? []), [id, after]]) };
}

export function replay(events: readonly EventHead[], from: Casework = {}): Casework {
  return events.reduce(evolve, from);
}

export function lawContext(
  casework: Casework,
  { nowMs, calendar }: Pick<LawContext, 'nowMs' | 'calendar'>,
): LawContext {
  return { nowMs, calendar, settings: legalSettingsOf(casework), casework };
}
