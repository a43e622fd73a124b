/**
 * TypeScript text of the same length in which comments are blanked, and optionally the contents of strings, templates
 * and regular expressions too (their quotes stay). Line breaks stay, so positions and line numbers hold in both texts.
 */
export function maskSource(source: string, options: { readonly keepStrings?: boolean } = {}): string {
  const out = source.split('');
  const blank = (from: number, to: number): void => {
    for (let at = from; at < to; at += 1) if (out[at] !== '\n') out[at] = ' ';
  };
  const blankText = options.keepStrings === true ? () => undefined : blank;
  /** Brace depth at which each open template expression `${…}` ends. */
  const templateDepths: number[] = [];
  let depth = 0;
  let at = 0;

  const readTemplate = (from: number): number => {
    let end = from;
    while (end < source.length && source[end] !== '`') {
      if (source[end] === '\\') end += 2;
      else if (source.startsWith('${', end)) {
        blankText(from, end);
        templateDepths.push(depth);
        depth += 1;
        return end + 2;
      } else end += 1;
    }
    blankText(from, Math.min(end, source.length));
    return end + 1;
  };

  while (at < source.length) {
    const character = source[at];
    if (source.startsWith('//', at) || (at === 0 && source.startsWith('#!'))) {
      const end = endOf(source, '\n', at);
      blank(at, end);
      at = end;
    } else if (source.startsWith('/*', at)) {
      const end = Math.min(endOf(source, '*/', at + 2) + 2, source.length);
      blank(at, end);
      at = end;
    } else if (character === "'" || character === '"') {
      const end = endOfString(source, at);
      blankText(at + 1, end);
      at = end + 1;
    } else if (character === '`') {
      at = readTemplate(at + 1);
    } else if (character === '/' && startsRegex(source, at)) {
      const end = endOfRegex(source, at);
      blankText(at + 1, end);
      at = end + 1;
    } else {
      if (character === '{') depth += 1;
      if (character === '}') {
        depth -= 1;
        if (templateDepths.at(-1) === depth) {
          templateDepths.pop();
          at = readTemplate(at + 1);
          continue;
        }
      }
      at += 1;
    }
  }
  return out.join('');
}

export function lineOf(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function endOf(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at === -1 ? source.length : at;
}

function endOfString(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length && source[at] !== source[start] && source[at] !== '\n') at += source[at] === '\\' ? 2 : 1;
  return at;
}

/** A slash begins a regular expression where a value may begin: after an operator, an opening bracket or a keyword. */
function startsRegex(source: string, slash: number): boolean {
  const before = source.slice(Math.max(0, slash - 200), slash).trimEnd();
  return (
    before === '' || /(?:[([{,;:=!&|?+\-*%<>~^]|\b(?:return|typeof|case|in|of|void|yield|await|else|do))$/.test(before)
  );
}

function endOfRegex(source: string, start: number): number {
  let inClass = false;
  let at = start + 1;
  for (; at < source.length && source[at] !== '\n'; at += 1) {
    const character = source[at];
    if (character === '\\') at += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) break;
  }
  return at;
}
