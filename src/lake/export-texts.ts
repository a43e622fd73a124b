import type { Bilingual, Language } from '#model';

import type { ExportTable } from './export-queries.ts';

const SHEET_TITLES: Readonly<Record<ExportTable, Bilingual>> = {
  transfers: { zh: '交易', en: 'transfers' },
  rows: { zh: '原始行', en: 'rows' },
  accounts: { zh: '账户', en: 'accounts' },
  flow: { zh: '单卡流水', en: 'flow' },
  groups: { zh: '分组流水', en: 'groups' },
  'next-level': { zh: '下级账户', en: 'next-level' },
  requests: { zh: '调单清单', en: 'requests' },
  common: { zh: '共同对手', en: 'common' },
  changes: { zh: '新现与消失账户', en: 'changes' },
  quality: { zh: '数据质量', en: 'quality' },
};

export function sheetTitle(table: ExportTable, language: Language): string {
  return SHEET_TITLES[table][language];
}
