/**
 * How well the freeze list tells how long victim money stays: crime towns, every statement on hand, traced at the moment of a
 * report with what was known then, held against what the town's rows say later. Nothing is fitted: each estimate comes from
 * the past of the accounts themselves.
 *
 *   node --conditions=source bench/outflow.ts [--seeds 201-206] [--people 800]
 */
import { parseArgs } from 'node:util';
import { ENTRY_FLAG, type MoneyColumns } from '#ledger';
import { ACCOUNT_KIND, TIME_PRECISION } from '#model';
import { simulateTown, type Town } from '#simulate';
import {
  assembleTrace,
  FREEZE_SETTINGS,
  freezeList,
  inCausalOrder,
  openLines,
  traceByLines,
  type FreezeLine,
  type HeldByPolicy,
  type TraceSource,
} from '#trace';
import { printJson, printTable } from '../test/harness/print-table.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '201-206' }, people: { type: 'string', default: '800' } },
});
const [first = 201, last = first] = values.seeds.split('-').map(Number);
const DIALS = [0, 0.25, 0.5, 0.75, 1];
const DAYS = 60;
const MOMENTS = 12;
const START_MS = Date.UTC(2024, 2, 3, 16);
/** A victim who calls at once, and one who reports when the town's victims do. */
const DELAYS = ['10 minutes after paying', 'when reported'] as const;
/** Accounts that can be stopped at once. */
const STOPPED = [3, 10] as const;

interface Judged {
  readonly delay: string;
  readonly stratum: string;
  /** Seconds from the moment to the account's next debit; Infinity: none came in the town's days. */
  readonly next: number;
  /** Seconds of the town that are left. */
  readonly left: number;
  readonly line: FreezeLine;
}

interface Saved {
  readonly delay: string;
  readonly held: number;
  readonly byList: readonly number[];
  readonly byAmount: readonly number[];
}

const judged: Judged[] = [];
const saved: Saved[] = [];
for (let seed = first; seed <= last; seed += 1) {
  for (const dial of DIALS) {
    const town = simulateTown({
      ...{ kind: 'crime', seed, people: Number(values.people), days: DAYS, startMs: START_MS, dial, covered: 'all' },
    });
    judgeTown(town);
  }
}
printFigures();

function judgeTown(town: Town): void {
  const money = moneyOf(town);
  const reports = town.losses.toSorted((a, b) => a.reportedMs - b.reportedMs);
  for (let n = 0; n < Math.min(MOMENTS, reports.length); n += 1) {
    const report = reports[Math.floor((n * reports.length) / Math.min(MOMENTS, reports.length))];
    if (report === undefined) continue;
    for (const delay of DELAYS) {
      const knownAt = (loss: Town['losses'][number]): number =>
        delay === 'when reported' ? loss.reportedMs : loss.paidMs + 600_000;
      const ms = knownAt(report);
      const at = Math.floor((ms - START_MS) / 1000);
      if (at >= DAYS * 86_400 - 3600) continue;
      const known = reports.filter((loss) => knownAt(loss) <= ms);
      judgeMoment({ money, sources: sourcesOf(town, known), at, delay });
    }
  }
}

interface Moment {
  readonly money: MoneyColumns;
  readonly sources: readonly TraceSource[];
  readonly at: number;
  readonly delay: string;
}

function judgeMoment({ money, sources, at, delay }: Moment): void {
  const lines = listAt(money, sources, at);
  const later = heldAt(money, sources, at + FREEZE_SETTINGS.actSeconds);
  for (const line of lines) {
    const next = nextDebit(money, line.account, at) - at;
    judged.push({ delay, stratum: line.stratum ?? 'unknown', next, left: DAYS * 86_400 - at, line });
  }
  const there = ({ account, heldMinor }: FreezeLine): number => Math.min(heldMinor, later.get(account) ?? 0);
  const held = lines.reduce((sum, { heldMinor }) => sum + heldMinor, 0);
  if (held === 0) return;
  const sum = (list: readonly FreezeLine[], k: number): number =>
    list.slice(0, k).reduce((total, line) => total + there(line), 0);
  const amounts = lines.toSorted((a, b) => b.heldMinor - a.heldMinor);
  saved.push({
    delay,
    held,
    byList: STOPPED.map((k) => sum(lines, k)),
    byAmount: STOPPED.map((k) => sum(amounts, k)),
  });
}

