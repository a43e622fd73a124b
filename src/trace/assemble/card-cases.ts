import type { MoneyColumns } from '#ledger';
import { measured, type CardTurnover, type CaseValue } from '#model';

/** A reported transfer as a case names it; several cases may name one transfer. */
export interface CaseReport {
  readonly caseNo: string;
  readonly victim: number;
  readonly movement: number;
}

export interface Turnover {
  readonly in: CardTurnover;
  readonly out: CardTurnover;
  /** 单边: the larger of the two. */
  readonly oneWay: CardTurnover;
}

/** Reports on one card, or on all cards of a group. */
export interface CasesOnCards {
  /** The cards that are named, rising. */
  readonly cards: readonly number[];
  /** Case numbers, rising. */
  readonly cases: readonly string[];
  readonly victims: number;
  /** Distinct reported transfers. */
  readonly transfers: number;
  /** Their sum, each once however many cases name it. Never added to turnover. */
  readonly value: CaseValue;
  /** By the ledger; of a group, what crossed its edge. Beside the value, for reading only. */
  readonly turnover: Turnover;
}

export interface CardsOfCase {
  readonly caseNo: string;
  readonly cards: readonly number[];
  readonly transfers: number;
  readonly value: CaseValue;
}

export interface CardCases {
  /** Most value first, then card. */
  readonly cards: readonly CasesOnCards[];
  /** As the groups were given; groups that no case names are left out. */
  readonly groups: readonly (CasesOnCards & { readonly group: number })[];
  /** By case number. */
  readonly cases: readonly CardsOfCase[];
}

/**
 * [CARD-1] Cards and the cases that name them (AC-12): one card in many cases, one case with many cards; numbers of cases and value
 * without double count, beside the turnover (AC-11). `groups`: cards that belong together.
 */
export function cardCases(
  money: MoneyColumns,
  reports: readonly CaseReport[],
  groups: readonly (readonly number[])[] = [],
): CardCases {
  const { payee } = money.movements;
  const named = reports.filter(({ movement }) => payee[movement]! >= 0);
  const byCard = Map.groupBy(named, ({ movement }) => payee[movement]!);
  const byCase = Map.groupBy(named, ({ caseNo }) => caseNo);
  const sets = [...groups, ...[...byCard.keys()].map((card) => [card])].map((members) => new Set(members));
  const turnovers = turnoversOf(money, sets);
  const described = sets.map((members, at) => {
    const own = [...members].flatMap((card) => byCard.get(card) ?? []);
    return { ...onCards(money, own), turnover: turnovers[at]! };
  });
  return {
    cards: described
      .slice(groups.length)
      .toSorted((a, b) => b.value.minor - a.value.minor || a.cards[0]! - b.cards[0]!),
    groups: described
      .slice(0, groups.length)
      .map((found, group) => ({ group, ...found }))
      .filter(({ cards }) => cards.length > 0),
    cases: [...byCase]
      .map(([caseNo, own]) => ({ caseNo, ...valueOf(money, own) }))
      .toSorted((a, b) => (a.caseNo < b.caseNo ? -1 : 1)),
  };
}

function onCards(money: MoneyColumns, reports: readonly CaseReport[]) {
  return {
    cases: [...new Set(reports.map(({ caseNo }) => caseNo))].toSorted(),
    victims: new Set(reports.map(({ victim }) => victim)).size,
    ...valueOf(money, reports),
  };
}

function valueOf({ movements, currency }: MoneyColumns, reports: readonly CaseReport[]) {
  const distinct = new Set(reports.map(({ movement }) => movement));
  let minor = 0;
  for (const movement of distinct) minor += movements.amount[movement]!;
  const cards = new Set([...distinct].map((movement) => movements.payee[movement]!));
  return {
    cards: [...cards].toSorted((a, b) => a - b),
    transfers: distinct.size,
    value: measured('case-value', minor, currency),
  };
}

/** [CARD-2] What crossed the edge of each set of cards, over all movements that name them, statement or not. */
function turnoversOf({ movements, currency }: MoneyColumns, sets: readonly ReadonlySet<number>[]): Turnover[] {
  const sums = sets.map(() => ({ in: 0, out: 0 }));
  const setsOf = new Map<number, number[]>();
  sets.forEach((members, at) => {
    for (const account of members) setsOf.set(account, [...(setsOf.get(account) ?? []), at]);
  });
  for (let movement = 0; movement < movements.count; movement++) {
    const [payer, payee, amount] = [
      movements.payer[movement]!,
      movements.payee[movement]!,
      movements.amount[movement]!,
    ];
    for (const at of setsOf.get(payee) ?? []) if (!sets[at]!.has(payer)) sums[at]!.in += amount;
    for (const at of setsOf.get(payer) ?? []) if (!sets[at]!.has(payee)) sums[at]!.out += amount;
  }
  return sums.map((sum) => ({
    in: measured('card-turnover', sum.in, currency),
    out: measured('card-turnover', sum.out, currency),
    oneWay: measured('card-turnover', Math.max(sum.in, sum.out), currency),
  }));
}
