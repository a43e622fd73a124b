import type { SeededRandom } from './seeded-random.ts';
import type { TownAccount } from './town-people.ts';
import { timeOfDay, type TownPayment } from './town-payment.ts';

interface Town {
  readonly accounts: readonly TownAccount[];
  readonly startMs: number;
  readonly days: number;
}

/**
 * Salaries, rent, shops, utilities, family, cash, fees. The ranges are household sizes of a small town, written down in
 * docs/simulator.md before any detector was tuned; none is taken from a detector.
 */
export function ordinaryLife(town: Town, random: SeededRandom): TownPayment[] {
  const residents = town.accounts.filter((account) => account.role === 'resident');
  const employers = indicesOf(town, 'employer');
  const shops = indicesOf(town, 'shop');
  const [utility] = indicesOf(town, 'utility');
  const payments: TownPayment[] = [];
  for (const resident of residents) {
    const life = householdOf(random, resident.index, residents, employers);
    for (let day = 0; day < town.days; day += 1) {
      const dayOfMonth = 1 + (day % 30);
      const at = (from: number, to: number): number =>
        timeOfDay(town.startMs, day, random.whole(from, to), random.whole(0, 59));
      const pay = (to: number, amountMinor: number, summary: string, ms: number, from = resident.index): void => {
        payments.push({ from, to, ms, amountMinor, summary, cash: false });
      };
      if (dayOfMonth === 10 && life.employer >= 0) {
        pay(resident.index, life.salaryMinor + random.whole(-200, 200) * 100, '代发工资', at(570, 630), life.employer);
      }
      if (dayOfMonth === life.rentDay && life.landlord >= 0) pay(life.landlord, life.rentMinor, '房租', at(1080, 1320));
      if (dayOfMonth === 20 && utility !== undefined)
        pay(utility, random.whole(4_000, 32_000), '水电费', at(480, 1320));
      if (random.next() < 0.45) pay(random.pick(shops), random.whole(800, 26_000), '消费', at(420, 1320));
      if (random.next() < 0.03) pay(life.family, random.whole(100, 3000) * 100, '转账', at(480, 1380));
      if (random.next() < 0.02) payments.push(cashOut(resident.index, random.whole(2, 30) * 10_000, at(480, 1260)));
      if (dayOfMonth === 28) pay(-1, 200, '短信服务费', at(60, 120));
    }
  }
  return payments;
}

export function cashOut(from: number, amountMinor: number, ms: number): TownPayment {
  return { from, to: -1, ms, amountMinor, summary: 'ATM取款', cash: true };
}

function indicesOf(town: Town, role: TownAccount['role']): number[] {
  return town.accounts.filter((account) => account.role === role).map((account) => account.index);
}

function householdOf(
  random: SeededRandom,
  self: number,
  residents: readonly TownAccount[],
  employers: readonly number[],
): { employer: number; salaryMinor: number; landlord: number; rentMinor: number; rentDay: number; family: number } {
  const others = residents.filter((account) => account.index !== self);
  return {
    employer: random.next() < 0.75 ? random.pick(employers) : -1,
    salaryMinor: random.whole(3200, 14_000) * 100,
    landlord: random.next() < 0.3 ? random.pick(others.slice(0, 6)).index : -1,
    rentMinor: random.whole(12, 45) * 10_000,
    rentDay: random.whole(1, 5),
    family: random.pick(others).index,
  };
}
