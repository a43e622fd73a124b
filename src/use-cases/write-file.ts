import { chmodSync, renameSync, writeFileSync } from 'node:fs';

/** Output is personal data: 0600, and never half-written under its own name. */
export function writeFile(path: string, content: string | Uint8Array): void {
  const partial = `${path}.partial`;
  writeFileSync(partial, content, { mode: 0o600 });
  chmodSync(partial, 0o600);
  renameSync(partial, path);
}

/** The same for a writer that takes a path. */
export async function writeThrough(path: string, write: (partial: string) => Promise<void>): Promise<void> {
  const dot = path.lastIndexOf('.');
  const partial = `${path.slice(0, dot)}.partial${path.slice(dot)}`;
  await write(partial);
  chmodSync(partial, 0o600);
  renameSync(partial, path);
}
