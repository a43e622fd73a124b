import { displayWidth } from '../display-width.ts';
import { formatCompact } from '../format.ts';
import type { FlowEdge, FlowGraph, FlowNode } from './flow-graph.ts';

export const BOX = { width: 150, height: 58, gapX: 66, gapY: 10 } as const;
/** Flows drawn at most; the table has them all. */
export const FLOW_EDGES = 500;
/** Amounts written on flows at most, where there is room. */
const LABELS = 60;

export interface LaidNode {
  readonly x: number;
  readonly y: number;
  readonly node: FlowNode;
}

export interface LaidFlow {
  readonly graph: FlowGraph;
  readonly at: ReadonlyMap<string, LaidNode>;
  readonly width: number;
  readonly height: number;
  readonly drawn: readonly LaidEdge[];
}

/** A flow with the height at which it leaves and meets its boxes. */
export interface LaidEdge extends FlowEdge {
  readonly fromY: number;
  readonly toY: number;
}

/** A column a layer, each from the top; empty layers take no room. */
export function layFlow(graph: FlowGraph): LaidFlow {
  const columns = [...new Set(graph.nodes.map(({ column }) => column))].sort((a, b) => a - b);
  const at = new Map<string, { x: number; y: number; node: FlowNode }>();
  let most = 0;
  for (const [i, column] of columns.entries()) {
    const own = graph.nodes.filter((node) => node.column === column);
    for (const [row, node] of own.entries())
      at.set(node.key, { x: i * (BOX.width + BOX.gapX), y: row * (BOX.height + BOX.gapY), node });
    most = Math.max(most, own.length);
  }
  return {
    graph,
    at,
    width: columns.length * (BOX.width + BOX.gapX) - BOX.gapX,
    height: most * (BOX.height + BOX.gapY) - BOX.gapY,
    drawn: portedEdges(graph.edges.slice(0, FLOW_EDGES), at),
  };
}

/** Flows of one side of a box stand apart, in the order of what they lead to. */
function portedEdges(edges: readonly FlowEdge[], at: LaidFlow['at']): LaidEdge[] {
  const y = (key: string): number => at.get(key)?.y ?? 0;
  const ports = (own: 'from' | 'to', other: 'from' | 'to'): Map<FlowEdge, number> => {
    const sides = Map.groupBy(edges, (edge) => edge[own]);
    return new Map(
      [...sides.values()].flatMap((side) => {
        const step = (BOX.height - 16) / Math.max(1, side.length);
        const ordered = side.toSorted((a, b) => y(a[other]) - y(b[other]) || b.taint - a.taint);
        return ordered.map((edge, i) => [edge, round(8 + step * (i + 0.5))] as const);
      }),
    );
  };
  const leaving = ports('from', 'to');
  const meeting = ports('to', 'from');
  const middle = BOX.height / 2;
  return edges.map((edge) => ({
    ...edge,
    fromY: y(edge.from) + (leaving.get(edge) ?? middle),
    toY: y(edge.to) + (meeting.get(edge) ?? middle),
  }));
}

/** A flow runs from a box's right to the next one's left; back, and inside a layer, in a bow. */
export function flowCurve(from: LaidNode, to: LaidNode, { fromY, toY }: LaidEdge): string {
  const x = from.x + BOX.width;
  if (from.x === to.x) return `M${x} ${fromY}C${x + 34} ${fromY} ${x + 34} ${toY} ${x} ${toY}`;
  const bend = to.x > from.x ? BOX.gapX * 0.6 : 46;
  return `M${x} ${fromY}C${x + bend} ${fromY} ${to.x - bend} ${toY} ${to.x} ${toY}`;
}

export interface FlowLabel {
  readonly edge: LaidEdge;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly zh: string;
  readonly en: string;
}

/** Amounts on the largest flows between neighbouring columns, each where it meets no box and no other amount. */
export function flowLabels(laid: LaidFlow, currency: string): FlowLabel[] {
  const labels: FlowLabel[] = [];
  for (const edge of laid.drawn) {
    if (labels.length >= LABELS) break;
    const from = laid.at.get(edge.from);
    const to = laid.at.get(edge.to);
    if (from === undefined || to === undefined || to.x - from.x !== BOX.width + BOX.gapX) continue;
    const zh = formatCompact(edge.taint, currency, 'zh');
    const en = formatCompact(edge.taint, currency, 'en');
    const width = Math.max(displayWidth(zh), displayWidth(en)) * 6.2;
    const { fromY, toY } = edge;
    const spots = [0.5, 0.35, 0.65].map((t) => ({
      x: round(from.x + BOX.width + BOX.gapX * (0.15 + 0.7 * t)),
      y: round(fromY + (toY - fromY) * (3 * t * t - 2 * t * t * t) - 3),
    }));
    const free = spots.find(
      ({ x, y }) =>
        x - width / 2 > from.x + BOX.width &&
        x + width / 2 < to.x &&
        !labels.some((other) => Math.abs(y - other.y) < 13 && Math.abs(x - other.x) < (width + other.width) / 2 + 2),
    );
    if (free !== undefined) labels.push({ edge, ...free, width, zh, en });
  }
  return labels;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
