export const RING_ROLES = [
  'collection',
  'relay',
  'pool',
  'payout',
  'exit',
  'fee',
  'control candidate',
  'unclear',
] as const;
export type RingRole = (typeof RING_ROLES)[number];

export interface RoleShare {
  readonly role: RingRole;
  /** The value share that makes the role; 0 for `unclear`. */
  readonly share: number;
}

export interface RingMember {
  readonly account: number;
  /** In the order of RING_ROLES; `unclear` alone when nothing holds. */
  readonly roles: readonly RoleShare[];
  /** RING-6: least number of hops from where the money came in, 1 there; absent where no money of tier 1 arrived. */
  readonly tier?: number;
  /** Present when less than a fifth of that money came the short way: most had arrived by this tier. */
  readonly tierTo?: number;
}

/** How many joins of hits each kind of link made, strongest kind first; hits − 1 in all. */
export interface RingLinks {
  readonly transfers: number;
  readonly accounts: number;
  readonly onward: number;
  readonly control: number;
}

export type RingStop = 'weak-hits-apart' | 'control-links-dropped' | 'onward-links-dropped' | 'cut-by-communities';

export interface Ring {
  /** Ids of the surviving hits, rising. */
  readonly hits: readonly number[];
  readonly strength: number;
  readonly from: number;
  readonly to: number;
  /** Credits from outside the core in the ring's period, each once, in minor units of `currency`. */
  readonly throughput: number;
  readonly currency: number;
  /** Core accounts only (RING-1), rising. */
  readonly members: readonly RingMember[];
  readonly periphery: RingPeriphery;
  /** Edges, rising; each in one ring only. */
  readonly transfers: readonly number[];
  readonly links: RingLinks;
  readonly card: RingCard;
  /** RING-4: why the ring is not what its links say. */
  readonly stopped?: RingStop;
}

export interface RingPeriphery {
  readonly payers: number;
  readonly merchants: number;
  readonly boundary: number;
  readonly others: number;
}

/** RING-7. Minor units of the ring's currency, inside its period unless said otherwise. */
export interface RingCard {
  /** What came into the core from outside it, and what left it. */
  readonly inMinor: number;
  readonly outMinor: number;
  /** Members by institution (dense; -1 unknown), most first. */
  readonly institutions: readonly { readonly institution: number; readonly accounts: number }[];
  /** First and last entry of any member's statement, also outside the period. */
  readonly firstActivity: number;
  readonly lastActivity: number;
  readonly left: MoneyLeft;
  readonly missing: readonly MissingStatement[];
  /** Further accounts without a statement that took less from the core. */
  readonly missingMore: number;
}

/** Money still on the members' accounts at the end of their statements. */
export interface MoneyLeft {
  readonly minor: number;
  /** Members whose last balance is known, whose lots gave it, and of whom nothing is known. */
  readonly byBalance: number;
  readonly byLots: number;
  readonly unknown: number;
}

/** A boundary account that took much from the core: its statement is to be asked for. */
export interface MissingStatement {
  readonly account: number;
  readonly minor: number;
  readonly transfers: number;
  readonly coreAccounts: number;
}
