import { formatAmount, formatHeadlineAmount, type Bilingual, type Language } from '#model';

import { both, filled, type PlaceValues } from '../html/bilingual.ts';
import type { Markup } from '../html/markup.ts';
import { formatDuration } from '../format.ts';
import { TRACE_PAGE_EN } from '../texts/trace-page-en.ts';
import { TRACE_PAGE_ZH, type TracePageKey } from '../texts/trace-page-zh.ts';
import { TRACE_TEXTS } from '../texts/trace-texts.ts';

/** A label of the page in both languages, its `{name}`s filled in; `{name|account|accounts}` is the number with its word. */
export function say(key: TracePageKey, values: PlaceValues = {}): Markup {
  const { zh, en } = wordOf(key);
  return filled({ zh, en: counted(en, values) }, values);
}

function counted(text: string, values: PlaceValues): string {
  return text.replace(
    /\{(\w+)\|([^|}]*)\|([^|}]*)\}/g,
    (_, name: string, one: string, many: string) =>
      `{${name}} ${values[name] === 1 || values[name] === '1' ? one : many}`,
  );
}

/** The same as bare texts, Chinese first: a drawing has no markup in its lines. */
export function plain(
  key: TracePageKey,
  values: Readonly<Record<string, string | Bilingual>>,
): readonly [zh: string, en: string] {
  const { zh, en } = wordOf(key);
  const fill = (text: string, language: Language): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'string' ? value : value[language];
    });
  return [fill(zh, 'zh'), fill(counted(en, values), 'en')];
}

export function wordOf(key: TracePageKey): Bilingual {
  return { zh: TRACE_PAGE_ZH[key], en: TRACE_PAGE_EN[key] };
}

export function policyWords(policy: string): Bilingual {
  return { zh: TRACE_TEXTS.zh.policies[policy] ?? policy, en: TRACE_TEXTS.en.policies[policy] ?? policy };
}

export function endWords(end: string): Bilingual {
  return { zh: TRACE_TEXTS.zh.ends[end] ?? end, en: TRACE_TEXTS.en.ends[end] ?? end };
}

export function requestWords(reason: string): Bilingual {
  return { zh: TRACE_TEXTS.zh.requests[reason] ?? reason, en: TRACE_TEXTS.en.requests[reason] ?? reason };
}

export function shown(words: Bilingual): Markup {
  return both(words.zh, words.en);
}

/** An amount with its exact figure, in the form of each language. */
export function money(minor: number, currency: string): Bilingual {
  return { zh: formatAmount(minor, currency, 'zh'), en: formatAmount(minor, currency, 'en') };
}

/** 万 / 亿 in Chinese, m / bn in English. */
export function roundMoney(minor: number, currency: string): Bilingual {
  return { zh: formatHeadlineAmount(minor, currency, 'zh'), en: formatHeadlineAmount(minor, currency, 'en') };
}

export function duration(seconds: number): Bilingual {
  return { zh: formatDuration(seconds, 'zh'), en: formatDuration(seconds, 'en') };
}
