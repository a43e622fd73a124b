import { isPersonName, maskName, maskNumber, maskText, nameMasker } from '#model';

type Row = Readonly<Record<string, string>>;

const NAME_FIELDS = new Set(['ownName', 'counterName']);
const NUMBER_FIELDS = new Set([
  'ownCard',
  'ownAccount',
  'ownId',
  'counterNumber',
  'counterAccount',
  'counterId',
  'payer',
  'payee',
  'mac',
]);
/** Fields without a person in them, whose digits are what the preview is looked at for. */
const OPEN_FIELDS = new Set(['time', 'date', 'amount', 'amountIn', 'amountOut', 'balance', 'counterBalance']);
/** Fields of a few words that are no names. */
const WORD_FIELDS = new Set(['currency', 'direction', 'success', 'channel', 'cashFlag']);
const LONGEST_CELL = 40;

/** [MAP-15] Preview rows with numbers and names masked and long cells cut. A field may be proposed wrongly: whatever looks like a number is masked in it. */
export function maskPreview(rows: readonly Row[]): Row[] {
  const names = rows.flatMap((row) =>
    Object.entries(row).flatMap(([field, cell]) =>
      NAME_FIELDS.has(field) || (!WORD_FIELDS.has(field) && isPersonName(cell)) ? [cell] : [],
    ),
  );
  const maskNames = nameMasker(names);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, cell]) => [field, cut(maskCell(field, cell, maskNames))])),
  );
}

function maskCell(field: string, cell: string, maskNames: (text: string) => string): string {
  if (cell === '') return cell;
  if (NAME_FIELDS.has(field)) return maskName(cell);
  if (NUMBER_FIELDS.has(field)) return maskNumber(cell.replaceAll(':', '-'));
  if (OPEN_FIELDS.has(field))
    return /^[-\d:/.年月日时分秒T +,¥￥Z]*$/.test(cell) && !/\d{15,}/.test(cell) ? cell : maskNames(maskText(cell));
  return maskText(maskNames(cell));
}

function cut(cell: string): string {
  const characters = Array.from(cell);
  return characters.length <= LONGEST_CELL ? cell : `${characters.slice(0, LONGEST_CELL - 1).join('')}…`;
}
