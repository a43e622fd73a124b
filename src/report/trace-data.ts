import type { Trace, TraceRun } from '#contract';
import type { AccountIdentity, Language } from '#model';

import type { EvidenceRow } from './report-data.ts';

/**
 * Everything that the writers of a trace show, as plain data; the same object goes to trace.json's companions: workbook,
 * HTML, Word drafts, terminal. Numbers, names and notes are masked or not by whoever fills it: writers write what they are
 * given. Amounts are integers in minor units of `trace.currency`; times are ISO 8601 with offset.
 *
 * - `trace` is trace.json, word for word; `main` is the policy that a reader sees first (the first asked for), and
 *   `trace.policies[main]` always exists.
 * - `identities` has every account id that stands anywhere in `trace` (accounts, ends of edges, requests, payers of the
 *   reported transfers).
 * - `evidence` has the transfer behind each edge of every policy and of each reported transfer, by its first `file#row`
 *   (`edge.source`): time as precise as the source, parties with names where they may be shown, channel, note, balances.
 */
export interface TraceData {
  readonly language: Language;
  readonly trace: Trace;
  readonly main: string;
  readonly identities: ReadonlyMap<string, AccountIdentity>;
  readonly evidence: ReadonlyMap<string, EvidenceRow>;
  readonly run: TraceRun;
  /** Set when the output is unmasked: stamped on every page. */
  readonly stamp?: { readonly caseNo: string; readonly purpose: string };
  /** Files of the output folder: name -> path shown. */
  readonly files: Readonly<Record<string, string>>;
}

export type TracePolicy = NonNullable<Trace['policies'][string]>;

/** The policy that is shown first. */
export function mainPolicy(data: Pick<TraceData, 'trace' | 'main'>): TracePolicy {
  const policy = data.trace.policies[data.main];
  if (policy === undefined) throw new RangeError(`the trace has no policy ${data.main}`);
  return policy;
}
