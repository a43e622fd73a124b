import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { returnSchema, type ReturnProposal } from '#contract';

import { readCompensation } from './return-compensation.ts';
import { returnFrozen, type ReturnRequest } from './return-frozen.ts';
import { A, MULE, OTHER, REPORT_HEAD, VICTIM, withTraceCase, type TraceCase } from './trace.fixture.ts';

const SECOND = '6200000090000000006';
const at = (time: string): number => Date.parse(`2024-03-05T${time}+08:00`);
const paid = (time: string, from: string, to: string, amount: string) => [
  `2024-03-05 ${time}`,
  from,
  to,
  amount,
  'CNY',
];
const reportLine = (victim: string, time: string, from: string, amount: string) =>
  `CASE-${victim},victim ${victim},2024-03-05 18:00:00,2024-03-05 ${time},${from},${MULE},${amount},CNY`;
const REPORTS = `${[REPORT_HEAD, reportLine('1', '09:10:00', VICTIM, '300.00'), reportLine('2', '09:20:00', SECOND, '150.00')].join('\n')}\n`;

async function propose(
  found: TraceCase,
  reports: string,
  request: Partial<ReturnRequest>,
): Promise<ReturnProposal | string> {
  const outcome = await returnFrozen({
    ...{ dir: found.workspaceDir, out: join(found.dir, 'return'), reports: [found.file('reports.csv', reports)] },
    ...{ useWorkspaceReports: false, account: MULE, atMs: at('12:00:00'), compensated: new Map(), policy: 'fifo' },
    ...{ layers: 20, language: 'en', disclosure: { openData: false } },
    ...request,
  });
  return outcome.ok ? returnSchema.parse(outcome.value.proposal) : outcome.problem.code;
}

async function proposed(...args: Parameters<typeof propose>): Promise<ReturnProposal> {
  const proposal = await propose(...args);
  if (typeof proposal === 'string') throw new Error(proposal);
  return proposal;
}

const payouts = ({ victims }: ReturnProposal) => victims.map(({ id, payout }) => [id, payout]);

/** 100 of somebody else, 300 and 150 of two victims; 250 go on to A. */
const MIXED = [
  paid('09:00:00', OTHER, MULE, '100.00'),
  paid('09:10:00', VICTIM, MULE, '300.00'),
  paid('09:20:00', SECOND, MULE, '150.00'),
  paid('09:30:00', MULE, A, '250.00'),
];

test('[RETC-1] one inflow goes back directly, without a notice', () =>
  withTraceCase([paid('09:10:00', VICTIM, MULE, '300.00'), paid('09:30:00', MULE, A, '50.00')], async (found) => {
    const one = `${REPORT_HEAD}\n${reportLine('1', '09:10:00', VICTIM, '300.00')}\n`;
    const proposal = await proposed(found, one, {});
    expect(proposal).toMatchObject({ ground: 'single-source', basis: 'article-8', frozen: 25_000, left: 0 });
    expect(payouts(proposal)).toEqual([['victim 1', 25_000]]);
    expect(proposal).not.toHaveProperty('notice_days');
    expect(proposal.victims[0]?.loss).toBe(30_000);
  }));

test('[RETC-1] several inflows that no order of use singles out go pro rata, of what is frozen and no more', () =>
  withTraceCase(MIXED, async (found) => {
    const proposal = await proposed(found, REPORTS, {});
    expect(proposal).toMatchObject({ ground: 'pro-rata', basis: 'article-8', frozen: 30_000, notice_days: 30 });
    expect(payouts(proposal)).toEqual([
      ['victim 1', 20_000],
      ['victim 2', 10_000],
    ]);
    const part = await proposed(found, REPORTS, { frozen: '90', noticeDays: 7 });
    expect(part).toMatchObject({ frozen: 9000, notice_days: 7 });
    expect(payouts(part).map(([, payout]) => payout)).toEqual([6000, 3000]);
    expect(proposal.by_policy.find(({ policy }) => policy === 'fifo')?.held).toEqual([
      { victim: 'victim 1', amount: 15_000 },
      { victim: 'victim 2', amount: 15_000 },
    ]);
  }));

