import { inflateSync } from 'node:zlib';

/**
 * Text of each page of a PDF as the typesetter writes it (plain objects, CID fonts with a ToUnicode map), read from the bytes as a
 * search in a viewer would: a proof that the text is there, without a library. Pieces of a page are joined without a space.
 */
export function pdfPages(bytes: Uint8Array): string[] {
  const objects = readObjects(Buffer.from(bytes));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  const kids = [...objects.values()].find(({ head }) => /\/Type \/Pages\b/.test(head))?.head ?? '';
  const order = [...(/\/Kids \[([^\]]*)\]/.exec(kids)?.[1] ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
  if (order.length !== pages.length) throw new Error(`${pages.length} pages, ${order.length} named`);
  return order.map((id) => pageText(objects, id));
}

interface PdfObject {
  readonly head: string;
  readonly stream?: Buffer;
}

function readObjects(file: Buffer): Map<number, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  const start = /(?:^|\n)(\d+) 0 obj\n/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const from = start.lastIndex;
    const stream = text.indexOf('stream\n', from);
    const end = text.indexOf('endobj', from);
    const hasStream = stream !== -1 && stream < end;
    const head = text.slice(from, hasStream ? stream : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = file.subarray(stream + 7, stream + 7 + length);
    objects.set(Number(found[1]), {
      head,
      ...(hasStream ? { stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw } : {}),
    });
    start.lastIndex = hasStream ? stream + 7 + length : end;
  }
  return objects;
}

function pageText(objects: ReadonlyMap<number, PdfObject>, id: number): string {
  const head = objects.get(id)?.head ?? '';
  const resources = Number(/\/Resources (\d+) 0 R/.exec(head)?.[1] ?? id);
  const names = objects.get(resources)?.head ?? '';
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = '', font] of names.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(font))?.head ?? '')?.[1];
    fonts.set(name, readToUnicode(objects.get(Number(toUnicode))?.stream?.toString('latin1') ?? ''));
  }
  const contents = /\/Contents (\d+) 0 R/.exec(head)?.[1];
  return shownText(objects.get(Number(contents))?.stream?.toString('latin1') ?? '', fonts);
}

/** Glyph (four hexadecimal digits) -> characters. */
function readToUnicode(map: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar\n([^]*?)endbfchar/g))
    for (const [, glyph = '', characters = ''] of block.matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]*)>/g))
      glyphs.set(glyph.toUpperCase(), Buffer.from(characters, 'hex').swap16().toString('utf16le'));
  return glyphs;
}

/** What is shown between `[` and `] TJ`, in the font of the last `Tf`. */
function shownText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let text = '';
  let font: ReadonlyMap<string, string> = new Map();
  let pending = '';
  for (const { kind, value } of tokens(content)) {
    if (kind === 'string') pending += value;
    else {
      if (value === 'TJ' || value === 'Tj')
        for (let at = 0; at + 1 < pending.length; at += 2) {
          const glyph = (pending.charCodeAt(at) << 8) | pending.charCodeAt(at + 1);
          text += font.get(glyph.toString(16).toUpperCase().padStart(4, '0')) ?? '\uFFFD';
        }
      else if (value.startsWith('/f')) font = fonts.get(value.slice(1)) ?? font;
      if (value !== '[' && value !== ']' && !/^[-\d.]+$/.test(value)) pending = '';
    }
  }
  return text;
}

interface Token {
  readonly kind: 'string' | 'word';
  readonly value: string;
}

function* tokens(content: string): Generator<Token> {
  let at = 0;
  while (at < content.length) {
    const character = content[at] ?? '';
    if (character === '(') {
      const end = endOfLiteral(content, at);
      yield { kind: 'string', value: unescaped(content.slice(at + 1, end)) };
      at = end + 1;
    } else if (/^<[0-9A-Fa-f]/.test(content.slice(at, at + 2))) {
      const end = content.indexOf('>', at);
      yield { kind: 'string', value: Buffer.from(content.slice(at + 1, end), 'hex').toString('latin1') };
      at = end + 1;
    } else if (/\s/.test(character)) at += 1;
    else {
      const [word = character] = /^(?:\/?[^\s()<>[\]{}/]+|.)/s.exec(content.slice(at, at + 60)) ?? [];
      yield { kind: 'word', value: word };
      at += word.length;
    }
  }
}

/** Brackets in a literal are paired, or escaped. */
function endOfLiteral(content: string, start: number): number {
  let depth = 0;
  for (let at = start; at < content.length; at += 1) {
    const character = content[at];
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return content.length;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(literal: string): string {
  return literal.replaceAll(/\\([0-7]{1,3}|[^])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  );
}
