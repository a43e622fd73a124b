import { ENTRY_FLAG } from '#ledger';
import { CHINA_OFFSET_MS, type Detector, type DetectorOutput, type Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { amountFor, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { edgesOf, reasonsOutput } from './judge-accounts.ts';
import { FACTS_MISSING, setting, StrongestReasons, strengthPair } from './link-signals.ts';
import { MAXIMUM_REASONS } from './measure-parameters.ts';
import { OUTSIDE_MAINLAND, provinceOf } from './province-neighbours.ts';

const DAY = 86_400;
const CHINA = CHINA_OFFSET_MS / 1000;

/** Q1: day after day cash abroad up to the day's cap. */
export const overseasWithdrawals: Detector<CaseView> = {
  id: 'overseas-withdrawals',
  version: 1,
  title: { zh: '境外按限额频繁取现', en: 'Frequent withdrawals abroad at the cap' },
  subject: 'account',
  family: 'exit',
  annexFeature: 'Q1',
  parameters: [
    setting('minimumDays', 'count', 3, { zh: '最少天数', en: 'Fewest days' }),
    setting('windowSeconds', 'seconds', 30 * DAY, { zh: '时间窗', en: 'Window' }),
    {
      id: 'capMinor',
      title: { zh: '境外每日取现限额', en: 'Day’s cap of cash abroad' },
      unit: 'minor',
      default: { statement: 1_000_000, structure: 1_000_000 },
      source: 'setting',
    },
    setting('nearCapShare', 'share', 0.9, { zh: '接近限额的比例', en: 'Near the cap from' }),
    ...strengthPair({ zh: '天数', en: 'days' }, 2, 10),
    MAXIMUM_REASONS,
  ],
  run: findWithdrawals,
};

/** One day's cash abroad of one account in one currency. */
interface CashDay {
  readonly day: number;
  readonly minor: number;
  readonly entries: readonly number[];
}

function findWithdrawals(view: CaseView, parameters: Parameters): DetectorOutput {
  if (view.entries === undefined) return FACTS_MISSING;
  const reasons = new StrongestReasons(view);
  let withoutAmount = 0;
  for (const account of view.accounts.flags.keys()) {
    if (!isSubject(view.accounts, account)) continue;
    for (const [currency, days] of cashDays(view, account)) {
      const cap = amountFor(parameters, 'capMinor', view.currencies[currency] ?? '');
      if (cap === undefined) withoutAmount += 1;
      else
        judge(
          view,
          { account, currency, days: days.filter(({ minor }) => minor >= cap * numberOf(parameters, 'nearCapShare')) },
          { cap, parameters, reasons },
        );
    }
  }
  const counts = { 'currencies-without-amount': withoutAmount };
  return reasonsOutput({ signals: reasons.all(), notAssessable: [], counts }, parameters);
}

function judge(
  view: CaseView,
  {
    account,
    currency,
    days,
  }: { readonly account: number; readonly currency: number; readonly days: readonly CashDay[] },
  rule: { readonly cap: number; readonly parameters: Parameters; readonly reasons: StrongestReasons },
): void {
  const { parameters } = rule;
  const windowSeconds = numberOf(parameters, 'windowSeconds');
  let left = 0;
  for (let right = 0; right < days.length; right += 1) {
    while ((days[right]!.day - days[left]!.day + 1) * DAY > windowSeconds) left += 1;
    const count = right - left + 1;
    if (count < numberOf(parameters, 'minimumDays')) continue;
    const inWindow = days.slice(left, right + 1);
    const entries = inWindow.flatMap((one) => one.entries);
    rule.reasons.add({
      account,
      strength: strengthOf(count, numberOf(parameters, 'strengthFrom'), numberOf(parameters, 'strengthFull')),
      code: 'overseas-withdrawals',
      values: {
        days: count,
        windowSeconds,
        amountMinor: inWindow.reduce((sum, { minor }) => sum + minor, 0),
        currency: view.currencies[currency] ?? '',
        capMinor: rule.cap,
        nearCapShare: numberOf(parameters, 'nearCapShare'),
        minimumDays: numberOf(parameters, 'minimumDays'),
      },
      evidence: edgesOf(view.ledger, entries),
      from: view.ledger.t[entries[0]!]!,
      to: view.ledger.t[entries.at(-1)!]!,
    });
  }
}

/** Days of Asia/Shanghai, as the cap counts them. */
function cashDays(view: CaseView, account: number): Map<number, CashDay[]> {
  const { ledger, epochSeconds } = view;
  const byCurrency = new Map<number, CashDay[]>();
  for (let i = ledger.offsets[account]!; i < ledger.offsets[account + 1]!; i += 1) {
    if (!isCashAbroad(view, i)) continue;
    const day = Math.floor((ledger.t[i]! + epochSeconds + CHINA) / DAY);
    const days = byCurrency.get(ledger.currency[i]!) ?? [];
    const last = days.at(-1);
    const minor = -ledger.amount[i]!;
    if (last?.day === day) days[days.length - 1] = { day, minor: last.minor + minor, entries: [...last.entries, i] };
    else days.push({ day, minor, entries: [i] });
    byCurrency.set(ledger.currency[i]!, days);
  }
  return byCurrency;
}

function isCashAbroad({ ledger, entries }: CaseView, i: number): boolean {
  const flags = ledger.flags[i]!;
  if (ledger.amount[i]! >= 0 || (flags & (ENTRY_FLAG.reversal | ENTRY_FLAG.fee)) !== 0) return false;
  if ((flags & (ENTRY_FLAG.atm | ENTRY_FLAG.cash)) === 0) return false;
  return (flags & ENTRY_FLAG.overseas) !== 0 || provinceOf(entries?.area[i] ?? -1) === OUTSIDE_MAINLAND;
}
