/**
 * Fits the tables of expected precision: surviving hits of `investigate`, judged against the truth, isotonic regression by
 * typology and preset. Fitted on agx-1k and own towns (planted shapes; crime towns for `statement`); never on the sets that
 * figures are published of.
 *
 *   DUANKA_DATA=DIR node --conditions=source bench/fit-precision.ts [--write] [--keep DIR]
 *
 * A kept folder is used again: findings that are there are only judged anew.
 *
 * `--write` puts them into src/detect/precision-tables.ts. Exit code 2 without DUANKA_DATA.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isSmall } from '#detect';
import { isotonicRegression, type IsotonicPoint } from '#evaluate';
import { TYPOLOGIES, type Preset } from '#model';
import { makeShapesTown } from '../test/harness/make-shapes-town.ts';
import { printTable } from '../test/harness/print-table.ts';
import { runDuanka } from '../test/harness/run-program.ts';

interface Source {
  readonly name: string;
  readonly input: string;
  readonly truth: string;
}

interface JudgedHit {
  readonly source: string;
  readonly typology: string;
  readonly surprise: number;
  readonly matched: boolean;
  readonly small: boolean;
}

const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, keep: { type: 'string' } },
});
/** Towns of our own: seed 11 with day stamps, seed 12 with seconds. */
const TOWN_SEEDS = [11, 12];
const TOWN_PEOPLE = 12_000;
const SHAPES_PER_TOWN = 40;
/** Crime towns as a police request, for `statement` only; the published figures are of seeds 101 to 110. */
const CRIME_TOWNS = [21, 22, 23, 24, 25, 26];
const TREES = new Set(['fan-in', 'fan-out', 'chain']);
/** Trees and what stands around one account are far more frequent than other shapes: they lend them no prior. */
const CENTRES = new Set(['gather-scatter', 'gather-scatter-strict', 'gather-scatter-loose']);
const UNTABLED = new Set(['pass-through', 'run-points']);
/** So many hits of all typologies together stand behind each typology's own. */
const PRIOR_HITS = 10;
/**
 * In `statement` a hit that money runs through is also right when most of its transfers lie in one ring: rings there go
 * through several layers, and one layer of one is what an investigator wants. All others must match the ring.
 */
const MOSTLY = 0.5;
const FLOWS_THROUGH = new Set(['scatter-gather', 'layered', 'stack', 'cycle', 'cycle-any-order', 'chain']);
/** Steps that a table keeps, by weight. */
const MOST_STEPS = 24;
const PRESETS: readonly Preset[] = ['statement', 'structure'];

const data = process.env['DUANKA_DATA'];
if (data === undefined || !existsSync(data)) {
  console.log('DUANKA_DATA is not set: it must name the folder with the public sets');
  process.exit(2);
}
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'duanka-fit-'));
mkdirSync(folder, { recursive: true });
try {
  const common = [...publicSources(data), ...townSources()];
  const crimes = await crimeSources();
  const tables: string[] = [];
  for (const preset of PRESETS) {
    const sources = preset === 'statement' ? [...common, ...crimes] : common;
    const hits: JudgedHit[] = [];
    for (const source of sources) hits.push(...(await judgedHits(source, preset)));
    tables.push(tableText(preset, hits, sources));
  }
  if (values.write) writeFileSync('src/detect/precision-tables.ts', fileText(tables));
} finally {
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}

/** amlworld-hi-small is the neighbourhood of laundering accounts: what is right there says nothing of a whole ledger. */
function publicSources(root: string): Source[] {
  return [{ name: 'agx-1k', input: join(root, 'agx-1k/transfers.csv'), truth: join(root, 'agx-1k/truth_rings.csv') }];
}

async function crimeSources(): Promise<Source[]> {
  const sources: Source[] = [];
  for (const [i, seed] of CRIME_TOWNS.entries()) {
    const dir = join(folder, `crime-${seed}`);
    const dial = String(i / (CRIME_TOWNS.length - 1));
    const args = ['--kind', 'crime', '--seed', String(seed), '--people', '2000', '--dial', dial, '--out', dir];
    if (!existsSync(join(dir, 'town.json'))) await duanka(['simulate', 'town', ...args]);
    sources.push({
      name: `crime-town-${seed}`,
      input: join(dir, 'input'),
      truth: join(dir, 'truth', 'truth_rings.csv'),
    });
  }
  return sources;
}

function townSources(): Source[] {
  return TOWN_SEEDS.map((seed) => {
    const dir = join(folder, `town-${seed}`);
    mkdirSync(dir, { recursive: true });
    const town = { dir, seed, people: TOWN_PEOPLE, perShape: SHAPES_PER_TOWN, dayStamps: seed % 2 === 1 };
    return { name: `shapes-town-${seed}`, ...makeShapesTown(town) };
  });
}

