import { createHash } from 'node:crypto';
import type { BytesLimits } from '../limits.ts';
import { openPartSource } from '../open-part.ts';
import type { SourcePart } from '../source-part.ts';
import { UnreadableSource } from '../unreadable-source.ts';
import { openZip } from '../zip-archive.ts';
import { sheetRows, type SheetRow } from './sheet-rows.ts';
import { openWorkbook, readDateStyles, readSharedStrings } from './workbook.ts';

export interface OpenSheet {
  readonly date1904: boolean;
  /** Bytes of the workbook file. */
  readonly bytes: number;
  /** Bytes of the unpacked sheet. */
  readonly sheetBytes: number;
  rows(): AsyncGenerator<readonly SheetRow[]>;
  /** SHA-256 of the workbook's bytes and the sheet's name. */
  fingerprint(): Promise<string>;
  close(): Promise<void>;
}

export async function openSheet(
  part: SourcePart,
  options: {
    timeColumns: readonly number[];
    date1904?: boolean | undefined;
    limits: BytesLimits;
    onBytes?: (read: number) => void;
  },
): Promise<OpenSheet> {
  const { limits } = options;
  const source = await openPartSource(part, limits);
  // Sheets of styled empty cells compress beyond any ratio for text; the archive's total stays guarded.
  const opened = await openZip(source, { ...limits, memberRatio: Infinity });
  if (!opened.ok) {
    await source.close();
    throw new UnreadableSource(opened.problem.code, opened.problem.values);
  }
  const archive = opened.value;
  try {
    const workbook = await openWorkbook(archive);
    const sheet = workbook.sheets.find(({ name }) => name === part.location.sheet);
    if (sheet === undefined) throw new UnreadableSource('not-found', { sheet: part.location.sheet ?? '' });
    const dateStyles = await readDateStyles(archive, workbook);
    const strings = await readSharedStrings(archive, workbook);
    const date1904 = options.date1904 ?? workbook.date1904;
    const timeColumns = new Set(options.timeColumns);
    const rules = {
      strings,
      dateStyles,
      date1904,
      timeColumns,
      ...(options.onBytes === undefined ? {} : { onBytes: options.onBytes }),
    };
    return {
      date1904,
      bytes: source.size,
      sheetBytes: archive.find(sheet.member)?.bytes ?? 0,
      rows: () => sheetRows(archive, sheet.member, rules),
      async fingerprint() {
        const hash = createHash('sha256');
        for await (const chunk of source.stream(limits.chunkBytes)) hash.update(chunk);
        return hash.update(sheet.name, 'utf8').digest('hex');
      },
      close: () => archive.close(),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}
