import type { ThresholdCondition, ThresholdMeasure } from '#law';
import { addMeasured, measured, type AmountMeasure, type Measured } from '#model';

import type { CardFacts, FactsInput } from './facts-input.ts';

const CURRENCY = 'CNY';
const ACCOUNTS: readonly string[] = ['bank-account', 'payment-account', 'corporate-account', 'settlement-card'];
const PHONES: readonly string[] = ['phone-card', 'mvno-card', 'iot-card'];

/** What the evidence allows: at least so much and at most so much, and why it is no single number. Money in fen. */
export interface Figure {
  readonly least: number;
  /** Infinity: no upper end is known. */
  readonly most: number;
  readonly why: readonly string[];
}

/** The figure that a condition of a text counts. Amounts are added only to amounts of their own measure, in yuan only. */
export function figureOf({ measure, cards }: Pick<ThresholdCondition, 'measure' | 'cards'>, input: FactsInput): Figure {
  const chosen = countingCards(input).filter(
    ({ holder }) => cards === undefined || (holder === 'own') === (cards === 'own'),
  );
  return FIGURES[measure](chosen, input);
}

/** Cards that count: not those removed from the record; of a person in whose name others opened cards, none that is disputed. */
export function countingCards({ cards, person }: Pick<FactsInput, 'cards' | 'person'>): readonly CardFacts[] {
  return cards.filter(({ status }) => status !== 'removed' && !(status === 'disputed' && person.isIdentityTheftVictim));
}

const FIGURES: Readonly<Record<ThresholdMeasure, (cards: readonly CardFacts[], input: FactsInput) => Figure>> = {
  'one-way-inflow': (cards, input) => inflowOf(cards, input),
  'inflow-unread': (cards, input) => ({
    ...inflowOf(cards, input, (card) => card.flows?.inflow),
    why: withUnread(inflowOf(cards, input)),
  }),
  'flow-unread': (cards, input) => ({
    ...inflowOf(cards, input, (card) => card.flows?.turnover),
    why: withUnread(inflowOf(cards, input)),
  }),
  'verified-fraud': (cards, input) => verifiedOf(cards, input),
  'settlement-amount': (_cards, { settled }) => known(settled?.minor, 'settlement-help-not-established'),
  'unlawful-gain': (_cards, { gain }) => known(gain?.minor, 'gain-not-known'),
  'persons-helped': (_cards, { personsHelped }) => known(personsHelped, 'persons-helped-not-known'),
  accounts: (cards) => countOf(cards, ACCOUNTS),
  'phone-cards': (cards) => countOf(cards, PHONES),
  'others-cards-held': (cards) => heldOf(cards),
};

/**
 * One-way inflow after lawful money. At least: cards surely handed over, everything taken off that was not rejected. At most: cards
 * that may have been, only what was accepted taken off — or, for a text whose wording was not read, the widest flow it can mean.
 */
function inflowOf(
  cards: readonly CardFacts[],
  input: FactsInput,
  widest?: (card: CardFacts) => Measured<AmountMeasure> | undefined,
): Figure {
  const moneyCards = cards.filter(({ kind, handedOver }) => ACCOUNTS.includes(kind) && handedOver !== 'no');
  const why = new Set<string>();
  let [least, most] = [measured('one-way-inflow', 0, CURRENCY), 0];
  for (const card of moneyCards) {
    const { flows } = card;
    if (flows === undefined || !flows.covered) {
      why.add('statement-missing');
      most = Infinity;
    }
    if (flows === undefined) continue;
    if (flows.inflow.currency !== CURRENCY || flows.turnover.currency !== CURRENCY) {
      why.add('other-currency');
      most = Infinity;
      continue;
    }
    const sure = isSure(card);
    if (!sure) why.add(card.status === 'disputed' ? 'card-disputed' : 'handing-over-not-established');
    if (deduction(card, input, 'all') !== deduction(card, input, 'accepted')) why.add('explanation-not-checked');
    const kept = flows.inflow.minor - deduction(card, input, 'all');
    if (sure) least = addMeasured(least, measured('one-way-inflow', kept, CURRENCY));
    most += widest?.(card)?.minor ?? flows.inflow.minor - deduction(card, input, 'accepted');
  }
  return { least: least.minor, most, why: [...why] };
}

/** Fen taken off a card's inflow: lawful money, never more than what is left beside verified fraud money. */
export function deduction(card: CardFacts, { lawful, verified }: FactsInput, which: 'all' | 'accepted'): number {
  const inflow = card.flows?.inflow;
  if (inflow === undefined) return 0;
  const said = lawful
    .filter(
      ({ card: number, status }) =>
        number === card.number && (status === 'accepted' || (which === 'all' && status === 'open')),
    )
    .filter(({ amount }) => amount.currency === inflow.currency)
    .reduce((sum, { amount }) => addMeasured(sum, amount), measured('one-way-inflow', 0, inflow.currency));
  const fraud = verified
    .filter(({ card: number, amount }) => number === card.number && amount.currency === inflow.currency)
    .reduce((sum, { amount }) => sum + amount.minor, 0);
  return Math.max(0, Math.min(said.minor, inflow.minor - fraud));
}

function isSure({ handedOver, status }: CardFacts): boolean {
  return handedOver === 'yes' && status === 'on-record';
}

/** Each verified payment once, through however many cards it went; only cards that count. */
function verifiedOf(cards: readonly CardFacts[], { verified }: FactsInput): Figure {
  const byNumber = new Map(cards.map((card) => [card.number, card]));
  const why = new Set<string>();
  const [least, most] = [new Map<string, number>(), new Map<string, number>()];
  let isOpen = false;
  for (const { payment, card: number, amount } of verified) {
    const card = byNumber.get(number);
    if (card === undefined || card.handedOver === 'no') continue;
    if (amount.currency !== CURRENCY) {
      why.add('other-currency');
      isOpen = true;
      continue;
    }
    most.set(payment, Math.max(most.get(payment) ?? 0, amount.minor));
    if (isSure(card)) least.set(payment, Math.max(least.get(payment) ?? 0, amount.minor));
    else why.add(card.status === 'disputed' ? 'card-disputed' : 'handing-over-not-established');
  }
  return { least: totalOf(least), most: isOpen ? Infinity : totalOf(most), why: [...why] };
}

function countOf(cards: readonly CardFacts[], kinds: readonly string[]): Figure {
  const possible = cards.filter(({ kind, handedOver }) => kinds.includes(kind) && handedOver !== 'no');
  const unsure = possible.filter((card) => !isSure(card));
  const why = unsure.map(({ status }) => (status === 'disputed' ? 'card-disputed' : 'handing-over-not-established'));
  return { least: possible.length - unsure.length, most: possible.length, why: [...new Set(why)] };
}

/** Bank cards of other people in the person's hands. */
function heldOf(cards: readonly CardFacts[]): Figure {
  const held = cards.filter(({ kind, holder, held: has }) => has && holder === 'other' && kind === 'bank-account');
  const sure = held.filter(({ status }) => status === 'on-record').length;
  return { least: sure, most: held.length, why: sure === held.length ? [] : ['card-disputed'] };
}

function known(value: number | undefined, why: string): Figure {
  return value === undefined ? { least: 0, most: Infinity, why: [why] } : { least: value, most: value, why: [] };
}

function withUnread({ why }: Figure): readonly string[] {
  return [...why, 'wording-not-read'];
}

function totalOf(amounts: ReadonlyMap<string, number>): number {
  return [...amounts.values()].reduce((total, minor) => total + minor, 0);
}
