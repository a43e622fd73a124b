import { formatAmount } from '#model';

import { formatCompact, formatCount, formatUnix } from '../format.ts';
import type { Timeline } from '../report-data.ts';
import { both, label, sentence } from './bilingual.ts';
import { join, markup, type Markup } from './markup.ts';
import { evidenceStretch, timelineSums, type TimelineBin } from './timeline-bins.ts';

/** Of the drawing, which is stretched to the room there is: its labels stand beside it, so that they never are. */
const WIDTH = 1000;
const LANE = 10;
const HALF = 46;
const MIDDLE = LANE + HALF;
const BALANCE_TOP = MIDDLE + HALF + 10;
const BALANCE_HEIGHT = 34;
const TICK = 4;
const STEPS = 4;

/** An account's whole time, and where the evidence fills less than a fifth of it, that stretch once more in large. */
export function timelineFigure(timeline: Timeline, columns: number, patternId: string): Markup {
  const close = evidenceStretch(timeline);
  const zoomed =
    close === undefined
      ? undefined
      : markup`<p class="note">${label('timelineClose')}</p>${timelineDrawing(close, columns, `${patternId}-close`)}`;
  return markup`<figure class="timeline">${timelineDrawing(timeline, columns, patternId)}${zoomed}<figcaption>${caption(timeline, timelineSums(timeline, columns))}</figcaption></figure>`;
}

/** Credits up, debits down, balance as a step line below, stretches without coverage hatched, evidence in the accent colour. */
function timelineDrawing(timeline: Timeline, columns: number, patternId: string): Markup {
  const sums = timelineSums(timeline, columns);
  const hasBalance = timeline.balanceMinor !== undefined;
  const bottom = hasBalance ? BALANCE_TOP + BALANCE_HEIGHT : MIDDLE + HALF;
  const scale = (minor: number) => (sums.peak === 0 ? 0 : Math.max(minor > 0 ? 1 : 0, (minor / sums.peak) * HALF));
  const bins = sums.bins.map((bin) => ({ ...bin, x: ((bin.column + 0.5) / columns) * WIDTH }));
  const drawing = join([
    gaps(timeline, bottom, patternId),
    markup`<path class="axis" d="M0 ${MIDDLE}H${WIDTH}M0 ${bottom}H${WIDTH}${ticks(bottom)}"/>`,
    bars('tl-bar', bins, (bin) => [scale(bin.credit), scale(bin.debit)]),
    bars('tl-ev', bins, (bin) => [scale(bin.evidenceCredit), scale(bin.evidenceDebit)]),
    evidenceLane(bins),
    hasBalance ? balanceLine(timeline, columns) : undefined,
  ]);
  return markup`<div class="${hasBalance ? 'tlbox' : 'tlbox flat'}" aria-hidden="true"><div class="tly">${yLabels(sums.peak, timeline, hasBalance)}</div><svg viewBox="0 0 ${WIDTH} ${bottom + TICK}" preserveAspectRatio="none" class="tl">${drawing}</svg><div class="tlx">${xLabels(timeline)}</div></div>`;
}

function caption(timeline: Timeline, sums: ReturnType<typeof timelineSums>): Markup {
  const shown = sentence('timelineCaption', {
    from: formatUnix(timeline.from, timeline.offsetSeconds),
    to: formatUnix(timeline.to, timeline.offsetSeconds),
    credits: formatCount(sums.credits),
    creditAmount: formatAmount(sums.creditMinor, timeline.currency),
    debits: formatCount(sums.debits),
    debitAmount: formatAmount(sums.debitMinor, timeline.currency),
    evidence: formatCount(sums.evidence),
    gaps: timeline.gaps.length,
  });
  return markup`<span class="key"><i class="k-bar"></i>${label('keyMovement')}</span><span class="key"><i class="k-ev"></i>${label('keyEvidence')}</span><span class="key"><i class="k-gap"></i>${label('keyGap')}</span> ${shown}`;
}

type Heights = (bin: TimelineBin) => readonly [up: number, down: number];

function bars(
  name: string,
  bins: readonly (TimelineBin & { readonly x: number })[],
  heights: Heights,
): Markup | undefined {
  let path = '';
  for (const bin of bins) {
    const [up, down] = heights(bin);
    if (up === 0 && down === 0) continue;
    path += `M${round(bin.x)} ${round(MIDDLE - up)}V${round(MIDDLE + down)}`;
  }
  return path === '' ? undefined : markup`<path class="${name}" d="${path}"/>`;
}

