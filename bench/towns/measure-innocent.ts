import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { findingsSchema } from '#contract';

import { megabytes, printTable, round } from '../../test/harness/print-table.ts';
import { guardRuns } from './guard-runs.ts';
import { detect, investigate, makeTown, ratesOf, truthLines, type Measured, type Town } from './run-town.ts';
import { DAYS, INNOCENT_SEED, people, wanted } from './town-settings.ts';

export async function measureInnocent(): Promise<void> {
  const town = await makeTown('innocent', [
    '--kind',
    'innocent',
    '--seed',
    INNOCENT_SEED,
    '--people',
    people,
    '--days',
    DAYS,
    '--covered',
    'all',
  ]);
  const on = await investigate(town, 'innocent-on');
  const off = await detect(on, 'innocent-off', ['--no-guards']);
  const tradeOf = tradesOf(town);
  const alarms = { on: alarmsOf(on.out, tradeOf), off: alarmsOf(off.out, tradeOf) };
  const sizes = Map.groupBy(tradeOf.values(), (trade) => trade);
  const rates = await ratesOf(town, on.out);
  const without = await ratesOf(town, off.out);
  printTable(
    `Innocent town, seed ${INNOCENT_SEED}, ${people} people, ${DAYS} days, all covered: per 10,000 covered accounts and 30 days`,
    [
      {
        guards: 'on',
        high: rates.high,
        medium: rates.medium,
        seconds: round(on.run.seconds),
        peak_mb: megabytes(on.run.peakBytes),
      },
      {
        guards: 'off',
        high: without.high,
        medium: without.medium,
        seconds: round(off.run.seconds),
        peak_mb: megabytes(off.run.peakBytes),
      },
    ],
  );
  printTable(
    'Alarms by trade (accounts)',
    [...sizes]
      .map(([trade, all]) => ({
        trade,
        accounts: all.length,
        high: alarms.on.get(`${trade} high`) ?? 0,
        medium: alarms.on.get(`${trade} medium`) ?? 0,
        'high, no guards': alarms.off.get(`${trade} high`) ?? 0,
        'medium, no guards': alarms.off.get(`${trade} medium`) ?? 0,
      }))
      .filter((row) => row.high + row.medium + row['high, no guards'] + row['medium, no guards'] > 0)
      .toSorted((a, b) => b.high - a.high || b.medium - a.medium),
  );
  if (wanted.includes('guards')) await measureGuards(town, on, rates);
}

/** Each guard alone off. */
async function measureGuards(town: Town, on: Measured, rates: { high: number; medium: number }): Promise<void> {
  const rows = [{ 'guard off': 'none', high: rates.high, medium: rates.medium }];
  for (const [guard, args] of guardRuns()) {
    const without = await detect(on, `innocent-${guard}`, args);
    const { high, medium } = await ratesOf(town, without.out);
    rows.push({ 'guard off': guard, high, medium });
  }
  printTable('Effect of each guard: false alarms when it alone is off', rows);
}

/** Trade of every account of the town by number; `resident` where it has none. */
function tradesOf(town: Town): Map<string, string> {
  const trades = new Map(truthLines(town, 'truth_accounts.csv').map(([account = '']) => [account, 'resident']));
  for (const [account = '', trade = ''] of truthLines(town, 'ground.csv')) trades.set(account, trade);
  return trades;
}

function alarmsOf(out: string, tradeOf: ReadonlyMap<string, string>): Map<string, number> {
  const findings = findingsSchema.parse(JSON.parse(readFileSync(join(out, 'findings.json'), 'utf8')));
  const counts = new Map<string, number>();
  for (const { number = '', band } of findings.subjects) {
    const key = `${tradeOf.get(number) ?? 'outside'} ${band}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
