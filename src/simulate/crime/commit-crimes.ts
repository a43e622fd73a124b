import type { Economy } from '../economy.ts';
import type { TownBuilder } from '../town-builder.ts';

export interface VictimLoss {
  readonly victim: number;
  readonly account: number;
  readonly paidMs: number;
  readonly amountMinor: number;
  readonly reportedMs: number;
}

export function commitCrimes(_town: TownBuilder, _economy: Economy, _dial: number): VictimLoss[] {
  return [];
}
