import type { WedgeShape } from '#graph';
import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { isOn, numberOf } from '../parameters.ts';
import { joinPieces } from './layered-joins.ts';
import { diamondParameters } from './layered-parameters.ts';
import {
  countSearchParts,
  forgetDiamonds,
  judgeOf,
  runSearchPart,
  searchCounts,
  searchedGraph,
  type SearchPart,
} from './layered-search.ts';
import { membersOf } from './layered-surprise.ts';
import { ringOutput, type FoundPattern } from './ring-output.ts';
import { passesOn } from './scatter-gather-values.ts';
import { isStack } from './stack.ts';

const DAY = 86_400;
const SHAPES: readonly WedgeShape[] = ['through', 'into', 'out-of'];

/**
 * LAYERED as a detector: scatter-gathers and common payees and payers that share transfers, laid out in layers. A group
 * that is two bipartite layers, one on the other, is named `stack`. Annex feature Z3: money that goes through at once.
 */
export const layered: Detector<CaseView> = {
  id: 'layered',
  version: 1,
  title: { zh: '分层转移', en: 'Moved on in layers' },
  subject: 'ring',
  family: 'ring',
  annexFeature: 'Z3',
  parameters: [
    ...diamondParameters(3 * DAY),
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
  const pattern = searchedGraph(view, parameters);
  const { graph } = pattern;
  const judge = judgeOf(view, parameters);
  const pieces = parts.flatMap((part) => part.pieces);
  const joined = joinPieces(view, parameters, pieces);
  const known = new Set<string>();
  const found: FoundPattern[] = [];
  let valuesDiffer = 0;
  for (const { edges, layers, windowSeconds } of joined.groups) {
    const ends = endsOf(pattern.graph, edges);
    // One layer is bipartite; one source and one sink are a scatter-gather.
    if (layers < 2 || (ends.sources.length < 2 && ends.sinks.length < 2)) continue;
    const key = edges.join(' ');
    if (known.has(key)) continue;
    known.add(key);
    if (
      isOn(parameters, 'valueRule') &&
      !passesOn(graph, edges, { middles: ends.middles, share: shareOf(parameters) })
    ) {
      valuesDiffer += 1;
      continue;
    }
    const judged = judge.judge(edges, numberOf(parameters, 'minimumSurprise'));
    if (!judged) continue;
    const accounts = membersOf(graph, edges);
    found.push({
      typology: isStack(graph, edges) ? 'stack' : 'layered',
      accounts,
      core: accounts,
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
    });
  }
  return ringOutput(view, parameters, {
    pattern,
    found,
    counts: { ...searchCounts(parts), ...joined.counts, 'values-differ': valuesDiffer },
  });
}

function shareOf(parameters: Parameters) {
  return { least: numberOf(parameters, 'leastShare'), most: numberOf(parameters, 'mostShare') };
}

/** Members that only pay, that do both, and that only receive. */
function endsOf({ src, dst }: CaseView['graph'], edges: readonly number[]) {
  const payers = new Set(edges.map((e) => src[e]!));
  const payees = new Set(edges.map((e) => dst[e]!));
  return {
    sources: [...payers].filter((account) => !payees.has(account)),
    middles: [...payers].filter((account) => payees.has(account)),
    sinks: [...payees].filter((account) => !payers.has(account)),
  };
}
