/**
 * False alarms on the innocent town and the curve over the dial on crime towns (docs/simulator.md, definitions.md 10), as
 * Markdown tables for docs/benchmarks.md. Our own simulator: say so beside every figure.
 *
 *   npm run bench -- towns
 *
 * Environment, for a quick look: TOWN_PARTS (innocent,guards,crime,crime-guards), TOWN_PEOPLE (20000; of the innocent
 * town), TOWN_CRIME_PEOPLE (2000), TOWN_SEEDS (101-110), TOWN_DIALS (0,0.25,0.5,0.75,1; each guard's effect at 0.5),
 * TOWN_KEEP (a folder that is kept).
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

const wanted = (process.env['TOWN_PARTS'] ?? 'innocent,guards,crime,crime-guards').split(',');
const people = Number(process.env['TOWN_PEOPLE'] ?? 20_000);
const crimePeople = Number(process.env['TOWN_CRIME_PEOPLE'] ?? 2000);
const seeds = rangeOf(process.env['TOWN_SEEDS'] ?? '101-110');
const dials = (process.env['TOWN_DIALS'] ?? '0,0.25,0.5,0.75,1').split(',').map(Number);
const kept = process.env['TOWN_KEEP'];
const folder = kept ?? mkdtempSync(join(tmpdir(), 'duanka-towns-'));
mkdirSync(folder, { recursive: true });

/** What switches one guard off: a minimum that nothing reaches. Own accounts have no number; a hub damps nothing. */
const GUARD_OFF: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'guard-merchant': { minimumConditions: 99 },
  'guard-payroll': { minimumConditions: 99 },
  'guard-utility': { minimumConditions: 99 },
  'guard-loan': { minimumRepayments: 1e6 },
  'guard-rent-family': { minimumMonths: 1e6 },
  'guard-clearing': { minimumPayers: 1e9 },
  'guard-broker': { maximumPartners: 0 },
  'guard-refund': { windowSeconds: 1 },
};

/** Accounts across the flag, and accounts whose index is another, when a guard is off. */
type Moves = Record<`${'criminal' | 'other'} ${'flagged more' | 'flagged less' | 'index moved'}`, number>;

const NO_MOVES: Moves = {
  'criminal flagged more': 0,
  'criminal flagged less': 0,
  'other flagged more': 0,
  'other flagged less': 0,
  'criminal index moved': 0,
  'other index moved': 0,
};

try {
  if (wanted.includes('innocent')) await measureInnocent();
  if (wanted.includes('crime')) await measureCrime();
  if (wanted.includes('crime-guards')) await measureCrimeGuards();
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
  for (const [guard, args] of guardRuns()) {
    const without = await detect(on, `innocent-${guard}`, args);
    const { high, medium } = await ratesOf(town, without.out);
    rows.push({ 'guard off': guard, high, medium });
  }
  printTable('Effect of each guard: false alarms when it alone is off', rows);
}

