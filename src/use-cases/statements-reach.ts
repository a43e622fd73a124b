import type { MoneyView } from '#lake';

/**
 * [TRC-19] The same money when every statement on hand is known to reach to `ms` (the banks' answer date): silence after an
 * account's last row then says that nothing moved. Coverage is only ever lengthened, and so is the end of the data.
 */
export function statementsReach(view: MoneyView, ms: number | undefined): MoneyView {
  if (ms === undefined) return view;
  const { covered, coveredTo: own } = view.accounts;
  const to = Math.max(0, Math.floor(ms / 1000) - view.epochSeconds);
  const coveredTo = own.map((last, account) => (covered[account] === 1 ? Math.max(last, to) : last));
  return { ...view, to: Math.max(view.to, to), accounts: { ...view.accounts, coveredTo } };
}
