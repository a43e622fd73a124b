import { ENTRY_FLAG, type MoneyColumns } from '#ledger';
import { ACCOUNT_KIND } from '#model';
import * as fc from 'fast-check';

import { inCausalOrder } from './causal-order.ts';
import { toMoney, type AccountDraft, type MovementDraft } from './money.fixture.ts';
import { MOVEMENT_END, type TraceBounds, type TraceSource } from './trace-flows.ts';

/** Test data only: a small ledger with everything that a trace must survive. */
export interface RandomCase {
  readonly money: MoneyColumns;
  readonly sources: readonly TraceSource[];
  readonly exits: Uint8Array;
  readonly bounds: TraceBounds;
}

export interface RandomCaseOptions {
  readonly accounts?: number;
  readonly movements?: number;
  /** Most movements that are somebody's report. */
  readonly sources?: number;
  /** Victims pay from accounts that nobody pays into, so that no reported transfer carries another victim's money. */
  readonly victimsApart?: boolean;
  /** Narrow `until`, `layers` and `leastMinor`; else they bind nothing. */
  readonly bounded?: boolean;
  /** Minute stamps too, where credits stand first but for circles (`inCausalOrder`). False: seconds only. */
  readonly coarse?: boolean;
}

export const UNBOUNDED: TraceBounds = { until: 0xff_ff_ff_ff, layers: 60_000, leastMinor: 0 };

const STEP_SECONDS = 60;
const VICTIMS = 3;

/**
 * Cycles, self-transfers, ties, delayed credits, overdrafts, openings, accounts with no or partial statements, rows that one
 * statement lacks, cash, merchants, payment accounts, known exits, several victims, a victim reporting twice.
 */
export function randomCase(options: RandomCaseOptions = {}): fc.Arbitrary<RandomCase> {
  const { accounts = 6, movements = 40, sources = 4, victimsApart = false, bounded = true, coarse = true } = options;
  const move = fc.record({
    from: accountOr(accounts, victimsApart ? [] : [-1]),
    to: accountOr(accounts, [-1]),
    amount: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(100, 100, 200)),
    step: fc.integer({ min: 1, max: Math.ceil(movements / 2) }),
    delay: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 4 })),
    minute: fc.boolean(),
    flags: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.constantFrom(...Object.values(ENTRY_FLAG))),
    lacks: fc.oneof({ weight: 20, arbitrary: fc.constant('none') }, fc.constantFrom('debit', 'credit')),
  });
  const account = fc.record({
    opening: fc.constantFrom(0, 0, 30, 100),
    covered: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
    coveredFrom: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.constant(STEP_SECONDS * 4)),
    kind: fc.oneof(
      { weight: 12, arbitrary: fc.constant(1) },
      fc.constantFrom(ACCOUNT_KIND.payment, ACCOUNT_KIND.clearing),
    ),
  });
  return fc
    .record({
      moves: fc.array(move, { minLength: 1, maxLength: movements, size: 'max' }),
      accounts: fc.array(account, { minLength: accounts, maxLength: accounts }),
      reported: fc.array(fc.tuple(fc.nat(VICTIMS - 1), fc.nat(movements - 1)), { minLength: 1, maxLength: sources }),
      exit: fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.nat(accounts - 1)),
      until: fc.oneof(
        { weight: 2, arbitrary: fc.constant(UNBOUNDED.until) },
        fc.integer({ min: 1, max: movements / 2 + 4 }),
      ),
      layers: fc.oneof({ weight: 2, arbitrary: fc.constant(UNBOUNDED.layers) }, fc.integer({ min: 1, max: 5 })),
      leastMinor: fc.constantFrom(0, 0, 0, 2, 10),
    })
    .map((drawn) => {
      const drafts = drawn.moves.map(({ step, delay, minute, lacks, ...rest }): MovementDraft => {
        const t = step * STEP_SECONDS;
        return {
          ...rest,
          t,
          creditT: t + delay * (STEP_SECONDS / 2) * (minute && coarse ? 2 : 1),
          precision: minute && coarse ? 1 : 0,
          ...(lacks === 'debit' ? { noDebit: true } : {}),
          ...(lacks === 'credit' ? { noCredit: true } : {}),
        };
      });
      return assemble({ ...drawn, drafts, most: movements, victimsApart, bounded });
    });
}

interface Drawn {
  readonly drafts: readonly MovementDraft[];
  readonly accounts: readonly AccountDraft[];
  readonly reported: readonly (readonly [number, number])[];
  readonly most: number;
  readonly exit: number;
  readonly until: number;
  readonly layers: number;
  readonly leastMinor: number;
  readonly victimsApart: boolean;
  readonly bounded: boolean;
}

function accountOr(accounts: number, others: readonly number[]): fc.Arbitrary<number> {
  const account = fc.nat(accounts - 1);
  if (others.length === 0) return account;
  return fc.oneof({ weight: 15, arbitrary: account }, fc.constantFrom(...others));
}

function assemble(drawn: Drawn): RandomCase {
  const { accounts, reported, victimsApart, bounded } = drawn;
  const drafts = drawn.drafts.toSorted((a, b) => a.t - b.t);
  const victimOf = new Map<number, number>();
  for (const [victim, at] of reported) {
    // Early movements more often, so that their money has a way to go.
    const movement = Math.floor(((at * at) / drawn.most ** 2) * drafts.length);
    if (!victimOf.has(movement)) victimOf.set(movement, victim);
  }
  const { money } = inCausalOrder(
    toMoney(
      drafts.map((draft, movement) => {
        const victim = victimOf.get(movement);
        return victimsApart && victim !== undefined ? { ...draft, from: accounts.length + victim } : draft;
      }),
      victimsApart ? [...accounts, {}, {}, {}] : accounts,
    ),
  );
  const exits = new Uint8Array(money.accountCount);
  if (drawn.exit >= 0) exits[drawn.exit] = MOVEMENT_END.crypto;
  return {
    money,
    sources: [...victimOf]
      .map(([movement, victim]) => ({ victim, movement }))
      .toSorted((a, b) => a.movement - b.movement),
    exits,
    bounds: bounded
      ? {
          until: Math.min(UNBOUNDED.until, drawn.until * STEP_SECONDS),
          layers: drawn.layers,
          leastMinor: drawn.leastMinor,
        }
      : UNBOUNDED,
  };
}
