import { describe, expect, test } from 'vitest';

import { kindOf } from './payment-kinds.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SHANGHAI_OFFSET_MS } from './town-payment.ts';
import { median, movesOf, ofTrade, sum, townOf, type Move } from './town.fixture.ts';

const town = townOf({});
const hourOf = (ms: number): number => Math.floor(((ms + SHANGHAI_OFFSET_MS) % DAY_MS) / HOUR_MS);
const dayOf = (ms: number): number => Math.floor((ms - town.request.startMs) / DAY_MS);
const credits = (moves: readonly Move[], summary: string): Move[] =>
  moves.filter((move) => move.amount > 0 && move.summary === summary);
const debits = (moves: readonly Move[], summary: string): Move[] =>
  moves.filter((move) => move.amount < 0 && move.summary === summary);

const TRADES = [
  'employer small-firm supplier shop night-stall market-stall market-owner shift-shop cashier group-buy property school',
  'class-parents wedding funeral savings-club lottery-shop driver charity medical-fund landlord sublet-agent',
  'labour-contractor grain-buyer migrant student pensioner-wakes car-sale flat-deposit village-cash-point bookkeeper',
  'bookkept-firm tutor online-seller card-batch utility restaurant',
].flatMap((line) => line.split(' '));

describe('trades', () => {
  test('[SIM-11] every trade of the document is in the town, and each has moved money', () => {
    for (const trade of TRADES) {
      const accounts = ofTrade(town, trade);
      expect(accounts.length, trade).toBeGreaterThan(0);
      expect(
        accounts.some((account) => movesOf(town, account).length > 0),
        trade,
      ).toBe(true);
    }
  });

  test('[SIM-12] a savings club: equal shares in one evening, the pot to one member within the hour', () => {
    for (const head of ofTrade(town, 'savings-club')) {
      const moves = movesOf(town, head);
      for (const payout of debits(moves, '会钱')) {
        const shares = credits(moves, '会钱').filter(({ ms }) => Math.abs(payout.ms - ms) < 2 * HOUR_MS);
        expect(new Set(shares.map(({ amount }) => amount)).size).toBe(1);
        expect(sum(shares)).toBe(-payout.amount);
        expect(payout.ms - Math.max(...shares.map(({ ms }) => ms))).toBeLessThanOrEqual(45 * MINUTE_MS);
      }
    }
  });

  test('[SIM-13] a group-buying leader pays 82 to 95 % of an evening to one supplier by next noon', () => {
    for (const leader of ofTrade(town, 'group-buy')) {
      const moves = movesOf(town, leader);
      const payouts = debits(moves, '货款');
      expect(payouts.length).toBeGreaterThan(3);
      for (const payout of payouts) {
        const taken = sum(credits(moves, '团购').filter(({ ms }) => ms < payout.ms && ms > payout.ms - 18 * HOUR_MS));
        expect(-payout.amount / taken).toBeGreaterThan(0.8);
        expect(-payout.amount / taken).toBeLessThan(0.96);
        expect(hourOf(payout.ms)).toBeLessThanOrEqual(12);
      }
    }
  });

  test('[SIM-14] cashiers hand the whole take of a shift to the owner 5 to 40 minutes after its end', () => {
    for (const cashier of ofTrade(town, 'cashier')) {
      const moves = movesOf(town, cashier);
      for (const handed of debits(moves, '营业款')) {
        const taken = credits(moves, '扫二维码付款').filter(({ ms }) => ms < handed.ms && ms > handed.ms - 8 * HOUR_MS);
        expect(sum(taken)).toBeGreaterThanOrEqual(-handed.amount);
      }
      expect(debits(moves, '营业款').length).toBeGreaterThan(3);
    }
  });

  test('[SIM-15] a lottery shop: round small sums in, prizes to customers, 88 to 95 % on to the centre', () => {
    for (const shop of ofTrade(town, 'lottery-shop')) {
      const moves = movesOf(town, shop);
      const [taken, prizes, centre] = [
        sum(credits(moves, '彩票')),
        sum(debits(moves, '兑奖')),
        sum(debits(moves, '货款')),
      ];
      expect(credits(moves, '彩票').every(({ amount }) => amount % 100 === 0)).toBe(true);
      expect(prizes).toBeLessThan(0);
      expect(-centre / (taken + prizes)).toBeGreaterThan(0.8);
      expect(-centre / (taken + prizes)).toBeLessThan(0.97);
    }
  });

  test('[SIM-16] wedding gifts are round, come within three days and mostly from people new to the account', () => {
    for (const host of ofTrade(town, 'wedding')) {
      const gifts = credits(movesOf(town, host), '礼金');
      expect(gifts.every(({ amount }) => amount % 10_000 === 0)).toBe(true);
      expect(dayOf(gifts.at(-1)?.ms ?? 0) - dayOf(gifts[0]?.ms ?? 0)).toBeLessThanOrEqual(2);
      expect(new Set(gifts.map(({ other }) => other)).size / gifts.length).toBeGreaterThan(0.9);
    }
  });

  test('[SIM-17] wages: one day a month and firm, on a working day, median near 4,800 yuan', () => {
    const wages: number[] = [];
    for (const firm of ofTrade(town, 'employer')) {
      const paid = debits(movesOf(town, firm), '代发工资');
      wages.push(...paid.map(({ amount }) => -amount));
      const days = [...new Set(paid.map(({ ms }) => dayOf(ms)))];
      expect(days.length).toBeLessThanOrEqual(3);
      for (const day of days)
        expect([1, 2, 3, 4, 5]).toContain(
          new Date(town.request.startMs + SHANGHAI_OFFSET_MS + day * DAY_MS).getUTCDay(),
        );
    }
    expect(median(wages)).toBeGreaterThan(400_000);
    expect(median(wages)).toBeLessThan(560_000);
  });

  test('[SIM-18] students’ accounts are opened in one week at one outlet; a pensioner’s account sleeps for 120 days or more', () => {
    const students = ofTrade(town, 'student');
    const opened = students.map(({ openedMs }) => openedMs);
    expect(Math.max(...opened) - Math.min(...opened)).toBeLessThan(7 * DAY_MS);
    expect(new Set(students.map(({ outlet }) => outlet)).size).toBe(1);
    for (const account of ofTrade(town, 'pensioner-wakes')) {
      const own = movesOf(town, account).filter(({ summary }) => summary !== '结息' && summary !== '短信服务费');
      expect((own[1]?.ms ?? 0) - (own[0]?.ms ?? 0)).toBeGreaterThan(119 * DAY_MS);
    }
  });

  test('[SIM-19] the day: shops peak at noon and in the evening, few rows at night, weekends are busier at the till', () => {
    const { payments, request } = town;
    let counted = 0;
    const byHour = new Float64Array(24);
    const byWeekday = new Float64Array(7);
    for (let i = 0; i < payments.count; i += 1) {
      const ms = payments.ms[i] ?? 0;
      const own = kindOf(payments.kind[i] ?? 0).summary;
      if (ms < request.startMs || !['快捷支付', '消费', '转账'].includes(own)) continue;
      counted += 1;
      byHour[hourOf(ms)] = (byHour[hourOf(ms)] ?? 0) + 1;
      if ((payments.terminal[i] ?? -1) >= 1000) {
        const weekday = new Date(ms + SHANGHAI_OFFSET_MS).getUTCDay();
        byWeekday[weekday] = (byWeekday[weekday] ?? 0) + 1;
      }
    }
    const night = byHour.slice(0, 6).reduce((a, b) => a + b, 0) / counted;
    expect(night).toBeGreaterThan(0.005);
    expect(night).toBeLessThan(0.03);
    expect(byHour[18]).toBeGreaterThan(1.15 * (byHour[14] ?? 0));
    expect(((byWeekday[0] ?? 0) + (byWeekday[6] ?? 0)) / 2).toBeGreaterThan(
      (1.1 * ((byWeekday[2] ?? 0) + (byWeekday[3] ?? 0))) / 2,
    );
  });
});
