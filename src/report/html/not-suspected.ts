import { formatAmount } from '#model';

import { formatCount } from '../format.ts';
import type { AroundAccount } from '../report-data.ts';
import { label, sentence } from './bilingual.ts';
import { institution } from './cells.ts';
import { markup, type Markup } from './markup.ts';
import type { ReportPage } from './page.ts';
import { dataTable, type Column } from './table.ts';

/** Its own section: who stands around the core and is not suspected (RING-1). */
export function notSuspectedSection(page: ReportPage): Markup {
  const { payers, payees, merchants, boundary } = page.data.notSuspected;
  return markup`<section id="not-suspected"><h2>${label('navNotSuspected')}</h2><p>${label('notSuspectedLead')}</p><dl class="figures"><div><dt>${label('payersAround')}</dt><dd>${formatCount(payers)}</dd></div><div><dt>${label('payeesAround')}</dt><dd>${formatCount(payees)}</dd></div><div><dt>${label('merchantsAround')}</dt><dd>${formatCount(merchants)}</dd></div><div><dt>${label('boundaryAround')}</dt><dd>${formatCount(boundary)}</dd></div></dl>${aroundTable(page)}</section>`;
}

/** Masked, whatever the rest of the report shows: nobody here is suspected. */
function aroundTable(page: ReportPage): Markup | undefined {
  const { accounts, more } = page.data.notSuspected;
  if (accounts.length === 0) return undefined;
  return markup`<h3 id="around">${label('aroundTitle')}</h3><p>${label('aroundLead')}</p>${dataTable<AroundAccount>({
    id: 'around',
    title: 'aroundTitle',
    rows: accounts,
    columns: [
      { head: 'account', look: 'mono', cell: (row) => markup`<span class="acct">${row.display}</span>` },
      { head: 'institution', look: 'wrap', cell: (row) => institution(row) },
      {
        head: 'corePaid',
        look: 'num',
        cell: (row) => none(row.corePaid, formatCount(row.corePaid)),
        order: (row) => row.corePaid,
      },
      aroundAmount('paidToCore', (row) => row.paidMinor),
      {
        head: 'coreFrom',
        look: 'num',
        cell: (row) => none(row.coreFrom, formatCount(row.coreFrom)),
        order: (row) => row.coreFrom,
      },
      aroundAmount('receivedFromCore', (row) => row.receivedMinor),
      { head: 'transfers', look: 'num', cell: (row) => formatCount(row.transfers) },
      {
        head: 'statement',
        cell: (row) => label(row.covered ? 'onHand' : 'missing'),
      },
    ],
  })}${
    more > 0
      ? markup`<p class="note">${sentence('aroundMore', { shown: formatCount(accounts.length), more: formatCount(more) })}</p>`
      : undefined
  }`;
}

function aroundAmount(
  head: 'paidToCore' | 'receivedFromCore',
  minor: (row: AroundAccount) => number,
): Column<AroundAccount> {
  return {
    head,
    look: 'num',
    cell: (row) => none(minor(row), formatAmount(minor(row), row.currency)),
    order: minor,
    currency: (row) => row.currency,
  };
}

function none(value: number, shown: string): string {
  return value === 0 ? '–' : shown;
}
