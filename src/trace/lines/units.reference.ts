import type { MoneyColumns } from '#ledger';

import { movementEnd } from '../movement-end.ts';
import { MOVEMENT_END, type TraceFlows } from '../trace-flows.ts';
import { matchedEntriesReference } from './matched-groups.reference.ts';
import { NEAREST_LOT, type NearestLotParameters } from './nearest-lot.ts';
import type { LinePolicy } from './open-lines.ts';
import { splitJoinsFromReference } from './split-joins.reference.ts';
import type { LinesTrace } from './trace-by-lines.ts';

interface Unit {
  readonly entry: number;
  readonly at: number;
}

interface Lot {
  readonly entry: number;
  readonly t: number;
  readonly marked: boolean;
  readonly units: Unit[];
}

const OPENING = -1;
const UNKNOWN = -2;

type UnitMap = ReadonlyMap<number, readonly (Unit | undefined)[]>;

/** By debit: the credited minor unit that pays each minor unit of it; undefined: opening money or nothing. */
function payments(
  money: MoneyColumns,
  policy: LinePolicy,
  matching: NearestLotParameters = NEAREST_LOT,
): { readonly paid: UnitMap; readonly unknown: ReadonlyMap<number, number> } {
  const paid = new Map<number, readonly (Unit | undefined)[]>();
  const unknown = new Map<number, number>();
  const { offsets, amount, t, movement } = money.ledger;
  const marks = policy === 'match-first' ? markedMovements(money) : new Set<number>();
  for (let account = 0; account < money.accountCount; account++) {
    const opening = Math.max(0, money.accounts.opening[account] ?? 0);
    const before = policy === 'match-first' && matching.impliedOpening ? impliedUnits(money, account, opening) : 0;
    const openings = [
      newLot({ entry: UNKNOWN, t: 0, marked: false }, before),
      newLot({ entry: OPENING, t: 0, marked: false }, opening),
    ];
    const lots: Lot[] = [];
    for (let entry = offsets[account] ?? 0; entry < (offsets[account + 1] ?? 0); entry++) {
      const value = amount[entry] ?? 0;
      const [time, marked] = [t[entry] ?? 0, marks.has(movement[entry] ?? -1)];
      if (value > 0) {
        lots.push(newLot({ entry, t: time, marked }, value));
        continue;
      }
      const units: (Unit | undefined)[] = [];
      while (units.length < -value) {
        const unit =
          policy === 'match-first'
            ? takeNearest(openings, lots, { t: time, marked, matching })
            : takeUnit([...openings, ...lots], policy);
        if ((unit?.entry ?? UNKNOWN) === UNKNOWN) unknown.set(entry, (unknown.get(entry) ?? 0) + 1);
        units.push(unit === undefined || unit.entry < 0 ? undefined : unit);
      }
      paid.set(entry, units);
    }
  }
  return { paid, unknown };
}

function newLot(lot: { readonly entry: number; readonly t: number; readonly marked: boolean }, size: number): Lot {
  return { ...lot, units: Array.from({ length: size }, (_, at) => ({ entry: lot.entry, at })) };
}

function takeUnit(lots: readonly Lot[], policy: LinePolicy): Unit | undefined {
  if (policy === 'fifo') return lots.find(({ units }) => units.length > 0)?.units.shift();
  return lots.findLast(({ units }) => units.length > 0)?.units.pop();
}

interface TakenBy {
  readonly t: number;
  readonly marked: boolean;
  readonly matching: NearestLotParameters;
}

/** The youngest credits and all opening money, least age first; the sort keeps the youngest of equals first. */
function takeNearest(
  openings: readonly Lot[],
  credits: readonly Lot[],
  { t, marked, matching }: TakenBy,
): Unit | undefined {
  const age = (lot: Lot): number => (matching.hourSeconds + t - lot.t) * (lot.marked === marked ? 1 : matching.unlike);
  const left = ({ units }: Lot): boolean => units.length > 0;
  const youngest = credits.filter(left).toReversed().slice(0, matching.mostLots);
  return [...youngest, ...openings.filter(left).toReversed()].toSorted((a, b) => age(a) - age(b))[0]?.units.pop();
}

