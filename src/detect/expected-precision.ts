import type { Typology } from '#model';
import { strengthOf } from './strength.ts';

/**
 * A ring hit's strength: the precision expected of hits of its typology that are as surprising (SURPRISE), from the table
 * of the preset (0 `statement`, 1 `structure`).
 */
export function expectedPrecision(_table: number, _typology: Typology, surprise: number): number {
  return strengthOf(surprise, 0, 25);
}
