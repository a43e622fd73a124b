/**
 * False alarms on the innocent town and the curve over the dial on crime towns (docs/simulator.md, definitions.md 10), as
 * Markdown tables for docs/benchmarks.md. Our own simulator: say so beside every figure.
 *
 *   npm run bench -- towns
 *
 * Environment, for a quick look: TOWN_PARTS (innocent,guards,crime,crime-guards), TOWN_PEOPLE (20000; of the innocent
 * town), TOWN_CRIME_PEOPLE (2000), TOWN_SEEDS (101-110), TOWN_DIALS (0,0.25,0.5,0.75,1; each guard's effect at 0.5),
 * TOWN_KEEP (a folder that is kept).
 */
import { rmSync } from 'node:fs';

import { measureCrime, measureCrimeGuards } from './towns/measure-crime.ts';
import { measureInnocent } from './towns/measure-innocent.ts';
import { folder, kept, wanted } from './towns/town-settings.ts';

try {
  if (wanted.includes('innocent')) await measureInnocent();
  if (wanted.includes('crime')) await measureCrime();
  if (wanted.includes('crime-guards')) await measureCrimeGuards();
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
