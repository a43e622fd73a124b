/** A row of `transfers` with the serials of its own rows, as the reference sees it. */
export interface ReferenceTransfer {
  readonly transfer: number;
  readonly t_ms: number;
  readonly payer: number | null;
  readonly payee: number | null;
  readonly amount_minor: number;
  readonly legs: number;
  readonly debit_ms: number | null;
  readonly credit_ms: number | null;
  readonly payer_row: number | null;
  readonly payee_row: number | null;
}

export interface ReferenceAccount {
  readonly covered: boolean;
  readonly from: number;
  readonly to: number;
}

/** Signed amounts and times of each account's ledger, by sorting objects: LEG-5 and VIEW-3 read literally. */
export function ledgerReference(
  transfers: readonly ReferenceTransfer[],
  accounts: readonly ReferenceAccount[],
  serialOf: (row: number) => string | null,
): { readonly amount: number; readonly ms: number; readonly transfer: number }[][] {
  return accounts.map((account, number) => {
    const entries = transfers.flatMap((transfer) =>
      [
        { side: 1, own: transfer.payer, ms: transfer.debit_ms ?? transfer.t_ms, sign: -1, row: transfer.payer_row },
        { side: 2, own: transfer.payee, ms: transfer.credit_ms ?? transfer.t_ms, sign: 1, row: transfer.payee_row },
      ].flatMap(({ side, own, ms, sign, row }) => {
        const hasLeg = transfer.legs === 0 || transfer.legs === side;
        const isGap = !hasLeg && account.covered && ms >= account.from && ms <= account.to;
        if (own !== number || isGap) return [];
        return [
          {
            amount: sign * transfer.amount_minor,
            ms,
            row,
            serial: row === null ? null : serialOf(row),
            transfer: transfer.transfer,
            side,
          },
        ];
      }),
    );
    return entries.toSorted(
      (a, b) =>
        a.ms - b.ms ||
        lengthOf(a.serial) - lengthOf(b.serial) ||
        Number((a.serial ?? '') > (b.serial ?? '')) - Number((a.serial ?? '') < (b.serial ?? '')) ||
        (a.row ?? Infinity) - (b.row ?? Infinity) ||
        a.transfer - b.transfer ||
        a.side - b.side,
    );
  });
}

/** No serial comes last. */
function lengthOf(serial: string | null): number {
  return serial === null ? 1e9 : serial.length;
}
