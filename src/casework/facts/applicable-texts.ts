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
  readonly onActs: readonly CrimeTextId[];
  readonly now: readonly CrimeTextId[];
  /** The texts of the acts and of today are the same, and none began or ended in between. */
  readonly same: boolean;
}

interface Days {
  readonly actedFrom: string;
  readonly actedTo: string;
  readonly asOf: string;
}

/** Which criminal texts stand beside the facts, by the days of the acts. It chooses none where they differ. */
export function applicableTexts(days: Days): ApplicableTexts {
  const standing = new Map(CRIME_TEXTS.map((text): [CrimeTextId, TextStanding] => [text.id, standingOf(text, days)]));
  const having = (...wanted: readonly TextStanding[]) =>
    [...standing].filter(([, state]) => wanted.includes(state)).map(([id]) => id);
  return {
    standing,
    onActs: having('acts-and-now', 'acts-only', 'part-of-acts', 'start-unknown'),
    now: having('acts-and-now', 'part-of-acts', 'now-only').filter((id) => isNow(id, days.asOf)),
    same: having('acts-only', 'part-of-acts', 'now-only', 'start-unknown').length === 0,
  };
}

function standingOf(text: LegalText, { actedFrom, actedTo, asOf }: Days): TextStanding {
  const { from, to } = text;
  const certain = textFrom(text) ?? '';
  const possible = from === undefined ? '' : 'day' in from ? from.day : from.earliest;
  if (asOf < possible || (to !== undefined && to < actedFrom)) return 'not-in-force';
  const touchesUnknown = (day: string) => day >= possible && day < certain;
  if (touchesUnknown(actedFrom) || touchesUnknown(actedTo) || (actedFrom < possible && actedTo >= certain))
    return actedFrom < possible && actedTo >= certain ? 'part-of-acts' : 'start-unknown';
  if (actedTo < possible) return asOf >= certain && (to === undefined || asOf <= to) ? 'now-only' : 'not-in-force';
  if (to !== undefined && to < actedTo) return 'part-of-acts';
  return to !== undefined && to < asOf ? 'acts-only' : 'acts-and-now';
}

function isNow(id: CrimeTextId, asOf: string): boolean {
  const text: LegalText | undefined = CRIME_TEXTS.find((entry) => entry.id === id);
  return text !== undefined && (text.to === undefined || asOf <= text.to);
}
