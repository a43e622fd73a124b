import { isPersonName, maskName, maskText } from '#model';

/** A victim as reports name it: an id, sometimes a name or a number. */
export function victimText(victim: string): string {
  return isPersonName(victim) ? maskName(victim) : maskText(victim);
}
