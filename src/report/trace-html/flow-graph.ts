import { endsOf, secondsOf, sumOf, type TraceAccount, type TracePage } from './trace-page.ts';

/** `victims`: column 0; `account`: its layer; `out`: the last column. A fold stands for the smaller ones of a column. */
export interface FlowNode {
  /** Unique in the picture: `v:`, `a:`, `x:`, `f:` and what it stands for. */
  readonly key: string;
  readonly column: number;
  readonly kind: 'victim' | 'payer' | 'account' | 'out' | 'fold' | 'fold-victims';
  readonly id: string;
  /** Victim money: reported, come, or left by this way. */
  readonly amount: number;
  readonly held: number;
  readonly passedOn: number;
  readonly exited: number;
  /** First victim money, Unix seconds. */
  readonly at: number;
  readonly account?: TraceAccount;
  /** Of a fold. */
  readonly count?: number;
}

/** All movements from one node to another. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly taint: number;
  readonly count: number;
  readonly first: number;
  readonly last: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface FlowGraph {
  /** Columns: 0 victims, 1 … layers, layers + 1 ways out. */
  readonly layers: number;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly folded: { readonly accounts: number; readonly received: number; readonly held: number };
  readonly foldedVictims: { readonly count: number; readonly amount: number };
}

/** Nodes that a picture shows at most, and of one column. */
export const FLOW_NODES = 300;
export const FLOW_COLUMN = 40;

interface RawEdge {
  readonly from: string;
  readonly to: string;
  readonly taint: number;
  readonly at: string;
  readonly t: number;
}

/**
 * Victims, accounts by layer, ways out, and the victim money between them; of each column the `limit` largest by amount,
 * the others put together in one node that counts them. Inside a column by the time at which victim money first came,
 * then by id: the same trace gives the same picture.
 */
export function flowGraph(page: TracePage, wanted: number): FlowGraph {
  const raw = rawEdges(page);
  const all = rawNodes(page, raw);
  const limit = fittingLimit(all, wanted);
  const place = new Map<string, string>();
  const nodes: FlowNode[] = [];
  for (const column of new Set(all.map((node) => node.column))) {
    const own = all.filter((node) => node.column === column);
    const largest = own.toSorted((a, b) => b.amount - a.amount || (a.key < b.key ? -1 : 1));
    const kept = own.length <= limit ? largest : largest.slice(0, limit - 1);
    const rest = largest.slice(kept.length);
    for (const node of kept) place.set(node.key, node.key);
    for (const node of rest) place.set(node.key, `f:${column}`);
    nodes.push(...kept.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)));
    if (rest.length > 0) nodes.push(foldOf(rest, column));
  }
  const hidden = nodes.filter(({ kind }) => kind === 'fold');
  const victims = nodes.find(({ kind }) => kind === 'fold-victims');
  return {
    layers: Math.max(0, ...all.map(({ column, kind }) => (kind === 'out' ? 0 : column))),
    nodes,
    edges: summedEdges(raw, place),
    folded: {
      accounts: sumOf(hidden.map(({ count }) => count ?? 0)),
      received: sumOf(hidden.map(({ amount }) => amount)),
      held: sumOf(hidden.map(({ held }) => held)),
    },
    foldedVictims: { count: victims?.count ?? 0, amount: victims?.amount ?? 0 },
  };
}

/** Each movement as what the picture shows of it: from the victims that report it, else from the account; to an account, else to a way out. */
function rawEdges(page: TracePage): RawEdge[] {
  const raw: RawEdge[] = [];
  for (const edge of page.policy.edges) {
    const t = secondsOf(edge.at);
    const victims = page.sourceVictims.get(edge.source) ?? [];
    for (const { end, amount } of endsOf(edge)) {
      const reportedHere = victims.length > 0 && end !== 'reported-again';
      const from = reportedHere
        ? `v:${victims[0]}`
        : page.accounts.has(edge.from)
          ? `a:${edge.from}`
          : `p:${edge.from}`;
      const account = page.accounts.get(edge.to);
      const lands = account !== undefined && (end === 'goes-on' || endedAt(account, end));
      raw.push({ from, to: lands ? `a:${edge.to}` : `x:${end}`, taint: amount, at: edge.at, t });
      if (lands && end !== 'goes-on') raw.push({ from: `a:${edge.to}`, to: `x:${end}`, taint: amount, at: edge.at, t });
    }
  }
  return raw.filter(({ taint }) => taint > 0);
}

