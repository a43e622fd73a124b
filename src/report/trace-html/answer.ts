import type { Trace } from '#contract';

import { bar, headlineAmount } from '../html/cells.ts';
import { join, markup, type Markup } from '../html/markup.ts';
import { dataTable } from '../html/table.ts';
import { formatCount, formatInstant, formatShare } from '../format.ts';
import { freezeTable, freezeTop } from './freeze-table.ts';
import { requestsTable } from './requests-table.ts';
import { exact } from './trace-cells.ts';
import { endsOf, sumOf, type TracePage } from './trace-page.ts';
import { duration, endWords, money, policyWords, roundMoney, say, shown } from './words.ts';

/** Page 1, one screen: how much is still there, what has left and how, whom to stop, what to ask for. */
export function answerSection(page: TracePage): Markup {
  const { urgent } = page;
  return markup`<section id="answer"><h2><b class="no">1</b>${say('navAnswer')}</h2><p class="answer ${urgent.length > 0 ? 'act' : ''}">${answer(page)}</p><p class="lead">${lead(page)}</p>${notListed(page)}${figures(page)}<div class="two"><div><h3>${say('topTitle')}</h3>${freezeTop(page)}</div><div><h3>${say('nextSteps')}</h3>${steps(page)}</div></div><h3 id="ways-out">${say('waysOut')}</h3>${waysOut(page)}<h3 id="freeze">${say('navFreeze')}</h3><p class="lead">${say('freezeLead')}</p>${freezeTable(page)}<h3 id="requests">${say('navRequests')}</h3><p class="lead">${say('requestsLead')}</p>${requestsTable(page)}</section>`;
}

function answer(page: TracePage): Markup {
  const { totals, label } = page.policy;
  const holding = page.policy.accounts.filter(({ held }) => held > 0).length;
  const values = {
    reported: roundMoney(totals.reported, page.currency),
    held: roundMoney(totals.held, page.currency),
    exited: roundMoney(totals.exited, page.currency),
    share: formatShare(totals.reported === 0 ? 0 : totals.held / totals.reported),
    accounts: formatCount(holding),
  };
  if (totals.reported === 0) return say('answerNothing');
  if (label === 'label-only')
    return say('answerLabelled', { ...values, accounts: formatCount(page.policy.accounts.length) });
  return say(holding > 0 ? 'answerHeld' : 'answerGone', values);
}

function lead(page: TracePage): Markup {
  const { trace, policy, data } = page;
  const held = Object.values(trace.policies)
    .filter(({ label }) => label === 'trace')
    .map(({ totals }) => totals.held);
  return join(
    [
      say('answerLead', {
        victims: formatCount(trace.victims.length),
        sources: formatCount(sumOf(trace.victims.map(({ sources }) => sources.length))),
        layers: policy.totals.layers,
        policy: policyWords(data.main),
        until: formatInstant(trace.until),
      }),
      held.length < 2 || Math.min(...held) === Math.max(...held)
        ? undefined
        : say('answerRange', {
            least: money(Math.min(...held), page.currency),
            most: money(Math.max(...held), page.currency),
          }),
      say('answerMeans'),
    ],
    ' ',
  );
}

/** Where the result holds only the largest, the reader is told before the first table. */
function notListed({ policy: { counts } }: TracePage): Markup | undefined {
  const accounts = counts['accountsNotListed'] ?? 0;
  const edges = counts['edgesNotListed'] ?? 0;
  if (accounts + edges === 0) return undefined;
  return markup`<p class="alert">${say('notListed', { accounts: formatCount(accounts), edges: formatCount(edges) })}</p>`;
}

function figures(page: TracePage): Markup {
  const { totals } = page.policy;
  const { missing } = requestParts(page);
  const { urgent, currency } = page;
  const share = (minor: number): Markup =>
    say('shareOfReported', { share: formatShare(totals.reported === 0 ? 0 : minor / totals.reported) });
  const known = urgent.flatMap(({ expected_outflow_minutes: minutes }) => (minutes === undefined ? [] : [minutes]));
  const holding = page.policy.accounts.filter(({ held }) => held > 0).length;
  return markup`<dl class="figures">${join([
    figure(say('figReported'), headlineAmount(totals.reported, currency), { anchor: 'reports' }),
    figure(say('figHeld'), headlineAmount(totals.held, currency), {
      anchor: 'freeze',
      sub: markup`${say('accountsOf', { count: formatCount(holding) })} · ${share(totals.held)}`,
      urgent: totals.held > 0,
    }),
    figure(say('figExited'), headlineAmount(totals.exited, currency), {
      anchor: 'ways-out',
      sub: share(totals.exited),
    }),
    figure(say('figSavable'), headlineAmount(sumOf(urgent.map(({ savable }) => savable)), currency), {
      anchor: 'freeze',
      sub: say('figSavableNote'),
    }),
    figure(say('figFreeze'), markup`${formatCount(urgent.length)}`, {
      anchor: 'freeze',
      sub: say('figFreezeNote', { marked: formatCount(urgent.filter(needsJudgement).length) }),
    }),
    figure(say('figSoonest'), known.length === 0 ? say('figSoonestNone') : shown(duration(Math.min(...known) * 60)), {
      anchor: 'freeze',
      sub: say('figSoonestNote', { unknown: formatCount(urgent.length - known.length) }),
      long: true,
    }),
    figure(say('figMissing'), markup`${formatCount(missing.length)}`, {
      anchor: 'requests',
      ...(missing.length === 0
        ? {}
        : { sub: say('figMissingNote', { amount: money(sumOf(missing.map(({ amount }) => amount)), currency) }) }),
    }),
    figure(say('figUnmatched'), markup`${formatCount(page.trace.unmatched.length)}`, {
      anchor: 'unmatched',
      sub: say('figUnmatchedNote'),
      urgent: page.trace.unmatched.length > 0,
    }),
  ])}</dl>`;
}

