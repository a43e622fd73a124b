import type { TruthRing } from './truth.ts';

/**
 * Accounts that are core of a truth ring by RING-1: the hub of a fan, the centre of a gather-scatter, the middles and
 * the sink of a scatter-gather (its source too if something in the ring reaches it), everyone in the other shapes.
 */
export function coreOfTruth(ring: TruthRing, payer: ArrayLike<number>, payee: ArrayLike<number>): Set<number> {
  const payersOf = partners(ring.members, payee, payer);
  const payeesOf = partners(ring.members, payer, payee);
  switch (ring.typology) {
    case 'fan-in':
      return largest(payersOf, (account) => payersOf.get(account)?.size ?? 0);
    case 'fan-out':
      return largest(payeesOf, (account) => payeesOf.get(account)?.size ?? 0);
    case 'gather-scatter': {
      const centre = largest(payersOf, (account) =>
        Math.min(payersOf.get(account)?.size ?? 0, payeesOf.get(account)?.size ?? 0),
      );
      return centre.size > 0 ? centre : new Set([...payersOf.keys(), ...payeesOf.keys()]);
    }
    case 'scatter-gather':
      return new Set(payersOf.keys());
    default:
      return new Set([...payersOf.keys(), ...payeesOf.keys()]);
  }
}

function partners(transfers: Uint32Array, of: ArrayLike<number>, partner: ArrayLike<number>): Map<number, Set<number>> {
  const result = new Map<number, Set<number>>();
  for (const transfer of transfers) {
    const [account, other] = [of[transfer]!, partner[transfer]!];
    if (account < 0 || other < 0 || account === other) continue;
    const known = result.get(account);
    if (known === undefined) result.set(account, new Set([other]));
    else known.add(other);
  }
  return result;
}

/** Accounts with the largest size above 0; equal ones all. */
function largest(accounts: ReadonlyMap<number, unknown>, size: (account: number) => number): Set<number> {
  const top = Math.max(0, ...Array.from(accounts.keys(), size));
  return new Set([...accounts.keys()].filter((account) => top > 0 && size(account) === top));
}
