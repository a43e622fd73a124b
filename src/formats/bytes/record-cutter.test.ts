import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsvReference } from './parse-csv.reference.ts';
import { RecordCutter, type CellBuffer, type CutProblem, type RecordSink } from './record-cutter.ts';
import type { Delimiter } from './source-part.ts';

type Seen = string[] | { rejected: string };

class Collector implements RecordSink {
  readonly seen: Seen[] = [];
  readonly #delimiter: string;
  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }
  raw(bytes: Buffer, start: number, end: number, fields: number): void {
    const cells = fields === 0 ? [] : bytes.toString('utf8', start, end).split(this.#delimiter);
    if (cells.length !== fields) throw new Error(`${fields} fields counted, ${cells.length} there`);
    this.seen.push(cells);
  }
  cells(cells: CellBuffer): void {
    this.seen.push(cells.texts());
  }
  reject(code: CutProblem): void {
    this.seen.push({ rejected: code });
  }
}

interface Shape {
  readonly delimiter: Delimiter;
  readonly headerRecords: number;
  readonly width: number;
  readonly limits: { recordLines: number; recordBytes: number };
}

const PLAIN: Shape = { delimiter: ',', headerRecords: 0, width: 3, limits: { recordLines: 200, recordBytes: 1 << 20 } };

function cut(text: string, shape: Partial<Shape> = {}, sizes: readonly number[] = [1 << 20]): Seen[] {
  const options = { ...PLAIN, ...shape };
  const sink = new Collector(options.delimiter);
  const cutter = new RecordCutter(sink, options);
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    cutter.push(bytes.subarray(at, at + size), false);
    at += size;
  }
  cutter.push(Buffer.alloc(0), true);
  return sink.seen;
}

function reference(text: string, shape: Partial<Shape> = {}): Seen[] {
  return parseCsvReference(text, { ...PLAIN, ...shape }).map((r) =>
    'cells' in r ? r.cells : { rejected: r.rejected },
  );
}

describe('records', () => {
  test('[CSV-1] LF, CRLF, a lone CR and mixtures end a record; the last line needs no end', () => {
    expect(cut('a,b\nc,d\r\ne,f\rg,h')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]);
    expect(cut('a\r\n\r\n\n\rb\n')).toEqual([['a'], [], [], [], ['b']]);
  });

  test('[CSV-2] quotes mean what they mean to Python: doubled, closed early, in the middle of a cell', () => {
    expect(cut('"a""b",c\n')).toEqual([['a"b', 'c']]);
    expect(cut('"a"b"c,d\n')).toEqual([['ab"c', 'd']]);
    expect(cut('a"b,c" ,"x",\n')).toEqual([['a"b', 'c" ', 'x', '']]);
    expect(cut(' "a,b"\n')).toEqual([[' "a', 'b"']]);
    expect(cut('""\n')).toEqual([['']]);
  });

  test('[CSV-3] a quoted line break stays inside its record, as written', () => {
    expect(cut('1,"a\r\nb\rc\n",2\n3,4,5\n')).toEqual([
      ['1', 'a\r\nb\rc\n', '2'],
      ['3', '4', '5'],
    ]);
  });

  test('[CSV-5] a quote that never closes takes its own line only', () => {
    expect(cut('1,"a\n2,b\n3,c\n')).toEqual([{ rejected: 'quote-not-closed' }, ['2', 'b'], ['3', 'c']]);
    const long = `1,"a\n${'2,b\n'.repeat(5)}"\n`;
    expect(cut(long, { limits: { recordLines: 5, recordBytes: 1 << 20 } })[0]).toEqual({
      rejected: 'quote-not-closed',
    });
    expect(cut(long, { limits: { recordLines: 7, recordBytes: 1 << 20 } })).toEqual([['1', `a\n${'2,b\n'.repeat(5)}`]]);
    const wide = cut(`1,"${'x'.repeat(300)}\n2,b\n`, { limits: { recordLines: 200, recordBytes: 100 } });
    expect(wide).toEqual([{ rejected: 'quote-not-closed' }, ['2', 'b']]);
  });

  test('[CSV-6] a stray quote that another stray quote closes lines later does not swallow the records between', () => {
    expect(cut('1,"a\n2,b\n3,"c\n4,d\n')[0]).toEqual({ rejected: 'quote-not-closed' });
    const row = (note: string): string => `1,2,3,4,5,6,7,${note}\n`;
    const text = row('"x') + row('y') + row('z"') + row('ok');
    const seen = cut(text, { width: 8 });
    expect(seen.length).toBe(4);
    expect(seen[0]).toEqual({ rejected: 'quote-not-closed' });
    expect(seen[1]?.[7 as never]).toBe('y');
  });

  test('[CSV-7] a record longer than the limit is rejected and reading goes on at the next line', () => {
    const limits = { recordLines: 200, recordBytes: 50 };
    expect(cut(`a,b\n${'x'.repeat(120)}\nc,d\n`, { limits })).toEqual([
      ['a', 'b'],
      { rejected: 'record-too-long' },
      ['c', 'd'],
    ]);
  });
});

const piece = fc.constantFrom(
  '"',
  '"',
  '""',
  ',',
  ',',
  '\n',
  '\r',
  '\r\n',
  'a',
  'bc',
  ' ',
  '测',
  '😀',
  '\t',
  ';',
  '|',
  '1',
);
const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const shapes = fc.record({
  delimiter: fc.constantFrom<Delimiter>(',', '\t', ';', '|'),
  headerRecords: fc.nat(2),
  width: fc.constantFrom(0, 1, 3, 8, 9),
  limits: fc.record({ recordLines: fc.constantFrom(3, 200), recordBytes: fc.constantFrom(17, 40, 1 << 20) }),
});

describe('against the reference', () => {
  test('[CSV-2] the same records as the reference, wherever the chunks are cut', () => {
    fc.assert(
      fc.property(
        soup,
        shapes,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        (text, shape, sizes) => {
          expect(cut(text, shape, sizes)).toEqual(reference(text, shape));
        },
      ),
      { seed: 1, numRuns: 4000 },
    );
  });
});