function markedMovements(money: MoneyColumns): ReadonlySet<number> {
  const marked = new Set<number>();
  for (let account = 0; account < money.accountCount; account++) {
    for (const entry of matchedEntriesReference(money.ledger, account)) marked.add(money.ledger.movement[entry] ?? -1);
    splitJoinsFromReference(money, account, (movement) => marked.add(movement));
  }
  return marked;
}

/** The least opening with which no debit is uncovered, less the known one. */
function impliedUnits({ ledger }: MoneyColumns, account: number, opening: number): number {
  const entries = ledger.amount.subarray(ledger.offsets[account], ledger.offsets[account + 1]);
  const sums = entries.map((_, last) => entries.slice(0, last + 1).reduce((sum, value) => sum + value, opening));
  return Math.max(0, -Math.min(0, ...sums));
}

/** One minor unit of one victim on its way: it stands on a movement. */
interface Traveller {
  readonly victim: number;
  readonly movement: number;
  readonly at: number;
  /** Movements so far, this one last. */
  readonly way: readonly number[];
}

interface UnitWalk {
  readonly flows: TraceFlows;
  /** Minor units by victim, movements, and MOVEMENT_END of the last one (`goes-on`: held there). */
  readonly paths: ReadonlyMap<string, number>;
}

/** The same as `traceByLines` and `topPaths`, every minor unit by itself, hop by hop. */
export function walkUnits(money: MoneyColumns, policy: LinePolicy, trace: LinesTrace): UnitWalk {
  const { movements, ledger } = money;
  const { paid, unknown } = payments(money, policy);
  const next = forwardMap(paid);
  const reported = new Set(trace.sources.map(({ movement }) => movement));
  const flows = new Map<string, number>();
  const held = new Map<string, number>();
  const paths = new Map<string, number>();
  const visited = new Set<number>();
  let travellers = trace.sources
    .filter(({ movement }) => !isLater(money, movement, trace.bounds.until))
    .flatMap(({ victim, movement }) =>
      Array.from({ length: movements.amount[movement] ?? 0 }, (_, at): Traveller => ({
        victim,
        movement,
        at,
        way: [movement],
      })),
    );
  for (let hop = 1; travellers.length > 0; hop++) {
    const sums = new Map<string, number>();
    for (const { movement, victim } of travellers) add(sums, [movement, victim], 1);
    const onward: Traveller[] = [];
    for (const { movement, victim, at, way } of travellers) {
      const amount = sums.get(`${movement},${victim}`) ?? 0;
      const end = unitEnd(money, trace, { movement, hop, amount, again: hop > 1 && reported.has(movement) });
      add(flows, [movement, victim, hop, end], 1);
      if (end !== MOVEMENT_END['goes-on']) {
        add(paths, [victim, ...way, end], 1);
        continue;
      }
      const account = movements.payee[movement] ?? -1;
      visited.add(account);
      const step = next.get(`${movements.credit[movement]},${at}`);
      if (step === undefined || (ledger.t[step.entry] ?? 0) > trace.bounds.until) {
        add(held, [account, victim, hop, movement], 1);
        add(paths, [victim, ...way, end], 1);
        continue;
      }
      const onto = ledger.movement[step.entry] ?? -1;
      onward.push({ victim, movement: onto, at: step.at, way: [...way, onto] });
    }
    travellers = onward;
  }
  return {
    flows: toFlows({ policy, flows: toRows(flows), held: toRows(held), visited, unknown, trace, money }),
    paths,
  };
}

function forwardMap(paid: UnitMap): ReadonlyMap<string, Unit> {
  const next = new Map<string, Unit>();
  for (const [debit, units] of paid)
    units.forEach((unit, at) => {
      if (unit !== undefined) next.set(`${unit.entry},${unit.at}`, { entry: debit, at });
    });
  return next;
}

