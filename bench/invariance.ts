/**
 * Renumbers accounts, renames and permutes files, permutes rows and moves the days of one scenario: the findings must be
 * the same, by account and by transfer, in both layouts and both presets. The same for one crime town (our own simulator):
 * other numbers, permuted rows, split files, and all three. Exit code 1 on a difference.
 *
 *   node --conditions=source bench/invariance.ts [--accounts 1000] [--transfers 20000] [--seed 1]
 *     [--people 400] [--town-seed 101]; 0 accounts or people: not this part
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Findings } from '#contract';
import type { PlainFindings } from '../test/harness/compare-findings.ts';
import { findIn, strideOf, VARIANTS, writingOf, type Preset, type Variant } from '../test/harness/invariance.ts';
import { makeScenario } from '../test/harness/scenario.ts';
import { printJson, printTable } from '../test/harness/print-table.ts';
import { runDuanka } from '../test/harness/run-program.ts';
import {
  AS_SIMULATED,
  inTownTerms,
  otherNumber,
  readTown,
  TownTerms,
  writeTown,
  type TownWriting,
} from '../test/harness/written-town.ts';

const PRESETS = ['statement', 'structure'] as const satisfies readonly Preset[];

const permuted: TownWriting['place'] = (position, rows) => (position * strideOf(rows)) % rows;
const TOWN_VARIANTS: Readonly<Record<string, Partial<TownWriting>>> = {
  'other numbers': { number: otherNumber },
  'permuted rows': { place: permuted },
  'split files': { parts: 4 },
  'all three': { number: otherNumber, place: permuted, parts: 3 },
};

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000' },
    transfers: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '400' },
    'town-seed': { type: 'string', default: '101' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'duanka-invariance-'));
const rows: Record<string, string | number>[] = [];
try {
  if (Number(values.accounts) > 0) await compareScenario();
  if (Number(values.people) > 0) await compareTown();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable(
  `Written in other ways: a scenario of ${values.transfers} transfers, a crime town of ${values.people} people`,
  rows,
);
const total = rows.reduce((sum, row) => sum + Number(row['different']), 0);
const { transfers, people } = values;
printJson({
  bench: 'invariance',
  transfers: Number(transfers),
  people: Number(people),
  runs: rows.length,
  different: total,
});
process.exitCode = total === 0 && rows.every(({ hits }) => Number(hits) > 0) ? 0 : 1;

async function compareScenario(): Promise<void> {
  const scenario = makeScenario({
    accounts: Number(values.accounts),
    transfers: Number(values.transfers),
    seed: Number(values.seed),
  });
  for (const layout of ['plain', 'statement'] as const) {
    for (const preset of PRESETS) {
      const expected = await findIn(scenario, join(folder, `${layout}-${preset}`), writingOf(layout), preset);
      for (const variant of Object.keys(VARIANTS) as Variant[]) {
        const name = join(folder, `${layout}-${preset}-${variant}`);
        const found = await findIn(scenario, name, writingOf(layout, variant), preset);
        rows.push(rowOf({ layout, preset, variant }, expected, found));
      }
    }
  }
}

async function compareTown(): Promise<void> {
  const town = join(folder, 'town');
  const request = ['--kind', 'crime', '--seed', values['town-seed'], '--people', values.people, '--dial', '0.5'];
  await duanka(['simulate', 'town', ...request, '--out', town]);
  const files = readTown(join(town, 'input'));
  const terms = new TownTerms();
  const find = async (name: string, preset: Preset, writing: TownWriting): Promise<PlainFindings> => {
    const written = writeTown(files, join(folder, name, 'input'), writing, terms);
    const out = join(folder, name, 'out');
    await duanka(['investigate', written.folder, '--out', out, '--open-data', '--preset', preset, '--top', '1000000']);
    const findings = JSON.parse(readFileSync(join(out, 'findings.json'), 'utf8')) as Findings;
    rmSync(join(folder, name), { recursive: true });
    return inTownTerms(findings, written, terms);
  };
  for (const preset of PRESETS) {
    const expected = await find(`town-${preset}`, preset, AS_SIMULATED);
    for (const [variant, change] of Object.entries(TOWN_VARIANTS)) {
      const found = await find(`town-${preset}-${variant}`, preset, { ...AS_SIMULATED, ...change });
      rows.push(rowOf({ layout: 'crime town', preset, variant }, expected, found));
    }
  }
}

async function duanka(args: readonly string[]): Promise<void> {
  const run = await runDuanka(args);
  if (run.code !== 0) throw new Error(`duanka ${args[0]} ended with ${run.code ?? ''}: ${run.stderr}`);
}

function rowOf(
  of: Record<'layout' | 'preset' | 'variant', string>,
  expected: PlainFindings,
  found: PlainFindings,
): Record<string, string | number> {
  return {
    ...of,
    subjects: found.subjects.length,
    hits: found.hits.length,
    rings: found.rings.length,
    ...differences(expected, found),
  };
}

/** Subjects, hits, rings and counts that one side has and the other has not. */
function differences(expected: PlainFindings, found: PlainFindings): { different: number } {
  let different = 0;
  for (const part of ['subjects', 'hits', 'rings'] as const) {
    const [a, b] = [new Set(expected[part]), new Set(found[part])];
    const odd = [...expected[part].filter((line) => !b.has(line)), ...found[part].filter((line) => !a.has(line))];
    for (const line of odd.slice(0, 4)) console.log(`${part}: ${line.slice(0, 400)}`);
    different += odd.length;
  }
  if (JSON.stringify(expected.counts) !== JSON.stringify(found.counts)) different += 1;
  return { different };
}
