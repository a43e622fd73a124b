import { DAY, type TransferDraft } from '../case.fixture.ts';
import { seededWholes } from './seeded-random.ts';

export const MINUTE = 60;

/** How the ring works; the defaults are a careless one. Shares are fractions, amounts yuan. */
export interface RingDials {
  readonly seed: number;
  readonly members: number;
  readonly days: number;
  /** Members at work at the same time. */
  readonly atOnce: number;
  /** 1: members take turns; 0: each works at hours of its own. */
  readonly rotates: number;
  readonly sinks: number;
  /** Days after which the sinks are changed for others; 0: never. */
  readonly sinkDays: number;
  readonly fee: number;
  /** Fees lie in fee ± spread. */
  readonly feeSpread: number;
  /** Minutes from the last credit of a session until the money goes. */
  readonly delayMinutes: number;
  /** Share of every session that stays on the account. */
  readonly retained: number;
  /** Days after which the fees leave the account; 0: never. */
  readonly feeDays: number;
  /** 1: members have an ordinary life on the account, 20 days before the ring to 40 after it: wages and small payments. */
  readonly ordinaryLife: number;
  /** Yuan that every member holds before it begins. */
  readonly ownMoney: number;
  /** Hours of the day at which work begins and ends; an end below the start goes over midnight. */
  readonly fromHour: number;
  readonly toHour: number;
  /** Share of credits with cents of their own. */
  readonly cents: number;
  /** Share of members that are probed before their first session. */
  readonly probed: number;
  /** Days after which a member is dropped and another takes its place; 0: never. */
  readonly memberDays: number;
  readonly creditsPerSession: readonly [number, number];
  readonly sessionMinutes: readonly [number, number];
  /** Share of payers that are later paid by a member (customers of a gambling site). */
  readonly paidBack: number;
  /** Payers to draw from; each session draws anew. */
  readonly payers: number;
  readonly amounts: readonly number[];
}

export const CARELESS: RingDials = {
  seed: 1,
  members: 8,
  days: 10,
  atOnce: 1,
  rotates: 1,
  sinks: 2,
  sinkDays: 0,
  fee: 0.02,
  feeSpread: 0.002,
  delayMinutes: 15,
  retained: 0,
  feeDays: 1,
  ordinaryLife: 0,
  ownMoney: 0,
  fromHour: 18,
  toHour: 4,
  cents: 0.9,
  probed: 1,
  memberDays: 0,
  creditsPerSession: [6, 20],
  sessionMinutes: [20, 50],
  paidBack: 0,
  payers: 400,
  amounts: [100, 200, 300, 500, 1000, 2000, 3000, 5000],
};

export interface GeneratedRing {
  readonly transfers: readonly TransferDraft[];
  readonly members: readonly number[];
  readonly sinks: readonly number[];
  readonly accountCount: number;
}

/** Accounts: members first, then sinks, then payers, then one outside account for fees, an employer and ten shops. Begins on day 20 of the data's clock (midnight in China). */
export function poolRing(dials: Partial<RingDials> = {}, firstAccount = 0): GeneratedRing {
  const all = { ...CARELESS, ...dials };
  const random = seededWholes(all.seed * 7919 + 17);
  const waves = all.memberDays === 0 ? 1 : Math.ceil(all.days / all.memberDays);
  const sinkSets = all.sinkDays === 0 ? 1 : Math.ceil(all.days / all.sinkDays);
  const members = Array.from({ length: all.members * waves }, (_, i) => firstAccount + i);
  const sinks = Array.from({ length: all.sinks * sinkSets }, (_, i) => firstAccount + members.length + i);
  const firstPayer = firstAccount + members.length + sinks.length;
  const payers = Array.from({ length: all.payers }, (_, i) => firstPayer + i);
  const transfers: TransferDraft[] = [];
  const state = { all, random, members, sinks, payers, transfers };
  for (let day = 0; day < all.days; day += 1) workDay(state, day);
  live(state, firstPayer + all.payers + 1);
  moveFees(state, firstPayer + all.payers);
  probe(state);
  return { transfers, members, sinks, accountCount: firstPayer + all.payers + 12 };
}

interface State {
  readonly all: RingDials;
  readonly random: (below: number) => number;
  readonly members: readonly number[];
  readonly sinks: readonly number[];
  readonly payers: readonly number[];
  readonly transfers: TransferDraft[];
}

/** Midnight in China of day 20, on a clock whose epoch is 1970. */
export const RING_START = 20 * DAY - 8 * 3600;

