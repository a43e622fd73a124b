import type { Findings, ImportReport, RunFile } from '#contract';
import type { AccountIdentity, InvestigatorTables, Language } from '#model';

/**
 * Everything the report shows, as plain data. Times are local texts `2024-03-05 14:07:33` (day precision:
 * `2024-03-05`) unless said otherwise; amounts are integers in minor units. Numbers and names are already masked or
 * not by whoever fills this: the report writes what it is given.
 */
export interface ReportData {
  /** Language shown first; the HTML holds both. */
  readonly language: Language;
  readonly findings: Findings;
  readonly importReport: ImportReport;
  readonly run: RunFile;
  readonly tables: InvestigatorTables;
  /** Identity by subject id, of every subject, core account, protection notice and ring member. */
  readonly identities: ReadonlyMap<string, AccountIdentity>;
  /** The transfer behind each `file#row` that a reason or a surviving hit names. Those missing are shown as ids only. */
  readonly evidence: ReadonlyMap<string, EvidenceRow>;
  /** By subject id; fill at least the first `TIMELINE_LIMIT` subjects by rank. */
  readonly timelines: ReadonlyMap<string, Timeline>;
  /** Flow pictures by id of ring or surviving hit (falling strength; the first `PICTURE_LIMIT` are drawn) or of a `--groups` group. */
  readonly pictures: readonly FlowPicture[];
  /** Accounts around core accounts that are not suspected (RING-1): counted, the largest listed by masked number. */
  readonly notSuspected: NotSuspected;
  /** Set when the output is unmasked: stamped on every page. */
  readonly stamp?: { readonly caseNo: string; readonly purpose: string };
  /** Files of the output folder, for the page "how it was computed" and the terminal: name -> path shown. */
  readonly files: Readonly<Record<string, string>>;
}

/** Subjects with a timeline and a full card; later ranks get a compact one. */
export const TIMELINE_LIMIT = 300;
export const PICTURE_LIMIT = 40;

/** A party of a transfer as shown; `id` links to the subject if it is one. Empty display: nobody stands on that side (cash, fees). */
export interface PartyLabel {
  readonly id: string;
  readonly display: string;
  readonly name?: string;
  readonly institution?: string;
}

export interface EvidenceRow {
  /** `file#row` of every kept row behind the transfer, the payer's leg first. */
  readonly sources: readonly string[];
  readonly time: string;
  readonly payer: PartyLabel;
  readonly payee: PartyLabel;
  readonly amountMinor: number;
  readonly currency: string;
  readonly channel: string;
  readonly note: string;
  readonly legs: 'both' | 'payer' | 'payee';
  readonly match: 'unique' | 'order-assumed' | 'one-leg';
  readonly payerBalanceMinor?: number;
  readonly payeeBalanceMinor?: number;
}

/** One currency of one account, its own legs in order. */
export interface Timeline {
  readonly subject: string;
  readonly currency: string;
  /** Unix seconds (UTC); the report shows them at `offsetSeconds`. */
  readonly from: number;
  readonly to: number;
  /** Seconds east of UTC, 28,800 for Asia/Shanghai. */
  readonly offsetSeconds: number;
  /** Unix seconds of each movement, rising. */
  readonly at: ArrayLike<number>;
  /** Minor units; credits positive, debits negative. */
  readonly signedMinor: ArrayLike<number>;
  /** Balance after the movement in minor units, NaN where unknown; absent if no movement has one. */
  readonly balanceMinor?: ArrayLike<number>;
  /** 1 where the movement is evidence of a reason or hit. */
  readonly evidence: ArrayLike<number>;
  /** Stretches without coverage inside [from, to], hatched. Unix seconds. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** Accounts and summed flows of a hit, ring or group; the report lays it out, folds the periphery and draws it. */
export interface FlowPicture {
  /** Id of the hit or ring in findings.json, or `group:<name>`. */
  readonly id: string;
  readonly kind: 'hit' | 'ring' | 'group';
  readonly currency: string;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  readonly id: string;
  readonly display: string;
  readonly institution: string;
  /** Core accounts are drawn one by one; the periphery (not suspected) is folded to one node per side and kind. */
  readonly core: boolean;
  /** Account kind of the identity (personal, corporate, payment, clearing, unknown …). */
  readonly kind: string;
  readonly covered: boolean;
  readonly tier?: number;
  /** Of a ring's member, with the share that makes each. */
  readonly roles?: readonly { readonly role: string; readonly share: number }[];
}

/** All transfers from one node to another inside the picture's period. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly amountMinor: number;
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface NotSuspected {
  /** Accounts that paid core accounts (possible victims or customers). */
  readonly payers: number;
  /** Accounts that core accounts paid. */
  readonly payees: number;
  readonly merchants: number;
  /** Of all those: accounts without a statement of their own. */
  readonly boundary: number;
  /** At most `AROUND_LIMIT` rows by amount, each currency apart, CNY first. */
  readonly accounts: readonly AroundAccount[];
  /** Rows beyond those. */
  readonly more: number;
}

export const AROUND_LIMIT = 200;

/** What one account around the core did in one currency, by the evidence of surviving hits. Never a full number, a name or a score. */
export interface AroundAccount {
  /** Masked number. */
  readonly display: string;
  readonly institution: string;
  readonly kind: string;
  readonly covered: boolean;
  readonly currency: string;
  /** Core accounts that it paid, and how much. */
  readonly corePaid: number;
  readonly paidMinor: number;
  /** Core accounts that paid it, and how much. */
  readonly coreFrom: number;
  readonly receivedMinor: number;
  readonly transfers: number;
}
