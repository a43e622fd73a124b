import { isSameItem, itemKey, nameKey } from '../people/item-key.ts';
import type { PersonState } from '../people/person.ts';
import type { SanctionAct } from './sanction-act.ts';

export const REACHES = [
  'items',
  'times',
  'counterparties',
  'help-items',
  'help-times',
  'help-persons',
  'impersonation',
] as const;
/** What reached the threshold; impersonation and fabricated agency need none. */
export type Reach = (typeof REACHES)[number];

export interface ActFigures {
  readonly items: number;
  readonly times: number;
  readonly counterparties: number;
}

/** Why an act, wholly, does not count. `item-disputed`: not until the dispute is settled. */
export type NotCounted = 'item-removed' | 'item-disputed' | 'identity-theft-victim' | 'counted-before' | 'not-in-pack';

export interface ActLine {
  readonly id: string;
  readonly notCounted?: NotCounted;
  /** Keys (`itemKey`) of the items of this act that count, that are in dispute, and that were shown to be opened by somebody else. */
  readonly counted: readonly string[];
  readonly disputed: readonly string[];
  readonly removed: readonly string[];
}

export interface ActCount {
  /** Absent: the text names no number, and nothing has to be reached. */
  readonly threshold?: number;
  /** Buying, selling, renting, lending, organising. */
  readonly trade: ActFigures;
  /** Help with real-name verification. */
  readonly help: ActFigures;
  readonly impersonations: number;
  readonly reached: readonly Reach[];
  /** In the order in which the acts were given: which counted, and why others did not. */
  readonly lines: readonly ActLine[];
}

export interface CountInput {
  readonly acts: readonly SanctionAct[];
  readonly person: Pick<PersonState, 'items' | 'isIdentityTheftVictim'>;
  /** Legal value `sanction-acts`; the number itself reaches it (“以上” includes it). Absent: the text names no number. */
  readonly threshold?: number | undefined;
  /** Ids of acts on which another determination rests. */
  readonly countedBefore?: ReadonlySet<string>;
  /** Ids of acts of which the pack does not speak. */
  readonly notInPack?: ReadonlySet<string>;
}

/**
 * Counts acts as 联合惩戒办法 3 (2) names them: distinct items, times and distinct counterparties each for themselves, trading and
 * verification help apart, and any one of them is enough. Nothing counts twice, nothing that was opened by somebody else, and nothing
 * in dispute.
 */
export function countActs({ acts, person, threshold, countedBefore, notInPack }: CountInput): ActCount {
  const status = new Map(person.items.map((item) => [itemKey(item.number), item.status]));
  const lines = acts.map((act): ActLine => {
    const of = (...wanted: readonly (string | undefined)[]) =>
      [...new Set(act.items.map(({ number }) => itemKey(number)))].filter((number) =>
        wanted.includes(status.get(number)),
      );
    const line = { id: act.id, counted: of('on-record', undefined), disputed: of('disputed'), removed: of('removed') };
    const because = person.isIdentityTheftVictim
      ? 'identity-theft-victim'
      : countedBefore?.has(act.id) === true
        ? 'counted-before'
        : notInPack?.has(act.id) === true
          ? 'not-in-pack'
          : whyNotByItems(line);
    return because === undefined ? line : { ...line, counted: [], notCounted: because };
  });
  const counting = acts.flatMap((act, at) => {
    const line = lines[at];
    return line === undefined || line.notCounted !== undefined ? [] : [{ act, numbers: line.counted }];
  });
  const trading = counting.filter(({ act }) => act.act !== 'impersonation');
  const trade = figures(trading.filter(({ act }) => act.act !== 'verification-help'));
  const help = figures(trading.filter(({ act }) => act.act === 'verification-help'));
  const impersonations = counting.length - trading.length;
  const reached: Reach[] = [];
  const reaches = (figure: number) => threshold !== undefined && figure >= threshold;
  if (reaches(trade.items)) reached.push('items');
  if (reaches(trade.times)) reached.push('times');
  if (reaches(trade.counterparties)) reached.push('counterparties');
  if (reaches(help.items)) reached.push('help-items');
  if (reaches(help.times)) reached.push('help-times');
  if (reaches(help.counterparties)) reached.push('help-persons');
  if (impersonations > 0) reached.push('impersonation');
  return { ...(threshold === undefined ? {} : { threshold }), trade, help, impersonations, reached, lines };
}

/** Whether anything is in dispute: then nothing may be determined. */
export function hasDisputedItem({ lines }: Pick<ActCount, 'lines'>): boolean {
  return lines.some(({ disputed }) => disputed.length > 0);
}

/** Whether two acts are the same: one kind of act on one day with a common item, or, without items, a common counterparty or none. */
export function isSameAct(a: SanctionAct, b: SanctionAct): boolean {
  if (a.act !== b.act || a.day !== b.day) return false;
  if (a.items.length > 0 || b.items.length > 0)
    return a.items.some(({ number }) => b.items.some((other) => isSameItem(other.number, number)));
  if (a.counterparties.length === 0 && b.counterparties.length === 0) return true;
  return a.counterparties.some((id) => b.counterparties.some((other) => nameKey(other) === nameKey(id)));
}

function whyNotByItems({
  counted,
  disputed,
  removed,
}: Pick<ActLine, 'counted' | 'disputed' | 'removed'>): NotCounted | undefined {
  if (disputed.length > 0) return 'item-disputed';
  return counted.length === 0 && removed.length > 0 ? 'item-removed' : undefined;
}

function figures(acts: readonly { readonly act: SanctionAct; readonly numbers: readonly string[] }[]): ActFigures {
  return {
    items: new Set(acts.flatMap(({ numbers }) => numbers)).size,
    times: acts.reduce((sum, { act }) => sum + act.times, 0),
    counterparties: new Set(acts.flatMap(({ act }) => act.counterparties.map(nameKey))).size,
  };
}
