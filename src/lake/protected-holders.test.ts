import { expect, test } from 'vitest';

import { ACCOUNT_FLAG } from '#model';

import { buildCaseView } from './build-case-view.ts';
import { buildMoneyView } from './build-money-view.ts';
import { protectedHolders } from './protected-holders.ts';
import { insert, withWorkspace } from './workspace.fixture.ts';

/** 00:00:01 of 5 March 2024 in Asia/Shanghai, still 4 March in UTC. */
const AT = Date.UTC(2024, 2, 4, 16, 0, 1);
/** A birthday on the day itself ends minority; one day later it does not. The same for 76 full years; the fifth is not known. */
const BIRTHS = ['2006-03-05', '2006-03-06', '1948-03-06', '1948-03-05', undefined] as const;

test('[FRZ-10] protected is whose holder was under 18 or over 75 on the day of the account’s last entry, as in a case view', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'x.csv' }]);
    await insert(
      ws,
      'holders',
      BIRTHS.map((birth, holder) => ({
        holder,
        id_number: `00000000000000000${holder}`,
        birth_ms: birth === undefined ? null : Date.parse(`${birth}T00:00:00+08:00`),
      })),
    );
    // Account 5 is the minor's too, but nothing moves on it.
    await insert(
      ws,
      'accounts',
      [0, 1, 2, 3, 4, 1].map((holder) => ({ holder })),
    );
    const move = (payer: number, payee: number, t_ms: number) => ({
      ...{ payer, payee, t_ms, debit_ms: t_ms, credit_ms: t_ms, amount_minor: 5 },
    });
    await insert(
      ws,
      'transfers',
      [1, 2, 3, 4].map((payee) => move(0, payee, AT)),
    );
    const found = await protectedHolders(ws, await buildMoneyView(ws, 'CNY'));
    expect([...found].toSorted((a, b) => a - b)).toEqual([1, 3]);
    const { view } = await buildCaseView(ws);
    const flagged = [...view.accounts.flags.keys()].filter(
      (account) => ((view.accounts.flags[account] ?? 0) & ACCOUNT_FLAG.protected) !== 0,
    );
    expect(flagged).toEqual([1, 3]);
  });
});
