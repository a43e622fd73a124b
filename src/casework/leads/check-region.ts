import { fail, ok, type Result } from '#model';

/** A code of GB/T 2260, six digits. Problem: `region-unreadable`. */
export function checkRegion(region: string): Result<string> {
  return /^\d{6}$/.test(region) ? ok(region) : fail('region-unreadable', { value: region });
}
