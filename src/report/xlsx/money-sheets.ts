import type { AccountIdentity, NextLevelRow } from '#model';

import { byCurrency } from '../currency-order.ts';
import type { ReportData } from '../report-data.ts';
import { accountHead, identityCells, labels, textsOf } from './sheet-parts.ts';
import type { AmountCell, SheetCell } from './spreadsheet-cell.ts';
import type { Sheet } from './write-workbook.ts';

const ACCOUNT_WIDTHS = [24, 14, 20, 14] as const;

export function flowSheet(data: ReportData): Sheet {
  return {
    title: textsOf(data).sheets['flow'] ?? 'flow',
    header: [
      ...accountHead(data),
      ...labels(data, [
        'currency',
        'inflow',
        'outflow',
        'oneWay',
        'countIn',
        'countOut',
        'payers',
        'payees',
        'activeDays',
        'firstAt',
        'lastAt',
      ]),
    ],
    widths: [...ACCOUNT_WIDTHS, 8, 18, 18, 18, 10, 10, 10, 10, 10, 20, 20],
    rows: byCurrency(data.tables.flow).map((row) => [
      ...identityCells(data, row.identity),
      row.currency,
      money(row.in.minor, row.currency),
      money(row.out.minor, row.currency),
      money(row.oneWay.minor, row.currency),
      row.inCount,
      row.outCount,
      row.payers,
      row.payees,
      row.activeDays,
      row.firstAt,
      row.lastAt,
    ]),
  };
}

export function groupsSheet(data: ReportData): Sheet {
  return {
    title: textsOf(data).sheets['groups'] ?? 'groups',
    header: labels(data, [
      'group',
      'members',
      'currency',
      'inflow',
      'outflow',
      'oneWay',
      'internal',
      'countIn',
      'countOut',
      'payers',
      'payees',
      'activeDays',
      'firstAt',
      'lastAt',
    ]),
    widths: [20, 60, 8, 18, 18, 18, 18, 10, 10, 10, 10, 10, 20, 20],
    rows: byCurrency(data.tables.groups).map((row) => [
      row.group,
      names(row.members),
      row.currency,
      money(row.in.minor, row.currency),
      money(row.out.minor, row.currency),
      money(row.oneWay.minor, row.currency),
      money(row.internal.minor, row.currency),
      row.inCount,
      row.outCount,
      row.payers,
      row.payees,
      row.activeDays,
      row.firstAt,
      row.lastAt,
    ]),
  };
}

export function nextLevelSheet(data: ReportData): Sheet {
  return nextSheet(data, 'nextLevel', data.tables.nextLevel);
}

export function requestsSheet(data: ReportData): Sheet {
  return nextSheet(data, 'requests', data.tables.requests);
}

function nextSheet(data: ReportData, title: string, rows: readonly NextLevelRow[]): Sheet {
  const t = textsOf(data);
  return {
    title: t.sheets[title] ?? title,
    header: [
      ...accountHead(data),
      ...labels(data, [
        'currency',
        'fromCovered',
        'toCovered',
        'transfers',
        'sources',
        'firstAt',
        'lastAt',
        'statement',
      ]),
    ],
    widths: [...ACCOUNT_WIDTHS, 8, 18, 18, 10, 10, 20, 20, 10],
    rows: byCurrency(rows).map((row) => [
      ...identityCells(data, row.identity),
      row.currency,
      money(row.fromCovered.minor, row.currency),
      money(row.toCovered.minor, row.currency),
      row.transfers,
      row.sources,
      row.firstAt,
      row.lastAt,
      row.statementMissing ? t.labels.missing : t.labels.onHand,
    ]),
  };
}

export function commonSheet(data: ReportData): Sheet {
  return {
    title: textsOf(data).sheets['common'] ?? 'common',
    header: [
      ...accountHead(data),
      ...labels(data, ['currency', 'accounts', 'chosen', 'paidThem', 'receivedFromThem', 'transfers']),
    ],
    widths: [...ACCOUNT_WIDTHS, 8, 10, 60, 18, 18, 10],
    rows: byCurrency(data.tables.common).map((row): SheetCell[] => [
      ...identityCells(data, row.identity),
      row.currency,
      row.chosen.length,
      names(row.chosen),
      money(row.paid.minor, row.currency),
      money(row.received.minor, row.currency),
      row.transfers,
    ]),
  };
}

export function changesSheet(data: ReportData): Sheet {
  const t = textsOf(data);
  return {
    title: t.sheets['changes'] ?? 'changes',
    header: [...accountHead(data), ...labels(data, ['change', 'since', 'transfers', 'currency', 'amount'])],
    widths: [...ACCOUNT_WIDTHS, 10, 20, 10, 8, 18],
    rows: byCurrency(data.tables.changes).map((row) => [
      ...identityCells(data, row.identity),
      row.change === 'new' ? t.labels.changeNew : t.labels.changeVanished,
      row.at,
      row.transfers,
      row.currency,
      money(row.amount.minor, row.currency),
    ]),
  };
}

function money(minor: number, currency: string): AmountCell {
  return { minor, currency };
}

function names(accounts: readonly AccountIdentity[]): string {
  return accounts.map((account) => account.number ?? account.display).join(', ');
}
