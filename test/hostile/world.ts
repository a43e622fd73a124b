import { randomFrom, type Random } from './random.ts';

/** Accounts and movements of money, before anybody wrote them down. */

export interface Account {
  /** '' = the account has no card. */
  readonly card: string;
  /** A replacement card of the account's later life; '' = none. */
  readonly laterCard: string;
  readonly account: string;
  readonly name: string;
  readonly id: string;
  readonly bank: string;
  readonly currency: 'CNY' | 'USD';
  readonly kind: 'normal' | 'dollar' | 'masked' | 'internal';
  readonly hasBalance: boolean;
  /** Position in the list of files. */
  readonly file: number;
  /** A second file that shows the account from `secondFrom` (Unix seconds) on; -1 = none. */
  readonly secondFile: number;
  readonly secondFrom: number;
}

export const MOVE = {
  both: 0,
  /** Both statements are there, but the payee's names nobody. */
  debitNames: 1,
  creditNames: 2,
  /** The payer's statement names a clearing account, the payee's names the payer. */
  viaClearing: 3,
  toOutside: 4,
  fromOutside: 5,
  cashIn: 6,
  cashOut: 7,
  /** One of the two rows is missing from its statement. */
  payerRowOnly: 8,
  payeeRowOnly: 9,
  /** Both rows know the other side by name only: never joined. */
  namesOnly: 10,
  self: 11,
  toMasked: 12,
  toShort: 13,
  /** A spreadsheet destroyed the counterparty's number in one row. */
  damagedBoth: 14,
  damagedOutside: 15,
  failed: 16,
  zero: 17,
  slow: 18,
  toClearing: 19,
  /** Several equal payments of one pair within minutes. */
  repeated: 20,
} as const;

export interface Moves {
  readonly count: number;
  readonly kind: Uint8Array;
  /** Covered account; -1 = none; -2 - n = the n-th outside number. */
  readonly payer: Int32Array;
  readonly payee: Int32Array;
  /** Minor units. */
  readonly amount: Float64Array;
  /** Unix seconds of the payer's row. */
  readonly at: Float64Array;
  /** Payee's clock and transit: its row's time less the payer's. */
  readonly later: Int32Array;
}

/** `kept` copies in `first`, `copies` in `second`: equal rows without balance or serial. */
export interface Twin {
  readonly account: number;
  readonly outside: number;
  readonly amount: number;
  readonly at: number;
  readonly first: number;
  readonly firstCopies: number;
  readonly second: number;
  readonly secondCopies: number;
}

export interface World {
  readonly accounts: readonly Account[];
  readonly outsideCount: number;
  readonly moves: Moves;
  readonly twins: readonly Twin[];
}

export const PERIOD_START = Date.UTC(2023, 0, 1) / 1000;
const PERIOD_SECONDS = 700 * 86_400;
const OUTSIDE_COUNT_SHARE = 0.05;

/** Legs that a move leaves: 1 payer's row, 2 payee's row, 3 both. */
export function legsOf(kind: number): 1 | 2 | 3 {
  switch (kind) {
    case MOVE.toOutside:
    case MOVE.cashOut:
    case MOVE.payerRowOnly:
    case MOVE.toMasked:
    case MOVE.toShort:
    case MOVE.damagedOutside:
    case MOVE.failed:
    case MOVE.zero:
    case MOVE.toClearing:
      return 1;
    case MOVE.fromOutside:
    case MOVE.cashIn:
    case MOVE.payeeRowOnly:
      return 2;
    default:
      return 3;
  }
}

export function makeWorld(legs: number, files: number, seed: number): World {
  const random = randomFrom(seed);
  const count = Math.max(files * 3, Math.floor(legs / 90));
  const accounts = Array.from({ length: count }, (_, i) => makeAccount(i, i % files, files, random));
  const outsideCount = Math.max(20, Math.floor(legs * OUTSIDE_COUNT_SHARE));
  return {
    accounts,
    outsideCount,
    moves: makeMoves(accounts, outsideCount, legs, random),
    twins: makeTwins(accounts, outsideCount, files, random),
  };
}

export function outsideNumber(index: number): string {
  return `62000001${String(index).padStart(11, '0')}`;
}

const INTERNAL_ACCOUNT = '99000000999999999';
const BANKS = ['测试银行', '样例商业银行', '虚构农商银行'] as const;
const SURNAMES = '甲乙丙丁戊己庚辛壬癸';

function makeAccount(i: number, file: number, files: number, random: Random): Account {
  const kind = i % 97 === 13 ? 'masked' : i % 89 === 7 ? 'dollar' : i % 101 >= 93 && i < 404 ? 'internal' : 'normal';
  const number = String(i).padStart(11, '0');
  const shape = random.next();
  const hasCard = kind !== 'normal' || shape < 0.9;
  const hasAccount = kind === 'normal' ? shape > 0.12 : kind !== 'masked';
  const second = kind === 'normal' && files > 1 && random.chance(0.12);
  return {
    card: kind === 'masked' ? `620000****${String(i).padStart(4, '0')}` : hasCard ? `62000000${number}` : '',
    laterCard: kind === 'normal' && hasCard && hasAccount && random.chance(0.05) ? `62000002${number}` : '',
    account: kind === 'internal' ? INTERNAL_ACCOUNT : hasAccount ? `99000000${number.slice(2)}` : '',
    name: `测试${SURNAMES[i % 10] ?? ''}${i % 211 === 0 ? '·𠮷' : ''}${i}`,
    id: `000000${1960 + (i % 45)}0101${String(i % 10_000).padStart(4, '0')}`,
    // An internal number belongs to one bank.
    bank: BANKS[kind === 'internal' ? 0 : i % 3] ?? '',
    currency: kind === 'dollar' ? 'USD' : 'CNY',
    kind,
    hasBalance: !random.chance(0.05),
    file,
    secondFile: second ? (file + 1 + random.below(files - 1)) % files : -1,
    secondFrom: PERIOD_START + Math.floor(PERIOD_SECONDS * random.next()),
  };
}

