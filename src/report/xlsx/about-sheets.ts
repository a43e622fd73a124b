import { formatAmount, type Language } from '#model';
import type { RunParameter } from '#contract';

import { formatDuration, formatInstant, formatShare } from '../format.ts';
import type { ReportData } from '../report-data.ts';
import { presetTable } from '../html/computed.ts';
import { ringsOfSeveral } from '../rings-of-several.ts';
import { parameterSource } from '../texts/parameter-source.ts';
import { qualityText } from '../texts/problem-text.ts';
import { labels, textsOf } from './sheet-parts.ts';
import type { SheetCell } from './spreadsheet-cell.ts';
import type { Sheet } from './write-workbook.ts';

export function aboutSheet(data: ReportData): Sheet {
  const t = textsOf(data).labels;
  const { findings, run, importReport } = data;
  const band = (code: string) => findings.subjects.filter((subject) => subject.band === code).length;
  const rows: SheetCell[][] = [
    ...(data.stamp === undefined ? [] : [[t.caseAndPurpose, `${data.stamp.caseNo} · ${data.stamp.purpose}`]]),
    [t.createdAt, formatInstant(run.created_at)],
    [t.period, `${formatInstant(findings.run.from)} – ${formatInstant(findings.run.to)}`],
    [t.preset, run.preset],
    [t.masking, run.open_data ? t.maskOpen : run.masked ? t.maskMasked : t.maskUnmasked],
    [t.subjectsHigh, band('high')],
    [t.subjectsMedium, band('medium')],
    [t.subjectsWatch, band('watch')],
    [t.ringsOfSeveral, ringsOfSeveral(findings.rings).length],
    [t.transfers, importReport.total.transfers],
    [t.accountsCovered, `${findings.counts['covered'] ?? 0} / ${findings.counts['accounts'] ?? 0}`],
    ...(data.run.guards ? [] : [[t.guardsOffTitle, t.guardsOffText]]),
    [t.fingerprint, findings.run.fingerprint],
    [
      t.versionsTitle,
      Object.entries(run.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(' · '),
    ],
    ['', ''],
    [t.aboutNote, t.indexNote],
    ['', t.bandsNote],
    ['', t.moneyLead],
    ['', t.notSuspectedLead],
    ['', t.footer],
    ...Object.entries(data.tables.cut)
      .filter(([, cut]) => cut > 0)
      .map(([table, cut]): SheetCell[] => [t.cutTable, `${table}: ${cut}`]),
  ];
  return { title: textsOf(data).sheets['about'] ?? 'about', header: [t.title, ''], widths: [34, 120], rows };
}

export function qualitySheet(data: ReportData): Sheet {
  return {
    title: textsOf(data).sheets['quality'] ?? 'quality',
    header: labels(data, ['code', 'account', 'reason', 'file', 'row']),
    widths: [26, 24, 90, 50, 10],
    rows: data.tables.quality.map((row) => [
      row.code,
      row.display,
      qualityText(row, data.language),
      row.file,
      row.row > 0 ? row.row : '',
    ]),
  };
}

export function parametersSheet(data: ReportData): Sheet {
  return {
    title: textsOf(data).sheets['parameters'] ?? 'parameters',
    header: labels(data, ['detector', 'parameter', 'id', 'value', 'default', 'valueSource']),
    widths: [30, 34, 22, 24, 24, 60],
    rows: data.run.parameters.map((row) => [
      [...data.run.detectors, ...(data.run.guard_rules ?? [])].find(({ id }) => id === row.detector)?.title[
        data.language
      ] ?? row.detector,
      row.title[data.language],
      row.id,
      valueText(row, row.value, data.language),
      valueText(row, row.default, data.language),
      parameterSource(row.source, data.language),
    ]),
  };
}

function valueText(row: RunParameter, value: RunParameter['value'], language: Language): string {
  const each = typeof value === 'number' ? [value] : value;
  const one = (number: number) => {
    if (row.unit === 'seconds') return formatDuration(number, language);
    if (row.unit === 'minor') return formatAmount(number, 'CNY', language);
    if (row.id === 'table') return presetTable(number);
    return row.unit === 'share' ? formatShare(number) : String(number);
  };
  return each.map(one).join(', ');
}
