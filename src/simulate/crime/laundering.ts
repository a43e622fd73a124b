import { between, chance, logBetween, minor } from '../distributions.ts';
import { pickShop } from '../economy.ts';
import { recruit } from '../population.ts';
import type { TownPerson } from '../town-people.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../town-payment.ts';
import type { Card, CardRequest, Crew } from './crew.ts';

export interface VictimLoss {
  readonly victim: number;
  readonly account: number;
  readonly paidMs: number;
  readonly amountMinor: number;
  readonly reportedMs: number;
}

export interface Layer {
  readonly request: Omit<CardRequest, 'firstDay'>;
  readonly cards: Card[];
}

export interface LaunderingPlan {
  /** First layer collects from victims, the last one pays out. */
  readonly layers: readonly Layer[];
  readonly days: readonly number[];
  readonly fee?: Card;
}

interface Credit {
  readonly card: Card;
  readonly ms: number;
  readonly amountMinor: number;
}

/** Layers of cards from collection (tier 1) to exit; half of the crews have a second layer of relays. */
export function planLaundering(crew: Crew): LaunderingPlan {
  const { random, town } = crew;
  const days = runDays(crew);
  const firstDay = days[0] ?? 0;
  const layer = (role: CardRequest['role'], tier: number, count: number): Layer => ({
    request: { role, tier },
    cards: Array.from({ length: count }, () => crew.openCard({ role, tier, firstDay })),
  });
  const second = chance(random, 0.5) ? 1 : 0;
  const layers = [
    layer('collection', 1, random.whole(1, 3)),
    layer('relay', 2, random.whole(4, 9)),
    ...(second === 1 ? [layer('relay', 3, random.whole(2, 5))] : []),
    layer('pool', 3 + second, random.whole(1, 2)),
    layer('exit', 4 + second, random.whole(2, 5)),
  ];
  if (chance(random, 0.5)) warmUp(crew, layers[1]?.cards ?? [], firstDay - random.whole(2, 3));
  return { layers, days, ...(town.clock.days > 0 ? { fee: crew.openCard({ role: 'fee', firstDay }) } : {}) };
}

export function runDays(crew: Crew, earliest = 12): number[] {
  const { random, town } = crew;
  const latest = Math.max(earliest + 1, town.clock.days - 8);
  const first = random.whole(Math.min(earliest, latest), latest);
  const days = [first];
  for (let n = random.whole(0, 3); n > 0; n -= 1) days.push((days.at(-1) ?? first) + random.whole(1, 9));
  return days.filter((day) => day < town.clock.days - 1);
}

/** Runs of the plan: victims pay, each layer passes on what it got, the last one pays out. */
export function launder(crew: Crew, plan: LaunderingPlan): VictimLoss[] {
  const losses: VictimLoss[] = [];
  const [collection] = plan.layers;
  if (collection === undefined) return losses;
  for (const day of plan.days) {
    let credits = victimsPay(crew, collection, day, losses);
    for (const [at, layer] of plan.layers.entries()) {
      const next = plan.layers[at + 1];
      if (next === undefined) payOut(crew, credits);
      else credits = passOn(crew, credits, usedToday(crew, next, day));
      if (at < 2 && plan.fee !== undefined) payFees(crew, layer, credits, plan.fee);
    }
  }
  return losses;
}

function victimsPay(crew: Crew, collection: Layer, day: number, losses: VictimLoss[]): Credit[] {
  const { random, town } = crew;
  const cards = usedToday(crew, collection, day);
  const credits: Credit[] = [];
  const start = crew.startOf(day);
  for (let n = random.whole(3, 8); n > 0; n -= 1) {
    const victim: TownPerson = recruit(town, random, 'victim');
    const total = logBetween(random, 5000, 300_000);
    let ms = start + between(random, 0, 3) * HOUR_MS;
    const payments = random.whole(1, 3);
    for (let part = 0; part < payments; part += 1) {
      const card = random.pick(cards);
      const amountMinor = minor((total / payments) * between(random, 0.6, 1.4), chance(random, 0.7) ? 100 : 0.01);
      crew.pay({ from: victim.main, to: card.account, ms, amountMinor, kind: 'transfer' });
      credits.push({ card, ms, amountMinor });
      if (chance(random, 0.8) && ms < town.clock.endMs)
        losses.push({
          victim: victim.main,
          account: card.account,
          paidMs: Math.round(ms / 1000) * 1000,
          amountMinor,
          reportedMs: ms + between(random, 2, 70) * HOUR_MS,
        });
      ms += between(random, 3, 50) * MINUTE_MS;
    }
  }
  return credits;
}

