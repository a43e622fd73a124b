import { openLines, traceByLines, type LinePolicy, type MoneyLines, type TraceFlows } from '#trace';

import { makeMoney, pickReports } from './make-money.ts';

export interface LinesMeasurement {
  readonly transfers: number;
  readonly accounts: number;
  readonly policy: LinePolicy;
  readonly making: Spent;
  readonly opening: Spent;
  /** First trace of the process, lines empty. */
  readonly first: Spent;
  /** Median and slowest of 21 other victims, lines as the ones before left them. */
  readonly one: Spent;
  readonly oneSlowest: Spent;
  /** 1,000 victims at once, lines empty; and the same again. */
  readonly thousand: Spent;
  readonly again: Spent;
  readonly flows: number;
  readonly layers: number;
  readonly accountsReached: number;
  readonly firstHeldMinor: number;
  readonly heldMinor: number;
  readonly moneyBytesPerTransfer: number;
  readonly linesBytesPerTransfer: number;
}

export const LAYERS = 7;

export function measureLines(transfers: number, accounts: number, policy: LinePolicy): LinesMeasurement {
  const [making, money] = timed(() => makeMoney({ transfers, accounts, seed: 1 }));
  const bounds = { until: 0xff_ff_ff_ff, layers: LAYERS, leastMinor: 0 };
  const trace = (lines: MoneyLines, movements: readonly number[]): TraceFlows =>
    traceByLines(lines, { sources: movements.map((movement, victim) => ({ victim, movement })), bounds });
  const [opening, lines] = timed(() => openLines(money, policy));
  const reports = pickReports(money, 1000, 2);
  const [first, one] = timed(() => trace(lines, reports.slice(0, 1)));
  const single = pickReports(money, 21, 3)
    .map((report) => timed(() => trace(lines, [report]))[0])
    .toSorted((a, b) => a.seconds - b.seconds);
  const fresh = openLines(money, policy);
  const [thousand, all] = timed(() => trace(fresh, reports));
  const [again] = timed(() => trace(fresh, reports));
  return {
    transfers,
    accounts,
    policy,
    making,
    opening,
    first,
    one: single[10]!,
    oneSlowest: single[20]!,
    thousand,
    again,
    flows: all.flows.count,
    layers: all.held.hop.reduce((most, hop) => Math.max(most, hop), 0),
    accountsReached: all.counts.accountsVisited,
    firstHeldMinor: heldMinor(one),
    heldMinor: heldMinor(all),
    moneyBytesPerTransfer: bytesOf(money.movements, money.ledger, money.accounts) / transfers,
    linesBytesPerTransfer: fresh.size().usedBytes / transfers,
  };
}

function heldMinor({ held }: TraceFlows): number {
  return held.amount.reduce((sum, amount) => sum + amount, 0);
}

/** Wall clock, and time on processors, which tells more on a machine that others use too. */
interface Spent {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

function timed<T>(work: () => T): readonly [spent: Spent, value: T] {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const value = work();
  const { user, system } = process.cpuUsage(cpu);
  return [{ seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 }, value];
}

function bytesOf(...groups: readonly object[]): number {
  return groups
    .flatMap((group) => Object.values(group))
    .reduce((sum: number, column: unknown) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0), 0);
}
