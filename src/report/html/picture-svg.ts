import { formatAmount, type AccountIdentity } from '#model';

import { truncateDisplay } from '../display-width.ts';
import { formatCompact, formatCount } from '../format.ts';
import type { FlowPicture } from '../report-data.ts';
import { en } from '../texts/en.ts';
import { zh } from '../texts/zh.ts';
import { label, sentence } from './bilingual.ts';
import { subjectAnchor } from './cells.ts';
import { join, markup, type Markup } from './markup.ts';
import { layoutPicture, NODE, type LaidEdge, type LaidNode, type PictureLayout } from './picture-layout.ts';
import { dataTable } from './table.ts';

const HEAD = 24;
const PAD = 8;
/** Room left and right for edges that run back. */
const BACK_ROOM = 30;
/** A picture shrinks no further; very wide ones do, to 1,400. */
const LEAST_SCALE = 0.8;
const LABELLED_EDGES = 16;
/** The word stands beside it, or in the list of members. */
const ROLE_GLYPHS: Readonly<Record<string, string>> = {
  collection: '▼',
  relay: '▶',
  pool: '◆',
  payout: '◁',
  exit: '▲',
  fee: '◇',
  'control candidate': '■',
  unclear: '○',
};

export interface PictureOptions {
  readonly linked: ReadonlySet<string>;
  readonly identities: ReadonlyMap<string, AccountIdentity>;
  /** Makes the ids inside the drawing unique in the document. */
  readonly prefix: string;
}

/** Payers, core and next level in layers, with the same flows as a table beside it. */
export function pictureFigure(picture: FlowPicture, options: PictureOptions): Markup {
  const layout = layoutPicture(picture);
  const back = backEdgeDepth(layout);
  const side = layout.edges.some((edge) => edge.to.column <= edge.from.column) ? BACK_ROOM : PAD;
  const width = layout.width + 2 * side;
  const height = layout.height + HEAD + back + 2 * PAD;
  const most = Math.max(1, ...layout.nodes.map((node) => Math.max(node.inMinor, node.outMinor)));
  const arrow = `${options.prefix}-arrow`;
  return markup`<figure class="picture"><div class="draw" tabindex="0" role="region" aria-label="${options.prefix}"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" class="flow w${Math.max(4, Math.min(14, Math.floor((width * LEAST_SCALE) / 100)))}"><defs><marker id="${arrow}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="arrow" d="M0 0L8 4L0 8z"/></marker></defs><g transform="translate(${side} ${PAD})">${columnHeads(layout)}<g transform="translate(0 ${HEAD})">${layout.edges.map((edge, i) => edgePath(edge, { picture, layout, arrow, back: back > 0 ? layout.height + 12 + (i % 4) * 6 : 0 }))}${layout.nodes.map((node) => nodeBox(node, { currency: picture.currency, most }, options))}${edgeLabels(layout, picture.currency)}</g></g></svg></div><figcaption>${sentence(
    'pictureCaption',
    {
      core: layout.nodes.filter((node) => node.node !== undefined).length,
      payers: formatCount(layout.folded.payers),
      payees: formatCount(layout.folded.payees),
    },
  )}${layout.folded.core > 0 ? markup` ${sentence('pictureCoreFolded', { count: formatCount(layout.folded.core) })}` : undefined}${layout.flows.length > layout.edges.length ? markup` ${sentence('pictureFlowsCut', { drawn: layout.edges.length, all: formatCount(layout.flows.length) })}` : undefined}${layout.stages === undefined ? undefined : markup` ${label('pictureRoles')}`}</figcaption><details><summary>${label('pictureData')}</summary>${flowTable(layout, picture, options)}</details></figure>`;
}

function columnHeads(layout: PictureLayout): Markup {
  const core = layout.columns - (layout.hasPayers ? 1 : 0) - (layout.hasPayees ? 1 : 0);
  return join(
    Array.from({ length: layout.columns }, (_, column) => {
      const x = column * (NODE.width + layout.gapX);
      const step = column - (layout.hasPayers ? 1 : 0) + 1;
      if (layout.hasPayers && column === 0)
        return svgBoth({ x, y: 10, name: 'head' }, zh.labels.columnPayers, en.labels.columnPayers);
      if (layout.hasPayees && column === layout.columns - 1)
        return svgBoth({ x, y: 10, name: 'head' }, zh.labels.columnPayees, en.labels.columnPayees);
      const stage = layout.stages?.[step - 1];
      if (stage !== undefined) {
        const several = layout.stages?.filter((one) => one === stage).length ?? 0;
        const number = several > 1 ? ` ${step - (layout.stages?.indexOf(stage) ?? 0)}` : '';
        return svgBoth({ x, y: 10, name: 'head' }, `${zh.layers[stage]}${number}`, `${en.layers[stage]}${number}`);
      }
      if (layout.stages !== undefined)
        return svgBoth({ x, y: 10, name: 'head' }, zh.labels.roleUnclear, en.labels.roleUnclear);
      const suffix = core > 1 ? ` ${step}` : '';
      return svgBoth({ x, y: 10, name: 'head' }, zh.labels.columnCore + suffix, en.labels.columnCore + suffix);
    }),
  );
}

