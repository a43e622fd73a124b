import { DAY, HOUR, type TransferDraft } from '../case.fixture.ts';

/** Ordinary payments among the accounts 40 to 99, 500 pairs over 53 days, so that chance is known. */
export const CROWD: readonly TransferDraft[] = Array.from({ length: 500 }, (_, i) => ({
  from: 40 + (i % 60),
  to: 40 + (((i % 60) + 1 + Math.floor(i / 60) * 7) % 60),
  t: DAY + Math.round(i * 2.5 * HOUR),
}));
