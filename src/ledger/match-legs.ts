import { TIME_PRECISION } from '#model';
import { groupSides, words64, type SidedItems } from './group-rows.ts';
import { LEG_SETTINGS, type Coverage, type LegRows, type LegSettings } from './leg-rows.ts';
import { matchGroup } from './match-group.ts';

/** How a row became part of its transfer; the values of `transfers.match`. */
export const LEG_MATCH = { unique: 0, orderAssumed: 1, oneLeg: 2 } as const;

export interface LegMatch {
  /** By row: the other leg's row, -1 = none. */
  readonly partner: Int32Array;
  /** By row: LEG_MATCH. */
  readonly match: Uint8Array;
  /** By row: 1-3 for K1-K3, 0 = not joined. */
  readonly strength: Uint8Array;
  /** By row: 1 = one leg although the statement of the named other account covers the time (a gap, to be listed). */
  readonly gap: Uint8Array;
  /** By row: 1 = names alone would fit another row (K4); never joined. */
  readonly possible: Uint8Array;
  readonly counts: LegCounts;
}

/** Numbers of transfers, but `possible` and `oneLegged`: rows' pairs that were not joined, and single legs that are gaps. */
export interface LegCounts {
  readonly unique: number;
  readonly orderAssumed: number;
  /** All single legs. */
  readonly single: number;
  /** Single legs with both sides covered. */
  readonly oneLegged: number;
  readonly possible: number;
  /** Pairs whose credit is stamped before its debit (LEG-5). */
  readonly skewed: number;
  /** Debits + credits - pairs. */
  readonly transfers: number;
}

/**
 * [LEG-1..4] Joins the two legs of each transfer, class by class (K1 > K2 > K3), inside groups of equal accounts,
 * amount and currency. About 40 bytes of state per row beside the columns; linear but for groups of mixed windows.
 */
export function matchLegs(rows: LegRows, coverage: Coverage, settings: LegSettings = LEG_SETTINGS): LegMatch {
  const state = {
    rows,
    settings,
    partner: new Int32Array(rows.count).fill(-1),
    ambiguous: new Uint8Array(rows.count),
    amount: words64(rows.amount),
    serial: words64(rows.serial),
  };
  const strength = new Uint8Array(rows.count);
  const byNumber: Naming = { own: rows.own, counter: rows.counter, names: namesByNumber(rows), mayShareAccount: false };
  for (const pass of PASSES) {
    runPass(state, byNumber, pass);
    for (let row = 0; row < rows.count; row++)
      if (strength[row] === 0 && state.partner[row]! >= 0) strength[row] = pass.strength;
  }
  const possible = findPossible(state, byNumber.names);
  return { partner: state.partner, strength, possible: possible.flags, ...describe(state, coverage, possible.pairs) };
}

interface State {
  readonly rows: LegRows;
  readonly settings: LegSettings;
  readonly partner: Int32Array;
  readonly ambiguous: Uint8Array;
  readonly amount: Uint32Array;
  readonly serial: Uint32Array;
}

const NAMES = { other: 1, nobody: 2, excluded: 0 } as const;

/** What a row says about the other side, by account number or (for counting only) by holder's name. */
interface Naming {
  readonly own: Int32Array;
  readonly counter: Int32Array;
  readonly names: Uint8Array;
  /** Two accounts of one holder have one name. */
  readonly mayShareAccount: boolean;
}

interface Pass {
  readonly strength: 1 | 2 | 3;
  readonly serial: boolean;
  readonly debitNames: boolean;
  readonly creditNames: boolean;
}

/** K1, K2, then K3 in its two forms: only the debit names the credit's account, or only the credit names the debit's. */
const PASSES: readonly Pass[] = [
  { strength: 1, serial: true, debitNames: true, creditNames: true },
  { strength: 2, serial: false, debitNames: true, creditNames: true },
  { strength: 3, serial: false, debitNames: true, creditNames: false },
  { strength: 3, serial: false, debitNames: false, creditNames: true },
];

function namesByNumber(rows: LegRows): Uint8Array {
  const names = new Uint8Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    const counter = rows.counter[row]!;
    if (!(rows.amount[row]! > 0)) names[row] = NAMES.excluded;
    else if (counter < 0 || rows.counterIsClearing[row] === 1) names[row] = NAMES.nobody;
    else names[row] = counter === rows.own[row] ? NAMES.excluded : NAMES.other;
  }
  return names;
}

