import { surprise } from '#graph';
import type { DetectorOutput, HitDraft, Parameters, SignalDraft, Typology } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { compareEvidence, evidenceAmount, evidenceFields } from '../evidence.ts';
import { expectedPrecision } from '../expected-precision.ts';
import { numberOf } from '../parameters.ts';
import type { PatternGraph } from '../pattern-graph.ts';
import { strongest } from '../strongest.ts';

/** A pattern as a search gives it. */
export interface FoundPattern {
  readonly typology: Typology;
  /** Accounts of the shape, each once; those without coverage are left out of the core (ACC-5). */
  readonly accounts: readonly number[];
  /** Of `accounts`: those that make the core (RING-1). */
  readonly core: readonly number[];
  /** Of `accounts`: core only if the ring's core reaches them. */
  readonly sources?: readonly number[];
  /** Of `accounts`: only pay; core only if what they pay is the ring's own money. */
  readonly payers?: readonly number[];
  /** Edges, rising. */
  readonly evidence: readonly number[];
  readonly spanSeconds: number;
  readonly windowSeconds: number;
  /** What the pattern is ranked by in place of SURPRISE: a tree's degree against the usual, in nats. */
  readonly surprise?: number;
  /** Values of the reason beside the common ones. */
  readonly values?: SignalDraft['values'];
}

interface Candidate extends FoundPattern {
  readonly surprise: number;
  readonly strength: number;
}

export interface RingOutputInput {
  readonly pattern: PatternGraph;
  readonly found: readonly FoundPattern[];
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Hits and reasons of one ring detector: each pattern judged by SURPRISE and the table of expected precision, the
 * strongest kept. A reason's code is its hit's typology. Parameters: `maximumHits`, `maximumReasons`, `novelOnly`, `table`.
 */
export function ringOutput(view: CaseView, parameters: Parameters, input: RingOutputInput): DetectorOutput {
  const { pattern, counts } = input;
  const candidates = judge(view, parameters, input);
  const hits = strongest(candidates, numberOf(parameters, 'maximumHits'), compareCandidates);
  const reasons = strongest(bestByAccount(candidates), numberOf(parameters, 'maximumReasons'), compareCandidates);
  return {
    hits: hits.kept.map((candidate) => toHit(pattern, candidate)),
    signals: reasons.kept.map((reason) => toSignal(view, pattern, reason, numberOf(parameters, 'novelOnly'))),
    notAssessable: new Uint32Array(0),
    counts: {
      ...counts,
      'boundary-only': input.found.length - candidates.length,
      'hits-cut': hits.cut,
      'reasons-cut': reasons.cut,
    },
  };
}

function judge(view: CaseView, parameters: Parameters, { pattern, found }: RingOutputInput): Candidate[] {
  const table = numberOf(parameters, 'table');
  const candidates: Candidate[] = [];
  for (const one of found) {
    const core = one.core.filter((account) => isSubject(view.accounts, account));
    if (core.length === 0) continue;
    const nats =
      one.surprise ??
      surprise({
        graph: pattern.graph,
        pairs: pattern.pairs(),
        edges: one.evidence,
        accountCount: one.accounts.length,
        spanSeconds: one.spanSeconds,
        dataSeconds: view.to - view.from,
      });
    const ranked = {
      typology: one.typology,
      surprise: nats,
      accounts: one.accounts.length,
      transfers: one.evidence.length,
    };
    candidates.push({ ...one, core, surprise: nats, strength: expectedPrecision(table, ranked) });
  }
  return candidates;
}

function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    b.strength - a.strength ||
    b.surprise - a.surprise ||
    compareEvidence(a.evidence, b.evidence) ||
    a.windowSeconds - b.windowSeconds
  );
}

interface Reason extends Candidate {
  readonly account: number;
  readonly occurrences: number;
}

/** An account's strongest pattern, and how many it is in. */
function bestByAccount(candidates: readonly Candidate[]): Reason[] {
  const best = new Map<number, Reason>();
  for (const candidate of candidates) {
    for (const account of candidate.core) {
      const known = best.get(account);
      const winner = known && compareCandidates(known, candidate) <= 0 ? known : candidate;
      best.set(account, { ...winner, account, occurrences: (known?.occurrences ?? 0) + 1 });
    }
  }
  return [...best.values()];
}

function toHit({ graph }: PatternGraph, candidate: Candidate): HitDraft {
  const { typology, strength, core, sources, payers, evidence } = candidate;
  return {
    typology,
    strength,
    surprise: candidate.surprise,
    core,
    ...(sources === undefined ? {} : { sources }),
    ...(payers === undefined ? {} : { payers }),
    ...evidenceFields(graph, evidence),
  };
}

function toSignal(view: CaseView, { graph }: PatternGraph, reason: Reason, novelOnly: number): SignalDraft {
  const { evidence } = reason;
  const { amount, currency, currencyCount } = evidenceAmount(graph, evidence);
  return {
    account: reason.account,
    strength: reason.strength,
    code: reason.typology,
    values: {
      accounts: reason.accounts.length,
      transfers: evidence.length,
      spanSeconds: reason.spanSeconds,
      windowSeconds: reason.windowSeconds,
      amountMinor: amount,
      currency: view.currencies[currency] ?? '',
      currencies: currencyCount,
      novelOnly,
      surprise: Math.round(reason.surprise * 10) / 10,
      occurrences: reason.occurrences,
      ...reason.values,
    },
    evidence,
    from: graph.t[evidence[0]!]!,
    to: graph.t[evidence.at(-1)!]!,
  };
}
