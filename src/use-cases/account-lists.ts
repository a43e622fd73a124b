import { fail, ok, type Result } from '#model';

/** Group name -> account numbers, as the user wrote them. */
export type AccountGroups = ReadonlyMap<string, readonly string[]>;

/** `--focus FILE`: one account a line, or a CSV with a column `account` (账号, 账户, 卡号). Problem: `list-empty`. */
export function readAccountList(text: string, path: string): Result<readonly string[]> {
  const lines = cells(text);
  const header = lines[0]?.map((cell) => cell.toLowerCase()) ?? [];
  const column = header.findIndex((cell) => ACCOUNT_HEADERS.has(cell));
  const accounts = (column < 0 ? lines : lines.slice(1))
    .map((line) => line[Math.max(0, column)] ?? '')
    .filter((cell) => cell !== '');
  return accounts.length === 0 ? fail('list-empty', { file: path }) : ok([...new Set(accounts)]);
}

/** `--groups FILE`: CSV `group,account` (组, 账号), header optional. Problems: `list-empty`, `groups-invalid` with the line. */
export function readGroups(text: string, path: string): Result<AccountGroups> {
  const lines = cells(text);
  const first = lines[0]?.map((cell) => cell.toLowerCase()) ?? [];
  const hasHeader = first.some((cell) => GROUP_HEADERS.has(cell));
  const groupColumn = hasHeader ? first.findIndex((cell) => GROUP_HEADERS.has(cell)) : 0;
  const accountColumn = hasHeader ? first.findIndex((cell) => ACCOUNT_HEADERS.has(cell)) : 1;
  if (accountColumn < 0) return fail('groups-invalid', { file: path, line: 1 });
  const groups = new Map<string, string[]>();
  for (const [index, line] of lines.entries()) {
    if (hasHeader && index === 0) continue;
    const group = line[groupColumn] ?? '';
    const account = line[accountColumn] ?? '';
    if (group === '' || account === '') return fail('groups-invalid', { file: path, line: index + 1 });
    groups.set(group, [...(groups.get(group) ?? []), account]);
  }
  return groups.size === 0 ? fail('list-empty', { file: path }) : ok(groups);
}

const ACCOUNT_HEADERS = new Set(['account', '账号', '账户', '卡号', '帐号']);
const GROUP_HEADERS = new Set(['group', '组', '分组', '组名']);

function cells(text: string): string[][] {
  return text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line.split(/[,\t]/).map((cell) =>
        cell
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .trim(),
      ),
    );
}