/** One class: free rows are grouped by (payer if named, payee if named, amount, currency, serial in K1) and matched. */
function runPass(state: State, naming: Naming, pass: Pass): number {
  const { rows, partner } = state;
  const items = new Int32Array(rows.count);
  const side = new Uint8Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    if (partner[row]! >= 0) continue;
    const isDebit = rows.direction[row]! < 0;
    const wanted = (isDebit ? pass.debitNames : pass.creditNames) ? NAMES.other : NAMES.nobody;
    if (naming.names[row] !== wanted || (pass.serial && state.serial[2 * row] === 0 && state.serial[2 * row + 1] === 0))
      continue;
    items[count] = row;
    side[count++] = isDebit ? 1 : 2;
  }
  const chosen = { items: items.subarray(0, count), side };
  const split = groupSides(chosen, [...accountWords(naming, pass, chosen), ...valueWords(state, pass, chosen.items)]);
  let pairs = 0;
  for (let g = 0; g < split.count; g++) {
    const [o0, o1, i0, i1] = [
      split.outOffsets[g]!,
      split.outOffsets[g + 1]!,
      split.inOffsets[g]!,
      split.inOffsets[g + 1]!,
    ];
    if (o0 === o1 || i0 === i1) continue;
    pairs += matchGroup({
      ...state,
      outs: split.outItems.subarray(o0, o1),
      ins: split.inItems.subarray(i0, i1),
      mayShareAccount: naming.mayShareAccount,
    });
  }
  return pairs;
}

/** The payer is part of the key where the credit names it, the payee where the debit does. */
function accountWords(naming: Naming, pass: Pass, { items, side }: SidedItems): Int32Array[] {
  const payer = new Int32Array(items.length);
  const payee = new Int32Array(items.length);
  for (let i = 0; i < items.length; i++) {
    const row = items[i]!;
    const isDebit = side[i] === 1;
    if (pass.creditNames) payer[i] = isDebit ? naming.own[row]! : naming.counter[row]!;
    if (pass.debitNames) payee[i] = isDebit ? naming.counter[row]! : naming.own[row]!;
  }
  return [payer, payee];
}

function valueWords(state: State, pass: Pass, items: Int32Array): Uint32Array[] {
  const halves = pass.serial ? [state.amount, state.serial] : [state.amount];
  const words = [new Uint32Array(items.length)];
  for (let i = 0; i < items.length; i++) words[0]![i] = state.rows.currency[items[i]!]!;
  for (const source of halves) {
    for (const half of [0, 1]) {
      const column = new Uint32Array(items.length);
      for (let i = 0; i < items.length; i++) column[i] = source[2 * items[i]! + half]!;
      words.push(column);
    }
  }
  return words;
}

/** K4: the same matching with names for numbers, on what is left, in scratch columns. */
function findPossible(state: State, byNumber: Uint8Array): { flags: Uint8Array; pairs: number } {
  const { rows } = state;
  const names = new Uint8Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    if (byNumber[row] !== NAMES.nobody || rows.counterIsClearing[row] === 1) continue;
    names[row] = rows.counterName[row]! < 0 ? NAMES.nobody : NAMES.other;
  }
  const scratch = { ...state, partner: state.partner.slice(), ambiguous: new Uint8Array(rows.count) };
  const naming = { own: rows.ownName, counter: rows.counterName, names, mayShareAccount: true };
  let pairs = 0;
  for (const pass of PASSES.slice(1)) pairs += runPass(scratch, naming, pass);
  const flags = new Uint8Array(rows.count);
  for (let row = 0; row < rows.count; row++) if (scratch.partner[row]! >= 0 && state.partner[row]! < 0) flags[row] = 1;
  return { flags, pairs };
}

function describe(
  { rows, settings, partner, ambiguous }: State,
  coverage: Coverage,
  possible: number,
): Pick<LegMatch, 'match' | 'gap' | 'counts'> {
  const match = new Uint8Array(rows.count);
  const gap = new Uint8Array(rows.count);
  let [unique, orderAssumed, single, oneLegged, skewed] = [0, 0, 0, 0, 0];
  for (let row = 0; row < rows.count; row++) {
    const other = partner[row]!;
    if (other < 0) {
      match[row] = LEG_MATCH.oneLeg;
      single++;
      gap[row] = isGap({ rows, settings }, coverage, row) ? 1 : 0;
      oneLegged += gap[row]!;
      continue;
    }
    match[row] = ambiguous[row] === 1 || ambiguous[other] === 1 ? LEG_MATCH.orderAssumed : LEG_MATCH.unique;
    if (rows.direction[row]! > 0) continue;
    if (match[row] === LEG_MATCH.unique) unique++;
    else orderAssumed++;
    if (rows.tMs[other]! < rows.tMs[row]! && rows.precision[other] === rows.precision[row]) skewed++;
  }
  const transfers = unique + orderAssumed + single;
  return { match, gap, counts: { unique, orderAssumed, single, oneLegged, possible, skewed, transfers } };
}

/** The other side's statement covers every time at which the missing leg could have stood. */
function isGap({ rows, settings }: Pick<State, 'rows' | 'settings'>, coverage: Coverage, row: number): boolean {
  const other = rows.counter[row]!;
  if (other < 0 || other === rows.own[row] || rows.counterIsClearing[row] === 1) return false;
  const day = rows.precision[row] === TIME_PRECISION.day ? settings.dayPrecisionDays * 86_400 : 0;
  const late = 1000 * Math.max(day, rows.slow[row] === 1 ? settings.slowSeconds : settings.otherInstitutionSeconds);
  const early = 1000 * settings.earlySeconds;
  const isDebit = rows.direction[row]! < 0;
  const t = rows.tMs[row]!;
  return (
    coverage.fromMs[other]! <= t - (isDebit ? early : late) && coverage.toMs[other]! >= t + (isDebit ? late : early)
  );
}
