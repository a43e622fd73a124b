import type { FindingHit, FindingRing } from '#contract';

import { formatCount, formatInstant, formatShare } from '../format.ts';
import type { FlowPicture } from '../report-data.ts';
import { label, sentence, term } from './bilingual.ts';
import { accountName, amount, hitAnchor, ringAnchor } from './cells.ts';
import { join, markup, type Markup } from './markup.ts';
import type { ReportPage } from './page.ts';
import { dataTable } from './table.ts';

type Card = NonNullable<FindingRing['card']>;
type Missing = Card['missing'][number];

const INSTITUTIONS = 8;
const TYPOLOGY_LINKS = 12;

/** RING-7 in words: core by role and tier, periphery counted, money, institutions, activity, patterns, links. */
export function ringFacts(ring: FindingRing, page: ReportPage): Markup {
  const { card } = ring;
  return markup`<dl class="facts wide ring">${card === undefined ? undefined : coreFacts(card, ring)}<dt>${label('peripheryTitle')}</dt><dd>${sentence(
    'peripheryCounts',
    {
      payers: formatCount(ring.periphery.payers),
      merchants: formatCount(ring.periphery.merchants),
      others: formatCount(ring.periphery.others ?? 0),
      boundary: formatCount(ring.periphery.boundary),
    },
  )}</dd>${card === undefined ? undefined : moneyFacts(card, ring)}<dt>${label('cardTypologies')}</dt><dd>${typologies(ring, page)}</dd>${links(ring)}${
    ring.stopped === undefined
      ? undefined
      : markup`<dt class="uncertain">${label('cardStopped')}</dt><dd class="uncertain">${term('stops', ring.stopped)}</dd>`
  }</dl>`;
}

/** Boundary accounts that took much from the core: to be asked for; they are no members. */
export function missingStatements(ring: FindingRing): Markup | undefined {
  const { card } = ring;
  if (card === undefined || card.missing.length === 0) return undefined;
  return markup`<h4>${label('missingTitle')}</h4>${dataTable<Missing>({
    id: `missing-${ringAnchor(ring.id)}`,
    kind: 'missing',
    title: 'missingTitle',
    rows: card.missing,
    columns: [
      { head: 'account', look: 'mono', cell: (row) => markup`<span class="acct">${row.number ?? row.display}</span>` },
      {
        head: 'institutionOnly',
        look: 'wrap',
        cell: (row) => (row.institution === '' ? label('institutionUnknown') : markup`${row.institution}`),
      },
      {
        head: 'receivedFromCore',
        look: 'num',
        cell: (row) => amount(row.amount, ring.currency),
        order: (row) => row.amount,
      },
      { head: 'transfers', look: 'num', cell: (row) => formatCount(row.transfers) },
      { head: 'coreAccountsPaying', look: 'num', cell: (row) => formatCount(row.core_accounts) },
    ],
  })}${
    card.missing_more > 0
      ? markup`<p class="note">${sentence('missingMore', { count: formatCount(card.missing_more) })}</p>`
      : undefined
  }`;
}

/** The picture of a ring with what the assembly found out about its members. */
export function withRoles(picture: FlowPicture, ring: FindingRing): FlowPicture {
  const members = new Map(ring.members.map((member) => [member.subject, member]));
  const nodes = picture.nodes.map((node) => {
    const member = members.get(node.id);
    if (member === undefined) return node;
    return { ...node, roles: member.roles, ...(member.tier === undefined ? {} : { tier: member.tier }) };
  });
  return { ...picture, nodes };
}

/** Members by the roles that they hold, most first: `疑似收款 3 · …`. */
export function roleCounts(ring: FindingRing): readonly (readonly [role: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { roles } of ring.members) for (const { role } of roles) counts.set(role, (counts.get(role) ?? 0) + 1);
  const given = Object.entries(ring.card?.roles ?? Object.fromEntries(counts));
  return given.filter(([, count]) => count > 0);
}

function coreFacts(card: Card, ring: FindingRing): Markup {
  const roles = roleCounts(ring).map(
    ([role, count]) => markup`<span class="nb">${term('roles', role)} ${formatCount(count)}</span>`,
  );
  const known = card.tiers.reduce((sum, { accounts }) => sum + accounts, 0);
  const tiers = card.tiers.map(({ tier, accounts }) => sentence('tierCount', { tier, count: formatCount(accounts) }));
  const unknown = ring.members.length - known;
  const all = unknown > 0 ? [...tiers, sentence('tierUnknown', { count: formatCount(unknown) })] : tiers;
  return markup`<dt>${label('coreByRole')}</dt><dd>${join(roles, ' · ')}</dd><dt>${label('coreByTier')}</dt><dd>${join(all, ' · ')}</dd>`;
}

