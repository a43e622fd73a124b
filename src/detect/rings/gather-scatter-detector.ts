import { gatherScatterEdges, type GatherScatterBurst, type GatherScatterQuery, type TemporalGraph } from '#graph';
import type { Detector, DetectorOutput, ParameterDescriptor, Parameters, Typology } from '#model';
import { LEFT_OUT, type CaseView } from '../case-view.ts';
import { coverageSeconds } from '../coverage.ts';
import { isOn, listOf, numberOf } from '../parameters.ts';
import { patternGraph, type PatternGraph } from '../pattern-graph.ts';
import { ringOutput, type FoundPattern } from './ring-output.ts';
import { withoutRivals, type RatedBurst } from './rival-bursts.ts';
import { amongStrangers } from './strangers.ts';
import { usualRate, type UsualRate } from './usual-rate.ts';

type Query = Omit<GatherScatterQuery, 'strict'>;

export interface GatherScatterForm {
  readonly id: Extract<Typology, `gather-scatter${string}`>;
  readonly title: Detector<CaseView>['title'];
  readonly parameters: readonly ParameterDescriptor[];
  /** Gives the centres skipped for the hub cap. */
  readonly search: (
    graph: TemporalGraph,
    query: Query,
    visit: (burst: GatherScatterBurst) => void,
    parameters: Parameters,
  ) => number;
}

interface Rated extends RatedBurst {
  readonly burst: GatherScatterBurst;
  readonly usualPayers: number;
  readonly usualPayees: number;
}

/** GS as a detector: the centre is the core, payers and payees are periphery (RING-1). */
export function gatherScatterDetector(form: GatherScatterForm): Detector<CaseView> {
  return {
    id: form.id,
    version: 1,
    title: form.title,
    subject: 'ring',
    family: 'ring',
    leavesOut: LEFT_OUT.fan,
    parameters: form.parameters,
    run: (view, parameters) =>
      parameters['enabled'] === 0
        ? { hits: [], signals: [], notAssessable: new Uint32Array(0), counts: { 'not-run': 1 } }
        : findGatherScatters(view, parameters, form),
  };
}

function findGatherScatters(view: CaseView, parameters: Parameters, form: GatherScatterForm): DetectorOutput {
  const searched = patternGraph(view, isOn(parameters, 'novelOnly'), LEFT_OUT.fan);
  const occasionSeconds = numberOf(parameters, 'occasionSeconds');
  const pattern = amongStrangers(view, searched, occasionSeconds);
  const rate = usualRate(view, pattern.graph);
  const rated: Rated[] = [];
  const counts = { 'hub-skips': 0, 'weak-bursts': 0, 'rival-bursts': 0 };
  for (const windowSeconds of listOf(parameters, 'windowsSeconds')) {
    const query = {
      minimumPartners: numberOf(parameters, 'minimumPartners'),
      minimumTransfers: numberOf(parameters, 'minimumTransfers'),
      windowSeconds,
      hubCap: numberOf(parameters, 'hubCap'),
    };
    const take = (burst: GatherScatterBurst): void => {
      const one = rateBurst(view, { graph: pattern.graph, rate, burst, windowSeconds });
      if (one.tailNats < numberOf(parameters, 'minimumNats')) counts['weak-bursts'] += 1;
      else rated.push(one);
    };
    counts['hub-skips'] += form.search(pattern.graph, query, take, parameters);
  }
  const { kept, rivals } = withoutRivals(rated);
  counts['rival-bursts'] = rivals;
  const minimumPartners = numberOf(parameters, 'minimumPartners');
  return ringOutput(view, parameters, {
    pattern,
    found: kept.map((one) => toPattern(pattern, one, { typology: form.id, minimumPartners, occasionSeconds })),
    counts,
  });
}

function rateBurst(
  view: CaseView,
  {
    graph,
    rate,
    burst,
    windowSeconds,
  }: { graph: TemporalGraph; rate: UsualRate; burst: GatherScatterBurst; windowSeconds: number },
): Rated {
  const account = burst.centre;
  const spanSeconds = Math.min(windowSeconds, coverageSeconds(view.accounts, account) || view.to - view.from);
  const { inEdges, outEdges, t } = graph;
  const lastIn = t[inEdges[burst.inEnd - 1]!]!;
  const firstOut = t[outEdges[burst.outStart]!]!;
  const payers = {
    account,
    direction: 'in',
    partners: burst.payers,
    inside: burst.inEnd - burst.inStart,
    from: lastIn - spanSeconds,
    to: lastIn,
  } as const;
  const payees = {
    account,
    direction: 'out',
    partners: burst.payees,
    inside: burst.outEnd - burst.outStart,
    from: firstOut,
    to: firstOut + spanSeconds,
  } as const;
  const tailNats = rate.nats(payers) + rate.nats(payees);
  return {
    burst,
    stretch: burst,
    windowSeconds,
    tailNats,
    nats: tailNats - rate.places(spanSeconds),
    usualPayers: rate.expected(payers),
    usualPayees: rate.expected(payees),
  };
}

function toPattern(
  { graph }: PatternGraph,
  { burst, nats, windowSeconds, usualPayers, usualPayees }: Rated,
  {
    typology,
    minimumPartners,
    occasionSeconds,
  }: { readonly typology: Typology; readonly minimumPartners: number; readonly occasionSeconds: number },
): FoundPattern {
  const evidence = gatherScatterEdges(graph, burst);
  const accounts = new Set([burst.centre]);
  for (const e of evidence) accounts.add(graph.src[e]!).add(graph.dst[e]!);
  return {
    typology,
    accounts: [...accounts],
    core: [burst.centre],
    evidence,
    spanSeconds: graph.t[evidence.at(-1)!]! - graph.t[evidence[0]!]!,
    windowSeconds,
    surprise: nats,
    values: {
      payers: burst.payers,
      payees: burst.payees,
      minimumPartners,
      occasionSeconds,
      usualPayers: Math.round(usualPayers * 10) / 10,
      usualPayees: Math.round(usualPayees * 10) / 10,
      ...(typology === 'gather-scatter-strict' ? sidesOf(graph, burst.centre, evidence) : {}),
    },
  };
}

function sidesOf(graph: TemporalGraph, centre: number, evidence: readonly number[]) {
  let inMinor = 0;
  let outMinor = 0;
  for (const e of evidence) {
    if (graph.dst[e] === centre) inMinor += graph.amount[e]!;
    else outMinor += graph.amount[e]!;
  }
  return { inMinor, outMinor };
}
