import type { Problem } from '#model';

/** Raised deep inside a byte stream; the exported functions turn it into a problem value. */
export class UnreadableSource extends Error {
  override readonly name = 'UnreadableSource';
  readonly problem: Problem;

  constructor(code: string, values: Problem['values'] = {}, cause?: unknown) {
    super(code, { cause });
    this.problem = { code, values };
  }
}

/** The problem behind an error that is the source's fault; undefined for a defect of ours. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof UnreadableSource) return error.problem;
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'not-found', values: {} };
  if (code === 'EACCES' || code === 'EPERM') return { code: 'no-permission', values: {} };
  if (code === 'EIO' || code === 'EISDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG')
    return { code: 'unreadable', values: { reason: code } };
  return undefined;
}
