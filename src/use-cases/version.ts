import { readFileSync } from 'node:fs';

/** From package.json, which stands two folders above both `src/use-cases` and `dist/use-cases`. */
export const PROGRAM_VERSION: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
