import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTemporalGraph, EDGE_KIND, temporalCycles, type TemporalGraph } from '#graph';

/**
 * Compares the temporal cycle kernel with the published counts: every `temporal` row of `golden/cycle-oracle.csv` whose
 * graph is at hand. Usage: DUANKA_DATA=DIR node --conditions=source bench/cycle-oracle.ts [largest total, default 1e9]
 */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly t: number;
}

const data = process.env['DUANKA_DATA'];
if (!data) throw new Error('DUANKA_DATA must name the folder with golden/ and temporal-graphs/');
const largestTotal = Number(process.argv[2] ?? 1e9);

const SOURCES: Readonly<Record<string, () => Edge[]>> = {
  golden: () => readEdges('temporal-graphs/cycle_golden_sample.txt', ' ', [0, 1, 2]),
  collegemsg: () => readEdges('temporal-graphs/CollegeMsg.txt', ' ', [0, 1, 2]),
  btcalpha: () => readEdges('temporal-graphs/soc-sign-bitcoinalpha.csv', ',', [0, 1, 3]),
  btcotc: () => readEdges('temporal-graphs/soc-sign-bitcoinotc.csv', ',', [0, 1, 3]),
  dnc: () => readEdges('temporal-graphs/dnc-temporalGraph.txt', '\t', [0, 1, 2]),
  'amlsim-cycle200': () => readEdges('amlsim-20k/20K_cycle200/transactions.csv', ',', [0, 1, 3]),
};

interface OracleQuery {
  readonly dataset: string;
  readonly windowSeconds: number;
  readonly maximumHops: number;
  readonly counts: Map<string, number>;
}

let equalRows = 0;
let unequalRows = 0;
let skippedRows = 0;
const graphs = new Map<string, TemporalGraph>();
for (const query of readOracle()) {
  const total = query.counts.get('total') ?? 0;
  const source = SOURCES[query.dataset];
  const name = `${query.dataset} W=${query.windowSeconds} H=${query.maximumHops || 'unlimited'}`;
  if (!source || total > largestTotal) {
    skippedRows += query.counts.size;
    console.log(`skipped  ${name}: ${source ? `${total} cycles` : 'graph not at hand'}`);
    continue;
  }
  const graph = graphs.get(query.dataset) ?? toGraph(source());
  graphs.set(query.dataset, graph);
  const started = performance.now();
  const found = temporalCycles(graph, {
    maximumHops: query.maximumHops || 255,
    windowSeconds: query.windowSeconds,
    order: 'plain',
  });
  const seconds = (performance.now() - started) / 1000;
  const different: string[] = [];
  for (const [length, expected] of query.counts) {
    const count =
      length === 'total' ? found.edgeCycles.reduce((sum, n) => sum + n, 0) : (found.edgeCycles[Number(length)] ?? 0);
    if (count === expected) equalRows += 1;
    else different.push(`${length}: ${count}, expected ${expected}`);
  }
  unequalRows += different.length;
  const rate = Math.round(graph.edgeCount / seconds).toLocaleString('en');
  console.log(
    `${different.length === 0 ? 'equal   ' : 'DIFFERS '} ${name}: ${total} in ${seconds.toFixed(3)} s, ${rate} edges/s`,
  );
  for (const line of different) console.log(`         ${line}`);
}
console.log(`${equalRows} rows equal, ${unequalRows} different, ${skippedRows} skipped`);
process.exitCode = unequalRows === 0 ? 0 : 1;

function readOracle(): OracleQuery[] {
  const queries = new Map<string, OracleQuery>();
  for (const line of readFileSync(join(data!, 'golden/cycle-oracle.csv'), 'utf8').trim().split('\n')) {
    const [dataset = '', mode, window, maximum, length = '', count] = line.split(',');
    if (mode !== 'temporal') continue;
    const key = `${dataset} ${window} ${maximum}`;
    const query = queries.get(key) ?? {
      dataset,
      windowSeconds: Number(window),
      maximumHops: Number(maximum),
      counts: new Map<string, number>(),
    };
    query.counts.set(length, Number(count));
    queries.set(key, query);
  }
  return [...queries.values()];
}

function readEdges(file: string, separator: string, [from, to, time]: readonly [number, number, number]): Edge[] {
  const edges: Edge[] = [];
  for (const line of readFileSync(join(data!, file), 'utf8').split('\n')) {
    const cells = line.trim().split(separator);
    const edge = { from: Number(cells[from]), to: Number(cells[to]), t: Math.floor(Number(cells[time])) };
    if (cells.length > 1 && Number.isFinite(edge.t) && edge.from !== edge.to) edges.push(edge);
  }
  return edges.toSorted((a, b) => a.t - b.t);
}

function toGraph(edges: readonly Edge[]): TemporalGraph {
  const ids = new Map<number, number>();
  const dense = (id: number): number => {
    if (!ids.has(id)) ids.set(id, ids.size);
    return ids.get(id)!;
  };
  const src = edges.map((edge) => dense(edge.from));
  const dst = edges.map((edge) => dense(edge.to));
  const first = edges[0]?.t ?? 0;
  const zeros = new Uint8Array(edges.length);
  return buildTemporalGraph({
    vertexCount: ids.size,
    src,
    dst,
    t: edges.map((edge) => edge.t - first + 1),
    precision: zeros,
    currency: zeros,
    kind: new Uint8Array(edges.length).fill(EDGE_KIND.pattern),
    amount: new Float64Array(edges.length).fill(1),
  });
}
