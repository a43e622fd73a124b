import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { detectInParallel } from '#compute';
import { findingsSchema, runSchema, type Findings, type RunFile } from '#contract';
import { detectCase } from '#detect';
import { ENTRY_FLAG } from '#ledger';
import { shortLivedPool } from '../src/detect/guards/criminal-twins.fixture.ts';
import { guardCaseOf, type GuardTransfer } from '../src/detect/guards/guard-case.fixture.ts';
import {
  cancelledOrder,
  clearingHouse,
  employer,
  investor,
  landlord,
  shop,
} from '../src/detect/guards/innocent.fixture.ts';
import { runDuanka } from './harness/run-program.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'duanka-guards-'));
const START = Date.UTC(2024, 0, 1) / 1000;
/** Accounts of the shop, and of the pool in its dress. */
const [SHOP, POOL] = [1000, 2000];
const numberOf = (account: number): string => `62000003${String(account).padStart(11, '0')}`;

let guarded: { findings: Findings; run: RunFile };
let bare: { findings: Findings; run: RunFile };

beforeAll(async () => {
  const lines = [...linesOf(shop().transfers, SHOP), ...linesOf(shortLivedPool().transfers, POOL)];
  mkdirSync(join(folder, 'in'));
  writeFileSync(
    join(folder, 'in', 'transfers.csv'),
    ['time,payer,payee,amount,currency,channel,note', ...lines.toSorted(), ''].join('\n'),
  );
  guarded = await investigate('with');
  bare = await investigate('without', '--no-guards');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function linesOf(transfers: readonly GuardTransfer[], offset: number): string[] {
  return transfers.map(({ from, to, t, amount = 0, flags = 0 }) => {
    const time = new Date((START + t + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ');
    const note = (flags & ENTRY_FLAG.merchant) === 0 ? '' : '商户收单';
    return `${time},${numberOf(from + offset)},${numberOf(to + offset)},${(amount / 100).toFixed(2)},CNY,,${note}`;
  });
}

async function investigate(name: string, ...more: string[]): Promise<{ findings: Findings; run: RunFile }> {
  const out = join(folder, name);
  const done = await runDuanka(['investigate', join(folder, 'in'), '--out', out, '--open-data', '--json', ...more]);
  expect([done.code, done.stderr]).toEqual([0, expect.any(String)]);
  const run = runSchema.parse(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')));
  return { findings: findingsSchema.parse(JSON.parse(done.stdout)), run };
}

function subjectOf({ findings }: { findings: Findings }, account: number) {
  return findings.subjects.find(({ number }) => number === numberOf(account));
}

test('[GUARD-RUN] the shop is a subject without guards and none with them; the pool in its dress is one all the same', () => {
  expect(subjectOf(bare, SHOP)?.index).toBeGreaterThan(30);
  expect(subjectOf(bare, SHOP)?.guards).toEqual([]);
  expect(subjectOf(guarded, SHOP)).toBeUndefined();
  const pool = subjectOf(guarded, POOL);
  expect(pool?.index).toBe(subjectOf(bare, POOL)?.index);
  expect(pool?.guards).toMatchObject([{ id: 'merchant', values: { voidedBy: 'short-life', damping: 0 } }]);
  expect(Object.values(pool?.families ?? {}).every(({ damping }) => damping === 0)).toBe(true);
});

test('[GUARD-RUN] run.json has the guards and their parameters only where they ran, and the sensitivity table', () => {
  const owners = ({ run }: { run: RunFile }): string[] => [
    ...new Set(run.parameters.map(({ detector }) => detector).filter((id) => id.startsWith('guard-'))),
  ];
  expect(guarded.run.guards).toBe(true);
  expect(owners(guarded)).toEqual(expect.arrayContaining(['guard-void', 'guard-merchant', 'guard-refund']));
  expect(guarded.run.guard_rules?.map(({ id }) => id)).toEqual(expect.arrayContaining(owners(guarded)));
  expect(bare.run.guards).toBe(false);
  expect([owners(bare), bare.run.guard_rules]).toEqual([[], undefined]);
  for (const { run } of [guarded, bare]) {
    expect(run.sensitivity).toHaveLength(14);
    expect(run.sensitivity?.find(({ family }) => family === 'report')?.overlap).toBe(1);
  }
});

test.each([
  ['tenants', landlord()],
  ['wages', employer()],
  ['a refund', cancelledOrder()],
  ['securities', investor()],
  ['a place of clearing', clearingHouse()],
])('[PAR-1] with guards, threads give exactly the result of one thread: %s', async (_name, draft) => {
  const view = guardCaseOf(draft);
  const alone = detectCase(view, { preset: 'statement' });
  if (!alone.ok) throw new Error(alone.problem.code);
  expect(alone.value.guards?.findings.length).toBeGreaterThan(0);
  expect(await detectInParallel(view, { preset: 'statement' }, { threads: 2, smallEdgeCount: 0 })).toEqual(alone);
});
