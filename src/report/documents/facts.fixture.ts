import { factsSheet, type CardFacts, type FactsSheet } from '#casework';
import { measured } from '#model';

const yuan = (amount: number) => amount * 100;

function card(number: string, inflow: number, change: Partial<CardFacts> = {}): CardFacts {
  return {
    ...{ number, kind: 'bank-account', status: 'on-record', holder: 'own', handedOver: 'yes', held: false },
    ...{ openedOn: '2025-08-01', handedOverOn: '2025-09-01' },
    flows: {
      inflow: measured('one-way-inflow', yuan(inflow), 'CNY'),
      turnover: measured('card-turnover', yuan(inflow * 2), 'CNY'),
      counterparties: 12,
      covered: true,
    },
    ...change,
  };
}

/** Three own cards handed over, one not the person's, one whose handing over is not shown; wages explained and checked. */
export const FACTS: FactsSheet = made({
  person: {
    isUnit: false,
    birth: '1990-05-01',
    facts: [{ kind: 'limit-notified', atMs: Date.parse('2025-09-20T10:00:00+08:00'), note: '', items: [] }],
    isIdentityTheftVictim: false,
  },
  caseNo: 'A0000001',
  actedFrom: '2025-09-01',
  actedTo: '2025-10-15',
  asOf: '2026-03-10',
  cards: [
    card('6200000000000000011', 210_000),
    card('6200000000000000029', 120_000),
    card('6200000000000000037', 60_000, { handedOver: 'unknown' }),
    card('6200000000000000045', 90_000, { status: 'removed' }),
  ],
  verified: [
    {
      payment: '甲.csv#12',
      caseNo: 'A0000001',
      card: '6200000000000000011',
      amount: measured('case-value', yuan(5000), 'CNY'),
    },
  ],
  lawful: [
    {
      card: '6200000000000000029',
      amount: measured('one-way-inflow', yuan(20_000), 'CNY'),
      explanation: '测试工资',
      status: 'accepted',
    },
  ],
});

function made(input: Parameters<typeof factsSheet>[0]): FactsSheet {
  const sheet = factsSheet(input);
  if (!sheet.ok) throw new Error(sheet.problem.code);
  return sheet.value;
}
