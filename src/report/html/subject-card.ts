import type { FindingReason, FindingSubject } from '#contract';

import { formatInstant } from '../format.ts';
import { reasonText } from '../texts/reason-text.ts';
import { both, label, term } from './bilingual.ts';
import { accountName, band, bar, hitAnchor, institution, subjectAnchor } from './cells.ts';
import { detectorTitle, thresholdLink, thresholds } from './computed.ts';
import { evidenceDetails, evidenceIds } from './evidence-table.ts';
import { guardsBlock } from './guards-block.ts';
import { join, markup, type Markup } from './markup.ts';
import type { ReportPage } from './page.ts';
import { ringName } from './rings.ts';
import { timelineFigure } from './timeline-svg.ts';

/** Evidence rows of a reason by rank: all reasons of many accounts are worth more than long lists of a few. */
const EVIDENCE_ROWS = { first: 30, fine: 8, later: 3 } as const;
/** Ranks with the longest lists, and with the thresholds beside each reason; later ones point to page 6. */
const FIRST_CARDS = 6;
const RING_LINKS = 6;
const COMPACT_IDS = 3;
/** Ranks with the finest timeline; later ones are drawn in fewer columns to keep the file small. */
const FINE_TIMELINES = 40;

/** One account: score by family, reasons with their rows, timeline. */
export function fullCard(subject: FindingSubject, page: ReportPage, position: number): Markup {
  const fine = position < FINE_TIMELINES;
  const timeline = page.data.timelines.get(subject.id);
  return markup`<article class="card" id="${subjectAnchor(subject.id)}"><header>${cardTitle(subject, page)}</header><div class="cols"><div class="side">${families(subject)}${facts(subject, page)}</div><div class="main"><ol class="reasons">${byStrength(
    subject,
  ).map((reason) =>
    reasonItem(reason, page, position),
  )}</ol>${guardsBlock(subject)}</div></div>${timeline === undefined ? undefined : timelineFigure(timeline, fine ? 300 : 120, `gap-${subjectAnchor(subject.id)}`)}</article>`;
}

/** Every reason in words and where its first rows stand. */
export function shortCard(subject: FindingSubject, page: ReportPage): Markup {
  return markup`<article class="card small" id="${subjectAnchor(subject.id)}">${cardTitle(subject, page)}<ul class="reasons">${byStrength(
    subject,
  ).map(
    (reason) =>
      markup`<li>${both(reasonText(reason, 'zh'), reasonText(reason, 'en'))}${evidenceIds(reason.evidence, COMPACT_IDS, reason.transfer_count)}</li>`,
  )}</ul>${guardsBlock(subject)}</article>`;
}

/** Rank, account, index and the detectors that spoke. */
export function lineCard(subject: FindingSubject, page: ReportPage): Markup {
  const shown = subject.number ?? subject.display;
  return markup`<p class="card line" id="${subjectAnchor(subject.id)}"><span class="rank">${subject.rank}</span> <span class="acct">${shown}</span> <b>${subject.index.toFixed(1)}</b> ${term('bands', subject.band)} · ${join(
    detectorsOf(subject).map((id) => detectorTitle(id, page.data.run)),
    ' · ',
  )}</p>`;
}

/** The detectors behind a subject's reasons, strongest first. */
export function detectorsOf(subject: FindingSubject): readonly string[] {
  return [...new Set(byStrength(subject).map((reason) => reason.detector))];
}

function cardTitle(subject: FindingSubject, page: ReportPage): Markup {
  const identity = page.data.identities.get(subject.id);
  const shown = { ...subject, ...(identity?.name === undefined ? {} : { name: identity.name }) };
  return markup`<h3><span class="rank">${subject.rank}</span> ${accountName(shown, new Set())} <small>${institution(identity)}</small></h3><p class="score">${band(subject.band)} <span class="idx">${label('index')} <b>${subject.index.toFixed(1)}</b></span></p>`;
}

