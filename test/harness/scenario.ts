import { randomFrom, type Random } from '../hostile/random.ts';

/** A transfer before it is written into any file. */
export interface ScenarioTransfer {
  readonly payer: number;
  readonly payee: number;
  /** Minor units of CNY. */
  readonly amount: number;
  /** Unix seconds. */
  readonly at: number;
}

export interface Scenario {
  readonly accounts: number;
  /** In order of time. */
  readonly transfers: readonly ScenarioTransfer[];
}

const START = Date.UTC(2024, 2, 4) / 1000;
const DAYS = 24;
const HOUR = 3600;

/** Ordinary payments, and in them collection accounts, cycles and fans. No two transfers have the same second. */
export function makeScenario(options: { accounts: number; transfers: number; seed: number }): Scenario {
  const random = randomFrom(options.seed);
  const { accounts } = options;
  const taken = new Set<number>();
  const transfers: ScenarioTransfer[] = [];
  const add = (payer: number, payee: number, yuan: number, wanted: number): void => {
    let at = Math.floor(wanted);
    while (taken.has(at)) at += 1;
    taken.add(at);
    transfers.push({ payer, payee, amount: Math.round(yuan * 100), at });
  };
  for (let i = 0; i < options.transfers; i++) {
    const payer = random.below(accounts);
    add(
      payer,
      (payer + 1 + random.below(accounts - 1)) % accounts,
      20 + random.below(200_000) / 100,
      START + random.below(DAYS * 86_400),
    );
  }
  for (let n = 0; n < 4; n++) plantCollection(n, accounts, random, add);
  for (let n = 0; n < 5; n++) plantCycle(n, accounts, random, add);
  for (let n = 0; n < 3; n++) plantFanOut(n, accounts, random, add);
  return { accounts, transfers: transfers.sort((a, b) => a.at - b.at) };
}

type Add = (payer: number, payee: number, yuan: number, at: number) => void;

/** Many pay one account; it passes nearly everything on within the hour. */
function plantCollection(n: number, accounts: number, random: Random, add: Add): void {
  const hub = (n * 17 + 3) % accounts;
  const from = START + (2 + n * 4) * 86_400 + 9 * HOUR;
  let sum = 0;
  for (let i = 0; i < 9 + n; i++) {
    const yuan = 3000 + random.below(5000);
    sum += yuan;
    add((hub + 31 + i * 7) % accounts, hub, yuan, from + i * 900);
  }
  add(hub, (hub + 1) % accounts, Math.floor(sum * 0.6), from + 4 * HOUR);
  add(hub, (hub + 2) % accounts, Math.floor(sum * 0.38), from + 4 * HOUR + 600);
}

function plantCycle(n: number, accounts: number, random: Random, add: Add): void {
  const length = 3 + (n % 3);
  const first = (n * 29 + 11) % accounts;
  const from = START + (3 + n * 3) * 86_400 + 12 * HOUR;
  let yuan = 40_000 + random.below(10_000);
  for (let i = 0; i < length; i++) {
    add((first + i * 5) % accounts, (first + ((i + 1) % length) * 5) % accounts, yuan, from + i * 2 * HOUR);
    yuan = Math.floor(yuan * 0.97);
  }
}

function plantFanOut(n: number, accounts: number, random: Random, add: Add): void {
  const hub = (n * 41 + 7) % accounts;
  const from = START + (5 + n * 5) * 86_400 + 14 * HOUR;
  for (let i = 0; i < 14; i++) add(hub, (hub + 13 + i * 3) % accounts, 900 + random.below(200), from + i * 300);
}
