import type { ImportReport } from '#contract';
import type { Problem } from '#model';

import type { ImportOutcome } from './import-files.ts';

/** Every warning of an import, each with the file it is about: what the terminal prints and run.json keeps. */
export function importWarnings(report: ImportReport): readonly Problem[] {
  return [
    ...report.warnings,
    ...report.files.flatMap((file) =>
      (file.warnings ?? []).map(({ code, values }) => ({ code, values: { ...values, file: file.file } })),
    ),
  ];
}

/** Files that need attention, as warnings. */
export function refusedWarnings(report: ImportReport): readonly Problem[] {
  return report.skipped
    .filter((source) => source.severity === 'refused')
    .map(({ file, code, values }) => ({ code, values: { ...values, file } }));
}

/** Another file had the name already: both are kept, which doubles money where one was meant to replace the other. */
export function renamedWarnings(imported: ImportOutcome): readonly Problem[] {
  return imported.renamed.map(({ file, as }) => ({ code: 'name-taken', values: { file, as } }));
}

/** Below this many transfers a ring's shape is nearly all there is, and surprises nobody. */
const LEAST_TRANSFERS = 30;

/** [REP-44] A ledger so small that the pattern of a ring may not stand out from it. */
export function smallLedgerWarnings(transfers: number): readonly Problem[] {
  return transfers < LEAST_TRANSFERS ? [{ code: 'ledger-small', values: { transfers, least: LEAST_TRANSFERS } }] : [];
}
