import { chance } from './distributions.ts';
import { KIND_NUMBER, PAYMENT_KINDS, type PaymentKindName } from './payment-kinds.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';
import type { TownClock } from './town-clock.ts';
import { HOUR_MS, PaymentLog, SHANGHAI_OFFSET_MS } from './town-payment.ts';
import {
  accountNumber,
  BANKS,
  cardNumber,
  personIds,
  yearsBefore,
  type CriminalRole,
  type Occupation,
  type TownAccount,
  type TownPerson,
  type Trade,
} from './town-people.ts';

export interface Payment {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  readonly amountMinor: number;
  readonly kind: PaymentKindName;
  readonly ring?: number;
  readonly device?: number;
  readonly ip?: number;
  readonly merchant?: number;
  /** May lie before the town's first day: old rows of a dormant account. */
  readonly early?: boolean;
}

export interface Opening {
  readonly person?: TownPerson;
  readonly name?: string;
  readonly trade: Trade;
  readonly corporate?: boolean;
  readonly outside?: boolean;
  readonly bank?: number;
  readonly openedMs?: number;
  readonly outlet?: string;
  readonly staff?: string;
  readonly phone?: string;
  readonly agentId?: string;
  readonly device?: number;
  readonly balanceMinor?: number;
  readonly role?: CriminalRole;
  readonly tier?: number;
  readonly ring?: number;
}

const OUTLETS = 9;
const FIRMS_IP = 60_000;
const CARRIER_IP = 120_000;
const RESIDENTS_PER_MACHINE = 900;

/** The town while it is being made: people, accounts, payments. */
export class TownBuilder {
  readonly clock: TownClock;
  readonly size: number;
  readonly people: TownPerson[] = [];
  readonly accounts: TownAccount[] = [];
  readonly rings: { readonly id: string; readonly typology: string }[] = [];
  readonly log = new PaymentLog();
  private readonly seed: number;
  private readonly channels: SeededRandom;
  private readonly numbers: SeededRandom;
  private readonly holderId = personIds();
  private devices = 0;
  private firms = 0;
  private readonly carriers: number;
  private readonly machines: number;

  constructor(request: { readonly seed: number; readonly people: number }, clock: TownClock) {
    this.clock = clock;
    this.seed = request.seed;
    this.size = request.people;
    this.channels = this.stream('channels');
    this.numbers = this.stream('numbers');
    this.carriers = Math.max(4, Math.round(request.people / 400));
    this.machines = Math.max(2, Math.round(request.people / RESIDENTS_PER_MACHINE));
  }

  /** A stream of its own by name: what one part draws moves no other part. */
  stream(name: string): SeededRandom {
    let hash = this.seed ^ 0x811c9dc5;
    for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    return seededRandom(hash ^ (hash >>> 15));
  }

  /** How many of something that the document counts in 20,000 people; at least one. */
  countOf(in20k: number): number {
    return Math.max(1, Math.round((in20k * this.size) / 20_000));
  }

  newDevice(): number {
    return this.devices++;
  }

  newFirmIp(): number {
    return FIRMS_IP + this.firms++;
  }

  /** One of the addresses that a mobile operator shares out among thousands. */
  carrierIp(random: SeededRandom): number {
    return CARRIER_IP + random.whole(0, this.carriers - 1);
  }

  addPerson(draft: {
    readonly age: number;
    readonly household: number;
    readonly occupation: Occupation;
    readonly device?: number;
    readonly phone?: string;
  }): TownPerson {
    const index = this.people.length;
    const birthMs = yearsBefore(this.clock.startMs, draft.age);
    const person: TownPerson = {
      index,
      holderId: this.holderId(birthMs),
      birthMs,
      name: `测试${String(index).padStart(5, '0')}`,
      household: draft.household,
      phone: draft.phone ?? `109${String(index).padStart(8, '0')}`,
      device: draft.device ?? this.newDevice(),
      homeIp: draft.household,
      occupation: draft.occupation,
      main: -1,
      second: -1,
      employer: -1,
      workIp: -1,
      busy: false,
    };
    this.people.push(person);
    return person;
  }

