import { LEGAL_VALUES, type LegalValueId } from '#law';
import type { Bilingual, Language } from '#model';

interface Given {
  readonly record: { readonly id: string };
  readonly value: number;
  readonly reason: string;
}

export const LEGAL_SETTING_CLOCKS: Readonly<Record<string, Bilingual>> = {};

export function sayLegalSetting({ record, value, reason }: Given, language: Language): string {
  const rule = LEGAL_VALUES[record.id as LegalValueId];
  return language === 'zh'
    ? `设定“${rule.title.zh}”为 ${value}（依据可靠程度 ${rule.confidence}；${reason}）`
    : `“${rule.title.en}” set to ${value} (source ${rule.confidence}; ${reason})`;
}
