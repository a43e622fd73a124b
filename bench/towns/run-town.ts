import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Evaluation } from '#contract';

import { round } from '../../test/harness/print-table.ts';
import { runDuanka, type ProgramRun } from '../../test/harness/run-program.ts';
import { crimePeople, DAYS, folder, MOST_SUBJECTS } from './town-settings.ts';

export interface Measured {
  readonly out: string;
  readonly run: ProgramRun;
}

export interface Town {
  readonly dir: string;
  readonly truth: readonly string[];
}

export async function crimeTown(dial: number, seed: number): Promise<{ town: Town; name: string }> {
  const name = `crime-${dial}-${seed}`;
  const request = ['--kind', 'crime', '--seed', seed, '--people', crimePeople, '--days', DAYS, '--dial', dial];
  return { town: await makeTown(name, request), name };
}

export async function makeTown(name: string, args: readonly (string | number)[]): Promise<Town> {
  const dir = join(folder, name);
  if (!existsSync(join(dir, 'town.json'))) await duanka(['simulate', 'town', ...args.map(String), '--out', dir]);
  const truth = ['truth_accounts.csv', 'truth_rings.csv', 'truth_roles.csv'].map((file) => join(dir, 'truth', file));
  return { dir, truth };
}

export async function investigate(town: Town, name: string): Promise<Measured> {
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

export async function detect({ out }: Pick<Measured, 'out'>, name: string, args: readonly string[]): Promise<Measured> {
  const to = join(folder, name);
  rmSync(to, { recursive: true, force: true });
  const { workspace } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as { workspace: string };
  const run = await duanka(['detect', '--workspace', workspace, '--out', to, '--top', MOST_SUBJECTS, ...args]);
  return { out: to, run };
}

export async function evaluate(town: Town, out: string): Promise<Evaluation> {
  const run = await duanka(['evaluate', out, '--truth', ...town.truth, '--json']);
  return JSON.parse(run.stdout) as Evaluation;
}

export async function ratesOf(town: Town, out: string): Promise<{ high: number; medium: number }> {
  const { false_alarms: rates } = await evaluate(town, out);
  return { high: round(rates?.high_per_10k_30d ?? 0, 2), medium: round(rates?.medium_per_10k_30d ?? 0, 2) };
}

async function duanka(args: readonly string[]): Promise<ProgramRun> {
  const run = await runDuanka(args);
  if (run.code !== 0) throw new Error(`duanka ${args[0]} ended with ${run.code}: ${run.stderr.slice(-500)}`);
  return run;
}

export function truthLines({ dir }: Town, file: string): string[][] {
  const [, ...lines] = readFileSync(join(dir, 'truth', file), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => line.split(','));
}
