import { CHINA_OFFSET_MS, normaliseNumber, TIME_PRECISION_MS, type TimePrecision } from '#model';

/** Name, number, amount and time of a transfer as one source tells them; empty or absent: that source does not say. */
export interface FourFields {
  readonly name: string;
  readonly number: string;
  readonly amountMinor?: number;
  readonly atMs?: number;
  readonly precision: TimePrecision;
}

export type FieldMatch = 'equal' | 'differs' | 'missing';

export interface FourFieldMatch {
  readonly name: FieldMatch;
  readonly number: FieldMatch;
  readonly amount: FieldMatch;
  readonly time: FieldMatch;
  /** All four equal: else a bank may not stop (银发〔2016〕86号, 二 (一) 2). */
  readonly passes: boolean;
}

/** Between two banks the receiving one books later: the window in which two rows are one transfer (LEG-2). A setting. */
const BOOKED_LATER_MS = 300_000;

/**
 * Does what a request says agree with what the bank's own row says? Times agree when they lie in one unit of the coarser
 * precision, or the bank's own row up to 300 s later.
 */
export function matchFourFields(request: FourFields, row: FourFields): FourFieldMatch {
  const name = compare(plainName(request.name), plainName(row.name));
  const number = compare(normaliseNumber(request.number).main, normaliseNumber(row.number).main);
  const amount = compareNumbers(request.amountMinor, row.amountMinor);
  const unit = Math.max(TIME_PRECISION_MS[request.precision], TIME_PRECISION_MS[row.precision]);
  const time = compareTimes(request.atMs, row.atMs, unit);
  const passes = [name, number, amount, time].every((match) => match === 'equal');
  return { name, number, amount, time, passes };
}

function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
}

function compare(a: string, b: string): FieldMatch {
  if (a === '' || b === '') return 'missing';
  return a === b ? 'equal' : 'differs';
}

function compareNumbers(a: number | undefined, b: number | undefined): FieldMatch {
  if (a === undefined || b === undefined) return 'missing';
  return a === b ? 'equal' : 'differs';
}

function compareTimes(a: number | undefined, b: number | undefined, unit: number): FieldMatch {
  if (a !== undefined && b !== undefined && b >= a && b - a <= BOOKED_LATER_MS) return 'equal';
  return compareNumbers(floorTo(a, unit), floorTo(b, unit));
}

/** Units begin at midnight in China, where every precision's unit divides the day. */
function floorTo(ms: number | undefined, unit: number): number | undefined {
  if (ms === undefined) return undefined;
  return Math.floor((ms + CHINA_OFFSET_MS) / unit);
}
