import type { CommandHead, EventHead } from '../record.ts';
import type { ExhibitEnd, ExhibitItem } from './exhibit.ts';

interface Registered {
  readonly region: string;
  /** Police that took part. */
  readonly agencies: readonly string[];
  readonly caseNo: string;
  readonly listNo: string;
  readonly seizedOn: string;
  readonly place: string;
}

type Payload =
  | (Registered & { readonly type: 'exhibit.register'; readonly items: readonly ExhibitItem[] })
  | { readonly type: 'exhibit.add'; readonly item: ExhibitItem }
  | { readonly type: 'exhibit.correct'; readonly item: ExhibitItem; readonly reason: string }
  | {
      readonly type: 'exhibit.release';
      readonly item: string;
      readonly end: ExhibitEnd;
      /** Receipt or file under which it went: no name of a person. */
      readonly to: string;
      readonly reason: string;
    }
  | { readonly type: 'exhibit.close'; readonly reason: string };

export type ExhibitCommand = CommandHead & Payload;

export type ExhibitEventPayload =
  | (Registered & { readonly type: 'exhibit.registered'; readonly items: readonly ExhibitItem[] })
  | { readonly type: 'exhibit.added'; readonly item: ExhibitItem }
  | {
      readonly type: 'exhibit.corrected';
      readonly before: ExhibitItem;
      readonly item: ExhibitItem;
      readonly reason: string;
    }
  | {
      readonly type: 'exhibit.released';
      readonly item: string;
      readonly end: ExhibitEnd;
      readonly to: string;
      readonly reason: string;
    }
  | { readonly type: 'exhibit.closed'; readonly reason: string };

export type ExhibitEvent = EventHead & ExhibitEventPayload;