/** Cumulative shares of the kinds of move. */
const SHARES: readonly (readonly [upTo: number, kind: number])[] = [
  [0.4, MOVE.both],
  [0.43, MOVE.debitNames],
  [0.46, MOVE.creditNames],
  [0.47, MOVE.viaClearing],
  [0.62, MOVE.toOutside],
  [0.75, MOVE.fromOutside],
  [0.79, MOVE.cashIn],
  [0.84, MOVE.cashOut],
  [0.855, MOVE.payerRowOnly],
  [0.87, MOVE.payeeRowOnly],
  [0.875, MOVE.namesOnly],
  [0.885, MOVE.self],
  [0.895, MOVE.toMasked],
  [0.9, MOVE.toShort],
  [0.91, MOVE.damagedBoth],
  [0.92, MOVE.damagedOutside],
  [0.94, MOVE.failed],
  [0.955, MOVE.zero],
  [0.965, MOVE.slow],
  [0.985, MOVE.toClearing],
  [1, MOVE.repeated],
];

function makeMoves(accounts: readonly Account[], outsideCount: number, legs: number, random: Random): Moves {
  const normal = accounts.flatMap(({ kind }, i) => (kind === 'normal' ? [i] : []));
  const capacity = legs + 8;
  const kind = new Uint8Array(capacity);
  const payer = new Int32Array(capacity).fill(-1);
  const payee = new Int32Array(capacity).fill(-1);
  const amount = new Float64Array(capacity);
  const at = new Float64Array(capacity);
  const later = new Int32Array(capacity);
  let count = 0;
  const outside = (): number => -2 - random.below(outsideCount);
  const add = (move: { k: number; from: number; to: number; a: number; t: number }): number => {
    kind[count] = move.k;
    payer[count] = move.from;
    payee[count] = move.to;
    amount[count] = move.a;
    at[count] = move.t;
    later[count++] = move.k === MOVE.slow ? 3600 + random.below(70_000) : random.below(166) - 110;
    const both = legsOf(move.k);
    return both === 3 ? 2 : 1;
  };
  for (let made = 0; made < legs;) {
    const any = random.below(accounts.length);
    const from = random.pick(normal);
    let to = random.pick(normal);
    if (to === from) to = normal[(normal.indexOf(from) + 1) % normal.length] ?? from;
    const dice = random.next();
    let k = (SHARES.find(([upTo]) => dice < upTo) ?? [1, MOVE.both])[1];
    const single = legsOf(k) !== 3 && k !== MOVE.payerRowOnly && k !== MOVE.payeeRowOnly;
    const payerIndex = single ? any : from;
    const t = pickTime(random);
    const a = k === MOVE.zero ? 0 : pickAmount(random);
    if (k === MOVE.repeated) {
      for (let n = 2 + random.below(3); n > 0; n--)
        made += add({ k, from, to, a: 100 * (1 + random.below(900)), t: t + random.below(600) });
      // The copies share the first one's amount.
      for (
        let i = count - 1;
        i > 0 && kind[i - 1] === MOVE.repeated && payer[i - 1] === from && payee[i - 1] === to;
        i--
      )
        amount[i - 1] = amount[i] ?? 0;
      continue;
    }
    if (k === MOVE.self) to = from;
    if (k === MOVE.namesOnly && accounts[from]?.name === accounts[to]?.name) k = MOVE.both;
    const inward = k === MOVE.fromOutside || k === MOVE.cashIn;
    const hasOutside =
      k === MOVE.toOutside ||
      k === MOVE.fromOutside ||
      k === MOVE.damagedOutside ||
      k === MOVE.failed ||
      k === MOVE.zero;
    const other = hasOutside ? outside() : single ? -1 : to;
    made += inward ? add({ k, from: other, to: payerIndex, a, t }) : add({ k, from: payerIndex, to: other, a, t });
  }
  return { count, kind, payer, payee, amount, at, later };
}

function pickTime(random: Random): number {
  const t = PERIOD_START + random.below(PERIOD_SECONDS);
  if (random.chance(0.005)) return Math.floor(t / 86_400) * 86_400 - 8 * 3600;
  return random.chance(0.05) ? Math.floor(t / 60) * 60 : t;
}

function pickAmount(random: Random): number {
  if (random.chance(0.002)) return 1_000_000_000_00 + random.below(1e9);
  return 1 + random.below(random.chance(0.3) ? 300_000 : 9_000_000);
}

function makeTwins(accounts: readonly Account[], outsideCount: number, files: number, random: Random): Twin[] {
  const normal = accounts.flatMap(({ kind }, i) => (kind === 'normal' ? [i] : []));
  return Array.from({ length: Math.max(8, Math.floor(accounts.length / 20)) }, () => {
    const account = random.pick(normal);
    const first = accounts[account]?.file ?? 0;
    return {
      account,
      outside: random.chance(0.5) ? -1 : random.below(outsideCount),
      amount: 200 + random.below(300),
      at: PERIOD_START + random.below(PERIOD_SECONDS),
      first,
      firstCopies: 1 + random.below(3),
      second: files > 1 ? (first + 1 + random.below(files - 1)) % files : first,
      secondCopies: files > 1 ? random.below(4) : 0,
    };
  });
}
