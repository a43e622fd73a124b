import { ENTRY_FLAG, type LedgerColumns } from '#ledger';
import type { AccountColumns, DetectorOutput, Parameters, SignalDraft } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { compareEvidence } from '../evidence.ts';
import { numberOf } from '../parameters.ts';
import { strongest } from '../strongest.ts';

/** What the bank books by itself: no sign of life of the customer (DORM). */
export const BOOKED_BY_BANK = ENTRY_FLAG.interest | ENTRY_FLAG.fee | ENTRY_FLAG.tax;

/** One account's entries, positions of the ledger in its own order. `entries` is scratch: read it before you return. */
export interface AccountLine {
  readonly account: number;
  /** Index of the currency; -1 where the rule looks at all together. */
  readonly currency: number;
  readonly entries: Uint32Array;
  readonly coveredFrom: number;
  readonly coveredTo: number;
}

export interface Finding {
  readonly strength: number;
  readonly from: number;
  readonly to: number;
  readonly values: SignalDraft['values'];
  readonly evidence: readonly number[];
}

/** A `gap` is what cannot be judged (ACC-5), undefined what was judged and is nothing. */
export type Judgement = Finding | 'gap' | undefined;

export interface AccountRule {
  readonly code: string;
  /** ENTRY_FLAG bits of entries that are not looked at; reversals never are. */
  readonly skip?: number;
  /** All currencies of an account in one line. */
  readonly together?: boolean;
  /** Coverage below this cannot show that nothing was found. */
  readonly neededSeconds: number;
  /** Accounts with fewer entries are not read: there is nothing to judge. */
  readonly leastEntries?: number;
  /** By currency: there is an amount to hold it against. */
  readonly priced?: readonly boolean[];
  judge(line: AccountLine): Judgement;
  readonly counts?: () => Readonly<Record<string, number>>;
}

/** Judges every covered account's ledger in one pass; each gets its strongest reason, and the strongest reasons stay (CAP-1). */
export function judgeAccounts(view: CaseView, parameters: Parameters, rule: AccountRule): DetectorOutput {
  const signals: SignalDraft[] = [];
  const notAssessable: number[] = [];
  let withoutAmount = 0;
  const own: { found: readonly Finding[]; isGap: boolean } = { found: [], isGap: false };
  const readLines = lineReader(view, rule, (line) => {
    if (rule.priced?.[line.currency] === false) {
      withoutAmount += 1;
      own.isGap = true;
      return;
    }
    const judged = rule.judge(line);
    if (judged === 'gap') own.isGap = true;
    else if (judged) own.found = [...own.found, judged];
  });
  for (const account of view.accounts.flags.keys()) {
    if (!isSubject(view.accounts, account)) continue;
    own.found = [];
    own.isGap = false;
    readLines(account);
    const [best] = own.found.toSorted(compareFindings);
    if (best) signals.push({ account, code: rule.code, ...best });
    else if (own.isGap || isShorter(view.accounts, account, rule.neededSeconds)) notAssessable.push(account);
  }
  const counts = { 'currencies-without-amount': withoutAmount, ...rule.counts?.() };
  return reasonsOutput({ signals, notAssessable, counts }, parameters);
}

export function reasonsOutput(
  found: {
    readonly signals: readonly SignalDraft[];
    readonly notAssessable: readonly number[];
    readonly counts: Readonly<Record<string, number>>;
  },
  parameters: Parameters,
): DetectorOutput {
  const { kept, cut } = strongest(found.signals, numberOf(parameters, 'maximumReasons'), compareFindings);
  return {
    hits: [],
    signals: kept,
    notAssessable: Uint32Array.from(found.notAssessable),
    counts: { ...found.counts, 'reasons-cut': cut },
  };
}

/** The output of a value rule that the preset has switched off. */
export const VALUE_RULE_OFF: DetectorOutput = {
  hits: [],
  signals: [],
  notAssessable: new Uint32Array(0),
  counts: { 'value-rule-off': 1 },
};

/** The transfers behind entries, rising, each once; cash, fees and interest have none. */
export function edgesOf(ledger: LedgerColumns, entries: Iterable<number>): number[] {
  const edges = new Set<number>();
  for (const entry of entries) if (ledger.edge[entry]! >= 0) edges.add(ledger.edge[entry]!);
  return [...edges].toSorted((a, b) => a - b);
}

/** Strongest first, of equals by evidence and time, which no renumbering of accounts changes. */
export function compareFindings(a: Finding, b: Finding): number {
  return b.strength - a.strength || compareEvidence(a.evidence, b.evidence) || a.from - b.from || a.to - b.to;
}

export function isShorter(accounts: AccountColumns, account: number, seconds: number): boolean {
  return accounts.coveredTo[account]! - accounts.coveredFrom[account]! < seconds;
}

/** Gives an account's lines one after the other: all its entries, or one currency after the other as each first appears. */
function lineReader(
  { ledger, accounts }: CaseView,
  rule: AccountRule,
  onLine: (line: AccountLine) => void,
): (account: number) => void {
  const { offsets, flags, currency } = ledger;
  const skip = (rule.skip ?? 0) | ENTRY_FLAG.reversal;
  const leastEntries = rule.leastEntries ?? 0;
  const isTogether = rule.together ?? false;
  const scratch = new Uint32Array(mostEntries(offsets));
  return (account) => {
    const start = offsets[account]!;
    const end = offsets[account + 1]!;
    const length = end - start;
    if (length < leastEntries) return;
    let read = 0;
    for (let from = start; read < length; from += 1) {
      const code = currency[from]!;
      if (isSeen(currency, start, from)) continue;
      let count = 0;
      for (let i = from; i < end; i += 1) {
        if (!isTogether && currency[i] !== code) continue;
        read += 1;
        if ((flags[i]! & skip) !== 0) continue;
        scratch[count] = i;
        count += 1;
      }
      onLine({
        account,
        currency: isTogether ? -1 : code,
        entries: scratch.subarray(0, count),
        coveredFrom: accounts.coveredFrom[account]!,
        coveredTo: accounts.coveredTo[account]!,
      });
    }
  };
}

/** Of any account. */
function mostEntries(offsets: Uint32Array): number {
  let [most, start] = [0, 0];
  for (const end of offsets) {
    most = Math.max(most, end - start);
    start = end;
  }
  return most;
}

function isSeen(currency: Uint8Array, start: number, at: number): boolean {
  for (let i = start; i < at; i += 1) if (currency[i] === currency[at]) return true;
  return false;
}
