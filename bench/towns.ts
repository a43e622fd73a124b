/**
 * False alarms on the innocent town and the curve over the dial on crime towns (docs/simulator.md, definitions.md 10), as
 * Markdown tables for docs/benchmarks.md. Our own simulator: say so beside every figure.
 *
 *   npm run bench -- towns
 *
 * Environment, for a quick look: TOWN_PARTS (innocent,guards,crime), TOWN_PEOPLE (20000; of the innocent town),
 * TOWN_CRIME_PEOPLE (2000), TOWN_SEEDS (101-110), TOWN_DIALS (0,0.25,0.5,0.75,1), TOWN_KEEP (a folder that is kept).
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findingsSchema, type Evaluation } from '#contract';
import { megabytes, printJson, printTable, round } from '../test/harness/print-table.ts';
import { runDuanka, type ProgramRun } from '../test/harness/run-program.ts';

const DAYS = 90;
const INNOCENT_SEED = 100;
const MOST_SUBJECTS = '1000000';

const wanted = (process.env['TOWN_PARTS'] ?? 'innocent,guards,crime').split(',');
const people = Number(process.env['TOWN_PEOPLE'] ?? 20_000);
const crimePeople = Number(process.env['TOWN_CRIME_PEOPLE'] ?? 2000);
const seeds = rangeOf(process.env['TOWN_SEEDS'] ?? '101-110');
const dials = (process.env['TOWN_DIALS'] ?? '0,0.25,0.5,0.75,1').split(',').map(Number);
const kept = process.env['TOWN_KEEP'];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'duanka-towns-'));
mkdirSync(folder, { recursive: true });

/** What switches one guard off: a minimum that nothing reaches. */
const GUARD_OFF: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'guard-merchant': { minimumConditions: 99 },
  'guard-payroll': { minimumConditions: 99 },
  'guard-utility': { minimumConditions: 99 },
  'guard-loan': { minimumRepayments: 1e6 },
  'guard-rent-family': { minimumMonths: 1e6 },
  'guard-broker': { maximumPartners: 0 },
  'guard-refund': { windowSeconds: 1 },
};

try {
  if (wanted.includes('innocent')) await measureInnocent();
  if (wanted.includes('crime')) await measureCrime();
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}

interface Measured {
  readonly out: string;
  readonly run: ProgramRun;
}

interface Town {
  readonly dir: string;
  readonly truth: readonly string[];
}

async function measureInnocent(): Promise<void> {
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
  for (const [guard, values] of Object.entries(GUARD_OFF)) {
    const config = join(folder, `${guard}.json`);
    writeFileSync(config, JSON.stringify({ parameters: { [guard]: values } }));
    const without = await detect(on, `innocent-${guard}`, ['--config', config]);
    const { high, medium } = await ratesOf(town, without.out);
    rows.push({ 'guard off': guard.slice('guard-'.length), high, medium });
  }
  printTable('Effect of each guard: false alarms when it alone is off', rows);
}

async function measureCrime(): Promise<void> {
  const rows: Record<string, string | number>[] = [];
  for (const dial of dials) {
    for (const guards of dial === 0.5 && wanted.includes('guards') ? [true, false] : [true]) {
      const evaluations: Evaluation[] = [];
      for (const seed of seeds) {
        const name = `crime-${dial}-${seed}`;
        const town = await makeTown(name, [
          '--kind',
          'crime',
          '--seed',
          seed,
          '--people',
          crimePeople,
          '--days',
          DAYS,
          '--dial',
          dial,
        ]);
        const on = guards
          ? await investigate(town, `${name}-on`)
          : await detect({ out: join(folder, `${name}-on`) }, `${name}-off`, ['--no-guards']);
        const evaluation = await evaluate(town, on.out);
        printJson({ bench: 'towns', dial, seed, guards, seconds: round(on.run.seconds), evaluation });
        evaluations.push(evaluation);
      }
      rows.push({ dial, guards: guards ? 'on' : 'off', towns: evaluations.length, ...pooled(evaluations) });
    }
  }
  printTable(
    `Crime towns, seeds ${seeds.join(' ')}, ${crimePeople} people, ${DAYS} days, police request: pooled over towns`,
    rows,
  );
}

