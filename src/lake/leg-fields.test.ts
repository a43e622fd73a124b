import { expect, test } from 'vitest';

import { deriveTransfers } from './derive.ts';
import { GOOD, inWorkspace, loadRecords, sourceTable, type Fields } from './import.fixture.ts';
import { payeeFields } from './leg-fields.ts';
import { insert, withWorkspace } from './workspace.fixture.ts';
import type { Workspace } from './workspace.ts';

const AT = Date.UTC(2025, 2, 5, 6, 7, 33);
const OWN: Fields = {
  ...GOOD,
  ownCard: '6200000000000000002',
  ownName: '测试 乙',
  ownId: '000000199001010002',
  time: '2025-03-05 14:07:35',
  direction: '进',
  counterNumber: '6200000000000000001',
  counterName: '测试甲',
  balance: '',
};

async function importRows(ws: Workspace, files: Readonly<Record<string, readonly Fields[]>>): Promise<void> {
  for (const [file, rows] of Object.entries(files)) await loadRecords(ws, sourceTable('statement', file), rows);
  const derived = await deriveTransfers(ws);
  if (!derived.ok) throw new Error(derived.problem.code);
}

test('[STOP-4] with both statements each side says name, number, amount and time of the payee, as its own row has them', async () => {
  await inWorkspace(async (ws) => {
    await importRows(ws, { 'a.csv': [{ ...GOOD, balance: '' }], 'b.csv': [OWN] });
    const found = await payeeFields(ws, [0]);
    expect([...found]).toEqual([
      [
        0,
        {
          byPayer: { name: '测试乙', number: '6200000000000000002', amountMinor: 10_000, atMs: AT, precision: 0 },
          byPayee: {
            name: '测试 乙',
            number: '6200000000000000002',
            amountMinor: 10_000,
            atMs: AT + 2000,
            precision: 0,
          },
        },
      ],
    ]);
  });
});

test('[STOP-4] where one statement is on hand the other side says nothing', async () => {
  const later = { ...GOOD, balance: '', time: '2025-03-06 14:07', amount: '7.00' };
  await inWorkspace(async (ws) => {
    await importRows(ws, { 'a.csv': [{ ...GOOD, balance: '' }, later] });
    const found = await payeeFields(ws, [1, 0, 1]);
    expect([...found.keys()].toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect(found.get(0)).not.toHaveProperty('byPayee');
    expect(found.get(1)?.byPayer).toMatchObject({ amountMinor: 700, precision: 1 });
  });
  await inWorkspace(async (ws) => {
    await importRows(ws, { 'b.csv': [OWN] });
    const found = await payeeFields(ws, [0]);
    expect(found.get(0)).not.toHaveProperty('byPayer');
    expect(found.get(0)?.byPayee).toMatchObject({ name: '测试 乙', atMs: AT + 2000 });
  });
});

test('[STOP-4] a plain ledger has one row for both sides, which confirms nothing', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'x.csv' }]);
    await insert(ws, 'accounts', [{}, {}]);
    await insert(ws, 'transfers', [{ t_ms: AT, payer: 0, payee: 1, amount_minor: 5, debit_ms: AT, credit_ms: AT }]);
    expect([...(await payeeFields(ws, [0]))]).toEqual([]);
    expect([...(await payeeFields(ws, []))]).toEqual([]);
  });
});
