import { fail, ok, type Result } from '#model';

import { deriveAccounts, type AccountCounts } from './derive-accounts.ts';
import { dropCompanions, stageCompanions, tieCompanions } from './derive-companions.ts';
import { deriveCoverage } from './derive-coverage.ts';
import { deriveDuplicates } from './derive-duplicates.ts';
import { deriveLegs, type LegTotals } from './derive-legs.ts';
import { deriveQuality } from './derive-quality.ts';
import { deriveReversals } from './derive-reversals.ts';
import { buildTransfers } from './derive-transfers.ts';
import { inTransaction, readMeta, writeMeta, type Workspace } from './workspace.ts';

export const DERIVE_STAGES = [
  'accounts',
  'coverage',
  'duplicates',
  'legs',
  'transfers',
  'reversals',
  'quality',
  'commit',
] as const;
export type DeriveStage = (typeof DERIVE_STAGES)[number];

export interface DeriveCounts extends AccountCounts {
  readonly covered: number;
  readonly holders: number;
  readonly duplicates: number;
  readonly transfers: number;
  readonly legs: LegTotals & { readonly reversals: number };
  readonly breaks: number;
  /** LEG-6 counted a day outside the calendar's years as Monday to Friday. */
  readonly assumedCalendar: boolean;
}

export interface DeriveOptions {
  /** Called when a stage begins, with the share of the work that is done. */
  readonly onStage?: (stage: DeriveStage, share: number) => void;
  readonly signal?: AbortSignal;
}

class Stopped extends Error {}

/**
 * Makes accounts, coverage, duplicates, legs, transfers and quality from all loaded rows, in one transaction: whatever
 * ends the process, the next call starts from the loaded rows and gives the same tables. Problem: `stopped`.
 */
export async function deriveTransfers(
  workspace: Workspace,
  options: DeriveOptions = {},
): Promise<Result<DeriveCounts>> {
  const { engine } = workspace;
  const stored = await readMeta(engine, 'derived');
  if (stored === '1') return ok(JSON.parse((await readMeta(engine, 'derive_counts')) ?? '{}') as DeriveCounts);
  const interrupt = () => engine.interrupt();
  options.signal?.addEventListener('abort', interrupt, { once: true });
  try {
    return ok(await inTransaction(engine, () => deriveAll(workspace, options)));
  } catch (error) {
    if (error instanceof Stopped || options.signal?.aborted === true) return fail('stopped');
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
  }
}

async function deriveAll(workspace: Workspace, options: DeriveOptions): Promise<DeriveCounts> {
  const { engine } = workspace;
  const enter = (stage: DeriveStage) => {
    if (options.signal?.aborted === true) throw new Stopped();
    options.onStage?.(stage, DERIVE_STAGES.indexOf(stage) / DERIVE_STAGES.length);
  };
  enter('accounts');
  await stageCompanions(engine);
  const accounts = await deriveAccounts(workspace);
  await tieCompanions(engine);
  enter('coverage');
  const coverage = await deriveCoverage(engine);
  enter('duplicates');
  const duplicates = await deriveDuplicates(engine);
  enter('legs');
  const legs = await deriveLegs(engine);
  enter('transfers');
  const transfers = await buildTransfers(engine);
  enter('reversals');
  const reversals = await deriveReversals(engine);
  enter('quality');
  const quality = await deriveQuality(engine);
  await engine.run('DROP TABLE legs');
  await dropCompanions(engine);
  const counts: DeriveCounts = {
    ...accounts,
    ...coverage,
    ...quality,
    duplicates,
    transfers,
    legs: { ...legs, reversals: reversals.pairs },
    assumedCalendar: reversals.assumedCalendar,
  };
  await writeMeta(engine, 'derive_counts', JSON.stringify(counts));
  await writeMeta(engine, 'derived', '1');
  enter('commit');
  return counts;
}
