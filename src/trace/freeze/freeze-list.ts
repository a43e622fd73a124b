import type { MoneyColumns } from '#ledger';

import { judgementMarks, type JudgementMark, type JudgementSettings } from './judgement-marks.ts';
import { outflowGaps } from './outflow-gaps.ts';
import { stillThere, survivalCurve, waitUntil, type SurvivalCurve } from './survival.ts';

export interface FreezeSettings extends JudgementSettings {
  /** Outflows that a stratum needs before anything is estimated from it. */
  readonly leastOutflows: number;
  /** Seconds until a stop takes effect: what is still there then can be saved. */
  readonly actSeconds: number;
  /** Share of the money held that all policies must grant for `likely`. */
  readonly likelyShare: number;
}

export const FREEZE_SETTINGS: FreezeSettings = {
  leastOutflows: 50,
  actSeconds: 30 * 60,
  likelyShare: 0.5,
  lookBackSeconds: 62 * 86_400,
  salaryShare: 0.2,
  goodsShare: 0.5,
};

/** What one policy says is still on an account. */
export interface HeldByPolicy {
  readonly account: number;
  readonly layer: number;
  readonly heldMinor: number;
  /** Least and most over the lot policies and over the order of rows with one time stamp. */
  readonly leastMinor: number;
  readonly mostMinor: number;
}

/** Whose gaps the estimate is made of: the account's, those of victim money anywhere in the trace, all that it reached. */
export type FreezeStratum = 'account' | 'victim-money' | 'reached';
export type FreezeConfidence = 'firm' | 'likely' | 'uncertain';

export interface FreezeLine extends HeldByPolicy {
  readonly confidence: FreezeConfidence;
  /** Last second that the account's statement shows: the money was there then. */
  readonly asOf: number;
  /** Seconds from `until` to the next expected outflow (half of the like money had left by then); absent: unknown. */
  readonly expectedOutflowSeconds?: number;
  /** Seconds by which a quarter of the like money had left. */
  readonly earlyOutflowSeconds?: number;
  /** Chance that the money is still there when a stop takes effect; absent: unknown. */
  readonly stillThere?: number;
  /** Held money times that chance, rounded down; where unknown, the money held. */
  readonly savableMinor: number;
  readonly stratum?: FreezeStratum;
  readonly outflows: number;
  readonly marks: readonly JudgementMark[];
}

export interface FreezeInput {
  readonly money: MoneyColumns;
  readonly held: readonly HeldByPolicy[];
  /** All accounts that the trace reached. */
  readonly reached: readonly number[];
  /** Movements that carried victim money to them. */
  readonly carrying: ReadonlySet<number>;
  readonly until: number;
  /** Marks known from elsewhere (guards, age of the holder). */
  readonly marks?: ReadonlyMap<number, readonly JudgementMark[]>;
  readonly settings?: FreezeSettings;
}

/**
 * Accounts that still hold victim money, by what can be saved: a proposal for a named decider. How long money stays is
 * estimated from the account's own outflows, else those of victim money in the trace, else those of all accounts that it
 * reached; from fewer than `leastOutflows` nothing is said.
 */
export function freezeList(input: FreezeInput): FreezeLine[] {
  const { money, until, settings = FREEZE_SETTINGS } = input;
  const curves = new CurveShelf(input, settings);
  const lines = input.held
    .filter(({ heldMinor, mostMinor }) => heldMinor > 0 || mostMinor > 0)
    .map((held): FreezeLine => {
      const { account, heldMinor } = held;
      const asOf = Math.min(until, money.accounts.coveredTo[account]!);
      const found = curves.find(account);
      const marks = new Set([...(input.marks?.get(account) ?? []), ...judgementMarks(money, account, until, settings)]);
      if (asOf < until) marks.add('statement-ended');
      const base = { ...held, asOf, confidence: confidenceOf(held, asOf >= until, settings), marks: [...marks] };
      if (found === undefined) return { ...base, savableMinor: heldMinor, outflows: curves.own(account) };
      const { curve, stratum } = found;
      const elapsed = Math.max(0, until - lastCredit(money, account, until));
      const chance = stillThere(curve, elapsed, settings.actSeconds);
      return {
        ...base,
        ...defined('expectedOutflowSeconds', waitUntil(curve, elapsed, 0.5)),
        ...defined('earlyOutflowSeconds', waitUntil(curve, elapsed, 0.25)),
        ...defined('stillThere', chance),
        savableMinor: Math.floor(heldMinor * (chance ?? 1)),
        stratum,
        outflows: curve.outflows,
      };
    });
  return lines.toSorted(
    (a, b) => b.savableMinor - a.savableMinor || b.mostMinor - a.mostMinor || a.account - b.account,
  );
}

class CurveShelf {
  readonly #input: FreezeInput;
  readonly #settings: FreezeSettings;
  readonly #curves = new Map<string, SurvivalCurve>();

  constructor(input: FreezeInput, settings: FreezeSettings) {
    this.#input = input;
    this.#settings = settings;
  }

  /** Outflows of the account by itself. */
  own(account: number): number {
    return this.#curve(`account ${account}`, [account]).outflows;
  }

  find(account: number): { readonly curve: SurvivalCurve; readonly stratum: FreezeStratum } | undefined {
    const { reached, carrying } = this.#input;
    const strata: readonly (() => readonly [FreezeStratum, SurvivalCurve])[] = [
      () => ['account', this.#curve(`account ${account}`, [account])],
      () => ['victim-money', this.#curve('victim-money', reached, carrying)],
      () => ['reached', this.#curve('reached', reached)],
    ];
    for (const curveOf of strata) {
      const [stratum, curve] = curveOf();
      if (curve.outflows >= this.#settings.leastOutflows) return { curve, stratum };
    }
    return undefined;
  }

  #curve(name: string, accounts: readonly number[], only?: ReadonlySet<number>): SurvivalCurve {
    const known = this.#curves.get(name);
    if (known !== undefined) return known;
    const { money, until } = this.#input;
    const curve = survivalCurve(outflowGaps(money, accounts, { until, ...(only === undefined ? {} : { only }) }));
    this.#curves.set(name, curve);
    return curve;
  }
}

function confidenceOf(
  { heldMinor, leastMinor, mostMinor }: HeldByPolicy,
  seenToTheEnd: boolean,
  { likelyShare }: FreezeSettings,
): FreezeConfidence {
  if (seenToTheEnd && leastMinor === heldMinor && mostMinor === heldMinor) return 'firm';
  return heldMinor > 0 && leastMinor >= likelyShare * heldMinor ? 'likely' : 'uncertain';
}

function lastCredit({ ledger }: MoneyColumns, account: number, until: number): number {
  let last = 0;
  for (let entry = ledger.offsets[account]!; entry < ledger.offsets[account + 1]!; entry++) {
    if (ledger.t[entry]! > until) break;
    if (ledger.amount[entry]! > 0) last = ledger.t[entry]!;
  }
  return last;
}

function defined<K extends string>(key: K, value: number | undefined): Partial<Record<K, number>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, number>);
}
