import type { MoneyColumns, TaintPolicy } from '#ledger';

import { movementEnd } from '../movement-end.ts';
import { MOVEMENT_END } from '../trace-flows.ts';
import { LINE_ORIGIN, type MoneyLines } from './money-lines.ts';
import { Pieces } from './pieces.ts';
import type { LinesTrace } from './trace-by-lines.ts';
import { TraceRows } from './trace-rows.ts';

/** What is asked about: a movement, or what is on an account at `until` (or what its next debit of `amount` would take). */
export type BackTarget = { readonly movement: number } | { readonly account: number; readonly amount?: number };

/** Where money comes from that is no source's. */
export const BACK_ORIGIN = {
  /** On an account before its first entry. */
  opening: 0,
  /** A debit that no lot covered. */
  unknown: 1,
  /** The payer has no statement, or nobody is named. */
  'no-statement': 2,
  /** It passed an account that is not followed at that time: a known way out, or outside the coverage. */
  'not-followed': 3,
  /** More hops than `layers`. */
  'layers-cut': 4,
} as const;

export type BackOrigin = keyof typeof BACK_ORIGIN;

export interface TraceBack {
  readonly policy: TaintPolicy;
  /** Minor units asked about = Σ sources + Σ others. */
  readonly amount: number;
  /** One row per (source's movement, hop at which its money is where it was asked about), rising by these. */
  readonly sources: {
    readonly count: number;
    readonly movement: Int32Array;
    readonly victim: Int32Array;
    readonly hop: Uint16Array;
    readonly amount: Float64Array;
  };
  /** One row per (account where the money is first seen, -1 = nobody; origin; hops back), rising by these. */
  readonly others: {
    readonly count: number;
    readonly account: Int32Array;
    /** BACK_ORIGIN. */
    readonly origin: Int32Array;
    readonly hop: Uint16Array;
    readonly amount: Float64Array;
  };
}

interface BackWalk {
  readonly lines: MoneyLines;
  readonly money: MoneyColumns;
  readonly trace: LinesTrace;
  readonly victims: ReadonlyMap<number, number>;
  /** Hops at which a source can still be found. */
  readonly mostHops: number;
  readonly sources: TraceRows;
  readonly others: TraceRows;
  /** What pays for the part under way: credits and origins. */
  readonly step: Pieces;
  /** Parts of credits, one hop further back. */
  found: Pieces;
}

/**
 * Which sources' money a movement or a balance consists of: `traceByLines` backwards, with the same result as long as
 * `bounds.leastMinor` is 0 (small pieces are not cut here). A reported movement is its victim's money and nobody else's. What
 * goes round in a circle inside one time stamp is nobody's; it ends at `layers-cut`.
 */
export function traceBack(lines: MoneyLines, trace: LinesTrace, target: BackTarget): TraceBack {
  const isMovement = 'movement' in target;
  const walk = startWalk(lines, trace, trace.bounds.layers + (isMovement ? 1 : 0));
  let amount = 0;
  let hop = 0;
  if (isMovement) {
    hop = 1;
    amount = isLater(walk, target.movement) ? 0 : walk.money.movements.amount[target.movement]!;
    if (amount > 0) goBack(walk, { movement: target.movement, from: 0, to: amount, hop });
  } else {
    lines.heldParts({ account: target.account, until: trace.bounds.until, amount: target.amount }, walk.step);
    for (let at = 0; at < walk.step.count; at++) amount += walk.step.to[at]! - walk.step.from[at]!;
    sortOut(walk, target.account, hop);
  }
  while (walk.found.count > 0) {
    const parts = walk.found;
    walk.found = new Pieces();
    hop++;
    for (let at = 0; at < parts.count; at++) {
      const movement = walk.money.ledger.movement[parts.entry[at]!]!;
      goThrough(walk, { movement, from: parts.from[at]!, to: parts.to[at]!, hop });
    }
  }
  return { policy: lines.policy, amount, ...finish(walk) };
}

function startWalk(lines: MoneyLines, trace: LinesTrace, mostHops: number): BackWalk {
  return {
    lines,
    money: lines.money,
    trace,
    victims: new Map(trace.sources.toReversed().map(({ movement, victim }) => [movement, victim])),
    mostHops,
    sources: new TraceRows(),
    others: new TraceRows(),
    step: new Pieces(),
    found: new Pieces(),
  };
}

function isLater({ money, trace }: BackWalk, movement: number): boolean {
  const [debit, credit] = [money.movements.debit[movement]!, money.movements.credit[movement]!];
  const first = debit >= 0 ? debit : credit;
  return first >= 0 && money.ledger.t[first]! > trace.bounds.until;
}

interface MovementPart {
  readonly movement: number;
  readonly from: number;
  readonly to: number;
  /** Movements from here to what was asked about, both counted. */
  readonly hop: number;
}

/** A part of a credit that paid on from its account: only if money is followed there. */
function goThrough(walk: BackWalk, part: MovementPart): void {
  const { money, trace } = walk;
  const goesOn = movementEnd(money, part.movement, trace.exits) === MOVEMENT_END['goes-on'];
  if (goesOn && money.ledger.t[money.movements.credit[part.movement]!]! <= trace.bounds.until) goBack(walk, part);
  else
    addOther(walk, {
      origin: 'not-followed',
      account: money.movements.payee[part.movement]!,
      amount: part.to - part.from,
      hop: part.hop,
    });
}

function goBack(walk: BackWalk, part: MovementPart): void {
  const { lines, money, victims } = walk;
  const { movement, from, to, hop } = part;
  const victim = victims.get(movement);
  if (victim !== undefined) {
    walk.sources.add({ key: movement, victim, hop, last: 0, amount: to - from });
    return;
  }
  const debit = money.movements.debit[movement]!;
  const payer = money.movements.payer[movement]!;
  const unseen = debit < 0 ? 'no-statement' : hop >= walk.mostHops ? 'layers-cut' : undefined;
  if (unseen !== undefined) addOther(walk, { origin: unseen, account: payer, amount: to - from, hop });
  else {
    lines.comeFrom({ account: payer, entry: debit, from, to, tag: 0 }, walk.step);
    sortOut(walk, payer, hop);
  }
}

/** Credits go on to the next hop, the rest is named. */
function sortOut(walk: BackWalk, account: number, hop: number): void {
  const { step, found } = walk;
  for (let at = 0; at < step.count; at++) {
    const [entry, from, to] = [step.entry[at]!, step.from[at]!, step.to[at]!];
    if (entry >= 0) found.join(entry, from, to, 0);
    else
      addOther(walk, {
        origin: entry === LINE_ORIGIN.opening ? 'opening' : 'unknown',
        account,
        amount: to - from,
        hop,
      });
  }
  step.clear();
}

interface OtherMoney {
  readonly origin: BackOrigin;
  readonly account: number;
  readonly amount: number;
  readonly hop: number;
}

function addOther(walk: BackWalk, { origin, account, amount, hop }: OtherMoney): void {
  walk.others.add({ key: account + 1, victim: BACK_ORIGIN[origin], hop, last: 0, amount });
}

function finish(walk: BackWalk): Pick<TraceBack, 'sources' | 'others'> {
  const sources = walk.sources.finish();
  const others = walk.others.finish();
  return {
    sources: {
      count: sources.count,
      movement: sources.key,
      victim: sources.victim,
      hop: sources.hop,
      amount: sources.amount,
    },
    others: {
      count: others.count,
      account: others.key.map((key) => key - 1),
      origin: others.victim,
      hop: others.hop,
      amount: others.amount,
    },
  };
}
