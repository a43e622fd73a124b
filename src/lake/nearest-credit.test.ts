import { expect, test } from 'vitest';

import { parseInstant, type Instant } from '#model';

import { nearestCredits } from './nearest-credit.ts';
import { insert, withWorkspace } from './workspace.fixture.ts';

const AT = Date.UTC(2024, 2, 5, 6, 0, 0);
const HOUR = 3_600_000;

function at(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

test('[TRC-6] a start is the credit of the account nearest to its time within 24 h by its own leg; equally near ones are not chosen from', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv' }]);
    await insert(ws, 'accounts', [{ number: 'payer' }, { number: 'mule' }, { number: 'quiet' }]);
    const credit = { payer: 0, payee: 1, amount_minor: 500 };
    await insert(ws, 'transfers', [
      { ...credit, t_ms: AT - 2 * HOUR },
      { ...credit, t_ms: AT - HOUR, credit_ms: AT + 30 * 60_000, debit_ms: AT - HOUR, currency: 'USD' },
      { ...credit, t_ms: AT + 5 * HOUR },
      { ...credit, t_ms: AT + 7 * HOUR },
      { payer: 1, payee: 2, amount_minor: 1, t_ms: AT - 30 * HOUR },
    ]);
    const found = await nearestCredits(ws, [
      { account: 'mule', at: at('2024-03-05 14:00:00') },
      { account: 'mule', at: at('2024-03-05 20:00:00') },
      { account: 'mule', at: at('2024-03-05') },
      { account: 'quiet', at: at('2024-03-05 14:00:00') },
      { account: 'nobody', at: at('2024-03-05 14:00:00') },
    ]);
    expect(found.map(({ transfer, currency, code }) => [transfer, currency, code ?? ''])).toEqual([
      [1, 'USD', ''],
      [-1, '', 'start-several-credits'],
      [-1, '', 'start-several-credits'],
      [-1, '', 'start-no-credit'],
      [-1, '', 'start-account-unknown'],
    ]);
  });
});
