import type { CommandHead, EventHead } from '../record.ts';
import type { Reporter, TipEnd, TipState, TipTopic } from './tip.ts';

interface Received {
  readonly region: string;
  readonly topic: TipTopic;
  readonly text: string;
  readonly subjects: TipState['subjects'];
  readonly receipt: string;
  readonly reporter?: Reporter;
}

export type TipCommand = CommandHead &
  (
    | (Received & { readonly type: 'tip.receive' })
    | { readonly type: 'tip.triage'; readonly note: string }
    | { readonly type: 'tip.make-lead'; readonly lead: string; readonly note: string }
    | {
        readonly type: 'tip.close';
        readonly end: Exclude<TipEnd, 'false' | 'abusive'>;
        readonly reason: string;
      }
    | { readonly type: 'tip.reject'; readonly end: 'false' | 'abusive'; readonly reason: string }
    | { readonly type: 'tip.reward'; readonly amountMinor: number; readonly reason: string }
  );

export type TipEventPayload =
  | (Received & { readonly type: 'tip.received' })
  | { readonly type: 'tip.triaged'; readonly note: string }
  | { readonly type: 'tip.became-lead'; readonly lead: string; readonly note: string }
  | { readonly type: 'tip.closed'; readonly end: TipEnd; readonly reason: string }
  | { readonly type: 'tip.rewarded'; readonly amountMinor: number; readonly reason: string };

export type TipEvent = EventHead & TipEventPayload;
