import type { Economy } from '../economy.ts';
import type { TownBuilder } from '../town-builder.ts';
import { openAndSell } from './card-opening.ts';
import { Crew } from './crew.ts';
import { launder, planLaundering, type VictimLoss } from './laundering.ts';
import { minorsCard } from './minor-card.ts';
import { runPoints } from './run-points.ts';
import { rush } from './rush.ts';

/** The schemes of docs/simulator.md on top of an innocent town; gives what victims reported. */
export function commitCrimes(
  town: TownBuilder,
  economy: Economy,
  { dial, rush: hasRush = false }: { readonly dial: number; readonly rush?: boolean },
): VictimLoss[] {
  const losses: VictimLoss[] = [];
  const crew = (name: string, typology: string): Crew => new Crew({ town, economy, name, typology, dial });
  for (let n = 1; n <= town.countOf(3); n += 1) {
    const launderers = crew(`laundering-${n}`, 'layered');
    losses.push(...launder(launderers, planLaundering(launderers)));
  }
  for (let n = 1; n <= town.countOf(2); n += 1) runPoints(crew(`run-points-${n}`, 'run-points'));
  losses.push(...openAndSell(crew('card-opening-1', 'layered')));
  minorsCard(crew('minor-card-1', 'layered'));
  if (hasRush) losses.push(...rush(crew('rush-1', 'layered')));
  return losses;
}

export type { VictimLoss };
