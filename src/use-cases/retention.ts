const DAY_MS = 86_400_000;

/** `--retain-days N` as the ISO date that the workspace stores. */
export function retainUntil(days: number | undefined): { readonly retainUntil?: string } {
  if (days === undefined) return {};
  return { retainUntil: new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10) };
}
