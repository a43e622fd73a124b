import { FINDINGS_SCHEMA, type FindingHit, type Findings, type FindingsRun, type FindingSubject } from '#contract';
import { BANDS, FAMILIES, indexOf, type CaseView, type Detection, type GuardFinding, type Hit } from '#detect';
import { ACCOUNT_FLAG, FAMILY_CEILING, type AccountIdentity, type Band } from '#model';

import type { EvidenceBook } from './evidence-book.ts';
import { hitIds } from './finding-ids.ts';
import { publishedPool } from './published-pool.ts';
import { countRings, isoOf, publishedRing } from './published-ring.ts';

/** Evidence rows named by one reason; the hit behind it names all of its own. */
export const REASON_EVIDENCE_LIMIT = 200;

export interface DocumentInput {
  readonly view: CaseView;
  readonly detection: Detection;
  readonly run: FindingsRun;
  /** Rows of the score table that are listed, strongest first. */
  readonly listed: readonly number[];
  readonly identities: ReadonlyMap<number, AccountIdentity>;
  readonly evidence: EvidenceBook;
  readonly protection: Findings['protection'];
}

export interface BuiltDocument {
  readonly findings: Findings;
  readonly hitIdOf: readonly string[];
  /** Reasons whose evidence list was cut at REASON_EVIDENCE_LIMIT. */
  readonly reasonsCut: number;
}

/** Dense drafts into the published document: keyed ids, ISO times, `file#row` evidence. */
export function buildFindings(input: DocumentInput): BuiltDocument {
  const { view, detection, identities } = input;
  const runOf = new Map(detection.runs.map((run) => [run.detector.id, run]));
  const identityOf = (account: number): AccountIdentity => {
    const identity = identities.get(account);
    if (identity === undefined) throw new RangeError(`no identity for account ${account}`);
    return identity;
  };
  const idOf = (account: number): string => identityOf(account).id;
  const ids = detection.hits.map((hit) => {
    const run = runOf.get(hit.detector);
    if (run === undefined) throw new RangeError(`no run of detector ${hit.detector}`);
    return hitIds({
      detector: run.detector,
      parameters: run.parameters,
      hit,
      fingerprints: input.evidence.fingerprintsOf(hit.evidence),
      coreIds: hit.core.map(idOf),
    });
  });
  const rings = detection.rings.map((ring) =>
    publishedRing({ view, evidence: input.evidence, identityOf, hits: ring.hits.map((hit) => at(ids, hit)) }, ring),
  );
  const ringsOfAccount = new Map<number, string[]>();
  for (const [i, ring] of detection.rings.entries()) {
    for (const { account } of ring.members) {
      ringsOfAccount.set(account, [...(ringsOfAccount.get(account) ?? []), rings[i]?.id ?? '']);
    }
  }
  let reasonsCut = 0;
  const guards = Map.groupBy(detection.guards?.findings ?? [], ({ account }) => account);
  const subjects = input.listed.map((row, position) => {
    const built = publishedSubject(input, { row, rank: position + 1 }, ringsOfAccount, guards);
    reasonsCut += built.cut;
    return built.subject;
  });
  const findings: Findings = {
    schema: FINDINGS_SCHEMA,
    run: input.run,
    subjects,
    rings,
    hits: detection.hits.map((hit) => publishedHit(input, hit, ids, idOf)),
    protection: input.protection,
    counts: countsOf(view, detection),
  };
  return { findings, hitIdOf: ids.map((id) => id.id), reasonsCut };
}

type Ids = readonly { readonly id: string; readonly key: string }[];

function publishedHit(input: DocumentInput, hit: Hit, ids: Ids, idOf: (account: number) => string): FindingHit {
  const { id, key } = at(ids, hit.id);
  return {
    id,
    key,
    detector: hit.detector,
    typology: hit.typology,
    strength: rounded(hit.strength),
    ...(hit.surprise === undefined ? {} : { surprise: rounded(hit.surprise) }),
    core: hit.core.map(idOf),
    from: isoOf(input.view, hit.from),
    to: isoOf(input.view, hit.to),
    amount: hit.amount < 0 ? null : hit.amount,
    currency: hit.amount < 0 ? '' : (input.view.currencies[hit.currency] ?? ''),
    evidence: input.evidence.sourcesOf(hit.evidence),
    transfer_count: hit.evidence.length,
    account_count: accountCount(input.view, hit.evidence),
    ...(hit.subsumedBy < 0 ? {} : { subsumed_by: at(ids, hit.subsumedBy).id }),
    ...(hit.pool === undefined
      ? {}
      : { pool: publishedPool(hit.pool, { idOf, isoOf: (seconds) => isoOf(input.view, seconds) }) }),
  };
}

