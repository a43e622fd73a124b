import type { Agency, AgencyLevel } from '../actor.ts';
import type { FindingRef } from '../finding-ref.ts';
import type { CommandHead, EventHead, RecordRef } from '../record.ts';
import type { Attempt, Payment, PotentialVictim, WarningLevel, WarningOutcome, WarningSource } from './warning.ts';

interface Raise {
  readonly region: string;
  readonly caseNo?: string;
  readonly source: WarningSource;
  readonly victim: PotentialVictim;
  readonly level: WarningLevel;
  readonly reasons: readonly string[];
  readonly finding?: FindingRef;
}

export type WarningCommand = CommandHead &
  (
    | (Raise & { readonly type: 'warning.raise' })
    | { readonly type: 'warning.assign'; readonly to: Agency }
    | { readonly type: 'warning.set-level'; readonly level: WarningLevel; readonly reason: string }
    | ({ readonly type: 'warning.attempt' } & Omit<Attempt, 'atMs' | 'by'>)
    | {
        readonly type: 'warning.conclude';
        readonly outcome: WarningOutcome;
        readonly note: string;
        readonly payment?: Payment;
      }
    | { readonly type: 'warning.hand-over'; readonly measure: RecordRef }
    | { readonly type: 'warning.lift-protection'; readonly reason: string }
  );

export type WarningEventPayload =
  | (Raise & { readonly type: 'warning.raised'; readonly raisedBy: Agency })
  | { readonly type: 'warning.assigned'; readonly to: Agency }
  | { readonly type: 'warning.level-set'; readonly level: WarningLevel; readonly reason: string }
  | { readonly type: 'warning.attempted'; readonly attempt: Attempt }
  | { readonly type: 'warning.visit-ordered' }
  | {
      readonly type: 'warning.concluded';
      readonly outcome: WarningOutcome;
      readonly note: string;
      readonly payment?: Payment;
    }
  | { readonly type: 'warning.handed-over'; readonly measure: RecordRef }
  | { readonly type: 'warning.protection-lifted'; readonly reason: string }
  | { readonly type: 'warning.overdue'; readonly level: AgencyLevel };

export type WarningEvent = EventHead & WarningEventPayload;
