import { HeadRecords } from './head-records.ts';
import type { BytesLimits } from './limits.ts';
import { RecordCutter } from './record-cutter.ts';
import type { Delimiter } from './source-part.ts';

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];

/** First records of a text under a delimiter. `whole`: no more text follows; otherwise the last, perhaps cut, record is left out. */
export function cutHead(
  text: Buffer,
  delimiter: Delimiter,
  options: { max: number; whole: boolean; limits: BytesLimits },
): string[][] {
  const head = new HeadRecords(options.max);
  new RecordCutter(head, { delimiter, headerRecords: 0, width: 0, limits: options.limits }).push(text, options.whole);
  return head.records;
}

/**
 * The delimiter under which most records have the same number of cells, more than one; records of one cell (titles above
 * the table) don't count. Ties: more cells, then the order `,` tab `;` `|`.
 */
export function chooseDelimiter(
  text: Buffer,
  options: { max: number; whole: boolean; limits: BytesLimits },
): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const score = consistency(cutHead(text, delimiter, options));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function consistency(records: readonly (readonly string[])[]): number {
  const byWidth = new Map<number, number>();
  for (const record of records)
    if (record.length > 1) byWidth.set(record.length, (byWidth.get(record.length) ?? 0) + 1);
  let score = 0;
  for (const [width, count] of byWidth)
    score = Math.max(score, (count / Math.max(records.length, 1)) * Math.log2(width));
  return score;
}
