import { formatCount } from '../format.ts';
import { bar, moment } from '../html/cells.ts';
import { markup, type Markup } from '../html/markup.ts';
import { dataTable } from '../html/table.ts';
import { FLOW_COLUMN, flowGraph, type FlowEdge, type FlowNode } from './flow-graph.ts';
import { layFlow, type LaidFlow } from './flow-layout.ts';
import { flowSvg, nodeCell } from './flow-svg.ts';
import { exact } from './trace-cells.ts';
import { sumOf, type TracePage } from './trace-page.ts';
import { money, say } from './words.ts';

/** Of the picture that is open at first; a larger one folds less. */
const FIRST_COLUMN = 10;

/** Pixels that a usual screen has room for. */
const WIDE = 960;

/** Page 2: the layered flow as a picture, its words, and the same as a table. */
export function flowSection(page: TracePage): Markup {
  const first = layFlow(flowGraph(page, FIRST_COLUMN));
  const folded = first.graph.nodes.some(({ kind }) => kind === 'fold' || kind === 'fold-victims');
  const large = folded ? layFlow(flowGraph(page, FLOW_COLUMN)) : undefined;
  const body =
    first.graph.nodes.length === 0
      ? markup`<p class="none">${say('flowEmpty')}</p>`
      : markup`${figure(first, page, 'flow')}${
          large === undefined
            ? undefined
            : markup`<details class="large"><summary>${say('flowWhole', { limit: FLOW_COLUMN })}</summary>${figure(large, page, 'flow-large')}</details>`
        }<details><summary>${say('flowTable')}</summary>${flowTable(large ?? first, page)}</details>`;
  return markup`<section id="flow"><h2><b class="no">2</b>${say('navFlow')}</h2><p class="lead">${say('flowLead', { currency: page.currency })}</p>${body}</section>`;
}

function figure(laid: LaidFlow, page: TracePage, prefix: string): Markup {
  const { graph } = laid;
  const cut = graph.edges.slice(laid.drawn.length);
  return markup`<figure class="picture">${slider(prefix)}<div class="draw tall" tabindex="0" role="region" aria-label="${prefix}">${flowSvg(laid, page, prefix)}</div><p class="note${laid.width > WIDE ? markup`` : markup` sideways`}">${say('flowScroll')}</p><figcaption>${keys()}${say(
    'flowCaption',
    {
      nodes: formatCount(graph.nodes.length),
      edges: formatCount(laid.drawn.length),
      movements: formatCount(page.policy.edges.length),
    },
  )}${
    graph.folded.accounts === 0
      ? undefined
      : markup` ${say('flowFolded', {
          count: formatCount(graph.folded.accounts),
          received: money(graph.folded.received, page.currency),
          held: money(graph.folded.held, page.currency),
        })}`
  }${
    graph.foldedVictims.count === 0
      ? undefined
      : markup` ${say('flowFoldedVictims', { count: formatCount(graph.foldedVictims.count), amount: money(graph.foldedVictims.amount, page.currency) })}`
  }${
    cut.length === 0
      ? undefined
      : markup` ${say('flowCut', { count: formatCount(cut.length), amount: money(sumOf(cut.map(({ taint }) => taint)), page.currency) })}`
  }</figcaption></figure>`;
}

/** Filled in by the script: what was chosen, and the time up to which movements are shown. */
function slider(prefix: string): Markup {
  return markup`<div class="needs-script flow-tools" data-tools="${prefix}"><label>${say('flowSlider')} <input type="range" min="0" max="1000" value="1000" step="1"></label><output class="mono"></output><span class="all-times">${say('flowSliderAll')}</span><span class="chosen" hidden>${say('flowChosen')} <b></b> <a href="#flow">${say('flowOpenCard')}</a> <button type="button">${say('flowClear')}</button></span></div>`;
}

function keys(): Markup {
  return markup`<span class="key"><i class="k-held"></i>${say('flowKeyHeld')}</span><span class="key"><i class="k-passed"></i>${say('flowKeyPassed')}</span><span class="key"><i class="k-left"></i>${say('flowKeyExited')}</span><br>`;
}

function flowTable(laid: LaidFlow, page: TracePage): Markup {
  const nodes = new Map(laid.graph.nodes.map((node) => [node.key, node]));
  const cell = (key: string): Markup => {
    const node: FlowNode | undefined = nodes.get(key);
    return node === undefined ? markup`—` : nodeCell(node, page);
  };
  const most = Math.max(1, ...laid.graph.edges.map(({ taint }) => taint));
  return dataTable<FlowEdge>({
    id: 'flows',
    title: say('flowTable'),
    rows: laid.graph.edges,
    cutNote: (shown, hidden) => say('movementsCut', { shown, hidden }),
    columns: [
      { head: say('fromNode'), look: 'mono', cell: ({ from }) => cell(from) },
      { head: say('toNode'), look: 'mono', cell: ({ to }) => cell(to) },
      {
        head: say('taintSum'),
        look: 'num',
        cell: ({ taint }) => markup`${bar(taint / most, 40)} ${exact(taint, page)}`,
        order: ({ taint }) => taint,
      },
      { head: say('transfersBetween'), look: 'num', cell: ({ count }) => formatCount(count) },
      { head: say('firstAt'), look: 'time', cell: ({ firstAt }) => moment(firstAt), order: ({ first }) => first },
      { head: say('lastAt'), look: 'time', cell: ({ lastAt }) => moment(lastAt), order: ({ last }) => last },
    ],
  });
}