function isLater({ movements, ledger }: MoneyColumns, movement: number, until: number): boolean {
  const [debit, credit] = [movements.debit[movement] ?? -1, movements.credit[movement] ?? -1];
  return (ledger.t[debit >= 0 ? debit : credit] ?? 0) > until;
}

interface UnitEnd {
  readonly movement: number;
  readonly hop: number;
  readonly amount: number;
  readonly again: boolean;
}

function unitEnd(
  money: MoneyColumns,
  { bounds, exits }: LinesTrace,
  { movement, hop, amount, again }: UnitEnd,
): number {
  if (again) return MOVEMENT_END['reported-again'];
  if (hop > bounds.layers) return MOVEMENT_END['layers-cut'];
  const end = movementEnd(money, movement, exits);
  if (end !== MOVEMENT_END['goes-on']) return end;
  if (amount < bounds.leastMinor) return MOVEMENT_END['amount-cut'];
  const credited = money.ledger.t[money.movements.credit[movement] ?? -1] ?? 0;
  return credited > bounds.until ? MOVEMENT_END['under-way'] : end;
}

function add(sums: Map<string, number>, key: readonly number[], amount: number): void {
  sums.set(key.join(','), (sums.get(key.join(',')) ?? 0) + amount);
}

function toRows(sums: ReadonlyMap<string, number>): readonly (readonly number[])[] {
  return [...sums]
    .map(([key, amount]) => [...key.split(',').map(Number), amount])
    .toSorted((a, b) => a.reduce((order, value, at) => order || value - (b[at] ?? 0), 0));
}

interface Walked {
  readonly policy: LinePolicy;
  readonly flows: readonly (readonly number[])[];
  readonly held: readonly (readonly number[])[];
  readonly visited: ReadonlySet<number>;
  readonly unknown: ReadonlyMap<number, number>;
  readonly trace: LinesTrace;
  readonly money: MoneyColumns;
}

function toFlows({ policy, flows, held, visited, unknown, trace, money }: Walked): TraceFlows {
  const column = (rows: readonly (readonly number[])[], at: number): number[] => rows.map((row) => row[at] ?? 0);
  const uncovered = [...visited].flatMap((account) =>
    uncoveredDebits(money, unknown, { account, until: trace.bounds.until }),
  );
  return {
    policy,
    flows: {
      count: flows.length,
      movement: Int32Array.from(column(flows, 0)),
      victim: Int32Array.from(column(flows, 1)),
      hop: Uint16Array.from(column(flows, 2)),
      end: Uint8Array.from(column(flows, 3)),
      amount: Float64Array.from(column(flows, 4)),
    },
    held: {
      count: held.length,
      account: Int32Array.from(column(held, 0)),
      victim: Int32Array.from(column(held, 1)),
      hop: Uint16Array.from(column(held, 2)),
      credit: Int32Array.from(column(held, 3)),
      amount: Float64Array.from(column(held, 4)),
    },
    counts: {
      uncoveredDebits: uncovered.length,
      uncoveredMinor: uncovered.reduce((sum, amount) => sum + amount, 0),
      sourcesWithoutEntry: trace.sources.filter(({ movement }) => (money.movements.credit[movement] ?? -1) < 0).length,
      accountsVisited: visited.size,
    },
  };
}

function uncoveredDebits(
  { ledger }: MoneyColumns,
  unknown: ReadonlyMap<number, number>,
  { account, until }: { readonly account: number; readonly until: number },
): number[] {
  const entries = [...unknown].filter(
    ([entry]) => entry >= (ledger.offsets[account] ?? 0) && entry < (ledger.offsets[account + 1] ?? 0),
  );
  return entries.filter(([entry]) => (ledger.t[entry] ?? 0) <= until).map(([, amount]) => amount);
}