function listAt(money: MoneyColumns, sources: readonly TraceSource[], until: number): FreezeLine[] {
  const assembled = traceAt(money, sources, until);
  const held = assembled.accounts
    .filter((account) => account.held > 0)
    .map(({ account, layer, held: heldMinor }): HeldByPolicy => ({
      ...{ account, layer, heldMinor, leastMinor: heldMinor, mostMinor: heldMinor },
    }));
  const reached = assembled.accounts.filter(({ entered }) => entered).map(({ account }) => account);
  const carrying = new Set(assembled.edges.map(({ movement }) => movement));
  return freezeList({ money, held, reached, carrying, until });
}

function heldAt(money: MoneyColumns, sources: readonly TraceSource[], until: number): ReadonlyMap<number, number> {
  return new Map(traceAt(money, sources, until).accounts.map(({ account, held }) => [account, held]));
}

function traceAt(money: MoneyColumns, sources: readonly TraceSource[], until: number) {
  const bounds = { until, layers: 50, leastMinor: 0 };
  return assembleTrace(money, traceByLines(openLines(money, 'fifo'), { sources, bounds }), sources);
}

function nextDebit({ ledger }: MoneyColumns, account: number, at: number): number {
  for (let entry = ledger.offsets[account] ?? 0; entry < (ledger.offsets[account + 1] ?? 0); entry += 1) {
    if ((ledger.t[entry] ?? 0) > at && (ledger.amount[entry] ?? 0) < 0) return ledger.t[entry] ?? 0;
  }
  return Infinity;
}

function sourcesOf({ payments }: Town, losses: Town['losses']): TraceSource[] {
  const key = (...parts: readonly number[]): string => parts.join(' ');
  const places = new Map(
    Array.from({ length: payments.count }, (_, i) => [
      key(payments.from[i] ?? -1, payments.to[i] ?? -1, payments.ms[i] ?? 0, payments.amountMinor[i] ?? 0),
      i,
    ]),
  );
  const victims = [...new Set(losses.map(({ victim }) => victim))];
  return losses.flatMap(({ victim, account, paidMs, amountMinor }) => {
    const movement = places.get(key(victim, account, paidMs, amountMinor));
    return movement === undefined ? [] : [{ victim: victims.indexOf(victim), movement }];
  });
}

/** The town as a bank that has every statement would see it. */
function moneyOf(town: Town): MoneyColumns {
  const { payments, legs, accounts } = town;
  const { count } = payments;
  const total = legs.leg.length;
  const ledger = {
    offsets: legs.offsets,
    movement: Int32Array.from(legs.leg, (leg) => leg >>> 1),
    amount: Float64Array.from(legs.leg, (leg) => (payments.amountMinor[leg >>> 1] ?? 0) * ((leg & 1) === 1 ? 1 : -1)),
    t: new Uint32Array(total),
    precision: new Uint8Array(total).fill(TIME_PRECISION.second),
    balanceAfter: new Float64Array(total).fill(Number.NaN),
  };
  const [debit, credit] = [new Int32Array(count).fill(-1), new Int32Array(count).fill(-1)];
  legs.leg.forEach((leg, entry) => {
    const payment = leg >>> 1;
    const isCredit = (leg & 1) === 1;
    (isCredit ? credit : debit)[payment] = entry;
    const [from, to] = [accounts[payments.from[payment] ?? -1], accounts[payments.to[payment] ?? -1]];
    const late = isCredit && from !== undefined && to !== undefined && from.bank !== to.bank;
    const ms = (payments.ms[payment] ?? 0) + (late ? 1000 * (payments.skewSeconds[payment] ?? 0) : 0);
    ledger.t[entry] = Math.max(1, Math.floor((ms - START_MS) / 1000));
  });
  const inside = (account: number): boolean => accounts[account]?.outside === false;
  return inCausalOrder({
    ...{ currency: 'CNY', accountCount: accounts.length, epochSeconds: START_MS / 1000, ledger },
    movements: {
      ...{ count, payer: payments.from, payee: payments.to, amount: payments.amountMinor, debit, credit },
      transfer: Uint32Array.from({ length: count }, (_, i) => i),
      flags: Uint16Array.from(payments.to, (to) => (to < 0 ? ENTRY_FLAG.cash : 0)),
    },
    accounts: {
      opening: legs.openingMinor,
      covered: Uint8Array.from(accounts, (_, account) => Number(inside(account))),
      coveredFrom: new Uint32Array(accounts.length),
      coveredTo: Uint32Array.from(accounts, (_, account) => (inside(account) ? DAYS * 86_400 : 0)),
      kind: Uint8Array.from(accounts, ({ corporate }) => (corporate ? ACCOUNT_KIND.corporate : ACCOUNT_KIND.personal)),
    },
  }).money;
}

