import { expect, test } from 'vitest';

import { HEAD, on, police } from '../measures/measures.fixture.ts';
import type { Casework } from '../record.ts';
import type { LegalSettingState } from '../settings/legal-setting.ts';
import { codeOf, run } from '../world.fixture.ts';
import { notice, decide, order, city, bank, decided, receipt, BOTH, traced } from './return-steps.fixture.ts';
import { checkFormula } from './check-allocation.ts';
import { returnRecord } from './return-record.ts';
import {
  allocation,
  begins,
  command,
  DAY,
  frozenCasework,
  onDay,
  PAYEE_BANK,
  PRO_RATA,
  proposed,
  proposes,
  ready,
  returnOf,
  source,
  T0,
  V1,
  V2,
  V3,
} from './return.fixture.ts';

test('[RETP-8] it begins on a freeze in force, by the police that froze, for no more than is held', () => {
  const casework = frozenCasework();
  const begin = (change: object) => codeOf(casework, { ...begins([V1]), ...change }, onDay(1));
  expect(begin({})).toBe('ok');
  expect(begin({ freeze: 'f9' })).toBe('return-freeze-unknown');
  expect(begin({ account: { number: '6200000000000009999', institution: PAYEE_BANK } })).toBe(
    'return-account-not-frozen',
  );
  expect(begin({ frozenMinor: 5_000_001 })).toBe('return-frozen-exceeded');
  expect(begin({ frozenMinor: 0.5 })).toBe('return-amount-invalid');
  expect(begin({ frozenMinor: 0 })).toBe('return-amount-invalid');
  expect(begin({ currency: 'USD' })).toBe('return-currency-differs');
  expect(begin({ victims: [] })).toBe('return-victims-missing');
  expect(begin({ victims: [V1, V1] })).toBe('return-victim-twice');
  expect(codeOf(casework, { ...begins([V1]), region: '371300' } as ReturnType<typeof begins>, city(1))).toBe(
    'return-other-police-froze',
  );
  const released = run(casework, [
    [on({ type: 'measure.release-freeze', freeze: 'f1', reason: '测试' }), police(T0 + DAY, HEAD)],
  ]).casework;
  expect(codeOf(released, begins([V1]), onDay(2))).toBe('return-freeze-over');
});

test('[RETP-8] the record and its head keep the case number, and the record the term of the freeze; without a case number there is none', () => {
  const given = begins([V1]);
  const state = returnOf(run(frozenCasework(), [[given, onDay(1)]]).casework);
  expect(state.caseNo).toBe('A0000001');
  expect(state.freezeTerm?.endsMs).toBe(Date.parse('2021-10-12T00:00:00+08:00'));
  expect(state).not.toHaveProperty('previous');
  const head = { region: '371312', agencies: [PAYEE_BANK] };
  expect(returnRecord.headOf(given)).toStrictEqual({ ...head, caseNo: 'A0000001' });
  const { caseNo: _, ...without } = given as typeof given & { readonly caseNo?: string };
  expect(returnRecord.headOf(without)).toStrictEqual(head);
  expect(returnOf(run(frozenCasework(), [[without, onDay(1)]]).casework)).not.toHaveProperty('caseNo');
});

