import { formatInstant } from '../format.ts';
import { htmlDocument } from '../html/html-document.ts';
import { markup, type Markup } from '../html/markup.ts';
import type { TracePageKey } from '../texts/trace-page-zh.ts';
import type { TraceData } from '../trace-data.ts';
import { accountsSection } from './accounts.ts';
import { answerSection } from './answer.ts';
import { casesSection } from './cases.ts';
import { computedSection } from './computed.ts';
import { flowSection } from './flow-section.ts';
import { movementsSection } from './movements.ts';
import { pathsSection } from './paths.ts';
import { policiesSection } from './policies.ts';
import { timelineSection } from './timeline.ts';
import { tracePage } from './trace-page.ts';
import { TRACE_SCRIPT } from './trace-script.ts';
import { TRACE_STYLE } from './trace-style.ts';
import { policyWords, say, wordOf } from './words.ts';

type Entry = readonly [
  id: string,
  number: string,
  key: TracePageKey,
  sub: readonly (readonly [string, TracePageKey])[],
];

const CONTENTS: readonly Entry[] = [
  [
    'answer',
    '1',
    'navAnswer',
    [
      ['freeze', 'navFreeze'],
      ['requests', 'navRequests'],
    ],
  ],
  ['flow', '2', 'navFlow', []],
  ['accounts', '3', 'navAccounts', []],
  ['movements', '4', 'navMovements', []],
  ['paths', '5', 'navPaths', []],
  ['timeline', '6', 'navTimeline', []],
  [
    'policies',
    '7',
    'navPolicies',
    [
      ['article-eight', 'navArticle'],
      ['ties', 'navTies'],
    ],
  ],
  ['cases', '8', 'navCases', []],
  ['computed', '9', 'navComputed', []],
];

/**
 * [TRP-1] trace.html: where the money is, as one self-contained file. No request leaves it, it reads without script, both
 * languages are in it. Numbers, names and notes stand as they are given.
 */
export function renderTraceHtml(data: TraceData): string {
  const page = tracePage(data);
  return htmlDocument({
    language: data.language,
    title: wordOf('title'),
    subtitle: say('subtitle', {
      until: formatInstant(data.trace.until),
      policy: policyWords(data.main),
      at: formatInstant(data.run.created_at),
    }),
    search: wordOf('search'),
    contents: contents(),
    sections: [
      answerSection(page),
      flowSection(page),
      accountsSection(page),
      movementsSection(page),
      pathsSection(page),
      timelineSection(page),
      policiesSection(page),
      casesSection(page),
      computedSection(page),
    ],
    stamp: data.stamp,
    style: TRACE_STYLE,
    script: TRACE_SCRIPT,
  });
}

function contents(): Markup {
  return markup`<nav aria-label="contents"><ol>${CONTENTS.map(
    ([id, number, key, sub]) =>
      markup`<li><a href="#${id}"><b>${number}</b>${say(key)}</a>${
        sub.length === 0
          ? undefined
          : markup`<ol>${sub.map(([anchor, name]) => markup`<li><a href="#${anchor}">${say(name)}</a></li>`)}</ol>`
      }</li>`,
  )}</ol></nav>`;
}
