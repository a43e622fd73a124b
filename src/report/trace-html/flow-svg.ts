import { formatAmount, type Bilingual } from '#model';

import { truncateDisplay } from '../display-width.ts';
import { formatCompact, formatCount, formatInstant } from '../format.ts';
import { both } from '../html/bilingual.ts';
import { subjectAnchor } from '../html/cells.ts';
import { markup, type Markup } from '../html/markup.ts';
import { edgeWidth } from '../html/picture-svg.ts';
import type { FlowNode } from './flow-graph.ts';
import {
  BOX,
  flowCurve,
  flowLabels,
  type FlowLabel,
  type LaidEdge,
  type LaidFlow,
  type LaidNode,
} from './flow-layout.ts';
import { numberOf, type TracePage } from './trace-page.ts';
import { endWords, money, plain, say, wordOf } from './words.ts';

const HEAD = 24;
const PAD = 12;

export function flowSvg(laid: LaidFlow, page: TracePage, prefix: string): Markup {
  const width = laid.width + 2 * PAD + 24;
  const height = laid.height + HEAD + 2 * PAD;
  const arrow = `${prefix}-arrow`;
  const most = Math.max(1, ...laid.drawn.map(({ taint }) => taint));
  return markup`<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" class="flow money" data-flow="${prefix}"><defs><marker id="${arrow}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="arrow" d="M0 0L8 4L0 8z"/></marker><pattern id="${prefix}-left" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V4"/></pattern></defs><g transform="translate(${PAD} ${PAD})">${heads(laid)}<g transform="translate(0 ${HEAD})">${laid.drawn.map((edge) => edgePath(edge, { laid, page, arrow, most }))}${[...laid.at.values()].map((place) => box(place, page))}${flowLabels(laid, page.currency).map(labelText)}</g></g></svg>`;
}

function heads({ at, graph }: LaidFlow): Markup {
  const columns = new Map([...at.values()].map(({ x, node }) => [x, node.column]));
  return markup`${[...columns].map(([x, column]) => {
    const key = column === 0 ? 'flowColumnVictims' : column > graph.layers ? 'flowColumnOut' : 'flowColumnLayer';
    return texts({ x, y: 10, name: 'head' }, ...plain(key, { layer: String(column) }));
  })}`;
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
  return markup`<path class="${back ? 'edge back' : 'edge'}" data-a="${edge.from}" data-b="${edge.to}" data-t="${edge.first}" data-u="${edge.last}" d="${flowCurve(from, to, edge)}" stroke-width="${edgeWidth(edge.taint, given.most)}" marker-end="url(#${given.arrow})"><title>${title}</title></path>`;
}

function box({ x, y, node }: LaidNode, page: TracePage): Markup {
  const place = markup`data-n="${node.key}" data-t="${node.at}" transform="translate(${x} ${y})"`;
  const frame = markup`<title>${boxTitle(node, page)}</title><rect width="${BOX.width}" height="${BOX.height}" rx="3"/>`;
  const inside = markup`${frame}${boxLines(node, page)}${shareBar(node)}`;
  if (node.kind !== 'account') return markup`<g class="node fold" tabindex="0" ${place}>${inside}</g>`;
  const name = node.account?.covered === false ? 'node bare' : 'node';
  if (!page.linked.has(node.id)) return markup`<g class="${name}" tabindex="0" ${place}>${inside}</g>`;
  return markup`<a href="#${subjectAnchor(node.id)}" aria-label="${numberOf(node.id, page)}"><g class="${name}" ${place}>${inside}</g></a>`;
}

function boxLines(node: FlowNode, page: TracePage): Markup {
  switch (node.kind) {
    case 'victim':
      return markup`${titleLine(node.id)}${amountLine(node, { key: 'flowNodeReported', y: 29 }, page)}`;
    case 'payer':
      return markup`${node.id === '' ? texts(TITLE, ...plain('flowNodeUnknown', {})) : titleLine(numberOf(node.id, page))}${amountLine(node, { key: 'flowNodeReceived', y: 29 }, page)}`;
    case 'out': {
      const { zh, en } = endWords(node.id);
      const { zh: minorZh, en: minorEn } = compact(node.amount, page);
      return markup`${texts(TITLE, truncateDisplay(zh, 20), truncateDisplay(en, 22))}${texts({ x: 8, y: 29, name: 'n-sub' }, minorZh, minorEn)}`;
    }
    case 'fold':
      return markup`${texts(TITLE, ...plain('flowFold', { count: formatCount(node.count ?? 0) }))}${amountLine(node, { key: 'flowNodeReceived', y: 29 }, page)}`;
    case 'fold-victims':
      return markup`${texts(TITLE, ...plain('flowFoldVictims', { count: formatCount(node.count ?? 0) }))}${amountLine(node, { key: 'flowNodeReported', y: 29 }, page)}`;
    case 'account':
      return markup`${titleLine(numberOf(node.id, page))}<text x="8" y="28" class="n-sub">${truncateDisplay(node.account?.institution ?? '—', 21)}</text>${amountLine(node, { key: 'flowNodeReceived', y: 42 }, page)}`;
  }
}

const TITLE = { x: 8, y: 15, name: 'n-title' } as const;

function titleLine(name: string): Markup {
  return markup`<text x="8" y="15" class="n-title">${truncateDisplay(name, 18)}</text>`;
}

/** What came or was reported, and what is still there. */
function amountLine(
  node: FlowNode,
  { key, y }: { readonly key: 'flowNodeReported' | 'flowNodeReceived'; readonly y: number },
  page: TracePage,
): Markup {
  const [zh, en] = plain(key, { amount: compact(node.amount, page) });
  const [heldZh, heldEn] = node.held === 0 ? ['', ''] : plain('flowNodeHeld', { amount: compact(node.held, page) });
  const joined = (came: string, held: string): string => (held === '' ? came : `${came} · ${held}`);
  return texts({ x: 8, y, name: 'n-sub' }, joined(zh, heldZh), joined(en, heldEn));
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

function labelText({ edge, x, y, zh, en }: FlowLabel): Markup {
  return markup`<g class="lab" data-a="${edge.from}" data-b="${edge.to}" data-t="${edge.first}">${texts({ x, y, name: 'amt mid' }, zh, en)}</g>`;
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

function compact(minor: number, { currency }: TracePage): Bilingual {
  return { zh: formatCompact(minor, currency, 'zh'), en: formatCompact(minor, currency, 'en') };
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
