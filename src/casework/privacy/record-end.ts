import type { AppealState } from '../appeals/appeal.ts';
import type { ExhibitState } from '../exhibits/exhibit.ts';
import type { LeadState } from '../leads/lead.ts';
import type { MeasureState } from '../measures/measure-state.ts';
import { openMeasures } from '../measures/standing.ts';
import type { Casework, RecordHead, RecordKind } from '../record.ts';
import type { ReturnState } from '../returns/return-state.ts';
import type { SanctionState } from '../sanctions/sanction.ts';
import type { ScreeningState } from '../screening/screening-state.ts';
import type { SelfCheckState } from '../self-check/self-check.ts';
import type { SuspiciousReportState } from '../suspicious-reports/suspicious-report.ts';
import { isBurdened, type TelecomState } from '../telecom/telecom-state.ts';
import type { TipState } from '../tips/tip.ts';
import { isToHandOver, type WarningState } from '../warnings/warning.ts';

interface States {
  readonly lead: LeadState;
  readonly warning: WarningState;
  readonly tip: TipState;
  readonly exhibit: ExhibitState;
  readonly measure: MeasureState;
  readonly return: ReturnState;
  readonly telecom: TelecomState;
  readonly screening: ScreeningState;
  readonly sanction: SanctionState;
  readonly appeal: AppealState;
  readonly 'self-check': SelfCheckState;
  readonly 'suspicious-report': SuspiciousReportState;
  readonly 'privacy-request': RecordHead & { readonly stage: string };
}

/** Whether what a record is for is over; a record that says nothing of an end is for as long as its office works. */
const IS_OVER: { readonly [K in keyof States]: (record: States[K]) => boolean } = {
  lead: ({ status }) => status === 'closed',
  warning: (warning) => warning.conclusion !== undefined && !isToHandOver(warning),
  tip: ({ status }) => status === 'closed',
  exhibit: ({ isClosed }) => isClosed,
  measure: (measure) => measure.isClosed || isNothingLeft(measure),
  return: ({ stage }) => stage === 'closed',
  telecom: ({ numbers }) => !numbers.some(isBurdened),
  screening: ({ isClosed }) => isClosed,
  sanction: ({ stage }) => ['withdrawn', 'declined', 'expired', 'lifted'].includes(stage),
  appeal: ({ status }) => status === 'decided' || status === 'withdrawn',
  'self-check': () => true,
  'suspicious-report': ({ stage }) => stage === 'dropped' || stage === 'watch-ended',
  'privacy-request': ({ stage }) => stage === 'answered' || stage === 'withdrawn',
};

/** Something was ordered, and nothing of it stands, waits or is proposed any more. */
function isNothingLeft(measure: MeasureState): boolean {
  const { stops, freezes, listings, others, risks } = measure;
  return (
    [stops, freezes, listings, others, risks].some(({ length }) => length > 0) && openMeasures(measure).length === 0
  );
}

/**
 * When a record's purpose ended; undefined: it goes on. A person's record goes on while another record is about the person, and ends
 * with the last of them.
 */
export function endedMs(record: RecordHead, casework: Casework): number | undefined {
  if (record.kind === 'person') return personEndedMs(record, casework);
  const isOver = (IS_OVER as Partial<Record<RecordKind, (record: RecordHead) => boolean>>)[record.kind];
  return isOver?.(record) === true ? record.lastMs : undefined;
}

/** A request to be deleted is no reason to be kept. */
const NO_PURPOSE: ReadonlySet<RecordKind> = new Set(['person', 'privacy-request']);

function personEndedMs({ id, lastMs }: RecordHead, casework: Casework): number | undefined {
  const about = Object.values(casework).flatMap((records) =>
    [...records.values()].filter(({ kind, personId }) => !NO_PURPOSE.has(kind) && personId === id),
  );
  const ends = about.map((record) => endedMs(record, casework));
  if (about.length === 0 || ends.includes(undefined)) return undefined;
  return Math.max(lastMs ?? 0, ...ends.map((end) => end ?? 0));
}
