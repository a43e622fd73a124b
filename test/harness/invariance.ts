import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Findings } from '#contract';
import { mix } from '../hostile/random.ts';
import { inScenarioTerms, type PlainFindings } from './compare-findings.ts';
import { runDuanka } from './run-program.ts';
import { AS_IT_IS, writeScenario, type Writing } from './scenario-files.ts';
import type { Scenario } from './scenario.ts';

export type Preset = 'statement' | 'structure';

const SHIFT_DAYS = 5;

/** The same scenario written in other ways; what an investigator would call the same data. */
export const VARIANTS = {
  'other numbers': { number: (account: number) => `62000004${String(mix(account, 31)).padStart(11, '0')}` },
  'other file names': { fileName: (file: number) => ['丙.csv', '甲#1.csv', '乙;2.csv'][file] ?? `${file}.csv` },
  'permuted rows': { place: (position: number, rows: number) => (position * strideOf(rows)) % rows },
  'other days': { shiftDays: SHIFT_DAYS },
} as const satisfies Readonly<Record<string, Partial<Writing>>>;
export type Variant = keyof typeof VARIANTS;

/** Writes the scenario, investigates it with `bin/duanka` and gives the findings in its terms. */
export async function findIn(
  scenario: Scenario,
  folder: string,
  writing: Writing,
  preset: Preset,
): Promise<PlainFindings> {
  const written = writeScenario(scenario, join(folder, 'input'), writing);
  const run = await runDuanka([
    'investigate',
    written.folder,
    '--out',
    join(folder, 'out'),
    '--open-data',
    '--preset',
    preset,
  ]);
  if (run.code !== 0) throw new Error(`investigate ended with ${run.code ?? ''}: ${run.stderr}`);
  const findings = JSON.parse(readFileSync(join(folder, 'out', 'findings.json'), 'utf8')) as Findings;
  const decoded = {
    ...written,
    transferOf: new Map([...written.transferOf].map(([source, transfer]) => [encodeSource(source), transfer])),
  };
  return inScenarioTerms(findings, decoded, writing.shiftDays);
}

export function writingOf(layout: Writing['layout'], variant?: Variant): Writing {
  return { ...AS_IT_IS, layout, ...(variant === undefined ? {} : VARIANTS[variant]) };
}

/** Files that differ in no row but have `#` and `;` in their names are percent-encoded in evidence. */
function encodeSource(source: string): string {
  const at = source.lastIndexOf('#');
  return `${source.slice(0, at).replaceAll('%', '%25').replaceAll(';', '%3B').replaceAll('#', '%23')}${source.slice(at)}`;
}

/** A stride with no common divisor visits every place once. */
export function strideOf(rows: number): number {
  let stride = Math.floor(rows * 0.618) | 1;
  while (rows > 1 && divisor(stride, rows) !== 1) stride += 2;
  return stride;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
