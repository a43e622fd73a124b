import {
  movedNothing,
  nearestCredits,
  tieReports,
  workspaceReports,
  type CreditStart,
  type MoneyView,
  type ReportLine,
  type Workspace,
} from '#lake';
import { fail, type Problem, type Result } from '#model';
import type { TraceSource } from '#trace';

/** One reported transfer, or a named start, and where it stands in the data. */
export interface FoundStart {
  readonly caseNo: string;
  readonly victim: number;
  readonly transfer: number;
  /** A victim reported it; false: an investigator named the credit, and nobody says who the payer is. */
  readonly isReport: boolean;
}

/** A start as the engines take it, with what people are told of it. */
export type StartSource = TraceSource & Pick<FoundStart, 'caseNo' | 'isReport'>;

export interface UnmatchedStart {
  readonly case_no: string;
  /** Record of the report's file, or number of the named start. */
  readonly row: number;
  readonly problem: Problem;
}

export interface TraceStarts {
  /** Currency of the trace; empty where nothing was found. */
  readonly currency: string;
  /** By dense victim: victim_id, else case_no, else `report-row`; `start-n` of the n-th named start. */
  readonly victims: readonly string[];
  readonly starts: readonly FoundStart[];
  readonly unmatched: readonly UnmatchedStart[];
  /** Reports and starts that were looked at. */
  readonly asked: number;
}

export interface StartsRequest {
  readonly lines: readonly ReportLine[];
  readonly useWorkspaceReports: boolean;
  readonly credits: readonly CreditStart[];
  /** Only this currency; without it the one of most starts. */
  readonly currency?: string;
}

interface Candidate {
  readonly isReport: boolean;
  readonly victim: string;
  readonly caseNo: string;
  readonly row: number;
  readonly place: Problem['values'];
  readonly transfer: number;
  readonly currency: string;
  readonly code?: string;
}

/**
 * [TRC-5] [TRC-6] Victim reports and named starts as transfers of the workspace. Several currencies: the one of most starts is
 * traced [TRC-7], the others are listed. A transfer that several victims claim is the first one's; the others are listed.
 */
export async function findStarts(
  ws: Workspace,
  request: StartsRequest,
  currencies: readonly string[],
): Promise<TraceStarts> {
  const kept = request.useWorkspaceReports ? await workspaceReports(ws) : [];
  const candidates = [
    ...(await reportCandidates(ws, [...request.lines, ...kept], currencies)),
    ...(await creditCandidates(ws, request.credits)),
  ];
  const currency = request.currency ?? usualCurrency(candidates, currencies);
  const unmoved = await movedNothing(
    ws,
    candidates.flatMap(({ transfer }) => (transfer < 0 ? [] : [transfer])),
  );
  const victims = new Map<string, number>();
  const claimed = new Map<number, string>();
  const starts: FoundStart[] = [];
  const unmatched: UnmatchedStart[] = [];
  for (const candidate of candidates) {
    const code =
      candidate.code ?? refusal(candidate, { currency, unmoved, claimedBy: claimed.get(candidate.transfer) });
    if (code !== undefined) {
      const values = code === 'start-other-currency' ? { currency: candidate.currency, traced: currency } : {};
      unmatched.push({
        case_no: candidate.caseNo,
        row: candidate.row,
        problem: { code, values: { ...candidate.place, ...values } },
      });
      continue;
    }
    claimed.set(candidate.transfer, candidate.victim);
    const victim = victims.get(candidate.victim) ?? victims.size;
    victims.set(candidate.victim, victim);
    const { caseNo, transfer, isReport } = candidate;
    starts.push({ caseNo, victim, transfer, isReport });
  }
  return { currency, victims: [...victims.keys()], starts, unmatched, asked: candidates.length };
}

interface Standing {
  readonly currency: string;
  readonly unmoved: ReadonlySet<number>;
  /** Victim that an earlier line gave the transfer to. */
  readonly claimedBy: string | undefined;
}

function refusal(candidate: Candidate, { currency, unmoved, claimedBy }: Standing): string | undefined {
  if (candidate.currency !== currency) return 'start-other-currency';
  if (unmoved.has(candidate.transfer)) return 'report-reversed';
  if (claimedBy !== undefined && claimedBy !== candidate.victim) return 'report-of-another-victim';
  return undefined;
}

const UNTIED = { transfer: -1, currency: '', code: 'report-unreadable' } as const;

async function reportCandidates(
  ws: Workspace,
  lines: readonly ReportLine[],
  currencies: readonly string[],
): Promise<Candidate[]> {
  const tied = await tieReports(ws, lines, { currencies });
  return lines.map(({ file, row, fields }, i) => {
    const { transfer, currency, code } = tied[i] ?? UNTIED;
    const caseNo = fields['caseNo'] ?? '';
    return {
      ...{
        isReport: true,
        caseNo,
        row,
        transfer,
        currency,
        victim: (fields['victimId'] ?? '') || caseNo || `report-${row}`,
        place: { file, row },
      },
      ...(code === undefined ? {} : { code }),
    };
  });
}

async function creditCandidates(ws: Workspace, credits: readonly CreditStart[]): Promise<Candidate[]> {
  const found = await nearestCredits(ws, credits);
  return found.map(({ transfer, currency, code }, i) => ({
    ...{
      isReport: false,
      caseNo: '',
      victim: `start-${i + 1}`,
      row: i + 1,
      transfer,
      currency,
      place: { start: i + 1 },
    },
    ...(code === undefined ? {} : { code }),
  }));
}

/** Of equally many the one that the data have more of. */
function usualCurrency(candidates: readonly Candidate[], currencies: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const { transfer, currency } of candidates)
    if (transfer >= 0) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const place = (code: string): number => currencies.indexOf(code);
  const [first] = [...counts].toSorted(([a, n], [b, m]) => m - n || place(a) - place(b));
  return first?.[0] ?? '';
}

/** No start was found: why not, by code. */
export function nothingToTrace({ asked, unmatched }: TraceStarts): Result<never> {
  const codes = [...new Set(unmatched.map(({ problem }) => problem.code))];
  return fail('nothing-to-trace', { asked, codes: codes.join(', ') });
}

/** The starts as the engines take them. */
export function sourcesOf({ starts }: TraceStarts, { movements }: MoneyView): readonly StartSource[] {
  return starts.map(({ transfer, ...start }) => {
    const movement = placeOf(movements.transfer, transfer);
    if (movement < 0) throw new RangeError(`transfer ${transfer} is in no money view`);
    return { ...start, movement };
  });
}

/** Place of a value in rising values, -1 when it is not there. */
function placeOf(rising: Uint32Array, value: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (rising[middle] === value) return middle;
    if ((rising[middle] ?? 0) < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
