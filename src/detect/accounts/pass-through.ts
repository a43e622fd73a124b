import { EDGE_KIND } from '#graph';
import { passThroughSpans, type PassThroughSpan, type PassThroughWindow } from '#ledger';
import type { Detector, DetectorOutput, HitDraft, Parameters, SignalDraft } from '#model';
import type { CaseView } from '../case-view.ts';
import { coverageSeconds, isSubject } from '../coverage.ts';
import { compareEvidence } from '../evidence.ts';
import { skipBrokerEntries } from '../guards/index.ts';
import { amountFor, isOn, numberOf } from '../parameters.ts';
import { strengthOf } from '../strength.ts';
import { strongest } from '../strongest.ts';
import { PASS_THROUGH_PARAMETERS } from './pass-through-parameters.ts';

/** PASS: what comes in leaves again within a day (快进快出), on the account's own lots, first in first out. */
export const passThrough: Detector<CaseView> = {
  id: 'pass-through',
  version: 1,
  title: { zh: '快进快出、不留余额', en: 'Money passes straight through' },
  subject: 'account',
  family: 'flow',
  annexFeature: 'Z3',
  parameters: PASS_THROUGH_PARAMETERS,
  run: findPassThrough,
};

/** A window that may become a hit or a reason; its evidence is read only if it does, or to settle a tie. */
interface Candidate {
  readonly account: number;
  readonly currency: number;
  readonly span: PassThroughSpan;
  readonly strength: number;
}

type Describe = (candidate: Candidate) => PassThroughWindow;

function findPassThrough(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) {
    return { hits: [], signals: [], notAssessable: new Uint32Array(0), counts: { 'value-rule-off': 1 } };
  }
  const search = searchOf(view, parameters);
  const candidates: Candidate[] = [];
  const signals: SignalDraft[] = [];
  const notAssessable: number[] = [];
  const counts = { 'currencies-without-amount': 0, 'hits-without-transfer': 0 };
  for (const account of view.accounts.flags.keys()) {
    if (!isSubject(view.accounts, account)) continue;
    const { found, currenciesWithoutAmount, describe } = searchAccount(view, search, account);
    counts['currencies-without-amount'] += currenciesWithoutAmount;
    const [best] = found.toSorted(compareCandidates(describe));
    if (best) signals.push(toSignal(view, parameters, { best, window: describe(best), occurrences: found.length }));
    else if (currenciesWithoutAmount > 0 || isTooShort(view, parameters, account)) notAssessable.push(account);
    for (const candidate of found) {
      if (hasTransfer(view, candidate, describe)) candidates.push(candidate);
      else counts['hits-without-transfer'] += 1;
    }
  }
  const describe = describeAgain(view, search);
  const hits = strongest(candidates, numberOf(parameters, 'maximumHits'), compareCandidates(describe));
  return {
    hits: hits.kept.map((candidate) => toHit(candidate, describe(candidate))),
    signals,
    notAssessable: Uint32Array.from(notAssessable),
    counts: { ...counts, 'hits-cut': hits.cut },
  };
}

interface Search {
  readonly skip: Uint8Array;
  /** By currency; undefined: no rule for it. */
  readonly leastMinor: readonly (number | undefined)[];
  readonly windowSeconds: number;
  readonly deltaSeconds: number;
  readonly minShare: number;
  readonly strengthFrom: number;
  readonly strengthFull: number;
}

function searchOf(view: CaseView, parameters: Parameters): Search {
  return {
    skip: skipBrokerEntries(view, reversedEntries(view)),
    leastMinor: view.currencies.map((code) => amountFor(parameters, 'minimumAmountMinor', code)),
    windowSeconds: numberOf(parameters, 'windowSeconds'),
    deltaSeconds: numberOf(parameters, 'onwardSeconds'),
    minShare: numberOf(parameters, 'minimumShare'),
    strengthFrom: numberOf(parameters, 'strengthFrom'),
    strengthFull: numberOf(parameters, 'strengthFull'),
  };
}

