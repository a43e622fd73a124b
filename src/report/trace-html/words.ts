import { formatAmount, formatHeadlineAmount, type Bilingual } from '#model';

import { both, filled, type PlaceValues } from '../html/bilingual.ts';
import type { Markup } from '../html/markup.ts';
import { formatDuration } from '../format.ts';
import { TRACE_PAGE_EN } from '../texts/trace-page-en.ts';
import { TRACE_PAGE_ZH, type TracePageKey } from '../texts/trace-page-zh.ts';
import { TRACE_TEXTS } from '../texts/trace-texts.ts';

/** A label of the page in both languages, its `{name}`s filled in. */
export function say(key: TracePageKey, values: PlaceValues = {}): Markup {
  return filled(wordOf(key), values);
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
