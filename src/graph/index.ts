export { anyOrderCycles, type AnyOrderCounts, type AnyOrderQuery } from './any-order-cycles.ts';
export { buildTemporalGraph, withPatternEdges, type GraphInput } from './build-temporal-graph.ts';
export { type CycleBundle } from './cycle-paths.ts';
export { GAPS, type ValueRule } from './cycle-reach.ts';
export { CycleSearch, type CycleCounts, type CycleQuery, type CycleRange } from './cycle-search.ts';
export { DiamondSearch, type Diamond, type DiamondCounts, type DiamondQuery } from './diamonds.ts';
export { type WedgeShape } from './diamond-wedges.ts';
export { wedgeWorth, type WedgeWorth } from './diamond-worth.ts';
export { DisjointSets } from './disjoint-sets.ts';
export { familiarPairs, type MemberPair } from './familiar-pairs.ts';
export { burstEdges, fanBursts, type FanBurst, type FanDirection, type FanQuery } from './fan-bursts.ts';
export { fanWindows, type FanWindows, type FourValues } from './fan-windows.ts';
export { looseGatherScatters } from './gather-scatter-loose.ts';
export {
  gatherScatterEdges,
  gatherScatters,
  type GatherScatterBurst,
  type GatherScatterQuery,
} from './gather-scatter.ts';
export { graphFromBuffer } from './graph-buffer.ts';
export { leiden, type Communities, type LeidenOptions, type WeightedGraph } from './leiden.ts';
export { likeAmountChains, type ChainCounts, type ChainQuery } from './like-amount-chains.ts';
export { joinLayers, type LayeredGroup, type LayeredGroups, type LayerPiece } from './layered-groups.ts';
export { bothLists, type BothLists } from './list-cells.ts';
export { NO_GAP, pairHistory, type PairHistory } from './pair-history.ts';
export { indexPairs, pairOrdinals, type PairIndex } from './pairs.ts';
export { repaidLoans } from './repaid-loans.ts';
export { surprise, type SurpriseInput } from './surprise.ts';
export { temporalCycles } from './temporal-cycles.ts';
export { EDGE_KIND, PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';
export { VertexCycleCollector, type VertexCycle } from './vertex-cycles.ts';
export { rewirePairs, type RewireOptions } from './rewire-pairs.ts';