function workDay(state: State, day: number): void {
  const { all, random } = state;
  const wave = all.memberDays === 0 ? 0 : Math.floor(day / all.memberDays);
  const team = state.members.slice(wave * all.members, (wave + 1) * all.members);
  const hours = (all.toHour - all.fromHour + 24) % 24 || 24;
  const opens = RING_START + day * DAY + all.fromHour * 3600;
  const between = (range: readonly [number, number]): number => range[0] + random(range[1] - range[0] + 1);
  if (all.rotates === 0) {
    for (const member of team) {
      let at = opens + random(90) * MINUTE;
      while (at < opens + hours * 3600) {
        const length = between(all.sessionMinutes) * MINUTE;
        session(state, { member, at, length, day });
        at += length + (60 + random(240)) * MINUTE;
      }
    }
    return;
  }
  for (let desk = 0; desk < all.atOnce; desk += 1) {
    let turn = random(team.length);
    for (let at = opens + random(20) * MINUTE; at < opens + hours * 3600; turn += 1) {
      const length = between(all.sessionMinutes) * MINUTE;
      session(state, { member: team[(turn * all.atOnce + desk) % team.length]!, at, length, day });
      at += length + (1 + random(15)) * MINUTE;
    }
  }
}

function session(
  { all, random, sinks, payers, transfers }: State,
  {
    member,
    at,
    length,
    day,
  }: { readonly member: number; readonly at: number; readonly length: number; readonly day: number },
): void {
  const count = all.creditsPerSession[0] + random(all.creditsPerSession[1] - all.creditsPerSession[0] + 1);
  let inflow = 0;
  for (let i = 0; i < count; i += 1) {
    const base = all.amounts[random(all.amounts.length)]! * 100;
    const amount = random(1000) < all.cents * 1000 ? base - 1 - random(98) : base;
    const payer = payers[random(payers.length)]!;
    transfers.push({ from: payer, to: member, t: at + Math.round((i * length) / count) + random(50), amount });
    inflow += amount;
    if (random(1000) < all.paidBack * 1000) {
      transfers.push({ from: member, to: payer, t: at + length + random(20), amount: Math.floor(base / 2) });
      inflow -= Math.floor(base / 2);
    }
  }
  const fee = all.fee + all.feeSpread * (random(2001) / 1000 - 1);
  const out = Math.floor(inflow * (1 - fee - all.retained));
  const set = all.sinkDays === 0 ? 0 : Math.floor(day / all.sinkDays);
  const leaves = at + length + all.delayMinutes * MINUTE;
  const sink = sinks[set * all.sinks + random(all.sinks)]!;
  const first = Math.floor(out * 0.6);
  transfers.push({ from: member, to: sink, t: leaves, amount: first });
  transfers.push({ from: member, to: sink, t: leaves + MINUTE, amount: out - first });
}

function live({ all, random, members, transfers }: State, employer: number): void {
  if (all.ordinaryLife === 0) return;
  for (const member of members) {
    for (let day = -19; day < all.days + 40; day += 1) {
      const t = RING_START + day * DAY + (8 + random(12)) * 3600 + random(3600);
      if (day % 30 === 5) transfers.push({ from: employer, to: member, t, amount: 450_000 });
      else transfers.push({ from: member, to: employer + 1 + random(10), t, amount: 500 + random(9000) });
    }
  }
}

/** What is left of a member's own money and fees leaves at midday of every so many days. */
function moveFees({ all, members, transfers }: State, outside: number): void {
  const noon = RING_START + 12 * 3600;
  for (const member of members) {
    if (all.ownMoney > 0)
      transfers.push({ from: outside, to: member, t: RING_START - 3600, amount: all.ownMoney * 100 });
  }
  if (all.feeDays === 0) return;
  for (const member of members) {
    const own = transfers.filter(({ from, to }) => from === member || to === member);
    let taken = all.ordinaryLife === 1 ? Infinity : 0;
    for (let day = all.feeDays; day <= all.days + all.feeDays; day += all.feeDays) {
      const t = noon + day * DAY;
      let held = -taken - all.ownMoney * 100;
      for (const one of own) if (one.t < t) held += one.to === member ? one.amount! : -one.amount!;
      if (held > 0) transfers.push({ from: member, to: outside, t, amount: held });
      taken += Math.max(0, held);
    }
  }
}

function probe({ all, random, members, payers, transfers }: State): void {
  for (const member of members) {
    const first = Math.min(...transfers.filter(({ to }) => to === member).map(({ t }) => t));
    if (random(1000) >= all.probed * 1000 || first === Infinity) continue;
    transfers.push({ from: payers[random(payers.length)]!, to: member, t: first - 3 * 3600, amount: 100 });
  }
}
