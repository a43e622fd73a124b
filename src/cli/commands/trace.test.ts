import { expect, test } from 'vitest';

import { TAINT_POLICIES } from '#ledger';

import { traceRequestOf, type TraceOptions } from './trace.ts';

const GIVEN: TraceOptions = {
  report: ['r.csv'],
  account: [],
  at: [],
  policy: 'fifo',
  layers: '20',
  out: './duanka-trace',
};

function reasonOf(options: Partial<TraceOptions>): string {
  const request = traceRequestOf('ws', { ...GIVEN, ...options }, 'en');
  return request.ok ? 'ok' : String(request.problem.values['reason'] ?? request.problem.code);
}

test('[TRC-14] what cannot be meant is wrong usage: no start, a lone account, unreadable time, layers, currency, unmask without purpose', () => {
  expect(reasonOf({})).toBe('ok');
  expect(reasonOf({ report: [] })).toBe('start-missing');
  expect(reasonOf({ report: [], reportsOfWorkspace: true })).toBe('ok');
  expect(reasonOf({ account: ['6200'] })).toBe('account-and-at');
  expect(reasonOf({ account: ['6200'], at: ['yesterday'] })).toBe('date-unreadable');
  expect(reasonOf({ layers: '0' })).toBe('number-unreadable');
  expect(reasonOf({ until: 'soon' })).toBe('date-unreadable');
  expect(reasonOf({ currency: 'shells' })).toBe('currency-unknown');
  expect(reasonOf({ unmask: true })).toBe('purpose-missing');
});

test('[TRC-14] accounts and times are paired in order; a date is its whole day; all is every policy, fifo first', () => {
  const request = traceRequestOf(
    'ws',
    {
      ...GIVEN,
      report: [],
      account: ['1', '2'],
      at: ['2024-03-05 10:00:00', '2024-03-06'],
      until: '2024-03-07',
      policy: 'all',
    },
    'en',
  );
  if (!request.ok) throw new Error(request.problem.code);
  const { credits, until, policies } = request.value;
  expect(credits.map(({ account, at }) => [account, at.precision])).toEqual([
    ['1', 0],
    ['2', 2],
  ]);
  expect(until).toBe(Date.UTC(2024, 2, 7, 16) - 1);
  expect([policies, policies[0]]).toEqual([TAINT_POLICIES, 'fifo']);
});
