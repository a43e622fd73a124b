import type { LeadSourceLevel, LeadState } from './lead.ts';

/** One criterion: met, not met, or not to be said (`undefined`). */
export interface LeadQuality {
  /** Every signature and feedback came inside its term; undefined: no term was set, or nothing was owed yet. */
  readonly timely: boolean | undefined;
  /** No feedback was returned for supplement and the lead was not reopened; undefined: not closed yet. */
  readonly complete: boolean | undefined;
  /** Closed as confirmed; undefined: not closed yet, closed as a duplicate, or gone over to another region. */
  readonly confirmed: boolean | undefined;
  /** Criteria met of those that can be said, 0 to 1; undefined where none can. */
  readonly score: number | undefined;
}

/** How good one lead's way was, from its history alone. All three criteria weigh the same. */
export function leadQuality({ dispatches, closure, reopenings }: LeadState): LeadQuality {
  const timeliness = dispatches.flatMap(({ timely, alarms }) => [...timely, ...alarms.map(() => false)]);
  const timely = timeliness.length === 0 ? undefined : timeliness.every(Boolean);
  const complete =
    closure === undefined ? undefined : reopenings === 0 && dispatches.every(({ returns }) => returns === 0);
  const isSaid = closure !== undefined && closure.result !== 'duplicate' && closure.result !== 'other-region';
  const confirmed = isSaid ? closure.result === 'confirmed' : undefined;
  const said = [timely, complete, confirmed].filter((met) => met !== undefined);
  const score = said.length === 0 ? undefined : said.filter(Boolean).length / said.length;
  return { timely, complete, confirmed, score };
}

/** Met of so many of which it can be said. */
export interface Proportion {
  readonly met: number;
  readonly of: number;
}

export interface SourceQuality {
  readonly level: LeadSourceLevel;
  /** Agency id; empty for findings and tips, which count as one source each. */
  readonly issuer: string;
  readonly leads: number;
  readonly timely: Proportion;
  readonly complete: Proportion;
  readonly confirmed: Proportion;
  /** Fewer than `SMALL_SAMPLE` closed leads: no ranking, and it must be said. */
  readonly isSmall: boolean;
}

/** Our own setting, not a figure of any text: below it two sources are not to be compared. */
export const SMALL_SAMPLE = 30;

/** By source, in the order of levels' first appearance; proportions with their denominators, never a rate alone. */
export function qualityBySource(leads: readonly LeadState[]): readonly SourceQuality[] {
  const groups = Map.groupBy(leads, ({ source }) => `${source.level} ${issuerOf(source)}`);
  return [...groups.values()].map((group) => {
    const [{ source } = { source: undefined }] = group;
    if (source === undefined) throw new Error('an empty group');
    const qualities = group.map(leadQuality);
    const proportion = (of: (quality: LeadQuality) => boolean | undefined): Proportion => {
      const said = qualities.map(of).filter((met) => met !== undefined);
      return { met: said.filter(Boolean).length, of: said.length };
    };
    const confirmed = proportion((quality) => quality.confirmed);
    return {
      level: source.level,
      issuer: issuerOf(source),
      leads: group.length,
      timely: proportion((quality) => quality.timely),
      complete: proportion((quality) => quality.complete),
      confirmed,
      isSmall: confirmed.of < SMALL_SAMPLE,
    };
  });
}

function issuerOf({ level, issuer }: LeadState['source']): string {
  return level === 'finding' || level === 'tip' ? '' : issuer;
}
