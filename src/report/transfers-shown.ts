import type { ReportData } from './report-data.ts';

/** [SPAN-1] Transfers that the findings are about: those of the import, or those of the span where one was asked for. */
export function transfersShown({ run, importReport, findings }: ReportData): number {
  return run.from === undefined && run.to === undefined
    ? importReport.total.transfers
    : (findings.counts['transfers'] ?? 0);
}
