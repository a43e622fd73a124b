import type { TemporalGraph, WedgeShape } from '#graph';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { isOn, numberOf } from '../parameters.ts';
import { bipartitePatterns } from './bipartite.ts';
import { FlowsOn } from './flows-on.ts';
import { joinPieces, type WindowGroup } from './layered-joins.ts';
import { diamondParameters } from './layered-parameters.ts';
import {
  countSearchParts,
  forgetDiamonds,
  judgeOf,
  runSearchPart,
  searchCounts,
  searchedGraph,
  type Piece,
  type SearchPart,
} from './layered-search.ts';
import { membersOf, type JudgedShape } from './layered-surprise.ts';
import { OWN_MONEY_PARAMETER } from './own-money-parameter.ts';
import { ringOutput, type FoundPattern } from './ring-output.ts';
import { passesOn } from './scatter-gather-values.ts';
import { isStack } from './stack.ts';

const DAY = 86_400;
const SHAPES: readonly WedgeShape[] = ['through', 'into', 'out-of'];

/**
 * LAYERED, STACK and BIP as a detector: scatter-gathers and common payees and payers that share transfers, laid out in
 * layers. Two bipartite layers, one on the other, are named `stack`, one alone `bipartite`; they come from one search,
 * which is the work. Annex feature Z3: money that goes through at once.
 */
export const layered: Detector<CaseView> = {
  id: 'layered',
  version: 1,
  title: { zh: '分层或多对多转移', en: 'Moved on in layers, or many to many' },
  subject: 'ring',
  family: 'ring',
  annexFeature: 'Z3',
  parameters: [
    ...diamondParameters(3 * DAY),
    OWN_MONEY_PARAMETER,
    {
      id: 'valueRule',
      title: { zh: '金额须相近', en: 'Amounts must follow each other' },
      unit: 'switch',
      default: { statement: 1, structure: 0 },
      source: 'preset',
    },
    {
      id: 'leastShare',
      title: { zh: '中间层至少转出（占转入）', en: 'Least passed on by the middle layers' },
      unit: 'share',
      default: { statement: 0.7, structure: 0.7 },
      source: 'setting (SG, value check)',
    },
    {
      id: 'mostShare',
      title: { zh: '中间层至多转出（占转入）', en: 'Most passed on by the middle layers' },
      unit: 'ratio',
      default: { statement: 1.05, structure: 1.05 },
      source: 'setting (SG, value check)',
    },
  ],
  run: findLayered,
  parts: {
    count: (view) => countSearchParts(view, SHAPES),
    runPart: (view, parameters, part) => runSearchPart(view, parameters, { shapes: SHAPES, part }),
    join: (view, parameters, outputs) => joinParts(view, parameters, outputs as readonly SearchPart[]),
  },
};

function findLayered(view: CaseView, parameters: Parameters): DetectorOutput {
  const parts = Array.from({ length: countSearchParts(view, SHAPES) }, (_, part) =>
    runSearchPart(view, parameters, { shapes: SHAPES, part }),
  );
  forgetDiamonds(view, parameters);
  return joinParts(view, parameters, parts);
}

function joinParts(view: CaseView, parameters: Parameters, parts: readonly SearchPart[]): DetectorOutput {
  const pieces = parts.flatMap((part) => part.pieces);
  const flows = new FlowsOn(view, parameters);
  const flat = bipartitePatterns(view, parameters, { pieces, flows });
  const layers = layeredPatterns(view, parameters, { pieces, flows });
  return ringOutput(view, parameters, {
    pattern: searchedGraph(view, parameters),
    found: [...flat.found, ...layers.found],
    counts: {
      ...searchCounts(parts),
      'joins-refused': flat.counts['joins-refused'] + layers.counts['joins-refused'],
      'joins-cut': flat.counts['joins-cut'] + layers.counts['joins-cut'],
      'values-differ': layers.counts['values-differ'] + flat.counts['values-differ'],
    },
  });
}

function layeredPatterns(
  view: CaseView,
  parameters: Parameters,
  { pieces, flows }: { readonly pieces: readonly Piece[]; readonly flows: FlowsOn },
) {
  const { graph } = searchedGraph(view, parameters);
  const judge = judgeOf(view, parameters);
  const joined = joinPieces(view, parameters, pieces);
  const known = new Set<string>();
  const found: FoundPattern[] = [];
  let valuesDiffer = 0;
  for (const group of joined.groups) {
    const { edges, layers } = group;
    const ends = endsOf(graph, edges);
    const key = edges.join(' ');
    // One layer is bipartite; one source and one sink are a scatter-gather.
    if (layers < 2 || (ends.sources.length < 2 && ends.sinks.length < 2) || known.has(key)) continue;
    known.add(key);
    if (
      isOn(parameters, 'valueRule') &&
      !passesOn(graph, edges, { middles: ends.middles, share: shareOf(parameters) })
    ) {
      valuesDiffer += 1;
      continue;
    }
    const judged = judge.judge(edges, numberOf(parameters, 'minimumSurprise'));
    if (judged) found.push(toPattern(graph, { flows, group, ends, judged }));
  }
  return { found, counts: { ...joined.counts, 'values-differ': valuesDiffer } };
}

interface Shape {
  readonly flows: FlowsOn;
  readonly group: WindowGroup;
  readonly ends: Ends;
  readonly judged: JudgedShape;
}

function toPattern(graph: TemporalGraph, { flows, group, ends, judged }: Shape): FoundPattern {
  const { edges, layers, windowSeconds } = group;
  const accounts = membersOf(graph, edges);
  return {
    typology: isStack(graph, edges) ? 'stack' : 'layered',
    accounts,
    ...flows.coreOf({ accounts, edges, windowSeconds }),
    evidence: edges,
    spanSeconds: graph.t[edges.at(-1)!]! - graph.t[edges[0]!]!,
    windowSeconds,
    surprise: judged.surprise,
    values: {
      layers: layers + 1,
      sources: ends.sources.length,
      sinks: ends.sinks.length,
      familiarPairs: judged.familiarPairs,
    },
  };
}

function shareOf(parameters: Parameters) {
  return { least: numberOf(parameters, 'leastShare'), most: numberOf(parameters, 'mostShare') };
}

interface Ends {
  readonly sources: readonly number[];
  readonly middles: readonly number[];
  readonly sinks: readonly number[];
}

/** Members that only pay, that do both, and that only receive. */
function endsOf({ src, dst }: TemporalGraph, edges: readonly number[]): Ends {
  const payers = new Set(edges.map((e) => src[e]!));
  const payees = new Set(edges.map((e) => dst[e]!));
  return {
    sources: [...payers].filter((account) => !payees.has(account)),
    middles: [...payers].filter((account) => payees.has(account)),
    sinks: [...payees].filter((account) => !payers.has(account)),
  };
}
