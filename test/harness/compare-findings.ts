import type { Findings } from '#contract';
import type { WrittenScenario } from './scenario-files.ts';

/** Findings in the scenario's own terms: its accounts, its transfers, its days; sorted, without ids and names. */
export interface PlainFindings {
  readonly subjects: readonly string[];
  readonly hits: readonly string[];
  readonly rings: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

const DAY_MS = 86_400_000;

export function inScenarioTerms(findings: Findings, written: WrittenScenario, shiftDays: number): PlainFindings {
  const accountOf = new Map(findings.subjects.map(({ id, number }) => [id, accountNumber(written, number)]));
  const account = (id: string): number => accountOf.get(id) ?? -1;
  const events = (sources: readonly string[]): number[] =>
    [...new Set(sources.map((source) => transferNumber(written, source)))].sort((a, b) => a - b);
  const day = (text: string): number => Date.parse(text) - shiftDays * DAY_MS;
  const hitKey = new Map(
    findings.hits.map((hit) => [
      hit.id,
      JSON.stringify([
        hit.typology,
        hit.strength,
        hit.core.map(account).sort((a, b) => a - b),
        day(hit.from),
        day(hit.to),
        hit.amount,
        hit.currency,
        events(hit.evidence),
      ]),
    ]),
  );
  const hits = findings.hits.map(
    (hit) => `${hitKey.get(hit.id) ?? ''} under ${hitKey.get(hit.subsumed_by ?? '') ?? 'nothing'}`,
  );
  const subjects = findings.subjects.map((subject) => {
    const reasons = subject.reasons.map((reason) => [
      reason.code,
      reason.detector,
      reason.strength,
      day(reason.from),
      day(reason.to),
      events(reason.evidence),
    ]);
    return JSON.stringify([
      account(subject.id),
      subject.index,
      subject.band,
      subject.kind,
      subject.families,
      reasons,
      subject.not_assessable,
      day(subject.coverage.from),
      day(subject.coverage.to),
      subject.rings.length,
    ]);
  });
  const rings = findings.rings.map((ring) => {
    const members = ring.members
      .map(({ subject, roles, tier }) => JSON.stringify([account(subject), roles, tier]))
      .toSorted(compareTexts);
    return JSON.stringify([
      ring.hits.map((id) => hitKey.get(id) ?? '').toSorted(compareTexts),
      ring.strength,
      day(ring.from),
      day(ring.to),
      ring.throughput,
      members,
      ring.periphery,
      events(ring.transfers),
    ]);
  });
  return {
    subjects: subjects.toSorted(compareTexts),
    hits: hits.toSorted(compareTexts),
    rings: rings.toSorted(compareTexts),
    counts: findings.counts,
  };
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function accountNumber({ accountOf }: WrittenScenario, number: string | undefined): number {
  const account = accountOf.get(number ?? '');
  if (account === undefined) throw new RangeError(`a subject with the number ${number ?? '(none)'}`);
  return account;
}

function transferNumber({ transferOf }: WrittenScenario, source: string): number {
  const transfer = transferOf.get(source);
  if (transfer === undefined) throw new RangeError(`evidence ${source} is no row of the scenario`);
  return transfer;
}
