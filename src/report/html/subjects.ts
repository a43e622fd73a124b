import { formatAmount } from '#model';

import type { FindingSubject } from '#contract';

import { formatCount, formatDate } from '../format.ts';
import { reasonText } from '../texts/reason-text.ts';
import { both, label, sentence } from './bilingual.ts';
import { accountName, band, bar, institution } from './cells.ts';
import { detectorTitle } from './computed.ts';
import { join, markup, type Markup } from './markup.ts';
import { reportPageName, type ReportPage } from './page.ts';
import { detectorsOf } from './subject-card.ts';
import { subjectCards } from './subject-cards.ts';
import { dataTable } from './table.ts';

/** Page 2: the ranked accounts, first as a table, then one card each. */
export function subjectsSection(page: ReportPage): Markup {
  const { subjects } = page;
  return markup`<section id="accounts"><h2><b class="no">2</b>${label('navAccounts')}</h2><p class="lead">${label('indexNote')}</p>${pager(page)}${
    subjects.length === 0 ? markup`<p class="none">${label('noSubjects')}</p>` : rankedTable(page)
  }<p class="needs-script open-all"><button type="button" id="open-all">${label('openAll')}</button></p>${subjectCards(page)}${protection(page)}</section>`;
}

function rankedTable(page: ReportPage): Markup {
  const flows = new Map(page.data.tables.flow.map((row) => [row.identity.id, row]));
  return dataTable<FindingSubject>({
    id: 'accounts',
    title: 'navAccounts',
    rows: page.subjects,
    columns: [
      { head: 'rank', look: 'num', cell: (row) => String(row.rank) },
      { head: 'account', look: 'mono', cell: (row) => accountName({ ...row, ...nameOf(row.id, page) }, page.linked) },
      { head: 'institution', look: 'wrap', cell: (row) => institution(page.data.identities.get(row.id)) },
      {
        head: 'index',
        look: 'num',
        cell: (row) => markup`${bar(row.index / 100, 48)} ${row.index.toFixed(1)}`,
        order: (row) => row.index,
      },
      { head: 'band', cell: (row) => band(row.band), order: (row) => row.index },
      { head: 'reasons', look: 'wide', cell: (row) => reasonTitles(row, page) },
      {
        head: 'inflow',
        look: 'num',
        cell: (row) => flowCell(flows.get(row.id), 'in'),
        order: (row) => flows.get(row.id)?.in.minor ?? 0,
        currency: (row) => flows.get(row.id)?.currency ?? 'CNY',
      },
      {
        head: 'outflow',
        look: 'num',
        cell: (row) => flowCell(flows.get(row.id), 'out'),
        order: (row) => flows.get(row.id)?.out.minor ?? 0,
        currency: (row) => flows.get(row.id)?.currency ?? 'CNY',
      },
      {
        head: 'coverage',
        look: 'wrap',
        cell: (row) =>
          markup`<span class="nb mono">${formatDate(row.coverage.from)} –</span> <span class="nb mono">${formatDate(row.coverage.to)}</span>`,
        order: (row) => row.coverage.from,
      },
    ],
  });
}

/** What speaks for a look at the account, shortest form: the detectors, strongest first. */
function reasonTitles(subject: FindingSubject, page: ReportPage): Markup {
  return join(
    detectorsOf(subject).map((id) => detectorTitle(id, page.data.run)),
    ' · ',
  );
}

/** The strongest reason in words. */
export function mainReason(subject: FindingSubject): Markup {
  const reason = subject.reasons.toSorted((a, b) => b.strength - a.strength)[0];
  if (reason === undefined) return markup`—`;
  return both(reasonText(reason, 'zh'), reasonText(reason, 'en'));
}

function flowCell(flow: ReportPage['data']['tables']['flow'][number] | undefined, side: 'in' | 'out'): Markup {
  return flow === undefined ? markup`—` : markup`${formatAmount(flow[side].minor, flow.currency)}`;
}

function nameOf(id: string, page: ReportPage): { readonly name?: string } {
  const name = page.data.identities.get(id)?.name;
  return name === undefined ? {} : { name };
}

function pager(page: ReportPage): Markup | undefined {
  if (page.count === 1) return undefined;
  const links = Array.from({ length: page.count }, (_, i) =>
    i + 1 === page.number ? markup`<b>${i + 1}</b>` : markup`<a href="${reportPageName(i + 1)}#accounts">${i + 1}</a>`,
  );
  return markup`<p class="pager">${sentence('pagedByRank', {
    from: formatCount(page.subjects[0]?.rank ?? 0),
    to: formatCount(page.subjects.at(-1)?.rank ?? 0),
    total: formatCount(page.data.findings.subjects.length),
  })} ${join(links, ' ')}</p>`;
}

/** Possible exploitation of minors and very old holders: outside the ranking. */
function protection(page: ReportPage): Markup | undefined {
  const notices = page.data.findings.protection;
  if (notices.length === 0 || page.number > 1) return undefined;
  return markup`<h3 id="protection">${label('protection')}</h3><p>${label('protectionNote')}</p>${dataTable({
    id: 'protection',
    title: 'protection',
    rows: notices,
    columns: [
      {
        head: 'account',
        look: 'mono',
        cell: (row) => accountName({ id: row.subject, display: row.number ?? row.display }, page.linked),
      },
      { head: 'reason', look: 'wide', cell: (row) => both(reasonText(row, 'zh'), reasonText(row, 'en')) },
    ],
  })}`;
}
