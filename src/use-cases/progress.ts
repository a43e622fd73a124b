import { performance } from 'node:perf_hooks';

/** What long work tells while it runs: `done` of `total` in `unit` (total 0 = not known). */
export interface ProgressEvent {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'rows' | 'files' | 'share';
  readonly detail?: string;
}

export type OnProgress = (event: ProgressEvent) => void;

export interface StageRecord {
  readonly stage: string;
  readonly seconds: number;
  readonly peak_memory_bytes: number;
}

const SAMPLE_MILLISECONDS = 25;

/** Times stages and samples the resident memory of the whole process (DuckDB's native memory included). */
export class StageClock {
  private readonly records = new Map<string, { seconds: number; peak: number }>();
  private stage = '';
  private since = 0;
  private readonly timer: NodeJS.Timeout;

  constructor() {
    this.timer = setInterval(() => this.sample(), SAMPLE_MILLISECONDS);
    this.timer.unref();
  }

  /** Ends the running stage and starts this one; a stage entered twice adds up. */
  enter(stage: string): void {
    if (stage === this.stage) return;
    this.close();
    this.stage = stage;
    this.since = performance.now();
    if (!this.records.has(stage)) this.records.set(stage, { seconds: 0, peak: 0 });
    this.sample();
  }

  stop(): readonly StageRecord[] {
    const records = this.snapshot();
    this.stage = '';
    clearInterval(this.timer);
    return records;
  }

  /** What was measured so far; the running stage goes on. */
  snapshot(): readonly StageRecord[] {
    this.close();
    this.since = performance.now();
    return [...this.records].map(([stage, { seconds, peak }]) => ({ stage, seconds, peak_memory_bytes: peak }));
  }

  private close(): void {
    const record = this.records.get(this.stage);
    if (record === undefined) return;
    this.sample();
    record.seconds += (performance.now() - this.since) / 1000;
  }

  private sample(): void {
    const record = this.records.get(this.stage);
    if (record !== undefined) record.peak = Math.max(record.peak, process.memoryUsage.rss());
  }
}
