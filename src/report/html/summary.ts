import type { FindingSubject } from '#contract';

import { formatCount, formatDate, formatInstant } from '../format.ts';
import type { LabelKey } from '../texts/zh.ts';
import { label, sentence } from './bilingual.ts';
import { accountName, amount, band, bar, headlineAmount, institution } from './cells.ts';
import { guardsOffNotice } from './guards-block.ts';
import { join, markup, type Markup } from './markup.ts';
import type { ReportPage } from './page.ts';
import { mainReason } from './subjects.ts';
import { flaggedBalances, requestTotals } from './summary-figures.ts';
import { dataTable } from './table.ts';
import { transfersShown } from '../transfers-shown.ts';

const TOP = 10;

/** Page 1, one screen: do I have to act now, how sure is it, what next. */
export function summarySection(page: ReportPage): Markup {
  const { findings } = page.data;
  const counts = bandCounts(findings.subjects);
  const urgent = counts.high + counts.medium;
  return markup`<section id="summary"><h2><b class="no">1</b>${label('navSummary')}</h2>${guardsOffNotice(page.data.run.guards)}<p class="answer ${urgent > 0 ? 'act' : ''}">${answer(counts)}</p><p class="lead">${label('bandsNote')} ${label('indexNote')}</p><dl class="figures">${figure('subjectsHigh', { value: formatCount(counts.high), anchor: 'accounts', urgent: counts.high > 0 })}${figure('subjectsMedium', { value: formatCount(counts.medium), anchor: 'accounts' })}${figure('subjectsWatch', { value: formatCount(counts.watch), anchor: 'accounts' })}${ringFigure(page)}${balanceFigures(page)}${requestFigures(page)}<div><dt><a href="#legs">${label('transfers')}</a></dt><dd>${formatCount(transfersShown(page.data))}</dd><dd class="sub">${formatDate(findings.run.from)} – ${formatDate(findings.run.to)}</dd></div>${figure('accountsCovered', { value: `${formatCount(findings.counts['covered'] ?? 0)} / ${formatCount(findings.counts['accounts'] ?? 0)}`, anchor: 'quality' })}</dl><div class="two"><div><h3>${label('topAccounts')}</h3>${topTable(page)}</div><div><h3>${label('nextSteps')}</h3>${nextSteps(page, counts)}</div></div></section>`;
}

interface BandCounts {
  readonly high: number;
  readonly medium: number;
  readonly watch: number;
}

function bandCounts(subjects: readonly FindingSubject[]): BandCounts {
  const of = (code: string) => subjects.filter((subject) => subject.band === code).length;
  return { high: of('high'), medium: of('medium'), watch: of('watch') };
}

function answer(counts: BandCounts): Markup {
  if (counts.high > 0)
    return sentence('answerHigh', { high: formatCount(counts.high), medium: formatCount(counts.medium) });
  if (counts.medium > 0) return sentence('answerMedium', { medium: formatCount(counts.medium) });
  if (counts.watch > 0) return sentence('answerWatch', { watch: formatCount(counts.watch) });
  return label('answerNone');
}

/** What may still be saved: the last known balances of accounts in the bands high and medium, one figure a currency. */
function balanceFigures(page: ReportPage): Markup {
  const { sums, unknown } = flaggedBalances(page.data);
  const cell = (value: Markup, accounts: number) =>
    markup`<div><dt><a href="#flow">${label('lastBalance')}</a></dt><dd>${value}</dd><dd class="sub">${sentence('lastBalanceNote', { accounts: formatCount(accounts), unknown: formatCount(unknown) })}</dd></div>`;
  if (sums.length === 0) return cell(markup`—`, 0);
  return join(sums.map((sum) => cell(headlineAmount(sum.minor, sum.currency), sum.accounts)));
}