/** The layer's cards of the day: some are replaced by ones not used before. */
function usedToday(crew: Crew, layer: Layer, day: number): Card[] {
  for (const [i] of layer.cards.entries()) {
    if (day > 0 && chance(crew.random, crew.manner.fresh / 2))
      layer.cards[i] = crew.openCard({ ...layer.request, firstDay: day });
  }
  return layer.cards;
}

/** Each card sends on what came in, less what it keeps, to a few cards of the next layer. */
function passOn(crew: Crew, credits: readonly Credit[], next: readonly Card[]): Credit[] {
  const { random, manner } = crew;
  const sent: Credit[] = [];
  for (const [card, own] of Map.groupBy(credits, (credit) => credit.card)) {
    let pending = 0;
    const inOrder = own.toSorted((a, b) => a.ms - b.ms);
    for (const [i, credit] of inOrder.entries()) {
      pending += credit.amountMinor * (1 - manner.kept * between(random, 0.7, 1.3));
      if (i < inOrder.length - 1 && !chance(random, 0.6)) continue;
      let ms = credit.ms;
      for (const amountMinor of crew.parts(pending)) {
        ms += crew.delay(card) * (ms === credit.ms ? 1 : 0.3);
        const to = random.pick(next);
        crew.pay({ from: card.account, to: to.account, ms, amountMinor });
        sent.push({ card: to, ms, amountMinor });
      }
      pending = 0;
    }
  }
  return sent;
}

/** By cash at machines, at a till, or to an account outside the town. */
function payOut(crew: Crew, credits: readonly Credit[]): void {
  const { random, economy } = crew;
  for (const [card, own] of Map.groupBy(credits, (credit) => credit.card)) {
    const total = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0) * between(random, 0.95, 1);
    const ms = Math.max(...own.map((credit) => credit.ms)) + crew.delay(card);
    const way = random.pick(['cash', 'cash', 'till', 'outside'] as const);
    if (way === 'cash') crew.drawCash(card.account, total, ms);
    else {
      const to = way === 'till' ? pickShop(economy.shops, random) : random.pick(economy.world.strangers);
      let at = ms;
      for (const amountMinor of crew.parts(total)) {
        crew.pay({ from: card.account, to, ms: at, amountMinor, ...(way === 'till' ? { kind: 'till' } : {}) });
        at += between(random, 1, 30) * MINUTE_MS;
      }
    }
  }
}

function payFees(crew: Crew, layer: Layer, credits: readonly Credit[], fee: Card): void {
  const { random } = crew;
  const last = Math.max(0, ...credits.map(({ ms }) => ms));
  const total = credits.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  for (const card of layer.cards) {
    const amountMinor = Math.round((total / Math.max(1, layer.cards.length)) * between(random, 0.005, 0.02));
    crew.pay({ from: card.account, to: fee.account, ms: last + between(random, 0.5, 40) * HOUR_MS, amountMinor });
  }
}

/** Some days before, cards pass one small sum in a circle to look used. */
export function warmUp(crew: Crew, cards: readonly Card[], day: number): void {
  const { random, town } = crew;
  if (cards.length < 3 || day < 0) return;
  const circle = random.sample(cards, random.whole(3, Math.min(6, cards.length)));
  const ring = town.newRing(`${town.rings[crew.ring]?.id}-warm-up`, 'cycle');
  let ms = town.clock.at(day, random.whole(540, 1200));
  let amountMinor = minor(logBetween(random, 500, 3000), 1);
  for (const [i, card] of circle.entries()) {
    crew.pay({ from: card.account, to: circle[(i + 1) % circle.length]?.account ?? -1, ms, amountMinor, ring });
    ms += Math.min(DAY_MS / 4, crew.delay(card)) + between(random, 1, 9) * MINUTE_MS;
    amountMinor -= random.whole(100, 900);
  }
}
