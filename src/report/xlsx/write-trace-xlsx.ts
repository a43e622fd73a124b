import { formatAmount } from '#model';

import { formatInstant } from '../format.ts';
import { problemText, qualityText } from '../texts/problem-text.ts';
import { TRACE_TEXTS, traceLabel, type TraceLabel } from '../texts/trace-texts.ts';
import { mainPolicy, type TraceData } from '../trace-data.ts';
import type { SheetCell } from './spreadsheet-cell.ts';
import { heads } from './trace-sheet-parts.ts';
import { articleSheet, cardsSheet, freezeSheet, tiesSheet, victimsSheet } from './trace-review-sheets.ts';
import { writeWorkbook, type Sheet } from './write-workbook.ts';

type Edge = ReturnType<typeof mainPolicy>['edges'][number];

/**
 * [TRC-12] trace.xlsx as investigators expect it: one sheet a layer of the first policy with the source row's values, then accounts,
 * the freeze list, exits, statements to request, policies side by side, the order of Article 8, cards and victims, reports, about. Returns rows beyond Excel's limit by sheet.
 */
export function writeTraceXlsx(path: string, data: TraceData): Promise<Readonly<Record<string, number>>> {
  return writeWorkbook(path, [
    ...layerSheets(data),
    accountsSheet(data),
    freezeSheet(data),
    exitsSheet(data),
    requestsSheet(data),
    comparisonSheet(data),
    tiesSheet(data),
    articleSheet(data),
    cardsSheet(data),
    victimsSheet(data),
    reportsSheet(data),
    aboutSheet(data),
  ]);
}

function layerSheets(data: TraceData): Sheet[] {
  const layers = Map.groupBy(mainPolicy(data).edges, ({ layer }) => layer);
  return [...layers]
    .toSorted(([a], [b]) => a - b)
    .map(([layer, edges]) => ({
      title: traceLabel(data.language, 'layerSheet', { layer }),
      header: heads(data, EDGE_HEAD),
      widths: EDGE_WIDTHS,
      rows: edges.map((edge) => edgeCells(data, edge)),
    }));
}

const EDGE_HEAD: readonly TraceLabel[] = [
  'time',
  'payer',
  'payerName',
  'payerBank',
  'payee',
  'payeeName',
  'payeeBank',
  'amount',
  'taint',
  'end',
  'channel',
  'note',
  'source',
];
const EDGE_WIDTHS = [20, 24, 14, 20, 24, 14, 20, 16, 16, 20, 12, 30, 44];

function edgeCells(data: TraceData, edge: Edge): SheetCell[] {
  const row = data.evidence.get(edge.source);
  const money = (minor: number): SheetCell => ({ minor, currency: data.trace.currency });
  return [
    row?.time ?? formatInstant(edge.at),
    row?.payer.display ?? '',
    row?.payer.name ?? '',
    row?.payer.institution ?? '',
    row?.payee.display ?? '',
    row?.payee.name ?? '',
    row?.payee.institution ?? '',
    money(edge.amount),
    money(edge.taint),
    TRACE_TEXTS[data.language].ends[edge.end] ?? edge.end,
    row?.channel ?? '',
    row?.note ?? '',
    edge.sources.join(';'),
  ];
}

function accountsSheet(data: TraceData): Sheet {
  const money = (minor: number): SheetCell => ({ minor, currency: data.trace.currency });
  return {
    title: traceLabel(data.language, 'accounts'),
    header: heads(data, [
      'layer',
      'account',
      'name',
      'institution',
      'received',
      'held',
      'passedOn',
      'exited',
      'victims',
      'covered',
      'id',
    ]),
    widths: [8, 24, 14, 20, 18, 18, 18, 18, 10, 10, 28],
    rows: mainPolicy(data).accounts.map((account): SheetCell[] => [
      account.layer_to === undefined ? account.layer : `${account.layer}–${account.layer_to}`,
      account.number ?? account.display,
      data.identities.get(account.id)?.name ?? '',
      account.institution ?? '',
      money(account.received),
      money(account.held),
      money(account.passed_on),
      money(account.exited),
      account.victims.length,
      traceLabel(data.language, account.covered ? 'yes' : 'no'),
      account.id,
    ]),
  };
}

function exitsSheet(data: TraceData): Sheet {
  return {
    title: traceLabel(data.language, 'exits'),
    header: heads(data, ['layer', ...EDGE_HEAD]),
    widths: [8, ...EDGE_WIDTHS],
    rows: mainPolicy(data)
      .edges.filter(({ end }) => end !== 'goes-on')
      .toSorted((a, b) => b.taint - a.taint)
      .map((edge): SheetCell[] => [edge.layer, ...edgeCells(data, edge)]),
  };
}

