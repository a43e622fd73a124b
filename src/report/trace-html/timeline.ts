import { formatCompact, formatUnix } from '../format.ts';
import { both } from '../html/bilingual.ts';
import { join, markup, type Markup } from '../html/markup.ts';
import { dataTable } from '../html/table.ts';
import { denseStretch, moneySteps, stepAt, type MoneyStep } from './money-steps.ts';
import { exact, moment } from './trace-cells.ts';
import { secondsOf, sumOf, type TracePage } from './trace-page.ts';
import { say } from './words.ts';

const WIDTH = 1000;
const HEIGHT = 150;
const STEPS = 4;
const BINS = 24;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

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
  return markup`${head}<p class="lead">${say('timelineLead')}</p><figure class="timeline">${keys()}${drawing(steps, whole, page)}${
    dense === undefined ? undefined : markup`<p class="note">${say('timelineClose')}</p>${drawing(steps, dense, page)}`
  }<figcaption>${say('timelineCaptionShort', {
    from: local(whole.from, page),
    to: local(whole.to, page),
    sources: sumOf(page.trace.victims.map(({ sources }) => sources.length)),
  })}</figcaption></figure><details><summary>${say('timelineTable')}</summary>${table(steps, dense ?? whole, page)}</details></section>`;
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

function offsetOf(iso: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
