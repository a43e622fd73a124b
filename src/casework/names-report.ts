const REPORT =
  /可疑交易报告|可疑报告|反洗钱监测|重点可疑|\bSTRs?\b|\bSARs?\b|suspicious[\s-]+(?:transaction|activity)[\s-]+report/i;

/** Whether a text names a suspicious-transaction report or who receives one: nobody outside may be told of it (反洗钱法 35 ¶2). */
export function namesReport(text: string): boolean {
  return REPORT.test(text.normalize('NFKC').replaceAll(/\s+/g, ' '));
}
