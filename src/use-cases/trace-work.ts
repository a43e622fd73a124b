import type { MoneyColumns, TaintPolicy } from '#ledger';
import type { MoneyView } from '#lake';
import {
  inCausalOrder,
  isLinePolicy,
  openLines,
  traceByLines,
  traceByReplay,
  type TraceBounds,
  type TraceFlows,
  type TraceSource,
} from '#trace';

/** A trace in dense numbers: what the writers' data are made of. */
export interface TraceWork {
  readonly money: MoneyColumns;
  readonly victims: readonly string[];
  readonly sources: readonly (TraceSource & { readonly caseNo: string })[];
  readonly bounds: TraceBounds;
  readonly exits: Uint8Array;
  /** By policy, in the order asked; the first is shown first. */
  readonly flows: ReadonlyMap<TaintPolicy, TraceFlows>;
  /** Credits that stand after later entries, because accounts of one minute or day waited for each other. */
  readonly deferredCredits: number;
}

export interface WorkRequest {
  readonly view: MoneyView;
  readonly victims: readonly string[];
  readonly sources: TraceWork['sources'];
  readonly bounds: TraceBounds;
  readonly exits: Uint8Array;
  readonly policies: readonly TaintPolicy[];
  readonly onPolicy?: (policy: TaintPolicy, done: number) => void;
  readonly signal?: AbortSignal;
}

/** Traces under each policy: by lines where the policy does not look at what is tainted, else lot by lot. */
export function runPolicies(request: WorkRequest): TraceWork | undefined {
  const { view, sources, bounds, exits, policies } = request;
  const causal = inCausalOrder(view);
  const { money, deferredCredits } = causal;
  const flows = new Map<TaintPolicy, TraceFlows>();
  for (const policy of policies) {
    if (request.signal?.aborted === true) return undefined;
    request.onPolicy?.(policy, flows.size);
    flows.set(
      policy,
      isLinePolicy(policy)
        ? traceByLines(openLines(money, policy), { sources, bounds, exits })
        : traceByReplay(money, { policy, sources, bounds, exits, causal }),
    );
  }
  return { money, victims: request.victims, sources, bounds, exits, flows, deferredCredits };
}
