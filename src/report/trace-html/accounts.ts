import { label } from '../html/bilingual.ts';
import { institution, subjectAnchor } from '../html/cells.ts';
import { join, markup, type Markup } from '../html/markup.ts';
import { dataTable } from '../html/table.ts';
import { formatCount, formatDate } from '../format.ts';
import { exact, layerOf } from './trace-cells.ts';
import { movementTable } from './movements.ts';
import { account, numberOf, type TraceAccount, type TraceEdge, type TracePage } from './trace-page.ts';
import { money, say } from './words.ts';
import { outflow } from './freeze-table.ts';

/** Movements shown of one account. */
const CARD_ROWS = 20;
/** Accounts of the table; the workbook has them all. */
const TABLE_ROWS = 500;

/** Page 3: accounts by layer, then a card each with its movements and their source rows. */
export function accountsSection(page: TracePage): Markup {
  const { accounts, label: use } = page.policy;
  const rows = accounts.toSorted((a, b) => a.layer - b.layer || b.received - a.received || (a.id < b.id ? -1 : 1));
  return markup`<section id="accounts"><h2><b class="no">3</b>${say('navAccounts')}</h2><p class="lead">${say('accountsLead')}${use === 'label-only' ? markup` ${say('accountsLabelled')}` : undefined}</p>${accountTable(rows, page)}<h3>${say('cardsTitle')}</h3><p class="lead">${say('cardsLead', { shown: formatCount(page.carded.length), all: formatCount(accounts.length) })}</p>${page.carded.map((one) => card(one, page))}</section>`;
}

function accountTable(rows: readonly TraceAccount[], page: TracePage): Markup {
  return dataTable<TraceAccount>({
    id: 'accounts',
    title: say('navAccounts'),
    rows,
    limit: TABLE_ROWS,
    cutNote: (shown, hidden) => say('accountsCut', { shown, hidden }),
    columns: [
      { head: say('layerWord'), look: 'wrap', cell: layerOf, order: ({ layer }) => layer },
      { head: 'account', look: 'mono', cell: ({ id }) => account(id, page) },
      { head: 'institution', look: 'wrap', cell: ({ id }) => institution(page.data.identities.get(id)) },
      { head: say('received'), look: 'num', cell: (row) => exact(row.received, page), order: (row) => row.received },
      { head: say('heldShort'), look: 'num', cell: (row) => exact(row.held, page), order: (row) => row.held },
      { head: say('passedOn'), look: 'num', cell: (row) => exact(row.passed_on, page), order: (row) => row.passed_on },
      { head: say('exitedShort'), look: 'num', cell: (row) => exact(row.exited, page), order: (row) => row.exited },
      { head: say('victims'), look: 'num', cell: (row) => formatCount(row.victims.length) },
      {
        head: say('statement'),
        look: 'wrap',
        cell: (row) => statement(row, page),
        order: (row) => (row.covered ? 1 : 0),
      },
    ],
  });
}

function statement(row: TraceAccount, page: TracePage): Markup {
  if (!row.covered) return markup`<span class="uncertain">${label('noStatementShort')}</span>`;
  const until = page.data.identities.get(row.id)?.coveredTo ?? '';
  return until === ''
    ? markup`✓`
    : markup`<span class="nb">${say('statementUntil', { date: formatDate(until) })}</span>`;
}

function card(one: TraceAccount, page: TracePage): Markup {
  const edges = page.edgesOf.get(one.id) ?? [];
  const identity = page.data.identities.get(one.id);
  const name = identity?.name === undefined ? undefined : markup` <span class="who">${identity.name}</span>`;
  const freeze = page.urgent.find(({ id }) => id === one.id);
  const facts: (readonly [Markup, Markup])[] = [
    [say('received'), exact(one.received, page)],
    [say('heldShort'), exact(one.held, page)],
    [say('passedOn'), exact(one.passed_on, page)],
    [say('exitedShort'), exact(one.exited, page)],
  ];
  if (one.by_layer.length > 1)
    facts.push([
      say('byLayer'),
      join(
        one.by_layer.map(({ layer, received }) => markup`${say('layerShort', { layer })} ${exact(received, page)}`),
        ' · ',
      ),
    ]);
  facts.push([
    say('victimShares'),
    join(
      one.victims.map(
        ({ victim, received, held }) =>
          markup`<span class="nb">${victim} ${exact(received, page)}${held > 0 ? markup` (${say('flowNodeHeld', { amount: money(held, page.currency) })})` : undefined}</span>`,
      ),
      ' · ',
    ),
  ]);
  if (freeze !== undefined) facts.push([say('outflow'), outflow(freeze)]);
  return markup`<article class="card" id="${subjectAnchor(one.id)}"><header><h3><span class="acct">${numberOf(one.id, page)}</span>${name} <small>${institution(identity)}</small></h3><p class="score">${layerOf(one)} · ${say('heldShort')} <b>${exact(one.held, page)}</b></p></header><dl class="facts">${facts.map(([head, value]) => markup`<dt>${head}</dt><dd>${value}</dd>`)}</dl>${movements(one.id, edges, page)}</article>`;
}

/** The largest, in time order. */
function movements(id: string, edges: readonly TraceEdge[], page: TracePage): Markup | undefined {
  if (edges.length === 0) return undefined;
  const largest = new Set(edges.toSorted((a, b) => b.taint - a.taint).slice(0, CARD_ROWS));
  const rows = edges.filter((edge) => largest.has(edge));
  const table = movementTable(rows, page, { id: `m-${id.slice(0, 8)}`, cut: edges.length - rows.length });
  return markup`<details class="ev"><summary>${say('cardRows', { count: formatCount(edges.length) })}</summary>${table}</details>`;
}
