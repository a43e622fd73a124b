import type { FindingRing } from '#contract';
import { RING_ROLES, type CaseView, type Ring } from '#detect';
import { formatInstant, type AccountIdentity } from '#model';

import type { EvidenceBook } from './evidence-book.ts';
import { ringIds } from './finding-ids.ts';

export interface RingDocumentInput {
  readonly view: CaseView;
  readonly evidence: Pick<EvidenceBook, 'sourcesOf'>;
  /** Ids and keys of the ring's hits. */
  readonly hits: readonly { readonly id: string; readonly key: string }[];
  readonly identityOf: (account: number) => AccountIdentity;
}

/** A ring as findings.json has it (RING-1, RING-5, RING-6, RING-7). */
export function publishedRing(input: RingDocumentInput, ring: Ring): FindingRing {
  const { view, hits, identityOf } = input;
  const { payers, merchants, boundary, others } = ring.periphery;
  return {
    ...ringIds(hits),
    hits: hits.map((hit) => hit.id),
    strength: rounded(ring.strength),
    from: isoOf(view, ring.from),
    to: isoOf(view, ring.to),
    throughput: ring.throughput,
    currency: view.currencies[ring.currency] ?? '',
    members: ring.members.map(({ account, roles, tier, tierTo }) => ({
      subject: identityOf(account).id,
      roles: roles.map(({ role, share }) => ({ role, share: rounded(share) })),
      ...(tier === undefined ? {} : { tier }),
      ...(tierTo === undefined ? {} : { tier_to: tierTo }),
    })),
    periphery: { payers, merchants, boundary, others },
    links: { ...ring.links },
    card: publishedCard(input, ring),
    transfers: input.evidence.sourcesOf(ring.transfers),
    transfer_count: ring.transfers.length,
    ...(ring.stopped === undefined ? {} : { stopped: ring.stopped }),
  };
}

/** RING-9: rings as a reader counts them, and the groups of a single core account that the list holds too. */
export function countRings(rings: readonly Pick<Ring, 'members'>[]): { rings: number; rings_of_one: number } {
  const ofSeveral = rings.filter(({ members }) => members.length > 1).length;
  return { rings: ofSeveral, rings_of_one: rings.length - ofSeveral };
}

function publishedCard({ view, identityOf }: RingDocumentInput, { card, members }: Ring): FindingRing['card'] & object {
  const { inMinor, outMinor, left } = card;
  return {
    roles: Object.fromEntries(
      RING_ROLES.map((role) => [role, members.filter(({ roles }) => roles.some((one) => one.role === role)).length]),
    ),
    tiers: tiersOf(members),
    in: inMinor,
    out: outMinor,
    one_way: Math.max(inMinor, outMinor),
    institutions: institutionsOf(members.map(({ account }) => identityOf(account).institution)),
    first_activity: isoOf(view, card.firstActivity),
    last_activity: isoOf(view, card.lastActivity),
    left: { minor: left.minor, by_balance: left.byBalance, by_lots: left.byLots, unknown: left.unknown },
    missing: card.missing.map(({ account, minor, transfers, coreAccounts }) => {
      const { id, display, number, institution } = identityOf(account);
      return {
        subject: id,
        display,
        ...(number === undefined ? {} : { number }),
        institution,
        amount: minor,
        transfers,
        core_accounts: coreAccounts,
      };
    }),
    missing_more: card.missingMore,
  };
}

/** By least tier; members without one are not counted. */
function tiersOf(members: Ring['members']): { tier: number; accounts: number }[] {
  const byTier = Map.groupBy(
    members.filter(({ tier }) => tier !== undefined),
    ({ tier }) => tier ?? 0,
  );
  return [...byTier].map(([tier, own]) => ({ tier, accounts: own.length })).toSorted((a, b) => a.tier - b.tier);
}

/** Most members first; the empty name is an institution unknown. */
function institutionsOf(names: readonly string[]): { name: string; accounts: number }[] {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, own]) => ({ name, accounts: own.length }))
    .toSorted((a, b) => b.accounts - a.accounts || (a.name < b.name ? -1 : 1));
}

/** Seconds on the view's clock as ISO 8601 +08:00; 0 is unknown. */
export function isoOf(view: CaseView, seconds: number): string {
  return seconds === 0 ? '' : formatInstant((view.epochSeconds + seconds) * 1000, 0);
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
