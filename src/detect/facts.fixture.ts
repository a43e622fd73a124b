import { caseOf, DAY, type CaseDraft } from './case.fixture.ts';
import type { CaseView, ControlColumns, OpeningColumns } from './case-view.ts';

export interface UseDraft {
  readonly identifier: number;
  readonly kind: number;
  readonly account: number;
  readonly from?: number;
  readonly to?: number;
}

export type OpeningDraft = {
  readonly account: number;
  readonly openedAt?: number;
  readonly closedAt?: number;
} & Partial<
  Record<'institution' | 'outlet' | 'staff' | 'phone' | 'device' | 'address' | 'agent' | 'residentDocument', number>
>;

export interface FactsDraft extends Omit<CaseDraft, 'transfers'> {
  readonly transfers?: CaseDraft['transfers'];
  /** Holder by account; others are unknown. */
  readonly holders?: Readonly<Record<number, number>>;
  readonly uses?: readonly UseDraft[];
  readonly openings?: readonly OpeningDraft[];
}

/** A case with facts beside the money. */
export function factsCaseOf(draft: FactsDraft): CaseView {
  const view = caseOf({ ...draft, transfers: draft.transfers ?? [] });
  for (const [account, holder] of Object.entries(draft.holders ?? {})) view.accounts.holder[Number(account)] = holder;
  for (const { account, openedAt } of draft.openings ?? []) view.accounts.openedAt[account] = openedAt ?? 0;
  return {
    ...view,
    ...(draft.uses === undefined ? {} : { control: controlOf(draft.uses, view.to) }),
    ...(draft.openings === undefined ? {} : { openings: openingsOf(draft.openings, view.accounts.holder) }),
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

function openingsOf(openings: readonly OpeningDraft[], holder: Int32Array): OpeningColumns {
  const ids = (name: 'institution' | 'outlet' | 'staff' | 'phone' | 'device' | 'address' | 'agent') =>
    Int32Array.from(openings, (opening) => opening[name] ?? -1);
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
    holderArea: new Int32Array(openings.length).fill(-1),
    residentDocument: Uint8Array.from(openings, ({ residentDocument }) => residentDocument ?? 255),
  };
}
