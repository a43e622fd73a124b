import type { Trace } from '#contract';

import { moment } from '../html/cells.ts';
import { join, markup, type Markup } from '../html/markup.ts';
import { dataTable } from '../html/table.ts';
import { formatCount } from '../format.ts';
import { exact, rowIds } from './trace-cells.ts';
import { account, type TracePage } from './trace-page.ts';
import { say } from './words.ts';

type Card = Trace['cards'][number];
type Case = Trace['cases'][number];
type Victim = Trace['victims'][number];
type Reported = Victim['sources'][number] & { readonly victim: string };

/** Page 8: which card stands in which cases, victims, reported transfers. */
export function casesSection(page: TracePage): Markup {
  return markup`<section id="cases"><h2><b class="no">8</b>${say('navCases')}</h2>${cardsBlock(page)}<h3 id="victims">${say('victimsTitle')}</h3>${victimsTable(page)}<h3 id="reports">${say('reportsTitle')}</h3>${reportsTable(page)}</section>`;
}

function cardsBlock(page: TracePage): Markup {
  const { cards, cases } = page.trace;
  if (cases.length === 0 && cards.length === 0) return markup`<p class="none">${say('casesNone')}</p>`;
  return markup`<h3 id="cards">${say('cardsCasesTitle')}</h3><p class="lead">${say('cardsCasesLead')}</p>${dataTable<Card>(
    {
      id: 'cards',
      title: say('cardsCasesTitle'),
      rows: cards,
      cutNote: (shown, hidden) => say('comparisonCut', { shown, hidden }),
      columns: [
        {
          head: 'account',
          look: 'mono',
          cell: (row) =>
            markup`${account(row.account, page)}<br><small>${page.data.identities.get(row.account)?.institution ?? ''}</small>`,
        },
        { head: say('cases'), look: 'num', cell: (row) => formatCount(row.cases.length) },
        { head: say('victims'), look: 'num', cell: (row) => formatCount(row.victims) },
        { head: say('reportedTransfers'), look: 'num', cell: (row) => formatCount(row.transfers) },
        { head: say('caseValue'), look: 'num', cell: (row) => exact(row.value, page), order: (row) => row.value },
        {
          head: say('turnoverIn'),
          look: 'num',
          cell: (row) => exact(row.turnover_in, page),
          order: (row) => row.turnover_in,
        },
        {
          head: say('turnoverOut'),
          look: 'num',
          cell: (row) => exact(row.turnover_out, page),
          order: (row) => row.turnover_out,
        },
        { head: say('caseNo'), look: 'wide', cell: (row) => markup`<span class="mono">${row.cases.join('  ')}</span>` },
      ],
    },
  )}<h3 id="case-list">${say('casesTitle')}</h3>${dataTable<Case>({
    id: 'case-list',
    title: say('casesTitle'),
    rows: cases,
    cutNote: (shown, hidden) => say('comparisonCut', { shown, hidden }),
    columns: [
      { head: say('caseNo'), look: 'mono', cell: (row) => row.case_no },
      { head: say('reportedTransfers'), look: 'num', cell: (row) => formatCount(row.transfers) },
      { head: say('caseValue'), look: 'num', cell: (row) => exact(row.value, page), order: (row) => row.value },
      {
        head: say('cards'),
        look: 'wide',
        cell: (row) =>
          join(
            row.accounts.map((id) => account(id, page)),
            ' · ',
          ),
      },
    ],
  })}`;
}

function victimsTable(page: TracePage): Markup {
  const sums = new Map(page.policy.victims.map((row) => [row.victim, row]));
  return dataTable<Victim>({
    id: 'victims',
    title: say('victimsTitle'),
    rows: page.trace.victims,
    cutNote: (shown, hidden) => say('comparisonCut', { shown, hidden }),
    columns: [
      { head: say('victim'), look: 'mono', cell: ({ id }) => markup`<span class="acct">${id}</span>` },
      { head: say('caseNo'), look: 'wide', cell: ({ cases }) => markup`<span class="mono">${cases.join('  ')}</span>` },
      { head: say('reportedTransfers'), look: 'num', cell: ({ sources }) => formatCount(sources.length) },
      {
        head: say('figReported'),
        look: 'num',
        cell: ({ reported }) => exact(reported, page),
        order: ({ reported }) => reported,
      },
      {
        head: say('heldShort'),
        look: 'num',
        cell: ({ id }) => exact(sums.get(id)?.held ?? 0, page),
        order: ({ id }) => sums.get(id)?.held ?? 0,
      },
      {
        head: say('exitedShort'),
        look: 'num',
        cell: ({ id }) => exact(sums.get(id)?.exited ?? 0, page),
        order: ({ id }) => sums.get(id)?.exited ?? 0,
      },
    ],
  });
}

function reportsTable(page: TracePage): Markup {
  return dataTable<Reported>({
    id: 'reports',
    title: say('reportsTitle'),
    rows: page.trace.victims.flatMap(({ id, sources }) => sources.map((source) => ({ ...source, victim: id }))),
    cutNote: (shown, hidden) => say('comparisonCut', { shown, hidden }),
    columns: [
      { head: say('caseNo'), look: 'mono', cell: (row) => row.case_no },
      { head: say('victim'), look: 'mono', cell: (row) => markup`<span class="acct">${row.victim}</span>` },
      { head: say('paidAt'), look: 'time', cell: (row) => moment(row.paid_at), order: (row) => row.paid_at },
      { head: 'payer', look: 'mono', cell: (row) => markup`<span class="acct">${row.from}</span>` },
      { head: 'payee', look: 'mono', cell: (row) => markup`<span class="acct">${row.to}</span>` },
      { head: 'amount', look: 'num', cell: (row) => exact(row.amount, page), order: (row) => row.amount },
      { head: 'source', look: 'mono', cell: (row) => rowIds(row.source) },
    ],
  });
}
