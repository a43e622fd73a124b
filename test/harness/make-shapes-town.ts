import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLANTED_SHAPES, plantShapes, seededRandom, simulateTown } from '#simulate';

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
export async function makeShapesTown(request: ShapesTown): Promise<{ input: string; truth: string }> {
  const { dir, seed, people = 4000, days = 60, perShape = 10, dayStamps } = request;
  const town = simulateTown({ seed, people, days, startMs: START_MS });
  const residents = town.accounts.filter(({ role }) => role === 'resident').map(({ index }) => index);
  const planted = plantShapes({ accounts: residents, startMs: START_MS, days, perShape }, seededRandom(seed + 1000));
  const payments = [
    ...town.payments
      .filter(({ from, to, ring }) => from >= 0 && to >= 0 && ring === undefined)
      .map((payment) => ({ ...payment, truth: undefined })),
    ...planted.map((payment) => ({ ...payment, truth: payment })),
  ].toSorted((a, b) => a.ms - b.ms);
  const lines = payments.map(({ ms, from, to, amountMinor }) => {
    const time = new Date(ms + SHANGHAI_MS).toISOString().slice(0, dayStamps ? 10 : 19);
    return `${time.replace('T', ' ')},p${from},p${to},${(amountMinor / 100).toFixed(2)},CNY`;
  });
  const truth = payments.flatMap((payment, i) =>
    payment.truth === undefined ? [] : [`${payment.truth.ring},${payment.truth.typology},transfers.csv,${i + 1}`],
  );
  const paths = { input: join(dir, 'transfers.csv'), truth: join(dir, 'truth_rings.csv') };
  writeFileSync(paths.input, ['time,payer,payee,amount,currency', ...lines, ''].join('\n'));
  writeFileSync(paths.truth, ['ring,typology,file,row', ...truth, ''].join('\n'));
  if (truth.length < PLANTED_SHAPES.length) throw new Error('nothing planted');
  return paths;
}
