import type { Trace } from '#contract';
import type { ArticleEight, FreezeLine, NextRequest } from '#trace';

import { ARTICLE_EIGHT_ROWS, REQUEST_ROWS } from './assembled-work.ts';
import { publishedPolicy } from './published-trace-policy.ts';
import { idOf, isoText, rowOf, type TraceDocumentInput } from './trace-document-input.ts';

/** trace.json of cli.md. */
export function buildTrace(input: TraceDocumentInput): Trace {
  const { work } = input;
  return {
    schema: 'duanka/trace/1',
    currency: input.currency,
    until: input.isoOf(work.bounds.until),
    bounds: { layers: work.bounds.layers, least: work.bounds.leastMinor },
    victims: publishedVictims(input),
    unmatched: [...input.unmatched],
    policies: Object.fromEntries(input.traces.map((trace) => [trace.assembled.policy, publishedPolicy(input, trace)])),
    comparison: input.comparison.map(({ account, held, least, most }) => ({
      account: idOf(input, account),
      held: { ...held },
      least,
      most,
    })),
    requests: input.requests.map((request) => publishedRequest(input, request)),
    freeze: input.freeze.lines.map((line) => publishedFreeze(input, line)),
    article_eight: input.articleEight.map((found) => publishedArticle(input, found)),
    cards: input.cards.cards.map(({ cards, cases, victims, transfers, value, turnover }) => ({
      account: idOf(input, cards[0] ?? -1),
      cases: [...cases],
      victims,
      transfers,
      value: value.minor,
      turnover_in: turnover.in.minor,
      turnover_out: turnover.out.minor,
    })),
    cases: input.cards.cases.map(({ caseNo, cards, transfers, value }) => ({
      case_no: caseNo,
      accounts: cards.map((account) => idOf(input, account)),
      transfers,
      value: value.minor,
    })),
    warnings: [...input.warnings],
  };
}

function publishedVictims({ work, evidence, shownVictim }: TraceDocumentInput): Trace['victims'] {
  return work.victims.map((_, victim) => {
    const own = work.sources.filter((source) => source.victim === victim);
    const movements = new Set(own.map(({ movement }) => movement));
    return {
      id: shownVictim(victim),
      cases: [...new Set(own.map(({ caseNo }) => caseNo).filter((caseNo) => caseNo !== ''))],
      reported: [...movements].reduce((sum, movement) => sum + (work.money.movements.amount[movement] ?? 0), 0),
      sources: own.map(({ caseNo, movement }) => {
        const row = rowOf(evidence, movement);
        return {
          case_no: caseNo,
          source: [...row.sources],
          from: row.payer.display,
          to: row.payee.display,
          paid_at: isoText(row.time),
          amount: row.amountMinor,
        };
      }),
    };
  });
}

function publishedRequest(input: TraceDocumentInput, request: NextRequest): Trace['requests'][number] {
  const identity = input.identities.get(request.account);
  return {
    id: identity?.id ?? '',
    display: identity?.display ?? '',
    ...(identity?.number === undefined ? {} : { number: identity.number }),
    ...(identity === undefined || identity.institution === '' ? {} : { institution: identity.institution }),
    reason: request.reason,
    amount: request.amount,
    victims: request.victims,
    from: input.isoOf(request.from),
    to: input.isoOf(request.to),
    sources: firstSources(input, request.movements, REQUEST_ROWS),
  };
}

function publishedFreeze(input: TraceDocumentInput, line: FreezeLine): Trace['freeze'][number] {
  const identity = input.identities.get(line.account);
  const brought = input.freeze.broughtBy.get(line.account);
  const { expectedOutflowSeconds: expected, earlyOutflowSeconds: early } = line;
  return {
    id: identity?.id ?? '',
    display: identity?.display ?? '',
    ...(identity?.number === undefined ? {} : { number: identity.number }),
    ...(identity === undefined || identity.institution === '' ? {} : { institution: identity.institution }),
    layer: line.layer,
    held: line.heldMinor,
    least: line.leastMinor,
    most: line.mostMinor,
    confidence: line.confidence,
    as_of: input.isoOf(line.asOf),
    ...(expected === undefined ? {} : { expected_outflow_minutes: Math.floor(expected / 60) }),
    ...(early === undefined ? {} : { early_outflow_minutes: Math.floor(early / 60) }),
    ...(line.stillThere === undefined ? {} : { still_there: line.stillThere }),
    savable: line.savableMinor,
    ...(line.stratum === undefined ? {} : { stratum: line.stratum }),
    outflows: line.outflows,
    marks: [...line.marks],
    ...(brought === undefined ? {} : { brought_by: rowOf(input.evidence, brought).sources[0] ?? '' }),
  };
}

function publishedArticle(input: TraceDocumentInput, found: ArticleEight): Trace['article_eight'][number] {
  const { extension } = found;
  const used = (movements: readonly number[]) => ({
    rows: movements.length,
    shown: firstSources(input, movements, ARTICLE_EIGHT_ROWS),
  });
  return {
    account: idOf(input, found.account),
    balance: found.balance,
    frozen: found.frozen,
    decided_by: found.decidedBy,
    steps: found.steps.map(({ step, decides, reason, movements, shares }) => ({
      step,
      decides,
      reason,
      used: used(movements),
      shares: shares.map(({ victim, least, most }) => ({ victim: input.shownVictim(victim), least, most })),
    })),
    ...(extension === undefined
      ? {}
      : {
          extension: {
            basis: extension.basis,
            used: used(extension.movements),
            by_policy: extension.byPolicy.map(({ policy, label, shares }) => ({
              policy,
              label,
              shares: shares.map(({ victim, held }) => ({ victim: input.shownVictim(victim), held })),
            })),
          },
        }),
    caveats: [...found.caveats],
  };
}

function firstSources(input: TraceDocumentInput, movements: readonly number[], most: number): string[] {
  return movements.slice(0, most).map((movement) => rowOf(input.evidence, movement).sources[0] ?? '');
}