function accountCount({ graph }: CaseView, edges: readonly number[]): number {
  const accounts = new Set<number | undefined>();
  for (const e of edges) accounts.add(graph.src[e]).add(graph.dst[e]);
  return accounts.size;
}

function publishedSubject(
  input: DocumentInput,
  { row, rank }: { readonly row: number; readonly rank: number },
  ringsOfAccount: ReadonlyMap<number, readonly string[]>,
  guards: ReadonlyMap<number, readonly GuardFinding[]>,
): { subject: FindingSubject; cut: number } {
  const { scores } = input.detection;
  const account = scores.account[row] ?? -1;
  const identity = input.identities.get(account);
  if (identity === undefined) throw new RangeError(`no identity for account ${account}`);
  const reasons = scores.reasons.get(account) ?? [];
  const cut = reasons.filter((reason) => reason.evidence.length > REASON_EVIDENCE_LIMIT).length;
  return {
    cut,
    subject: {
      id: identity.id,
      display: identity.display,
      ...(identity.number === undefined ? {} : { number: identity.number }),
      kind: identity.kind,
      index: indexOf(scores.score[row] ?? 0),
      band: publishedBand(BANDS[scores.band[row] ?? 0]),
      rank,
      families: familiesOf(input.detection, row),
      reasons: reasons.map((reason) => ({
        code: reason.code,
        detector: reason.detector,
        strength: rounded(reason.strength),
        values: reason.values,
        evidence: input.evidence.sourcesOf(reason.evidence.slice(0, REASON_EVIDENCE_LIMIT)),
        transfer_count: reason.evidence.length,
        from: isoOf(input.view, reason.from),
        to: isoOf(input.view, reason.to),
      })),
      guards: guardsOf(guards.get(account) ?? []),
      coverage: { from: identity.coveredFrom, to: identity.coveredTo },
      not_assessable: [...(scores.notAssessable.get(account) ?? [])],
      rings: [...(ringsOfAccount.get(account) ?? [])],
    },
  };
}

/** Every guard whose minimum holds; one that is void says by what. */
function guardsOf(findings: readonly GuardFinding[]): FindingSubject['guards'] {
  return findings.map(({ guard, share, values, damping, voidedBy }) => ({
    id: guard,
    share: rounded(share),
    values: { ...values, damping: rounded(damping), ...(voidedBy === undefined ? {} : { voidedBy }) },
  }));
}

function familiesOf(detection: Detection, row: number): FindingSubject['families'] {
  const { contribution, strength, damping } = detection.scores;
  const families: Record<string, FindingSubject['families'][string]> = {};
  for (const [f, family] of FAMILIES.entries()) {
    const place = row * FAMILIES.length + f;
    const share = contribution[place] ?? 0;
    if (share === 0) continue;
    families[family] = {
      strength: finely(strength[place] ?? 0),
      ceiling: FAMILY_CEILING[family],
      damping: finely(damping[place] ?? 0),
      contribution: rounded(share),
    };
  }
  return families;
}

function publishedBand(band: Band | undefined): FindingSubject['band'] {
  if (band === undefined || band === 'none') throw new RangeError('only banded accounts are listed');
  return band;
}

function countsOf(view: CaseView, detection: Detection): Findings['counts'] {
  const { flags, count } = view.accounts;
  let covered = 0;
  for (let v = 0; v < count; v += 1) if (((flags[v] ?? 0) & ACCOUNT_FLAG.covered) !== 0) covered += 1;
  const bands = { none: 0, watch: 0, medium: 0, high: 0 };
  for (const band of detection.scores.band) bands[BANDS[band] ?? 'none'] += 1;
  const counts: Record<string, number> = {
    accounts: count,
    covered,
    boundary: count - covered,
    transfers: view.graph.edgeCount,
    subjects: bands.watch + bands.medium + bands.high,
    high: bands.high,
    medium: bands.medium,
    watch: bands.watch,
    hits: detection.hits.length,
    surviving_hits: detection.hits.filter((hit) => hit.subsumedBy < 0).length,
    ...countRings(detection.rings),
  };
  for (const [code, cut] of Object.entries(detection.ringCounts)) counts[`rings.${code}`] = cut;
  for (const run of detection.runs) counts[`not_assessable.${run.detector.id}`] = run.notAssessable.length;
  return counts;
}

/** [SCORE-PUB-1] The index is worked out again from these: four digits would now and then round it to another tenth. */
function finely(strength: number): number {
  return Math.round(strength * 1e8) / 1e8;
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} of ${items.length}`);
  return item;
}
