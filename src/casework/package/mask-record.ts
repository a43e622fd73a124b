import { maskName, maskNumber, maskText, nameMasker } from '#model';

/** Members that hold a person's name or as much as one, and those that hold a number by which a person is found. */
const NAMES: ReadonlySet<string> = new Set([
  'name',
  'payeeName',
  'fromName',
  'holderName',
  'guardian',
  'maskedName',
  'receiver',
  'counterparties',
  'objector',
  'payer',
  'payee',
  'birth',
  'address',
]);
const NUMBERS: ReadonlySet<string> = new Set([
  'number',
  'numbers',
  'fromNumber',
  'idNumber',
  'keptNumber',
  'phone',
  'contact',
  'account',
  'accounts',
  'payeeAccount',
  'suspectContact',
  'items',
  'struckItems',
  'openedByUnknown',
  'device',
]);
/** Members that say what something is and where it belongs; they hold no free text. */
const CODES: ReadonlySet<string> = new Set([
  'kind',
  'type',
  'caseNo',
  'region',
  'agencies',
  'agency',
  'institution',
  'personId',
  'subjectId',
  'command',
  'record',
  'by',
  'to',
  'pieces',
]);

/**
 * A record or an event with names and numbers masked wherever they stand: by the member that holds them, by the names that are known
 * from elsewhere in the case, and in free text by their length. Ids, codes, days and times stay.
 */
export function maskRecord(value: unknown, names: Iterable<string>): unknown {
  const inText = nameMasker(names);
  return masked(value, '', (text) => maskText(inText(text)));
}

/** Every name that stands in a record, for `maskRecord`. */
export function namesIn(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return NAMES.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((member) => namesIn(member, key));
  if (typeof value !== 'object' || value === null) return [];
  return isOfficer(value, key)
    ? []
    : entriesOf(value).flatMap(([name, member]) => namesIn(member, meaning(name, value)));
}

function masked(value: unknown, key: string, inText: (text: string) => string): unknown {
  if (typeof value === 'string') return maskedString(value, key, inText);
  if (Array.isArray(value)) return value.map((member) => masked(member, key, inText));
  if (typeof value !== 'object' || value === null || isOfficer(value, key)) return value;
  const members = entriesOf(value).map(
    ([name, member]) => [maskText(name), masked(member, meaning(name, value), inText)] as const,
  );
  return Object.fromEntries(members);
}

function maskedString(value: string, key: string, inText: (text: string) => string): string {
  if (NAMES.has(key)) return maskName(value);
  if (NUMBERS.has(key)) return maskNumber(value);
  if (CODES.has(key) || (key === 'id' && !/^\d{7,}/.test(value))) return value;
  return inText(value);
}

/** A correction names the member that it is about beside the old and the new value. */
function meaning(name: string, of: object): string {
  const isValue = name === 'value' || name === 'before';
  return isValue && 'field' in of && typeof of.field === 'string' ? of.field : name;
}

/** Whoever decided stands there by name. */
function isOfficer(value: object, key: string): boolean {
  return key === 'by' && 'role' in value && value.role !== 'citizen';
}

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return value instanceof Map ? [...value].map(([name, member]) => [String(name), member]) : Object.entries(value);
}
