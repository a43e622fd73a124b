import type { Trace } from '#contract';
import type { AccountIdentity, Problem } from '#model';
import type { EvidenceRow } from '#report';
import {
  articleEight,
  assembleTrace,
  cardCases,
  compareTraces,
  MOVEMENT_END,
  nextRequests,
  type ArticleEight,
  type AssembledAccount,
  type AssembledTrace,
  type CardCases,
  type FreezeLine,
  type HeldCompared,
  type NextRequest,
} from '#trace';

import { freezeOf, type FreezeFound } from './trace-freeze.ts';
import type { UnmatchedStart } from './trace-starts.ts';
import type { PolicyWork, TraceWork } from './trace-work.ts';

/** Everything that is shown, in dense numbers. */
export interface AssembledWork {
  readonly work: TraceWork;
  readonly traces: readonly { readonly work: PolicyWork; readonly assembled: AssembledTrace }[];
  readonly comparison: readonly HeldCompared[];
  readonly requests: readonly NextRequest[];
  readonly articleEight: readonly ArticleEight[];
  /** Accounts that hold money and for which the article's order was not worked out. */
  readonly articleEightCut: number;
  readonly cards: CardCases;
  readonly freeze: FreezeFound;
}

export interface TraceDocumentInput extends AssembledWork {
  readonly currency: string;
  /** By dense account. */
  readonly identities: ReadonlyMap<number, AccountIdentity>;
  /** By movement. */
  readonly evidence: ReadonlyMap<number, EvidenceRow>;
  readonly unmatched: readonly UnmatchedStart[];
  readonly warnings: readonly Problem[];
  /** Victim ids as shown. */
  readonly shownVictim: (victim: number) => string;
  readonly isoOf: (t: number) => string;
}

type Policy = Trace['policies'][string];

/** Accounts at which the order of Article 8 is worked out, most money first. */
const ARTICLE_EIGHT_ACCOUNTS = 200;
/** Rows that one step of it shows; it says how many it used. */
const ARTICLE_EIGHT_ROWS = 50;
/** Movements that a request shows. */
const REQUEST_ROWS = 50;

const END_NAMES = Object.fromEntries(Object.entries(MOVEMENT_END).map(([name, code]) => [code, name]));

export function assembleWork(work: TraceWork): AssembledWork {
  const { money, sources, bounds } = work;
  const traces = [...work.policies.values()].map((policy) => ({
    work: policy,
    assembled: assembleTrace(money, policy.flows, sources),
  }));
  const comparison = compareTraces(traces.map(({ assembled }) => assembled));
  const [first] = work.policies.values();
  const all = [...work.policies.values()].map(({ flows }) => flows);
  const holding = comparison.filter(({ most }) => most > 0);
  return {
    work,
    traces,
    comparison,
    requests: first === undefined ? [] : nextRequests(money, first.flows, bounds.until),
    articleEight: holding
      .slice(0, ARTICLE_EIGHT_ACCOUNTS)
      .map(({ account }) => articleEight(money, { account, at: bounds.until, sources, traces: all })),
    articleEightCut: Math.max(0, holding.length - ARTICLE_EIGHT_ACCOUNTS),
    freeze: freezeOf(work, traces),
    cards: cardCases(
      money,
      sources.filter(({ caseNo }) => caseNo !== ''),
    ),
  };
}

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
    policies: Object.fromEntries(
      input.traces.map((trace) => [trace.assembled.policy, publishedPolicy(input, trace.assembled, trace.work)]),
    ),
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
      reported: [...movements].reduce((sum, movement) => sum + work.money.movements.amount[movement]!, 0),
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

function publishedPolicy(input: TraceDocumentInput, trace: AssembledTrace, work: PolicyWork): Policy {
  const { evidence, shownVictim } = input;
  const { totals } = trace;
  return {
    label: trace.label,
    accounts: trace.accounts.map((account) => publishedAccount(input, account)),
    edges: trace.edges.map(({ movement, layer, taint, end, ends }) => {
      const row = rowOf(evidence, movement);
      return {
        source: row.sources[0] ?? '',
        sources: [...row.sources],
        from: row.payer.id,
        to: row.payee.id,
        at: isoText(row.time),
        layer,
        amount: row.amountMinor,
        taint,
        end: END_NAMES[end] ?? '',
        ...(ends.length > 1 ? { ends: namedEnds(ends) } : {}),
      };
    }),
    paths: work.paths.map((path) => publishedPath(input, path)),
    totals: {
      reported: totals.reported,
      held: totals.held,
      exited: totals.exited,
      by_end: Object.fromEntries(totals.byEnd.map(({ end, amount }) => [END_NAMES[end] ?? '', amount])),
      accounts: totals.accounts,
      layers: totals.layers,
    },
    victims: trace.victims.map(({ victim, ...sums }) => ({ victim: shownVictim(victim), ...sums })),
    ties: work.ties.map(({ account, heldLeast, heldMost }) => ({
      account: idOf(input, account),
      held_least: heldLeast,
      held_most: heldMost,
    })),
    counts: { ...trace.counts, accountsWithTies: work.accountsWithTies },
  };
}

