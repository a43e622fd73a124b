import { ENTRY_FLAG } from '#ledger';
import { TIME_PRECISION, type Detector, type DetectorOutput, type Parameters } from '#model';
import type { CaseView, EntryFacts } from '../case-view.ts';
import { neighbourRuns } from '../neighbour-runs.ts';
import { amountFor, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { edgesOf, reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, memberOf, setting, StrongestReasons, strengthPair } from './link-signals.ts';
import { BANK_B, both, MAXIMUM_REASONS } from './measure-parameters.ts';

/** Q2: cards of many holders at one machine within minutes, each emptied to near the day's cap. */
export const manyCardsOneMachine: Detector<CaseView> = {
  id: 'many-cards-one-machine',
  version: 1,
  title: { zh: '同一自助设备短时间多卡取现', en: 'Many cards at one machine' },
  subject: 'account',
  family: 'exit',
  annexFeature: 'Q2',
  parameters: [
    {
      id: 'minimumCards',
      title: { zh: '最少持卡人数', en: 'Fewest card holders' },
      unit: 'count',
      default: both(5),
      source: BANK_B,
    },
    {
      id: 'windowSeconds',
      title: { zh: '时间窗', en: 'Window' },
      unit: 'seconds',
      default: both(3600),
      source: BANK_B,
    },
    {
      id: 'capMinor',
      title: { zh: '每卡每日取现限额', en: 'Day’s cap of a card' },
      unit: 'minor',
      default: both(2_000_000),
      source: 'setting',
    },
    setting('nearCapShare', 'share', 0.9, { zh: '接近限额的比例', en: 'Near the cap from' }),
    ...strengthPair({ zh: '持卡人数', en: 'card holders' }, 4, 10),
    MAXIMUM_REASONS,
  ],
  run: findMachines,
};

function findMachines(view: CaseView, parameters: Parameters): DetectorOutput {
  const { entries } = view;
  if (entries === undefined) return FACTS_MISSING;
  const reasons = new StrongestReasons(view);
  const near = numberOf(parameters, 'nearCapShare');
  const leastMinor = view.currencies.map((code) => {
    const cap = amountFor(parameters, 'capMinor', code);
    return cap === undefined ? Infinity : cap * near;
  });
  for (const withdrawals of withdrawalsByMachine(view, entries, numberOf(parameters, 'minimumCards'))) {
    judge(view, withdrawals, { leastMinor, parameters, reasons });
  }
  return reasonsOutput({ signals: reasons.all(), notAssessable: [], counts: {} }, parameters);
}

function judge(
  view: CaseView,
  withdrawals: readonly Withdrawal[],
  rule: { readonly leastMinor: readonly number[]; readonly parameters: Parameters; readonly reasons: StrongestReasons },
): void {
  const { ledger, accounts } = view;
  const { parameters, reasons } = rule;
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  let left = 0;
  for (let right = 0; right < withdrawals.length; right += 1) {
    const end = ledger.t[withdrawals[right]!.entry]!;
    while (end - ledger.t[withdrawals[left]!.entry]! > windowSeconds) left += 1;
    const next = withdrawals[right + 1];
    // Only the fullest window that ends here: one more withdrawal inside it is judged with that one.
    if (next !== undefined && ledger.t[next.entry]! - ledger.t[withdrawals[left]!.entry]! <= windowSeconds) continue;
    if (right - left + 1 < numberOf(parameters, 'minimumCards')) continue;
    const cards = new Map<number, { minor: number; entries: number[] }>();
    for (let i = left; i <= right; i += 1) {
      const { entry, account } = withdrawals[i]!;
      const card = cards.get(account) ?? { minor: 0, entries: [] };
      cards.set(account, { minor: card.minor - ledger.amount[entry]!, entries: [...card.entries, entry] });
    }
    const full = [...cards].filter(
      ([, { minor, entries }]) => minor >= rule.leastMinor[ledger.currency[entries[0]!]!]!,
    );
    const holders = new Set(full.map(([account]) => memberOf(accounts.holder[account]!, account))).size;
    if (holders < numberOf(parameters, 'minimumCards')) continue;
    for (const [account, { minor, entries }] of full) {
      reasons.add({
        account,
        strength: strengthOf(holders, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
        code: 'many-cards-one-machine',
        values: {
          cards: holders,
          windowSeconds,
          amountMinor: minor,
          currency: view.currencies[ledger.currency[entries[0]!]!] ?? '',
          minimumCards: numberOf(parameters, 'minimumCards'),
        },
        evidence: edgesOf(ledger, entries),
        from: ledger.t[entries[0]!]!,
        to: ledger.t[entries.at(-1)!]!,
      });
    }
  }
}

interface Withdrawal {
  readonly entry: number;
  readonly account: number;
}

/** Withdrawals at machines of the mainland in one currency each, by machine and time; only machines with enough of them. */
function* withdrawalsByMachine(view: CaseView, { terminal }: EntryFacts, least: number): Iterable<Withdrawal[]> {
  const { ledger, accounts } = view;
  const machine: number[] = [];
  const entry: number[] = [];
  const account: number[] = [];
  for (const v of accounts.flags.keys()) {
    for (let i = ledger.offsets[v]!; i < ledger.offsets[v + 1]!; i += 1) {
      if (terminal[i]! < 0 || ledger.amount[i]! >= 0 || !isCash(ledger.flags[i]!)) continue;
      if (ledger.precision[i] === TIME_PRECISION.day) continue;
      machine.push(terminal[i]! * view.currencies.length + ledger.currency[i]!);
      entry.push(i);
      account.push(v);
    }
  }
  const order = Uint32Array.from(machine, (_, i) => i);
  order.sort(
    (a, b) => machine[a]! - machine[b]! || ledger.t[entry[a]!]! - ledger.t[entry[b]!]! || entry[a]! - entry[b]!,
  );
  for (const [start, end] of neighbourRuns(Array.from(order, (i) => machine[i]!))) {
    if (end - start >= least)
      yield Array.from(order.subarray(start, end), (i) => ({ entry: entry[i]!, account: account[i]! }));
  }
}

function isCash(flags: number): boolean {
  const isOther = (flags & (ENTRY_FLAG.overseas | ENTRY_FLAG.counter | ENTRY_FLAG.reversal | ENTRY_FLAG.fee)) !== 0;
  return (flags & (ENTRY_FLAG.atm | ENTRY_FLAG.cash)) !== 0 && !isOther;
}
