import { ENTRY_FLAG, type MoneyColumns } from '#ledger';
import { ACCOUNT_KIND } from '#model';

import { MOVEMENT_END } from './trace-flows.ts';

const { cash, pos, merchant, fee, interest, tax, clearing } = ENTRY_FLAG;

/**
 * [END] Where a movement leads, before any bound: MOVEMENT_END of it. An account is entered when its own statement covers
 * the credit; a payment account too, because LEG-7 gives it a credit entry only where the order number pairs the rows.
 * `exits`: by account, MOVEMENT_END of a known way out (an exchange, say), 0 = none.
 */
export function movementEnd(money: MoneyColumns, movement: number, exits?: Uint8Array): number {
  const { movements, accounts } = money;
  const payee = movements.payee[movement]!;
  const flags = movements.flags[movement]!;
  if (payee < 0) return unnamedEnd(flags);
  const known = exits?.[payee] ?? 0;
  if (known !== 0) return known;
  if (accounts.kind[payee] === ACCOUNT_KIND.clearing) return MOVEMENT_END['payment-account'];
  if (isEntered(money, movement, payee)) return MOVEMENT_END['goes-on'];
  if (accounts.kind[payee] === ACCOUNT_KIND.payment || (flags & clearing) !== 0) return MOVEMENT_END['payment-account'];
  if ((flags & pos) !== 0) return MOVEMENT_END.pos;
  if ((flags & merchant) !== 0) return MOVEMENT_END.merchant;
  return MOVEMENT_END['no-statement'];
}

function isEntered({ movements, ledger, accounts }: MoneyColumns, movement: number, payee: number): boolean {
  const credit = movements.credit[movement]!;
  if (credit < 0 || accounts.covered[payee] !== 1) return false;
  const t = ledger.t[credit]!;
  return t >= accounts.coveredFrom[payee]! && t <= accounts.coveredTo[payee]!;
}

function unnamedEnd(flags: number): number {
  if ((flags & cash) !== 0) return MOVEMENT_END.cash;
  if ((flags & pos) !== 0) return MOVEMENT_END.pos;
  if ((flags & merchant) !== 0) return MOVEMENT_END.merchant;
  if ((flags & clearing) !== 0) return MOVEMENT_END['payment-account'];
  if ((flags & (fee | interest | tax)) !== 0) return MOVEMENT_END.fee;
  return MOVEMENT_END.unnamed;
}
