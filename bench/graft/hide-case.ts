import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readCsv, type OrdinaryTraffic } from './ordinary-traffic.ts';
import { PythonRandom } from './python-random.ts';

/** A theft in ordinary traffic: transfers in time order, ties in this order; truth by transfer. */
export interface HiddenCase {
  readonly count: number;
  readonly accountCount: number;
  /** Unix seconds. */
  readonly t: Float64Array;
  readonly payer: Int32Array;
  readonly payee: Int32Array;
  /** Minor units. */
  readonly amount: Float64Array;
  /** Stolen minor units in it. */
  readonly stolen: Float64Array;
  /** 1: a victim's reported transfer. */
  readonly reported: Uint8Array;
  readonly ordinaryScale: number;
}

interface Transfer {
  readonly t: number;
  readonly payer: string;
  readonly payee: string;
  readonly amount: number;
  readonly bad: boolean;
}

const DAY = 86_400;
/** An account of the traffic that plays an address of the case has at least so many transfers. */
const LEAST_TRANSFERS = 10;

/**
 * Every address of a case but its sources and terminals becomes an ordinary account (one to one, random); the traffic's days
 * are spread over the case's span with random seconds, its amounts scaled so that an account's ordinary traffic is of the size
 * of the stolen money through it; sources and terminals get fresh numbers. The same draws as the Python script that made the
 * published sets, so the same set for the same seed.
 */
export function hideCase(folder: string, name: string, traffic: OrdinaryTraffic, seed: number): HiddenCase {
  const random = new PythonRandom(seed);
  const { edges, sources, ends } = readCase(folder, name);
  const addresses = [...new Set(edges.flatMap(({ payer, payee }) => [payer, payee]))].toSorted(byText);
  const middle = addresses.filter((address) => !sources.has(address) && !ends.has(address));
  const fresh = addresses.filter((address) => sources.has(address) || ends.has(address));
  const degrees = degreesOf(traffic);
  const pool = [...degrees.keys()].filter((account) => (degrees.get(account) ?? 0) >= LEAST_TRANSFERS).toSorted(byText);
  const played = new Map(random.sample(pool.length, middle.length).map((at, k) => [middle[k] ?? '', pool[at] ?? '']));
  const top = Math.max(...[...degrees.keys()].map(Number)) + 1;
  const numbers = random.sample(4 * fresh.length, fresh.length);
  const renamed = new Map(fresh.map((address, k) => [address, String(top + (numbers[k] ?? 0))]));
  const scale = ordinaryScale(edges, traffic, played);
  const nameOf = (address: string): string => renamed.get(address) ?? played.get(address) ?? address;
  const bad = edges.map((edge) => ({ ...edge, payer: nameOf(edge.payer), payee: nameOf(edge.payee), bad: true }));
  const good = spread(traffic, edges, scale, random);
  const all = [...bad, ...good].toSorted((a, b) => a.t - b.t || Number(b.bad) - Number(a.bad));
  const victims = new Set([...sources].map((address) => renamed.get(address)));
  return columnsOf(all, victims, scale);
}

function readCase(
  folder: string,
  name: string,
): {
  readonly edges: readonly Omit<Transfer, 'bad'>[];
  readonly sources: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
} {
  const { header, rows } = readCsv(join(folder, `${name}.csv`));
  const [t, payer, payee, value] = ['Timestamp', 'From', 'To', 'Value_in_USD'].map((column) => header.indexOf(column));
  const edges = rows
    .filter((row) => Number(row[value ?? 0] ?? 0) > 0 && row[payer ?? 0] !== row[payee ?? 0])
    .map((row) => ({
      t: Date.parse(`${(row[t ?? 0] ?? '').replace(' ', 'T')}Z`) / 1000,
      payer: row[payer ?? 0] ?? '',
      payee: row[payee ?? 0] ?? '',
      amount: Math.max(1, rounded(Number(row[value ?? 0] ?? 0) * 100)),
    }))
    .toSorted((a, b) => a.t - b.t || byText(a.payer, b.payer) || byText(a.payee, b.payee) || a.amount - b.amount);
  return {
    edges,
    sources: addressesIn(join(folder, 'source addresses.csv')),
    ends: addressesIn(join(folder, 'terminal addresses.csv')),
  };
}

