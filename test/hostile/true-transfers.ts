import {
  CLEARING,
  DAMAGED_COUNTERPARTY,
  MASKED_COUNTERPARTY,
  SHORT_COUNTERPARTY,
  accountKey,
  ownerOf,
} from './statement-row.ts';
import { shownTime } from './statements.ts';
import { MOVE, outsideNumber, type World } from './world.ts';

export interface TrueTransfer {
  /** Key of the account or number; '' = nobody stands on that side. */
  readonly payer: string;
  readonly payee: string;
  readonly amount: number;
  readonly currency: string;
  /** Unix seconds. */
  readonly at: number;
  readonly legs: 'both' | 'payer' | 'payee';
}

/** The transfers of money that the rows of one move must become. */
export function transfersOfMove(world: World, move: number): TrueTransfer[] {
  const { kind, payer, payee, amount } = world.moves;
  const base = { amount: amount[move] ?? 0, currency: currencyOf(world, payer[move] ?? -1, payee[move] ?? -1) };
  const [from, to] = [nameOf(world, payer[move] ?? -1), nameOf(world, payee[move] ?? -1)];
  const debit = (payeeName: string): TrueTransfer => ({
    ...base,
    payer: from,
    payee: payeeName,
    at: shownTime(world, move * 2).at,
    legs: 'payer',
  });
  const credit = (payerName: string): TrueTransfer => ({
    ...base,
    payer: payerName,
    payee: to,
    at: shownTime(world, move * 2 + 1).at,
    legs: 'payee',
  });
  switch (kind[move]) {
    case MOVE.failed:
    case MOVE.zero:
      return [];
    case MOVE.toOutside:
    case MOVE.payerRowOnly:
      return [debit(to)];
    case MOVE.cashOut:
      return [debit('')];
    case MOVE.damagedOutside:
      return [debit(DAMAGED_COUNTERPARTY)];
    // An opaque number is a node of its own (ACC-1, ACC-2), so the two rows are not joined.
    case MOVE.damagedBoth:
      return [debit(to), credit(DAMAGED_COUNTERPARTY)];
    case MOVE.toMasked:
      return [debit(MASKED_COUNTERPARTY)];
    case MOVE.toShort:
      return [debit(SHORT_COUNTERPARTY)];
    case MOVE.toClearing:
      return [debit(CLEARING.number)];
    case MOVE.fromOutside:
    case MOVE.payeeRowOnly:
      return [credit(from)];
    case MOVE.cashIn:
      return [credit('')];
    case MOVE.namesOnly:
      return [debit(''), credit('')];
    case MOVE.self:
      return [debit(to), credit(from)];
    default:
      return [{ ...debit(to), legs: 'both' }];
  }
}

function nameOf({ accounts }: World, index: number): string {
  if (index < -1) return outsideNumber(-2 - index);
  return index < 0 ? '' : accountKey(ownerOf(accounts, index));
}

function currencyOf({ accounts }: World, payer: number, payee: number): string {
  return ownerOf(accounts, payer >= 0 ? payer : payee).currency;
}
