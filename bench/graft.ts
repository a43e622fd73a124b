/**
 * Three thefts traced by hand on a public ledger, hidden in ordinary traffic: how much of the stolen money each policy of
 * definitions.md 5 finds, and what match-first finds when its settings are chosen on two cases and measured on the third.
 * Markdown tables for docs/benchmarks-trace.md.
 *
 *   DUANKA_DATA=DIR node --conditions=source bench/graft.ts [--seeds 1,2,3,4,5] [--traffic NAME,…] [--part policies,third]
 *
 * DIR holds victim-money-cases, amlsim-20k and agx-20k-hard as published. NAME: amlsim-20k/20K_fanin200 (the first set of
 * figures), agx-20k-hard, town (our own innocent town, at its own times). Exit code 2 without DUANKA_DATA.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TaintPolicy } from '#ledger';
import { NEAREST_LOT, PassedOnMarks, type NearestLotParameters } from '#trace';
import { printJson, printTable } from '../test/harness/print-table.ts';
import { hideCase, type HiddenCase } from './graft/hide-case.ts';
import { matchHidden } from './graft/match-hidden.ts';
import { moneyOfHidden } from './graft/money-of-hidden.ts';
import { ordinaryTraffic } from './graft/ordinary-traffic.ts';
import { meanScore, scoreTrace, type TraceScore } from './graft/score-trace.ts';
import { traceHidden } from './graft/trace-hidden.ts';

const CASES = ['LIFI', '54m', 'Atomic'];
const POLICIES = ['fifo', 'lifo', 'haircut', 'clean-first', 'taint-first', 'poison'] as const satisfies TaintPolicy[];
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2,3,4,5' },
    traffic: { type: 'string', default: 'amlsim-20k/20K_fanin200,agx-20k-hard,town' },
    part: { type: 'string', default: 'policies,third' },
  },
});

/** What the leave-one-case-out choice chooses from. */
const CHOICES: readonly NearestLotParameters[] = [1800, 3600, 7200].flatMap((hourSeconds) =>
  [5, 10, 20, 40].map((unlike) => ({ ...NEAREST_LOT, hourSeconds, unlike })),
);

interface Hidden {
  readonly name: string;
  readonly seed: number;
  readonly hidden: HiddenCase;
  readonly match: (parameters: NearestLotParameters) => TraceScore;
}

const data = process.env['DUANKA_DATA'];
if (data === undefined || !existsSync(join(data, 'victim-money-cases'))) {
  console.log('DUANKA_DATA is not set or lacks victim-money-cases: it must name the folder with the public sets');
  process.exit(2);
}
const seeds = values.seeds.split(',').map(Number);
for (const name of values.traffic.split(',')) measure(data, name);

function measure(folder: string, name: string): void {
  const traffic = ordinaryTraffic(folder, name);
  if (traffic === undefined) {
    console.log(`${name}: not below DUANKA_DATA, left out`);
    return;
  }
  const cases = CASES.map((kase) =>
    seeds.map((seed) => hiddenOf(kase, seed, hideCase(join(folder, 'victim-money-cases', kase), kase, traffic, seed))),
  );
  const lifo = cases.map((sets) =>
    meanScore(sets.map(({ hidden }) => scoreTrace(hidden, traceHidden(hidden, 'lifo')))),
  );
  if (values.part.includes('policies')) printPolicies(name, cases);
  if (values.part.includes('third')) printThird(name, cases, lifo);
}

function hiddenOf(name: string, seed: number, hidden: HiddenCase): Hidden {
  const money = moneyOfHidden(hidden);
  const marks = new PassedOnMarks(money);
  const marksAround = (account: number): Uint8Array => marks.around(account);
  return {
    name,
    seed,
    hidden,
    match: (parameters) => scoreTrace(hidden, matchHidden({ hidden, money, marksAround, parameters })),
  };
}

function printPolicies(traffic: string, cases: readonly (readonly Hidden[])[]): void {
  const rows = cases.flatMap((sets) =>
    [
      ...POLICIES.map((policy) => ({
        policy: policy as TaintPolicy,
        scores: sets.map(({ hidden }) => scoreTrace(hidden, traceHidden(hidden, policy))),
      })),
      { policy: 'match-first' as const, scores: sets.map(({ match }) => match(NEAREST_LOT)) },
    ].map(({ policy, scores }) => ({ case: sets[0]?.name ?? '', policy, scores })),
  );
  printTable(
    `Hidden in ${traffic}, seeds ${values.seeds}: mean; value recall / precision, edge recall / precision`,
    rows.map(({ case: kase, policy, scores }) => ({
      case: kase,
      policy,
      ...shown(meanScore(scores)),
      ...spread(scores),
    })),
  );
  for (const { case: kase, policy, scores } of rows) {
    printJson({ bench: 'graft', traffic, case: kase, policy, seeds, scores });
  }
}

/** Chosen by the mean edge F1 of two cases, measured on the third. */
function printThird(traffic: string, cases: readonly (readonly Hidden[])[], lifo: readonly TraceScore[]): void {
  const found = CHOICES.map((choice) => ({
    choice,
    f1: cases.map((sets) => meanScore(sets.map(({ match }) => match(choice))).edgeF1),
  }));
  const rows = cases.map((sets, left) => {
    const others = (f1: readonly number[]): number => f1.reduce((sum, value, at) => sum + (at === left ? 0 : value), 0);
    const best = found.reduce((a, b) => (others(b.f1) > others(a.f1) ? b : a));
    const [before, after] = [lifo[left]?.edgeF1 ?? 0, best.f1[left] ?? 0];
    const every = found.map(({ f1 }) => f1[left] ?? 0);
    return { case: sets[0]?.name ?? '', choice: best.choice, before, after, every };
  });
  printTable(
    `Settings chosen on the other two cases, hidden in ${traffic}: edge F1`,
    rows.map(({ case: kase, choice, before, after, every }) => ({
      case: kase,
      hour: `${choice.hourSeconds} s`,
      unlike: String(choice.unlike),
      LIFO: three(before),
      'match-first': three(after),
      gain: three(after - before),
      'all choices': `${three(Math.min(...every))}-${three(Math.max(...every))}`,
    })),
  );
  const gain = rows.reduce((sum, { before, after }) => sum + after - before, 0) / rows.length;
  console.log(`\nmean gain ${three(gain)}`);
  printJson({
    bench: 'graft',
    traffic,
    seeds,
    gain,
    third: rows.map(({ case: kase, before, after }) => ({ case: kase, before, after })),
  });
}

function shown(score: TraceScore): Record<string, string> {
  return {
    value: `${three(score.valueRecall)} / ${three(score.valuePrecision)}`,
    edges: `${three(score.edgeRecall)} / ${three(score.edgePrecision)}`,
    F1: three(score.edgeF1),
  };
}

function spread(scores: readonly TraceScore[]): Record<string, string> {
  const all = scores.map(({ edgeF1 }) => edgeF1);
  return { 'F1 over seeds': `${three(Math.min(...all))}-${three(Math.max(...all))}` };
}

function three(value: number): string {
  return value.toFixed(3);
}