/** Marks above the bars, so that evidence is told by shape too, not by colour alone. */
function evidenceLane(bins: readonly (TimelineBin & { readonly x: number })[]): Markup | undefined {
  let path = '';
  for (const bin of bins) {
    if (bin.evidenceCredit + bin.evidenceDebit > 0) path += `M${round(bin.x)} 1l2.5 6h-5z`;
  }
  return path === '' ? undefined : markup`<path class="tl-mark" d="${path}"/>`;
}

function gaps(timeline: Timeline, bottom: number, patternId: string): Markup {
  const hatch = markup`<defs><pattern id="${patternId}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V6"/></pattern></defs>`;
  return join([
    timeline.gaps.length > 0 ? hatch : undefined,
    ...timeline.gaps.map((gap) => {
      const x = timeX(timeline, gap.from);
      const width = Math.max(1, timeX(timeline, gap.to) - x);
      return markup`<rect x="${round(x)}" y="${LANE}" width="${round(width)}" height="${bottom - LANE}" fill="url(#${patternId})"/>`;
    }),
  ]);
}

/** The last known balance of each column of the picture, as steps. */
function balanceLine(timeline: Timeline, columns: number): Markup | undefined {
  const balance = timeline.balanceMinor;
  if (balance === undefined) return undefined;
  const { low, high } = balanceRange(timeline);
  const y = (minor: number) =>
    Math.round(BALANCE_TOP + BALANCE_HEIGHT - ((minor - low) / Math.max(1, high - low)) * BALANCE_HEIGHT);
  const width = WIDTH / columns;
  const byColumn = new Map<number, number>();
  for (let i = 0; i < timeline.at.length; i++) {
    const minor = balance[i] ?? Number.NaN;
    if (!Number.isNaN(minor)) byColumn.set(Math.floor(timeX(timeline, timeline.at[i] ?? 0) / width), y(minor));
  }
  let path = '';
  let last = Number.NaN;
  for (const [column, height] of byColumn) {
    if (height === last) continue;
    const x = Math.round(Math.min(columns - 0.5, column + 0.5) * width);
    path += path === '' ? `M${x} ${height}` : `H${x}V${height}`;
    last = height;
  }
  return path === '' ? undefined : markup`<path class="tl-balance" d="${path}H${WIDTH}"/>`;
}

function balanceRange(timeline: Timeline): { readonly low: number; readonly high: number } {
  let low = 0;
  let high = 0;
  const balance = timeline.balanceMinor;
  for (let i = 0; balance !== undefined && i < balance.length; i++) {
    const minor = balance[i] ?? Number.NaN;
    if (minor < low) low = minor;
    if (minor > high) high = minor;
  }
  return { low, high };
}

/** Their places are the style sheet's: y1 top, y2 axis, y3 bottom of the bars, y4 and y5 of the balance. */
function yLabels(peak: number, timeline: Timeline, hasBalance: boolean): Markup {
  const compact = (place: string, minor: number, sign: string) =>
    markup`<span class="${place}">${both(
      sign + formatCompact(minor, timeline.currency, 'zh'),
      sign + formatCompact(minor, timeline.currency, 'en'),
    )}</span>`;
  return join([
    compact('y1', peak, '+'),
    markup`<span class="y2">${label('axisFlow')}</span>`,
    compact('y3', peak, '−'),
    hasBalance ? compact('y4', balanceRange(timeline).high, '') : undefined,
    hasBalance ? markup`<span class="y5">${label('axisBalance')}</span>` : undefined,
  ]);
}

/** Five times, evenly spread; days when the stretch is long. */
function xLabels(timeline: Timeline): Markup {
  const long = timeline.to - timeline.from > 8 * 86_400;
  return join(
    Array.from({ length: STEPS + 1 }, (_, i) => {
      const at = timeline.from + ((timeline.to - timeline.from) * i) / STEPS;
      const text = formatUnix(Math.round(at), timeline.offsetSeconds);
      return markup`<span>${long ? text.slice(0, 10) : text.slice(5, 16)}</span>`;
    }),
  );
}

function ticks(bottom: number): string {
  return Array.from({ length: STEPS + 1 }, (_, i) => `M${(i * WIDTH) / STEPS} ${bottom}v${TICK}`).join('');
}

function timeX(timeline: Timeline, at: number): number {
  const share = (at - timeline.from) / Math.max(1, timeline.to - timeline.from);
  return Math.min(1, Math.max(0, share)) * WIDTH;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
