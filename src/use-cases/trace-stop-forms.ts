import { payeeFields, type PayeeFields, type SideFields, type Workspace } from '#lake';
import { ACCOUNT_KIND, formatAmount, TIME_PRECISION, type Language } from '#model';
import { freezeWords, outflowWords, type EvidenceRow, type StopRequestForm, type TraceData } from '#report';
import { matchFourFields, type FourFieldMatch, type FreezeLine } from '#trace';

import type { AssembledWork } from './assembled-work.ts';

/** A stop request a page: beyond these the list in trace.xlsx goes on. */
const MOST_REQUESTS = 100;

/** [STOP-7] Lines that a request is drafted for, whether it fits or not: who reported is not stopped. */
export function stoppable({ freeze, requests }: Pick<AssembledWork, 'freeze' | 'requests'>): {
  readonly lines: readonly FreezeLine[];
  readonly unseen: AssembledWork['requests'];
  readonly cut: number;
} {
  const lines = freeze.lines.filter(({ heldMinor, marks }) => heldMinor > 0 && !marks.includes('reporting-victim'));
  const unseen = requests.filter(({ reason }) => reason === 'no-statement');
  return { lines, unseen, cut: Math.max(0, lines.length + unseen.length - MOST_REQUESTS) };
}

/**
 * Drafts of stop requests: for the accounts of the freeze list that still hold money, in its order, then for those whose
 * statement is not on hand, most victim money first: a stop waits for no statement.
 */
export async function stopForms(
  workspace: Workspace,
  data: TraceData,
  assembled: AssembledWork,
): Promise<StopRequestForm[]> {
  const { work, freeze } = assembled;
  const lines = stoppable(assembled).lines.slice(0, MOST_REQUESTS);
  const { transfer } = work.money.movements;
  const brought = lines.map(({ account }) => freeze.broughtBy.get(account) ?? -1);
  const fields = await payeeFields(
    workspace,
    brought.filter((movement) => movement >= 0).map((movement) => transfer[movement] ?? 0),
  );
  const sources = new Map(work.sources.map(({ movement, caseNo }) => [movement, caseNo]));
  const held = lines.flatMap((line, place) => {
    const movement = brought[place] ?? -1;
    const published = data.trace.freeze[freeze.lines.indexOf(line)];
    const row = published?.brought_by === undefined ? undefined : data.evidence.get(published.brought_by);
    if (movement < 0 || row === undefined) return [];
    const checks = checkOf(fields.get(transfer[movement] ?? -1));
    return [form({ data, assembled, line, row, checks, caseNo: sources.get(movement) })];
  });
  return [...held, ...(await unseenForms(workspace, data, assembled))].slice(0, MOST_REQUESTS);
}

/** [STOP-8] Accounts that victim money entered and whose statement is not on hand. */
async function unseenForms(
  workspace: Workspace,
  data: TraceData,
  assembled: AssembledWork,
): Promise<StopRequestForm[]> {
  const { language, trace, main } = data;
  const { work, requests, freeze } = assembled;
  const { transfer } = work.money.movements;
  const unseen = stoppable(assembled).unseen.slice(0, MOST_REQUESTS);
  const brought = new Map(unseen.map(({ account }) => [account, freeze.broughtBy.get(account) ?? -1]));
  const numbers = [...brought.values()].filter((movement) => movement >= 0).map((movement) => transfer[movement] ?? 0);
  const fields = await payeeFields(workspace, numbers);
  const sources = new Map(work.sources.map(({ movement, caseNo }) => [movement, caseNo]));
  const words = freezeWords(language);
  const money = (minor: number): string => formatAmount(minor, trace.currency, language);
  return unseen.flatMap((request) => {
    const movement = brought.get(request.account) ?? -1;
    const published = trace.requests[requests.indexOf(request)];
    const edges = trace.policies[main]?.edges.filter(({ to }) => to === published?.id) ?? [];
    const [edge] = edges.toSorted((a, b) => b.taint - a.taint);
    const row = edge === undefined ? undefined : data.evidence.get(edge.source);
    if (edge === undefined || row === undefined) return [];
    const caseNo = sources.get(movement);
    return [
      {
        ...transferFields(row, trace.currency, language),
        kind: caseNo === undefined ? 'extension' : 'first',
        caseNo: caseNo ?? casesBehind(data, published?.id, 'received'),
        accountKind: kindOf(work.money.accounts.kind[request.account] ?? 0),
        layer: String(edge.layer),
        held: words.arrived(money(request.amount)),
        confidence: words.unseen,
        expectedOutflow: words.outflowNoStatement,
        ...checksOf(checkOf(fields.get(transfer[movement] ?? -1))),
        marks: [],
      },
    ];
  });
}

