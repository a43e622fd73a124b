import type { FindingHit, FindingRing } from '#contract';

import { formatCount, formatInstant } from '../format.ts';
import { label, sentence, term } from './bilingual.ts';
import { accountName, amount, bar, hitAnchor, moment, ringAnchor } from './cells.ts';
import { evidenceDetails } from './evidence-table.ts';
import { join, markup, type Markup } from './markup.ts';
import type { ReportPage } from './page.ts';
import { pictureFigure } from './picture-svg.ts';
import { poolFigure } from './pool-figure.ts';
import { membersTable, missingStatements, ringFacts, roleCounts, withRoles } from './ring-card.ts';
import { dataTable } from './table.ts';

/** Evidence rows shown of one hit or ring. */
const HIT_ROWS = 40;
/** Rings with more members than this show them on demand. */
const OPEN_MEMBERS = 12;

/** Page 3: rings as a table and one card each, then the patterns they are made of. */
export function ringsSection(page: ReportPage): Markup {
  const subsumed = page.data.findings.hits.length - page.hits.length;
  const drawn = page.hits.filter((hit) => page.cardedHits.has(hit.id));
  const limited = page.hits.length > drawn.length && drawn.length > 0;
  return markup`<section id="rings"><h2><b class="no">3</b>${label('navRings')}</h2>${rings(page)}<h3 id="hits">${label('hitsTitle')}</h3><p>${sentence(
    'hitsLead',
    { hits: formatCount(page.hits.length), subsumed: formatCount(subsumed) },
  )}</p>${hitsTable(page)}${join(drawn.map((hit) => hitCard(hit, page)))}${
    limited
      ? markup`<p class="note">${sentence('picturesLimited', { drawn: drawn.length, total: formatCount(page.hits.length) })}</p>`
      : undefined
  }</section>`;
}

function rings(page: ReportPage): Markup {
  if (page.rings.length === 0) return markup`<p class="lead">${label('noRings')}</p>`;
  const carded = page.rings.filter((ring) => page.cardedRings.has(ring.id));
  return markup`<p class="lead">${sentence('ringsLead', { rings: formatCount(page.rings.length), drawn: carded.length })}</p>${dataTable<FindingRing>(
    {
      id: 'rings-list',
      title: 'ringsTitle',
      rows: page.rings,
      columns: [
        { head: 'ring', look: 'mono', cell: (ring) => ringName(ring.id, page) },
        {
          head: 'strength',
          look: 'num',
          cell: (ring) => markup`${bar(ring.strength, 40)} ${ring.strength.toFixed(2)}`,
          order: (ring) => ring.strength,
        },
        { head: 'members', look: 'num', cell: (ring) => formatCount(ring.members.length) },
        { head: 'role', look: 'wide', cell: (ring) => ringRoles(ring) },
        {
          head: 'throughput',
          look: 'num',
          cell: throughput,
          order: (ring) => ring.throughput ?? 0,
          currency: (ring) => ring.currency,
        },
        { head: 'transfers', look: 'num', cell: (ring) => formatCount(ring.transfer_count ?? ring.transfers.length) },
        { head: 'from', look: 'time', cell: (ring) => moment(ring.from) },
        { head: 'to', look: 'time', cell: (ring) => moment(ring.to) },
        { head: 'hitsTitle', look: 'num', cell: (ring) => formatCount(ring.hits.length) },
      ],
    },
  )}<p class="note">${label('throughputNote')}</p>${join(carded.map((ring) => ringCard(ring, page)))}`;
}

function ringRoles(ring: FindingRing): Markup {
  return join(
    roleCounts(ring).map(([role, count]) => markup`${term('roles', role)} ${formatCount(count)}`),
    ' · ',
  );
}

/** Each external credit once; a ring without any has no throughput, which is not zero money. */
function throughput(ring: FindingRing): Markup {
  return ring.throughput === 0 ? markup`–` : amount(ring.throughput, ring.currency);
}

export function ringName(id: string, page: ReportPage): Markup {
  const shown = id.slice(0, 10);
  return page.cardedRings.has(id) ? markup`<a href="#${ringAnchor(id)}">${shown}</a>` : markup`${shown}`;
}

