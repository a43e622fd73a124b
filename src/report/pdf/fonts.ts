import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The two weights of Noto Sans SC (SIL Open Font License 1.1) that documents are set in. */
export const FONT_FAMILY = 'Noto Sans SC';
export const FONT_FILES = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'] as const;

/** In a built package they lie beside this file; in a checkout they come from the package that has all weights. */
export function readFonts(): readonly Buffer[] {
  return FONT_FILES.map((file) => {
    const built = join(import.meta.dirname, 'fonts', file);
    return readFileSync(existsSync(built) ? built : fromPackage(file));
  });
}

function fromPackage(file: string): string {
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${file}`);
}
