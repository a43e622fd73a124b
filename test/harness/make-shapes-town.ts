import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plantShapes, seededRandom, simulateTown, type TownPayments } from '#simulate';

export interface ShapesTown {
  readonly dir: string;
  readonly seed: number;
  readonly people?: number;
  readonly days?: number;
  readonly perShape?: number;
  /** Dates without a time of day. */
  readonly dayStamps: boolean;
}

const START_MS = Date.UTC(2024, 0, 7, 16);
const SHANGHAI_MS = 8 * 3_600_000;

/** An innocent town as one plain ledger, with planted shapes and their truth: `transfers.csv`, `truth_rings.csv`. */
export function makeShapesTown(request: ShapesTown): { input: string; truth: string } {
  const { dir, seed, people = 4000, days = 60, perShape = 10, dayStamps } = request;
  const town = simulateTown({ kind: 'innocent', seed, people, days, startMs: START_MS, dial: 0, covered: 'all' });
  const residents = town.people.map(({ main }) => main).filter((account) => account >= 0);
  const planted = plantShapes({ accounts: residents, startMs: START_MS, days, perShape }, seededRandom(seed + 1000));
  const payments = [
    ...ordinaryPayments(town.payments),
    ...planted.map(({ ms, from, to, amountMinor, ring, typology }) => ({
      ms,
      from,
      to,
      amountMinor,
      truth: `${ring},${typology}`,
    })),
  ].toSorted((a, b) => a.ms - b.ms);
  const lines = payments.map(({ ms, from, to, amountMinor }) => {
    const time = new Date(ms + SHANGHAI_MS).toISOString().slice(0, dayStamps ? 10 : 19);
    return `${time.replace('T', ' ')},p${from},p${to},${(amountMinor / 100).toFixed(2)},CNY`;
  });
  const truth = payments.flatMap((payment, i) =>
    payment.truth === undefined ? [] : [`${payment.truth},transfers.csv,${i + 1}`],
  );
  const paths = { input: join(dir, 'transfers.csv'), truth: join(dir, 'truth_rings.csv') };
  writeFileSync(paths.input, ['time,payer,payee,amount,currency', ...lines, ''].join('\n'));
  writeFileSync(paths.truth, ['ring,typology,file,row', ...truth, ''].join('\n'));
  return paths;
}

interface PlainPayment {
  readonly ms: number;
  readonly from: number;
  readonly to: number;
  readonly amountMinor: number;
  readonly truth?: string;
}

/** A ledger between accounts: cash and fees have no other side. */
function ordinaryPayments({ count, from, to, ms, amountMinor }: TownPayments): PlainPayment[] {
  const payments: PlainPayment[] = [];
  for (let i = 0; i < count; i += 1) {
    const payment = { ms: ms[i] ?? 0, from: from[i] ?? -1, to: to[i] ?? -1, amountMinor: amountMinor[i] ?? 0 };
    if (payment.from >= 0 && payment.to >= 0) payments.push(payment);
  }
  return payments;
}
