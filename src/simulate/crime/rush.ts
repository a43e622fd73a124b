import { between, chance, minor, split } from '../distributions.ts';
import { recruit } from '../population.ts';
import { MINUTE_MS } from '../town-payment.ts';
import type { Card, Crew } from './crew.ts';
import type { VictimLoss } from './laundering.ts';

/** Cards of layers 1 … 7. */
const LAYERS = [1, 2, 4, 6, 8, 8, 6] as const;
const VICTIMS = 3;
const TOTAL_YUAN = 2_000_000;
/** From the first debit of layer 1 to the last credit of layer 7: six hops. */
const RUSH_SECONDS = 23;
/** The crew keeps its cards at one bank, where a transfer is booked in the second in which it is made. */
const BANK = 0;

interface Parcel {
  readonly card: Card;
  readonly amountMinor: number;
}

/**
 * About two million yuan of three victims through seven layers of cards in 23 seconds (a published case); then some of it
 * is drawn at machines and the rest lies there. Every layer passes on all but a little in whole seconds, layer by layer.
 */
export function rush(crew: Crew): VictimLoss[] {
  const { random, town } = crew;
  const day = Math.max(1, town.clock.days - random.whole(3, 6));
  const start = Math.floor((crew.startOf(day) + 2 * 3_600_000) / 1000) * 1000;
  const layers = LAYERS.map((count, place) =>
    Array.from({ length: count }, () =>
      crew.openCard({
        role: place === 0 ? 'collection' : place === LAYERS.length - 1 ? 'exit' : 'relay',
        tier: place + 1,
        firstDay: day,
        bank: BANK,
      }),
    ),
  );
  const [first = []] = layers;
  const losses = victimsPay(crew, first, start);
  let parcels: readonly Parcel[] = first.map((card) => ({
    card,
    amountMinor: losses.reduce((sum, loss) => sum + (loss.account === card.account ? loss.amountMinor : 0), 0),
  }));
  layers.slice(1).forEach((next, hop) => {
    // Hop 0 starts in second 0, hop 5 ends in second 23.
    const [from, to] = [Math.round((hop * RUSH_SECONDS) / 6), Math.round(((hop + 1) * RUSH_SECONDS) / 6)];
    parcels = passOn(crew, parcels, { next, fromMs: start + from * 1000, seconds: to - from });
  });
  for (const { card, amountMinor } of parcels)
    if (chance(random, 0.4)) crew.drawCash(card.account, amountMinor * 0.6, start + between(random, 3, 40) * MINUTE_MS);
  return losses;
}

function victimsPay(crew: Crew, cards: readonly Card[], start: number): VictimLoss[] {
  const { random, town } = crew;
  const shares = split(random, TOTAL_YUAN * 100, VICTIMS, 0.5);
  return shares.map((share, i): VictimLoss => {
    const victim = recruit(town, random, 'victim').main;
    const amountMinor = minor(share / 100, 0.01);
    const paidMs = start - Math.round(between(random, 1, 9) * 60 + i) * 1000;
    const account = random.pick(cards).account;
    crew.pay({ from: victim, to: account, ms: paidMs, amountMinor, kind: 'transfer' });
    return { victim, account, paidMs, amountMinor, reportedMs: start + 20 * MINUTE_MS };
  });
}

/** Each card sends what it got, less what sticks, to two or three cards of the next layer; gives what each of those got. */
function passOn(
  crew: Crew,
  parcels: readonly Parcel[],
  hop: { readonly next: readonly Card[]; readonly fromMs: number; readonly seconds: number },
): Parcel[] {
  const { random } = crew;
  const got = new Map(hop.next.map((card) => [card, 0]));
  for (const { card, amountMinor } of parcels) {
    const sent = Math.floor(amountMinor * between(random, 0.985, 0.999));
    if (sent < 100) continue;
    const parts = split(random, sent, random.whole(2, 3), 0.5).filter((part) => part > 0);
    for (const part of parts) {
      const to = random.pick(hop.next);
      const ms = hop.fromMs + 1000 * random.whole(0, Math.max(0, hop.seconds - 1));
      crew.pay({ from: card.account, to: to.account, ms, amountMinor: part });
      got.set(to, (got.get(to) ?? 0) + part);
    }
  }
  return [...got].filter(([, amountMinor]) => amountMinor > 0).map(([card, amountMinor]) => ({ card, amountMinor }));
}
