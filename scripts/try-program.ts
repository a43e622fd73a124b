/** What a built program must do wherever it is put: answer `--help`, investigate a small file, trace it and write documents. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Four payers to one card, then out again within the hour. */
const TRANSFERS = [
  'time,payer,payee,amount,currency',
  '2024-03-01 10:00:00,payer-1,card-1,6000.00,CNY',
  '2024-03-01 10:05:00,payer-2,card-1,7000.00,CNY',
  '2024-03-01 10:09:00,payer-3,card-1,8000.00,CNY',
  '2024-03-01 10:12:00,payer-4,card-1,9000.00,CNY',
  '2024-03-01 10:30:00,card-1,card-2,29500.00,CNY',
  '2024-03-01 10:45:00,card-2,card-3,29000.00,CNY',
  '',
].join('\n');
const ROWS = 6;

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** An empty folder to work in. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Throws with what was seen when the program does not do its work. */
export function tryProgram(program: Program): void {
  const help = run(program, ['--help']);
  if (!help.includes('investigate')) throw new Error(`--help does not name investigate:\n${help}`);
  writeFileSync(join(program.folder, 'transfers.csv'), TRANSFERS);
  run(program, ['investigate', 'transfers.csv', '--open-data', '--out', 'out']);
  for (const file of [
    'findings.json',
    'import.json',
    'run.json',
    'rejected.csv',
    'findings.xlsx',
    'findings.parquet',
    'report.html',
  ]) {
    const path = join(program.folder, 'out', file);
    if (!existsSync(path) || statSync(path).size === 0) throw new Error(`investigate wrote no ${file}`);
  }
  const read = JSON.parse(readFileSync(join(program.folder, 'out', 'import.json'), 'utf8')) as {
    readonly total?: { readonly rows?: { readonly kept?: number } };
  };
  if (read.total?.rows?.kept !== ROWS)
    throw new Error(`import.json: ${ROWS} rows expected: ${JSON.stringify(read.total)}`);
  // The typesetter is a native library and has its own fonts: only a document shows that both came along.
  run(program, ['trace', 'out/workspace', '--account', 'card-1', '--at', '2024-03-01 10:00:00', '--out', 'traced']);
  const document = readFileSync(join(program.folder, 'traced', 'stop-requests.pdf'), 'latin1');
  if (!document.startsWith('%PDF-') || !document.includes('NotoSansSC')) throw new Error('trace wrote no document');
}

function run({ command, args, folder, env }: Program, more: readonly string[]): string {
  const line = [command, ...args, ...more].join(' ');
  const started = performance.now();
  const result = spawnSync(command, [...args, ...more], { cwd: folder, env, encoding: 'utf8' });
  if (result.error !== undefined) throw result.error;
  if (result.status !== 0) {
    throw new Error(`${line} ended with ${result.status ?? result.signal}:\n${result.stdout}\n${result.stderr}`);
  }
  process.stdout.write(`${line}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return result.stdout;
}
