/** One table on the terminal and one line of JSON for machines. */
export function printTable(title: string, rows: readonly Readonly<Record<string, string | number>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [
    `| ${columns.join(' | ')} |`,
    `|${columns.map((column) => (typeof rows[0]?.[column] === 'number' ? '---:' : '---')).join('|')}|`,
    ...rows.map((row) => `| ${columns.map((column) => shown(row[column])).join(' | ')} |`),
  ];
  process.stdout.write(`\n### ${title}\n\n${lines.join('\n')}\n`);
}

export function printJson(result: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
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
