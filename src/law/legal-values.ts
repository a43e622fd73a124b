import { legalText } from './legal-texts.ts';
import type { LegalValueRule } from './legal-value.ts';
import { PROCEDURE_VALUES } from './values/procedure-values.ts';
import { PROCESS_VALUES } from './values/process-values.ts';
import { SANCTION_VALUES } from './values/sanction-values.ts';
import { TELECOM_VALUES } from './values/telecom-values.ts';
import type { ValuesOfText } from './values/value-rows.ts';

const TABLES = [...PROCEDURE_VALUES, ...TELECOM_VALUES, ...SANCTION_VALUES, ...PROCESS_VALUES] as const;

export type LegalValueId = (typeof TABLES)[number]['values'][number][0];

/** Terms whose days a text does not define: whether they are calendar or working days is a setting of its own. */
const COUNTED_BY: Partial<Readonly<Record<LegalValueId, LegalValueId>>> = {
  'identity-reverify-days': 'identity-reverify-counting',
};

/** Every number that a clock, a count or a switch of casework rests on. Add a row to the table of its topic in `values/`. */
export const LEGAL_VALUES = Object.fromEntries(TABLES.flatMap(rulesOf)) as Readonly<
  Record<LegalValueId, LegalValueRule>
>;

function rulesOf({ text: id, confidence, values }: ValuesOfText): readonly (readonly [string, LegalValueRule])[] {
  const text = legalText(id);
  return values.map(([valueId, value, unit, article, zh, en]) => {
    const countedBy = COUNTED_BY[valueId as LegalValueId];
    const rule: LegalValueRule = {
      ...{ id: valueId, title: { zh, en }, unit, article, source: text.number ?? text.title.zh, confidence, pack: id },
      ...(value === undefined ? {} : { value }),
      ...(text.from === undefined ? {} : { from: text.from }),
      ...(text.to === undefined ? {} : { to: text.to }),
      ...(countedBy === undefined ? {} : { countedBy }),
    };
    return [valueId, rule];
  });
}
