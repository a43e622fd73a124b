/**
 * Structure-aware fuzzing of the CSV reading against Python's `csv` on the same bytes.
 *
 *   node --conditions=source test/fuzz/fuzz-csv.ts [--rows N] [--seed N]
 *
 * Each document goes through decoding and cutting in random chunks. Between two rejected lines the records must be exactly
 * those of `csv.reader`; the rejections must be those of the reference parser. Exit code 1 and the document on a difference.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { encodeGb18030 } from '../../src/formats/bytes/gb18030.ts';
import { parseCsvReference } from '../../src/formats/bytes/parse-csv.reference.ts';
import { RecordCutter, type CellBuffer, type RecordSink } from '../../src/formats/bytes/record-cutter.ts';
import type { Delimiter, TextEncoding } from '../../src/formats/bytes/source-part.ts';
import { createTranscoder } from '../../src/formats/bytes/transcode.ts';

const PYTHON = `
import base64, csv, io, json, sys
csv.field_size_limit(1 << 30)
for line in sys.stdin:
    job = json.loads(line)
    answer = []
    for part in job["segments"]:
        text = base64.b64decode(part).decode(job["encoding"])
        answer.append(list(csv.reader(io.StringIO(text, newline=""), delimiter=job["delimiter"])))
    print(json.dumps(answer), flush=True)
`;

const WORDS = [
  '',
  '',
  '6200000000000001',
  '测试甲',
  '2024-01-01 12:00:00',
  '-12.50',
  '转账',
  'a b',
  '\u3000',
  '😀',
  'é',
  '冖',
  "'",
  '\\',
  '00',
] as const;

interface Document {
  readonly text: string;
  readonly delimiter: Delimiter;
  readonly encoding: TextEncoding;
  readonly width: number;
  readonly limits: { readonly recordLines: number; readonly recordBytes: number };
}

type Random = (below: number) => number;
type Seen = string[] | 'quote-not-closed' | 'record-too-long';

const { values: args } = parseArgs({
  options: { rows: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const wanted = Number(args.rows);
const random = randomFrom(Number(args.seed));
const oracle = spawn('python3', ['-c', PYTHON], { stdio: ['pipe', 'pipe', 'inherit'] });
oracle.on('error', (error) => {
  process.stderr.write(`python3 is needed as the oracle: ${error.message}\n`);
  process.exit(2);
});
const answers = createInterface({ input: oracle.stdout })[Symbol.asyncIterator]();

let rows = 0;
let rejected = 0;
let documents = 0;
while (rows < wanted) {
  const document = makeDocument(random);
  const seen = read(document, random);
  const difference = await compare(document, seen);
  if (difference !== undefined) {
    process.stderr.write(`${difference}\nseed ${args.seed}, document ${documents}: ${JSON.stringify(document)}\n`);
    process.exit(1);
  }
  documents++;
  rows += seen.length;
  rejected += seen.filter((record) => typeof record === 'string').length;
}
oracle.stdin.end();
await once(oracle, 'close');
process.stdout.write(
  `${rows} records in ${documents} documents equal to Python's csv; ${rejected} of them lines rejected as in the rules\n`,
);

async function compare(document: Document, seen: readonly Seen[]): Promise<string | undefined> {
  const expected = parseCsvReference(document.text, { ...document, headerRecords: 0 });
  const plain = expected.map((record) => ('cells' in record ? record.cells : record.rejected));
  if (JSON.stringify(plain) !== JSON.stringify(seen))
    return `reference: ${JSON.stringify(plain)}\nread:      ${JSON.stringify(seen)}`;
  let segment: { text: string; records: string[][] } = { text: '', records: [] };
  const segments = [segment];
  for (const record of expected) {
    if ('cells' in record) {
      segment.text += document.text.slice(record.start, record.end);
      segment.records.push(record.cells);
    } else {
      segment = { text: '', records: [] };
      segments.push(segment);
    }
  }
  const job = {
    encoding: document.encoding,
    delimiter: document.delimiter,
    segments: segments.map(({ text }) => encode(text, document.encoding).toString('base64')),
  };
  oracle.stdin.write(`${JSON.stringify(job)}\n`);
  const answer = await answers.next();
  const python = JSON.stringify(JSON.parse(String(answer.value)));
  const ours = JSON.stringify(segments.map(({ records }) => records));
  return python === ours ? undefined : `python: ${python}\nread:   ${ours}`;
}

function read(document: Document, next: Random): Seen[] {
  const seen: Seen[] = [];
  const sink: RecordSink = {
    raw: (bytes, start, end, fields) =>
      seen.push(fields === 0 ? [] : bytes.toString('utf8', start, end).split(document.delimiter)),
    cells: (cells: CellBuffer) => seen.push(cells.texts()),
    reject: (code) => seen.push(code),
  };
  const cutter = new RecordCutter(sink, { ...document, headerRecords: 0 });
  const transcoder = createTranscoder(document.encoding, false);
  const bytes = encode(document.text, document.encoding);
  const largest = [3, 50, 4000][next(3)] ?? 3;
  for (let at = 0; at < bytes.length;) {
    const size = 1 + next(largest);
    cutter.push(transcoder.push(bytes.subarray(at, at + size), false), false);
    at += size;
  }
  cutter.push(transcoder.push(Buffer.alloc(0), true), true);
  return seen;
}

function encode(text: string, encoding: TextEncoding): Buffer {
  if (encoding === 'gb18030') return encodeGb18030(text);
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const little = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? little : little.swap16();
}

/** Rows as banks write them, then damaged: stray and doubled quotes, breaks, missing and extra cells, blank lines, no last end. */
function makeDocument(next: Random): Document {
  const delimiter = pick(next, [',', ',', ',', '\t', ';', '|'] as const);
  const width = pick(next, [1, 2, 5, 8, 34]);
  const damage = pick(next, [0, 2, 15]);
  const lineEnd = pick(next, ['\n', '\r\n', '\r', '']);
  let text = '';
  for (let i = next(40); i >= 0; i--) {
    const count = next(100) < damage ? next(width * 2 + 1) : width;
    const cells = Array.from({ length: count }, () => makeCell(next, delimiter, damage));
    text += cells.join(delimiter) + (lineEnd === '' ? pick(next, ['\n', '\r\n', '\r']) : lineEnd);
    if (next(100) < damage) text += pick(next, ['\n', '\r', '"\n', '"', delimiter, '""', ' \r\n']);
  }
  return {
    text: next(3) === 0 ? text.slice(0, -1) : text,
    delimiter,
    encoding: pick(next, ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const),
    width: next(4) === 0 ? 0 : width,
    limits: { recordLines: pick(next, [4, 200]), recordBytes: pick(next, [300, 1 << 20]) },
  };
}

function makeCell(next: Random, delimiter: string, damage: number): string {
  const word = pick(next, WORDS);
  if (next(100) < damage)
    return (
      word + pick(next, ['"', '""', `"${delimiter}`, '"\n', '\n', `"${word}"x`, ' "', '"\r', '\u2028', '\u0085']) + word
    );
  if (next(8) > 0) return word;
  const inner = word + pick(next, ['', '""', delimiter, '\n', '\r\n', ' ']) + pick(next, WORDS);
  return `"${inner}"`;
}

function pick<T>(next: Random, list: readonly T[]): T {
  return list[next(list.length)] as T;
}

/** Mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
