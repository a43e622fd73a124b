import { formatCompact, formatUnix } from '../format.ts';
import { both } from '../html/bilingual.ts';
import { moment } from '../html/cells.ts';
import { join, markup, type Markup } from '../html/markup.ts';
import { dataTable } from '../html/table.ts';
import {
  denseStretch,
  layerStrips,
  moneySteps,
  stepAt,
  type LayerStrip,
  type MoneyStep,
  type Stretch,
} from './money-steps.ts';
import { exact } from './trace-cells.ts';
import { offsetOf, secondsOf, sumOf, type TracePage } from './trace-page.ts';
import { say } from './words.ts';

const WIDTH = 1000;
const HEIGHT = 150;
const STEPS = 4;
const BINS = 24;
const STRIP_COLUMNS = 200;
const STRIP = { height: 22, gap: 3 } as const;

/** Page 6: reported money over time, as step lines and as a table. */
export function timelineSection(page: TracePage): Markup {
  const head = markup`<section id="timeline"><h2><b class="no">6</b>${say('navTimeline')}</h2>`;
  if (page.policy.label === 'label-only')
    return markup`${head}<p class="none">${say('timelineLabelled')}</p></section>`;
  const steps = moneySteps(page);
  const first = steps[0];
  if (first === undefined) return markup`${head}<p class="none">${say('flowEmpty')}</p></section>`;
  const last = steps.at(-1)?.at ?? first.at;
  const to = Math.max(last, secondsOf(page.trace.until));
  const whole = { from: first.at, to: to > first.at ? to : first.at + 1 };
  const dense = denseStretch(steps, whole.to);
  return markup`${head}<p class="lead">${say('timelineLead')}</p><figure class="timeline">${keys()}${drawing(steps, whole, page)}<figcaption>${say(
    'timelineCaption',
    {
      from: local(whole.from, page),
      to: local(whole.to, page),
      sources: sumOf(page.trace.victims.map(({ sources }) => sources.length)),
    },
  )}</figcaption></figure>${strips(page, dense ?? whole)}<details><summary>${say('timelineTable')}</summary>${table(steps, dense ?? whole, page)}</details></section>`;
}

/** Three step lines: solid, thick, dashed; the words stand above. */
function drawing(steps: readonly MoneyStep[], stretch: Stretch, page: TracePage): Markup {
  const most = Math.max(1, stepAt(steps, stretch.to).reported);
  const labels = [1, 0.5, 0].map((part) =>
    both(formatCompact(most * part, page.currency, 'zh'), formatCompact(most * part, page.currency, 'en')),
  );
  const line = (name: string, of: (step: MoneyStep) => number): Markup =>
    markup`<path class="${name}" d="${stepLine(steps, stretch, (step) => of(step) / most)}"/>`;
  const grid = [0, 0.5, 1].map((part) => `M0 ${10 + (HEIGHT - 20) * part}H${WIDTH}`).join('');
  return markup`<div class="tlbox steps"><div class="tly">${labels.map((text, i) => markup`<span class="g${i}">${text}</span>`)}</div><svg class="tl" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><path class="axis" d="${grid}"/>${line('s-reported', ({ reported }) => reported)}${line('s-held', ({ held }) => held)}${line('s-exited', ({ exited }) => exited)}</svg><div class="tlx">${axis(stretch, page)}</div></div>`;
}

/** At most two points a pixel column. */
function stepLine(steps: readonly MoneyStep[], { from, to }: Stretch, share: (step: MoneyStep) => number): string {
  const y = (step: MoneyStep): number => round(10 + (HEIGHT - 20) * (1 - share(step)));
  let path = `M0 ${y(stepAt(steps, from))}`;
  let column = 0;
  let level = y(stepAt(steps, from));
  for (const step of steps) {
    if (step.at < from || step.at > to) continue;
    const x = Math.round(((step.at - from) / (to - from)) * WIDTH);
    const next = y(step);
    if (next === level) continue;
    path += x === column ? `V${next}` : `H${x}V${next}`;
    column = x;
    level = next;
  }
  return `${path}H${WIDTH}`;
}

