import { formatAmount } from '#model';

import { displayWidth, truncateDisplay } from '../display-width.ts';
import { both } from '../html/bilingual.ts';
import { subjectAnchor } from '../html/cells.ts';
import { markup, type Markup } from '../html/markup.ts';
import { edgeWidth } from '../html/picture-svg.ts';
import { formatCompact, formatCount, formatInstant } from '../format.ts';
import type { FlowEdge, FlowGraph, FlowNode } from './flow-graph.ts';
import { numberOf, type TracePage } from './trace-page.ts';
import { endWords, money, say, wordOf } from './words.ts';

const BOX = { width: 150, height: 58, gapX: 66, gapY: 10 } as const;
const HEAD = 24;
const PAD = 12;
/** Flows drawn at most; the table has them all. */
export const FLOW_EDGES = 500;
/** Amounts written on flows at most, where there is room. */
const LABELS = 60;

export interface LaidFlow {
  readonly graph: FlowGraph;
  readonly at: ReadonlyMap<string, { readonly x: number; readonly y: number; readonly node: FlowNode }>;
  readonly width: number;
  readonly height: number;
  readonly drawn: readonly LaidEdge[];
}

/** A flow with the height at which it leaves and meets its boxes. */
interface LaidEdge extends FlowEdge {
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

export function flowSvg(laid: LaidFlow, page: TracePage, prefix: string): Markup {
  const width = laid.width + 2 * PAD + 24;
  const height = laid.height + HEAD + 2 * PAD;
  const arrow = `${prefix}-arrow`;
  const most = Math.max(1, ...laid.drawn.map(({ taint }) => taint));
  return markup`<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" class="flow money" data-flow="${prefix}"><defs><marker id="${arrow}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="arrow" d="M0 0L8 4L0 8z"/></marker><pattern id="${prefix}-left" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V4"/></pattern></defs><g transform="translate(${PAD} ${PAD})">${heads(laid)}<g transform="translate(0 ${HEAD})">${laid.drawn.map((edge) => edgePath(edge, { laid, page, arrow, most }))}${[...laid.at.values()].map((place) => box(place, page))}${labels(laid, page.currency)}</g></g></svg>`;
}

function heads({ at, graph }: LaidFlow): Markup {
  const columns = new Map([...at.values()].map(({ x, node }) => [x, node]));
  return markup`${[...columns].map(([x, node]) => {
    const key =
      node.column === 0 ? 'flowColumnVictims' : node.column > graph.layers ? 'flowColumnOut' : 'flowColumnLayer';
    const word = wordOf(key);
    const layer = String(node.column);
    return texts({ x, y: 10, name: 'head' }, word.zh.replace('{layer}', layer), word.en.replace('{layer}', layer));
  })}`;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly node: FlowNode;
}

function edgePath(
  edge: LaidEdge,
  given: { readonly laid: LaidFlow; readonly page: TracePage; readonly arrow: string; readonly most: number },
): Markup {
  const from = given.laid.at.get(edge.from);
  const to = given.laid.at.get(edge.to);
  if (from === undefined || to === undefined) return markup``;
  const { page } = given;
  const title = `${nodeName(from.node, page)} → ${nodeName(to.node, page)}: ${formatAmount(edge.taint, page.currency)} × ${edge.count}, ${formatInstant(edge.firstAt)}${edge.count > 1 ? ` – ${formatInstant(edge.lastAt)}` : ''}`;
  const back = to.x <= from.x;
  return markup`<path class="${back ? 'edge back' : 'edge'}" data-a="${edge.from}" data-b="${edge.to}" data-t="${edge.first}" data-u="${edge.last}" d="${curve(from, to, edge)}" stroke-width="${edgeWidth(edge.taint, given.most)}" marker-end="url(#${given.arrow})"><title>${title}</title></path>`;
}

function curve(from: Place, to: Place, { fromY, toY }: LaidEdge): string {
  const x = from.x + BOX.width;
  if (from.x === to.x) return `M${x} ${fromY}C${x + 34} ${fromY} ${x + 34} ${toY} ${x} ${toY}`;
  const bend = to.x > from.x ? BOX.gapX * 0.6 : 46;
  return `M${x} ${fromY}C${x + bend} ${fromY} ${to.x - bend} ${toY} ${to.x} ${toY}`;
}

function box({ x, y, node }: Place, page: TracePage): Markup {
  const place = markup`data-n="${node.key}" data-t="${node.at}" transform="translate(${x} ${y})"`;
  const frame = markup`<title>${boxTitle(node, page)}</title><rect width="${BOX.width}" height="${BOX.height}" rx="3"/>`;
  const inside = markup`${frame}${boxLines(node, page)}${shareBar(node)}`;
  if (node.kind !== 'account') return markup`<g class="node fold" tabindex="0" ${place}>${inside}</g>`;
  const name = node.account?.covered === false ? 'node bare' : 'node';
  if (!page.linked.has(node.id)) return markup`<g class="${name}" tabindex="0" ${place}>${inside}</g>`;
  return markup`<a href="#${subjectAnchor(node.id)}" aria-label="${numberOf(node.id, page)}"><g class="${name}" ${place}>${inside}</g></a>`;
}

function boxLines(node: FlowNode, page: TracePage): Markup {
  const amountLine = (key: 'flowNodeReported' | 'flowNodeReceived'): readonly [string, string] => [
    wordOf(key).zh.replace('{amount}', compact(node.amount, page, 'zh')),
    wordOf(key).en.replace('{amount}', compact(node.amount, page, 'en')),
  ];
  const held = (): readonly [string, string] =>
    node.held === 0
      ? ['', '']
      : [
          ` · ${wordOf('flowNodeHeld').zh.replace('{amount}', compact(node.held, page, 'zh'))}`,
          ` · ${wordOf('flowNodeHeld').en.replace('{amount}', compact(node.held, page, 'en'))}`,
        ];
  const line = (key: 'flowNodeReported' | 'flowNodeReceived', y: number): Markup => {
    const [zh, en] = amountLine(key);
    const [heldZh, heldEn] = held();
    return texts({ x: 8, y, name: 'n-sub' }, zh + heldZh, en + heldEn);
  };
  switch (node.kind) {
    case 'victim':
    case 'payer': {
      const name = node.kind === 'victim' ? node.id : node.id === '' ? '' : numberOf(node.id, page);
      const title =
        name === ''
          ? texts({ x: 8, y: 15, name: 'n-title' }, wordOf('flowNodeUnknown').zh, wordOf('flowNodeUnknown').en)
          : markup`<text x="8" y="15" class="n-title">${truncateDisplay(name, 19)}</text>`;
      return markup`${title}${line(node.kind === 'victim' ? 'flowNodeReported' : 'flowNodeReceived', 29)}`;
    }
    case 'out': {
      const words = endWords(node.id);
      return markup`${texts({ x: 8, y: 15, name: 'n-title' }, truncateDisplay(words.zh, 22), truncateDisplay(words.en, 24))}${texts({ x: 8, y: 29, name: 'n-sub' }, compact(node.amount, page, 'zh'), compact(node.amount, page, 'en'))}`;
    }
    case 'fold':
    case 'fold-victims': {
      const key = node.kind === 'fold' ? 'flowFold' : 'flowFoldVictims';
      const count = formatCount(node.count ?? 0);
      return markup`${texts({ x: 8, y: 15, name: 'n-title' }, wordOf(key).zh.replace('{count}', count), wordOf(key).en.replace('{count}', count))}${line(node.kind === 'fold' ? 'flowNodeReceived' : 'flowNodeReported', 29)}`;
    }
    case 'account':
      return markup`<text x="8" y="15" class="n-title">${truncateDisplay(numberOf(node.id, page), 20)}</text><text x="8" y="28" class="n-sub">${truncateDisplay(node.account?.institution ?? '—', 21)}</text>${line('flowNodeReceived', 42)}`;
  }
}

/** What came, whole: still there solid, passed on grey, left the data hatched. */
function shareBar(node: FlowNode): Markup | undefined {
  const whole = node.held + node.passedOn + node.exited;
  if (whole === 0) return undefined;
  const room = BOX.width - 16;
  const held = round((node.held / whole) * room);
  const passed = round((node.passedOn / whole) * room);
  const left = round(room - held - passed);
  const piece = (name: string, x: number, width: number): Markup | undefined =>
    width <= 0 ? undefined : markup`<rect class="${name}" x="${round(8 + x)}" y="47" width="${width}" height="6"/>`;
  return markup`${piece('p-held', 0, held)}${piece('p-passed', held, passed)}${piece('p-left', held + passed, left)}`;
}

/** Amounts on the largest flows, each where it meets no box and no other amount. */
function labels(laid: LaidFlow, currency: string): Markup {
  const taken: { x: number; y: number; w: number }[] = [];
  const made: Markup[] = [];
  for (const edge of laid.drawn) {
    if (made.length >= LABELS) break;
    const from = laid.at.get(edge.from);
    const to = laid.at.get(edge.to);
    if (from === undefined || to === undefined || to.x - from.x !== BOX.width + BOX.gapX) continue;
    const zh = formatCompact(edge.taint, currency, 'zh');
    const en = formatCompact(edge.taint, currency, 'en');
    const w = Math.max(displayWidth(zh), displayWidth(en)) * 6.2;
    const { fromY: y1, toY: y2 } = edge;
    const spots = [0.5, 0.35, 0.65].map((t) => ({
      x: from.x + BOX.width + BOX.gapX * (0.15 + 0.7 * t),
      y: y1 + (y2 - y1) * (3 * t * t - 2 * t * t * t) - 3,
      w,
    }));
    const free = spots.find((spot) => w < BOX.gapX - 8 && !taken.some((other) => overlaps(spot, other)));
    if (free === undefined) continue;
    taken.push(free);
    const words = texts({ x: round(free.x), y: round(free.y), name: 'amt mid' }, zh, en);
    made.push(markup`<g class="lab" data-a="${edge.from}" data-b="${edge.to}" data-t="${edge.first}">${words}</g>`);
  }
  return markup`${made}`;
}

function overlaps(
  a: { readonly x: number; readonly y: number; readonly w: number },
  b: { readonly x: number; readonly y: number; readonly w: number },
): boolean {
  return Math.abs(a.y - b.y) < 13 && Math.abs(a.x - b.x) < (a.w + b.w) / 2 + 2;
}

export function nodeName(node: FlowNode, page: TracePage): string {
  if (node.kind === 'victim') return node.id;
  if (node.kind === 'out') return endWords(node.id)[page.data.language];
  if (node.kind === 'account' || node.kind === 'payer') return node.id === '' ? '—' : numberOf(node.id, page);
  return `(+${formatCount(node.count ?? 0)})`;
}

/** The same in both languages, for tables. */
export function nodeCell(node: FlowNode, page: TracePage): Markup {
  if (node.kind === 'out') return both(endWords(node.id).zh, endWords(node.id).en);
  if (node.kind === 'fold') return say('flowFold', { count: formatCount(node.count ?? 0) });
  if (node.kind === 'fold-victims') return say('flowFoldVictims', { count: formatCount(node.count ?? 0) });
  if (node.kind === 'payer' && node.id === '') return say('flowNodeUnknown');
  return markup`<span class="acct">${nodeName(node, page)}</span>`;
}

function boxTitle(node: FlowNode, page: TracePage): string {
  const lines = [nodeName(node, page), money(node.amount, page.currency)[page.data.language]];
  if (node.account?.institution !== undefined) lines.splice(1, 0, node.account.institution);
  if (node.held + node.passedOn + node.exited > 0) {
    for (const [key, minor] of [
      ['flowKeyHeld', node.held],
      ['flowKeyPassed', node.passedOn],
      ['flowKeyExited', node.exited],
    ] as const)
      if (minor > 0) lines.push(`${wordOf(key)[page.data.language]} ${formatAmount(minor, page.currency)}`);
  }
  return lines.join('\n');
}

function compact(minor: number, page: TracePage, language: 'zh' | 'en'): string {
  return formatCompact(minor, page.currency, language);
}

function texts(
  { x, y, name }: { readonly x: number; readonly y: number; readonly name: string },
  chinese: string,
  english: string,
): Markup {
  if (chinese === english) return markup`<text x="${x}" y="${y}" class="${name}">${chinese}</text>`;
  return markup`<text lang="zh" x="${x}" y="${y}" class="${name}">${chinese}</text><text lang="en" x="${x}" y="${y}" class="${name}">${english}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