test('[RETP-9] shares are checked: sums, claims, compensation, ownership, everybody named', () => {
  const begun = run(frozenCasework(), [[begins([V1, V2]), onDay(1)]]).casework;
  const casework = ready(begun, [V1, V2]);
  const code = (given: Parameters<typeof proposes>[0]) => codeOf(casework, proposes(given), onDay(2));
  expect(code(PRO_RATA)).toBe('ok');
  expect(code({ ...PRO_RATA, leftMinor: 1 })).toBe('return-sum-wrong');
  expect(code({ ...PRO_RATA, leftMinor: -1 })).toBe('return-amount-invalid');
  expect(code({ ...PRO_RATA, currency: 'USD' })).toBe('return-currency-differs');
  expect(code(allocation({ 'victim-1': [20_000, 30_000], 'victim-2': [40_000, 20_000] }))).toBe('return-above-claim');
  expect(code(allocation({ 'victim-1': [60_000, 30_000] }))).toBe('return-victim-open');
  expect(code({ ...PRO_RATA, shares: [...PRO_RATA.shares, ...PRO_RATA.shares] })).toBe('return-victim-twice');
  expect(code(allocation({ 'victim-9': [60_000, 30_000] }))).toBe('return-victim-unknown');
  expect(code(allocation({ 'victim-1': [60_000, 0], 'victim-2': [40_000, 0] }))).toBe('return-nobody-paid');
  expect(code({ ...PRO_RATA, ground: 'single-source' })).toBe('return-one-victim-only');
  const single = { ground: 'single-source' } as const;
  expect(code(allocation({ 'victim-1': [60_000, 50_000], 'victim-2': [40_000, 0] }, single))).toBe('ok');
  expect(code({ ...PRO_RATA, shares: PRO_RATA.shares.map((share) => ({ ...share, claimMinor: 6_000_001 })) })).toBe(
    'return-claim-wrong',
  );
  expect(codeOf(begun, proposes(PRO_RATA), onDay(2))).toBe('return-not-applied');
  const apply = command({ type: 'return.apply', victim: 'victim-1', by: 'victim', to: source(1) });
  const applied = run(begun, [[apply, onDay(1)]]).casework;
  expect(codeOf(applied, proposes(PRO_RATA), onDay(2))).toBe('return-ownership-open');
  const papers = { type: 'return.propose', allocation: PRO_RATA, flowTable: ' ', report: 'x' } as const;
  expect(codeOf(casework, command(papers), onDay(2))).toBe('return-papers-missing');
});

test('[RETP-18] pro rata needs a word on the formula: where it is the program’s, shares follow it to the unit; another is not checked', () => {
  const casework = ready(run(frozenCasework(), [[begins([V1, V2]), onDay(1)]]).casework, [V1, V2]);
  const uneven = allocation({ 'victim-1': [60_000, 29_999], 'victim-2': [40_000, 20_001] });
  const short = allocation({ 'victim-1': [60_000, 24_000], 'victim-2': [40_000, 16_000] });
  const given = (value: number | undefined): Casework => {
    const settings = new Map(casework['legal-setting'] ?? []);
    settings.delete('return-formula');
    const setting = { kind: 'legal-setting', id: 'return-formula', region: '000000', agencies: [] } as const;
    const state: LegalSettingState = { ...setting, setting: { value: value ?? 0, by: '测试法制', atMs: 0 } };
    return { ...casework, 'legal-setting': value === undefined ? settings : settings.set('return-formula', state) };
  };
  const code = (shares: typeof uneven, value?: number) => codeOf(given(value), proposes(shares), onDay(2));
  expect(code(PRO_RATA)).toBe('legal-value-not-set');
  expect(code(PRO_RATA, 1)).toBe('ok');
  expect(code(uneven, 1)).toBe('return-not-proportional');
  expect(code(short, 1)).toBe('return-not-proportional');
  expect(code(uneven, 0)).toBe('ok');
  expect(code({ ...uneven, ground: 'timestamps' })).toBe('ok');
  const oneUnit = PRO_RATA.shares.map((share, at) => ({
    ...share,
    payoutMinor: share.payoutMinor + (at === 0 ? 1 : -1),
  }));
  expect(code({ ...PRO_RATA, shares: oneUnit }, 1)).toBe('return-not-proportional');
  const settings = new Map([['return-formula', { value: 1, by: '测试法制', atMs: 0 }]]);
  const four = (...payouts: readonly number[]) => {
    const shares = payouts.map((payoutMinor, at) => ({
      ...{ victim: `v${at}`, lossMinor: 100, compensatedMinor: 0, claimMinor: 100 },
      payoutMinor,
    }));
    return checkFormula({ ...PRO_RATA, shares, leftMinor: 0 }, 201, settings)?.ok;
  };
  expect(four(51, 50, 50, 50)).toBeUndefined();
  expect(four(51, 51, 51, 48)).toBe(false);
});

