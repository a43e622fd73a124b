import { LEGAL_VALUES, type LegalValueId } from '#law';
import { fail, ok, type Problem, type Result } from '#model';

import { entryOfRead, type EventEntry, type ReadEntry } from '../audit/audit-entry.ts';
import { canonicalJson } from '../audit/canonical-json.ts';
import type { Digest, Sealed } from '../audit/chain.ts';
import { mayRead, type Reader } from '../permissions/may-read.ts';
import { may } from '../permissions/may.ts';
import { PERMISSIONS } from '../permissions/table.ts';
import {
  RECORD_KINDS,
  type Casework,
  type Clock,
  type EventHead,
  type LawContext,
  type RecordHead,
} from '../record.ts';
import { recordModule } from '../registry.ts';
import { maskRecord, namesIn } from './mask-record.ts';

export interface PackageInput {
  readonly casework: Casework;
  readonly caseNo: string;
  readonly reader: Reader;
  /** Events of all records, in order. */
  readonly events: readonly EventHead[];
  /** The log of casework; that of the drafts of suspicious-transaction reports is not asked for. */
  readonly audit: readonly Sealed<EventEntry>[];
  readonly law: LawContext;
  readonly digest: Digest;
  /** Names and numbers in full; needs `package.unmask`. */
  readonly isUnmasked?: boolean;
}

export interface CasePackage {
  /** Canonical JSON. */
  readonly text: string;
  readonly digest: string;
  readonly records: number;
}

/**
 * All records of a case with their events, the texts on which each step rests, the clocks that run and the place of each event in the
 * log. Left out, without a trace: drafts of suspicious-transaction reports, who gave a tip, and what the reader may not read. Masked
 * unless asked otherwise. A case that does not exist answers like one elsewhere. Problems: those of `may`; `case-unknown` where nothing
 * of the case may be read for this purpose.
 */
export function casePackage(input: PackageInput): Result<CasePackage> {
  const { casework, caseNo, reader, digest, isUnmasked = false } = input;
  const inCase = recordsOfCase(casework, caseNo);
  const refused = refusalFor(inCase, input);
  if (refused !== undefined) return { ok: false, problem: refused };
  const records = withPersons(casework, inCase).filter((record) => mayRead(record, reader).ok);
  if (records.length === 0) return fail('case-unknown', { caseNo });
  const entries = new Map(input.audit.map((entry) => [entry.content, entry]));
  const names = new Set(records.flatMap((record) => namesIn(record)));
  const content = {
    format: 'duanka-case-package',
    version: 1,
    caseNo,
    madeMs: input.law.nowMs,
    purpose: reader.purpose,
    by: { id: reader.actor.id, role: reader.actor.role, agency: reader.actor.agency.id },
    isMasked: !isUnmasked,
    records: records.map((record) => packed(record, { input, entries, names })),
  };
  const text = canonicalJson(content);
  return ok({ text, digest: digest(text), records: records.length });
}

/** A package together with what the log must say of it, refused or not; to be appended before anything is handed out. */
export function exportPackage(input: PackageInput): {
  readonly result: Result<CasePackage>;
  readonly entry: ReadEntry;
} {
  const { reader, law, isUnmasked, caseNo, digest } = input;
  const result = casePackage(input);
  const outcome = result.ok ? { count: result.value.records } : { refused: result.problem.code };
  const action = isUnmasked === true ? 'package.unmask' : 'package.export';
  return { result, entry: entryOfRead({ action, reader, atMs: law.nowMs, query: caseNo, ...outcome }, digest) };
}

function recordsOfCase(casework: Casework, caseNo: string): readonly RecordHead[] {
  return RECORD_KINDS.filter((kind) => recordModule(kind).isSecret !== true)
    .flatMap((kind) => [...(casework[kind]?.values() ?? [])].toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    .filter((record) => record.caseNo === caseNo);
}

/** The people of these records, after them. */
function withPersons(casework: Casework, records: readonly RecordHead[]): readonly RecordHead[] {
  const ids = new Set(records.flatMap(({ personId }) => personId ?? []));
  const known = new Set(records.filter(({ kind }) => kind === 'person').map(({ id }) => id));
  const people = [...ids].toSorted().flatMap((id) => (known.has(id) ? [] : (casework.person?.get(id) ?? [])));
  return [...records, ...people];
}

/** Export is judged on every record of the case that the reader may read at all; one that may be exported is enough. */
function refusalFor(records: readonly RecordHead[], { reader, caseNo, isUnmasked }: PackageInput): Problem | undefined {
  const actions = isUnmasked === true ? ['package.export', 'package.unmask'] : ['package.export'];
  const target = records[0] ?? { region: '', agencies: [], caseNo };
  for (const action of actions) {
    const tries = (records.length === 0 ? [target] : records).map((record) =>
      may({ action, actor: reader.actor, purpose: reader.purpose, caseNo: reader.caseNo, target: record }),
    );
    const first = tries[0];
    if (first !== undefined && !first.ok && !tries.some((allowed) => allowed.ok)) return first.problem;
  }
  return undefined;
}

function packed(
  record: RecordHead,
  {
    input,
    entries,
    names,
  }: {
    readonly input: PackageInput;
    readonly entries: ReadonlyMap<string, Sealed<EventEntry>>;
    readonly names: ReadonlySet<string>;
  },
): unknown {
  const shown = (value: unknown) => (input.isUnmasked === true ? value : maskRecord(value, names));
  const { hands: _hands, lastMs: _lastMs, ...state } = record;
  const events = input.events.filter((event) => event.record.kind === record.kind && event.record.id === record.id);
  return {
    kind: record.kind,
    id: record.id,
    state: shown(withoutReporter(record.kind, state)),
    clocks: recordModule(record.kind)
      .clocks(record, input.law)
      .map((clock) => shown(withText(clock))),
    events: events.map((event) => {
      const entry = entries.get(input.digest(canonicalJson(event)));
      return {
        event: shown(withoutReporter(record.kind, event)),
        basis: basisOf(event),
        ...(entry === undefined ? {} : { log: { seq: entry.seq, hash: entry.hash } }),
      };
    }),
  };
}

/** A tip without what leads to whoever gave it. */
function withoutReporter(kind: RecordHead['kind'], value: object): object {
  if (kind !== 'tip') return value;
  const { reporter: _reporter, receipt: _receipt, ...rest } = value as { reporter?: unknown; receipt?: unknown };
  return rest;
}

function withText(clock: Clock): unknown {
  const rule = LEGAL_VALUES[clock.rule as LegalValueId] as (typeof LEGAL_VALUES)[LegalValueId] | undefined;
  return rule === undefined
    ? clock
    : { ...clock, source: rule.source, article: rule.article, confidence: rule.confidence };
}

/** Texts on which the step rests, as the permission table names them. */
function basisOf({ command, by }: EventHead): readonly string[] {
  const lines = PERMISSIONS.filter(({ action, roles }) => action === command && roles.includes(by.role));
  return [...new Set(lines.map(({ basis }) => basis))];
}
