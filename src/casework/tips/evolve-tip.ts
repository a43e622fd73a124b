import type { TipState } from './tip.ts';
import type { TipEvent } from './tip-events.ts';

export function evolveTip(state: TipState | undefined, event: TipEvent): TipState {
  const { atMs } = event;
  if (event.type === 'tip.received') {
    const { region, topic, text, subjects, receipt, reporter, record } = event;
    return {
      kind: 'tip',
      id: record.id,
      region,
      agencies: [],
      topic,
      text,
      subjects,
      receipt,
      ...(reporter === undefined ? {} : { reporter }),
      receivedMs: atMs,
      status: 'received',
      statusMs: atMs,
    };
  }
  if (state === undefined) throw new Error(`${event.type} before the tip was received`);
  switch (event.type) {
    case 'tip.triaged':
      return { ...state, status: 'in-triage', statusMs: atMs };
    case 'tip.became-lead':
      return { ...state, status: 'lead', statusMs: atMs, lead: event.lead };
    case 'tip.closed':
      return { ...state, status: 'closed', statusMs: atMs, end: { end: event.end, reason: event.reason } };
    case 'tip.rewarded':
      return { ...state, rewarded: { amountMinor: event.amountMinor, atMs } };
  }
}
