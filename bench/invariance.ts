/**
 * Renumbers accounts, renames and permutes files, permutes rows and moves the days of one scenario: the findings must be
 * the same, by account and by transfer, in both layouts and both presets. Exit code 1 on a difference.
 *
 *   node --conditions=source bench/invariance.ts [--accounts 1000] [--transfers 20000] [--seed 1]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PlainFindings } from '../test/harness/compare-findings.ts';
import { findIn, VARIANTS, writingOf, type Preset, type Variant } from '../test/harness/invariance.ts';
import { makeScenario } from '../test/harness/scenario.ts';
import { printJson, printTable } from '../test/harness/print-table.ts';

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000' },
    transfers: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});
const scenario = makeScenario({
  accounts: Number(values.accounts),
  transfers: Number(values.transfers),
  seed: Number(values.seed),
});
const folder = mkdtempSync(join(tmpdir(), 'duanka-invariance-'));
const rows: Record<string, string | number>[] = [];
try {
  for (const layout of ['plain', 'statement'] as const) {
    for (const preset of ['statement', 'structure'] satisfies Preset[]) {
      const expected = await findIn(scenario, join(folder, `${layout}-${preset}`), writingOf(layout), preset);
      for (const variant of Object.keys(VARIANTS) as Variant[]) {
        const found = await findIn(
          scenario,
          join(folder, `${layout}-${preset}-${variant}`),
          writingOf(layout, variant),
          preset,
        );
        rows.push({
          layout,
          preset,
          variant,
          subjects: found.subjects.length,
          hits: found.hits.length,
          rings: found.rings.length,
          ...differences(expected, found),
        });
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable(`${values.transfers} transfers of ${values.accounts} accounts, written in other ways`, rows);
const total = rows.reduce((sum, row) => sum + Number(row['different']), 0);
printJson({ bench: 'invariance', transfers: Number(values.transfers), runs: rows.length, different: total });
process.exitCode = total === 0 && rows.every(({ hits }) => Number(hits) > 0) ? 0 : 1;

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