test('[RETC-1] where the money came by other accounts there is no binding rule: the policy asked for is taken, and said', () =>
  withTraceCase(MIXED, async (found) => {
    const fifo = await proposed(found, REPORTS, { account: A });
    expect(fifo).toMatchObject({ basis: 'no-binding-rule', policy: 'fifo', frozen: 25_000, left: 10_000 });
    expect(payouts(fifo)).toEqual([['victim 1', 15_000]]);
    const lifo = await proposed(found, REPORTS, { account: A, policy: 'lifo' });
    expect(payouts(lifo)).toEqual([
      ['victim 1', 10_000],
      ['victim 2', 15_000],
    ]);
  }));

test('[RETC-2] compensation is deducted, each victim once; unknown victims and unreadable amounts are refused', () =>
  withTraceCase(MIXED, async (found) => {
    const proposal = await proposed(found, REPORTS, { compensated: new Map([['victim 1', '150']]) });
    expect(proposal.victims.map(({ claim, compensated, payout }) => [claim, compensated, payout])).toEqual([
      [15_000, 15_000, 15_000],
      [15_000, 0, 15_000],
    ]);
    expect(await propose(found, REPORTS, { compensated: new Map([['nobody', '1']]) })).toBe(
      'compensation-unknown-victim',
    );
    expect(await propose(found, REPORTS, { compensated: new Map([['victim 1', 'much']]) })).toBe(
      'compensation-unreadable',
    );
    const read = (text: string) => readCompensation(found.file('compensation.csv', text));
    expect(read('victim,amount\nvictim 1,150\n')).toEqual({ ok: true, value: new Map([['victim 1', '150']]) });
    for (const text of ['victim 1\n', 'victim 1,1\nvictim 1,2\n', ',5\n'])
      expect(read(text)).toMatchObject({ ok: false, problem: { code: 'compensation-invalid' } });
  }));

test('[RETC-3] the money goes back to the account it came from, and every document of the folder is written', () =>
  withTraceCase(MIXED, async (found) => {
    const proposal = await proposed(found, REPORTS, {});
    expect(proposal.victims.map(({ to }) => to.length)).toEqual([1, 1]);
    expect(proposal.victims[0]?.to[0]?.display).toContain('0001');
    const out = join(found.dir, 'return');
    for (const name of ['return-1-application', 'return-2-report', 'return-3-decision'])
      expect(
        readFileSync(join(out, `${name}.docx`))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    expect(readFileSync(join(out, 'return.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(JSON.parse(readFileSync(join(out, 'return.json'), 'utf8'))).toEqual(proposal);
  }));

test('[RETC-5] nothing frozen, an unknown account and money of nobody are problems, not empty proposals', () =>
  withTraceCase(
    [...MIXED, paid('10:00:00', MULE, A, '300.00'), paid('11:00:00', OTHER, OTHER.replace(/.$/, '9'), '5.00')],
    async (found) => {
      expect(await propose(found, REPORTS, {})).toBe('return-nothing-frozen');
      expect(await propose(found, REPORTS, { account: '000' })).toBe('return-account-unknown');
      expect(await propose(found, REPORTS, { account: OTHER.replace(/.$/, '9') })).toBe('return-nobody');
      expect(await propose(found, REPORTS, { frozen: '-5' })).toBe('usage');
    },
  ));

test('[RETC-6] victims by other accounts, a frozen sum above the balance and payments back are said', () => {
  const late = [...MIXED, paid('09:40:00', SECOND, A, '10.00')];
  return withTraceCase([...late, paid('09:50:00', MULE, VICTIM, '20.00')], async (found) => {
    const direct = `CASE-2,victim 2,2024-03-05 18:00:00,2024-03-05 09:40:00,${SECOND},${A},10.00,CNY`;
    const reports = `${[REPORT_HEAD, reportLine('1', '09:10:00', VICTIM, '300.00'), direct].join('\n')}\n`;
    const mixed = await proposed(found, reports, { account: A });
    expect(mixed.caveats).toContain('victims-by-other-accounts');
    expect(mixed.by_policy.find(({ policy }) => policy === 'fifo')?.held.map(({ victim }) => victim)).toEqual([
      'victim 2',
      'victim 1',
    ]);
    const mule = await proposed(found, reports, { frozen: '5000' });
    expect(mule.caveats).toEqual(expect.arrayContaining(['frozen-above-balance', 'paid-back']));
    expect(mule.frozen).toBe(mule.balance);
    expect(await propose(found, reports, { compensated: new Map([['victim 1', '300']]) })).toBe(
      'return-all-compensated',
    );
  });
});