/** Rings of several accounts, and how many accounts stand in them. */
function ringFigure(page: ReportPage): Markup | undefined {
  if (page.rings.length === 0) return undefined;
  const members = page.rings.reduce((sum, ring) => sum + ring.members.length, 0);
  return markup`<div><dt><a href="#rings">${label('terminalRings')}</a></dt><dd>${formatCount(page.rings.length)}</dd><dd class="sub">${sentence('ringsNote', { members: formatCount(members) })}</dd></div>`;
}

function requestFigures(page: ReportPage): Markup | undefined {
  const totals = requestTotals(page.data);
  const most = totals[0];
  if (most === undefined) return undefined;
  return markup`<div><dt><a href="#requests">${label('requestsOpen')}</a></dt><dd>${formatCount(most.accounts)}</dd><dd class="sub">${headlineAmount(most.minor, most.currency)} ${label('requestsNote')}</dd></div>`;
}

interface Figure {
  readonly value: string;
  /** Where its rows are. */
  readonly anchor: string;
  readonly urgent?: boolean;
}

function figure(key: LabelKey, { value, anchor, urgent }: Figure): Markup {
  return markup`<div${urgent === true ? markup` class="urgent"` : undefined}><dt><a href="#${anchor}">${label(key)}</a></dt><dd>${value}</dd></div>`;
}

function topTable(page: ReportPage): Markup {
  return dataTable<FindingSubject>({
    id: 'top',
    title: 'topAccounts',
    rows: page.subjects.slice(0, TOP),
    columns: [
      { head: 'rank', look: 'num', cell: (row) => String(row.rank) },
      {
        head: 'account',
        look: 'mono',
        cell: (row) =>
          markup`${accountName(row, page.linked)}<br><small>${institution(page.data.identities.get(row.id))}</small>`,
      },
      {
        head: 'index',
        look: 'num',
        cell: (row) => markup`${bar(row.index / 100, 40)} ${row.index.toFixed(1)}`,
        order: (row) => row.index,
      },
      { head: 'band', cell: (row) => band(row.band), order: (row) => row.index },
      { head: 'mainReason', look: 'wide', cell: (row) => mainReason(row) },
    ],
  });
}

function nextSteps(page: ReportPage, counts: BandCounts): Markup {
  const { data } = page;
  const requests = requestTotals(data)[0];
  const refused = data.importReport.skipped.filter((file) => file.severity === 'refused').length;
  const { breaks, rows } = data.importReport.total;
  const gaps = data.findings.subjects.filter((subject) => subject.not_assessable.length > 0).length;
  const steps: (Markup | undefined)[] = [
    counts.high + counts.medium > 0
      ? markup`<a href="#accounts">${sentence('stepReview', { count: formatCount(counts.high + counts.medium) })}</a>`
      : undefined,
    counts.high + counts.medium === 0 && counts.watch > 0
      ? markup`<a href="#accounts">${sentence('stepWatch', { count: formatCount(counts.watch) })}</a>`
      : undefined,
    requests === undefined
      ? undefined
      : markup`<a href="#requests">${sentence('stepRequests', { count: formatCount(requests.accounts) })}</a> ${amount(requests.minor, requests.currency)}`,
    refused > 0
      ? markup`<a href="#files" class="uncertain">${sentence('stepRefused', { count: formatCount(refused) })}</a>`
      : undefined,
    rows.rejected > 0
      ? markup`<a href="#files">${sentence('stepRejected', { count: formatCount(rows.rejected) })}</a>`
      : undefined,
    breaks > 0 ? markup`<a href="#breaks">${sentence('stepBreaks', { count: formatCount(breaks) })}</a>` : undefined,
    gaps > 0 ? markup`<a href="#quality">${sentence('stepGaps', { count: formatCount(gaps) })}</a>` : undefined,
    data.findings.protection.length > 0
      ? markup`<a href="#protection">${sentence('stepProtection', { count: formatCount(data.findings.protection.length) })}</a>`
      : undefined,
  ];
  return markup`<ol class="steps">${steps.filter((step) => step !== undefined).map((step) => markup`<li>${step}</li>`)}</ol><p class="note">${sentence('madeAt', { at: formatInstant(data.run.created_at) })} ${label('decides')}</p>`;
}
