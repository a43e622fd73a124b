export { EDGE_KIND, PRECISION, PRECISION_SECONDS, type TemporalGraph } from './temporal-graph.ts';