function endedAt(account: TraceAccount, end: string): boolean {
  return account.ended_here?.some((part) => part.end === end) === true;
}

function rawNodes(page: TracePage, raw: readonly RawEdge[]): FlowNode[] {
  const first = new Map<string, number>();
  const out = new Map<string, number>();
  const inn = new Map<string, number>();
  for (const edge of raw) {
    const at = edge.t;
    for (const key of [edge.from, edge.to]) first.set(key, Math.min(first.get(key) ?? at, at));
    out.set(edge.from, (out.get(edge.from) ?? 0) + edge.taint);
    inn.set(edge.to, (inn.get(edge.to) ?? 0) + edge.taint);
  }
  const last = Math.max(1, ...page.policy.accounts.map(({ layer }) => layer)) + 1;
  return [...first].map(([key, at]): FlowNode => {
    const id = key.slice(2);
    const none = { held: 0, passedOn: 0, exited: 0 };
    if (key.startsWith('v:')) return { key, id, at, column: 0, kind: 'victim', amount: out.get(key) ?? 0, ...none };
    if (key.startsWith('p:')) return { key, id, at, column: 0, kind: 'payer', amount: out.get(key) ?? 0, ...none };
    const found = page.accounts.get(id);
    if (key.startsWith('x:') || found === undefined)
      return { key, id, at, column: last, kind: 'out', amount: inn.get(key) ?? 0, ...none };
    const { received, held, passed_on: passedOn, exited, layer } = found;
    return { key, id, at, column: layer, kind: 'account', amount: received, held, passedOn, exited, account: found };
  });
}

/** The most per column, up to the wanted, that keeps the whole picture below its limit. */
function fittingLimit(nodes: readonly FlowNode[], wanted: number): number {
  const columns = new Map<number, number>();
  for (const { column } of nodes) columns.set(column, (columns.get(column) ?? 0) + 1);
  let limit = wanted;
  while (limit > 2 && sumOf([...columns.values()].map((count) => Math.min(count, limit))) > FLOW_NODES) limit--;
  return limit;
}

function foldOf(nodes: readonly FlowNode[], column: number): FlowNode {
  return {
    key: `f:${column}`,
    column,
    kind: column === 0 ? 'fold-victims' : 'fold',
    id: '',
    amount: sumOf(nodes.map(({ amount }) => amount)),
    held: sumOf(nodes.map(({ held }) => held)),
    passedOn: sumOf(nodes.map(({ passedOn }) => passedOn)),
    exited: sumOf(nodes.map(({ exited }) => exited)),
    at: Math.min(...nodes.map(({ at }) => at)),
    count: nodes.length,
  };
}

function summedEdges(raw: readonly RawEdge[], place: ReadonlyMap<string, string>): FlowEdge[] {
  const sums = new Map<string, FlowEdge>();
  for (const { from, to, taint, at, t } of raw) {
    const ends = { from: place.get(from) ?? from, to: place.get(to) ?? to };
    const key = `${ends.from}\n${ends.to}`;
    const known = sums.get(key);
    sums.set(key, {
      ...ends,
      taint: (known?.taint ?? 0) + taint,
      count: (known?.count ?? 0) + 1,
      first: Math.min(known?.first ?? t, t),
      last: Math.max(known?.last ?? t, t),
      firstAt: known === undefined || t < known.first ? at : known.firstAt,
      lastAt: known === undefined || t > known.last ? at : known.lastAt,
    });
  }
  return [...sums.values()].toSorted((a, b) => b.taint - a.taint || (a.from + a.to < b.from + b.to ? -1 : 1));
}
