import type { FindingHit, FindingSubject } from '#contract';

import type { FlowPicture, ReportData } from '../report-data.ts';

/** What every section of one report page needs. */
export interface ReportPage {
  readonly data: ReportData;
  /** 1-based; the report pages by rank beyond `SUBJECTS_PER_PAGE`. */
  readonly number: number;
  readonly count: number;
  readonly subjects: readonly FindingSubject[];
  /** Subject ids that have a card on this page: other accounts are not linked. */
  readonly linked: ReadonlySet<string>;
  /** Hits that no other hit explains, by strength. */
  readonly hits: readonly FindingHit[];
  readonly pictures: ReadonlyMap<string, FlowPicture>;
}

export const SUBJECTS_PER_PAGE = 5_000;

export function reportPageCount(data: ReportData): number {
  return Math.max(1, Math.ceil(data.findings.subjects.length / SUBJECTS_PER_PAGE));
}

/** `report.html`, `report-2.html` … */
export function reportPageName(number: number): string {
  return number === 1 ? 'report.html' : `report-${number}.html`;
}

export function reportPage(data: ReportData, number: number): ReportPage {
  const ranked = data.findings.subjects.toSorted((a, b) => a.rank - b.rank);
  const subjects = ranked.slice((number - 1) * SUBJECTS_PER_PAGE, number * SUBJECTS_PER_PAGE);
  return {
    data,
    number,
    count: reportPageCount(data),
    subjects,
    linked: new Set(subjects.map((subject) => subject.id)),
    hits: data.findings.hits.filter((hit) => hit.subsumed_by === undefined).toSorted(byStrength),
    pictures: new Map(data.pictures.map((picture) => [picture.id, picture])),
  };
}

function byStrength(a: FindingHit, b: FindingHit): number {
  return b.strength - a.strength || (a.id < b.id ? -1 : 1);
}
