import { ENTRY_FLAG, type LedgerColumns } from '#ledger';
import type { Detector, DetectorOutput, Parameters } from '#model';
import { binomialTail } from '../binomial-tail.ts';
import { EDGE_GUARD, type CaseView } from '../case-view.ts';
import { amountsFor, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { BOOKED_BY_BANK, edgesOf, judgeAccounts, VALUE_RULE_OFF, type Judgement } from './judge-accounts.ts';
import { STRUCTURING_PARAMETERS } from './structuring-parameters.ts';

/** STRUCT: amounts kept just below a limit, more often than the account's own amounts would have it. */
export const structuring: Detector<CaseView> = {
  id: 'structuring',
  version: 1,
  title: { zh: '拆分金额、贴近限额', en: 'Amounts kept just below a limit' },
  subject: 'account',
  family: 'rhythm',
  annexFeature: 'Z6',
  parameters: STRUCTURING_PARAMETERS,
  run: findStructuring,
};

interface Rule {
  readonly windowSeconds: number;
  readonly band: number;
  readonly minimumCount: number;
  readonly minimumHistory: number;
  readonly chance: number;
}

interface Limit {
  readonly limitMinor: number;
  readonly isCash: boolean;
}

/** The window that chance explains least; its entries are `band[first … last]`. */
interface Window {
  readonly limit: Limit;
  readonly chance: number;
  readonly band: readonly number[];
  readonly inBand: number;
  readonly inHalf: number;
  readonly sumMinor: number;
}

function findStructuring(view: CaseView, parameters: Parameters): DetectorOutput {
  const { ledger } = view;
  const rule: Rule = {
    windowSeconds: numberOf(parameters, 'windowSeconds'),
    band: numberOf(parameters, 'band'),
    minimumCount: numberOf(parameters, 'minimumCount'),
    minimumHistory: numberOf(parameters, 'minimumHistory'),
    chance: numberOf(parameters, 'chance'),
  };
  const limits = view.currencies.map((code) => limitsOf(parameters, code));
  if (limits.every((list) => list?.length === 0)) return VALUE_RULE_OFF;
  // Where the smallest band begins; below it nothing is found.
  const least = limits.map((list) => Math.min(...(list ?? []).map(({ limitMinor }) => (1 - rule.band) * limitMinor)));
  return judgeAccounts(view, parameters, {
    code: 'structuring',
    skip: BOOKED_BY_BANK,
    neededSeconds: rule.windowSeconds,
    priced: limits.map((list) => list !== undefined),
    judge({ currency, entries }): Judgement {
      let best: Window | undefined;
      let isGap = false;
      if (!hasSeveral(ledger.amount, entries, least[currency]!)) return undefined;
      for (const limit of limits[currency]!) {
        const found = searchLimit(view, entries, limit, rule);
        if (found === 'gap') isGap = true;
        else if (found && (!best || found.chance < best.chance)) best = found;
      }
      if (!best) return isGap ? 'gap' : undefined;
      const places = Math.min(-Math.log10(best.chance), 300);
      return {
        strength: strengthOf(places, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        values: {
          kind: best.limit.isCash ? 'cash' : 'transfer',
          limitMinor: best.limit.limitMinor,
          bandFromMinor: Math.ceil((1 - rule.band) * best.limit.limitMinor),
          transfers: best.band.length,
          sumMinor: best.sumMinor,
          inBand: best.inBand,
          inHalf: best.inHalf,
          chance: Number(best.chance.toPrecision(2)),
          currency: view.currencies[currency] ?? '',
          windowSeconds: rule.windowSeconds,
          minimumCount: rule.minimumCount,
          maximumChance: rule.chance,
        },
        evidence: edgesOf(ledger, best.band),
        from: ledger.t[best.band[0]!]!,
        to: ledger.t[best.band.at(-1)!]!,
      };
    },
  });
}

/** Undefined: no limits for this currency; empty: switched off. */
function limitsOf(parameters: Parameters, currency: string): readonly Limit[] | undefined {
  const cash = amountsFor(parameters, 'cashLimitsMinor', currency);
  const transfers = amountsFor(parameters, 'transferLimitsMinor', currency);
  if (!cash || !transfers) return undefined;
  return [
    ...cash.map((limitMinor) => ({ limitMinor, isCash: true })),
    ...transfers.map((limitMinor) => ({ limitMinor, isCash: false })),
  ].filter(({ limitMinor }) => limitMinor > 0);
}

/**
 * Entries of [(1 − ε)θ, θ) in windows that end at one of them. The null: the account's amounts of [0.5θ, θ) up to there lie
 * anywhere in it alike, so that one in 2ε falls into the band. A `gap` where only the history is too short.
 */
function searchLimit(
  view: CaseView,
  entries: Uint32Array,
  { limitMinor, isCash }: Limit,
  rule: Rule,
): Window | 'gap' | undefined {
  const { ledger } = view;
  const [half, least] = [0.5 * limitMinor, (1 - rule.band) * limitMinor];
  const expected = Math.min(1, rule.band / 0.5);
  // Two are worth more than the limit together (Σ ≥ θ) wherever chance can be excluded at all, which is for ε < 0.5.
  const fewest = Math.max(rule.minimumCount, 2);
  const inBand: number[] = [];
  let inHalf = 0;
  let start = 0;
  let sumMinor = 0;
  let isShort = false;
  let best: Window | undefined;
  for (let i = 0; i < entries.length; i += 1) {
    const entry = entries[i]!;
    const minor = Math.abs(ledger.amount[entry]!);
    if (minor < Math.min(half, least) || minor >= limitMinor) continue;
    if (isCashEntry(ledger, entry) !== isCash || isLoan(view, entry)) continue;
    if (minor >= half) inHalf += 1;
    if (minor < least) continue;
    inBand.push(entry);
    sumMinor += minor;
    for (; ledger.t[inBand[start]!]! + rule.windowSeconds < ledger.t[entry]!; start += 1) {
      sumMinor -= Math.abs(ledger.amount[inBand[start]!]!);
    }
    if (inBand.length - start < fewest) continue;
    if (i + 1 < rule.minimumHistory) {
      isShort = true;
      continue;
    }
    const chance = binomialTail(inBand.length, Math.max(inHalf, inBand.length), expected);
    if (chance >= rule.chance || (best && chance >= best.chance)) continue;
    const band = inBand.slice(start);
    best = { limit: { limitMinor, isCash }, chance, band, inBand: inBand.length, inHalf, sumMinor };
  }
  return best ?? (isShort ? 'gap' : undefined);
}

function hasSeveral(amount: Float64Array, entries: Uint32Array, least: number): boolean {
  let count = 0;
  for (const entry of entries) if (Math.abs(amount[entry]!) >= least) count += 1;
  return count >= 2;
}

function isCashEntry({ flags }: LedgerColumns, entry: number): boolean {
  return (flags[entry]! & ENTRY_FLAG.cash) !== 0;
}

/** Repayments of a loan are alike by contract (definitions.md 8). */
function isLoan({ ledger, guarded }: CaseView, entry: number): boolean {
  const edge = ledger.edge[entry]!;
  return guarded !== undefined && edge >= 0 && (guarded.edges[edge]! & EDGE_GUARD.loan) !== 0;
}
