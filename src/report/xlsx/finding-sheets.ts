import { FAMILY_CEILING, type Family } from '#model';

import { formatInstant } from '../format.ts';
import type { ReportData } from '../report-data.ts';
import { reasonText } from '../texts/reason-text.ts';
import { accountCells, accountHead, labels, textsOf } from './sheet-parts.ts';
import type { Sheet } from './write-workbook.ts';

const FAMILIES = Object.keys(FAMILY_CEILING) as Family[];

export function subjectsSheet(data: ReportData): Sheet {
  const t = textsOf(data);
  return {
    title: t.sheets['subjects'] ?? 'subjects',
    header: [
      ...labels(data, ['rank']),
      ...accountHead(data),
      ...labels(data, ['index', 'band']),
      ...FAMILIES.map((family) => t.families[family] ?? family),
      ...labels(data, ['reasons', 'guards', 'notAssessable', 'from', 'to', 'id']),
    ],
    widths: [6, 24, 14, 20, 14, 8, 8, ...FAMILIES.map(() => 10), 60, 20, 20, 20, 20, 28],
    rows: data.findings.subjects.map((subject) => [
      subject.rank,
      ...accountCells(data, subject.id, subject),
      subject.index,
      t.bands[subject.band] ?? subject.band,
      ...FAMILIES.map((family) => Math.round((subject.families[family]?.contribution ?? 0) * 1_000) / 10),
      [...new Set(subject.reasons.map((reason) => detectorTitle(data, reason.detector)))].join(' · '),
      subject.guards.map((guard) => `${t.guards[guard.id] ?? guard.id} ${Math.round(guard.share * 100)}%`).join(' · '),
      subject.not_assessable.map((id) => detectorTitle(data, id)).join(' · '),
      formatInstant(subject.coverage.from),
      formatInstant(subject.coverage.to),
      subject.id,
    ]),
  };
}

export function reasonsSheet(data: ReportData): Sheet {
  const t = textsOf(data);
  return {
    title: t.sheets['reasons'] ?? 'reasons',
    header: [
      ...labels(data, ['rank']),
      ...accountHead(data),
      ...labels(data, ['detector', 'strength', 'reason', 'from', 'to', 'transfers', 'source']),
    ],
    widths: [6, 24, 14, 20, 14, 26, 10, 90, 20, 20, 10, 60],
    rows: data.findings.subjects.flatMap((subject) =>
      subject.reasons.map((reason) => [
        subject.rank,
        ...accountCells(data, subject.id, subject),
        detectorTitle(data, reason.detector),
        Math.round(reason.strength * 1_000) / 1_000,
        reasonText(reason, data.language),
        formatInstant(reason.from),
        formatInstant(reason.to),
        reason.transfer_count ?? reason.evidence.length,
        evidenceText(reason.evidence),
      ]),
    ),
  };
}

export function hitsSheet(data: ReportData): Sheet {
  const t = textsOf(data);
  return {
    title: t.sheets['hits'] ?? 'hits',
    header: labels(data, [
      'id',
      'typology',
      'strength',
      'coreAccounts',
      'from',
      'to',
      'amount',
      'currency',
      'transfers',
      'subsumedBy',
      'source',
    ]),
    widths: [28, 26, 10, 60, 20, 20, 18, 8, 10, 28, 60],
    rows: data.findings.hits.map((hit) => [
      hit.id,
      t.typologies[hit.typology] ?? hit.typology,
      Math.round(hit.strength * 1_000) / 1_000,
      hit.core.map((id) => data.identities.get(id)?.number ?? data.identities.get(id)?.display ?? id).join(', '),
      formatInstant(hit.from),
      formatInstant(hit.to),
      { minor: hit.amount, currency: hit.currency },
      hit.currency,
      hit.transfer_count ?? hit.evidence.length,
      hit.subsumed_by ?? '',
      evidenceText(hit.evidence),
    ]),
  };
}

function detectorTitle(data: ReportData, id: string): string {
  return data.run.detectors.find((detector) => detector.id === id)?.title[data.language] ?? id;
}

/** A cell holds 32,767 characters: the first ids, and how many more findings.json has. */
function evidenceText(ids: readonly string[]): string {
  const shown = ids.slice(0, 200).join('; ');
  return ids.length > 200 ? `${shown}; … +${ids.length - 200}` : shown;
}