function figure(
  name: Markup,
  value: Markup,
  given: { readonly anchor: string; readonly sub?: Markup; readonly urgent?: boolean; readonly long?: boolean },
): Markup {
  return markup`<div${given.urgent === true ? markup` class="urgent"` : undefined}><dt><a href="#${given.anchor}">${name}</a></dt><dd${given.long === true ? markup` class="long"` : undefined}>${value}</dd>${given.sub === undefined ? undefined : markup`<dd class="sub">${given.sub}</dd>`}</div>`;
}

/** What is said at the end of a statement is no judgement of the holder. */
function needsJudgement({ marks }: Trace['freeze'][number]): boolean {
  return marks.some((mark) => mark !== 'statement-ended');
}

function requestParts({ trace }: TracePage): {
  readonly missing: Trace['requests'];
  readonly early: Trace['requests'];
} {
  return {
    missing: trace.requests.filter(({ reason }) => reason !== 'statement-ends-early'),
    early: trace.requests.filter(({ reason }) => reason === 'statement-ends-early'),
  };
}

function steps(page: TracePage): Markup {
  const { urgent, currency, trace } = page;
  const { missing, early } = requestParts(page);
  const sum = (requests: Trace['requests']) => money(sumOf(requests.map(({ amount }) => amount)), currency);
  const [first] = urgent;
  const cut = sumOf(['layers-cut', 'amount-cut'].map((end) => page.policy.totals.by_end[end] ?? 0));
  const judged = urgent.filter(needsJudgement).length;
  const made: (Markup | undefined)[] = [
    urgent.length === 0 ? undefined : link('freeze', say('stepStop', { count: formatCount(urgent.length) })),
    first === undefined
      ? undefined
      : link('freeze', say('stepFirst', { account: first.number ?? first.display, held: money(first.held, currency) })),
    judged === 0 ? undefined : link('freeze', say('stepJudge', { count: formatCount(judged) })),
    missing.length === 0
      ? undefined
      : link('requests', say('stepRequest', { count: formatCount(missing.length), amount: sum(missing) })),
    early.length === 0
      ? undefined
      : link('requests', say('stepRenew', { count: formatCount(early.length), amount: sum(early) })),
    trace.unmatched.length === 0
      ? undefined
      : link('unmatched', say('stepUnmatched', { count: formatCount(trace.unmatched.length) })),
    cut === 0 ? undefined : link('ways-out', say('stepCuts', { amount: money(cut, currency) })),
  ];
  return markup`<ol class="steps">${made.filter((step) => step !== undefined).map((step) => markup`<li>${step}</li>`)}</ol>`;
}

function link(anchor: string, text: Markup): Markup {
  return markup`<a href="#${anchor}">${text}</a>`;
}

/** How reported money left what can be seen, most first; every end with its movements counted. */
function waysOut(page: TracePage): Markup {
  const { totals, edges } = page.policy;
  const movements = new Map<string, number>();
  for (const edge of edges) for (const { end } of endsOf(edge)) movements.set(end, (movements.get(end) ?? 0) + 1);
  const rows = Object.entries(totals.by_end)
    .filter(([, minor]) => minor > 0)
    .toSorted(([, a], [, b]) => b - a);
  return dataTable<readonly [string, number]>({
    id: 'ways-out',
    title: say('waysOut'),
    rows,
    columns: [
      { head: say('way'), look: 'wrap', cell: ([end]) => shown(endWords(end)) },
      { head: say('taintSum'), look: 'num', cell: ([, minor]) => exact(minor, page), order: ([, minor]) => minor },
      {
        head: say('ofReported'),
        look: 'num',
        cell: ([, minor]) => {
          const share = totals.reported === 0 ? 0 : minor / totals.reported;
          return markup`${bar(share)} ${share > 0 && share < 0.001 ? '< 0.1%' : formatShare(share)}`;
        },
        order: ([, minor]) => minor,
      },
      { head: say('movementCount'), look: 'num', cell: ([end]) => formatCount(movements.get(end) ?? 0) },
    ],
  });
}
