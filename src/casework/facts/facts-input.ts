import type { CardTurnover, CaseValue, OneWayInflow, SettlementAmount, UnlawfulGain } from '#model';

import type { ItemKind, ItemOnRecord, PersonFact } from '../people/person.ts';

/** One card, account or number of the matter, as the evidence shows it. */
export interface CardFacts {
  readonly number: string;
  readonly kind: ItemKind;
  readonly status: ItemOnRecord['status'];
  readonly holder: 'own' | 'other' | 'unit';
  /** Given to others to use: rented, sold, lent. */
  readonly handedOver: 'yes' | 'no' | 'unknown';
  /** In the person's hands when found. */
  readonly held: boolean;
  /** Local dates `YYYY-MM-DD`. */
  readonly openedOn?: string;
  readonly handedOverOn?: string;
  /** Absent: a number without money, or no statement at all. */
  readonly flows?: CardFlows;
}

/** Money over the time of the act, transfers between the person's own cards left out. */
export interface CardFlows {
  readonly inflow: OneWayInflow;
  /** In and out together. */
  readonly turnover: CardTurnover;
  readonly counterparties: number;
  /** Whether statements cover the whole time; where not, there may be more. */
  readonly covered: boolean;
}

/** One victim's payment that police verified as fraud money and that came into a card. */
export interface VerifiedFraud {
  /** The same payment has the same key, however many cards it went through. */
  readonly payment: string;
  readonly caseNo: string;
  readonly card: string;
  readonly amount: CaseValue;
}

/** Money that the person says was lawful. `accepted`: checked and right; `open`: not checked yet; `rejected`: checked and not. */
export interface LawfulMoney {
  readonly card: string;
  readonly amount: OneWayInflow;
  readonly explanation: string;
  readonly status: 'open' | 'accepted' | 'rejected';
}

export interface FactsInput {
  readonly person: {
    readonly isUnit: boolean;
    readonly birth?: string;
    readonly facts: readonly PersonFact[];
    readonly isIdentityTheftVictim: boolean;
  };
  readonly caseNo: string;
  /** Local dates `YYYY-MM-DD`: first and last act, and the day on which the sheet is made. */
  readonly actedFrom: string;
  readonly actedTo: string;
  readonly asOf: string;
  readonly cards: readonly CardFacts[];
  readonly verified: readonly VerifiedFraud[];
  readonly lawful: readonly LawfulMoney[];
  /** Absent: not known. */
  readonly gain?: UnlawfulGain;
  readonly settled?: SettlementAmount;
  readonly personsHelped?: number;
}
