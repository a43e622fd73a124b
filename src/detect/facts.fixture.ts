import { ledgerCase, type LedgerDraft, type RowDraft } from './accounts/ledger-case.fixture.ts';
import { DAY } from './case.fixture.ts';
import type { CaseView, ControlColumns, EntryFacts, NetworkColumns, OpeningColumns } from './case-view.ts';

export interface UseDraft {
  readonly identifier: number;
  readonly kind: number;
  readonly account: number;
  readonly from?: number;
  readonly to?: number;
}

type OpeningId = 'institution' | 'outlet' | 'staff' | 'phone' | 'device' | 'address' | 'agent';

export type OpeningDraft = {
  readonly account: number;
  readonly openedAt?: number;
  readonly closedAt?: number;
} & Partial<Record<OpeningId | 'residentDocument', number>>;

export interface PlaceDraft extends RowDraft {
  readonly terminal?: number;
  readonly area?: number;
}

export interface FactsDraft extends Omit<LedgerDraft, 'rows'> {
  /** Holder by account; others are unknown. */
  readonly holders?: Readonly<Record<number, number>>;
  readonly uses?: readonly UseDraft[];
  readonly openings?: readonly OpeningDraft[];
  readonly rows?: readonly PlaceDraft[];
  /** One sighting a day. */
  readonly networks?: readonly { readonly identifier: number; readonly account: number; readonly t: number }[];
}

/** A case with facts beside the money. */
export function factsCaseOf(draft: FactsDraft): CaseView {
  const accounts = [...(draft.uses ?? []), ...(draft.openings ?? []), ...(draft.networks ?? [])];
  const accountCount = Math.max(draft.accountCount ?? 1, ...accounts.map(({ account }) => account + 1));
  const view = ledgerCase({ ...draft, accountCount });
  for (const [account, holder] of Object.entries(draft.holders ?? {})) view.accounts.holder[Number(account)] = holder;
  for (const { account, openedAt } of draft.openings ?? []) view.accounts.openedAt[account] = openedAt ?? 0;
  return {
    ...view,
    ...(draft.rows === undefined ? {} : { entries: entriesOf(view, draft.rows) }),
    ...(draft.uses === undefined ? {} : { control: controlOf(draft.uses, view.to) }),
    ...(draft.openings === undefined ? {} : { openings: openingsOf(draft.openings, view.accounts.holder) }),
    ...(draft.networks === undefined ? {} : { networks: networksOf(draft.networks) }),
  };
}

export function controlOf(uses: readonly UseDraft[], end = 60 * DAY): ControlColumns {
  const sorted = uses.toSorted((x, y) => x.identifier - y.identifier || x.account - y.account);
  return {
    identifier: Uint32Array.from(sorted, ({ identifier }) => identifier),
    kind: Uint8Array.from(sorted, ({ kind }) => kind),
    account: Uint32Array.from(sorted, ({ account }) => account),
    from: Uint32Array.from(sorted, ({ from }) => from ?? 0),
    to: Uint32Array.from(sorted, ({ to, from }) => to ?? from ?? end),
  };
}

function networksOf(seen: NonNullable<FactsDraft['networks']>): NetworkColumns {
  const sorted = seen.toSorted((x, y) => x.identifier - y.identifier || x.t - y.t || x.account - y.account);
  return {
    identifier: Uint32Array.from(sorted, ({ identifier }) => identifier),
    account: Uint32Array.from(sorted, ({ account }) => account),
    from: Uint32Array.from(sorted, ({ t }) => t),
    to: Uint32Array.from(sorted, ({ t }) => t),
  };
}

/** The rows stand in the ledger in the order of account and time; entries of transfers say nothing. */
function entriesOf({ ledger }: CaseView, rows: readonly PlaceDraft[]): EntryFacts {
  const sorted = rows.toSorted((a, b) => a.account - b.account || a.t - b.t);
  const column = () => new Int32Array(ledger.amount.length).fill(-1);
  const entries = { terminal: column(), ip: column(), mac: column(), area: column(), merchant: column() };
  let row = 0;
  for (let i = 0; i < ledger.edge.length; i += 1) {
    if (ledger.edge[i] !== -1) continue;
    entries.terminal[i] = sorted[row]?.terminal ?? -1;
    entries.area[i] = sorted[row]?.area ?? -1;
    row += 1;
  }
  return entries;
}

function openingsOf(openings: readonly OpeningDraft[], holder: Int32Array): OpeningColumns {
  const ids = (name: OpeningId) => Int32Array.from(openings, (opening) => opening[name] ?? -1);
  return {
    account: Uint32Array.from(openings, ({ account }) => account),
    openedAt: Uint32Array.from(openings, ({ openedAt }) => openedAt ?? 0),
    closedAt: Uint32Array.from(openings, ({ closedAt }) => closedAt ?? 0),
    holder: Int32Array.from(openings, ({ account }) => holder[account]!),
    institution: ids('institution'),
    outlet: ids('outlet'),
    staff: ids('staff'),
    phone: ids('phone'),
    device: ids('device'),
    address: ids('address'),
    agent: ids('agent'),
    residentDocument: Uint8Array.from(openings, ({ residentDocument }) => residentDocument ?? 255),
  };
}
