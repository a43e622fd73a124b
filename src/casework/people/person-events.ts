import type { CommandHead, EventHead, RecordRef } from '../record.ts';
import type { Item, ItemOnRecord, PersonFact, PersonState } from './person.ts';

export type Identity = Pick<PersonState, 'isUnit' | 'name'> & Partial<Pick<PersonState, 'idNumber' | 'birth'>>;
export type Guardian = NonNullable<PersonState['guardian']>;
export const CORRECTABLE_FIELDS = ['name', 'idNumber', 'birth'] as const;
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

interface Belongs {
  readonly region: string;
  readonly agencies: readonly string[];
  readonly caseNo?: string;
}

type Payload =
  | (Belongs & { readonly type: 'person.enter'; readonly identity: Identity })
  | {
      readonly type: 'person.correct';
      readonly field: CorrectableField;
      readonly value: string;
      readonly reason: string;
    }
  | { readonly type: 'person.attach-item'; readonly item: Item }
  | { readonly type: 'person.detach-item'; readonly number: string; readonly reason: string }
  | { readonly type: 'person.dispute-item'; readonly number: string; readonly reason: string }
  | { readonly type: 'person.settle-dispute'; readonly number: string; readonly reason: string }
  | { readonly type: 'person.record-fact'; readonly fact: PersonFact }
  | { readonly type: 'person.set-guardian'; readonly guardian: Guardian };

/** Nothing here names a relative: a guardian is who answers for a minor, and is no record. */
export type PersonCommand = CommandHead & Payload;

type Happened =
  | (Belongs & { readonly type: 'person.entered'; readonly identity: Identity })
  | {
      readonly type: 'person.corrected';
      readonly field: CorrectableField;
      /** What stood there; absent: nothing did. */
      readonly before?: string;
      readonly value: string;
      readonly reason: string;
    }
  | { readonly type: 'person.item-attached'; readonly item: Item }
  | { readonly type: 'person.item-detached'; readonly item: ItemOnRecord; readonly reason: string }
  | { readonly type: 'person.item-disputed'; readonly number: string; readonly reason: string }
  | { readonly type: 'person.dispute-settled'; readonly number: string; readonly reason: string }
  | {
      readonly type: 'person.item-removed';
      readonly number: string;
      readonly cause: 'not-my-card';
      /** The record that ordered it. */
      readonly order: RecordRef;
    }
  | { readonly type: 'person.fact-recorded'; readonly fact: PersonFact }
  | { readonly type: 'person.guardian-set'; readonly guardian: Guardian };

export type PersonEvent = EventHead & Happened;
export type PersonEventPayload = Happened;
