import type { FindingHit, FindingRing, FindingSubject } from '#contract';

import { ringsOfSeveral } from '../rings-of-several.ts';
import { PICTURE_LIMIT, type FlowPicture, type ReportData } from '../report-data.ts';

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
  /** Rings of several core accounts (a single one is shown as its patterns), by strength; the first of them, the first hits with a picture and the first pools have a card that can be linked. */
  readonly rings: readonly FindingRing[];
  readonly cardedRings: ReadonlySet<string>;
  readonly cardedHits: ReadonlySet<string>;
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
  const hits = data.findings.hits.filter((hit) => hit.subsumed_by === undefined).toSorted(byStrength);
  const rings = ringsOfSeveral(data.findings.rings).toSorted(byStrength);
  const pictures = new Map(data.pictures.map((picture) => [picture.id, picture]));
  const pools = hits.filter((hit) => hit.pool !== undefined).slice(0, PICTURE_LIMIT);
  const drawn = hits.filter((hit) => pictures.has(hit.id)).slice(0, PICTURE_LIMIT);
  return {
    data,
    number,
    count: reportPageCount(data),
    subjects,
    linked: new Set(subjects.map((subject) => subject.id)),
    hits,
    pictures,
    rings,
    cardedRings: new Set(rings.slice(0, PICTURE_LIMIT).map((ring) => ring.id)),
    cardedHits: new Set([...pools, ...drawn].map((hit) => hit.id)),
  };
}

function byStrength(a: FindingHit | FindingRing, b: FindingHit | FindingRing): number {
  return b.strength - a.strength || (a.id < b.id ? -1 : 1);
}
