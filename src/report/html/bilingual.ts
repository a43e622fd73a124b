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

/** A label with `{name}` places. */
export function sentence(key: LabelKey, values: Readonly<Record<string, string | number>>): Markup {
  return both(fill(zh.labels[key], values), fill(en.labels[key], values));
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

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
}
