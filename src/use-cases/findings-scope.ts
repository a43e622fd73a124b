import type { CaseView, Detection } from '#detect';

import { REASON_EVIDENCE_LIMIT } from './findings-document.ts';

/** Rows of the score table with a band, strongest first, at most `top`. */
export function listedRows(detection: Detection, top: number): number[] {
  const { scores } = detection;
  return Array.from(scores.band.keys())
    .filter((row) => (scores.band[row] ?? 0) > 0)
    .toSorted(
      (a, b) => (scores.score[b] ?? 0) - (scores.score[a] ?? 0) || (scores.account[a] ?? 0) - (scores.account[b] ?? 0),
    )
    .slice(0, top);
}

/** Every edge that a hit, a ring or a listed reason names: what the evidence is looked up for. */
export function citedEdges(detection: Detection, listed: readonly number[]): Set<number> {
  const edges = new Set<number>();
  for (const hit of detection.hits) for (const edge of hit.evidence) edges.add(edge);
  for (const ring of detection.rings) for (const edge of ring.transfers) edges.add(edge);
  for (const row of listed) {
    for (const reason of detection.scores.reasons.get(detection.scores.account[row] ?? -1) ?? []) {
      for (const edge of reason.evidence.slice(0, REASON_EVIDENCE_LIMIT)) edges.add(edge);
    }
  }
  return edges;
}

/** Every account that the document or a picture names: whose identity must be at hand. */
export function namedAccounts(
  view: CaseView,
  detection: Detection,
  listed: readonly number[],
  pictured: ReadonlySet<number>,
): Set<number> {
  const accounts = new Set(pictured);
  for (const row of listed) accounts.add(detection.scores.account[row] ?? 0);
  for (const hit of detection.hits) {
    for (const account of hit.core) accounts.add(account);
    for (const { account } of hit.pool?.sinks ?? []) accounts.add(account);
  }
  for (const { members, card } of detection.rings) {
    for (const { account } of [...members, ...card.missing]) accounts.add(account);
  }
  for (const account of accounts)
    if (account >= view.accounts.count) throw new RangeError(`account ${account} is outside the view`);
  return accounts;
}
