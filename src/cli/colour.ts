/** Colours only on a terminal, and never where `NO_COLOR` is set (no-color.org). */
export function useColour(): boolean {
  return process.stderr.isTTY && (process.env['NO_COLOR'] ?? '') === '';
}
