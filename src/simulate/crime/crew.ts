import { between, chance, logNormal, minor, split } from '../distributions.ts';
import type { Economy } from '../economy.ts';
import { liveOrdinarily } from '../ordinary-life.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { Payment, TownBuilder } from '../town-builder.ts';
import { secondOfDay } from '../town-clock.ts';
import type { CriminalRole, TownAccount, TownPerson } from '../town-people.ts';
import { DAY_MS, MINUTE_MS } from '../town-payment.ts';
import { eachMonth } from '../work.ts';
import { mannerOf, type Manner } from './manner.ts';

export interface Card {
  readonly account: number;
  /** The card's own pace beside the crew's. */
  readonly pace: number;
  readonly dressed: boolean;
}

export interface CardRequest {
  readonly role: CriminalRole;
  readonly tier?: number;
  /** Day of the town on which the card is first used. */
  readonly firstDay: number;
  readonly person?: TownPerson;
  readonly age?: number;
  readonly outlet?: string;
  readonly bank?: number;
  readonly phone?: string;
  readonly openedMs?: number;
}

/** People who act together: one ring, one manner, one device and address for the cards that share them. */
export class Crew {
  readonly town: TownBuilder;
  readonly economy: Economy;
  readonly random: SeededRandom;
  readonly manner: Manner;
  readonly ring: number;
  readonly device: number;
  readonly ip: number;
  private readonly onCrewDevice = new Set<number>();
  private readonly cards = new Map<number, Card>();

  constructor(input: {
    readonly town: TownBuilder;
    readonly economy: Economy;
    readonly name: string;
    readonly typology: string;
    readonly dial: number;
  }) {
    this.town = input.town;
    this.economy = input.economy;
    this.random = input.town.stream(`crew ${input.name}`);
    this.manner = mannerOf(input.dial, this.random);
    this.ring = input.town.newRing(input.name, input.typology);
    this.device = input.town.newDevice();
    this.ip = input.town.newFirmIp();
  }

  /** Opens a card for the crew: aged, dressed and lived on as the manner has it. */
  openCard(request: CardRequest): Card {
    const { town, random, manner } = this;
    const person =
      request.person ??
      town.addPerson({
        age: request.age ?? between(random, 18, 58),
        household: town.people.length + 100_000,
        occupation: 'none',
      });
    const dressed = chance(random, manner.dress);
    const shared = chance(random, manner.sharedDevice);
    const [youngest, oldest] = manner.ageMs;
    const openedMs =
      request.openedMs ?? town.clock.at(request.firstDay, random.whole(540, 1000)) - between(random, youngest, oldest);
    const account = town.openAccount({
      person,
      trade: 'criminal',
      role: request.role,
      ring: this.ring,
      openedMs,
      balanceMinor: random.whole(0, 20_000),
      ...(dressed ? { name: `样例商行${town.accounts.length}` } : {}),
      ...(shared ? { device: this.device } : {}),
      ...(request.tier === undefined ? {} : { tier: request.tier }),
      ...(request.outlet === undefined ? {} : { outlet: request.outlet }),
      ...(request.bank === undefined ? {} : { bank: request.bank }),
      ...(request.phone === undefined ? {} : { phone: request.phone }),
    });
    if (shared) this.onCrewDevice.add(account.index);
    if (person.main < 0) person.main = account.index;
    this.liveOn(account, person);
    if (chance(random, manner.probe)) this.probe(account, request.firstDay);
    const card = { account: account.index, pace: between(random, 0.6, 1.6), dressed };
    this.cards.set(card.account, card);
    return card;
  }

  /** A payment of the crew, from its device where the card is moved from there. */
  pay(payment: Omit<Payment, 'kind'> & { readonly kind?: Payment['kind'] }): void {
    const { random, town } = this;
    const dressed = this.cards.get(payment.to)?.dressed === true || this.cards.get(payment.from)?.dressed === true;
    const kind =
      payment.kind ??
      (dressed ? random.pick(['goods', 'collect'] as const) : random.pick(['transfer', 'phoneTransfer'] as const));
    const merchant = this.cards.get(payment.to)?.dressed === true ? { merchant: payment.to } : {};
    const place = this.onCrewDevice.has(payment.from) ? { device: this.device, ip: this.ip } : {};
    town.pay({ ring: this.ring, ...payment, kind, ...merchant, ...place });
  }

  /** Time from a credit to the debit that follows it, on this card. */
  delay(card: Card): number {
    return Math.max(20_000, logNormal(this.random, this.manner.delayMs * card.pace, 0.6));
  }

  /** Parts of what is sent on; thousands are round as often as the manner has it. */
  parts(totalMinor: number): number[] {
    const { random, manner } = this;
    const count = totalMinor < 300_000 ? 1 : random.whole(...manner.parts);
    const parts = split(random, Math.floor(totalMinor), count, 0.7);
    let spare = 0;
    return parts.map((part, i) => {
      if (i === parts.length - 1) return part + spare;
      const sent = chance(random, manner.round) && part > 200_000 ? Math.floor(part / 100_000) * 100_000 : part;
      spare += part - sent;
      return sent;
    });
  }

  /** The hour at which a run begins. */
  startOf(day: number): number {
    const night = chance(this.random, this.manner.night);
    return this.town.clock.startMs + day * DAY_MS + secondOfDay(this.random, night ? 'night' : 'day') * 1000;
  }

  /** Draws a card's money at machines, up to 20,000 yuan a day. */
  drawCash(account: number, totalMinor: number, fromMs: number): void {
    const { random, manner, town } = this;
    let [left, ms, today] = [totalMinor, fromMs, 0];
    while (left >= 10_000) {
      const amountMinor = Math.min(
        minor(between(random, ...manner.cashPerDraw), 100),
        Math.floor(left / 10_000) * 10_000,
      );
      if (today + amountMinor > 2_000_000) {
        ms += DAY_MS * between(random, 0.7, 1.1);
        today = 0;
      }
      town.pay({ from: account, to: -1, ms, amountMinor, kind: 'atmOut', ring: this.ring });
      left -= amountMinor;
      today += amountMinor;
      ms += between(random, 0.7, 4) * MINUTE_MS;
      if (ms > town.clock.endMs) return;
    }
  }

  private liveOn(account: TownAccount, person: TownPerson): void {
    const { town, economy, random, manner } = this;
    if (manner.ownLife < 0.02) return;
    const share = manner.ownLife;
    liveOrdinarily(town, economy, random, { account: account.index, person, share });
    const employer = random.pick(economy.employers);
    const yuan = logNormal(random, 4200, 0.4) * share;
    eachMonth(town, employer.payDay, (day) =>
      town.pay({
        from: employer.account,
        to: account.index,
        ms: town.clock.at(town.clock.workingOnOrBefore(day), 600, random.whole(0, 500)),
        amountMinor: minor(yuan * between(random, 0.95, 1.05)),
        kind: 'salary',
      }),
    );
  }

  private probe(account: TownAccount, firstDay: number): void {
    const { town, random, economy } = this;
    const ms = Math.max(account.openedMs + 60_000, town.clock.at(firstDay, 0) - between(random, 0.1, 0.9) * DAY_MS);
    const amountMinor = minor(between(random, 1, 50), chance(random, 0.5) ? 1 : 0.01);
    town.pay({ from: random.pick(economy.world.strangers), to: account.index, ms, amountMinor, kind: 'transfer' });
  }
}
