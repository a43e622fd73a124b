import { isSameAccount } from '../measures/account.ts';
import { evolveMeasure } from '../measures/evolve-measure.ts';
import type { MeasureEvent } from '../measures/measure-events.ts';
import type { MeasureState } from '../measures/measure-state.ts';
import { burdensOfHolder, openMeasures } from '../measures/standing.ts';
import { isSameItem } from '../people/item-key.ts';
import type { EventHead, LiftCause, RecordHead } from '../record.ts';
import { evolveSanction } from '../sanctions/evolve-sanction.ts';
import { isStanding } from '../sanctions/lift-sanction.ts';
import type { SanctionEvent } from '../sanctions/sanction-events.ts';
import type { SanctionState } from '../sanctions/sanction.ts';
import { evolveTelecom } from '../telecom/evolve-telecom.ts';
import type { TelecomEvent } from '../telecom/telecom-commands.ts';
import { isBurdened, type TelecomState } from '../telecom/telecom-state.ts';

export interface Ended {
  readonly events: readonly EventHead[];
  readonly items: readonly string[] | undefined;
  readonly cause: LiftCause['cause'];
}

/**
 * Whether of what is contested, whole or by items, anything is left in force by these events. An account that was opened by somebody
 * else keeps what holds its money: there nothing may be left against the person.
 */
export function stillStands(record: RecordHead, { events, items, cause }: Ended): boolean {
  switch (record.kind) {
    case 'measure': {
      const after = (events as readonly MeasureEvent[]).reduce(evolveMeasure, record as MeasureState);
      const isAll = items?.some((item) => isSameAccount({ ...after.account, number: item }, after.account)) ?? true;
      const isNotMine = cause === 'not-my-card';
      if (isNotMine && isAll && after.personId !== undefined) return true;
      return (isNotMine ? burdensOfHolder : openMeasures)(after).some((id) => isAll || items?.includes(id) === true);
    }
    case 'telecom': {
      const after = (events as readonly TelecomEvent[]).reduce(evolveTelecom, record as TelecomState);
      return after.numbers.some(
        (each) => !each.isRemoved && isBurdened(each) && (items?.includes(each.number) ?? true),
      );
    }
    case 'sanction': {
      const after = (events as readonly SanctionEvent[]).reduce(evolveSanction, record as SanctionState);
      return items === undefined ? isStanding(after) : items.some((item) => isCounted(after, item));
    }
    default:
      return false;
  }
}

/** An item on which the sanction still rests. */
function isCounted(sanction: SanctionState, item: string): boolean {
  const isAct = sanction.acts.some(({ items }) => items.some(({ number }) => isSameItem(number, item)));
  return isStanding(sanction) && isAct && !sanction.struckItems.some((struck) => isSameItem(struck, item));
}
