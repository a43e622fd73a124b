import type { AccountIdentity } from '#model';

import type { ReportData } from '../report-data.ts';
import { en } from '../texts/en.ts';
import { zh, type LabelKey, type Texts } from '../texts/zh.ts';
import type { SheetCell } from './spreadsheet-cell.ts';

export function textsOf(data: Pick<ReportData, 'language'>): Texts {
  return data.language === 'zh' ? zh : en;
}

export function labels(data: Pick<ReportData, 'language'>, keys: readonly LabelKey[]): string[] {
  return keys.map((key) => textsOf(data).labels[key]);
}

export function accountHead(data: ReportData): string[] {
  return labels(data, ['account', 'name', 'institutionOnly', 'kind']);
}

/** Number (masked unless the data say otherwise), name, institution, kind: always text. */
export function accountCells(
  data: ReportData,
  id: string,
  shown: { readonly display: string; readonly number?: string; readonly kind: string },
): SheetCell[] {
  const identity = data.identities.get(id);
  return [
    shown.number ?? shown.display,
    identity?.name ?? '',
    identity?.institution ?? '',
    kindText(data, identity?.kind ?? shown.kind),
  ];
}

export function identityCells(data: ReportData, identity: AccountIdentity): SheetCell[] {
  return [
    identity.number ?? identity.display,
    identity.name ?? '',
    identity.institution,
    kindText(data, identity.kind),
  ];
}

function kindText(data: ReportData, kind: string): string {
  return textsOf(data).kinds[kind] ?? kind;
}