function hitsTable(page: ReportPage): Markup {
  return dataTable<FindingHit>({
    id: 'patterns',
    title: 'hitsTitle',
    rows: page.hits,
    columns: [
      {
        head: 'typology',
        cell: (hit) =>
          page.cardedHits.has(hit.id)
            ? markup`<a href="#${hitAnchor(hit.id)}">${term('typologies', hit.typology)}</a>`
            : term('typologies', hit.typology),
      },
      {
        head: 'strength',
        look: 'num',
        cell: (hit) => markup`${bar(hit.strength, 40)} ${hit.strength.toFixed(2)}`,
        order: (hit) => hit.strength,
      },
      { head: 'coreAccounts', look: 'mono', cell: (hit) => coreList(hit.core, page, 3) },
      { head: 'from', look: 'time', cell: (hit) => moment(hit.from) },
      { head: 'to', look: 'time', cell: (hit) => moment(hit.to) },
      {
        head: 'amount',
        look: 'num',
        cell: (hit) => amount(hit.amount, hit.currency),
        order: (hit) => hit.amount ?? 0,
        currency: (hit) => hit.currency,
      },
      { head: 'transfers', look: 'num', cell: (hit) => formatCount(hit.transfer_count ?? hit.evidence.length) },
    ],
  });
}

function hitCard(hit: FindingHit, page: ReportPage): Markup {
  const picture = page.pictures.get(hit.id);
  return markup`<article class="card" id="${hitAnchor(hit.id)}"><header><h3>${term('typologies', hit.typology)} <small>${formatInstant(hit.from)} – ${formatInstant(hit.to)}</small></h3><p class="score">${label('strength')} <b>${hit.strength.toFixed(2)}</b> · ${amount(hit.amount, hit.currency)} · ${sentence('transferCount', { count: formatCount(hit.transfer_count ?? hit.evidence.length) })}</p></header>${
    picture === undefined
      ? undefined
      : pictureFigure(picture, { linked: page.linked, identities: page.data.identities, prefix: hitAnchor(hit.id) })
  }${hit.pool === undefined ? undefined : poolFigure(hit.pool, hit, page)}${evidenceDetails(hit.evidence, page.data, { linked: page.linked, limit: HIT_ROWS, transfers: hit.transfer_count })}</article>`;
}

function ringCard(ring: FindingRing, page: ReportPage): Markup {
  const picture = page.pictures.get(ring.id);
  const prefix = ringAnchor(ring.id);
  return markup`<article class="card" id="${prefix}"><header><h3>${label('ring')} ${ring.id.slice(0, 10)} <small>${formatInstant(ring.from)} – ${formatInstant(ring.to)}</small></h3><p class="score">${label('strength')} <b>${ring.strength.toFixed(2)}</b> · ${label('throughput')} ${throughput(ring)} · ${sentence('transferCount', { count: formatCount(ring.transfer_count ?? ring.transfers.length) })}</p></header>${ringFacts(ring, page)}${
    picture === undefined
      ? undefined
      : pictureFigure(withRoles(picture, ring), { linked: page.linked, identities: page.data.identities, prefix })
  }${members(ring, page)}${missingStatements(ring)}${evidenceDetails(ring.transfers, page.data, { linked: page.linked, limit: HIT_ROWS, transfers: ring.transfer_count })}</article>`;
}

function members(ring: FindingRing, page: ReportPage): Markup {
  const table = membersTable(ring, page);
  if (ring.members.length <= OPEN_MEMBERS) return table;
  return markup`<details><summary>${sentence('memberCount', { count: formatCount(ring.members.length) })}</summary>${table}</details>`;
}

function coreList(ids: readonly string[], page: ReportPage, limit: number): Markup {
  const names = ids.slice(0, limit).map((id) => {
    const identity = page.data.identities.get(id);
    return accountName(identity === undefined ? { id, display: id.slice(0, 12) } : { ...identity, id }, page.linked);
  });
  return markup`${join(names, ', ')}${ids.length > limit ? ` +${formatCount(ids.length - limit)}` : ''}`;
}
