import { burstEdges, fanBursts, type FanBurst, type FanDirection, type TemporalGraph } from '#graph';
import type { Detector, DetectorOutput, HitDraft, Parameters, SignalDraft } from '#model';
import { LEFT_OUT, type CaseView } from '../case-view.ts';
import { coverageSeconds, isSubject } from '../coverage.ts';
import { evidenceAmount, evidenceFields } from '../evidence.ts';
import { expectedPrecision } from '../expected-precision.ts';
import { isOn, listOf, numberOf } from '../parameters.ts';
import { patternGraph, type PatternGraph } from '../pattern-graph.ts';
import { strengthOf } from '../strength.ts';
import { strongest } from '../strongest.ts';
import { FAN_PARAMETERS } from './fan-parameters.ts';
import { withoutRivals, type CentreBurst, type RatedBurst } from './rival-bursts.ts';
import { amongStrangers } from './strangers.ts';
import { usualRate } from './usual-rate.ts';

/** A burst that may become a hit and a reason; its evidence is read only if it does. */
interface Candidate extends RatedBurst {
  readonly burst: FanBurst;
  readonly usual: number | undefined;
  /** Of the reason: partners and times the usual. The hit's comes from `nats`. */
  readonly strength: number;
  readonly firstEdge: number;
}

interface HitCandidate {
  readonly candidate: Candidate;
  readonly strength: number;
}

/** FAN as a detector: the hub is the core, its partners are periphery (RING-1). */
export function fanDetector(
  direction: FanDirection,
  description: Pick<Detector<CaseView>, 'title' | 'annexFeature'>,
): Detector<CaseView> {
  return {
    id: `fan-${direction}`,
    version: 1,
    subject: 'ring',
    family: 'flow',
    parameters: FAN_PARAMETERS,
    leavesOut: LEFT_OUT.fan,
    ...description,
    run: (view, parameters) => findFans(view, parameters, direction),
  };
}

function findFans(view: CaseView, parameters: Parameters, direction: FanDirection): DetectorOutput {
  const searched = patternGraph(view, isOn(parameters, 'novelOnly'), LEFT_OUT.fan);
  const pattern = amongStrangers(view, searched, numberOf(parameters, 'occasionSeconds'));
  const { candidates, boundaryHubs } = collect(view, parameters, { pattern, direction });
  const judged = judgeHits(candidates, parameters, direction);
  const hits = strongest(judged.hits, numberOf(parameters, 'maximumHits'), compareHits);
  const reasons = strongest(bestByHubAndWindow(candidates), numberOf(parameters, 'maximumReasons'), compareCandidates);
  const describe = {
    view,
    pattern,
    direction,
    minimumPartners: numberOf(parameters, 'minimumPartners'),
    novelOnly: numberOf(parameters, 'novelOnly'),
    occasionSeconds: numberOf(parameters, 'occasionSeconds'),
  };
  return {
    hits: hits.kept.map((hit) => toHit(describe, hit)),
    signals: reasons.kept.map(({ candidate, occurrences }) => toSignal(describe, candidate, occurrences)),
    notAssessable: new Uint32Array(0),
    counts: {
      'windows-found': candidates.length,
      'boundary-hubs': boundaryHubs,
      'weak-bursts': judged.weak,
      'rival-bursts': judged.rivals,
      'hits-cut': hits.cut,
      'reasons-cut': reasons.cut,
    },
  };
}

function collect(
  view: CaseView,
  parameters: Parameters,
  { pattern, direction }: { readonly pattern: PatternGraph; readonly direction: FanDirection },
) {
  const { graph } = pattern;
  const minimumPartners = numberOf(parameters, 'minimumPartners');
  const strengthOfFan = fanStrength(parameters);
  const edges = direction === 'in' ? graph.inEdges : graph.outEdges;
  const usualOf = usualTransfers(view, direction);
  const natsOf = burstNats(view, graph, direction);
  const candidates: Candidate[] = [];
  let boundaryHubs = 0;
  for (const windowSeconds of listOf(parameters, 'windowsSeconds')) {
    fanBursts(graph, { direction, minimumPartners, windowSeconds }, (burst) => {
      if (!isSubject(view.accounts, burst.hub)) {
        boundaryHubs += 1;
        return;
      }
      const usual = usualOf(burst, windowSeconds);
      candidates.push({
        burst,
        windowSeconds,
        usual,
        strength: strengthOfFan(burst.partners, usual),
        firstEdge: edges[burst.start]!,
        stretch: stretchOf(burst),
        ...natsOf(burst, windowSeconds),
      });
    });
  }
  return { candidates, boundaryHubs };
}

/** A tree carries no surprise: its degree against the account's usual degree stands in for it. */
function judgeHits(candidates: readonly Candidate[], parameters: Parameters, direction: FanDirection) {
  const least = numberOf(parameters, 'minimumNats');
  const table = numberOf(parameters, 'table');
  const unusual = candidates.filter(({ tailNats }) => tailNats >= least);
  const { kept, rivals } = withoutRivals(unusual);
  const hits = kept.map((candidate): HitCandidate => {
    const { partners, start, end } = candidate.burst;
    const ranked = {
      typology: `fan-${direction}`,
      surprise: candidate.nats,
      accounts: partners + 1,
      transfers: end - start,
    } as const;
    return { candidate, strength: expectedPrecision(table, ranked) };
  });
  return { hits, rivals, weak: candidates.length - unusual.length };
}