function searchAccount(view: CaseView, search: Search, account: number) {
  const found: Candidate[] = [];
  const byCurrency = new Map<number, ReturnType<typeof passThroughSpans>>();
  let currenciesWithoutAmount = 0;
  for (const currency of currenciesOf(view, account)) {
    const spans = spansOf(view, search, { account, currency });
    if (!spans) {
      currenciesWithoutAmount += 1;
      continue;
    }
    byCurrency.set(currency, spans);
    for (const span of spans.spans) {
      found.push({
        account,
        currency,
        span,
        strength: strengthOf(span.share, search.strengthFrom, search.strengthFull),
      });
    }
  }
  const describe: Describe = ({ currency, span }) => byCurrency.get(currency)!.describe(span);
  return { found, currenciesWithoutAmount, describe };
}

function spansOf(
  view: CaseView,
  search: Search,
  { account, currency }: { readonly account: number; readonly currency: number },
) {
  const minCreditsMinor = search.leastMinor[currency];
  return minCreditsMinor === undefined
    ? undefined
    : passThroughSpans(view.ledger, account, { ...search, currency, minCreditsMinor });
}

/** Works an account out once more, which for the few that are kept costs less than holding every account's lots. */
function describeAgain(view: CaseView, search: Search): Describe {
  const known = new Map<Candidate, PassThroughWindow>();
  return (candidate) => {
    let window = known.get(candidate);
    if (!window) {
      window = spansOf(view, search, candidate)!.describe(candidate.span);
      known.set(candidate, window);
    }
    return window;
  };
}

/** The window's first credit is nearly always a transfer; only cash and interest need the whole evidence. */
function hasTransfer({ ledger }: CaseView, candidate: Candidate, describe: Describe): boolean {
  return ledger.edge[candidate.span.firstEntry] !== -1 || describe(candidate).edges.length > 0;
}

function currenciesOf({ ledger, currencies }: CaseView, account: number): readonly number[] {
  const own = ledger.currency.subarray(ledger.offsets[account], ledger.offsets[account + 1]);
  return [...currencies.keys()].filter((code) => own.includes(code));
}

/** ACC-5: a window that does not fit the coverage cannot show that nothing was found. */
function isTooShort(view: CaseView, parameters: Parameters, account: number): boolean {
  return coverageSeconds(view.accounts, account) < numberOf(parameters, 'windowSeconds');
}

function reversedEntries({ ledger, graph }: CaseView): Uint8Array {
  const reversed = new Uint8Array(ledger.edge.length);
  for (const [i, e] of ledger.edge.entries()) {
    if (e !== -1 && (graph.kind[e]! & EDGE_KIND.reversal) !== 0) reversed[i] = 1;
  }
  return reversed;
}

/** Strongest first, then the larger amount, then by evidence. */
function compareCandidates(describe: Describe) {
  return (a: Candidate, b: Candidate): number =>
    b.strength - a.strength ||
    b.span.creditsMinor - a.span.creditsMinor ||
    compareEvidence(describe(a).edges, describe(b).edges) ||
    a.span.from - b.span.from;
}

function toHit({ account, currency, strength }: Candidate, window: PassThroughWindow): HitDraft {
  return {
    typology: 'pass-through',
    strength,
    core: [account],
    evidence: Array.from(window.edges),
    from: window.from,
    to: window.to,
    amount: window.creditsMinor,
    currency,
  };
}

function toSignal(
  view: CaseView,
  parameters: Parameters,
  found: { readonly best: Candidate; readonly window: PassThroughWindow; readonly occurrences: number },
): SignalDraft {
  const { window, occurrences } = found;
  const { account, currency, strength } = found.best;
  const code = view.currencies[currency] ?? '';
  return {
    account,
    strength,
    code: 'pass-through',
    values: {
      creditsMinor: window.creditsMinor,
      creditCount: window.creditCount,
      creditsSpanSeconds: window.lastCreditAt - window.from,
      peakCreditsMinor: window.peakCreditsMinor,
      matchedMinor: window.matchedMinor,
      share: window.share,
      retention: window.retention,
      dwellSeconds: window.dwellSeconds,
      windowSeconds: numberOf(parameters, 'windowSeconds'),
      onwardSeconds: numberOf(parameters, 'onwardSeconds'),
      currency: code,
      minimumAmountMinor: amountFor(parameters, 'minimumAmountMinor', code) ?? 0,
      minimumShare: numberOf(parameters, 'minimumShare'),
      occurrences,
    },
    evidence: Array.from(window.edges),
    from: window.from,
    to: window.to,
  };
}
