import type { MoneyColumns } from '#ledger';
import { MOVEMENT_END, type MovementEnd, type TraceFlows } from '#trace';

export const END_NAMES = Object.fromEntries(Object.entries(MOVEMENT_END).map(([name, code]) => [code, name])) as Record<
  number,
  MovementEnd
>;

export interface TallyAccount {
  readonly account: number;
  layer: number;
  received: number;
  held: number;
  passedOn: number;
  exited: number;
  readonly byLayer: Map<number, number>;
  readonly victims: Map<number, { received: number; held: number }>;
}

export interface TallyEdge {
  readonly movement: number;
  layer: number;
  taint: number;
  end: number;
}

export interface Tally {
  readonly accounts: readonly TallyAccount[];
  readonly edges: readonly TallyEdge[];
  readonly byEnd: ReadonlyMap<number, number>;
  readonly held: number;
}

/** Flows added up by account and by movement. */
export function tallyFlows(money: MoneyColumns, traced: TraceFlows): Tally {
  const accounts = new Map<number, TallyAccount>();
  const edges = new Map<number, TallyEdge>();
  const byEnd = new Map<number, number>();
  const at = (account: number): TallyAccount => {
    let found = accounts.get(account);
    if (found === undefined) {
      found = { account, layer: Infinity, received: 0, held: 0, passedOn: 0, exited: 0, byLayer: new Map(), victims: new Map() };
      accounts.set(account, found);
    }
    return found;
  };
  const share = (account: TallyAccount, victim: number): { received: number; held: number } => {
    const found = account.victims.get(victim) ?? { received: 0, held: 0 };
    account.victims.set(victim, found);
    return found;
  };
  const { flows, held } = traced;
  for (let i = 0; i < flows.count; i += 1) {
    const [movement, hop, amount, end] = [flows.movement[i]!, flows.hop[i]!, flows.amount[i]!, flows.end[i]!];
    const edge = edges.get(movement);
    if (edge === undefined) edges.set(movement, { movement, layer: hop, taint: amount, end });
    else {
      edge.layer = Math.min(edge.layer, hop);
      edge.taint += amount;
    }
    const goesOn = end === MOVEMENT_END['goes-on'];
    if (!goesOn) byEnd.set(end, (byEnd.get(end) ?? 0) + amount);
    if (hop > 1) {
      const payer = at(money.movements.payer[movement]!);
      if (goesOn) payer.passedOn += amount;
      else payer.exited += amount;
    }
    const payee = money.movements.payee[movement]!;
    if (payee < 0 || CUT.has(end)) continue;
    const account = at(payee);
    account.layer = Math.min(account.layer, hop);
    account.received += amount;
    if (!goesOn) account.exited += amount;
    account.byLayer.set(hop, (account.byLayer.get(hop) ?? 0) + amount);
    share(account, flows.victim[i]!).received += amount;
  }
  let total = 0;
  for (let i = 0; i < held.count; i += 1) {
    const account = at(held.account[i]!);
    account.held += held.amount[i]!;
    share(account, held.victim[i]!).held += held.amount[i]!;
    total += held.amount[i]!;
  }
  return {
    accounts: [...accounts.values()].toSorted((a, b) => a.layer - b.layer || b.received - a.received || a.account - b.account),
    edges: [...edges.values()].toSorted((a, b) => a.movement - b.movement),
    byEnd,
    held: total,
  };
}

const CUT: ReadonlySet<number> = new Set([
  MOVEMENT_END['layers-cut'],
  MOVEMENT_END['amount-cut'],
  MOVEMENT_END['under-way'],
  MOVEMENT_END['reported-again'],
]);