function edgePath(
  edge: LaidEdge,
  context: {
    readonly picture: FlowPicture;
    readonly layout: PictureLayout;
    readonly arrow: string;
    readonly back: number;
  },
): Markup {
  const most = Math.max(...context.layout.edges.map((other) => other.amountMinor));
  const width = edgeWidth(edge.amountMinor, most);
  const x1 = edge.from.x + NODE.width;
  const y1 = edge.from.y + edge.fromY;
  const x2 = edge.to.x;
  const y2 = edge.to.y + edge.toY;
  const title = `${nodeName(edge.from)} → ${nodeName(edge.to)}: ${formatAmount(edge.amountMinor, context.picture.currency)} × ${edge.count}`;
  if (edge.to.column === edge.from.column)
    return sideEdge({ x: x1, y1, y2 }, { edge, title, width, arrow: context.arrow });
  const forward = edge.to.column > edge.from.column;
  const bend = forward ? context.layout.gapX * 0.55 : BACK_ROOM;
  const path = forward
    ? `M${x1} ${round(y1)}C${x1 + bend} ${round(y1)} ${x2 - bend} ${round(y2)} ${x2} ${round(y2)}`
    : `M${x1} ${round(y1)}C${x1 + bend} ${round(y1)} ${x1 + bend} ${context.back} ${x1 - 10} ${context.back}L${x2 + 10} ${context.back}C${x2 - bend} ${context.back} ${x2 - bend} ${round(y2)} ${x2} ${round(y2)}`;
  return markup`<path class="${forward ? 'edge' : 'edge back'}" data-a="${edge.from.id}" data-b="${edge.to.id}" d="${path}" stroke-width="${width}" marker-end="url(#${context.arrow})"><title>${title}</title></path>`;
}

/** Inside a layer: an arc on its right. */
function sideEdge(
  { x, y1, y2 }: { readonly x: number; readonly y1: number; readonly y2: number },
  given: { readonly edge: LaidEdge; readonly title: string; readonly width: number; readonly arrow: string },
): Markup {
  const path = `M${x} ${round(y1)}C${x + BACK_ROOM} ${round(y1)} ${x + BACK_ROOM} ${round(y2)} ${x} ${round(y2)}`;
  return markup`<path class="edge" data-a="${given.edge.from.id}" data-b="${given.edge.to.id}" d="${path}" stroke-width="${given.width}" marker-end="url(#${given.arrow})"><title>${given.title}</title></path>`;
}

/** Amounts on the edges while there are few; the table has them always. */
function edgeLabels(layout: PictureLayout, currency: string): Markup | undefined {
  if (layout.edges.length > LABELLED_EDGES) return undefined;
  return join(
    layout.edges
      .filter((edge) => edge.to.column > edge.from.column)
      .map((edge) => {
        const long = edge.to.column - edge.from.column > 1;
        const x = long ? edge.from.x + NODE.width + 8 : (edge.from.x + NODE.width + edge.to.x) / 2;
        const y = long ? edge.from.y + edge.fromY - 3 : (edge.from.y + edge.fromY + edge.to.y + edge.toY) / 2 - 3;
        const name = long ? 'amt' : 'amt mid';
        return svgBoth(
          { x, y, name },
          formatCompact(edge.amountMinor, currency, 'zh'),
          formatCompact(edge.amountMinor, currency, 'en'),
        );
      }),
  );
}

