import type { FindingHit, FindingRing } from '#contract';

import { formatCount, formatInstant, formatShare } from '../format.ts';
import { PICTURE_LIMIT } from '../report-data.ts';
import { label, sentence, term } from './bilingual.ts';
import { accountName, amount, bar, hitAnchor, ringAnchor } from './cells.ts';
import { evidenceDetails } from './evidence-table.ts';
import { html, join, type Markup } from './markup.ts';
import type { ReportPage } from './page.ts';
import { pictureFigure } from './picture-svg.ts';
import { dataTable } from './table.ts';

/** Page 3: rings, one card each, then the patterns they are made of. */
export function ringsSection(page: ReportPage): Markup {
  const { data, hits } = page;
  const drawn = hits.filter((hit) => page.pictures.has(hit.id)).slice(0, PICTURE_LIMIT);
  const subsumed = data.findings.hits.length - hits.length;
  return html`<section id="rings"><h2><b class="no">3</b>${label('navRings')}</h2>${
    data.findings.rings.length === 0
      ? html`<p class="lead">${label('noRings')}</p>`
      : join(data.findings.rings.toSorted((a, b) => b.strength - a.strength).map((ring) => ringCard(ring, page)))
  }<h3 id="hits">${label('hitsTitle')}</h3><p>${sentence('hitsLead', { hits: formatCount(hits.length), subsumed: formatCount(subsumed) })}</p>${hitsTable(page)}${join(
    drawn.map((hit) => hitCard(hit, page)),
  )}${hits.length > drawn.length && drawn.length > 0 ? html`<p class="note">${sentence('picturesLimited', { drawn: drawn.length, total: formatCount(hits.length) })}</p>` : undefined}</section>`;
}

function hitsTable(page: ReportPage): Markup {
  const carded = new Set(page.hits.filter((hit) => page.pictures.has(hit.id)).slice(0, PICTURE_LIMIT).map((hit) => hit.id));
  return dataTable<FindingHit>({
    id: 'patterns',
    title: 'hitsTitle',
    rows: page.hits,
    columns: [
      {
        head: 'typology',
        cell: (hit) => (carded.has(hit.id) ? html`<a href="#${hitAnchor(hit.id)}">${term('typologies', hit.typology)}</a>` : term('typologies', hit.typology)),
      },
      { head: 'strength', look: 'num', cell: (hit) => html`${bar(hit.strength, 40)} ${hit.strength.toFixed(2)}`, order: (hit) => hit.strength },
      { head: 'coreAccounts', look: 'mono', cell: (hit) => coreList(hit.core, page, 3) },
      { head: 'from', look: 'mono', cell: (hit) => formatInstant(hit.from) },
      { head: 'to', look: 'mono', cell: (hit) => formatInstant(hit.to) },
      { head: 'amount', look: 'num', cell: (hit) => amount(hit.amount, hit.currency), order: (hit) => hit.amount ?? 0 },
      { head: 'transfers', look: 'num', cell: (hit) => formatCount(hit.evidence.length) },
    ],
  });
}

function hitCard(hit: FindingHit, page: ReportPage): Markup {
  const picture = page.pictures.get(hit.id);
  return html`<article class="card" id="${hitAnchor(hit.id)}"><header><h3>${term('typologies', hit.typology)} <small>${formatInstant(hit.from)} – ${formatInstant(hit.to)}</small></h3><p class="score">${label('strength')} <b>${hit.strength.toFixed(2)}</b> · ${amount(hit.amount, hit.currency)} · ${sentence('transferCount', { count: formatCount(hit.evidence.length) })}</p></header>${
    picture === undefined ? undefined : pictureFigure(picture, { linked: page.linked, identities: page.data.identities, prefix: hitAnchor(hit.id) })
  }${evidenceDetails(hit.evidence, page.data, { linked: page.linked, limit: 60 })}</article>`;
}

function ringCard(ring: FindingRing, page: ReportPage): Markup {
  const picture = page.pictures.get(ring.id);
  const { payers, merchants, boundary } = ring.periphery;
  return html`<article class="card" id="${ringAnchor(ring.id)}"><header><h3>${label('ring')} ${ring.id.slice(0, 8)} <small>${formatInstant(ring.from)} – ${formatInstant(ring.to)}</small></h3><p class="score">${label('strength')} <b>${ring.strength.toFixed(2)}</b> · ${label('throughput')} ${amount(ring.throughput, ring.currency)}</p></header>${
    ring.stopped === undefined ? undefined : html`<p class="uncertain">${sentence('ringStopped', { reason: ring.stopped })}</p>`
  }${dataTable({
    id: ringAnchor(ring.id),
    title: 'members',
    rows: ring.members,
    columns: [
      { head: 'account', look: 'mono', cell: (member) => coreList([member.subject], page, 1) },
      { head: 'role', cell: (member) => (member.roles.length === 0 ? label('roleUnclear') : join(member.roles.map((role) => html`${term('roles', role.role)} ${formatShare(role.share)}`), ' · ')) },
      { head: 'tier', look: 'num', cell: (member) => (member.tier === undefined ? '—' : String(member.tier)) },
    ],
  })}<p>${sentence('ringPeriphery', { payers, merchants, boundary })}</p>${
    picture === undefined ? undefined : pictureFigure(picture, { linked: page.linked, identities: page.data.identities, prefix: ringAnchor(ring.id) })
  }${evidenceDetails(ring.transfers, page.data, { linked: page.linked, limit: 60 })}</article>`;
}

function coreList(ids: readonly string[], page: ReportPage, limit: number): Markup {
  const names = ids.slice(0, limit).map((id) => {
    const identity = page.data.identities.get(id);
    return accountName(identity === undefined ? { id, display: id.slice(0, 12) } : { ...identity, id }, page.linked);
  });
  return html`${join(names, ', ')}${ids.length > limit ? ` +${formatCount(ids.length - limit)}` : ''}`;
}

/** Its own section: who stands around the core and is not suspected (RING-1). */
export function notSuspectedSection(page: ReportPage): Markup {
  const { payers, payees, merchants, boundary } = page.data.notSuspected;
  return html`<section id="not-suspected"><h2>${label('navNotSuspected')}</h2><p>${label('notSuspectedLead')}</p><dl class="figures"><div><dt>${label('payersAround')}</dt><dd>${formatCount(payers)}</dd></div><div><dt>${label('payeesAround')}</dt><dd>${formatCount(payees)}</dd></div><div><dt>${label('merchantsAround')}</dt><dd>${formatCount(merchants)}</dd></div><div><dt>${label('boundaryAround')}</dt><dd>${formatCount(boundary)}</dd></div></dl></section>`;
}