function addressesIn(file: string): ReadonlySet<string> {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  return new Set(lines.map((line) => line.trim().split(',')[0] ?? '').filter((address) => address.startsWith('0x')));
}

function degreesOf({ payer, payee }: OrdinaryTraffic): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>();
  for (const account of [...payer, ...payee]) degrees.set(account, (degrees.get(account) ?? 0) + 1);
  return degrees;
}

/** Median over the played accounts of stolen money in : ordinary money in. */
function ordinaryScale(
  edges: readonly Omit<Transfer, 'bad'>[],
  traffic: OrdinaryTraffic,
  played: ReadonlyMap<string, string>,
): number {
  const through = new Map<string, number>();
  for (const { payee, amount } of edges) through.set(payee, (through.get(payee) ?? 0) + amount);
  const ordinary = new Map<string, number>();
  for (const [k, payee] of traffic.payee.entries()) {
    ordinary.set(payee, (ordinary.get(payee) ?? 0) + (traffic.value[k] ?? 0) * 100);
  }
  const ratios = [...played]
    .filter(([, account]) => (ordinary.get(account) ?? 0) > 0)
    .map(([address, account]) => (through.get(address) ?? 0) / (ordinary.get(account) ?? 1))
    .toSorted((a, b) => a - b);
  const half = ratios.length >> 1;
  const median = ratios.length % 2 === 1 ? ratios[half] : ((ratios[half - 1] ?? 0) + (ratios[half] ?? 0)) / 2;
  return median || 1;
}

function spread(
  traffic: OrdinaryTraffic,
  edges: readonly Omit<Transfer, 'bad'>[],
  scale: number,
  random: PythonRandom,
): Transfer[] {
  const from = (edges[0]?.t ?? 0) - 5 * DAY;
  const to = (edges.at(-1)?.t ?? 0) + DAY;
  const days = traffic.time.reduce((most, day) => Math.max(most, day), 0) + 1;
  const timeOf = (time: number): number =>
    from + (traffic.seconds ? time : Math.trunc(((time + random.random()) * (to - from)) / days));
  const transfers = traffic.payer.map((payer, k) => ({
    t: timeOf(traffic.time[k] ?? 0),
    payer,
    payee: traffic.payee[k] ?? '',
    amount: Math.max(1, rounded((traffic.value[k] ?? 0) * 100 * scale)),
    bad: false,
  }));
  return traffic.seconds ? transfers.filter(({ t }) => t <= to) : transfers;
}

function columnsOf(all: readonly Transfer[], victims: ReadonlySet<string | undefined>, scale: number): HiddenCase {
  const numberOf = new Map<string, number>();
  for (const { payer, payee } of all) {
    if (!numberOf.has(payer)) numberOf.set(payer, numberOf.size);
    if (!numberOf.has(payee)) numberOf.set(payee, numberOf.size);
  }
  return {
    count: all.length,
    accountCount: numberOf.size,
    t: Float64Array.from(all, ({ t }) => t),
    payer: Int32Array.from(all, ({ payer }) => numberOf.get(payer) ?? 0),
    payee: Int32Array.from(all, ({ payee }) => numberOf.get(payee) ?? 0),
    amount: Float64Array.from(all, ({ amount }) => amount),
    stolen: Float64Array.from(all, ({ bad, amount }) => (bad ? amount : 0)),
    reported: Uint8Array.from(all, ({ bad, payer, payee }) => Number(bad && victims.has(payer) && !victims.has(payee))),
    ordinaryScale: scale,
  };
}

/** Half to even, as Python rounds. */
function rounded(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
