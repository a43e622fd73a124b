import { measured, type CaseValue, type OneWayInflow } from '#model';

import type { CardFacts, FactsInput, LawfulMoney, VerifiedFraud } from './facts-input.ts';

export const inflow = (yuan: number, currency = 'CNY'): OneWayInflow =>
  measured('one-way-inflow', yuan * 100, currency);
export const fraud = (yuan: number, currency = 'CNY'): CaseValue => measured('case-value', yuan * 100, currency);

/** A bank card in the person's own name, surely handed over, with a whole statement. */
export function card(number: string, yuanIn: number, change: Partial<CardFacts> = {}): CardFacts {
  return {
    ...{ number, kind: 'bank-account', status: 'on-record', holder: 'own', handedOver: 'yes', held: false },
    flows: {
      inflow: inflow(yuanIn),
      turnover: measured('card-turnover', yuanIn * 200, 'CNY'),
      counterparties: 5,
      covered: true,
    },
    ...change,
  };
}

export function paid(payment: string, to: string, yuan: number, caseNo = 'A0000001'): VerifiedFraud {
  return { payment, caseNo, card: to, amount: fraud(yuan) };
}

export function lawful(of: string, yuan: number, status: LawfulMoney['status'] = 'accepted'): LawfulMoney {
  return { card: of, amount: inflow(yuan), explanation: '测试工资', status };
}

/** Acts of 2023 by an adult; nothing else known. */
export function matter(change: Partial<FactsInput> = {}): FactsInput {
  return {
    person: { isUnit: false, birth: '1990-05-01', facts: [], isIdentityTheftVictim: false },
    ...{ caseNo: 'A0000001', actedFrom: '2023-03-01', actedTo: '2023-06-30', asOf: '2023-09-01' },
    ...{ cards: [], verified: [], lawful: [] },
    ...change,
  };
}
