import { isLocalDate, localDateOf } from '#law';
import { fail, ok, type Result } from '#model';

import { checkRegion } from '../leads/check-region.ts';
import { makeEvent } from '../make-event.ts';
import type { DecideInput, EventHead, RecordModule } from '../record.ts';
import { evolveExhibit } from './evolve-exhibit.ts';
import type { ExhibitCommand, ExhibitEvent, ExhibitEventPayload } from './exhibit-events.ts';
import { EXHIBIT_KINDS, exhibitsOf, type ExhibitItem, type ExhibitKept, type ExhibitState } from './exhibit.ts';

type Input = DecideInput<ExhibitState, ExhibitCommand>;
type CommandOf<T extends ExhibitCommand['type']> = Extract<ExhibitCommand, { readonly type: T }>;

/**
 * A list of what was seized. Problems: `region-unreadable`, `reason-missing`, `exhibit-list-incomplete`, `exhibit-day-impossible`
 * (`day`), `exhibit-list-known` (`id`), those of `checkItem`, `exhibit-item-unknown`, `exhibit-item-gone` (`item`),
 * `exhibit-unchanged`, `exhibit-receipt-missing`, `exhibit-items-held` (`held`), `exhibit-closed`.
 */
export const exhibitRecord: RecordModule<ExhibitState, ExhibitCommand, ExhibitEvent> = {
  kind: 'exhibit',
  begins: ['exhibit.register'],
  commands: ['exhibit.register', 'exhibit.add', 'exhibit.correct', 'exhibit.release', 'exhibit.close'],
  headOf: (command) =>
    command.type === 'exhibit.register'
      ? { region: command.region, agencies: command.agencies, caseNo: command.caseNo }
      : { region: '', agencies: [] },
  decide,
  evolve: evolveExhibit,
  clocks: () => [],
  fire: () => [],
};

function decide(input: Input): Result<readonly EventHead[]> {
  const { state, command } = input;
  if ('reason' in command && command.reason.trim() === '') return fail('reason-missing', { command: command.type });
  if (command.type === 'exhibit.register') return register(input, command);
  if (state === undefined) throw new Error(`${command.type} without a list`);
  if (state.isClosed) return fail('exhibit-closed');
  switch (command.type) {
    case 'exhibit.add': {
      const checked = checkItem(command.item, state.items);
      return checked.ok ? one(input, { type: 'exhibit.added', item: command.item }) : checked;
    }
    case 'exhibit.correct':
      return correct(input, state, command);
    case 'exhibit.release':
      return release(input, state, command);
    case 'exhibit.close': {
      const held = state.items.filter(({ end }) => end === undefined).length;
      return held === 0
        ? one(input, { type: 'exhibit.closed', reason: command.reason })
        : fail('exhibit-items-held', { held });
    }
  }
}

function register(input: Input, command: CommandOf<'exhibit.register'>): Result<readonly EventHead[]> {
  const { casework, context } = input;
  const { region, agencies, caseNo, listNo, seizedOn, place, items } = command;
  const where = checkRegion(region);
  if (!where.ok) return where;
  if ([caseNo, listNo, place].some((text) => text.trim() === '') || items.length === 0)
    return fail('exhibit-list-incomplete');
  if (!isLocalDate(seizedOn) || seizedOn > localDateOf(context.nowMs))
    return fail('exhibit-day-impossible', { day: seizedOn });
  const twin = exhibitsOf(casework).find((known) => known.listNo === listNo && known.caseNo === caseNo);
  if (twin !== undefined) return fail('exhibit-list-known', { id: twin.id });
  for (const [at, item] of items.entries()) {
    const checked = checkItem(item, items.slice(0, at));
    if (!checked.ok) return checked;
  }
  return one(input, { type: 'exhibit.registered', region, agencies, caseNo, listNo, seizedOn, place, items });
}

/** What stood there stays in the event. */
function correct(
  input: Input,
  state: ExhibitState,
  command: CommandOf<'exhibit.correct'>,
): Result<readonly EventHead[]> {
  const { item, reason } = command;
  const held = heldItem(state, item.id);
  if (!held.ok) return held;
  const others = state.items.filter(({ id }) => id !== item.id);
  const checked = checkItem(item, others);
  if (!checked.ok) return checked;
  if (isSame(held.value, item)) return fail('exhibit-unchanged', { item: item.id });
  return one(input, { type: 'exhibit.corrected', before: held.value, item, reason });
}

function release(
  input: Input,
  state: ExhibitState,
  command: CommandOf<'exhibit.release'>,
): Result<readonly EventHead[]> {
  const { item, end, to, reason } = command;
  const held = heldItem(state, item);
  if (!held.ok) return held;
  if (to.trim() === '') return fail('exhibit-receipt-missing', { item });
  return one(input, { type: 'exhibit.released', item, end, to, reason });
}

function heldItem({ items }: ExhibitState, id: string): Result<ExhibitKept> {
  const item = items.find((known) => known.id === id);
  if (item === undefined) return fail('exhibit-item-unknown', { item: id });
  return item.end === undefined ? ok(item) : fail('exhibit-item-gone', { item: id });
}

/**
 * Problems: `exhibit-item-incomplete`, `exhibit-item-twice`, `exhibit-number-twice` (the same number of the same kind),
 * `exhibit-quantity-invalid` (`item`): pieces are whole and at least one, one for a numbered thing; money is cash and cash is money,
 * or a lot that nobody counted.
 */
function checkItem(item: ExhibitItem, others: readonly ExhibitItem[]): Result<undefined> {
  const { id, kind, quantity, description, number } = item;
  if (id.trim() === '' || description.trim() === '' || number?.trim() === '' || !EXHIBIT_KINDS.includes(kind))
    return fail('exhibit-item-incomplete', { item: id });
  if (others.some((other) => other.id === id)) return fail('exhibit-item-twice', { item: id });
  if (number !== undefined && others.some((other) => other.kind === kind && other.number === number))
    return fail('exhibit-number-twice', { item: id });
  return isPossible(item) ? ok(undefined) : fail('exhibit-quantity-invalid', { item: id, unit: quantity.unit });
}

function isPossible({ kind, quantity, number }: ExhibitItem): boolean {
  const isWhole = (value: number) => Number.isSafeInteger(value) && value > 0;
  switch (quantity.unit) {
    case 'pieces':
      return kind !== 'cash' && isWhole(quantity.count) && (number === undefined || quantity.count === 1);
    case 'lot':
      return number === undefined;
    case 'money':
      return kind === 'cash' && isWhole(quantity.amountMinor) && /^[A-Z]{3}$/.test(quantity.currency);
  }
}

function isSame(a: ExhibitItem, b: ExhibitItem): boolean {
  return (
    a.kind === b.kind &&
    a.description === b.description &&
    a.number === b.number &&
    JSON.stringify(a.quantity) === JSON.stringify(b.quantity)
  );
}

function one({ command, context }: Input, payload: ExhibitEventPayload): Result<readonly EventHead[]> {
  return ok([makeEvent(command.record, context, payload)]);
}
