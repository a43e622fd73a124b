import { EDGE_KIND } from '#graph';
import { passThroughWindows, type PassThroughWindow } from '#ledger';
import type { Detector, DetectorOutput, HitDraft, Parameters, SignalDraft } from '#model';
import type { CaseView } from '../case-view.ts';
import { coverageSeconds, isSubject } from '../coverage.ts';
import { compareEvidence } from '../evidence.ts';
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

interface Candidate {
  readonly account: number;
  readonly currency: number;
  readonly window: PassThroughWindow;
  readonly evidence: Uint32Array;
  readonly strength: number;
}

function findPassThrough(view: CaseView, parameters: Parameters): DetectorOutput {
  if (!isOn(parameters, 'valueRule')) {
    return { hits: [], signals: [], notAssessable: new Uint32Array(0), counts: { 'value-rule-off': 1 } };
  }
  const skip = reversedEntries(view);
  const candidates: Candidate[] = [];
  const signals: SignalDraft[] = [];
  const notAssessable: number[] = [];
  const counts = { 'currencies-without-amount': 0, 'hits-without-transfer': 0 };
  for (let account = 0; account < view.accounts.count; account += 1) {
    if (!isSubject(view.accounts, account)) continue;
    const { found, currenciesWithoutAmount } = searchAccount(view, parameters, { account, skip });
    counts['currencies-without-amount'] += currenciesWithoutAmount;
    const [best] = found.toSorted(compareCandidates);
    if (best) signals.push(toSignal(view, parameters, { best, occurrences: found.length }));
    else if (currenciesWithoutAmount > 0 || isTooShort(view, parameters, account)) notAssessable.push(account);
    for (const candidate of found) {
      if (candidate.evidence.length > 0) candidates.push(candidate);
      else counts['hits-without-transfer'] += 1;
    }
  }
  const hits = strongest(candidates, numberOf(parameters, 'maximumHits'), compareCandidates);
  return {
    hits: hits.kept.map(toHit),
    signals,
    notAssessable: Uint32Array.from(notAssessable),
    counts: { ...counts, 'hits-cut': hits.cut },
  };
}

function searchAccount(
  view: CaseView,
  parameters: Parameters,
  { account, skip }: { readonly account: number; readonly skip: Uint8Array },
) {
  const found: Candidate[] = [];
  let currenciesWithoutAmount = 0;
  for (const currency of currenciesOf(view, account)) {
    const minCreditsMinor = amountFor(parameters, 'minimumAmountMinor', view.currencies[currency] ?? '');
    if (minCreditsMinor === undefined) {
      currenciesWithoutAmount += 1;
      continue;
    }
    const windows = passThroughWindows(view.ledger, account, {
      currency,
      skip,
      minCreditsMinor,
      windowSeconds: numberOf(parameters, 'windowSeconds'),
      deltaSeconds: numberOf(parameters, 'onwardSeconds'),
      minShare: numberOf(parameters, 'minimumShare'),
    });
    for (const window of windows) {
      const strength = strengthOf(
        window.share,
        numberOf(parameters, 'strengthFrom'),
        numberOf(parameters, 'strengthFull'),
      );
      found.push({ account, currency, window, evidence: window.edges, strength });
    }
  }
  return { found, currenciesWithoutAmount };
}

function currenciesOf({ ledger }: CaseView, account: number): readonly number[] {
  const seen = new Set<number>();
  for (let i = ledger.offsets[account]!; i < ledger.offsets[account + 1]!; i += 1) seen.add(ledger.currency[i]!);
  return [...seen].toSorted((a, b) => a - b);
}

/** ACC-5: a window that does not fit the coverage cannot show that nothing was found. */
function isTooShort(view: CaseView, parameters: Parameters, account: number): boolean {
  return coverageSeconds(view.accounts, account) < numberOf(parameters, 'windowSeconds');
}

function reversedEntries({ ledger, graph }: CaseView): Uint8Array {
  const reversed = new Uint8Array(ledger.edge.length);
  for (let i = 0; i < reversed.length; i += 1) {
    const e = ledger.edge[i]!;
    if (e >= 0 && (graph.kind[e]! & EDGE_KIND.reversal) !== 0) reversed[i] = 1;
  }
  return reversed;
}

/** Strongest first, then the larger amount, then by evidence. */
function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    b.strength - a.strength ||
    b.window.creditsMinor - a.window.creditsMinor ||
    compareEvidence(a.evidence, b.evidence) ||
    a.window.from - b.window.from
  );
}

function toHit({ account, currency, window, evidence, strength }: Candidate): HitDraft {
  return {
    typology: 'pass-through',
    strength,
    core: [account],
    evidence: Array.from(evidence),
    from: window.from,
    to: window.to,
    amount: window.creditsMinor,
    currency,
  };
}

function toSignal(
  view: CaseView,
  parameters: Parameters,
  { best, occurrences }: { readonly best: Candidate; readonly occurrences: number },
): SignalDraft {
  const { account, currency, window, evidence, strength } = best;
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
    evidence: Array.from(evidence),
    from: window.from,
    to: window.to,
  };
}
