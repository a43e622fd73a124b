import type { Trace } from '#contract';

import { evidenceDetails } from '../html/evidence-table.ts';
import { moment } from '../html/cells.ts';
import { markup, type Markup } from '../html/markup.ts';
import { dataTable } from '../html/table.ts';
import { formatCount } from '../format.ts';
import { exact } from './trace-cells.ts';
import { account, type TracePage } from './trace-page.ts';
import { requestWords, say, shown } from './words.ts';

type Request = Trace['requests'][number];

const ROWS = 12;

/** 调单: whose statements are missing, most money first, with the movements that brought it. */
export function requestsTable(page: TracePage): Markup {
  if (page.trace.requests.length === 0) return markup`<p class="none">${say('requestsNone')}</p>`;
  return dataTable<Request>({
    id: 'requests',
    title: say('navRequests'),
    rows: page.trace.requests,
    cutNote: (shownRows, hidden) => say('accountsCut', { shown: shownRows, hidden }),
    columns: [
      {
        head: 'account',
        look: 'mono',
        cell: ({ id }) =>
          markup`${account(id, page)}<br><small>${page.data.identities.get(id)?.institution ?? ''}</small>`,
      },
      {
        head: say('requestReason'),
        look: 'wrap',
        cell: ({ reason }) => shown(requestWords(reason)),
        order: ({ reason }) => reason,
      },
      { head: say('brought'), look: 'num', cell: ({ amount }) => exact(amount, page), order: ({ amount }) => amount },
      { head: say('victims'), look: 'num', cell: ({ victims }) => formatCount(victims) },
      { head: say('firstAt'), look: 'time', cell: ({ from }) => moment(from), order: ({ from }) => from },
      { head: say('lastAt'), look: 'time', cell: ({ to }) => moment(to), order: ({ to }) => to },
      { head: say('rows'), look: 'wide', cell: ({ sources }) => rowsDetails(sources, page) },
    ],
  });
}

/** The transfers behind a figure, folded; `count` where more were used than are named. */
export function rowsDetails(sources: readonly string[], page: TracePage, count = sources.length): Markup {
  return (
    evidenceDetails(sources, page.data, {
      linked: page.linked,
      limit: ROWS,
      transfers: count,
      summary: (rows) => say('rowsBehind', { count: formatCount(rows) }),
      restNote: (rest) => say('restInJson', { count: formatCount(rest) }),
    }) ?? markup`—`
  );
}