test('[RETP-18] a share may be less than one unit from its part, on either side; a whole unit is not proportional', () => {
  const settings = new Map([['return-formula', { value: 1, by: '测试法制', atMs: 0 }]]);
  const code = (...payouts: readonly [number, number, number]) => {
    const claims = [4_000_000, 2_000_000, 2_000_000] as const;
    const shares = payouts.map((payoutMinor, at) => {
      const claimMinor = claims[at] ?? 0;
      return { victim: `v${at}`, lossMinor: claimMinor, compensatedMinor: 0, claimMinor, payoutMinor };
    });
    const problem = checkFormula({ ...PRO_RATA, shares, leftMinor: 0 }, 4_999_998, settings);
    return problem?.ok === false ? problem.problem.code : 'ok';
  };
  expect(code(2_499_999, 1_250_000, 1_249_999)).toBe('ok');
  expect(code(2_500_000, 1_249_999, 1_249_999)).toBe('return-not-proportional');
  expect(code(2_499_998, 1_250_000, 1_250_000)).toBe('return-not-proportional');
});

test('[RETP-18] a claim of 0 gets nothing, not even the odd unit', () => {
  const settings = new Map([['return-formula', { value: 1, by: '测试法制', atMs: 0 }]]);
  const isRefused = (payouts: readonly [number, number]) => {
    const shares = payouts.map((payoutMinor, at) => ({
      ...{ victim: `v${at}`, lossMinor: 200, compensatedMinor: 0, claimMinor: at === 0 ? 200 : 0 },
      payoutMinor,
    }));
    return checkFormula({ ...PRO_RATA, shares, leftMinor: 0 }, 101, settings)?.ok === false;
  };
  expect(isRefused([101, 0])).toBe(false);
  expect(isRefused([100, 1])).toBe(true);
});

test('[RETP-10] compensation and money paid back are deducted, also after the shares were made: they are made anew', () => {
  const comp = command({
    type: 'return.record-compensation',
    victim: 'victim-1',
    amountMinor: 2_000_000,
    source: '退赔',
  });
  expect(codeOf(proposed(), { ...comp, amountMinor: 0 } as typeof comp, onDay(3))).toBe('return-amount-invalid');
  const casework = run(proposed(), [[comp, onDay(3)]]).casework;
  expect(codeOf(casework, notice, onDay(3))).toBe('return-proposal-stale');
  expect(codeOf(casework, proposes(PRO_RATA), onDay(3))).toBe('return-compensation-differs');
  const anew = allocation({ 'victim-1': [60_000, 25_000, 20_000], 'victim-2': [40_000, 25_000] });
  expect(codeOf(casework, proposes(anew), onDay(3))).toBe('ok');
  const late = run(decided(), [[comp, onDay(35)]]).casework;
  expect(codeOf(late, order, onDay(35))).toBe('return-proposal-stale');
  const again = run(late, [[proposes(anew), onDay(35)]]).casework;
  expect(returnOf(again)).toMatchObject({ stage: 'proposed' });
  expect(returnOf(again).decision).toBeUndefined();
  expect(codeOf(decided(), proposes(PRO_RATA), onDay(35))).toBe('return-decided');
  expect(codeOf(run(decided(), [[order, onDay(35)]]).casework, comp, onDay(35))).toBe('return-ordered');
});