function byStrength(subject: FindingSubject): readonly FindingReason[] {
  return subject.reasons.toSorted((a, b) => b.strength - a.strength);
}

function reasonItem(reason: FindingReason, page: ReportPage, position: number): Markup {
  const isFirst = position < FIRST_CARDS;
  const rows = isFirst ? EVIDENCE_ROWS.first : position < FINE_TIMELINES ? EVIDENCE_ROWS.fine : EVIDENCE_ROWS.later;
  return markup`<li><p class="say">${both(reasonText(reason, 'zh'), reasonText(reason, 'en'))}</p><p class="meta">${detectorTitle(reason.detector, page.data.run)} · ${label('strength')} ${reason.strength.toFixed(2)} · ${formatInstant(reason.from)} – ${formatInstant(reason.to)}</p>${isFirst || page.number > 1 ? thresholds(reason.detector, page.data.run) : thresholdLink(reason.detector, page.data.run)}${evidenceDetails(reason.evidence, page.data, { linked: page.linked, limit: rows, transfers: reason.transfer_count })}</li>`;
}

/** S = 1 − Π(1 − c·m·(1 − g)): each family with its m, ceiling, damping and contribution; these add up to the index. */
function families(subject: FindingSubject): Markup {
  const rows = Object.entries(subject.families).sort(([, a], [, b]) => b.contribution - a.contribution);
  return markup`<table class="families"><thead><tr><th scope="col">${label('family')}</th><th scope="col" class="num">${label('measure')}</th><th scope="col" class="num">${label('contribution')}</th></tr></thead><tbody>${rows.map(
    ([family, score]) =>
      markup`<tr><th scope="row">${term('families', family)}</th><td class="num">${score.strength.toFixed(2)} × ${score.ceiling.toFixed(2)}${
        score.damping > 0 ? markup` × ${(1 - score.damping).toFixed(2)}` : undefined
      }</td><td class="num">${bar(score.contribution, 40)} ${(score.contribution * 100).toFixed(1)}</td></tr>`,
  )}</tbody></table>`;
}

/** Each typology once, with the number of its hits; a link where a hit of it has a card. */
function patternLinks(subject: FindingSubject, page: ReportPage): readonly Markup[] {
  const own = page.hits.filter((hit) => hit.core.includes(subject.id));
  return [...Map.groupBy(own, (hit) => hit.typology)].map(([typology, hits]) => {
    const carded = hits.find((hit) => page.cardedHits.has(hit.id));
    const name = markup`${term('typologies', typology)}${hits.length > 1 ? ` ×${hits.length}` : ''}`;
    return carded === undefined ? name : markup`<a href="#${hitAnchor(carded.id)}">${name}</a>`;
  });
}

function facts(subject: FindingSubject, page: ReportPage): Markup {
  const hits = patternLinks(subject, page);
  const gaps = subject.not_assessable.map((id) => detectorTitle(id, page.data.run));
  const rings = subject.rings.filter((id) => page.rings.some((ring) => ring.id === id));
  return markup`<dl class="facts"><dt>${label('coverage')}</dt><dd>${formatInstant(subject.coverage.from)} – ${formatInstant(subject.coverage.to)}</dd>${
    rings.length === 0
      ? undefined
      : markup`<dt>${label('inRings')}</dt><dd class="mono">${join(
          rings.slice(0, RING_LINKS).map((id) => ringName(id, page)),
          ' · ',
        )}${rings.length > RING_LINKS ? ` +${rings.length - RING_LINKS}` : ''}</dd>`
  }${hits.length === 0 ? undefined : markup`<dt>${label('inPatterns')}</dt><dd>${join(hits, ' · ')}</dd>`}${gaps.length === 0 ? undefined : markup`<dt class="uncertain">${label('notAssessable')}</dt><dd class="uncertain">${join(gaps, ' · ')}</dd>`}</dl>`;
}
