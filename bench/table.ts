/** One table on the terminal and one line of JSON for machines. */
export function printTable(title: string, rows: readonly Readonly<Record<string, string | number>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  console.log(`\n### ${title}\n`);
  console.log(`| ${columns.join(' | ')} |`);
  console.log(`|${columns.map((column) => (typeof rows[0]?.[column] === 'number' ? '---:' : '---')).join('|')}|`);
  for (const row of rows) console.log(`| ${columns.map((column) => shown(row[column])).join(' | ')} |`);
}

export function printJson(result: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(result));
}

function shown(value: string | number | undefined): string {
  return typeof value === 'number' && Number.isInteger(value) ? value.toLocaleString('en') : String(value ?? '');
}

export function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
