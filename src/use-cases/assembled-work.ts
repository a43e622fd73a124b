import {
  articleEight,
  assembleTrace,
  cardCases,
  compareTraces,
  nextRequests,
  type ArticleEight,
  type AssembledAccount,
  type AssembledEdge,
  type AssembledTrace,
  type CardCases,
  type HeldCompared,
  type NextRequest,
} from '#trace';

import { freezeOf, type FreezeFound } from './trace-freeze.ts';
import type { PolicyWork, TraceWork } from './trace-work.ts';

/** One policy, and what of it is written one by one. */
export interface ShownTrace {
  readonly work: PolicyWork;
  readonly assembled: AssembledTrace;
  /** By layer; where there are too many, those with most money. */
  readonly accounts: readonly AssembledAccount[];
  /** By movement; where there are too many, those with most money. */
  readonly edges: readonly AssembledEdge[];
}

/** Everything that is shown, in dense numbers. */
export interface AssembledWork {
  readonly work: TraceWork;
  readonly traces: readonly ShownTrace[];
  readonly comparison: readonly HeldCompared[];
  readonly requests: readonly NextRequest[];
  readonly articleEight: readonly ArticleEight[];
  /** Accounts that hold money and for which the article's order was not worked out. */
  readonly articleEightCut: number;
  readonly cards: CardCases;
  readonly freeze: FreezeFound;
}

/** Accounts at which the order of Article 8 is worked out, most money first. */
const ARTICLE_EIGHT_ACCOUNTS = 200;
/** Rows that one step of it shows; it says how many it used. */
export const ARTICLE_EIGHT_ROWS = 50;
/** Movements that a request shows. */
export const REQUEST_ROWS = 50;

/** Transfers that are written one by one, of the first policy and of any other; totals always count all of them. */
const EDGES = { first: 400_000, other: 100_000 } as const;
const ACCOUNTS = 100_000;

export function assembleWork(work: TraceWork): AssembledWork {
  const { money, sources, bounds } = work;
  const traces = [...work.policies.values()].map((policy, i): ShownTrace => {
    const assembled = assembleTrace(money, policy.flows, sources);
    return {
      work: policy,
      assembled,
      accounts: mostMoney(assembled.accounts, ACCOUNTS, (account) => account.held * 2 + account.received),
      edges: mostMoney(assembled.edges, i === 0 ? EDGES.first : EDGES.other, ({ taint }) => taint),
    };
  });
  const comparison = compareTraces(traces.map(({ assembled }) => assembled)).slice(0, ACCOUNTS);
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

/** [TRC-11] The first `most` by amount, in the order they stood in. */
export function mostMoney<T>(rows: readonly T[], most: number, amountOf: (row: T) => number): readonly T[] {
  if (rows.length <= most) return rows;
  return [...rows.entries()]
    .toSorted(([i, a], [j, b]) => amountOf(b) - amountOf(a) || i - j)
    .slice(0, most)
    .toSorted(([i], [j]) => i - j)
    .map(([, row]) => row);
}

/** Accounts and movements that a document of this work names. */
export function namedInWork(found: AssembledWork): { accounts: Set<number>; movements: Set<number> } {
  const { work } = found;
  const movements = new Set(work.sources.map(({ movement }) => movement));
  const accounts = new Set<number>();
  for (const { accounts: shown, edges, work: policy } of found.traces) {
    for (const { movement } of edges) movements.add(movement);
    for (const { account } of shown) accounts.add(account);
    for (const { movements: way } of policy.paths) for (const movement of way) movements.add(movement);
  }
  for (const { account } of found.comparison) accounts.add(account);
  for (const { account } of found.requests) accounts.add(account);
  for (const movement of found.freeze.broughtBy.values()) movements.add(movement);
  for (const { movements: used } of found.requests)
    for (const movement of used.slice(0, REQUEST_ROWS)) movements.add(movement);
  for (const { steps, extension } of found.articleEight) {
    for (const { movements: used } of [...steps, ...(extension === undefined ? [] : [extension])])
      for (const movement of used.slice(0, ARTICLE_EIGHT_ROWS)) movements.add(movement);
  }
  for (const { account } of found.freeze.lines) accounts.add(account);
  for (const { ties } of work.policies.values()) for (const { account } of ties) accounts.add(account);
  for (const movement of movements) {
    accounts.add(work.money.movements.payer[movement] ?? -1);
    accounts.add(work.money.movements.payee[movement] ?? -1);
  }
  accounts.delete(-1);
  return { accounts, movements };
}