async function judgedHits(source: Source, preset: Preset): Promise<JudgedHit[]> {
  const out = join(folder, `${source.name}-${preset}`);
  if (!existsSync(join(out, 'findings.json')))
    await duanka(['investigate', source.input, '--out', out, '--open-data', '--preset', preset]);
  await duanka(['evaluate', out, '--truth', source.truth, '--in-sample', '--verdicts', join(out, 'verdicts')]);
  const [, ...lines] = readFileSync(join(out, 'verdicts', 'hits.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  return lines
    .map((line) => line.split(','))
    .filter(([, , , surprise, , , verdict]) => surprise !== '' && verdict !== 'neutral')
    .map(([, typology = '', , surprise, transfers, accounts, verdict, , , , within]) => ({
      source: source.name,
      typology,
      surprise: Number(surprise),
      matched:
        verdict === 'matched' || (preset === 'statement' && FLOWS_THROUGH.has(typology) && Number(within) >= MOSTLY),
      small: isSmall({ accounts: Number(accounts), transfers: Number(transfers) }),
    }));
}

async function duanka(args: readonly string[]): Promise<void> {
  const run = await runDuanka(args);
  if (run.code !== 0) throw new Error(`duanka ${args.join(' ')} ended with ${run.code ?? ''}\n${run.stderr}`);
}

function tableText(preset: Preset, hits: readonly JudgedHit[], sources: readonly Source[]): string {
  const rows: Record<string, string | number>[] = [];
  const parts = [false, true].map((small) => {
    const group = hits.filter((hit) => hit.small === small);
    const shapes = group.filter(({ typology }) => !TREES.has(typology) && !CENTRES.has(typology));
    const prior = shapes.map((hit) => pointOf(hit, PRIOR_HITS / shapes.length));
    return TYPOLOGIES.flatMap((typology) => {
      const own = group.filter((hit) => hit.typology === typology);
      if (UNTABLED.has(typology)) return [];
      if (own.length === 0 && (TREES.has(typology) || small)) return [];
      // A gather-scatter of one name that others always explain takes the steps of all gather-scatters.
      const judged = own.length === 0 && CENTRES.has(typology) ? group.filter((hit) => CENTRES.has(hit.typology)) : own;
      const weights = sourceWeights(judged);
      const points = judged.map((hit) => pointOf(hit, weights.get(hit.source) ?? 1));
      const overall = own.filter(({ matched }) => matched).length / Math.max(1, own.length);
      const lendsNothing = small || TREES.has(typology) || CENTRES.has(typology);
      const blocks = isotonicRegression(lendsNothing ? points : [...points, ...prior]);
      const steps = thinned(lendsNothing ? towards(overall, blocks) : blocks);
      const right = own.filter(({ matched }) => matched).length;
      rows.push({ preset, typology, size: small ? 'small' : '', hits: own.length, right, top: steps.at(-1)?.[1] ?? 0 });
      const key = /^\w+$/.test(typology) ? typology : `'${typology}'`;
      return [`      ${key}: [${steps.map((step) => `[${step.join(', ')}]`).join(', ')}],\n`];
    });
  });
  printTable(`Fitted tables, ${preset}`, rows);
  const names = sources.map(({ name }) => `'${name}'`).join(', ');
  const [steps = [], small = []] = parts;
  return `  {\n    version: 1,\n    fittedOn: [${names}],\n    steps: {\n${steps.join('')}    },\n    small: {\n${small.join('')}    },\n  },`;
}

/** Every source counts the same, however many hits it has. */
function sourceWeights(hits: readonly JudgedHit[]): ReadonlyMap<string, number> {
  const bySource = Map.groupBy(hits, ({ source }) => source);
  return new Map([...bySource].map(([source, own]) => [source, hits.length / bySource.size / own.length]));
}

/** Blocks of few hits are drawn towards the precision of all, as if so many more of that precision stood in each. */
function towards(
  overall: number,
  blocks: ReturnType<typeof isotonicRegression>,
): ReturnType<typeof isotonicRegression> {
  return isotonicRegression(
    blocks.map(({ x, y, weight }) => ({ x, y: (y * weight + PRIOR_HITS * overall) / (weight + PRIOR_HITS), weight })),
  );
}

function pointOf({ surprise, matched }: JudgedHit, weight: number): IsotonicPoint {
  return { x: surprise, y: matched ? 1 : 0, weight };
}

/** The steps with the most weight, in order; surprise to a tenth, precision to four digits, both strictly rising. */
function thinned(blocks: ReturnType<typeof isotonicRegression>): [number, number][] {
  const kept = new Set(blocks.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_STEPS));
  const steps: [number, number][] = [];
  for (const { x, y } of blocks.filter((block) => kept.has(block))) {
    const step: [number, number] = [
      Math.round(x * 10) / 10,
      Math.round(Math.min(0.995, Math.max(0.0005, y)) * 1e4) / 1e4,
    ];
    const last = steps.at(-1);
    if (last === undefined || (step[0] > last[0] && step[1] > last[1])) steps.push(step);
  }
  return steps;
}

function fileText(tables: readonly string[]): string {
  return `import type { PrecisionTable } from './expected-precision.ts';

/**
 * Written by \`npm run bench -- fit-precision\` with \`--write\`. By the ring detectors' parameter \`table\`: 0 \`statement\`,
 * 1 \`structure\`. Each step: SURPRISE in nats (fans and chains: their own measure), share of hits that match a ring.
 */
export const PRECISION_TABLES: readonly PrecisionTable[] = [
${tables.join('\n')}
];
`;
}
