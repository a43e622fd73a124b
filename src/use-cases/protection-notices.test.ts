import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { accountIdentities, buildCaseView, closeWorkspace, openWorkspace, type Workspace } from '#lake';
import { detectCase } from '#detect';
import { ACCOUNT_FLAG, residentIdCheck } from '#model';

import { withPoliceCase, card, statementRow } from './police-case.fixture.ts';
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

test('[PROT-2] a minor’s card that turns over tens of millions gets a notice with its turnover, and the same index as a grown-up’s', async () => {
  const ids = ['20120305', '19850305', '19310305']
    .map((birth) => `000000${birth}001`)
    .map((body) => body + residentIdCheck(body));
  const statement = ids.flatMap((ownId, i) => {
    const row = (time: string, more: Readonly<Record<string, string>>) =>
      statementRow(i + 1, time, { ownId, amount: '1000000.00', ...more });
    return Array.from({ length: 12 }, (_, n) => {
      const day = `2024-03-${String(n + 1).padStart(2, '0')}`;
      return [
        ...[1, 2, 3].map((payer) =>
          row(`${day} 10:0${payer}:00`, { direction: '进', counterNumber: card(1000 + i * 100 + n * 3 + payer) }),
        ),
        row(`${day} 12:00:00`, { amount: '3000000.00', counterNumber: card(5000 + i) }),
      ];
    }).flat();
  });
  await withPoliceCase([{ statement }], async ({ view, accountOf, workspace }) => {
    const found = await protectedAccounts(workspace, view);
    expect(found).toEqual(
      [
        { account: accountOf(1), age: 12, inMinor: 3_600_000_000, outMinor: 3_600_000_000 },
        { account: accountOf(3), age: 93, inMinor: 3_600_000_000, outMinor: 3_600_000_000 },
      ].toSorted((a, b) => a.account - b.account),
    );
    const detected = detectCase(view, { preset: 'statement' });
    if (!detected.ok) throw new Error(detected.problem.code);
    const { scores } = detected.value;
    const score = (n: number) => scores.score[scores.account.indexOf(accountOf(n))];
    expect(score(1)).toBeGreaterThan(0.3);
    expect([score(1), score(3)]).toEqual([score(2), score(2)]);
    const codes = (n: number) => scores.reasons.get(accountOf(n))?.map(({ code, strength }) => [code, strength]);
    expect(codes(1)).toEqual(codes(2));
    expect(codes(3)).toEqual(codes(2));
  });
});
