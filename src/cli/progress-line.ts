import type { OnProgress, ProgressEvent } from '#use-cases';

import type { Language } from '#model';
import { stageTitle } from './texts.ts';

const REDRAW_MILLISECONDS = 120;
const PLAIN_MILLISECONDS = 5000;

/**
 * Progress on standard error: one line that redraws itself on a terminal, a plain line every few seconds elsewhere.
 * `done()` leaves the cursor on a fresh line.
 */
export function progressLine(stream: NodeJS.WriteStream, language: Language): { on: OnProgress; done: () => void } {
  const live = stream.isTTY;
  let shown = Date.now();
  let stage = '';
  let started = Date.now();
  let open = false;

  function on(event: ProgressEvent): void {
    const now = Date.now();
    const isNewStage = event.stage !== stage;
    if (isNewStage) {
      stage = event.stage;
      started = now;
    }
    if (!(live && isNewStage) && now - shown < (live ? REDRAW_MILLISECONDS : PLAIN_MILLISECONDS)) {
      return;
    }
    shown = now;
    const text = lineOf(event, (now - started) / 1000, language);
    if (live) {
      stream.write(`\r\u001B[2K${text.slice(0, Math.max(20, (stream.columns ?? 100) - 1))}`);
      open = true;
    } else {
      stream.write(`${text}\n`);
    }
  }

  function done(): void {
    if (open) stream.write('\r\u001B[2K');
    open = false;
  }
  return { on, done };
}

function lineOf(event: ProgressEvent, seconds: number, language: Language): string {
  const parts = [stageTitle(event.stage, language)];
  if (event.total > 0) parts.push(`${Math.floor((100 * event.done) / event.total)}%`);
  if (event.unit === 'bytes' && seconds > 0.5) parts.push(`${(event.done / seconds / 1e6).toFixed(0)} MB/s`);
  if (event.unit === 'files' && event.total > 0) parts.push(`${event.done}/${event.total}`);
  if (event.total > 0 && event.done > 0 && seconds > 2) {
    const left = Math.ceil((seconds * (event.total - event.done)) / event.done);
    if (left > 0) parts.push(language === 'zh' ? `约剩 ${left} 秒` : `about ${left} s left`);
  }
  if (event.detail !== undefined) parts.push(event.detail);
  return parts.join('  ');
}
