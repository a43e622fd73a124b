import { moment, party } from '../html/cells.ts';
import { markup, type Markup } from '../html/markup.ts';
import { dataTable } from '../html/table.ts';
import { formatCount } from '../format.ts';
import { endCell, exact, rowIds } from './trace-cells.ts';
import { account, secondsOf, timeOf, type TraceEdge, type TracePage } from './trace-page.ts';
import { policyWords, say } from './words.ts';

/** Movements shown here; the workbook has them all. */
const ROWS = 300;

/** Page 4: the movements that carry reported money, the largest, in time order. */
export function movementsSection(page: TracePage): Markup {
  const { edges } = page.policy;
  const largest = edges.toSorted((a, b) => b.taint - a.taint || (a.source < b.source ? -1 : 1)).slice(0, ROWS);
  const kept = new Set(largest);
  const rows = page.ordered.filter((edge) => kept.has(edge));
  return markup`<section id="movements"><h2><b class="no">4</b>${say('navMovements')}</h2><p class="lead">${say('movementsLead', { count: formatCount(edges.length), policy: policyWords(page.data.main) })}</p>${movementTable(rows, page, { id: 'movements', cut: edges.length - rows.length })}</section>`;
}

/** Movements with the victim money in each, and the rows that they stand in. */
export function movementTable(
  rows: readonly TraceEdge[],
  page: TracePage,
  given: { readonly id: string; readonly cut: number },
): Markup {
  return dataTable<TraceEdge>({
    id: given.id,
    kind: 'movements',
    title: say('navMovements'),
    rows,
    limit: rows.length,
    cut: given.cut,
    cutNote: (shown, hidden) => say('movementsCut', { shown: formatCount(shown), hidden: formatCount(hidden) }),
    columns: [
      { head: 'time', look: 'time', cell: (edge) => moment(timeOf(edge, page)), order: (edge) => secondsOf(edge.at) },
      { head: say('layerWord'), look: 'num', cell: ({ layer }) => String(layer) },
      { head: 'payer', look: 'mono', cell: (edge) => side(edge, 'payer', page) },
      { head: 'payee', look: 'mono', cell: (edge) => side(edge, 'payee', page) },
      { head: 'amount', look: 'num', cell: ({ amount }) => exact(amount, page), order: ({ amount }) => amount },
      { head: say('ofIt'), look: 'num', cell: ({ taint }) => exact(taint, page), order: ({ taint }) => taint },
      { head: say('way'), look: 'wrap', cell: (edge) => endCell(edge, page) },
      { head: say('noteColumn'), look: 'wide', cell: (edge) => note(edge, page) },
      { head: 'source', look: 'mono', cell: ({ sources }) => rowIds(sources) },
    ],
  });
}

function side(edge: TraceEdge, which: 'payer' | 'payee', page: TracePage): Markup {
  const row = page.data.evidence.get(edge.source);
  return row === undefined ? account(which === 'payer' ? edge.from : edge.to, page) : party(row[which], page.linked);
}

function note(edge: TraceEdge, page: TracePage): string {
  const row = page.data.evidence.get(edge.source);
  return [row?.channel ?? '', row?.note ?? ''].filter((text) => text !== '').join(' · ');
}
