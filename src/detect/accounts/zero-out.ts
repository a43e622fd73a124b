import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { edgesOf, judgeAccounts, VALUE_RULE_OFF, type Judgement } from './judge-accounts.ts';
import { ZERO_OUT_PARAMETERS } from './zero-out-parameters.ts';

/** ZERO-OUT (MonLAD): the account fills up and is emptied down to its former low, again and again. */
export const zeroOut: Detector<CaseView> = {
  id: 'zero-out',
  version: 1,
  title: { zh: '反复充入后清空', en: 'Filled and emptied again and again' },
  subject: 'account',
  family: 'flow',
  parameters: ZERO_OUT_PARAMETERS,
  run: findZeroOuts,
};

function findZeroOuts(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) return VALUE_RULE_OFF;
  const { ledger } = view;
  const minimumCount = numberOf(parameters, 'minimumCount');
  const limits = view.currencies.map((code) => ({
    rise: amountFor(parameters, 'riseMinor', code),
    near: amountFor(parameters, 'nearMinor', code),
  }));
  return judgeAccounts(view, parameters, {
    code: 'zero-out',
    neededSeconds: 0,
    leastEntries: 2 * minimumCount,
    priced: limits.map(({ rise, near }) => rise !== undefined && near !== undefined),
    judge({ currency, entries }): Judgement {
      const { rise = 0, near = 0 } = limits[currency]!;
      const phases = zeroOuts(ledger.amount, entries, { rise, near });
      if (phases.length < minimumCount) return undefined;
      const inPhases = phases.flatMap(({ from, to }) => Array.from(entries.subarray(from, to + 1)));
      let emptiedMinor = 0;
      for (const phase of phases) emptiedMinor += phase.fallMinor;
      return {
        strength: strengthOf(phases.length, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        values: {
          occurrences: phases.length,
          emptiedMinor,
          largestMinor: Math.max(...phases.map(({ fallMinor }) => fallMinor)),
          currency: view.currencies[currency] ?? '',
          riseMinor: rise,
          nearMinor: near,
          minimumCount,
        },
        evidence: edgesOf(ledger, inPhases),
        from: ledger.t[inPhases[0]!]!,
        to: ledger.t[inPhases.at(-1)!]!,
      };
    },
  });
}

/** First and last place of a zero-out in `entries`, and how far the balance fell in it. */
export interface ZeroOut {
  readonly from: number;
  readonly to: number;
  readonly fallMinor: number;
}

/**
 * MonLAD's two states over the running sum: up once it stands more than `rise` above its low, down once it has fallen by more
 * than `rise` from its high to at most `near` above that low. One up and down is one zero-out; O(1) per entry.
 */
export function zeroOuts(
  amount: Float64Array,
  entries: Uint32Array,
  { rise, near }: { readonly rise: number; readonly near: number },
): readonly ZeroOut[] {
  const found: ZeroOut[] = [];
  let sum = 0;
  let low = 0;
  let high = 0;
  let from = 0;
  let isUp = false;
  for (let i = 0; i < entries.length; i += 1) {
    sum += amount[entries[i]!]!;
    if (!isUp) {
      if (sum <= low) {
        low = sum;
        from = i + 1;
      } else if (sum - low > rise) {
        isUp = true;
        high = sum;
      }
      continue;
    }
    high = Math.max(high, sum);
    if (high - sum <= rise || sum > low + near) continue;
    found.push({ from, to: i, fallMinor: high - sum });
    isUp = false;
    low = sum;
    from = i + 1;
  }
  return found;
}
