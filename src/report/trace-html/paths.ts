import { moment } from '../html/cells.ts';
import { markup, type Markup } from '../html/markup.ts';
import { dataTable } from '../html/table.ts';
import { formatCount } from '../format.ts';
import { exact } from './trace-cells.ts';
import { account, timeOf, type TraceEdge, type TracePage, type TracePath } from './trace-page.ts';
import { duration, endWords, policyWords, say, shown } from './words.ts';

const ROWS = 60;

/** Page 5: the largest parts that took one and the same way, step by step with times. */
export function pathsSection(page: TracePage): Markup {
  const { name, policy } = pathPolicy(page);
  const edges = new Map(policy.edges.map((edge) => [edge.source, edge]));
  const rows = policy.paths.toSorted((a, b) => b.amount - a.amount);
  const body =
    rows.length === 0
      ? markup`<p class="none">${say('pathsNone')}</p>`
      : markup`<p class="lead">${say('pathsLead', { policy: policyWords(name) })}</p>${table(rows, edges, page)}`;
  return markup`<section id="paths"><h2><b class="no">5</b>${say('navPaths')}</h2>${body}</section>`;
}

/** The policy shown first, else the first that has paths. */
function pathPolicy(page: TracePage): { readonly name: string; readonly policy: TracePage['policy'] } {
  if (page.policy.paths.length > 0) return { name: page.data.main, policy: page.policy };
  const other = Object.entries(page.trace.policies).find(([, { paths }]) => paths.length > 0);
  return other === undefined ? { name: page.data.main, policy: page.policy } : { name: other[0], policy: other[1] };
}

function table(rows: readonly TracePath[], edges: ReadonlyMap<string, TraceEdge>, page: TracePage): Markup {
  return dataTable<TracePath>({
    id: 'paths',
    title: say('navPaths'),
    rows,
    limit: ROWS,
    cutNote: (shownRows, hidden) => say('pathsCut', { shown: formatCount(shownRows), hidden: formatCount(hidden) }),
    columns: [
      {
        head: say('pathAmount'),
        look: 'num',
        cell: ({ amount }) => exact(amount, page),
        order: ({ amount }) => amount,
      },
      { head: say('victim'), look: 'mono', cell: ({ victim }) => markup`<span class="acct">${victim}</span>` },
      { head: say('pathWay'), look: 'wide', cell: (path) => way(path, edges, page) },
      {
        head: say('pathDuration'),
        look: 'wrap',
        cell: ({ seconds }) => shown(duration(seconds)),
        order: ({ seconds }) => seconds,
      },
      {
        head: say('pathEnd'),
        look: 'wrap',
        cell: ({ end }) => (end === 'goes-on' ? say('pathHeld') : shown(endWords(end))),
      },
    ],
  });
}

function way(path: TracePath, edges: ReadonlyMap<string, TraceEdge>, page: TracePage): Markup {
  const [payer = '', ...others] = path.accounts;
  return markup`<ol class="way"><li>${account(payer, page)}</li>${others.map((id, i) => {
    const source = path.movements[i] ?? '';
    const edge = edges.get(source);
    const time = edge === undefined ? page.data.evidence.get(source)?.time : timeOf(edge, page);
    return markup`<li><span class="mono dim">${time === undefined ? '' : moment(time)} →</span> ${account(id, page)}</li>`;
  })}</ol>`;
}