function printFigures(): void {
  const strata = DELAYS.flatMap((delay) =>
    ['account', 'victim-money', 'reached', 'unknown'].map((stratum) => {
      const own = judged.filter((each) => each.delay === delay && each.stratum === stratum);
      return {
        ...{ moment: delay, stratum, lines: own.length },
        ...within(own, 'early quarter', ({ earlyOutflowSeconds }) => earlyOutflowSeconds),
        ...within(own, 'expected half', ({ expectedOutflowSeconds }) => expectedOutflowSeconds),
      };
    }),
  );
  printTable('Held victim money: share with an outflow by the time named (aim .25 and .50)', strata);
  const bins = DELAYS.flatMap((delay) => [0, 0.2, 0.4, 0.6, 0.8].map((low) => reliability(delay, low)));
  printTable('Chance that nothing leaves within 30 minutes', bins);
  const shares = DELAYS.flatMap((delay) => {
    const own = saved.filter((each) => each.delay === delay);
    const total = own.reduce((sum, { held }) => sum + held, 0);
    const share = (amounts: readonly number[]): number =>
      rounded(amounts.reduce((sum, amount) => sum + amount, 0) / total);
    return STOPPED.map((k, i) => ({
      ...{ moment: delay, 'accounts stopped': k },
      'in the order of the list': share(own.map(({ byList }) => byList[i] ?? 0)),
      'by money held': share(own.map(({ byAmount }) => byAmount[i] ?? 0)),
    }));
  });
  printTable('Share of the victim money held that is saved when a stop takes 30 minutes', shares);
  const { seeds, people } = values;
  printJson({ bench: 'outflow', seeds, people: Number(people), strata, bins, shares, moments: saved.length });
}

function reliability(delay: string, low: number): Record<string, string | number> {
  const own = judged.filter(
    ({ delay: moment, line: { stillThere }, left }) =>
      moment === delay &&
      left > FREEZE_SETTINGS.actSeconds &&
      stillThere !== undefined &&
      stillThere >= low &&
      (stillThere < low + 0.2 || low === 0.8),
  );
  const mean = own.reduce((sum, { line }) => sum + (line.stillThere ?? 0), 0) / own.length;
  const seen = own.filter(({ next }) => next > FREEZE_SETTINGS.actSeconds).length / own.length;
  const bin = `${low.toFixed(1)}-${(low + 0.2).toFixed(1)}`;
  const [predicted, observed] = own.length === 0 ? ['–', '–'] : [rounded(mean), rounded(seen)];
  return { moment: delay, predicted: bin, lines: own.length, 'mean predicted': predicted, 'no outflow seen': observed };
}

/** Of lines with such a time that still lies in the town's days. */
function within(
  own: readonly Judged[],
  name: string,
  timeOf: (line: FreezeLine) => number | undefined,
): Record<string, string | number> {
  const known = own.filter(({ line, left }) => (timeOf(line) ?? Infinity) <= left);
  const gone = known.filter(({ line, next }) => next <= (timeOf(line) ?? 0)).length;
  return { [name]: known.length === 0 ? '–' : rounded(gone / known.length), [`${name}: lines`]: known.length };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
