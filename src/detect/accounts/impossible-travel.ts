import { PRECISION_SECONDS } from '#graph';
import { ENTRY_FLAG } from '#ledger';
import { TIME_PRECISION, type Detector, type DetectorOutput, type Parameters } from '#model';
import type { CaseView, EntryFacts } from '../case-view.ts';
import { neighbourRuns } from '../neighbour-runs.ts';
import { numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { edgesOf, reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, setting, StrongestReasons, strengthPair } from './link-signals.ts';
import { both, MAXIMUM_REASONS, SETTING } from './measure-parameters.ts';
import { areFarApart, OUTSIDE_MAINLAND, provinceOf } from './province-neighbours.ts';

/** Somebody stood there: a machine or a counter. A shop's till may be a web shop's, far from everybody. */
const PRESENT = ENTRY_FLAG.atm | ENTRY_FLAG.counter;

/**
 * Z12: one card at machines or counters too far apart for the time between. It speaks of two hands with one card, never of
 * where a person travels: a possible journey says nothing, and neighbouring provinces are never judged.
 */
export const impossibleTravel: Detector<CaseView> = {
  id: 'impossible-travel',
  version: 1,
  title: { zh: '极短时间内异地使用', en: 'Used in distant places within a short time' },
  subject: 'account',
  family: 'control',
  annexFeature: 'Z12',
  parameters: [
    setting('withinSeconds', 'seconds', 2 * 3600, {
      zh: '两地之间的时间短于',
      en: 'Less time than this between the two',
    }),
    {
      id: 'otherCardWeight',
      title: {
        zh: '同一持有人的两张卡（可能由家人使用）所占权重',
        en: 'Weight of two cards of one holder (a relative may carry one)',
      },
      unit: 'share',
      default: both(0.25),
      source: SETTING,
    },
    ...strengthPair({ zh: '次数', en: 'times' }, 0, 3),
    MAXIMUM_REASONS,
  ],
  run: findTravels,
};

/** Entries at a place, in the order of time. */
interface Visits {
  readonly entry: number[];
  readonly account: number[];
}

function findTravels(view: CaseView, parameters: Parameters): DetectorOutput {
  const { entries } = view;
  if (entries === undefined) return FACTS_MISSING;
  const reasons = new StrongestReasons(view);
  for (const visits of visitsByHolder(view, entries)) judge(view, entries, visits, { parameters, reasons });
  return reasonsOutput({ signals: reasons.all(), notAssessable: [], counts: {} }, parameters);
}

function judge(
  view: CaseView,
  entries: EntryFacts,
  { entry, account }: Visits,
  { parameters, reasons }: { readonly parameters: Parameters; readonly reasons: StrongestReasons },
): void {
  const { ledger } = view;
  const withinSeconds = numberOf(parameters, 'withinSeconds');
  const otherCardWeight = numberOf(parameters, 'otherCardWeight');
  const met = new Map<number, { weight: number; times: number; shortest: number; entries: number[] }>();
  for (let i = 1; i < entry.length; i += 1) {
    const [before, after] = [entry[i - 1]!, entry[i]!];
    // The later one may be as late as the end of its minute.
    const gap = ledger.t[after]! + PRECISION_SECONDS[ledger.precision[after]!]! - 1 - ledger.t[before]!;
    if (gap >= withinSeconds) continue;
    if (!areFarApart(placeOf(view, entries, before), placeOf(view, entries, after))) continue;
    const weight = account[i] === account[i - 1] ? 1 : otherCardWeight;
    for (const one of new Set([account[i - 1]!, account[i]!])) {
      const found = met.get(one) ?? { weight: 0, times: 0, shortest: Infinity, entries: [] };
      met.set(one, {
        weight: found.weight + weight,
        times: found.times + 1,
        shortest: Math.min(found.shortest, gap),
        entries: [...found.entries, before, after],
      });
    }
  }
  for (const [one, { weight, times, shortest, entries: seen }] of met) {
    const at = seen.map((i) => ledger.t[i]!);
    reasons.add({
      account: one,
      strength: strengthOf(weight, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      code: 'impossible-travel',
      values: { times, shortestSeconds: shortest, withinSeconds },
      evidence: edgesOf(ledger, seen),
      from: Math.min(...at),
      to: Math.max(...at),
    });
  }
}

/** The accounts of one known holder together, every other account alone; only where there are two visits. */
function* visitsByHolder(view: CaseView, entries: EntryFacts): Iterable<Visits> {
  const { accounts, ledger } = view;
  const entry: number[] = [];
  const account: number[] = [];
  for (const v of accounts.flags.keys()) {
    for (let i = ledger.offsets[v]!; i < ledger.offsets[v + 1]!; i += 1) {
      if (!isVisit(view, entries, i)) continue;
      entry.push(i);
      account.push(v);
    }
  }
  let holders = 0;
  for (const holder of accounts.holder) holders = Math.max(holders, holder + 1);
  const groups = Int32Array.from(account, (v) => (accounts.holder[v]! >= 0 ? accounts.holder[v]! : holders + v));
  const order = Uint32Array.from(groups, (_, i) => i);
  order.sort((a, b) => groups[a]! - groups[b]! || ledger.t[entry[a]!]! - ledger.t[entry[b]!]! || entry[a]! - entry[b]!);
  for (const [start, end] of neighbourRuns(order.map((i) => groups[i]!))) {
    const own = order.subarray(start, end);
    if (own.length === 1) continue;
    yield { entry: Array.from(own, (i) => entry[i]!), account: Array.from(own, (i) => account[i]!) };
  }
}

function isVisit({ ledger }: CaseView, entries: EntryFacts, i: number): boolean {
  const flags = ledger.flags[i]!;
  if ((flags & PRESENT) === 0 || (flags & ENTRY_FLAG.reversal) !== 0 || ledger.precision[i] === TIME_PRECISION.day)
    return false;
  return entries.area[i] !== -1 || (flags & ENTRY_FLAG.overseas) !== 0;
}

function placeOf({ ledger }: CaseView, entries: EntryFacts, i: number): number {
  return (ledger.flags[i]! & ENTRY_FLAG.overseas) !== 0 ? OUTSIDE_MAINLAND : provinceOf(entries.area[i]!);
}