function compareHits(a: HitCandidate, b: HitCandidate): number {
  return b.strength - a.strength || b.candidate.nats - a.candidate.nats || compareCandidates(a.candidate, b.candidate);
}

/** Strongest first; of equals by evidence: two hubs of one direction never share a transfer. */
function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    b.strength - a.strength ||
    a.firstEdge - b.firstEdge ||
    a.burst.end - b.burst.end ||
    a.windowSeconds - b.windowSeconds
  );
}

interface Reason extends Candidate {
  readonly candidate: Candidate;
  readonly occurrences: number;
}

/** Candidates come window by window and, inside one, hub by hub. */
function bestByHubAndWindow(candidates: readonly Candidate[]): Reason[] {
  const groups: Candidate[][] = [];
  for (const candidate of candidates) {
    const group = groups.at(-1);
    const [known] = group ?? [];
    if (known?.burst.hub === candidate.burst.hub && known.windowSeconds === candidate.windowSeconds) {
      group!.push(candidate);
    } else groups.push([candidate]);
  }
  return groups.map((group) => {
    const [candidate] = strongest(group, 1, compareCandidates).kept as [Candidate];
    return { ...candidate, candidate, occurrences: group.length };
  });
}

interface Describing {
  readonly view: CaseView;
  readonly pattern: PatternGraph;
  readonly direction: FanDirection;
  readonly minimumPartners: number;
  /** 1: only first and second transfers of a pair are searched (NOVEL). */
  readonly novelOnly: number;
  /** Only partners met on one occasion; 0: any. */
  readonly occasionSeconds: number;
}

function toHit({ pattern, direction }: Describing, { candidate, strength }: HitCandidate): HitDraft {
  const { burst, nats } = candidate;
  return {
    typology: `fan-${direction}`,
    strength,
    surprise: nats,
    core: [burst.hub],
    ...evidenceFields(pattern.graph, burstEdges(pattern.graph, direction, burst)),
  };
}

function toSignal(
  { view, pattern, direction, minimumPartners, novelOnly, occasionSeconds }: Describing,
  { burst, strength, usual, windowSeconds }: Candidate,
  occurrences: number,
): SignalDraft {
  const { graph } = pattern;
  const evidence = burstEdges(graph, direction, burst);
  const { amount, currency, currencyCount } = evidenceAmount(graph, evidence);
  return {
    account: burst.hub,
    strength,
    code: `fan-${direction}`,
    values: {
      partners: burst.partners,
      transfers: evidence.length,
      windowSeconds,
      amountMinor: amount,
      currency: view.currencies[currency] ?? '',
      currencies: currencyCount,
      novelOnly,
      occasionSeconds,
      minimumPartners,
      usualTransfers: usual === undefined ? 'unknown' : Math.round(usual * 10) / 10,
      occurrences,
    },
    evidence,
    from: graph.t[evidence[0]!]!,
    to: graph.t[evidence.at(-1)!]!,
  };
}

/** The partners of a burst's window against the rate of the account's other times (TREE). */
function burstNats(view: CaseView, graph: TemporalGraph, direction: FanDirection) {
  const rate = usualRate(view, graph);
  const edges = direction === 'in' ? graph.inEdges : graph.outEdges;
  return ({ hub, partners, start, end }: FanBurst, windowSeconds: number) => {
    const spanSeconds = Math.min(windowSeconds, coverageSeconds(view.accounts, hub));
    const to = graph.t[edges[end - 1]!]!;
    const side = { account: hub, direction, partners, inside: end - start, from: to - spanSeconds, to };
    const tailNats = rate.nats(side);
    return { tailNats, nats: tailNats - rate.places(spanSeconds) };
  };
}

/** Bursts of one direction are rivals among themselves: which side theirs is called changes nothing. */
function stretchOf({ hub, start, end }: FanBurst): CentreBurst {
  return { centre: hub, inStart: start, inEnd: end, outStart: 0, outEnd: 0 };
}

/** Transfers in a window of this length at other times of the account's covered life; unknown below two windows. */
function usualTransfers(view: CaseView, direction: FanDirection) {
  const offsets = direction === 'in' ? view.graph.inOffsets : view.graph.outOffsets;
  return ({ hub, start, end }: FanBurst, windowSeconds: number): number | undefined => {
    const covered = coverageSeconds(view.accounts, hub);
    if (covered < 2 * windowSeconds) return undefined;
    const others = offsets[hub + 1]! - offsets[hub]! - (end - start);
    return (others * windowSeconds) / (covered - windowSeconds);
  };
}

/** The weaker of: how many partners, and how many times the usual. */
function fanStrength(parameters: Parameters) {
  const from = numberOf(parameters, 'strengthFrom');
  const full = numberOf(parameters, 'strengthFull');
  const usualFrom = numberOf(parameters, 'usualFrom');
  const usualFull = numberOf(parameters, 'usualFull');
  return (partners: number, usual: number | undefined): number => {
    const size = strengthOf(partners, from, full);
    if (usual === undefined || usual === 0) return size;
    return Math.min(size, strengthOf(partners / usual, usualFrom, usualFull));
  };
}
