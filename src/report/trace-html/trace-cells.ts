import { formatAmount } from '#model';

import { filled } from '../html/bilingual.ts';
import { markup, type Markup } from '../html/markup.ts';
import { endsOf, type TraceAccount, type TraceEdge, type TracePage } from './trace-page.ts';
import { endWords, money, say, shown, wordOf } from './words.ts';

export function exact(minor: number, page: Pick<TracePage, 'currency'>): Markup {
  return minor === 0 ? markup`<span class="dim">0</span>` : markup`${formatAmount(minor, page.currency)}`;
}

export function layerOf(account: Pick<TraceAccount, 'layer' | 'layer_to'>): Markup {
  return account.layer_to === undefined
    ? say('layerShort', { layer: account.layer })
    : say('layerRange', { from: account.layer, to: account.layer_to });
}

/** Where a movement's victim money goes; several ends with the amount of each. */
export function endCell(edge: TraceEdge, page: TracePage): Markup {
  const ends = endsOf(edge);
  if (ends.length === 1) return shown(endWords(ends[0]?.end ?? ''));
  return markup`${ends.map(
    ({ end, amount }) =>
      markup`<span class="nb">${filled(wordOf('endsPart'), { end: endWords(end), amount: money(amount, page.currency) })}</span> `,
  )}`;
}

export function rowIds(sources: readonly string[]): Markup {
  return markup`<span class="rowids mono">${sources.map((source) => markup`<span>${source}</span>`)}</span>`;
}
