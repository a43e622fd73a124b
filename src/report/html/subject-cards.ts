import { TIMELINE_LIMIT } from '../report-data.ts';
import { sentence } from './bilingual.ts';
import { join, markup, type Markup } from './markup.ts';
import { SUBJECTS_PER_PAGE, type ReportPage } from './page.ts';
import { fullCard, lineCard, shortCard } from './subject-card.ts';

/** Bytes that all cards of a page may take, so that 5,000 subjects stay below 10 MB with everything else. */
export const CARD_BUDGET = 4_200_000;
/** What is kept back for each subject still to come: a line, and while cards are full, reasons in words as far as half the budget goes. */
const LINE_BYTES = 520;
const SHORT_BYTES = 10_000;

/** The highest ranks in full, then in short, then as a line, as far as the bytes go; says from which rank on. */
export function subjectCards(page: ReportPage, budget = CARD_BUDGET): Markup {
  const first = (page.number - 1) * SUBJECTS_PER_PAGE;
  const cards: Markup[] = [];
  const counts = { full: 0, short: 0, line: 0 };
  const kept = Math.max(LINE_BYTES, Math.min(SHORT_BYTES, budget / 2 / Math.max(1, page.subjects.length)));
  let used = 0;
  let level: keyof typeof counts = 'full';
  for (const [i, subject] of page.subjects.entries()) {
    const rest = page.subjects.length - i - 1;
    const room = budget - used - rest * LINE_BYTES;
    let card: Markup | undefined;
    if (level === 'full' && first + i < TIMELINE_LIMIT)
      card = within(fullCard(subject, page, first + i), budget - used - rest * kept);
    if (card === undefined && level !== 'line') {
      level = 'short';
      card = within(shortCard(subject, page), room);
    }
    if (card === undefined) {
      level = 'line';
      card = lineCard(subject, page);
    }
    counts[level]++;
    used += Buffer.byteLength(card.markup);
    cards.push(card);
  }
  const note =
    counts.full === page.subjects.length ? undefined : markup`<p class="note">${sentence('cardsLimited', counts)}</p>`;
  return markup`${note}<div class="cards">${join(cards)}</div>`;
}

function within(card: Markup, room: number): Markup | undefined {
  return Buffer.byteLength(card.markup) <= room ? card : undefined;
}
