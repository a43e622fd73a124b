import type { LegalSettings } from '#law';
import type { CalendarTable, Problem, Result } from '#model';

import type { Actor, Purpose } from './actor.ts';
import type { FindingRef } from './finding-ref.ts';

export const RECORD_KINDS = [
  'lead',
  'warning',
  'tip',
  'exhibit',
  'measure',
  'return',
  'telecom',
  'screening',
  'sanction',
  'appeal',
  'self-check',
  'person',
  'detector',
  'suspicious-report',
  'privacy-request',
  'legal-setting',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export interface RecordRef {
  readonly kind: RecordKind;
  readonly id: string;
}

/** What every record carries: where it belongs, so that a permission can be judged without knowing its kind. */
export interface RecordHead extends RecordRef {
  /** GB/T 2260 code of the agency that is competent. */
  readonly region: string;
  readonly caseNo?: string;
  /** Agency ids (police, banks, carriers) that take part in it beside the region's police. */
  readonly agencies: readonly string[];
  /** Person whose record it is, if one. */
  readonly personId?: string;
  /** Finding from which it came, so that the detector learns what became of it. */
  readonly finding?: FindingRef;
  /** Who gave which command on it, in order; kept for four eyes. Written by the frame, never by a record's own code. */
  readonly hands?: readonly Hand[];
  /** Time of the last event. Written by the frame. */
  readonly lastMs?: number;
}

export interface Hand {
  readonly command: string;
  readonly by: string;
}

/**
 * A command names the record it is for; ids are made by the caller. A command that begins a record carries its `head`. No time and
 * no actor: both come with the context.
 */
export interface CommandHead {
  readonly type: string;
  readonly record: RecordRef;
}

/** `atMs`: when it took effect (for a term that ran out, the end of the term); `recordedMs`: when it was written. */
export interface EventHead {
  readonly type: string;
  readonly record: RecordRef;
  readonly atMs: number;
  readonly recordedMs: number;
  /** Command that it came from; absent: a term ran out. Written by the frame. */
  readonly command?: string;
  readonly by: { readonly id: string; readonly name: string; readonly role: Actor['role']; readonly agency: string };
}

export interface Context {
  readonly nowMs: number;
  readonly actor: Actor;
  readonly purpose: Purpose;
  readonly caseNo?: string;
  readonly calendar: CalendarTable;
}

/** What a clock needs beside the record. */
export interface LawContext {
  readonly nowMs: number;
  readonly calendar: CalendarTable;
  readonly settings: LegalSettings;
  /** The other records, for a term that ends with one of theirs. */
  readonly casework?: Casework;
}

/**
 * A term that runs on a record. `effect`: `ends` and `lifts` change the record when the term is over, `alarm` only warns. A term whose
 * rule is not switched on, or that leaves the calendar, has a `problem` instead of an end: it never fires and is shown.
 */
export interface Clock {
  readonly code: string;
  /** What on the record it runs on, where it may run on several things at once: a dispatch, an item, a delivery. */
  readonly item?: string;
  /** Id of the legal value it counts by. */
  readonly rule: string;
  readonly effect: 'ends' | 'lifts' | 'alarm';
  readonly fromMs: number;
  readonly dueMs?: number;
  readonly problem?: Problem;
}

/** All records loaded for a command, by kind and id. Plain maps: nothing is fetched while deciding. */
export type Casework = { readonly [K in RecordKind]?: ReadonlyMap<string, RecordHead> };

export interface DecideInput<S extends RecordHead, C extends CommandHead> {
  /** Undefined: the command begins the record. */
  readonly state: S | undefined;
  readonly command: C;
  readonly context: Context;
  readonly law: LawContext;
  readonly casework: Casework;
  /** Ends what stands on another record (a measure, a sanction) in the same decision; events of that record. */
  readonly lift: (record: RecordRef, cause: LiftCause) => Result<readonly EventHead[]>;
}

export interface LiftCause {
  readonly cause: 'appeal-upheld' | 'not-my-card' | 'determination-changed';
  /** It was right, but its time is past and something of it still stands: what lawfully lasts longer stays. */
  readonly isTermOver?: true;
  /** The record that orders it, and who decided there. */
  readonly by: RecordRef;
  /** Numbers or accounts to which it is confined; absent: everything on the record. */
  readonly items?: readonly string[];
}

/** One kind of record as a description: its commands, how it changes, which clocks run on it. */
export interface RecordModule<
  S extends RecordHead = RecordHead,
  C extends CommandHead = CommandHead,
  E extends EventHead = EventHead,
> {
  readonly kind: RecordKind;
  /** Types of the commands that begin a record; all others need one. Empty: every command may find the record or not. */
  readonly begins: readonly C['type'][];
  readonly commands: readonly C['type'][];
  /** Where a command that begins a record belongs: region, agencies, person. */
  readonly headOf: (command: C) => Pick<RecordHead, 'region' | 'agencies' | 'personId' | 'caseNo' | 'finding'>;
  readonly decide: (input: DecideInput<S, C>) => Result<readonly EventHead[]>;
  readonly evolve: (state: S | undefined, event: E) => S;
  readonly clocks: (state: S, law: LawContext) => readonly Clock[];
  /** At least one event for a clock whose time has come, after which `clocks` gives it no more. Alarms are events too. */
  readonly fire: (state: S, clock: Clock) => readonly { readonly type: E['type'] }[];
  /** Ends what stands, of these items or of all. No events, and no problem, where nothing of it stands any more. */
  /** Records of this kind with the same key read each other's state for their clocks: an account's waiting freezes. */
  readonly sharedKey?: (state: S) => string;
  readonly lift?: (state: S, cause: LiftCause, context: Context) => Result<readonly EventHead[]>;
  /** Whoever may not work on such a record does not learn whether it exists. */
  readonly isSecret?: true;
}
