export const FOUR_FIELDS = ['name', 'number', 'amount', 'time'] as const;
export type FourField = (typeof FOUR_FIELDS)[number];

export const FIELD_CHECKS = ['equal', 'differs', 'missing'] as const;
export type FieldCheck = (typeof FIELD_CHECKS)[number];

/** What came of comparing a request with the account's own books, field by field, and who compared. */
export interface FourFieldCheck extends Readonly<Record<FourField, FieldCheck>> {
  readonly checkedBy: string;
}

/** All four equal, by a named person: else there is no stop (银发〔2016〕86号, 二 (一) 2). */
export function passes(check: FourFieldCheck): boolean {
  return check.checkedBy.trim() !== '' && FOUR_FIELDS.every((field) => check[field] === 'equal');
}

/** Fields that differ, or are told by one side only. */
export function failing(check: FourFieldCheck, as: FieldCheck): readonly FourField[] {
  return FOUR_FIELDS.filter((field) => check[field] === as);
}
