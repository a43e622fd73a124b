import { HeadRecords } from './head-records.ts';
import type { BytesLimits } from './limits.ts';
import { RecordCutter } from './record-cutter.ts';
import type { Delimiter } from './source-part.ts';

/** The sample is cut in slices, so that it need not be cut to its end for its first records. */
const SLICE_BYTES = 16 << 10;

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';', '|'];

/** First records of a text under a delimiter. `whole`: no more text follows; otherwise the last, perhaps cut, record is left out. */
export function cutHead(
  text: Buffer,
  delimiter: Delimiter,
  options: { max: number; whole: boolean; limits: BytesLimits },
): string[][] {
  const head = new HeadRecords(options.max);
  const cutter = new RecordCutter(head, { delimiter, headerRecords: 0, width: 0, limits: options.limits });
  for (let from = 0; from < text.length && head.records.length < options.max; from += SLICE_BYTES) {
    const to = from + SLICE_BYTES;
    cutter.push(text.subarray(from, to), options.whole && to >= text.length);
  }
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
    const records = cutHead(text, delimiter, options);
    if (delimiter === '\t' && isPadding(records)) continue;
    const score = consistency(records);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Real exports end their cells in a tab, so that Excel keeps long numbers: a tab beside a comma parts nothing. */
function isPadding(records: readonly (readonly string[])[]): boolean {
  const tabs = records.reduce((sum, record) => sum + record.length - 1, 0);
  const besideComma = records.reduce(
    (sum, record) =>
      sum + record.slice(1).filter((cell, i) => cell.startsWith(',') || (record[i] ?? '').endsWith(',')).length,
    0,
  );
  return tabs > 0 && besideComma * 2 > tabs && records.some((record) => record.some((cell) => cell.includes(',')));
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
