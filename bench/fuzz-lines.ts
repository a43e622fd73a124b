/**
 * 10,000 random ledgers: tracing along lines (fifo, lifo, match-first) against the lot-by-lot replay, conservation, and the way
 * back against the way there.
 *
 *   node --conditions=source bench/fuzz-lines.ts [--ledgers 10000] [--seed 1]
 *
 * Exit code 1 with the smallest ledger that differs; the seed repeats the run.
 */
import { isDeepStrictEqual, parseArgs } from 'node:util';
import * as fc from 'fast-check';
import {
  inCausalOrder,
  LINE_POLICIES,
  MOVEMENT_END,
  openLines,
  traceBack,
  traceByLines,
  traceByReplay,
  type LinePolicy,
  type TraceFlows,
} from '#trace';

import { randomCase, type RandomCase } from '../src/trace/money.generator.ts';
import { printJson, printTable, round } from '../test/harness/print-table.ts';

const { values } = parseArgs({
  options: { ledgers: { type: 'string', default: '10000' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
const ledgers = Number(values.ledgers);
const seen = { ledgers: 0, flows: 0, held: 0, longest: 0, uncovered: 0, ends: new Set<number>() };
const cases = fc.oneof(
  randomCase(),
  randomCase({ accounts: 4, movements: 120, sources: 6 }),
  randomCase({ accounts: 2, movements: 300, sources: 8, bounded: false }),
);
const started = performance.now();
const outcome = fc.check(
  fc.property(cases, (drawn) => {
    seen.ledgers++;
    for (const policy of LINE_POLICIES) {
      const problem = compare(drawn, policy);
      if (problem !== undefined) throw new Error(`${policy}: ${problem}`);
    }
  }),
  { seed, numRuns: ledgers },
);
printTable(`Lines against replay, seed ${seed}`, [
  {
    ledgers: seen.ledgers,
    policies: LINE_POLICIES.length,
    'flow rows': seen.flows,
    'held rows': seen.held,
    'longest hop': seen.longest,
    'uncovered debits': seen.uncovered,
    'kinds of end': seen.ends.size,
    result: outcome.failed ? 'DIFFERS' : 'equal',
    seconds: round((performance.now() - started) / 1000),
  },
]);
if (outcome.failed) console.log(fc.defaultReportMessage(outcome));
printJson({ bench: 'fuzz-lines', seed, ledgers: seen.ledgers, failed: outcome.failed });
process.exitCode = outcome.failed ? 1 : 0;

function compare({ money, ...trace }: RandomCase, policy: LinePolicy): string | undefined {
  const causal = inCausalOrder(money);
  const lines = openLines(causal.money, policy);
  const flows = traceByLines(lines, trace);
  note(flows);
  const replayed = traceByReplay(causal.money, { policy, ...trace });
  if (!isDeepStrictEqual(flows, replayed)) return 'differs from the replay';
  if (reported(flows) !== settled(flows)) return `reported ${reported(flows)}, settled ${settled(flows)}`;
  const whole = { ...trace, bounds: { ...trace.bounds, leastMinor: 0 } };
  const there = traceByLines(lines, whole);
  for (let movement = 0; movement < causal.money.movements.count; movement++) {
    const back = traceBack(lines, whole, { movement });
    if (sum(back.sources.amount) !== brought(there, movement)) return `the way back from movement ${movement} differs`;
    if (sum(back.sources.amount) + sum(back.others.amount) !== back.amount) return `parts of movement ${movement}`;
  }
  for (let account = 0; account < causal.money.accountCount; account++) {
    const back = traceBack(lines, whole, { account });
    const held = there.held.amount.filter((_, row) => there.held.account[row] === account);
    if (sum(back.sources.amount) !== sum(held)) return `the way back from account ${account} differs`;
  }
  return undefined;
}

function note({ flows, held, counts }: TraceFlows): void {
  seen.flows += flows.count;
  seen.held += held.count;
  seen.uncovered += counts.uncoveredDebits;
  for (const hop of flows.hop) seen.longest = Math.max(seen.longest, hop);
  for (const end of flows.end) seen.ends.add(end);
}

function brought({ flows }: TraceFlows, movement: number): number {
  return sum(
    flows.amount.filter(
      (_, row) => flows.movement[row] === movement && flows.end[row] !== MOVEMENT_END['reported-again'],
    ),
  );
}

function reported({ flows }: TraceFlows): number {
  return sum(flows.amount.filter((_, row) => flows.hop[row] === 1));
}

function settled({ flows, held }: TraceFlows): number {
  return sum(flows.amount.filter((_, row) => flows.end[row] !== MOVEMENT_END['goes-on'])) + sum(held.amount);
}

function sum(amounts: Float64Array): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
