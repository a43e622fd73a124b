import { MOVEMENT_END, type TraceFlows } from '../trace-flows.ts';
import type { MoneyLines } from './money-lines.ts';
import { PathHeap } from './path-heap.ts';
import { Pieces } from './pieces.ts';
import { orderByKeyAnd } from './sort-order.ts';
import { traceByLines, type LinesTrace } from './trace-by-lines.ts';

/** Money that took one and the same way from a reported transfer to where it is held or left. */
export interface TracePath {
  readonly victim: number;
  /** Minor units that took just this way. */
  readonly amount: number;
  /** From the reported transfer on. */
  readonly movements: readonly number[];
  /** Seconds since the epoch by movement: the payer's leg, else the payee's; -1 = on no statement. */
  readonly times: readonly number[];
  /** MOVEMENT_END of the last movement; `goes-on`: the money is held on its payee's account. */
  readonly end: number;
}

export interface TopPathsOptions {
  /** Paths per victim. */
  readonly most: number;
  /** `traceByLines` of the same lines and trace, where it is at hand. */
  readonly flows?: TraceFlows | undefined;
}

interface PathNode {
  readonly amount: number;
  readonly order: number;
  readonly movement: number;
  readonly hop: number;
  readonly end: number;
  readonly parent: PathNode | undefined;
  /** Parts of the movement that came this way; none: the money stays here. */
  readonly parts: readonly (readonly [from: number, to: number])[];
}

interface PathSearch {
  readonly lines: MoneyLines;
  readonly trace: LinesTrace;
  readonly flows: TraceFlows['flows'];
  readonly victim: number;
  readonly heap: PathHeap<PathNode>;
  order: number;
}

/**
 * The ways that most money took, by victim, then by amount. Best first: what goes a longer way is never more than what went the
 * beginning of it, so the first ends taken from the heap are the largest and the rest is not looked at.
 */
export function topPaths(lines: MoneyLines, trace: LinesTrace, { most, flows }: TopPathsOptions): readonly TracePath[] {
  const rows = (flows ?? traceByLines(lines, trace)).flows;
  const reports = reportRows(rows);
  return [...reports.keys()]
    .toSorted((a, b) => a - b)
    .flatMap((victim) => {
      const search: PathSearch = { lines, trace, flows: rows, victim, heap: new PathHeap(), order: 0 };
      for (const row of reports.get(victim) ?? []) addReport(search, row);
      return firstPaths(search, most);
    });
}

function firstPaths(search: PathSearch, most: number): readonly TracePath[] {
  const paths: TracePath[] = [];
  while (paths.length < most) {
    const node = search.heap.pop();
    if (node === undefined) break;
    if (node.end === MOVEMENT_END['goes-on'] && node.parts.length > 0) expand(search, node);
    else paths.push(toPath(search, node));
  }
  return paths;
}

/** By victim: the rows of the reported transfers themselves. */
function reportRows({ count, hop, victim }: TraceFlows['flows']): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>();
  for (let row = 0; row < count; row++) {
    if (hop[row] !== 1) continue;
    const known = rows.get(victim[row]!);
    if (known === undefined) rows.set(victim[row]!, [row]);
    else known.push(row);
  }
  return rows;
}

function addReport(search: PathSearch, row: number): void {
  const { movement, end, amount } = search.flows;
  push(search, {
    amount: amount[row]!,
    movement: movement[row]!,
    hop: 1,
    end: end[row]!,
    parent: undefined,
    parts: [[0, amount[row]!]],
  });
}

function push(search: PathSearch, node: Omit<PathNode, 'order'>): void {
  search.heap.push({ ...node, order: search.order++ });
}

function expand(search: PathSearch, node: PathNode): void {
  const { lines, trace } = search;
  const { movements, ledger } = lines.money;
  const account = movements.payee[node.movement]!;
  const entry = movements.credit[node.movement]!;
  const paid = new Pieces();
  let held = 0;
  for (const [from, to] of node.parts)
    held += lines.follow({ account, entry, from, to, tag: 0 }, trace.bounds.until, paid);
  if (held > 0) push(search, { ...node, amount: held, parts: [] });
  const order = orderByKeyAnd(paid.entry, paid.count, (a, b) => paid.from[a]! - paid.from[b]!);
  for (let start = 0; start < order.length;) {
    const debit = paid.entry[order[start]!]!;
    const parts: [number, number][] = [];
    let amount = 0;
    let end = start;
    for (; end < order.length && paid.entry[order[end]!] === debit; end++) {
      const [from, to] = [paid.from[order[end]!]!, paid.to[order[end]!]!];
      const last = parts.at(-1);
      if (last?.[1] === from) last[1] = to;
      else parts.push([from, to]);
      amount += to - from;
    }
    const movement = ledger.movement[debit]!;
    const hop = node.hop + 1;
    push(search, { amount, movement, hop, end: endOf(search, movement, hop), parent: node, parts });
    start = end;
  }
}

/** How the victim's money ends on a movement at a hop: as the trace says, which has summed it. */
function endOf({ flows, victim }: PathSearch, movement: number, hop: number): number {
  let [low, high] = [0, flows.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = flows.movement[middle]! - movement || flows.victim[middle]! - victim || flows.hop[middle]! - hop;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return flows.end[low]!;
}

function toPath({ lines, victim }: PathSearch, node: PathNode): TracePath {
  const { movements, ledger } = lines.money;
  const way: number[] = [];
  for (let at: PathNode | undefined = node; at !== undefined; at = at.parent) way.push(at.movement);
  way.reverse();
  const times = way.map((movement) => {
    const debit = movements.debit[movement]!;
    const entry = debit >= 0 ? debit : movements.credit[movement]!;
    return entry < 0 ? -1 : ledger.t[entry]!;
  });
  return { victim, amount: node.amount, movements: way, times, end: node.end };
}
