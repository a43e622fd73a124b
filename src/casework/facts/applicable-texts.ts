import { CRIME_TEXTS, textFrom, type CrimeTextId, type LegalText } from '#law';

/** When a text was in force: on the days of the acts, only when the sheet is made, or not surely known. */
export type TextStanding =
  | 'acts-and-now'
  | 'acts-only'
  | 'part-of-acts'
  | 'now-only'
  | 'start-unknown'
  | 'not-in-force';

export interface ApplicableTexts {
  readonly standing: ReadonlyMap<CrimeTextId, TextStanding>;
  /** In force, or possibly so, on a day of the acts. */
  readonly onActs: readonly CrimeTextId[];
  /** In force, or possibly so, on the day of the sheet. */
  readonly now: readonly CrimeTextId[];
  /** No text began or ended between the first act and the sheet. */
  readonly same: boolean;
}

export interface ActDays {
  readonly actedFrom: string;
  readonly actedTo: string;
  readonly asOf: string;
}

/** Which criminal texts stand beside the facts, by the days of the acts. It chooses none where they differ. */
export function applicableTexts(days: ActDays, texts: readonly LegalText[] = CRIME_TEXTS): ApplicableTexts {
  const rows = texts.map((text) => ({ id: text.id as CrimeTextId, text, standing: standingOf(text, days) }));
  const shown = rows.filter(({ standing }) => standing !== 'not-in-force');
  return {
    standing: new Map(rows.map(({ id, standing }) => [id, standing])),
    onActs: shown.filter(({ text }) => days.actedTo >= firstDays(text).possible).map(({ id }) => id),
    now: shown.filter(({ text }) => text.to === undefined || days.asOf <= text.to).map(({ id }) => id),
    same: shown.every(({ standing }) => standing === 'acts-and-now'),
  };
}

function standingOf(text: LegalText, { actedFrom, actedTo, asOf }: ActDays): TextStanding {
  const { to = '9999-12-31' } = text;
  const { possible, certain } = firstDays(text);
  if (asOf < possible || to < actedFrom) return 'not-in-force';
  if (actedTo < possible) {
    if (to < asOf) return 'not-in-force';
    return asOf < certain ? 'start-unknown' : 'now-only';
  }
  if (actedTo < certain) return 'start-unknown';
  if (actedFrom < certain || to < actedTo) return 'part-of-acts';
  return to < asOf ? 'acts-only' : 'acts-and-now';
}

function firstDays(text: LegalText): { readonly possible: string; readonly certain: string } {
  const { from } = text;
  const possible = from === undefined ? '' : 'day' in from ? from.day : from.earliest;
  return { possible, certain: textFrom(text) ?? '' };
}
