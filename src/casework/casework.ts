import type { Casework, EventHead, LawContext, RecordHead } from './record.ts';
import { recordModule } from './registry.ts';
import { legalSettingsOf } from './settings/legal-setting.ts';

/** The records with one event more. */
export function evolve(casework: Casework, event: EventHead): Casework {
  const { kind, id } = event.record;
  const records = new Map(casework[kind]);
  records.set(id, evolveRecord(records.get(id), event));
  return { ...casework, [kind]: records };
}

/** One record with one event more. */
export function evolveRecord(before: RecordHead | undefined, event: EventHead): RecordHead {
  const hands = before?.hands ?? [];
  return {
    ...recordModule(event.record.kind).evolve(before, event),
    hands: event.command === undefined ? hands : [...hands, { command: event.command, by: event.by.id }],
    lastMs: Math.max(before?.lastMs ?? -Infinity, event.recordedMs),
  };
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
