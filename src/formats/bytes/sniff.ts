/** What the first bytes say a file is; the name is only asked where the bytes leave a choice. */
export type Sniffed =
  | 'empty'
  | 'zip'
  | 'text'
  | 'json'
  | 'parquet'
  | 'ole'
  | 'biff'
  | 'html'
  | 'xml'
  | 'xml-xls'
  | 'rar'
  | '7z'
  | 'gz'
  | 'compressed'
  | 'pdf'
  | 'image'
  | 'binary';

const MAGIC: readonly (readonly [string, Sniffed])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['504b0708', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['0904060000', 'biff'],
  ['0902060000', 'biff'],
  ['0900040000', 'biff'],
  ['50415231', 'parquet'],
  ['526172211a07', 'rar'],
  ['377abcaf271c', '7z'],
  ['1f8b', 'gz'],
  ['425a68', 'compressed'],
  ['fd377a585a00', 'compressed'],
  ['28b52ffd', 'compressed'],
  ['25504446', 'pdf'],
  ['89504e470d0a1a0a', 'image'],
  ['ffd8ff', 'image'],
  ['474946383761', 'image'],
  ['474946383961', 'image'],
  ['49492a00', 'image'],
  ['4d4d002a', 'image'],
  ['53514c69746520666f726d6174203300', 'binary'],
  ['7f454c46', 'binary'],
];

/** `head`: the first 64 KiB or all there is. */
export function sniff(head: Buffer): Sniffed {
  if (head.length === 0) return 'empty';
  const start = head.subarray(0, 16).toString('hex');
  const known = MAGIC.find(([magic]) => start.startsWith(magic));
  if (known !== undefined) return known[1];
  if (start.startsWith('4d5a') && head.includes(0)) return 'binary';
  const wide = utf16Order(head);
  if (wide === undefined && isBinary(head)) return 'binary';
  const text = startOfText(head, wide);
  if (text === '') return head.length <= 4 ? 'empty' : 'text';
  return sniffText(text);
}

/** Byte order of UTF-16 text: by its mark, else by where the NULs of ASCII characters and line ends lie. */
export function utf16Order(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const size = Math.min(head.length & ~1, 1 << 16);
  let low = 0;
  let high = 0;
  let both = 0;
  for (let i = 0; i < size; i += 2) {
    const a = head[i] === 0;
    const b = head[i + 1] === 0;
    if (a && b) both++;
    else if (b) low++;
    else if (a) high++;
  }
  const pairs = size / 2;
  if (both > pairs / 50 || pairs < 2) return undefined;
  if (low > pairs / 5 && high <= low / 50) return 'utf-16le';
  if (high > pairs / 5 && low <= high / 50) return 'utf-16be';
  return undefined;
}

/** More control characters than a text has. NULs are counted apart: exports from old systems pad with them. */
function isBinary(head: Buffer): boolean {
  let control = 0;
  let nul = 0;
  for (const byte of head) {
    if (byte === 0) nul++;
    else if (
      byte < 0x20 &&
      byte !== 0x09 &&
      byte !== 0x0a &&
      byte !== 0x0d &&
      byte !== 0x0c &&
      byte !== 0x1b &&
      byte !== 0x1a
    )
      control++;
  }
  return control > head.length / 50 || nul > head.length * 0.3;
}

function startOfText(head: Buffer, wide: 'utf-16le' | 'utf-16be' | undefined): string {
  const text =
    wide === undefined
      ? head
          .subarray(0, 4096)
          .toString('latin1')
          .replace(/^\u00ef\u00bb\u00bf/, '')
      : new TextDecoder(wide).decode(head.subarray(0, 4096));
  return text.replace(/^[\s\0\ufeff]+/, '');
}

function sniffText(text: string): Sniffed {
  const start = text.slice(0, 2048).toLowerCase();
  if (start.startsWith('mime-version:')) return 'html';
  if (start.startsWith('<?xml') && start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml-xls';
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)?<(!doctype\s+html|html|head|body|table|meta|style|div)\b/.test(start))
    return 'html';
  if (start.startsWith('<?xml')) return 'xml';
  if (/^\[\s*[{\]]/.test(start) || /^\{\s*"/.test(start)) return 'json';
  return 'text';
}
