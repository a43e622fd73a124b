import type { ItemKind } from '../people/person.ts';
import type { CommandHead, EventHead, RecordHead } from '../record.ts';

/** Cards and accounts of one kind at one institution. */
export interface SelfCheckRow {
  readonly kind: ItemKind;
  readonly institution: string;
  readonly count: number;
}

/** One question “which cards stand in my name”, and what stood there then. */
export interface SelfCheckState extends RecordHead {
  readonly kind: 'self-check';
  readonly personId: string;
  readonly asked: { readonly atMs: number; readonly by: string; readonly as: 'person' | 'guardian' };
  /** With the institutions themselves: what is shown is masked (`selfCheckAnswer`). */
  readonly rows: readonly SelfCheckRow[];
}

export interface SelfCheckCommand extends CommandHead {
  readonly type: 'self-check.ask' | 'self-check.ask-as-guardian';
  readonly personId: string;
  readonly region: string;
}

export interface SelfCheckEvent extends EventHead {
  readonly type: 'self-check.answered';
  readonly personId: string;
  readonly region: string;
  readonly as: 'person' | 'guardian';
  readonly rows: readonly SelfCheckRow[];
}
