import { expect, test } from 'vitest';

import { accountTimelines } from './account-timelines.ts';
import { evidenceOf, evidenceRows } from './evidence.ts';
import { accountIdentities } from './identities.ts';
import { resolveAccounts } from './resolve-accounts.ts';
import { resolveSources } from './resolve-sources.ts';
import type { Workspace } from './workspace.ts';
import { insert, withWorkspace } from './workspace.fixture.ts';

const AT = Date.UTC(2024, 2, 5, 6, 0, 0);

async function statements(ws: Workspace): Promise<void> {
  await insert(ws, 'files', [
    { id: 'a.csv', kind: 'statement' },
    { id: 'b.csv', kind: 'statement' },
    { id: 'c.csv', kind: 'statement' },
  ]);
  await insert(ws, 'accounts', [{ institution: '测试银行', holder_name: '测试甲' }, { flags: 0 }]);
}

test('[SRC-1] a kept row of either side leads to its transfer, others to none', async () => {
  await withWorkspace(async (ws) => {
    await statements(ws);
    await insert(ws, 'rows', [
      { file: 0, row: 4 },
      { file: 1, row: 9 },
      { file: 1, row: 10, class: 2 },
    ]);
    await insert(ws, 'transfers', [
      {
        transfer: 7,
        t_ms: AT,
        payer: 0,
        payee: 1,
        amount_minor: 5,
        payer_file: 0,
        payer_row: 4,
        payee_file: 1,
        payee_row: 9,
      },
    ]);
    const asked = [
      { file: 'a.csv', row: 4 },
      { file: 'b.csv', row: 9 },
      { file: 'b.csv', row: 10 },
      { file: 'd.csv', row: 1 },
      { file: '', row: 4 },
    ];
    expect([...(await resolveSources(ws, asked))]).toEqual([7, 7, -1, -1, -1]);
  });
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'only.csv' }, { id: 'reports.csv', kind: 'victim-reports' }]);
    await insert(ws, 'plain_rows', [
      { file: 0, row: 1 },
      { file: 0, row: 2 },
    ]);
    await insert(ws, 'transfers', [
      { t_ms: AT, amount_minor: 5 },
      { t_ms: AT, amount_minor: 6 },
    ]);
    expect([...(await resolveSources(ws, [{ file: '', row: 2 }]))]).toEqual([1]);
  });
});

test('[SRC-2] a duplicate leads to the kept row of equal content, in turn', async () => {
  await withWorkspace(async (ws) => {
    await statements(ws);
    const row = (file: number, line: number, kept: boolean): object => ({
      file,
      row: line,
      class: kept ? 0 : 1,
      content_hash: 99,
    });
    await insert(ws, 'rows', [
      { ...row(0, 1, true) },
      { ...row(0, 2, true) },
      { ...row(1, 5, false) },
      { ...row(1, 6, false) },
      { ...row(1, 7, true) },
      { ...row(2, 3, false) },
      { file: 2, row: 4, class: 0, content_hash: 98 },
    ]);
    const leg = (payer_file: number, payer_row: number): object => ({
      t_ms: AT,
      payer: 0,
      amount_minor: 1,
      legs: 1,
      payer_file,
      payer_row,
      payee_file: null,
      payee_row: null,
    });
    await insert(ws, 'transfers', [{ ...leg(0, 1) }, { ...leg(0, 2) }, { ...leg(1, 7) }, { ...leg(2, 4) }]);
    const asked = [
      [1, 5],
      [1, 6],
      [1, 7],
      [2, 3],
      [2, 4],
    ].map(([file, line]) => ({ file: `${'abc'[file!]}.csv`, row: line! }));
    expect([...(await resolveSources(ws, asked))]).toEqual([0, 1, 2, 0, 3]);
  });
});

test('[SRC-3] evidence names kept rows, the payer first; one row that is both legs once', async () => {
  await withWorkspace(async (ws) => {
    await statements(ws);
    await insert(ws, 'transfers', [
      {
        t_ms: AT,
        payer: 0,
        payee: 1,
        amount_minor: 5,
        payer_file: 1,
        payer_row: 2,
        payee_file: 0,
        payee_row: 3,
        fingerprint: 2n ** 63n,
      },
      { t_ms: AT, payer: 0, payee: 1, amount_minor: 5, payer_file: 2, payer_row: 8, payee_file: 2, payee_row: 8 },
      {
        t_ms: AT,
        payer: null,
        payee: 1,
        amount_minor: 5,
        legs: 2,
        payer_file: null,
        payer_row: null,
        payee_file: 0,
        payee_row: 4,
      },
    ]);
    const { sources, fingerprints } = await evidenceOf(ws, Uint32Array.of(2, 0, 1, 0));
    expect(sources).toEqual([['a.csv#4'], ['b.csv#2', 'a.csv#3'], ['c.csv#8'], ['b.csv#2', 'a.csv#3']]);
    expect(fingerprints[1]).toBe(2n ** 63n);
    await expect(evidenceOf(ws, Uint32Array.of(9))).rejects.toThrow('transfer 9');
    const rows = await evidenceRows(ws, Uint32Array.of(2, 1), { unmask: false });
    expect(rows.map(({ transfer, payer, time }) => [transfer, payer.id, time])).toEqual([
      [1, 'a0', '2024-03-05 14:00:00'],
      [2, '', '2024-03-05 14:00:00'],
    ]);
  });
});

