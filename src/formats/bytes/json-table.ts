import { createHash } from 'node:crypto';
import { detectEncoding } from './encoding.ts';
import type { BytesLimits } from './limits.ts';
import { openPartBytes } from './open-part.ts';
import type { SourcePart } from './source-part.ts';
import { createTranscoder } from './transcode.ts';
import { UnreadableSource } from './unreadable-source.ts';

export interface JsonTable {
  /** Keys of all objects in first-seen order. */
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * An array of flat objects, or one object a line, as a table. Numbers keep the digits of the source (no way through a double);
 * null and missing are empty; nested values are their JSON text.
 */
export async function readJsonTable(
  part: SourcePart,
  limits: BytesLimits,
): Promise<{ table: JsonTable; fingerprint: string; bytes: number }> {
  const source = await openPartBytes(part, limits);
  try {
    if (source.size > limits.inMemoryBytes)
      throw new UnreadableSource('json-too-large', { bytes: source.size, limit: limits.inMemoryBytes });
    const chunks: Buffer[] = [];
    for await (const chunk of source.stream()) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const text = createTranscoder(detectEncoding(bytes, true), false).push(bytes, true).toString('utf8');
    return {
      table: tableOf(objectsOf(text)),
      fingerprint: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
    };
  } finally {
    await source.close();
  }
}

type Row = ReadonlyMap<string, string>;

function objectsOf(text: string): Row[] {
  try {
    const value: unknown = JSON.parse(text, keepNumberText);
    if (Array.isArray(value)) return value.map(rowOf);
    return [rowOf(value)];
  } catch (error) {
    if (error instanceof UnreadableSource) throw error;
  }
  const lines = text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '');
  return lines.map((line, i) => {
    try {
      return rowOf(JSON.parse(line, keepNumberText));
    } catch (error) {
      throw error instanceof UnreadableSource ? error : new UnreadableSource('json-damaged', { line: i + 1 }, error);
    }
  });
}

class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function keepNumberText(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number') return value;
  return new NumberText((context?.source ?? String(value)).replace('e', 'E'));
}

function rowOf(value: unknown): Row {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof NumberText) {
    throw new UnreadableSource('json-not-a-table');
  }
  return new Map(Object.entries(value).map(([key, cell]) => [key, cellText(cell)]));
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof NumberText) return value.text;
  if (typeof value === 'string') return value;
  return JSON.stringify(value, (_key, inner: unknown) => (inner instanceof NumberText ? inner.text : inner));
}

function tableOf(objects: readonly Row[]): JsonTable {
  const header = [...new Set(objects.flatMap((row) => [...row.keys()]))];
  return { header, rows: objects.map((row) => header.map((key) => row.get(key) ?? '')) };
}
