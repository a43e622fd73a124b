import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulateTown } from '#simulate';

/** Traffic in which a case is hidden. */
export interface OrdinaryTraffic {
  readonly payer: readonly string[];
  readonly payee: readonly string[];
  /** Currency units. */
  readonly value: Float64Array;
  /** Whole days from a first one, or seconds where `seconds` is set. */
  readonly time: Float64Array;
  /** The times are known to the second and are kept; day stamps are spread over the case's span. */
  readonly seconds: boolean;
}

const TOWN = { people: 4000, days: 60, seed: 7 };

/** `amlsim-20k/…`, `agx-20k-hard` (below `data`), or `town`: our own innocent town. Nothing where the files are not there. */
export function ordinaryTraffic(data: string, name: string): OrdinaryTraffic | undefined {
  if (name === 'town') return townTraffic();
  const amlsim = name.startsWith('amlsim');
  const file = join(data, name, amlsim ? 'transactions.csv' : 'transfers.csv');
  if (!existsSync(file)) return undefined;
  const { header, rows } = readCsv(file);
  const [payer, payee, value, time] = amlsim
    ? ['sourceNodeId', 'targetNodeId', 'value', 'time']
    : ['payer', 'payee', 'amount', 'time'];
  const at = (column: string | undefined): number => header.indexOf(column ?? '');
  const texts = (column: string | undefined): string[] => rows.map((row) => row[at(column)] ?? '');
  const dates = amlsim ? [] : texts(time).map((text) => Date.parse(text) / 86_400_000);
  const firstDay = dates.reduce((least, day) => Math.min(least, day), Infinity);
  return {
    payer: texts(payer),
    payee: texts(payee),
    value: Float64Array.from(texts(value), Number),
    time: amlsim ? Float64Array.from(texts(time), Number) : Float64Array.from(dates, (day) => day - firstDay + 1),
    seconds: false,
  };
}

function townTraffic(): OrdinaryTraffic {
  const startMs = Date.UTC(2024, 2, 3, 16);
  const { payments } = simulateTown({ kind: 'innocent', ...TOWN, startMs, dial: 0, covered: 'all' });
  const { from, to, ms, amountMinor } = payments;
  const kept = Array.from({ length: payments.count }, (_, payment) => payment).filter(
    (payment) =>
      (from[payment] ?? -1) >= 0 &&
      (to[payment] ?? -1) >= 0 &&
      from[payment] !== to[payment] &&
      ms[payment]! >= startMs,
  );
  return {
    payer: kept.map((payment) => String(from[payment])),
    payee: kept.map((payment) => String(to[payment])),
    value: Float64Array.from(kept, (payment) => (amountMinor[payment] ?? 0) / 100),
    time: Float64Array.from(kept, (payment) => Math.floor(((ms[payment] ?? 0) - startMs) / 1000)),
    seconds: true,
  };
}

/** The files here have no quotes. */
export function readCsv(file: string): { readonly header: readonly string[]; readonly rows: readonly string[][] } {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  return { header: (lines[0] ?? '').split(','), rows: lines.slice(1).map((line) => line.split(',')) };
}
