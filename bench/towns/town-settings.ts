import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const DAYS = 90;
export const INNOCENT_SEED = 100;
export const MOST_SUBJECTS = '1000000';

/** From the environment; the bench's header says what each is. */
export const wanted = (process.env['TOWN_PARTS'] ?? 'innocent,guards,crime,crime-guards').split(',');
export const people = Number(process.env['TOWN_PEOPLE'] ?? 20_000);
export const crimePeople = Number(process.env['TOWN_CRIME_PEOPLE'] ?? 2000);
export const seeds = rangeOf(process.env['TOWN_SEEDS'] ?? '101-110');
export const dials = (process.env['TOWN_DIALS'] ?? '0,0.25,0.5,0.75,1').split(',').map(Number);
export const kept = process.env['TOWN_KEEP'];
export const folder = kept ?? mkdtempSync(join(tmpdir(), 'duanka-towns-'));
mkdirSync(folder, { recursive: true });

function rangeOf(text: string): number[] {
  const [from = 0, to = from] = text.split('-').map(Number);
  return text.includes(',') ? text.split(',').map(Number) : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
