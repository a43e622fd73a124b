import { isUnder } from '#law';

import { checkRegion } from '../leads/check-region.ts';
import { personOf } from '../people/person.ts';
import { recordOf } from '../record-of.ts';
import type { Casework } from '../record.ts';
import type { Contested } from './appeal.ts';

/**
 * Where a ticket belongs: the region of the first contested record, or a smaller one inside it where another of them lies; whoever
 * files does not choose it. Without a readable one the person's; undefined: neither is known.
 */
export function ticketRegion(
  contested: readonly Contested[],
  { casework, personId }: { readonly casework: Casework; readonly personId: string },
): string | undefined {
  const regions = [
    ...contested.map(({ record }) => recordOf(casework, record)?.region),
    personOf(casework, personId)?.region,
  ].flatMap((region) => (region !== undefined && checkRegion(region).ok ? [region] : []));
  const [first, ...rest] = regions.slice(0, Math.max(1, contested.length));
  return first === undefined ? undefined : rest.reduce((found, next) => (isUnder(next, found) ? next : found), first);
}
