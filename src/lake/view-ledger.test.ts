import fc from 'fast-check';
import { expect, test } from 'vitest';

import { buildCaseView } from './build-case-view.ts';
import { readViewFacts } from './view-facts.ts';
import { readLedger } from './view-ledger.ts';
import { ledgerReference, type ReferenceTransfer } from './view-ledger.reference.ts';
import { insert, withWorkspace } from './workspace.fixture.ts';

const AT = Date.UTC(2024, 2, 5);
const ACCOUNTS = [
  { covered: true, from: AT, to: AT + 9000 },
  { covered: true, from: AT + 2000, to: AT + 5000 },
  { covered: false, from: 0, to: 0 },
];

const draft = fc.record({
  t: fc.nat(9),
  lag: fc.nat(3),
  payer: fc.option(fc.nat(2)),
  payee: fc.nat(2),
  legs: fc.nat(2),
  serial: fc.option(fc.constantFrom('7', '9', '10', '010')),
});

test('[VIEW-2] ledgers equal the sorted reference: own legs, own times, own order', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'files', [{ id: 'a.csv', kind: 'statement' }]);
    await insert(
      ws,
      'accounts',
      ACCOUNTS.map(({ covered, from, to }) => ({
        flags: covered ? 1 : 0,
        covered_from_ms: covered ? from : null,
        covered_to_ms: covered ? to : null,
      })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 12 }), async (drafts) => {
        await ws.engine.run('DELETE FROM transfers; DELETE FROM rows');
        const transfers = drafts
          .toSorted((a, b) => a.t - b.t)
          .map(({ t, lag, payer, payee, legs }, i): ReferenceTransfer => {
            const side = payer === null ? 2 : legs;
            return {
              transfer: i,
              t_ms: AT + t * 1000,
              payer,
              payee,
              amount_minor: 2 ** i,
              legs: side,
              debit_ms: side === 2 ? null : AT + t * 1000,
              credit_ms: side === 1 ? null : AT + (t + (side === 0 ? lag : 0)) * 1000,
              payer_row: side === 2 ? null : 2 * i + 1,
              payee_row: side === 1 ? null : 100 - 2 * i,
            };
          });
        const serialOf = (row: number): string | null => drafts[row % drafts.length]?.serial ?? null;
        const rowsOf = transfers.flatMap(({ payer_row, payee_row }) =>
          [payer_row, payee_row].filter((row) => row !== null),
        );
        await insert(
          ws,
          'rows',
          rowsOf.map((row) => ({ file: 0, row, serial: serialOf(row) })),
        );
        await insert(
          ws,
          'transfers',
          transfers.map((transfer) => ({
            ...transfer,
            payer_file: transfer.payer_row === null ? null : 0,
            payee_file: transfer.payee_row === null ? null : 0,
          })),
        );
        const { view, edgeTransfer } = await buildCaseView(ws);
        const { ledger } = view;
        ledgerReference(transfers, ACCOUNTS, serialOf).forEach((expected, account) => {
          const [from, to] = [ledger.offsets[account]!, ledger.offsets[account + 1]!];
          const found = Array.from(ledger.amount.slice(from, to), (amount, i) => [
            amount,
            ledger.t[from + i]! * 1000,
            ledger.edge[from + i],
          ]);
          expect(found).toEqual(
            expected.map(({ amount, ms, transfer }) => [amount, ms, edgeTransfer.indexOf(transfer)]),
          );
        });
      }),
      { seed: 21, numRuns: 40 },
    );
  });
});

const wholeDraft = fc.record({
  t: fc.nat(4),
  payer: fc.nat(3),
  payee: fc.nat(3),
  currency: fc.constantFrom('CNY', 'USD'),
  kind: fc.constantFrom(0, 1, 4),
  words: fc.constantFrom(0, 2, 64),
});

test('[VIEW-2] ledgers that are made of the edges, as whole transfers allow, equal those that SQL reads', async () => {
  await withWorkspace(async (ws) => {
    await insert(ws, 'accounts', [{}, {}, {}, {}, {}]);
    await fc.assert(
      fc.asyncProperty(fc.array(wholeDraft, { minLength: 1, maxLength: 20 }), async (drafts) => {
        await ws.engine.run('DELETE FROM transfers');
        await insert(
          ws,
          'transfers',
          drafts
            .toSorted((a, b) => a.t - b.t)
            .map(({ t, ...rest }, i) => ({
              ...rest,
              transfer: i,
              t_ms: AT + t * 500,
              debit_ms: AT + t * 500,
              credit_ms: AT + t * 500,
              amount_minor: 100 + i,
            })),
        );
        const span = { from: undefined, to: undefined };
        const facts = await readViewFacts(ws.engine, span);
        expect(facts.isWhole).toBe(true);
        const { view, edgeTransfer } = await buildCaseView(ws);
        const read = await readLedger(ws.engine, {
          facts,
          span,
          accountCount: 5,
          edgeOf: Int32Array.from(edgeTransfer),
          summary: view.summary,
          shared: false,
        });
        expect(view.ledger).toEqual(read);
      }),
      { seed: 22, numRuns: 40 },
    );
  });
});
