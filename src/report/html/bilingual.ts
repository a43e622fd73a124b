import type { Bilingual, Language } from '#model';

import { en } from '../texts/en.ts';
import { zh, type LabelKey } from '../texts/zh.ts';
import { markup, type Markup } from './markup.ts';

/** Both languages stand in the file; the style sheet shows one (no script needed). */
export function both(chinese: string, english: string): Markup {
  if (chinese === english) return markup`${chinese}`;
  return markup`<span lang="zh">${chinese}</span><span lang="en">${english}</span>`;
}

export function bothMarkup(chinese: Markup, english: Markup): Markup {
  return markup`<span lang="zh">${chinese}</span><span lang="en">${english}</span>`;
}

export function label(key: LabelKey): Markup {
  return both(zh.labels[key], en.labels[key]);
}

/** What fills a place: the same in both languages, or one for each. */
export type PlaceValues = Readonly<Record<string, string | number | Bilingual>>;

/** A label with `{name}` places. */
export function sentence(key: LabelKey, values: PlaceValues): Markup {
  return filled({ zh: zh.labels[key], en: en.labels[key] }, values);
}

/** Any text with `{name}` places. */
export function filled(text: Bilingual, values: PlaceValues = {}): Markup {
  return both(fill(text, values, 'zh'), fill(text, values, 'en'));
}

/** A word of a closed set (band, typology, family …); an unknown code stands for itself. */
export function term(
  set:
    | 'bands'
    | 'typologies'
    | 'families'
    | 'roles'
    | 'kinds'
    | 'guards'
    | 'formats'
    | 'stages'
    | 'stops'
    | 'layers'
    | 'links',
  code: string,
): Markup {
  return both(zh[set][code] ?? code, en[set][code] ?? code);
}

function fill(text: Bilingual, values: PlaceValues, language: Language): string {
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return value === undefined ? `{${name}}` : typeof value === 'object' ? value[language] : String(value);
  });
}