test('[RETP-11] police tell every victim of their own motion; who is no victim or cannot be found is set aside with the reason', () => {
  const begun = run(frozenCasework(), [[begins([V1, V2, V3]), onDay(1)]]).casework;
  const aside = command({ type: 'return.set-aside', victim: 'victim-3', reason: 'false-victim', note: '虚假报案' });
  const all = run(begun, [[aside, onDay(1)]]).casework;
  const untold = run(
    ready(all, [V1]),
    [V2].flatMap(({ victim }) => [
      [command({ type: 'return.apply', victim, by: 'victim', to: source(2) }), onDay(1)] as const,
      [command({ type: 'return.check-ownership', victim, isClear: true, note: '' }), onDay(1)] as const,
    ]),
  ).casework;
  const ground = { ground: 'timestamps' } as const;
  const shares = proposes(allocation({ 'victim-1': [60_000, 30_000], 'victim-2': [40_000, 20_000] }, ground));
  const casework = run(untold, [[shares, onDay(2)]]).casework;
  expect(codeOf(casework, decide, city(3))).toBe('return-victim-not-told');
  const tell = command({ type: 'return.tell-victim', victim: 'victim-2' });
  expect(codeOf(run(casework, [[tell, onDay(3)]]).casework, decide, city(3))).toBe('ok');
  const apply = command({ type: 'return.apply', victim: 'victim-3', by: 'victim', to: source(3) });
  expect(codeOf(all, apply, onDay(2))).toBe('return-victim-set-aside');
  expect(codeOf(begun, { ...aside, note: ' ' } as typeof aside, onDay(1))).toBe('reason-missing');
});

test('[RETP-12] the money goes to the account it came from, else to another of the victim with the reason; agents are verified; nobody pays a fee', () => {
  const begun = run(frozenCasework(), [[begins([V1]), onDay(1)]]).casework;
  const apply = (change: object) =>
    codeOf(
      begun,
      {
        ...command({ type: 'return.apply', victim: 'victim-1', by: 'victim', to: source(1) }),
        ...change,
      },
      onDay(1),
    );
  expect(apply({})).toBe('ok');
  expect(apply({ to: source(8) })).toBe('return-other-account-reason');
  expect(apply({ to: source(8), otherReason: '原账户已销户' })).toBe('ok');
  expect(apply({ by: 'agent' })).toBe('return-agent-unverified');
  expect(apply({ by: 'agent', isAgentVerified: true })).toBe('ok');
  const ordered = run(decided(), [[order, onDay(35)]]).casework;
  expect(codeOf(ordered, receipt({ ...BOTH, 'victim-1': [29_990, 1] }), bank(35))).toBe('return-amount-differs');
  expect(codeOf(ordered, receipt({ ...BOTH, 'victim-1': [30_000, 8] }), bank(35))).toBe('return-account-differs');
});

test('[RETP-12] the reason for another account stands in the application, and none where none was given', () => {
  const begun = run(frozenCasework(), [[begins([V1]), onDay(1)]]).casework;
  const apply = command({ type: 'return.apply', victim: 'victim-1', by: 'victim', to: source(1) });
  const applicationOf = (change: object) =>
    returnOf(run(begun, [[{ ...apply, ...change }, onDay(1)]]).casework).victims[0]?.application;
  const other = { to: source(8), otherReason: '原账户已销户' };
  expect(applicationOf(other)).toStrictEqual({ atMs: onDay(1).nowMs, by: 'victim', ...other });
  expect(applicationOf({})).toStrictEqual({ atMs: onDay(1).nowMs, by: 'victim', to: source(1) });
});

test('[RETP-13] cash that was paid in goes back when bank entry and statement agree; disputed ownership bars the decision', () => {
  const cash = { victim: 'victim-1', caseNo: 'A0000001', sources: [], isCash: true };
  const applied = run(frozenCasework(), [
    [begins([cash]), onDay(1)],
    [
      command({ type: 'return.apply', victim: 'victim-1', by: 'victim', to: source(1), otherReason: '现金存入' }),
      onDay(1),
    ],
  ]).casework;
  const check = command({ type: 'return.check-ownership', victim: 'victim-1', isClear: true, note: '测试' });
  expect(codeOf(applied, check, onDay(1))).toBe('return-cash-not-agreed');
  expect(codeOf(applied, { ...check, isCashAgreed: true } as typeof check, onDay(1))).toBe('ok');
  const dispute = command({ type: 'return.check-ownership', victim: 'victim-1', isClear: false, note: '第三人主张' });
  const disputed = run(traced(), [[dispute, onDay(3)]]).casework;
  expect(codeOf(disputed, decide, city(3))).toBe('return-proposal-stale');
});
