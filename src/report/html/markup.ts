/** A piece of finished HTML. Everything else that meets a template is text and gets escaped: names and notes are hostile input. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | undefined | readonly (Markup | undefined)[];

/**
 * `markup\`<td>${name}</td>\`` escapes `name`; Markup, and arrays of it, pass. Not called `html`: formatters rewrite
 * templates of that name, and blanks between inline elements are text.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let out = strings[0] ?? '';
  for (let i = 0; i < parts.length; i++) out += render(parts[i]) + (strings[i + 1] ?? '');
  return { markup: out };
}

/** For text of our own that is markup already (style sheet, script). */
export function trusted(finished: string): Markup {
  return { markup: finished };
}

export function join(parts: readonly (Markup | undefined)[], separator = ''): Markup {
  return { markup: parts.flatMap((part) => (part === undefined ? [] : [part.markup])).join(separator) };
}

// Control characters are no HTML; the direction marks (U+202A-E, U+2066-9) could show a number or a name reversed.
const UNSHOWABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(UNSHOWABLE, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return join(part).markup;
}
