import { isPersonName, maskText, nameMasker } from '#model';

import { maskedTextSql } from './mask.ts';
import type { Workspace } from './workspace.ts';

/**
 * [MASK-4] Masks free texts of a workspace: long numbers, and names that the workspace knows, of its holders (persons
 * and firms) and of counterparties that are persons.
 */
export async function textMasker(ws: Workspace): Promise<(text: string) => string> {
  const columns = await ws.engine.columns<{ name: readonly string[]; holder: Uint8Array }>(`
    SELECT name, max(holder)::UTINYINT AS holder FROM (
      SELECT own_name AS name, 1 AS holder FROM rows
      UNION ALL SELECT counter_name, 0 FROM rows
      UNION ALL SELECT unnest([data->>'name', data->>'agent', data->>'legalPerson']), 1 FROM companions
    ) WHERE length(name) >= 2 GROUP BY name`);
  const inTexts = nameMasker(columns.name.filter((name, i) => columns.holder[i] === 1 || isPersonName(name)));
  return (text) => maskText(inTexts(text));
}

/**
 * Fills the temporary table `masked_texts (text, shown)` with the free texts that hold a known name; `shownTextSql`
 * reads it.
 */
export async function prepareMaskedTexts(ws: Workspace): Promise<void> {
  const mask = await textMasker(ws);
  const { text } = await ws.engine.columns<{ text: readonly string[] }>(`
    SELECT DISTINCT text FROM (${SOURCES.map(([table, column]) => `SELECT ${column} AS text FROM ${table}`).join(' UNION ALL ')})
    WHERE length(text) >= 2`);
  const shown = text.map(mask);
  const changed = text.flatMap((one, i) => (shown[i] === maskText(one) ? [] : [i]));
  await ws.engine.createTemporary('masked_texts', {
    text: changed.map((i) => text[i] ?? ''),
    shown: changed.map((i) => shown[i] ?? ''),
  });
}

const SOURCES = [
  ['transfers', 'channel'],
  ['transfers', 'note'],
  ...['channel', 'summary', 'note', 'place', 'merchant_name', 'outlet_name', 'order_number'].map(
    (column) => ['rows', column] as const,
  ),
  ['plain_rows', 'channel'],
  ['plain_rows', 'note'],
] as const;

/** SQL of a text of one of these columns as shown; after `prepareMaskedTexts`. */
export function shownTextSql(column: string): string {
  return `coalesce((SELECT m.shown FROM masked_texts m WHERE m.text = ${column}), ${maskedTextSql(column)})`;
}