/** Counts added up over towns, then shares: of accounts (band medium or high), of members of rings, of roles, of tiers. */
function pooled(evaluations: readonly Evaluation[]): Record<string, string | number> {
  const total = (of: (evaluation: Evaluation) => number): number => evaluations.reduce((sum, one) => sum + of(one), 0);
  const share = (part: number, whole: number): string =>
    whole === 0 ? '–' : `${(part / whole).toFixed(2)} (${Math.round(part)}/${Math.round(whole)})`;
  const right = total(({ accounts }) => (accounts?.recall ?? 0) * (accounts?.positives ?? 0));
  const flagged = total(({ accounts }) =>
    accounts?.precision ? ((accounts.recall ?? 0) * accounts.positives) / accounts.precision : 0,
  );
  const found = total(({ roles }) => roles?.found ?? 0);
  return {
    'account recall': share(
      right,
      total(({ accounts }) => accounts?.positives ?? 0),
    ),
    'account precision': share(right, flagged),
    'member recall': share(
      found,
      total(({ roles }) => roles?.truth ?? 0),
    ),
    'member precision': share(
      found,
      total(({ roles }) => roles?.members ?? 0),
    ),
    'role recall': share(
      total(({ roles }) => roles?.right ?? 0),
      total(({ roles }) => roles?.truth ?? 0),
    ),
    'role precision': share(
      total(({ roles }) => roles?.right ?? 0),
      total(({ roles }) => roles?.named ?? 0),
    ),
    'tiers exact': share(
      total(({ roles }) => roles?.tiers.exact ?? 0),
      total(({ roles }) => roles?.tiers.given ?? 0),
    ),
    'high false alarms': round(
      total(({ false_alarms }) => false_alarms?.high_per_10k_30d ?? 0) / evaluations.length,
      1,
    ),
  };
}

async function makeTown(name: string, args: readonly (string | number)[]): Promise<Town> {
  const dir = join(folder, name);
  if (!existsSync(join(dir, 'town.json'))) await duanka(['simulate', 'town', ...args.map(String), '--out', dir]);
  const truth = ['truth_accounts.csv', 'truth_rings.csv', 'truth_roles.csv'].map((file) => join(dir, 'truth', file));
  return { dir, truth };
}

async function investigate(town: Town, name: string): Promise<Measured> {
  const out = join(folder, name);
  rmSync(out, { recursive: true, force: true });
  const run = await duanka([
    'investigate',
    join(town.dir, 'input'),
    '--out',
    out,
    '--open-data',
    '--top',
    MOST_SUBJECTS,
  ]);
  return { out, run };
}

async function detect({ out }: Pick<Measured, 'out'>, name: string, args: readonly string[]): Promise<Measured> {
  const to = join(folder, name);
  rmSync(to, { recursive: true, force: true });
  const { workspace } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { workspace: string };
  const run = await duanka(['detect', '--workspace', workspace, '--out', to, '--top', MOST_SUBJECTS, ...args]);
  return { out: to, run };
}

async function evaluate(town: Town, out: string): Promise<Evaluation> {
  const run = await duanka(['evaluate', out, '--truth', ...town.truth, '--json']);
  return JSON.parse(run.stdout) as Evaluation;
}

async function ratesOf(town: Town, out: string): Promise<{ high: number; medium: number }> {
  const { false_alarms: rates } = await evaluate(town, out);
  return { high: round(rates?.high_per_10k_30d ?? 0, 2), medium: round(rates?.medium_per_10k_30d ?? 0, 2) };
}

async function duanka(args: readonly string[]): Promise<ProgramRun> {
  const run = await runDuanka(args);
  if (run.code !== 0) throw new Error(`duanka ${args[0]} ended with ${run.code}: ${run.stderr.slice(-500)}`);
  return run;
}

/** Trade of every account of the town by number; `resident` where it has none. */
function tradesOf({ dir }: Town): Map<string, string> {
  const lines = (file: string): string[][] =>
    readFileSync(join(dir, 'truth', file), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  const trades = new Map(lines('truth_accounts.csv').map(([account = '']) => [account, 'resident']));
  for (const [account = '', trade = ''] of lines('ground.csv')) trades.set(account, trade);
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

function rangeOf(text: string): number[] {
  const [from = 0, to = from] = text.split('-').map(Number);
  return text.includes(',') ? text.split(',').map(Number) : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
