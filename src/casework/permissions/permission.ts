import type { AgencyKind, AgencyLevel, Purpose, Role } from '../actor.ts';

/**
 * Where the actor must stand to the record: `region`: the record's region lies in the actor's; `agency`: the actor's agency takes part
 * in the record; `self`: the record is about the actor; `any`: anywhere.
 */
export type Scope = 'region' | 'agency' | 'self' | 'any';

/** One line of the table: who may do one thing. An action may have several lines; one that fits is enough. */
export interface Permission {
  /** A command, or something read: `lead.dispatch`, `suspicious-report.read`. */
  readonly action: string;
  readonly roles: readonly Role[];
  readonly kinds: readonly AgencyKind[];
  /** Lowest level of the actor's agency. */
  readonly level: AgencyLevel;
  readonly scope: Scope;
  readonly purposes: readonly Purpose[];
  /** Opens personal data: the number of the case has to be given, and it is the record's own where the record has one. */
  readonly needsCaseNo?: true;
  /** Four eyes: not by whoever did one of these on the same record. */
  readonly notAfter?: readonly string[];
  /** Why: an article, or `sense` where no text says it. */
  readonly basis: string;
}
