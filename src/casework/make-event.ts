import type { Context, EventHead, RecordRef } from './record.ts';

/** An event of now by the context's actor. */
export function makeEvent<T extends { readonly type: string }>(
  record: RecordRef,
  context: Pick<Context, 'nowMs' | 'actor'>,
  payload: T,
): T & EventHead {
  const { nowMs, actor } = context;
  return {
    ...payload,
    record: { kind: record.kind, id: record.id },
    atMs: nowMs,
    recordedMs: nowMs,
    by: { id: actor.id, name: actor.name, role: actor.role, agency: actor.agency.id },
  };
}
