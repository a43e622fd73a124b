import type { AccountTurnover, CardTurnover } from './amount-measures.ts';

/** How an account is shown. `number` and `name` are set only when the output is unmasked or the workspace holds open data. */
export interface AccountIdentity {
  readonly account: number;
  /** Keyed hash, stable inside a workspace. */
  readonly id: string;
  readonly display: string;
  readonly number?: string;
  readonly name?: string;
  readonly institution: string;
  readonly kind: string;
  readonly covered: boolean;
  /** ISO dates of coverage (ACC-5); empty for a boundary account. */
  readonly coveredFrom: string;
  readonly coveredTo: string;
}

/** One line per account and currency. One-way (单边) counts each yuan once: the larger of in and out. */
export interface FlowRow {
  readonly identity: AccountIdentity;
  readonly currency: string;
  readonly in: CardTurnover;
  readonly out: CardTurnover;
  readonly oneWay: CardTurnover;
  readonly inCount: number;
  readonly outCount: number;
  readonly activeDays: number;
  readonly payers: number;
  readonly payees: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** One line per group and currency; moves between members are counted once, in `internal`, and in neither in nor out. */
export interface GroupFlowRow {
  readonly group: string;
  readonly members: readonly AccountIdentity[];
  readonly currency: string;
  readonly in: AccountTurnover;
  readonly out: AccountTurnover;
  readonly oneWay: AccountTurnover;
  readonly internal: AccountTurnover;
  readonly inCount: number;
  readonly outCount: number;
  readonly internalCount: number;
  readonly activeDays: number;
  readonly payers: number;
  readonly payees: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** A next-level account (下级卡): takes money from covered accounts. Without a statement it goes to the request list (调单). */
export interface NextLevelRow {
  readonly identity: AccountIdentity;
  readonly currency: string;
  readonly fromCovered: AccountTurnover;
  readonly toCovered: AccountTurnover;
  readonly transfers: number;
  readonly sources: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly statementMissing: boolean;
}

/** A counterparty that at least two of the chosen accounts deal with. */
export interface CommonCounterpartyRow {
  readonly identity: AccountIdentity;
  readonly currency: string;
  readonly chosen: readonly AccountIdentity[];
  readonly paid: AccountTurnover;
  readonly received: AccountTurnover;
  readonly transfers: number;
}

/** An account that newly appears or vanishes inside the data. */
export interface ChangeRow {
  readonly identity: AccountIdentity;
  readonly change: 'new' | 'vanished';
  readonly at: string;
  readonly transfers: number;
  readonly currency: string;
  readonly amount: AccountTurnover;
}

export interface QualityRow {
  readonly code: string;
  readonly file: string;
  readonly row: number;
  readonly display: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface InvestigatorTables {
  readonly flow: readonly FlowRow[];
  readonly groups: readonly GroupFlowRow[];
  readonly nextLevel: readonly NextLevelRow[];
  readonly requests: readonly NextLevelRow[];
  readonly common: readonly CommonCounterpartyRow[];
  readonly changes: readonly ChangeRow[];
  readonly quality: readonly QualityRow[];
  /** Rows cut from each table, by name; the full tables come with `export`. */
  readonly cut: Readonly<Record<string, number>>;
}
