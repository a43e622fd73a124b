import { formatDate, formatInstant } from '../format.ts';
import type { ReportData } from '../report-data.ts';
import { en } from '../texts/en.ts';
import { zh, type LabelKey } from '../texts/zh.ts';
import { label, sentence } from './bilingual.ts';
import { computedSection } from './computed.ts';
import { htmlDocument } from './html-document.ts';
import { markup, type Markup } from './markup.ts';
import { moneySection } from './money.ts';
import { reportPage, type ReportPage } from './page.ts';
import { notSuspectedSection } from './not-suspected.ts';
import { qualitySection } from './quality.ts';
import { ringsSection } from './rings.ts';
import { subjectsSection } from './subjects.ts';
import { summarySection } from './summary.ts';

const CONTENTS: readonly (readonly [
  id: string,
  number: string,
  key: LabelKey,
  sub: readonly (readonly [string, LabelKey])[],
])[] = [
  ['summary', '1', 'navSummary', []],
  ['accounts', '2', 'navAccounts', []],
  ['rings', '3', 'navRings', []],
  ['not-suspected', '', 'navNotSuspected', []],
  [
    'money',
    '4',
    'navMoney',
    [
      ['flow', 'flowTitle'],
      ['groups', 'groupsTitle'],
      ['next-level', 'nextLevelTitle'],
      ['requests', 'requestsTitle'],
      ['common', 'commonTitle'],
      ['changes', 'changesTitle'],
    ],
  ],
  ['quality', '5', 'navQuality', []],
  ['computed', '6', 'navComputed', []],
];

/**
 * One page of the report as one self-contained file: no request leaves it, it reads without script, and both languages
 * are in it. `number` is 1-based; pages beyond the first hold later ranks only (`reportPageCount`).
 */
export function renderReportHtml(data: ReportData, number = 1): string {
  const page = reportPage(data, number);
  const { run, stamp, findings } = data;
  const period = `${formatDate(findings.run.from)} – ${formatDate(findings.run.to)}`;
  return htmlDocument({
    language: data.language,
    title: { zh: zh.labels.title, en: en.labels.title },
    subtitle: sentence('subtitle', { period, preset: run.preset, at: formatInstant(run.created_at) }),
    search: { zh: zh.labels.search, en: en.labels.search },
    contents: contents(number),
    sections: number === 1 ? firstPage(page) : [subjectsSection(page)],
    stamp,
  });
}

function firstPage(page: ReportPage): readonly Markup[] {
  return [
    summarySection(page),
    subjectsSection(page),
    ringsSection(page),
    notSuspectedSection(page),
    moneySection(page),
    qualitySection(page),
    computedSection(page),
  ];
}

function contents(number: number): Markup {
  const shown = number === 1 ? CONTENTS : CONTENTS.filter(([id]) => id === 'accounts');
  return markup`<nav aria-label="contents"><ol>${shown.map(
    ([id, no, key, sub]) =>
      markup`<li><a href="#${id}"><b>${no}</b>${label(key)}</a>${
        sub.length === 0
          ? undefined
          : markup`<ol>${sub.map(([anchor, name]) => markup`<li><a href="#${anchor}">${label(name)}</a></li>`)}</ol>`
      }</li>`,
  )}${number === 1 ? undefined : markup`<li><a href="report.html">${label('firstPage')}</a></li>`}</ol></nav>`;
}
