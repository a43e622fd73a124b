import type { MoneyColumns, TaintPolicy } from '#ledger';
import type { MoneyView } from '#lake';
import {
  inCausalOrder,
  isLinePolicy,
  openLines,
  orderSensitivity,
  topPaths,
  traceByLines,
  traceByReplay,
  type CausalMoney,
  type HeldRange,
  type TraceBounds,
  type TraceFlows,
  type TracePath,
} from '#trace';

import type { StartSource } from './trace-starts.ts';

/** One policy's trace in dense numbers. */
export interface PolicyWork {
  readonly flows: TraceFlows;
  /** Only of policies that are traced by lines. */
  readonly paths: readonly TracePath[];
  readonly accountsWithTies: number;
  /** Accounts whose held amount depends on the order of rows with one time stamp. */
  readonly ties: readonly HeldRange[];
}

/** A trace in dense numbers: what the writers' data are made of. */
export interface TraceWork {
  readonly money: MoneyColumns;
  readonly victims: readonly string[];
  readonly sources: readonly StartSource[];
  readonly bounds: TraceBounds;
  readonly exits: Uint8Array;
  /** By policy, in the order asked; the first is shown first. */
  readonly policies: ReadonlyMap<TaintPolicy, PolicyWork>;
  /** Accounts of minors and the very old: a person looks before anything is stopped. */
  readonly protectedHolders: ReadonlySet<number>;
  /** Credits that stand after later entries, because accounts of one minute or day waited for each other. */
  readonly deferredCredits: number;
}

export interface WorkRequest {
  readonly view: MoneyView;
  readonly victims: readonly string[];
  readonly sources: TraceWork['sources'];
  readonly bounds: TraceBounds;
  readonly exits: Uint8Array;
  readonly protectedHolders?: ReadonlySet<number>;
  readonly policies: readonly TaintPolicy[];
  readonly onPolicy?: (policy: TaintPolicy, done: number) => void;
  readonly signal?: AbortSignal;
}

/** Paths listed of one policy, all victims together, and of one victim. */
const PATHS = 500;
const PATHS_OF_VICTIM = 10;

/** Traces under each policy: by lines where the policy does not look at what is tainted, else lot by lot. Undefined: stopped. */
export async function runPolicies(request: WorkRequest): Promise<TraceWork | undefined> {
  const { view, victims, sources, bounds, exits, protectedHolders = new Set<number>() } = request;
  const causal = inCausalOrder(view);
  const policies = new Map<TaintPolicy, PolicyWork>();
  for (const policy of request.policies) {
    request.onPolicy?.(policy, policies.size);
    // Lets a signal and the progress line through.
    await new Promise((resume) => setImmediate(resume));
    if (request.signal?.aborted === true) return undefined;
    policies.set(policy, tracePolicy(causal, policy, request));
  }
  const { money, deferredCredits } = causal;
  return { money, victims, sources, bounds, exits, policies, protectedHolders, deferredCredits };
}

function tracePolicy(causal: CausalMoney, policy: TaintPolicy, request: WorkRequest): PolicyWork {
  const { sources, bounds, exits, victims } = request;
  const trace = { sources, bounds, exits };
  const lines = isLinePolicy(policy) ? openLines(causal.money, policy) : undefined;
  const flows =
    lines === undefined ? traceByReplay(causal.money, { policy, ...trace, causal }) : traceByLines(lines, trace);
  const most = Math.max(1, Math.min(PATHS_OF_VICTIM, Math.floor(PATHS / victims.length)));
  const sensitivity = orderSensitivity(causal.money, flows, (other) => {
    // Lines need no common order of accounts; to find one takes longer than to trace.
    if (isLinePolicy(policy)) return traceByLines(openLines(other, policy), trace);
    const turned = inCausalOrder(other);
    return traceByReplay(turned.money, { policy, ...trace, causal: turned });
  });
  return {
    flows,
    paths: lines === undefined ? [] : topPaths(lines, trace, { most, flows }),
    accountsWithTies: sensitivity.accountsWithTies,
    ties: sensitivity.ranges,
  };
}