/** One strip a layer: what came there, when; a bar is as high as its share of the layer's fullest. */
function strips(page: TracePage, stretch: Stretch): Markup {
  const rows = layerStrips(page.policy.edges, stretch, STRIP_COLUMNS);
  if (rows.length === 0) return markup``;
  const step = STRIP.height + STRIP.gap;
  return markup`<h3>${say('stripsTitle')}</h3><p class="note">${say('stripsLead', { from: local(stretch.from, page), to: local(stretch.to, page) })}</p><figure class="timeline"><div class="strips"><div class="strip-names">${rows.map(({ layer }) => markup`<span>${say('layerShort', { layer })}</span>`)}</div><svg class="strip" viewBox="0 0 ${WIDTH} ${rows.length * step}" preserveAspectRatio="none" aria-hidden="true">${rows.map((row, i) => strip(row, i * step))}</svg><div class="strip-sums">${rows.map(({ total }) => markup`<span>${both(formatCompact(total, page.currency, 'zh'), formatCompact(total, page.currency, 'en'))}</span>`)}</div><div class="tlx">${axis(stretch, page)}</div></div></figure>${stripTable(rows, page)}`;
}

function strip({ bins }: LayerStrip, y: number): Markup {
  const most = Math.max(...bins);
  const wide = WIDTH / bins.length;
  const path = bins
    .map((value, i) => {
      const height = value === 0 ? 0 : Math.max(1.5, round((value / most) * STRIP.height));
      return value === 0 ? '' : `M${round(i * wide)} ${y + STRIP.height}v-${height}h${round(wide)}v${height}z`;
    })
    .join('');
  return markup`<path class="axis" d="M0 ${y + STRIP.height}H${WIDTH}"/><path class="session" d="${path}"/>`;
}

function stripTable(rows: readonly LayerStrip[], page: TracePage): Markup {
  return dataTable<LayerStrip>({
    id: 'by-layer-time',
    title: say('stripsTitle'),
    rows,
    columns: [
      {
        head: say('layerWord'),
        look: 'wrap',
        cell: ({ layer }) => say('layerShort', { layer }),
        order: ({ layer }) => layer,
      },
      { head: say('received'), look: 'num', cell: ({ total }) => exact(total, page), order: ({ total }) => total },
      {
        head: say('firstAt'),
        look: 'time',
        cell: ({ first }) => moment(local(first, page)),
        order: ({ first }) => first,
      },
      { head: say('lastAt'), look: 'time', cell: ({ last }) => moment(local(last, page)), order: ({ last }) => last },
    ],
  });
}

function keys(): Markup {
  return markup`<p class="note"><span class="key"><i class="k-reported"></i>${say('lineReported')}</span><span class="key"><i class="k-still"></i>${say('lineHeld')}</span><span class="key"><i class="k-gone"></i>${say('lineExited')}</span></p>`;
}

function axis({ from, to }: Stretch, page: TracePage): Markup {
  const long = to - from > 8 * 86_400;
  return join(
    Array.from({ length: STEPS + 1 }, (_, i) => {
      const text = local(Math.round(from + ((to - from) * i) / STEPS), page);
      return markup`<span>${long ? text.slice(0, 10) : to - from < 600 ? text.slice(11) : text.slice(5, 16)}</span>`;
    }),
  );
}

function table(steps: readonly MoneyStep[], { from, to }: Stretch, page: TracePage): Markup {
  const bins = Math.max(1, Math.min(BINS, to - from));
  const rows = Array.from({ length: bins + 1 }, (_, i) => stepAt(steps, Math.round(from + ((to - from) * i) / bins)));
  return dataTable<MoneyStep>({
    id: 'over-time',
    title: say('timelineTable'),
    rows,
    columns: [
      { head: say('until'), look: 'time', cell: ({ at }) => moment(local(at, page)), order: ({ at }) => at },
      { head: say('lineReported'), look: 'num', cell: ({ reported }) => exact(reported, page) },
      { head: say('lineHeld'), look: 'num', cell: ({ held }) => exact(held, page) },
      { head: say('lineExited'), look: 'num', cell: ({ exited }) => exact(exited, page) },
    ],
  });
}

/** At the offset in which the trace gives its times. */
function local(seconds: number, page: TracePage): string {
  return formatUnix(seconds, offsetOf(page.trace.until));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
