import {
  formatAmount,
  type AccountIdentity,
  type ChangeRow,
  type CommonCounterpartyRow,
  type FlowRow,
  type GroupFlowRow,
  type NextLevelRow,
} from '#model';

import { byCurrency } from '../currency-order.ts';
import { formatCount } from '../format.ts';
import { label, sentence } from './bilingual.ts';
import { accountName, institution, moment } from './cells.ts';
import { join, markup, type Markup } from './markup.ts';
import type { ReportPage } from './page.ts';
import { pictureFigure } from './picture-svg.ts';
import { dataTable, type Column } from './table.ts';

/** Page 4: what every investigator opens first. Measures of amount keep their names: they are never added to one another. */
export function moneySection(page: ReportPage): Markup {
  const { tables } = page.data;
  return markup`<section id="money"><h2><b class="no">4</b>${label('navMoney')}</h2><p class="lead">${label('moneyLead')}</p><h3 id="flow">${label('flowTitle')}</h3><p>${label('flowLead')}</p>${dataTable<FlowRow>({ id: 'flow', title: 'flowTitle', rows: byCurrency(tables.flow), cut: cut(page, 'flow'), columns: flowColumns(page) })}<h3 id="groups">${label('groupsTitle')}</h3><p>${label('groupsLead')}</p>${dataTable<GroupFlowRow>({ id: 'groups', title: 'groupsTitle', rows: byCurrency(tables.groups), cut: cut(page, 'groups'), columns: groupColumns(page) })}${groupPictures(page)}<h3 id="next-level">${label('nextLevelTitle')}</h3><p>${label('nextLevelLead')}</p>${dataTable<NextLevelRow>({ id: 'next-level', title: 'nextLevelTitle', rows: byCurrency(tables.nextLevel), cut: cut(page, 'nextLevel'), columns: nextColumns(page) })}<h3 id="requests">${label('requestsTitle')}</h3><p>${label('requestsLead')}</p>${dataTable<NextLevelRow>({ id: 'requests', title: 'requestsTitle', rows: byCurrency(tables.requests), cut: cut(page, 'requests'), columns: nextColumns(page) })}<h3 id="common">${label('commonTitle')}</h3><p>${label('commonLead')}</p>${dataTable<CommonCounterpartyRow>({ id: 'common', title: 'commonTitle', rows: byCurrency(tables.common), cut: cut(page, 'common'), columns: commonColumns(page) })}<h3 id="changes">${label('changesTitle')}</h3><p>${label('changesLead')}</p>${dataTable<ChangeRow>({ id: 'changes', title: 'changesTitle', rows: byCurrency(tables.changes), cut: cut(page, 'changes'), columns: changeColumns(page) })}</section>`;
}

function cut(page: ReportPage, table: string): number {
  return page.data.tables.cut[table] ?? 0;
}

function accountColumns<Row extends { readonly identity: AccountIdentity }>(page: ReportPage): Column<Row>[] {
  return [
    { head: 'account', look: 'mono', cell: (row) => accountName(row.identity, page.linked) },
    { head: 'institution', look: 'wrap', cell: (row) => institution(row.identity) },
  ];
}

