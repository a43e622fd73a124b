import type { ImportedFile } from '#contract';
import type { QualityRow } from '#model';

import { formatCount } from '../format.ts';
import { problemText, qualityText, rejectedReason } from '../texts/problem-text.ts';
import { both, label, sentence, term } from './bilingual.ts';
import { detectorTitle } from './computed.ts';
import { moment } from './cells.ts';
import { markup, type Markup } from './markup.ts';
import type { ReportPage } from './page.ts';
import { dataTable, type Column } from './table.ts';

/** Page 5: what was read, what was not, and what could therefore not be judged. */
export function qualitySection(page: ReportPage): Markup {
  const { importReport, findings, tables } = page.data;
  const { legs } = importReport.total;
  const breaks = tables.quality.filter((row) => row.code === 'balance-break');
  const others = tables.quality.filter((row) => row.code !== 'balance-break');
  const gaps = Object.entries(findings.counts).filter(([key, count]) => key.startsWith('not_assessable.') && count > 0);
  return markup`<section id="quality"><h2><b class="no">5</b>${label('navQuality')}</h2><p class="lead">${label('qualityLead')}</p><h3 id="files">${label('filesTitle')}</h3>${filesTable(page)}${companions(page)}${skipped(page)}${rejectedCodes(page)}${warnings(page)}<h3 id="legs">${label('legsTitle')}</h3><p>${label('legsLead')} ${label('legsNote')}</p><dl class="figures small">${(
    [
      ['legsUnique', legs.unique],
      ['legsOrderAssumed', legs.order_assumed],
      ['legsOneLegged', legs.one_legged],
      ['legsPossible', legs.possible],
      ['legsReversals', legs.reversals],
      ['legsClearing', legs.clearing_pairs],
    ] as const
  ).map(
    ([key, value]) => markup`<div><dt>${label(key)}</dt><dd>${formatCount(value)}</dd></div>`,
  )}</dl><h3 id="not-assessable">${label('notAssessableTitle')}</h3><p>${label('notAssessableLead')}</p>${dataTable({
    id: 'not-assessable',
    title: 'notAssessableTitle',
    rows: gaps,
    columns: [
      { head: 'detector', cell: ([key]) => detectorTitle(key.slice('not_assessable.'.length), page.data.run) },
      { head: 'accounts', look: 'num', cell: ([, count]) => formatCount(count) },
    ],
  })}<h3 id="breaks">${label('breaksTitle')}</h3><p>${label('breaksLead')}</p>${qualityTable('breaks', breaks, page)}<h3 id="other-quality">${label('otherQualityTitle')}</h3>${qualityTable('quality', others, page)}</section>`;
}

function filesTable(page: ReportPage): Markup {
  const { files, total } = page.data.importReport;
  const classes = (['read', 'kept', 'duplicate', 'failed', 'empty', 'rejected'] as const).map(
    (name): Column<ImportedFile> => ({
      head: `rows_${name}`,
      look: 'num',
      cell: (row) =>
        name === 'rejected' && row.rows.rejected > 0
          ? markup`<b class="uncertain">${formatCount(row.rows.rejected)}</b>`
          : formatCount(row.rows[name]),
    }),
  );
  return markup`<p>${sentence('rowsSum', { read: formatCount(total.rows.read), kept: formatCount(total.rows.kept), duplicate: formatCount(total.rows.duplicate), failed: formatCount(total.rows.failed), empty: formatCount(total.rows.empty), rejected: formatCount(total.rows.rejected) })}</p>${dataTable<ImportedFile>(
    {
      id: 'files',
      title: 'filesTitle',
      rows: files,
      columns: [
        { head: 'file', look: 'wide', cell: (row) => markup`<span class="mono">${row.file}</span>` },
        { head: 'format', cell: (row) => markup`${term('formats', row.format)} · ${row.encoding}` },
        ...classes,
        { head: 'breaksShort', look: 'num', cell: (row) => formatCount(row.breaks) },
        { head: 'from', look: 'time', cell: (row) => moment(row.from) },
        { head: 'to', look: 'time', cell: (row) => moment(row.to) },
      ],
    },
  )}`;
}

function companions(page: ReportPage): Markup | undefined {
  const rows = page.data.importReport.companions;
  if (rows.length === 0) return undefined;
  return markup`<h4>${label('companionsTitle')}</h4>${dataTable({
    id: 'companions',
    title: 'companionsTitle',
    rows,
    columns: [
      { head: 'file', look: 'wide', cell: (row) => markup`<span class="mono">${row.file}</span>` },
      { head: 'format', cell: (row) => term('formats', row.kind) },
      { head: 'records', look: 'num', cell: (row) => formatCount(row.records) },
    ],
  })}`;
}

function skipped(page: ReportPage): Markup | undefined {
  const rows = page.data.importReport.skipped;
  if (rows.length === 0) return undefined;
  return markup`<h4>${label('skippedTitle')}</h4>${dataTable({
    id: 'skipped',
    title: 'skippedTitle',
    rows: rows.toSorted((a, b) => (a.severity === b.severity ? 0 : a.severity === 'refused' ? -1 : 1)),
    columns: [
      { head: 'file', look: 'wide', cell: (row) => markup`<span class="mono">${row.file}</span>` },
      {
        head: 'severity',
        cell: (row) =>
          row.severity === 'refused'
            ? markup`<span class="uncertain">${label('severityRefused')}</span>`
            : label('severitySkip'),
      },
      { head: 'whatToDo', look: 'wide', cell: (row) => both(problemText(row, 'zh'), problemText(row, 'en')) },
    ],
  })}`;
}

function rejectedCodes(page: ReportPage): Markup | undefined {
  const rows = Object.entries(page.data.importReport.rejected_by_code ?? {}).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return undefined;
  return markup`<h4>${label('rejectedTitle')}</h4><p>${label('rejectedLead')}</p>${dataTable({
    id: 'rejected',
    title: 'rejectedTitle',
    rows,
    columns: [
      { head: 'reason', look: 'wide', cell: ([code]) => both(rejectedReason(code, 'zh'), rejectedReason(code, 'en')) },
      { head: 'code', look: 'mono', cell: ([code]) => code },
      { head: 'rows', look: 'num', cell: ([, count]) => formatCount(count) },
    ],
  })}`;
}

function warnings(page: ReportPage): Markup | undefined {
  const { importReport, run } = page.data;
  const texts = [...importReport.warnings, ...run.warnings].map((problem) => ({
    zh: problemText(problem, 'zh'),
    en: problemText(problem, 'en'),
  }));
  const unique = [...new Map(texts.map((text) => [text.zh, text])).values()];
  if (unique.length === 0) return undefined;
  return markup`<h4>${label('warningsTitle')}</h4><ul class="warnings">${unique.slice(0, 200).map((text) => markup`<li>${both(text.zh, text.en)}</li>`)}</ul>`;
}

function qualityTable(id: string, rows: readonly QualityRow[], page: ReportPage): Markup {
  return dataTable<QualityRow>({
    id,
    title: 'otherQualityTitle',
    rows,
    cut: id === 'quality' ? (page.data.tables.cut['quality'] ?? 0) : 0,
    columns: [
      {
        head: 'account',
        look: 'mono',
        cell: (row) => markup`<span class="acct">${row.display === '' ? '—' : row.display}</span>`,
      },
      { head: 'reason', look: 'wide', cell: (row) => both(qualityText(row, 'zh'), qualityText(row, 'en')) },
      {
        head: 'source',
        look: 'mono',
        cell: (row) => (row.file === '' ? '—' : row.row > 0 ? `${row.file}#${row.row}` : row.file),
      },
    ],
  });
}
