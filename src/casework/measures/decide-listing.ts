import { fail, type Result } from '#model';

import { oneOf } from '../one-of.ts';
import { personOf, type PersonState } from '../people/person.ts';
import type { EventHead } from '../record.ts';
import { ACCOUNT_KINDS } from './account.ts';
import { delivery, ending, events, newId, refused, type Deciding } from './deciding.ts';
import type {
  DeclareIdentityTheft,
  Delist,
  LimitOthers,
  ListAccount,
  ProposeListing,
  RecordReverified,
} from './measure-commands.ts';
import { LISTING_KINDS, type Listing, type MeasureState } from './measure-state.ts';
import { isInForce, isOpen } from './standing.ts';

type Decided = Result<readonly EventHead[]>;

export function proposeListing(input: Deciding<ProposeListing>): Decided {
  const { state, command } = input;
  const problem = refused(newId(state, command.listing), oneOf(LISTING_KINDS, command.kind, 'kind'));
  if (problem !== undefined) return problem;
  if (command.basis.trim() === '') return fail('basis-missing', {});
  const open = state.listings.find((one) => one.kind === command.kind && isOpen(one));
  if (open !== undefined) return fail('listed-already', { listing: open.id });
  const listing = { id: command.listing, kind: command.kind, basis: command.basis };
  return events(input, { type: 'measure.listing-proposed', listing });
}

/** Onto the platform's list (86号 三 (二)-(三), 261号 (二)); every institution that keeps an account of the holder is told. */
export function listAccount(input: Deciding<ListAccount>): Decided {
  const { state, command, casework } = input;
  const listing = state.listings.find(({ id }) => id === command.listing);
  if (listing === undefined) return fail('listing-unknown', { listing: command.listing });
  if (listing.status !== 'proposed') return fail('listed-already', { listing: listing.id });
  const holder = state.personId === undefined ? undefined : personOf(casework, state.personId);
  const agencies = [...new Set([state.account.institution, ...institutionsOf(holder)])];
  const deliveries = agencies.map((to) => delivery(state, { about: listing.id, instruction: 'list', to }));
  const notices = [{ id: `${listing.id}-notice`, about: listing.id, kind: 'listing' }] as const;
  return events(input, { type: 'measure.listed', listing: listing.id, agencies, deliveries, notices });
}

/** Off the list; whatever was limited because of it ends with it. */
export function delist(input: Deciding<Delist>): Decided {
  const { state, command } = input;
  const found = listingInForce(state, command.listing);
  if (!found.ok) return found;
  if (command.reason.trim() === '') return fail('reason-missing', { command: command.type });
  const measures = [command.listing, ...othersOf(state, command.listing)];
  return events(input, ending(state, measures, { end: 'released', reason: command.reason }));
}

/** The holder's own other accounts, at the institution that limits, when the identity was not verified again in time. */
export function limitOthers(input: Deciding<LimitOthers>): Decided {
  const { state, command, context, casework } = input;
  const { limit: id, listing: about, numbers } = command;
  const found = listingInForce(state, about);
  if (!found.ok) return found;
  const problem = refused(newId(state, id));
  if (problem !== undefined) return problem;
  if (found.value.isOverdue !== true || found.value.reverifiedMs !== undefined)
    return fail('reverification-not-overdue', { listing: about });
  const { agency } = context.actor;
  const holder = state.personId === undefined ? undefined : personOf(casework, state.personId);
  const own = (holder?.items ?? [])
    .filter(
      ({ institution, status, kind }) =>
        institution === agency.id && status === 'on-record' && ACCOUNT_KINDS.includes(kind),
    )
    .map(({ number }) => number);
  const foreign = numbers.filter((number) => !own.includes(number) || number === state.account.number);
  if (numbers.length === 0 || foreign.length > 0) return fail('not-the-holders', { numbers: foreign.length });
  const limited = state.others.find((one) => isOpen(one) && one.numbers.some((number) => numbers.includes(number)));
  if (limited !== undefined) return fail('limited-already', { limit: limited.id });
  const effect = agency.kind === 'payment-institution' ? 'all-stopped' : 'no-non-counter';
  const limit = { id, listing: about, institution: agency.id, numbers, effect } as const;
  const notices = [{ id: `${id}-notice`, about: id, kind: 'limit' }] as const;
  return events(input, { type: 'measure.others-limited', limit, deliveries: [], notices });
}

/** The identity is right: everything but the case account is restored (261号 (二)). */
export function recordReverified(input: Deciding<RecordReverified>): Decided {
  const { state, command, context } = input;
  const found = listingInForce(state, command.listing);
  if (!found.ok) return found;
  if (found.value.reverifiedMs !== undefined) return fail('reverified-already', { listing: command.listing });
  const restored = othersOf(state, command.listing);
  const verified = { type: 'measure.reverified', listing: command.listing } as const;
  return restored.length === 0
    ? events(input, verified)
    : events(input, verified, ending(state, restored, { end: 'checked', own: context.actor.agency.id }));
}

/**
 * Opened by somebody else in this name: the account is closed unless a stop or a freeze holds its money, and what was limited of the
 * declaring person's own ends.
 */
export function declareIdentityTheft(input: Deciding<DeclareIdentityTheft>): Decided {
  const { state, command, context } = input;
  if (context.actor.agency.id !== state.account.institution)
    return fail('not-your-account', { institution: state.account.institution });
  if (!command.isSigned) return fail('declaration-not-signed', {});
  if (state.isClosed) return fail('account-closed', {});
  const isHeld = [...state.stops, ...state.freezes].some(({ status }) =>
    ['ordered', 'waiting', 'in-force'].includes(status),
  );
  const declared = { type: 'measure.identity-theft-declared', isClosed: !isHeld } as const;
  const open = [...state.others, ...state.risks].filter(isOpen).map(({ id }) => id);
  return open.length === 0
    ? events(input, declared)
    : events(input, declared, ending(state, open, { end: 'identity-theft', own: context.actor.agency.id }));
}

function listingInForce(state: MeasureState, id: string): Result<Listing> {
  const listing = state.listings.find((one) => one.id === id);
  if (listing === undefined) return fail('listing-unknown', { listing: id });
  return isInForce(listing) ? { ok: true, value: listing } : fail('listing-not-in-force', { listing: id });
}

function othersOf({ others }: MeasureState, listing: string): readonly string[] {
  return others.filter((one) => one.listing === listing && isOpen(one)).map(({ id }) => id);
}

function institutionsOf(holder: PersonState | undefined): readonly string[] {
  return (holder?.items ?? [])
    .filter(({ status, kind }) => status === 'on-record' && ACCOUNT_KINDS.includes(kind))
    .map(({ institution }) => institution);
}