async function measureCrime(): Promise<void> {
  const rows: Record<string, string | number>[] = [];
  for (const dial of dials) {
    const evaluations: Evaluation[] = [];
    for (const seed of seeds) {
      const { town, name } = await crimeTown(dial, seed);
      const { out, run } = await investigate(town, `${name}-on`);
      const evaluation = await evaluate(town, out);
      printJson({ bench: 'towns', dial, seed, seconds: round(run.seconds), evaluation });
      evaluations.push(evaluation);
    }
    rows.push({ dial, towns: evaluations.length, ...pooled(evaluations) });
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
  const positives = total(({ accounts }) => accounts?.positives ?? 0);
  const core = total(({ accounts_core: one }) => (one?.recall ?? 0) * (one?.positives ?? 0));
  const corePositives = total(({ accounts_core: one }) => one?.positives ?? 0);
  const found = total(({ roles }) => roles?.found ?? 0);
  const truth = total(({ roles }) => roles?.truth ?? 0);
  const members = total(({ roles }) => roles?.members ?? 0);
  const rightRoles = total(({ roles }) => roles?.right ?? 0);
  const named = total(({ roles }) => roles?.named ?? 0);
  const exact = total(({ roles }) => roles?.tiers.exact ?? 0);
  const given = total(({ roles }) => roles?.tiers.given ?? 0);
  const high = total(({ false_alarms }) => false_alarms?.high_per_10k_30d ?? 0);
  return {
    'account recall': share(right, positives),
    'account precision': share(right, flagged),
    'core recall': share(core, corePositives),
    'member recall': share(found, truth),
    'member precision': share(found, members),
    'role recall': share(rightRoles, truth),
    'role precision': share(rightRoles, named),
    'tiers exact': share(exact, given),
    'high false alarms': round(high / evaluations.length, 1),
  };
}

/** Crime towns at the middle of the dial: what each guard alone costs in criminal accounts and saves in others. */
async function measureCrimeGuards(): Promise<void> {
  const runs = guardRuns();
  const measured = new Map<string, Evaluation[]>(['none', ...runs.keys()].map((guard) => [guard, []]));
  const moves = new Map<string, Moves>();
  for (const seed of seeds) {
    const { town, name } = await crimeTown(0.5, seed);
    const on = await investigate(town, `${name}-on`);
    const labels = labelsOf(town);
    const expected = bandsOf(on.out);
    for (const [guard, evaluations] of measured) {
      const { out } = guard === 'none' ? on : await detect(on, `${name}-off`, runs.get(guard) ?? []);
      const evaluation = await evaluate(town, out);
      const moved = movesBetween(expected, bandsOf(out), labels);
      printJson({ bench: 'towns', dial: 0.5, seed, guard_off: guard, moved, evaluation });
      evaluations.push(evaluation);
      moves.set(guard, addMoves(moves.get(guard) ?? NO_MOVES, moved));
    }
  }
  const rows = [...measured].map(([guard, evaluations]) => {
    const ap = evaluations.reduce((sum, { accounts }) => sum + (accounts?.ap ?? 0), 0) / evaluations.length;
    return { 'guard off': guard, ...moves.get(guard), 'mean AP': round(ap, 4), ...pooled(evaluations) };
  });
  printTable(
    `Crime towns, dial .5, seeds ${seeds.join(' ')}, ${crimePeople} people: each guard alone off; accounts by move across the flag`,
    rows,
  );
}

/** `detect` arguments by what is off: each guard alone, all but own accounts, all. */
function guardRuns(): Map<string, readonly string[]> {
  const withParameters = (name: string, parameters: object): readonly [string, readonly string[]] => {
    const config = join(folder, `guard-off-${name}.json`);
    writeFileSync(config, JSON.stringify({ parameters }));
    return [name, ['--config', config]];
  };
  return new Map([
    ...Object.entries(GUARD_OFF).map(([id, values]) => withParameters(id.slice('guard-'.length), { [id]: values })),
    withParameters('all but own accounts', GUARD_OFF),
    ['all', ['--no-guards']],
  ]);
}

type Bands = ReadonlyMap<string, { readonly flagged: boolean; readonly index: number }>;

/** `watch` is not flagged, as in `evaluate`. */
function bandsOf(out: string): Bands {
  const findings = findingsSchema.parse(JSON.parse(readFileSync(join(out, 'findings.json'), 'utf8')));
  return new Map(
    findings.subjects.map(({ number = '', band, index }) => [number, { flagged: band !== 'watch', index }]),
  );
}

function movesBetween(before: Bands, after: Bands, criminal: ReadonlySet<string>): Moves {
  const moves = { ...NO_MOVES };
  for (const account of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(account), after.get(account)];
    const who = criminal.has(account) ? 'criminal' : 'other';
    if (a?.index !== b?.index) moves[`${who} index moved`] += 1;
    if ((a?.flagged ?? false) === (b?.flagged ?? false)) continue;
    moves[`${who} flagged ${b?.flagged === true ? 'more' : 'less'}`] += 1;
  }
  return moves;
}

function addMoves(sum: Moves, more: Moves): Moves {
  const kinds = Object.keys(NO_MOVES) as (keyof Moves)[];
  return Object.fromEntries(kinds.map((kind) => [kind, sum[kind] + more[kind]])) as Moves;
}

async function crimeTown(dial: number, seed: number): Promise<{ town: Town; name: string }> {
  const name = `crime-${dial}-${seed}`;
  const request = ['--kind', 'crime', '--seed', seed, '--people', crimePeople, '--days', DAYS, '--dial', dial];
  return { town: await makeTown(name, request), name };
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
function tradesOf(town: Town): Map<string, string> {
  const trades = new Map(truthLines(town, 'truth_accounts.csv').map(([account = '']) => [account, 'resident']));
  for (const [account = '', trade = ''] of truthLines(town, 'ground.csv')) trades.set(account, trade);
  return trades;
}

function labelsOf(town: Town): Set<string> {
  const lines = truthLines(town, 'truth_accounts.csv');
  return new Set(lines.filter(([, label]) => label === '1').map(([account = '']) => account));
}

function truthLines({ dir }: Town, file: string): string[][] {
  const [, ...lines] = readFileSync(join(dir, 'truth', file), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => line.split(','));
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
