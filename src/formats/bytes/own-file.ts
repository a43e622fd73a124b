import type { ZipArchive } from './zip-archive.ts';

/** Marks by which files of this program are told from case material. Its tables are told by their headers. */
const JSON_MARK = /^\s*\{\s*"schema"\s*:\s*"duanka\//;
/** A mapping that `map` printed: `kind`, then `columns` of canonical fields. */
const MAPPING_MARK = /^\s*\[?\s*\{\s*"kind"\s*:\s*"[a-z-]+"\s*,\s*"columns"\s*:\s*\{/;
const HTML_MARK = '<meta name="generator" content="duanka">';

/** Whether the first bytes of a file are those of JSON or HTML that this program wrote. */
export function isOwnFile(head: Buffer): boolean {
  const text = head.toString('utf8', 0, 4096).replace(/^\ufeff/, '');
  return JSON_MARK.test(text) || MAPPING_MARK.test(text) || text.includes(HTML_MARK);
}

/** Whether a workbook names this program as its author. */
export async function isOwnWorkbook(archive: ZipArchive): Promise<boolean> {
  const properties = archive.find('docProps/core.xml');
  if (properties === undefined) return false;
  const text = (await archive.read(properties)).toString('utf8');
  return text.includes('<dc:creator>duanka</dc:creator>');
}
