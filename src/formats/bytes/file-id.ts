/** `file` ids of the contract: `/` between folders, `;`, `#`, `%` and control characters percent-encoded. */
export function encodeName(name: string): string {
  return name.replace(/[%;#\p{Cc}]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

export function sheetId(fileId: string, sheet: string): string {
  return `${fileId}[${encodeName(sheet)}]`;
}

/** Order of UTF-8 bytes, which differs from the order of UTF-16 units above U+FFFF. */
export function compareIds(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

/** Files that are never statements: hidden ones, lock files of office programs, leavings of operating systems. */
export function isIgnoredName(name: string): boolean {
  return (
    name.startsWith('.') || name.startsWith('~$') || name === '__MACOSX' || /^(thumbs\.db|desktop\.ini)$/i.test(name)
  );
}
