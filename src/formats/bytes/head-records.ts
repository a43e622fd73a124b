import type { CellBuffer, CutProblem, RecordSink } from './record-cutter.ts';

/** Collects the first records as strings. A rejected line is one record of one cell, so that positions agree with the spool. */
export class HeadRecords implements RecordSink {
  readonly records: string[][] = [];
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  raw(bytes: Buffer, start: number, end: number): void {
    this.#add([bytes.toString('utf8', start, end)]);
  }

  cells(cells: CellBuffer): void {
    this.#add(cells.texts());
  }

  reject(_code: CutProblem, bytes: Buffer, start: number, end: number): void {
    this.#add([bytes.toString('utf8', start, Math.min(end, start + 4096))]);
  }

  #add(record: string[]): void {
    if (this.records.length < this.#max) this.records.push(record);
  }
}
