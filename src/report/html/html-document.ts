import { createHash } from 'node:crypto';

import type { Bilingual, Language } from '#model';

import { en } from '../texts/en.ts';
import { zh } from '../texts/zh.ts';
import { label, sentence } from './bilingual.ts';
import { join, markup, type Markup, trusted } from './markup.ts';
import { phoneLabelStyle } from './phone-labels.ts';
import { SCRIPT } from './script.ts';
import { pageStyle, STYLE } from './style.ts';

export interface HtmlDocument {
  /** Shown first; both are in the file. */
  readonly language: Language;
  readonly title: Bilingual;
  readonly subtitle: Markup;
  /** Placeholder of the search box. */
  readonly search: Bilingual;
  readonly contents: Markup;
  readonly sections: readonly Markup[];
  readonly stamp?: { readonly caseNo: string; readonly purpose: string } | undefined;
  /** Beside what all documents share. */
  readonly style?: string;
  readonly script?: string;
}

/** A self-contained page: no request leaves it, it reads without script, both languages are in it, its one script and style are named by hash. */
export function htmlDocument(given: HtmlDocument): string {
  const { language, sections, title } = given;
  const style =
    STYLE + (given.style ?? '') + phoneLabelStyle(join(sections).markup) + pageStyle(stampText(given, language));
  const script = SCRIPT + (given.script ?? '');
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style)}'; script-src 'sha256-${sha256(script)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const document = markup`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="duanka"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${title[language]}</title><style>${trusted(style)}</style></head><body><a class="skip" href="#main">${label('skipToContent')}</a><input class="lang" type="radio" name="language" id="zh" aria-label="中文"${checked(language === 'zh')}><input class="lang" type="radio" name="language" id="en" aria-label="English"${checked(language === 'en')}>${header(given)}<div class="shell">${given.contents}<main id="main">${sections}<footer>${label('footer')}</footer></main></div><script>${trusted(script)}</script></body></html>
`;
  return document.markup;
}

function header({ title, subtitle, search, stamp }: HtmlDocument): Markup {
  return markup`<div class="top"><h1><span lang="zh">${title.zh}</span><span lang="en">${title.en}</span></h1><p class="sub">${subtitle}</p><span class="switch"><label for="zh">中文</label><label for="en">English</label></span><span class="needs-script"><input type="search" id="search" data-zh="${search.zh}" data-en="${search.en}" aria-label="${search.zh} / ${search.en}"><output id="found"></output><button type="button" id="theme">${label('theme')}</button></span></div>${
    stamp === undefined
      ? undefined
      : markup`<div class="stamp" role="note">${sentence('stamp', { caseNo: stamp.caseNo, purpose: stamp.purpose })}</div>`
  }`;
}

function stampText({ stamp, title }: HtmlDocument, language: Language): string {
  if (stamp === undefined) return title[language];
  const text = (language === 'zh' ? zh : en).labels.stamp;
  return text.replace('{caseNo}', () => stamp.caseNo).replace('{purpose}', () => stamp.purpose);
}

function checked(on: boolean): Markup | undefined {
  return on ? markup` checked` : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