function nodeBox(
  node: LaidNode,
  { currency, most }: { readonly currency: string; readonly most: number },
  options: PictureOptions,
): Markup {
  const bars = markup`<rect class="n-in" x="8" y="${NODE.height - 11}" width="${barWidth(node.inMinor, most)}" height="3"/><rect class="n-out" x="8" y="${NODE.height - 7}" width="${barWidth(node.outMinor, most)}" height="3"/>`;
  const title = `${nodeName(node)}\n+${formatAmount(node.inMinor, currency)}\n−${formatAmount(node.outMinor, currency)}`;
  const place = markup`transform="translate(${node.x} ${node.y})"`;
  if (node.node === undefined) {
    const kind = node.fold?.kind ?? '';
    const count = formatCount(node.fold?.count ?? 0);
    const side = node.fold?.side ?? 'payers';
    const key = side === 'core' ? 'foldCore' : side === 'payers' ? 'foldPayers' : 'foldPayees';
    return markup`<g class="node fold" data-n="${node.id}" ${place}><title>${title}</title><rect width="${NODE.width}" height="${NODE.height}" rx="3"/>${svgBoth({ x: 8, y: 15, name: 'n-title' }, `${count} ${zh.labels[key]}`, `${count} ${englishCount(en.labels[key], node.fold?.count)}`)}${svgBoth({ x: 8, y: 29, name: 'n-sub' }, zh.kinds[kind] ?? kind, en.kinds[kind] ?? kind)}${side === 'core' ? undefined : svgBoth({ x: 8, y: 43, name: 'n-sub' }, zh.labels.notSuspectedShort, en.labels.notSuspectedShort)}${bars}</g>`;
  }
  const { display, institution, covered } = node.node;
  const missing = covered
    ? undefined
    : svgBoth({ x: NODE.width - 8, y: 29, name: 'n-warn' }, zh.labels.noStatementShort, en.labels.noStatementShort);
  const { kind, roles } = node.node;
  const role =
    roles === undefined
      ? svgBoth({ x: 8, y: 43, name: 'n-sub' }, zh.kinds[kind] ?? kind, en.kinds[kind] ?? kind)
      : roleLine(roles);
  const box = markup`<title>${title}</title><rect width="${NODE.width}" height="${NODE.height}" rx="3"/><text x="8" y="15" class="n-title">${truncateDisplay(display, 20)}</text><text x="8" y="29" class="n-sub">${truncateDisplay(institution, covered ? 22 : 12)}</text>${missing}${role}${bars}`;
  const name = covered ? 'node' : 'node bare';
  if (!options.linked.has(node.id)) return markup`<g class="${name}" data-n="${node.id}" ${place}>${box}</g>`;
  return markup`<a href="#${subjectAnchor(node.id)}" aria-label="${display}"><g class="${name}" data-n="${node.id}" ${place}>${box}</g></a>`;
}

/** `1 payer`, `2 payers`. */
function englishCount(words: string, count: number | undefined): string {
  return count === 1 ? words.replace(/s$/, '') : words;
}

/** Glyph and word of the role with the largest share, glyphs of the others; colour says nothing. */
function roleLine(roles: readonly { readonly role: string; readonly share: number }[]): Markup {
  const [first, ...others] = roles.toSorted((a, b) => b.share - a.share);
  if (first === undefined)
    return svgBoth({ x: 8, y: 43, name: 'n-role' }, zh.labels.roleUnclear, en.labels.roleUnclear);
  const more = others.map(({ role }) => ROLE_GLYPHS[role] ?? '').join('');
  const line = (word: string | undefined) =>
    `${ROLE_GLYPHS[first.role] ?? ''} ${word ?? first.role}${more === '' ? '' : ` ${more}`}`;
  return svgBoth({ x: 8, y: 43, name: 'n-role' }, line(zh.roles[first.role]), line(en.roles[first.role]));
}

function flowTable(layout: PictureLayout, picture: FlowPicture, options: PictureOptions): Markup {
  return dataTable<LaidEdge>({
    id: `flow-${options.prefix}`,
    kind: 'picture',
    title: 'pictureData',
    rows: layout.flows,
    columns: [
      { head: 'payer', look: 'mono', cell: (edge) => foldName(edge.from) },
      { head: 'payee', look: 'mono', cell: (edge) => foldName(edge.to) },
      {
        head: 'amount',
        look: 'num',
        cell: (edge) => formatAmount(edge.amountMinor, picture.currency),
        order: (edge) => edge.amountMinor,
      },
      { head: 'transfers', look: 'num', cell: (edge) => formatCount(edge.count) },
    ],
  });
}

function foldName(node: LaidNode): Markup {
  if (node.node !== undefined) return markup`${node.node.display}`;
  const side = node.fold?.side ?? 'payers';
  return markup`${formatCount(node.fold?.count ?? 0)} ${label(side === 'core' ? 'foldCore' : side === 'payers' ? 'foldPayers' : 'foldPayees')}`;
}

function nodeName(node: LaidNode): string {
  return node.node?.display ?? `(${node.fold?.count ?? 0})`;
}

/** Width by the logarithm of the amount: 1 for the least that shows, 7 for the most. */
export function edgeWidth(minor: number, most: number): number {
  if (minor <= 0 || most <= 0) return 1;
  return round(1 + 6 * Math.max(0, 1 + Math.log10(minor / most) / 3));
}

function barWidth(minor: number, most: number): number {
  return minor === 0 ? 0 : round(Math.max(1, (minor / most) * (NODE.width - 16)));
}

function backEdgeDepth(layout: PictureLayout): number {
  return layout.edges.some((edge) => edge.to.column < edge.from.column) ? 36 : 0;
}

function svgBoth(
  { x, y, name }: { readonly x: number; readonly y: number; readonly name: string },
  chinese: string,
  english: string,
): Markup {
  if (chinese === english) return markup`<text x="${x}" y="${round(y)}" class="${name}">${chinese}</text>`;
  return markup`<text lang="zh" x="${x}" y="${round(y)}" class="${name}">${chinese}</text><text lang="en" x="${x}" y="${round(y)}" class="${name}">${english}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
