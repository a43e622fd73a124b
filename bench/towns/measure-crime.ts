import type { Evaluation } from '#contract';

import { printJson, printTable, round } from '../../test/harness/print-table.ts';
import { guardRuns } from './guard-runs.ts';
import { addMoves, bandsOf, movesBetween, NO_MOVES, type Moves } from './moves.ts';
import { crimeTown, detect, evaluate, investigate, truthLines, type Town } from './run-town.ts';
import { crimePeople, DAYS, dials, seeds } from './town-settings.ts';

export async function measureCrime(): Promise<void> {
  const rows: Record<string, string | number>[] = [];
  for (const dial of dials) {
    const evaluations: Evaluation[] = [];
    for (const seed of seeds) {
      const { town, name } = await crimeTown(dial, seed);
      const { out, run } = await investigate(town, `${name}-on`);
      const evaluation = await evaluate(town, out);
      printJson({ bench: 'towns', dial, seed, seconds: round(run.seconds), evaluation });
      evaluations.push(evaluation);
    }
    rows.push({ dial, towns: evaluations.length, ...pooled(evaluations) });
  }
  printTable(
    `Crime towns, seeds ${seeds.join(' ')}, ${crimePeople} people, ${DAYS} days, police request: pooled over towns`,
    rows,
  );
}

/** Crime towns at the middle of the dial: what each guard alone costs in criminal accounts and saves in others. */
export async function measureCrimeGuards(): Promise<void> {
  const runs = guardRuns();
  const measured = new Map<string, Evaluation[]>(['none', ...runs.keys()].map((guard) => [guard, []]));
  const moves = new Map<string, Moves>();
  for (const seed of seeds) {
    const { town, name } = await crimeTown(0.5, seed);
    const on = await investigate(town, `${name}-on`);
    const labels = labelsOf(town);
    const expected = bandsOf(on.out);
    for (const [guard, evaluations] of measured) {
      const { out } = guard === 'none' ? on : await detect(on, `${name}-off`, runs.get(guard) ?? []);
      const evaluation = await evaluate(town, out);
      const moved = movesBetween(expected, bandsOf(out), labels);
      printJson({ bench: 'towns', dial: 0.5, seed, guard_off: guard, moved, evaluation });
      evaluations.push(evaluation);
      moves.set(guard, addMoves(moves.get(guard) ?? NO_MOVES, moved));
    }
  }
  const rows = [...measured].map(([guard, evaluations]) => {
    const ap = evaluations.reduce((sum, { accounts }) => sum + (accounts?.ap ?? 0), 0) / evaluations.length;
    return { 'guard off': guard, ...moves.get(guard), 'mean AP': round(ap, 4), ...pooled(evaluations) };
  });
  printTable(
    `Crime towns, dial .5, seeds ${seeds.join(' ')}, ${crimePeople} people: each guard alone off; accounts by move across the flag`,
    rows,
  );
}

/** Counts added up over towns, then shares: of accounts (band medium or high), of members of rings, of roles, of tiers. */
function pooled(evaluations: readonly Evaluation[]): Record<string, string | number> {
  const total = (of: (evaluation: Evaluation) => number): number => evaluations.reduce((sum, one) => sum + of(one), 0);
  const share = (part: number, whole: number): string =>
    whole === 0 ? '–' : `${(part / whole).toFixed(2)} (${Math.round(part)}/${Math.round(whole)})`;
  const right = total(({ accounts }) => (accounts?.recall ?? 0) * (accounts?.positives ?? 0));
  const flagged = total(({ accounts }) =>
    accounts?.precision ? ((accounts.recall ?? 0) * accounts.positives) / accounts.precision : 0,
  );
  const positives = total(({ accounts }) => accounts?.positives ?? 0);
  const core = total(({ accounts_core: one }) => (one?.recall ?? 0) * (one?.positives ?? 0));
  const corePositives = total(({ accounts_core: one }) => one?.positives ?? 0);
  const found = total(({ roles }) => roles?.found ?? 0);
  const truth = total(({ roles }) => roles?.truth ?? 0);
  const members = total(({ roles }) => roles?.members ?? 0);
  const rightRoles = total(({ roles }) => roles?.right ?? 0);
  const named = total(({ roles }) => roles?.named ?? 0);
  const exact = total(({ roles }) => roles?.tiers.exact ?? 0);
  const given = total(({ roles }) => roles?.tiers.given ?? 0);
  const high = total(({ false_alarms }) => false_alarms?.high_per_10k_30d ?? 0);
  return {
    'account recall': share(right, positives),
    'account precision': share(right, flagged),
    'core recall': share(core, corePositives),
    'member recall': share(found, truth),
    'member precision': share(found, members),
    'role recall': share(rightRoles, truth),
    'role precision': share(rightRoles, named),
    'tiers exact': share(exact, given),
    'high false alarms': round(high / evaluations.length, 1),
  };
}

function labelsOf(town: Town): Set<string> {
  const lines = truthLines(town, 'truth_accounts.csv');
  return new Set(lines.filter(([, label]) => label === '1').map(([account = '']) => account));
}
