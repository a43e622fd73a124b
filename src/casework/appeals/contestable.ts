import type { MeasureState } from '../measures/measure-state.ts';
import type { RecordHead } from '../record.ts';
import type { SanctionState } from '../sanctions/sanction.ts';
import { isBurdened, type TelecomState } from '../telecom/telecom-state.ts';

/**
 * Whether anything was ever decided on a record. A sanction that is only proposed, a freeze that is only asked for, bind nobody: there
 * is nothing to contest yet, and the person does not learn of them by asking.
 */
export function isContestable(record: RecordHead): boolean {
  switch (record.kind) {
    case 'sanction':
      return (record as SanctionState).determination !== undefined;
    case 'measure': {
      const { stops, freezes, listings, others, risks } = record as MeasureState;
      const parts = [...stops, ...freezes, ...listings, ...others, ...risks];
      return parts.some(({ status }) => status !== 'proposed' && status !== 'declined');
    }
    case 'telecom':
      return (record as TelecomState).numbers.some(
        (each) => isBurdened(each) || each.lifted !== undefined || each.isRemoved,
      );
    default:
      return true;
  }
}
