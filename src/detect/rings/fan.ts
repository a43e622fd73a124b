import { burstEdges, fanBursts, type FanBurst, type FanDirection, type TemporalGraph } from '#graph';
import type { Detector, DetectorOutput, ParameterDescriptor, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { coverageSeconds, isSubject } from '../coverage.ts';
import { evidenceAmount, evidenceFields } from '../evidence.ts';
import { isOn, listOf, numberOf } from '../parameters.ts';
import { patternGraph } from '../pattern-graph.ts';
import { strengthOf } from '../strength.ts';
import { StrongestHits, StrongestSignals } from '../strongest.ts';

const DAY = 86_400;

export const FAN_PARAMETERS: readonly ParameterDescriptor[] = [
  {
    id: 'minimumPartners',
    title: { zh: '最少不同对手数', en: 'Fewest distinct counterparties' },
    unit: 'count',
    default: { statement: 5, structure: 4 },
    source: 'definitions 3; two banks’ rule engines (≥ 5 payers in 7 d, ≥ 5 payees in 24 h); not statutory',
  },
  {
    id: 'windowsSeconds',
    title: { zh: '时间窗', en: 'Windows' },
    unit: 'seconds',
    default: { statement: [DAY, 7 * DAY], structure: [6 * DAY, 25 * DAY] },
    source: 'definitions 3; two banks’ rule engines; not statutory',
  },
  {
    id: 'strengthFrom',
    title: { zh: '强度从此对手数起', en: 'Strength rises above' },
    unit: 'count',
    default: { statement: 4, structure: 3 },
    source: 'setting',
  },
  {
    id: 'strengthFull',
    title: { zh: '强度达到最大的对手数', en: 'Full strength at' },
    unit: 'count',
    default: { statement: 15, structure: 12 },
    source: 'setting',
  },
  {
    id: 'usualFrom',
    title: { zh: '相对平时的倍数，从此起', en: 'Times the usual, rises above' },
    unit: 'ratio',
    default: { statement: 1, structure: 1 },
    source: 'setting; definitions 3 (a tree enters by its degree against the account’s usual degree)',
  },
  {
    id: 'usualFull',
    title: { zh: '相对平时的倍数，达到最大', en: 'Times the usual, full' },
    unit: 'ratio',
    default: { statement: 3, structure: 3 },
    source: 'setting',
  },
  {
    id: 'novelOnly',
    title: { zh: '只看首次或第二次交易的对手', en: 'Only first or second transfers of a pair' },
    unit: 'switch',
    default: { statement: 0, structure: 1 },
    source: 'definitions 9',
  },
  {
    id: 'maximumHits',
    title: { zh: '最多命中数', en: 'Most hits kept' },
    unit: 'count',
    default: { statement: 5000, structure: 5000 },
    source: 'setting',
  },
];

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
    ...description,
    run: (view, parameters) => findFans(view, parameters, direction),
  };
}

function findFans(view: CaseView, parameters: Parameters, direction: FanDirection): DetectorOutput {
  const { graph } = patternGraph(view, isOn(parameters, 'novelOnly'));
  const minimumPartners = numberOf(parameters, 'minimumPartners');
  const hits = new StrongestHits(numberOf(parameters, 'maximumHits'));
  const signals = new StrongestSignals();
  let boundaryHubs = 0;
  let found = 0;
  for (const windowSeconds of listOf(parameters, 'windowsSeconds')) {
    fanBursts(graph, { direction, minimumPartners, windowSeconds }, (burst) => {
      if (!isSubject(view.accounts, burst.hub)) {
        boundaryHubs += 1;
        return;
      }
      found += 1;
      const evidence = burstEdges(graph, direction, burst);
      const usual = usualTransfers(view, direction, burst, windowSeconds);
      const strength = fanStrength(parameters, burst.partners, usual);
      const fields = evidenceFields(graph, evidence);
      hits.add({ typology: `fan-${direction}`, strength, core: [burst.hub], ...fields });
      const { amount, currency } = evidenceAmount(graph, evidence);
      signals.add(windowSeconds, {
        account: burst.hub,
        strength,
        code: `fan-${direction}`,
        values: {
          partners: burst.partners,
          transfers: evidence.length,
          windowSeconds,
          amountMinor: amount,
          currency: view.currencies[currency] ?? '',
          minimumPartners,
          usualTransfers: usual === undefined ? 'unknown' : Math.round(usual * 10) / 10,
        },
        evidence,
        from: fields.from,
        to: fields.to,
      });
    });
  }
  return {
    hits: hits.hits(),
    signals: signals.signals(),
    notAssessable: new Uint32Array(0),
    counts: { 'windows-found': found, 'boundary-hubs': boundaryHubs, 'hits-cut': hits.cut },
  };
}

/** Transfers in a window of this length at other times of the account's covered life; unknown below two windows. */
function usualTransfers(
  view: CaseView,
  direction: FanDirection,
  burst: FanBurst,
  windowSeconds: number,
): number | undefined {
  const covered = coverageSeconds(view.accounts, burst.hub);
  if (covered < 2 * windowSeconds) return undefined;
  const all = edgeCountOf(view.graph, direction, burst.hub) - (burst.end - burst.start);
  return (all * windowSeconds) / (covered - windowSeconds);
}

function edgeCountOf(graph: TemporalGraph, direction: FanDirection, hub: number): number {
  const offsets = direction === 'in' ? graph.inOffsets : graph.outOffsets;
  return offsets[hub + 1]! - offsets[hub]!;
}

function fanStrength(parameters: Parameters, partners: number, usual: number | undefined): number {
  const size = strengthOf(partners, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull'));
  if (usual === undefined || usual === 0) return size;
  const times = partners / usual;
  return Math.min(size, strengthOf(times, numberOf(parameters, 'usualFrom'), numberOf(parameters, 'usualFull')));
}