test('[SRC-4] numbers are looked up literally, then cleaned; ambiguous ones lead to none', async () => {
  await withWorkspace(async (ws) => {
    await statements(ws);
    await insert(ws, 'accounts', [
      { account: 2, number: '7' },
      { account: 3, number: 'bank:42', merged_into: 0 },
    ]);
    await insert(ws, 'account_numbers', [{ number: '6200000000000999', account: 1 }]);
    const asked = ['6200000000000100', ' 6200 0000 0000 0999_01', '7', 'bank:42', '8', ''];
    expect([...(await resolveAccounts(ws, asked))]).toEqual([0, 1, 2, 0, -1, -1]);
  });
});

test('[SRC-5] numbers, names and digits in texts are shown only unmasked or in open data', async () => {
  await withWorkspace(async (ws) => {
    await statements(ws);
    await insert(ws, 'transfers', [
      { t_ms: AT, payer: 0, payee: 1, amount_minor: 5, note: '还款10900000001给测试乙123456' },
    ]);
    const [masked] = await accountIdentities(ws, [0], { unmask: false });
    expect(masked).toEqual({
      account: 0,
      id: 'a0',
      display: '620000****0100',
      institution: '测试银行',
      kind: 'personal',
      covered: true,
      coveredFrom: '1970-01-01',
      coveredTo: '2096-10-02',
    });
    const [full, boundary] = await accountIdentities(ws, [0, 1], { unmask: true });
    expect([full?.number, full?.name]).toEqual(['6200000000000100', '测试甲']);
    expect([boundary?.covered, boundary?.coveredFrom, boundary && 'name' in boundary]).toEqual([false, '', false]);
    expect((await evidenceRows(ws, Uint32Array.of(0), { unmask: false }))[0]?.note).toBe('还款10****01给测试乙123456');
    expect((await evidenceRows(ws, Uint32Array.of(0), { unmask: true }))[0]?.note).toBe(
      '还款10900000001给测试乙123456',
    );
  });
  await withWorkspace(
    async (ws) => {
      await statements(ws);
      expect((await accountIdentities(ws, [0], { unmask: false }))[0]?.number).toBe('6200000000000100');
    },
    { openData: true },
  );
});

test('[SRC-6] a timeline holds own legs of the main currency, with gaps outside coverage', async () => {
  await withWorkspace(async (ws) => {
    await statements(ws);
    await ws.engine.run(
      `UPDATE accounts SET covered_from_ms = ${AT + 60_000}, covered_to_ms = ${AT + 90_000} WHERE account = 0`,
    );
    const base = { payer: 1, payee: 0, amount_minor: 5 };
    await insert(ws, 'transfers', [
      { ...base, t_ms: AT, legs: 1 },
      { ...base, t_ms: AT + 60_000, payee_balance_minor: 25 },
      { ...base, t_ms: AT + 70_000, currency: 'USD' },
      { ...base, t_ms: AT + 80_000, legs: 1 },
      { payer: 0, payee: 1, amount_minor: 7, t_ms: AT + 90_000 },
    ]);
    const timelines = await accountTimelines(ws, [0, 1], [4]);
    const own = timelines.get(0)!;
    expect(own).toMatchObject({
      subject: 'a0',
      currency: 'CNY',
      from: AT / 1000,
      to: AT / 1000 + 90,
      offsetSeconds: 28_800,
    });
    expect([...own.signedMinor]).toEqual([5, 5, -7]);
    expect([...own.balanceMinor!]).toEqual([NaN, 25, NaN]);
    expect([...own.evidence]).toEqual([0, 0, 1]);
    expect(own.gaps).toEqual([{ from: AT / 1000, to: AT / 1000 + 60 }]);
    const boundary = timelines.get(1)!;
    expect([...boundary.signedMinor]).toEqual([-5, -5, -5, 7]);
    expect(boundary.gaps).toEqual([{ from: AT / 1000, to: AT / 1000 + 90 }]);
    expect('balanceMinor' in boundary).toBe(false);
  });
});
