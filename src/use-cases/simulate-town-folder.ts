import { makeFolder } from '#lake';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { CHINA_CALENDAR } from '#law';
import { fail, ok, parseInstant, type Result } from '#model';
import { simulateTown, type CoverageKind, type Town } from '#simulate';

import type { OnProgress } from './progress.ts';
import { PROGRAM_VERSION } from './version.ts';
import { writeFile } from './write-file.ts';
import { writeTown, type WrittenTown } from './write-town.ts';

export interface SimulateRequest {
  readonly kind: 'innocent' | 'crime';
  readonly seed: number;
  readonly people: number;
  readonly days: number;
  readonly dial: number;
  readonly covered: CoverageKind;
  readonly rush?: boolean;
  readonly out: string;
  readonly onProgress?: OnProgress;
}

export interface SimulatedTown extends WrittenTown {
  readonly accounts: number;
  readonly covered: number;
  readonly payments: number;
  readonly criminal: number;
  readonly rings: number;
}

/** First day of every town: after the Spring Festival's weeks. */
const START = '2024-03-04';

/** Makes a labelled town and writes it into a new or empty folder. Code: `folder-not-empty`. */
export async function simulateTownFolder(request: SimulateRequest): Promise<Result<SimulatedTown>> {
  const { out, onProgress } = request;
  if (existsSync(out) && readdirSync(out).length > 0) return fail('folder-not-empty', { dir: out });
  makeFolder(out);
  onProgress?.({ stage: 'simulate', done: 0, total: 0, unit: 'share' });
  const town = makeTown(request);
  const written = await writeTown(town, out, onProgress);
  const outcome = { ...written, ...countsOf(town) };
  writeFile(join(out, 'town.json'), `${JSON.stringify(describe(request, outcome), null, 2)}\n`);
  return ok(outcome);
}

export function makeTown(request: Omit<SimulateRequest, 'out' | 'onProgress'>): Town {
  const start = parseInstant(START);
  if (!start.ok) throw new Error(start.problem.code);
  const { kind, seed, people, days, dial, covered, rush = false } = request;
  const calendar = CHINA_CALENDAR;
  return simulateTown({ kind, seed, people, days, dial, covered, rush, startMs: start.value.ms, calendar });
}

function countsOf(town: Town): Omit<SimulatedTown, keyof WrittenTown> {
  const inside = town.accounts.filter(({ outside }) => !outside);
  return {
    accounts: inside.length,
    covered: town.requested.length,
    payments: town.payments.count,
    criminal: inside.filter(({ role }) => role !== undefined).length,
    rings: town.rings.length,
  };
}

function describe(request: SimulateRequest, outcome: SimulatedTown): unknown {
  const { kind, seed, people, days, dial, covered } = request;
  return {
    schema: 'duanka/town/1',
    version: PROGRAM_VERSION,
    synthetic: true,
    kind,
    seed,
    people,
    days,
    ...(kind === 'crime' ? { dial, rush: request.rush === true } : {}),
    covered,
    start: START,
    counts: {
      accounts: outcome.accounts,
      covered: outcome.covered,
      payments: outcome.payments,
      rows: outcome.rows,
      criminal: outcome.criminal,
      rings: outcome.rings,
    },
  };
}