interface InOut {
  readonly currency: string;
  readonly in: { readonly minor: number };
  readonly out: { readonly minor: number };
  readonly oneWay: { readonly minor: number };
  readonly inCount: number;
  readonly outCount: number;
  readonly activeDays: number;
  readonly payers: number;
  readonly payees: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

function inOutColumns<Row extends InOut>(): Column<Row>[] {
  return [
    money('inflow', (row) => row.in.minor),
    money('outflow', (row) => row.out.minor),
    money('oneWay', (row) => row.oneWay.minor),
    {
      head: 'inOutCount',
      look: 'num',
      cell: (row) => `${formatCount(row.inCount)} / ${formatCount(row.outCount)}`,
      order: (row) => row.inCount + row.outCount,
    },
    {
      head: 'partners',
      look: 'num',
      cell: (row) => `${formatCount(row.payers)} / ${formatCount(row.payees)}`,
      order: (row) => row.payers + row.payees,
    },
    { head: 'activeDays', look: 'num', cell: (row) => formatCount(row.activeDays) },
    ...firstLast<Row>(),
  ];
}

function flowColumns(page: ReportPage): Column<FlowRow>[] {
  return [...accountColumns<FlowRow>(page), ...inOutColumns<FlowRow>()];
}

function groupColumns(page: ReportPage): Column<GroupFlowRow>[] {
  return [
    { head: 'group', cell: (row) => row.group },
    { head: 'members', look: 'mono', cell: (row) => names(row.members, page, 4) },
    money<GroupFlowRow>('internal', (row) => row.internal.minor),
    ...inOutColumns<GroupFlowRow>(),
  ];
}

function nextColumns(page: ReportPage): Column<NextLevelRow>[] {
  return [
    ...accountColumns<NextLevelRow>(page),
    money('fromCovered', (row) => row.fromCovered.minor),
    money('toCovered', (row) => row.toCovered.minor),
    { head: 'transfers', look: 'num', cell: (row) => formatCount(row.transfers) },
    { head: 'sources', look: 'num', cell: (row) => formatCount(row.sources) },
    ...firstLast<NextLevelRow>(),
    {
      head: 'statement',
      cell: (row) =>
        row.statementMissing ? markup`<span class="uncertain">${label('missing')}</span>` : label('onHand'),
    },
  ];
}

function commonColumns(page: ReportPage): Column<CommonCounterpartyRow>[] {
  return [
    ...accountColumns<CommonCounterpartyRow>(page),
    { head: 'chosen', look: 'mono', cell: (row) => names(row.chosen, page, 4), order: (row) => row.chosen.length },
    money('paidThem', (row) => row.paid.minor),
    money('receivedFromThem', (row) => row.received.minor),
    { head: 'transfers', look: 'num', cell: (row) => formatCount(row.transfers) },
  ];
}

function changeColumns(page: ReportPage): Column<ChangeRow>[] {
  return [
    ...accountColumns<ChangeRow>(page),
    { head: 'change', cell: (row) => label(row.change === 'new' ? 'changeNew' : 'changeVanished') },
    { head: 'since', look: 'time', cell: (row) => moment(row.at) },
    { head: 'transfers', look: 'num', cell: (row) => formatCount(row.transfers) },
    money('amount', (row) => row.amount.minor),
  ];
}

function money<Row extends { readonly currency: string }>(
  head: Column<Row>['head'],
  minor: (row: Row) => number,
): Column<Row> {
  return {
    head,
    look: 'num',
    cell: (row) => formatAmount(minor(row), row.currency),
    order: minor,
    currency: (row) => row.currency,
  };
}

function firstLast<Row extends { readonly firstAt: string; readonly lastAt: string }>(): Column<Row>[] {
  return [
    { head: 'firstAt', look: 'time', cell: (row) => moment(row.firstAt) },
    { head: 'lastAt', look: 'time', cell: (row) => moment(row.lastAt) },
  ];
}

function names(accounts: readonly AccountIdentity[], page: ReportPage, limit: number): Markup {
  const shown = accounts.slice(0, limit).map((account) => accountName(account, page.linked));
  return markup`${join(shown, ', ')}${accounts.length > limit ? ` +${formatCount(accounts.length - limit)}` : ''}`;
}

function groupPictures(page: ReportPage): Markup {
  const pictures = page.data.pictures.filter((picture) => picture.kind === 'group').slice(0, 12);
  return join(
    pictures.map((picture, i) => {
      const name = picture.id.replace(/^group:/, '');
      return markup`<h4>${sentence('groupPicture', { group: name })}</h4>${pictureFigure(picture, { linked: page.linked, identities: page.data.identities, prefix: `g-${i}` })}`;
    }),
  );
}
