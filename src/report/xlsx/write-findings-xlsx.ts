import type { ReportData } from '../report-data.ts';
import { aboutSheet, parametersSheet, qualitySheet } from './about-sheets.ts';
import { hitsSheet, reasonsSheet, subjectsSheet } from './finding-sheets.ts';
import { changesSheet, commonSheet, flowSheet, groupsSheet, nextLevelSheet, requestsSheet } from './money-sheets.ts';
import { guardsSheet, membersSheet, ringsSheet } from './ring-sheets.ts';
import { writeWorkbook } from './write-workbook.ts';

/**
 * findings.xlsx in the report's language: about, subjects, reasons, rings and their members, hits,
 * guards, then the tables that every investigator opens
 * first, quality and parameters. Returns rows beyond Excel's limit by sheet.
 */
export function writeFindingsXlsx(path: string, data: ReportData): Promise<Readonly<Record<string, number>>> {
  return writeWorkbook(path, [
    aboutSheet(data),
    subjectsSheet(data),
    reasonsSheet(data),
    ringsSheet(data),
    membersSheet(data),
    hitsSheet(data),
    guardsSheet(data),
    flowSheet(data),
    groupsSheet(data),
    nextLevelSheet(data),
    requestsSheet(data),
    commonSheet(data),
    changesSheet(data),
    qualitySheet(data),
    parametersSheet(data),
  ]);
}
