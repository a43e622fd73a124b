import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { pdfPages } from '../../src/report/pdf/pdf-text.fixture.ts';
import { queryFiles, quoted } from './query-files.ts';

/** Everything readable in the files of a folder, packed ones unpacked, by file. */
export async function readableTexts(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.endsWith('.parquet')) texts.set(name, await parquetText(path));
    else if (name.endsWith('.xlsx') || name.endsWith('.docx')) texts.set(name, zipText(readFileSync(path)));
    else if (name.endsWith('.pdf')) texts.set(name, pdfPages(readFileSync(path)).join('\n'));
    else texts.set(name, readFileSync(path, 'utf8'));
  }
  return texts;
}

function parquetText(path: string): Promise<string> {
  return queryFiles(async (query) => {
    const rows = await query(`SELECT to_json(t)::VARCHAR AS line FROM read_parquet(${quoted(path)}) t`);
    return rows.map(({ line }) => String(line)).join('\n');
  });
}

/** All members of an archive, found by its central directory. */
function zipText(archive: Buffer): string {
  const parts: string[] = [];
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = archive.readUInt32LE(end + 16);
  for (let n = archive.readUInt16LE(end + 10); n > 0; n--) {
    const [method, packed] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + packed);
    parts.push((method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'));
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return parts.join('\n');
}
