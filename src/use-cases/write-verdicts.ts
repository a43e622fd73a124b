import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { FindingHit } from '#contract';
import type { Verdicts } from '#evaluate';

import { writeFile } from './write-file.ts';

/** `hits.csv` and `rings.csv` in `dir`: the matching behind the figures, for people who look at misses. */
export function writeVerdicts(dir: string, hits: readonly FindingHit[], verdicts: Verdicts): void {
  mkdirSync(dir, { recursive: true });
  const hitLines = verdicts.findings.map(({ verdict, ring, ringTypology, jaccard, within }, i) => {
    const hit = hits[i];
    return [
      hit?.id,
      hit?.typology,
      hit?.strength,
      hit?.surprise ?? '',
      hit?.transfer_count ?? '',
      hit?.account_count ?? '',
      verdict,
      ring,
      ringTypology,
      share(jaccard),
      share(within),
    ];
  });
  const ringLines = verdicts.rings.map(({ ring, typology, members, matched, finding, jaccard }) => [
    ring,
    typology,
    members,
    matched ? 1 : 0,
    hits[finding]?.id ?? '',
    hits[finding]?.typology ?? '',
    share(jaccard),
  ]);
  writeFile(
    join(dir, 'hits.csv'),
    csv('hit,typology,strength,surprise,transfers,accounts,verdict,ring,ring_typology,jaccard,within', hitLines),
  );
  writeFile(join(dir, 'rings.csv'), csv('ring,typology,transfers,matched,hit,hit_typology,jaccard', ringLines));
}

function share(value: number): string {
  return value.toFixed(3);
}

function csv(header: string, lines: readonly (readonly (string | number | undefined)[])[]): string {
  return `${header}\n${lines.map((line) => `${line.map((cell) => quoted(String(cell ?? ''))).join(',')}\n`).join('')}`;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
