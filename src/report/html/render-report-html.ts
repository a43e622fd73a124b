import { createHash } from 'node:crypto';

import { formatDate, formatInstant } from '../format.ts';
import type { ReportData } from '../report-data.ts';
import { en } from '../texts/en.ts';
import { zh, type LabelKey } from '../texts/zh.ts';
import { label, sentence } from './bilingual.ts';
import { computedSection } from './computed.ts';
import { join, markup, type Markup, trusted } from './markup.ts';
import { moneySection } from './money.ts';
import { reportPage, type ReportPage } from './page.ts';
import { notSuspectedSection } from './not-suspected.ts';
import { phoneLabelStyle } from './phone-labels.ts';
import { qualitySection } from './quality.ts';
import { ringsSection } from './rings.ts';
import { SCRIPT } from './script.ts';
import { pageStyle, STYLE } from './style.ts';
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
  const sections = number === 1 ? firstPage(page) : [subjectsSection(page)];
  const style = STYLE + phoneLabelStyle(join(sections).markup) + pageStyle(stampText(data));
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style)}'; script-src 'sha256-${sha256(SCRIPT)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const chosen = data.language;
  const document = markup`<!doctype html>
<html lang="${chosen === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="duanka"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${chosen === 'zh' ? zh.labels.title : en.labels.title}</title><style>${trusted(style)}</style></head><body><a class="skip" href="#main">${label('skipToContent')}</a><input class="lang" type="radio" name="language" id="zh" aria-label="中文"${checked(chosen === 'zh')}><input class="lang" type="radio" name="language" id="en" aria-label="English"${checked(chosen === 'en')}>${header(page)}<div class="shell">${contents(number)}<main id="main">${sections}<footer>${label('footer')}</footer></main></div><script>${trusted(SCRIPT)}</script></body></html>
`;
  return document.markup;
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

function header(page: ReportPage): Markup {
  const { run, stamp } = page.data;
  const period = `${formatDate(page.data.findings.run.from)} – ${formatDate(page.data.findings.run.to)}`;
  return markup`<div class="top"><h1>${label('title')}</h1><p class="sub">${sentence('subtitle', { period, preset: run.preset, at: formatInstant(run.created_at) })}</p><span class="switch"><label for="zh">中文</label><label for="en">English</label></span><span class="needs-script"><input type="search" id="search" data-zh="${zh.labels.search}" data-en="${en.labels.search}" aria-label="${zh.labels.search} / ${en.labels.search}"><output id="found"></output><button type="button" id="theme">${label('theme')}</button></span></div>${
    stamp === undefined
      ? undefined
      : markup`<div class="stamp" role="note">${sentence('stamp', { caseNo: stamp.caseNo, purpose: stamp.purpose })}</div>`
  }`;
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

function stampText(data: ReportData): string {
  const texts = data.language === 'zh' ? zh : en;
  if (data.stamp === undefined) return texts.labels.title;
  return texts.labels.stamp.replace('{caseNo}', data.stamp.caseNo).replace('{purpose}', data.stamp.purpose);
}

function checked(on: boolean): Markup | undefined {
  return on ? markup` checked` : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