function moneyFacts(card: Card, ring: FindingRing): Markup {
  const { by_balance, by_lots, unknown, minor } = card.left;
  const named = card.institutions.slice(0, INSTITUTIONS).map(({ name, accounts }) => {
    const count = formatCount(accounts);
    if (name === '') return markup`${label('institutionUnknown')} ${count}`;
    return sentence('institutionCount', { name, count });
  });
  const more = card.institutions.length - named.length;
  const left = by_balance + by_lots === 0 ? markup`–` : amount(minor, ring.currency);
  return markup`<dt>${label('cardIn')}</dt><dd>${amount(card.in, ring.currency)}</dd><dt>${label('cardOut')}</dt><dd>${amount(card.out, ring.currency)}</dd><dt>${label('cardOneWay')}</dt><dd>${amount(card.one_way, ring.currency)}</dd><dt>${label('cardLeft')}</dt><dd>${left} <span class="dim">${sentence(
    'cardLeftNote',
    { balance: formatCount(by_balance), lots: formatCount(by_lots), unknown: formatCount(unknown) },
  )}</span></dd><dt>${label('cardInstitutions')}</dt><dd>${join(named, ' · ')}${more > 0 ? ` +${formatCount(more)}` : ''}</dd><dt>${label('cardActivity')}</dt><dd>${formatInstant(card.first_activity)} – ${formatInstant(card.last_activity)}</dd>`;
}

/** Each typology of its hits once with their number; linked where one has a card. */
function typologies(ring: FindingRing, page: ReportPage): Markup {
  const own = new Set(ring.hits);
  const hits = page.data.findings.hits.filter((hit) => own.has(hit.id));
  const groups = [...Map.groupBy(hits, (hit) => hit.typology)].toSorted(([, a], [, b]) => b.length - a.length);
  const shown = groups.slice(0, TYPOLOGY_LINKS).map(([typology, all]) => {
    const name = markup`${term('typologies', typology)}${all.length > 1 ? ` ×${formatCount(all.length)}` : ''}`;
    const carded = all.find((hit: FindingHit) => page.cardedHits.has(hit.id));
    return carded === undefined ? name : markup`<a href="#${hitAnchor(carded.id)}">${name}</a>`;
  });
  return join(shown, ' · ');
}

function links(ring: FindingRing): Markup | undefined {
  const given = Object.entries(ring.links ?? {}).filter(([, count]) => count > 0);
  if (given.length === 0) return undefined;
  return markup`<dt>${label('cardLinks')}</dt><dd>${join(
    given.map(([kind, count]) => markup`${term('links', kind)} ${formatCount(count)}`),
    ' · ',
  )}</dd>`;
}

/** Members with their roles, each with the share of value that makes it. */
export function membersTable(ring: FindingRing, page: ReportPage): Markup {
  return dataTable<FindingRing['members'][number]>({
    id: ringAnchor(ring.id),
    kind: 'members',
    title: 'members',
    rows: ring.members.toSorted((a, b) => (a.tier ?? 99) - (b.tier ?? 99)),
    columns: [
      { head: 'account', look: 'mono', cell: (member) => memberName(member.subject, page) },
      {
        head: 'institutionOnly',
        look: 'wrap',
        cell: (member) => page.data.identities.get(member.subject)?.institution ?? '',
      },
      { head: 'role', cell: (member) => roleShares(member.roles) },
      {
        head: 'tier',
        look: 'num',
        cell: (member) => tierText(member),
        order: (member) => member.tier ?? 99,
      },
    ],
  });
}

function memberName(id: string, page: ReportPage): Markup {
  const identity = page.data.identities.get(id);
  return accountName(identity === undefined ? { id, display: id.slice(0, 12) } : { ...identity, id }, page.linked);
}

function tierText({ tier, tier_to }: FindingRing['members'][number]): Markup | string {
  if (tier === undefined) return '—';
  return tier_to === undefined ? String(tier) : sentence('tierRange', { tier, tierTo: tier_to });
}

function roleShares(given: FindingRing['members'][number]['roles']): Markup {
  if (given.length === 0) return label('roleUnclear');
  return join(
    given.map(({ role, share }) =>
      share > 0 ? markup`${term('roles', role)} ${formatShare(share)}` : term('roles', role),
    ),
    ' · ',
  );
}
