import { traceLabel, type TraceLabel } from '../texts/trace-texts.ts';
import type { TraceData } from '../trace-data.ts';
import type { SheetCell } from './spreadsheet-cell.ts';

export function heads(data: TraceData, labels: readonly TraceLabel[]): string[] {
  return labels.map((label) => traceLabel(data.language, label));
}

/** Number, name and institution of an account by its id. */
export function accountText(data: TraceData, id: string): [string, string, string] {
  const identity = data.identities.get(id);
  return [identity?.number ?? identity?.display ?? id, identity?.name ?? '', identity?.institution ?? ''];
}

export function moneyCell(data: TraceData, minor: number): SheetCell {
  return { minor, currency: data.trace.currency };
}
