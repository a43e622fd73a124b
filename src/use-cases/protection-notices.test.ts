import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { accountIdentities, buildCaseView, closeWorkspace, openWorkspace, type Workspace } from '#lake';
import { ACCOUNT_FLAG } from '#model';

import { protectedAccounts, protectionNotices } from './protection-notices.ts';

/** 14:00:00 in Asia/Shanghai. */
const AT = Date.UTC(2024, 2, 5, 6, 0, 0);
const BIRTHS = ['2010-03-06', '1940-01-01', '1990-01-01', '2012-01-01', '2012-01-01', '2012-01-01'];

async function prepare({ engine }: Workspace): Promise<void> {
  for (const [i, birth] of BIRTHS.entries()) {
    const covered = i === 4 ? 0 : ACCOUNT_FLAG.covered;
    await engine.run(
      `INSERT INTO holders VALUES (${i}, '00000000000000000${i}', epoch_ms(TIMESTAMP '${birth}') - 28800000)`,
    );
    await engine.run(`INSERT INTO accounts (account, number, id, display, kind, flags, holder, covered_from_ms, covered_to_ms)
      VALUES (${i}, '620000000000000${i}', 'id${i}', '620000****000${i}', 0, ${covered}, ${i}, ${AT}, ${AT + 1000})`);
  }
  // Everybody gets 15,000 from account 2 and pays 5,000 back; account 3 gets one cent less, account 5 dollars.
  let transfer = 0;
  const move = (payer: number, payee: number, minor: number, currency = 'CNY') =>
    engine.run(`INSERT INTO transfers (transfer, t_ms, precision, payer, payee, amount_minor, currency, legs, match, kind, words, debit_ms, credit_ms, fingerprint)
      VALUES (${transfer++}, ${AT}, 0, ${payer}, ${payee}, ${minor}, '${currency}', 0, 0, 1, 0, ${AT}, ${AT}, 1)`);
  for (const i of [0, 1, 3, 4, 5]) {
    await move(2, i, i === 3 ? 1_499_999 : 1_500_000, i === 5 ? 'USD' : 'CNY');
    await move(i, 2, 500_000, i === 5 ? 'USD' : 'CNY');
  }
}

test('[PROT-1] covered accounts of minors and very old holders with 20,000 yuan and more of turnover get a notice, a minor’s number never', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'duanka-protection-'));
  const opened = await openWorkspace(join(dir, 'ws'), {
    mode: 'create-or-open',
    openData: true,
    memoryLimitBytes: 5e8,
    threads: 1,
  });
  if (!opened.ok) throw new Error(opened.problem.code);
  try {
    await prepare(opened.value);
    const { view } = await buildCaseView(opened.value);
    const found = await protectedAccounts(opened.value, view);
    const identities = await accountIdentities(
      opened.value,
      found.map(({ account }) => account),
      { unmask: true },
    );
    const values = { inMinor: 1_500_000, outMinor: 500_000, currency: 'CNY' };
    expect(protectionNotices(found, new Map(identities.map((identity) => [identity.account, identity])))).toEqual([
      { subject: 'id0', display: '620000****0000', code: 'protected-minor', values: { age: 13, ...values } },
      {
        subject: 'id1',
        display: '620000****0001',
        number: '6200000000000001',
        code: 'protected-elder',
        values: { age: 84, ...values },
      },
    ]);
  } finally {
    await closeWorkspace(opened.value);
    rmSync(dir, { recursive: true, force: true });
  }
});
