import { formatAmount } from '#model';

import { formatCount } from '../format.ts';
import type { EvidenceRow, ReportData } from '../report-data.ts';
import { label, sentence } from './bilingual.ts';
import { party } from './cells.ts';
import { markup, type Markup } from './markup.ts';

/** The rows behind a figure: each once, in time order, with the `file#row` they stand in; what is left out is counted. */
export function evidenceDetails(
  ids: readonly string[],
  data: Pick<ReportData, 'evidence'>,
  options: {
    readonly linked: ReadonlySet<string>;
    readonly limit: number;
    /** Transfers behind all ids, named or not; a transfer's two legs are two ids. */
    readonly transfers?: number | undefined;
    /** Where the rest can be found, instead of the report's sentence. */
    readonly restNote?: (count: number) => Markup;
    /** What the rows are, where "evidence" is not the word. */
    readonly summary?: (count: number) => Markup;
  },
): Markup | undefined {
  if (ids.length === 0) return undefined;
  const rows = distinctRows(ids, data);
  const shown = rows.slice(0, options.limit);
  const unknown = ids.filter((id) => !data.evidence.has(id));
  const transfers = options.transfers ?? rows.length + unknown.length;
  const rest = transfers - shown.length;
  return markup`<details class="ev"><summary>${options.summary?.(transfers) ?? sentence('evidenceCount', { count: formatCount(transfers) })}</summary>${
    shown.length === 0 ? undefined : evidenceTable(shown, options.linked)
  }${rest > 0 && shown.length > 0 ? markup`<p class="note">${options.restNote?.(rest) ?? sentence('evidenceRest', { count: formatCount(rest) })}</p>` : undefined}${
    unknown.length === 0
      ? undefined
      : markup`<p class="note mono">${unknown.slice(0, options.limit).join('  ')}${unknown.length > options.limit ? ' …' : ''}</p>`
  }</details>`;
}

/** Only where the rows stand: for ranks that get a compact card. */
export function evidenceIds(ids: readonly string[], limit: number, transfers = ids.length): Markup | undefined {
  if (ids.length === 0) return undefined;
  return markup`<p class="note">${sentence('evidenceCount', { count: formatCount(transfers) })} <span class="mono">${ids.slice(0, limit).join('  ')}${ids.length > limit ? ' …' : ''}</span></p>`;
}

function evidenceTable(rows: readonly EvidenceRow[], linked: ReadonlySet<string>): Markup {
  return markup`<div class="scroll" tabindex="0"><table class="evidence stack" data-kind="evidence"><thead><tr><th scope="col">${label('time')}</th><th scope="col">${label('payer')}</th><th scope="col">${label('payee')}</th><th scope="col" class="num">${label('amount')}</th><th scope="col">${label('note')}</th><th scope="col">${label('legs')}</th><th scope="col">${label('source')}</th></tr></thead><tbody>${rows.map(
    (row) =>
      markup`<tr><td class="time">${row.time}</td><td class="mono">${party(row.payer, linked)}</td><td class="mono">${party(row.payee, linked)}</td><td class="num">${formatAmount(row.amountMinor, row.currency)}</td><td class="wide">${[row.channel, row.note].filter((text) => text !== '').join(' · ')}</td><td>${legs(row)}</td><td class="mono src">${row.sources.map((source) => markup`<span>${source}</span>`)}</td></tr>`,
  )}</tbody></table></div>`;
}

function legs(row: EvidenceRow): Markup {
  const side = label(row.legs === 'both' ? 'legsBoth' : row.legs === 'payer' ? 'legsPayer' : 'legsPayee');
  return row.match === 'order-assumed'
    ? markup`${side} · <span class="uncertain">${label('orderAssumed')}</span>`
    : side;
}

/** Several ids may name the two legs of one transfer. */
function distinctRows(ids: readonly string[], data: Pick<ReportData, 'evidence'>): EvidenceRow[] {
  const rows = new Set<EvidenceRow>();
  const seen = new Set<string>();
  for (const id of ids) {
    const row = data.evidence.get(id);
    const key = row?.sources[0];
    if (row === undefined || (key !== undefined && seen.has(key))) continue;
    if (key !== undefined) seen.add(key);
    rows.add(row);
  }
  return [...rows].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}