  openAccount(opening: Opening): TownAccount {
    const { person, corporate = false, outside = false } = opening;
    const random = this.numbers;
    const index = this.accounts.length;
    const bank = opening.bank ?? random.whole(0, BANKS.length - 1);
    const outletNumber = random.whole(1, OUTLETS);
    const account: TownAccount = {
      index,
      card: cardNumber(bank, random, index),
      account: accountNumber(bank, random, index),
      holderName: opening.name ?? person?.name ?? `外地户${String(index).padStart(6, '0')}`,
      holderId: person?.holderId ?? (corporate ? `00000000TEST${String(index).padStart(6, '0')}` : ''),
      person: person?.index ?? -1,
      bank,
      corporate,
      outside,
      openedMs: opening.openedMs ?? yearsBefore(this.clock.startMs, 1.2 + 12 * random.next()),
      outlet: opening.outlet ?? `${BANKS[bank]}样例县第${outletNumber}支行`,
      staff: opening.staff ?? `Y${bank}${outletNumber}${random.whole(1, 6)}`,
      phone: opening.phone ?? person?.phone ?? `0109${String(index).padStart(7, '0')}`,
      address: person === undefined ? `样例县工业路${index}号` : `样例县样例小区${person.household}号`,
      agentId: opening.agentId ?? '',
      merchantNumber: `0000${String(index).padStart(11, '0')}`,
      device: opening.device ?? person?.device ?? (outside ? -1 : this.newDevice()),
      openingBalanceMinor: opening.balanceMinor ?? Math.round(20_000 + 1_500_000 * random.next() ** 2),
      trade: opening.trade,
      ...(opening.role === undefined ? {} : { role: opening.role }),
      ...(opening.tier === undefined ? {} : { tier: opening.tier }),
      ...(opening.ring === undefined ? {} : { ring: opening.ring }),
    };
    this.accounts.push(account);
    return account;
  }

  newRing(id: string, typology: string): number {
    this.rings.push({ id, typology });
    return this.rings.length - 1;
  }

  /** Books a payment; what lies outside the town's days has not happened yet. */
  pay(payment: Payment): void {
    const { from, to, ms } = payment;
    if (ms >= this.clock.endMs || (ms < this.clock.startMs && payment.early !== true)) return;
    if (from === to || payment.amountMinor < 1 || this.isNotOpen(from, ms) || this.isNotOpen(to, ms)) return;
    const random = this.channels;
    const kind = PAYMENT_KINDS[payment.kind];
    const online = kind.mode === 'online' || kind.mode === 'code';
    const isShop = kind.mode === 'code' && this.accounts[to]?.trade === 'shop';
    const merchant = 'merchant' in kind || isShop ? to : -1;
    this.log.add({
      from,
      to,
      ms: Math.round(ms / 1000) * 1000,
      amountMinor: Math.round(payment.amountMinor),
      kind: KIND_NUMBER[payment.kind],
      ring: payment.ring ?? -1,
      device: online ? (payment.device ?? this.accounts[from]?.device ?? -1) : -1,
      ip: online ? (payment.ip ?? this.ipOf(from, ms, random)) : -1,
      terminal: kind.mode === 'atm' ? random.whole(0, this.machines - 1) : kind.mode === 'till' ? 1000 + to : -1,
      merchant: payment.merchant ?? merchant,
      skewSeconds: random.whole(1, 40),
    });
  }

  private isNotOpen(account: number, ms: number): boolean {
    return account >= 0 && (this.accounts[account]?.openedMs ?? 0) > ms;
  }

  private ipOf(from: number, ms: number, random: SeededRandom): number {
    const account = this.accounts[from];
    if (account === undefined || account.outside) return -1;
    const person = this.people[account.person];
    if (person === undefined) return 200_000 + account.index;
    if (chance(random, 0.5)) return this.carrierIp(random);
    const hour = Math.floor(((ms + SHANGHAI_OFFSET_MS) / HOUR_MS) % 24);
    if (person.workIp >= 0 && hour >= 9 && hour < 17 && chance(random, 0.6)) return person.workIp;
    return person.homeIp;
  }
}
