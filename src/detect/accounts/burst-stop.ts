import type { Detector, DetectorOutput, Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { BURST_STOP_PARAMETERS } from './burst-stop-parameters.ts';
import {
  BOOKED_BY_BANK,
  edgesOf,
  judgeAccounts,
  VALUE_RULE_OFF,
  type Finding,
  type Judgement,
} from './judge-accounts.ts';
import { Turnover } from './turnover.ts';

/** BURST-STOP: much within ten days, then the account lies still. */
export const burstStop: Detector<CaseView> = {
  id: 'burst-stop',
  version: 1,
  title: { zh: '短期集中使用后突然停用', en: 'A short burst, then silence' },
  subject: 'account',
  family: 'rhythm',
  annexFeature: 'Z10',
  parameters: BURST_STOP_PARAMETERS,
  run: findStopped,
};

function findStopped(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) return VALUE_RULE_OFF;
  const { ledger } = view;
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  const moreThan = numberOf(parameters, 'moreThan');
  const minimumSilence = numberOf(parameters, 'silenceSeconds');
  const leastMinor = view.currencies.map((code) => amountFor(parameters, 'minimumAmountMinor', code));
  const turnover = new Turnover(ledger, view.currencies.length);

  /** The window that ends with `last`; silence follows. */
  const burstAt = (entries: Uint32Array, last: number, silenceSeconds: number): Judgement => {
    const since = ledger.t[entries[last]!]! - windowSeconds;
    const start = entries.findIndex((entry) => ledger.t[entry]! >= since);
    const burst = entries.subarray(start, last + 1);
    turnover.clear();
    for (const entry of burst) turnover.add(entry);
    const { times, currency, unpriced, sumMinor } = turnover.against(leastMinor);
    if (turnover.count <= moreThan) return undefined;
    const isOff = leastMinor[currency] === 0;
    if (times < 1 && !isOff) return unpriced ? 'gap' : undefined;
    if (silenceSeconds <= minimumSilence) return 'gap';
    return {
      strength: strengthOf(silenceSeconds, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      values: {
        transfers: turnover.count,
        turnoverMinor: sumMinor,
        currency: view.currencies[currency] ?? '',
        windowSeconds,
        silenceSeconds,
        resumed: last + 1 < entries.length ? 1 : 0,
        minimumAmountMinor: leastMinor[currency] ?? 0,
        moreThan,
        minimumSilenceSeconds: minimumSilence,
      },
      evidence: edgesOf(ledger, burst),
      from: ledger.t[burst[0]!]!,
      to: ledger.t[burst.at(-1)!]!,
    };
  };

  return judgeAccounts(view, parameters, {
    code: 'burst-stop',
    skip: BOOKED_BY_BANK,
    together: true,
    neededSeconds: windowSeconds + minimumSilence,
    leastEntries: moreThan + 1,
    judge({ entries, coveredTo }): Judgement {
      let best: Finding | undefined;
      let isGap = false;
      for (const [last, entry] of entries.entries()) {
        const t = ledger.t[entry]!;
        const isLast = last + 1 === entries.length;
        const silence = (isLast ? coveredTo : ledger.t[entries[last + 1]!]!) - t;
        // At the end of the coverage a silence may only have begun.
        if (silence <= minimumSilence && !isLast) continue;
        const found = burstAt(entries, last, silence);
        if (found === 'gap') isGap = true;
        else if (found && (!best || found.strength > best.strength)) best = found;
      }
      return best ?? (isGap ? 'gap' : undefined);
    },
  });
}