function publishedAccount(input: TraceDocumentInput, account: AssembledAccount): Policy['accounts'][number] {
  const identity = input.identities.get(account.account);
  const ended = account.endedHere.reduce((sum, { amount }) => sum + amount, 0);
  return {
    id: identity?.id ?? '',
    display: identity?.display ?? '',
    ...(identity?.number === undefined ? {} : { number: identity.number }),
    ...(identity === undefined || identity.institution === '' ? {} : { institution: identity.institution }),
    layer: account.layer,
    ...(account.layerTo === undefined ? {} : { layer_to: account.layerTo }),
    received: account.received,
    held: account.held,
    passed_on: account.passedOn,
    exited: account.exited + ended,
    ...(ended > 0 ? { ended_here: namedEnds(account.endedHere) } : {}),
    by_layer: account.byLayer.map((line) => ({ ...line })),
    victims: account.byVictim.map(({ victim, received, held }) => ({
      victim: input.shownVictim(victim),
      received,
      held,
    })),
    covered: input.work.money.accounts.covered[account.account] === 1,
  };
}

function publishedPath(input: TraceDocumentInput, path: PolicyWork['paths'][number]): Policy['paths'][number] {
  const { movements } = input.work.money;
  const [first = -1] = path.movements;
  const known = path.times.filter((t) => t >= 0);
  return {
    victim: input.shownVictim(path.victim),
    amount: path.amount,
    accounts: [movements.payer[first] ?? -1, ...path.movements.map((movement) => movements.payee[movement]!)].map(
      (account) => idOf(input, account),
    ),
    movements: path.movements.map((movement) => rowOf(input.evidence, movement).sources[0] ?? ''),
    seconds: known.length === 0 ? 0 : Math.max(...known) - Math.min(...known),
    end: END_NAMES[path.end] ?? '',
  };
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

function namedEnds(ends: readonly { readonly end: number; readonly amount: number }[]) {
  return ends.map(({ end, amount }) => ({ end: END_NAMES[end] ?? '', amount }));
}

function idOf({ identities }: TraceDocumentInput, account: number): string {
  return identities.get(account)?.id ?? '';
}

function rowOf(evidence: ReadonlyMap<number, EvidenceRow>, movement: number): EvidenceRow {
  const row = evidence.get(movement);
  if (row === undefined) throw new RangeError(`movement ${movement} was not looked up`);
  return row;
}

/** `2024-03-05 14:07:33` of Asia/Shanghai as ISO 8601, as precise as it is. */
function isoText(local: string): string {
  return local.length <= 10 ? local : `${local.replace(' ', 'T')}+08:00`;
}

/** Accounts and movements that a document of this work names. */
export function namedInWork(found: AssembledWork): { accounts: Set<number>; movements: Set<number> } {
  const { work } = found;
  const movements = new Set(work.sources.map(({ movement }) => movement));
  const accounts = new Set<number>();
  for (const { flows } of work.policies.values()) {
    for (const movement of flows.flows.movement) movements.add(movement);
    for (const account of flows.held.account) accounts.add(account);
  }
  for (const { movements: used } of found.requests)
    for (const movement of used.slice(0, REQUEST_ROWS)) movements.add(movement);
  for (const { steps, extension } of found.articleEight) {
    for (const { movements: used } of [...steps, ...(extension === undefined ? [] : [extension])])
      for (const movement of used.slice(0, ARTICLE_EIGHT_ROWS)) movements.add(movement);
  }
  for (const { account } of found.freeze.lines) accounts.add(account);
  for (const { ties } of work.policies.values()) for (const { account } of ties) accounts.add(account);
  for (const movement of movements) {
    accounts.add(work.money.movements.payer[movement]!);
    accounts.add(work.money.movements.payee[movement]!);
  }
  accounts.delete(-1);
  return { accounts, movements };
}
