import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Language } from '#model';

import { PROGRAM_VERSION as VERSION } from '#use-cases';

/** A bug of ours: the stack goes to a report file, a short line to the user. Arguments are left out: they name files. */
export function reportDefect(error: unknown, language: Language): void {
  const path = join(tmpdir(), `duanka-defect-${process.pid}-${Date.now()}.txt`);
  const stack = error instanceof Error ? describe(error) : String(error);
  const body = `duanka ${VERSION}\nnode ${process.version} ${process.platform} ${process.arch}\ncommand ${process.argv[2] ?? ''}\n\n${stack}\n`;
  let where = path;
  try {
    writeFileSync(path, body, { mode: 0o600 });
  } catch {
    where = '-';
    process.stderr.write(body);
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    language === 'zh'
      ? `程序缺陷：${message}\n缺陷报告：${where}（不含数据行；请附上此文件反馈）\n`
      : `A defect of duanka: ${message}\nReport file: ${where} (holds no data rows; please send it to the maintainers)\n`,
  );
}

function describe(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\ncaused by ${describe(error.cause)}` : own;
}
