/**
 * Kills an import with SIGKILL in every named stage, resumes it and compares all tables with an undisturbed import.
 *
 *   node --conditions=source bench/kill-resume.ts [--rows 60000] [--files 12] [--seed 1]
 *
 * Each stage is hit at its start, and again while its work is going on: at a later event, or some milliseconds in. Exit code 1
 * when a table differs or a stage was hit less than twice.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  importUndisturbed,
  IMPORT_STAGES,
  killAndResume,
  type Death,
  type KillOutcome,
} from '../test/harness/kill-and-resume.ts';
import { generateHostileExport } from '../test/hostile/generate-hostile-export.ts';
import { printJson, printTable, round } from '../test/harness/print-table.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '60000' },
    files: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'duanka-kill-'));
try {
  const { folder: input } = generateHostileExport({
    rows: Number(values.rows),
    files: Number(values.files),
    seed: Number(values.seed),
    out: folder,
  });
  const expected = await importUndisturbed(join(folder, 'undisturbed'), input);
  const again = await importUndisturbed(join(folder, 'again'), input);
  const unstable = Object.keys(expected.hashes).filter((table) => expected.hashes[table] !== again.hashes[table]);
  const outcomes: KillOutcome[] = [];
  for (const death of deaths(expected.stages)) {
    const workspace = join(folder, `killed-${outcomes.length}`);
    outcomes.push(await killAndResume(workspace, input, { death, expected }));
    rmSync(workspace, { recursive: true, force: true });
  }
  printTable(
    `Killed and resumed, ${values.rows} rows in ${values.files} files`,
    outcomes.map(({ stage, on, afterMs = 0, killed, different, resumeSeconds }) => ({
      stage,
      event: on,
      'ms after': afterMs,
      killed: killed ? 'yes' : 'no (too late)',
      'tables that differ': different.join(' ') || 'none',
      'resume s': round(resumeSeconds),
    })),
  );
  const hits = Object.fromEntries(
    IMPORT_STAGES.map((stage) => [stage, outcomes.filter((o) => o.stage === stage && o.killed).length]),
  );
  const differing = outcomes.filter(({ different }) => different.length > 0).length;
  printJson({
    bench: 'kill-resume',
    rows: Number(values.rows),
    undisturbed_seconds: round(expected.seconds),
    kills: outcomes.filter(({ killed }) => killed).length,
    hits,
    differing,
    unstable_tables: unstable,
  });
  process.exitCode = differing === 0 && unstable.length === 0 && Object.values(hits).every((n) => n >= 2) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** At the first event of each stage, at one in the middle, and a little after the first. */
function deaths(stages: Readonly<Record<string, number>>): Death[] {
  return IMPORT_STAGES.flatMap((stage): Death[] => {
    const events = stages[stage] ?? 0;
    const later: Death[] =
      events > 2
        ? [
            { stage, on: Math.ceil(events / 2) },
            { stage, on: events },
          ]
        : [
            { stage, on: 1, afterMs: 2 },
            { stage, on: 1, afterMs: 12 },
          ];
    return [{ stage, on: 1 }, ...later];
  });
}