interface FormInput {
  readonly data: TraceData;
  readonly assembled: AssembledWork;
  readonly line: FreezeLine;
  readonly row: EvidenceRow;
  readonly checks: FourFieldMatch;
  /** Case of the report, where the transfer is a reported one. */
  readonly caseNo: string | undefined;
}

function form({ data, assembled, line, row, checks, caseNo }: FormInput): StopRequestForm {
  const { language, trace } = data;
  const money = (minor: number): string => formatAmount(minor, trace.currency, language);
  const words = freezeWords(language);
  return {
    kind: caseNo === undefined ? 'extension' : 'first',
    caseNo: caseNo ?? casesBehind(data, trace.freeze[assembled.freeze.lines.indexOf(line)]?.id, 'held'),
    ...transferFields(row, trace.currency, language),
    accountKind: kindOf(assembled.work.money.accounts.kind[line.account] ?? 0),
    layer: String(line.layer),
    held: money(line.heldMinor),
    confidence: words.confidence[line.confidence],
    expectedOutflow: outflowText(line, language),
    ...checksOf(checks),
    marks: line.marks.map((mark) => words.marks[mark]),
  };
}

function transferFields(row: EvidenceRow, currency: string, language: Language) {
  return {
    payerInstitution: row.payer.institution ?? '',
    payerName: row.payer.name ?? '',
    payerNumber: row.payer.display,
    currency,
    amount: formatAmount(row.amountMinor, currency, language),
    paidAt: row.time,
    institution: row.payee.institution ?? '',
    name: row.payee.name ?? '',
    number: row.payee.display,
    sources: row.sources,
  };
}

function checksOf({ name, number, amount, time, passes }: FourFieldMatch) {
  return { checks: { name, number, amount, time }, passes };
}

/** Cases of the victims whose money the account holds, or has received. */
function casesBehind({ trace, main }: TraceData, id: string | undefined, what: 'held' | 'received'): string {
  const account = trace.policies[main]?.accounts.find((other) => other.id === id);
  const victims = new Set(account?.victims.filter((own) => own[what] > 0).map(({ victim }) => victim));
  const cases = trace.victims.filter(({ id: victim }) => victims.has(victim)).flatMap((victim) => victim.cases);
  return [...new Set(cases)].join(', ');
}

function outflowText(line: FreezeLine, language: Language): string {
  const { stratum, expectedOutflowSeconds: expected, earlyOutflowSeconds: early } = line;
  const minutes = (seconds: number): number => Math.floor(seconds / 60);
  return outflowWords(language, {
    hasStratum: stratum !== undefined,
    ...(early === undefined ? {} : { early: minutes(early) }),
    ...(expected === undefined ? {} : { expected: minutes(expected) }),
  });
}

function kindOf(kind: number): StopRequestForm['accountKind'] {
  if (kind === ACCOUNT_KIND.personal) return 'personal';
  return kind === ACCOUNT_KIND.corporate || kind === ACCOUNT_KIND.settlement ? 'corporate' : 'unknown';
}

const NOT_SAID: SideFields = {
  name: '',
  number: '',
  amountMinor: Number.NaN,
  atMs: Number.NaN,
  precision: TIME_PRECISION.second,
};

/** What the payer's bank says of the payee against the payee's own bank. A side without a row says nothing. */
function checkOf(fields: PayeeFields | undefined): FourFieldMatch {
  return matchFourFields(said(fields?.byPayer), said(fields?.byPayee));
}

function said(side: SideFields | undefined) {
  const { name, number, precision, amountMinor, atMs } = side ?? NOT_SAID;
  return {
    name,
    number,
    precision,
    ...(Number.isNaN(amountMinor) ? {} : { amountMinor }),
    ...(Number.isNaN(atMs) ? {} : { atMs }),
  };
}
