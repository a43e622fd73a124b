import { deriveTransfers } from './derive.ts';
import { GOOD, loadRecords, sourceTable, type Fields } from './import.fixture.ts';
import { isLoaded } from './load-table.ts';
import { closeWorkspace, openWorkspace, type Workspace } from './workspace.ts';

const FILES = 3;

/** A child process: imports three statements and a ledger into the folder of its first argument, and ends itself at the second. */
export async function importOrDie(dir: string, dieAt: string): Promise<void> {
  const opened = await openWorkspace(dir, { mode: 'create-or-open', memoryLimitBytes: 3e8, threads: 1 });
  if (!opened.ok) throw new Error(opened.problem.code);
  const ws = dieAt === '' ? opened.value : mortal(opened.value, dieAt);
  for (let k = 0; k < FILES; k += 1) {
    const table = sourceTable('statement', `f${k}.csv`);
    const known = await ws.engine.rows<{ fingerprint: string }>(
      "SELECT fingerprint FROM files WHERE id = 'f' || ? || '.csv'",
      [k],
    );
    if (known[0] !== undefined && (await isLoaded(ws, table.file, known[0].fingerprint))) continue;
    await loadRecords(ws, table, statementRows(k));
  }
  const plain = sourceTable('transfers', 'plain.csv');
  if ((await ws.engine.rows("SELECT 1 AS one FROM files WHERE id = 'plain.csv'")).length === 0) {
    await loadRecords(
      ws,
      plain,
      Array.from({ length: 20 }, (_, i) => ({
        time: `2025-01-01 00:00:${i + 10}`,
        payer: `p${i % 5}`,
        payee: `p${i % 7}`,
        amount: String(i),
      })),
    );
  }
  const derived = await deriveTransfers(ws, { onStage: (stage) => die(dieAt === `stage ${stage}`) });
  if (!derived.ok) throw new Error(derived.problem.code);
  await closeWorkspace(opened.value);
}

/** The engine of a workspace that ends the process before or after the n-th statement that begins with a text: `before 2 COMMIT`. */
function mortal(ws: Workspace, dieAt: string): Workspace {
  const [when = '', nth = '', ...words] = dieAt.split(' ');
  let seen = 0;
  const run: Workspace['engine']['run'] = async (sql, values) => {
    const isIt = when !== 'stage' && sql.startsWith(words.join(' ')) && ++seen === Number(nth);
    die(isIt && when === 'before');
    const changed = await ws.engine.run(sql, values);
    die(isIt && when === 'after');
    return changed;
  };
  return { ...ws, engine: { ...ws.engine, run } };
}

function die(now: boolean): void {
  if (now) process.kill(process.pid, 'SIGKILL');
}

function statementRows(file: number): Fields[] {
  return Array.from({ length: 30 }, (_, i) => ({
    ...GOOD,
    ownCard: `620000000000000000${(i + file) % 4}`,
    counterNumber: `620000000000000000${(i * 3) % 6}`,
    amount: i % 11 === 0 ? '0.00' : i % 13 === 0 ? 'x' : String((i % 5) + 1),
    direction: i % 2 === 0 ? '进' : '出',
    time: `2025-03-05 10:${String(i % 10).padStart(2, '0')}:00`,
    ownId: '',
    balance: i % 3 === 0 ? String(i) : '',
  }));
}

const [, , dir, dieAt] = process.argv;
if (dir !== undefined && process.env['DUANKA_RESUME_CHILD'] === '1') await importOrDie(dir, dieAt ?? '');
