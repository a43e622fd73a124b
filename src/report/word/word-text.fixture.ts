import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js';

/** Text of the parts of a .docx file, a line per paragraph or cell. */
export async function wordParts(bytes: Uint8Array): Promise<Readonly<Record<string, string>>> {
  const reader = new ZipReader(new BlobReader(new Blob([bytes.slice()])));
  const parts: Record<string, string> = {};
  for (const entry of await reader.getEntries()) {
    if (entry.directory || !entry.filename.endsWith('.xml')) continue;
    const xml = await entry.getData(new TextWriter());
    parts[entry.filename] = xml
      .replaceAll(/<w:br\/>|<\/w:p>/g, '\n')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name]);
  }
  await reader.close();
  return parts;
}

const ENTITIES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' } as const;
