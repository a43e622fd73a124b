import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { traceSchema, type Trace } from '#contract';
import { townMoney, type Town } from '#simulate';

import { importIntoWorkspace } from './import-into-workspace.ts';
import { makeTown } from './simulate-town-folder.ts';
import { traceVictims } from './trace-victims.ts';
import { writeTown } from './write-town.ts';

/** A crime town with the rush on top; every account of the town has its statement. */
const REQUEST = { kind: 'crime', seed: 7, people: 150, days: 30, dial: 0.25, covered: 'all', rush: true } as const;

let dir = '';
let town: Town;
let reports = '';

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'duanka-trace-town-'));
  town = makeTown(REQUEST);
  const { input } = await writeTown(town, dir);
  reports = join(input, '受害人报案.csv');
  const imported = await importIntoWorkspace({
    ...{ inputs: [input], workspaceDir: join(dir, 'ws'), openData: true, language: 'en' },
  });
  if (!imported.ok) throw new Error(imported.problem.code);
}, 120_000);

afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function traced(until?: number): Promise<Trace> {
  const outcome = await traceVictims({
    ...{ dir: join(dir, 'ws'), out: join(dir, 'out'), reports: [reports], useWorkspaceReports: false, credits: [] },
    ...{ policies: ['fifo'], layers: 50, language: 'en', disclosure: { openData: false } },
    ...(until === undefined ? {} : { until }),
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return traceSchema.parse(outcome.value.trace);
}

const cardsOf = ({ accounts }: Town) => new Map(accounts.map(({ card }, index) => [card, index]));

/** Accounts that hold victim money, by card. */
function heldIn(trace: Trace): Record<string, number> {
  const accounts = trace.policies['fifo']?.accounts ?? [];
  return Object.fromEntries(accounts.filter(({ held }) => held > 0).map(({ number, held }) => [number, held]));
}

function heldInTown(untilMs?: number): Record<string, number> {
  const { held } = townMoney(town, town.losses, new Set(town.requested), untilMs);
  const cards = [...cardsOf(town)];
  return Object.fromEntries(
    cards.map(([card, index]) => [card, held[index] ?? 0] as const).filter(([, minor]) => minor > 0),
  );
}

describe('money of the town’s victims', () => {
  test('[E2E-23] every row carries what the town’s own book-keeping says, to the fen', async () => {
    const trace = await traced();
    const [, ...lines] = readFileSync(join(dir, 'truth', 'truth_money.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    const truth = Object.fromEntries(
      lines.map((line) => [
        line.slice(0, line.lastIndexOf(',')).replace(/,(\d+)$/, '#$1'),
        Number(line.split(',').at(-1)),
      ]),
    );
    const found = Object.fromEntries((trace.policies['fifo']?.edges ?? []).map(({ source, taint }) => [source, taint]));
    expect(Object.keys(truth).length).toBeGreaterThan(100);
    expect(found).toEqual(truth);
    expect(trace.unmatched).toEqual([]);
  });

  test('[E2E-23] the freeze list names the accounts that hold it, with the fen that are there', async () => {
    const trace = await traced();
    const listed = trace.freeze.filter(({ held }) => held > 0);
    expect(Object.fromEntries(listed.map(({ number, held }) => [number, held]))).toEqual(heldInTown());
    expect(listed.reduce((sum, { held }) => sum + held, 0)).toBe(trace.policies['fifo']?.totals.held);
  });

  test('[E2E-24] seven layers in 23 seconds, replayed: after each second the list is where the money is', async () => {
    const rush = town.rings.findIndex(({ id }) => id === 'rush-1');
    const cards = new Set(town.accounts.filter(({ ring }) => ring === rush).map(({ index }) => index));
    const times = Array.from(town.payments.ms.keys())
      .filter(
        (i) =>
          town.payments.ring[i] === rush &&
          cards.has(town.payments.to[i] ?? -1) &&
          cards.has(town.payments.from[i] ?? -1),
      )
      .map((i) => town.payments.ms[i] ?? 0);
    const [first, last] = [Math.min(...times), Math.max(...times)];
    expect(last - first).toBeLessThan(23_000);
    const seen: string[] = [];
    for (let ms = first - 1000; ms <= last; ms += 4000) {
      const held = heldIn(await traced(ms));
      expect(held).toEqual(heldInTown(ms));
      seen.push(JSON.stringify(held));
    }
    expect(new Set(seen).size).toBe(seen.length);
  }, 120_000);
});
