import { fail, ok, parseAmount, type Result } from '#model';

import { readCsv } from './read-csv.ts';

/** [RETC-2] `victim,amount` of compensation already received. Problems: `not-found`, `compensation-invalid`. */
export function readCompensation(path: string): Result<ReadonlyMap<string, string>> {
  const table = readCsv(path);
  if (!table.ok) return table;
  const amounts = new Map<string, string>();
  for (const [i, cells] of table.value.entries()) {
    const [victim = '', amount = ''] = cells.map((cell) => cell.trim());
    if (i === 0 && (victim === 'victim' || victim === '受害人编号')) continue;
    if (victim === '' || amount === '') return fail('compensation-invalid', { file: path, line: i + 1 });
    if (amounts.has(victim)) return fail('compensation-invalid', { file: path, line: i + 1 });
    amounts.set(victim, amount);
  }
  return ok(amounts);
}

/** The same in minor units by dense victim; a name that no report has is a problem, not nothing. */
export function compensationOf(
  amounts: ReadonlyMap<string, string>,
  victims: readonly string[],
  currency: string,
): Result<readonly number[]> {
  const found = victims.map(() => 0);
  for (const [victim, text] of amounts) {
    const place = victims.indexOf(victim);
    if (place < 0) return fail('compensation-unknown-victim', { victim });
    const parsed = parseAmount(text, currency);
    if (!parsed.ok || parsed.value.rounded || parsed.value.minor < 0)
      return fail('compensation-unreadable', { victim, amount: text });
    found[place] = parsed.value.minor;
  }
  return ok(found);
}