function requestsSheet(data: TraceData): Sheet {
  return {
    title: traceLabel(data.language, 'requests'),
    header: heads(data, [
      'account',
      'name',
      'institution',
      'reason',
      'taint',
      'victims',
      'firstAt',
      'lastAt',
      'source',
      'id',
    ]),
    widths: [24, 14, 20, 30, 18, 10, 20, 20, 44, 28],
    rows: data.trace.requests.map((line): SheetCell[] => {
      const identity = data.identities.get(line.id);
      return [
        line.number ?? line.display,
        identity?.name ?? '',
        line.institution ?? '',
        TRACE_TEXTS[data.language].requests[line.reason] ?? line.reason,
        { minor: line.amount, currency: data.trace.currency },
        line.victims,
        formatInstant(line.from),
        formatInstant(line.to),
        line.sources.join(';'),
        line.id,
      ];
    }),
  };
}

function comparisonSheet(data: TraceData): Sheet {
  const { policies, comparison, currency } = data.trace;
  const names = Object.keys(policies);
  const titles = names.map((name) => TRACE_TEXTS[data.language].policies[name] ?? name);
  const money = (minor: number): SheetCell => ({ minor, currency });
  const totals = (label: TraceLabel, of: (name: string) => number): SheetCell[] => [
    traceLabel(data.language, label),
    '',
    '',
    ...names.map((name) => money(of(name))),
  ];
  return {
    title: traceLabel(data.language, 'comparison'),
    header: [...heads(data, ['account', 'name', 'institution']), ...titles],
    widths: [24, 14, 20, ...names.map(() => 20)],
    rows: [
      totals('held', (name) => policies[name]?.totals.held ?? 0),
      totals('leftData', (name) => policies[name]?.totals.exited ?? 0),
      ...comparison.map((line): SheetCell[] => {
        const identity = data.identities.get(line.account);
        return [
          identity?.number ?? identity?.display ?? line.account,
          identity?.name ?? '',
          identity?.institution ?? '',
          ...names.map((name) => money(line.held[name] ?? 0)),
        ];
      }),
    ],
  };
}

function reportsSheet(data: TraceData): Sheet {
  const { victims, unmatched, currency } = data.trace;
  return {
    title: traceLabel(data.language, 'reports'),
    header: heads(data, ['victim', 'caseNo', 'state', 'time', 'payer', 'payee', 'amount', 'source']),
    widths: [24, 24, 40, 20, 24, 24, 16, 44],
    rows: [
      ...victims.flatMap(({ id, sources }) =>
        sources.map((source): SheetCell[] => [
          id,
          source.case_no,
          traceLabel(data.language, 'matched'),
          formatInstant(source.paid_at),
          source.from,
          source.to,
          { minor: source.amount, currency },
          source.source.join(';'),
        ]),
      ),
      ...unmatched.map(({ case_no, row, problem }): SheetCell[] => [
        '',
        case_no,
        qualityText(problem, data.language),
        '',
        '',
        '',
        '',
        row > 0 ? `${problem.values['file'] ?? ''}#${row}` : '',
      ]),
    ],
  };
}

function aboutSheet(data: TraceData): Sheet {
  const { trace, run, language, stamp } = data;
  const t = (label: TraceLabel, values: Readonly<Record<string, string | number>> = {}): string =>
    traceLabel(language, label, values);
  const masking = run.open_data ? t('openData') : t(run.masked ? 'masked' : 'unmasked');
  const bounds = { layers: trace.bounds.layers, least: formatAmount(trace.bounds.least, trace.currency, language) };
  return {
    title: t('about'),
    header: [t('title'), ''],
    widths: [34, 120],
    rows: [
      ...(stamp === undefined ? [] : [[t('caseAndPurpose'), `${stamp.caseNo} · ${stamp.purpose}`]]),
      [t('createdAt'), formatInstant(run.created_at)],
      [t('currency'), trace.currency],
      [t('until'), formatInstant(trace.until)],
      [t('bounds'), t('boundsText', bounds)],
      [t('mainPolicy'), TRACE_TEXTS[language].policies[data.main] ?? data.main],
      [t('masking'), masking],
      [t('workspace'), run.workspace],
      [
        t('versions'),
        Object.entries(run.versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(' · '),
      ],
      ['', ''],
      ['', t('fifoNote')],
      ['', t('searchNote')],
      ...trace.warnings.map((warning): SheetCell[] => [t('warning'), problemText(warning, language)]),
    ],
  };
}
