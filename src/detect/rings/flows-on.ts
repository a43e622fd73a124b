import { fifoLots, type FifoLots } from '#ledger';
import type { Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { isOn, numberOf } from '../parameters.ts';
import { OWN_MONEY_PARAMETER } from './own-money-parameter.ts';

export interface ShapeCore {
  readonly core: readonly number[];
  readonly payers?: readonly number[];
}

interface Shape {
  /** Each account once. */
  readonly accounts: readonly number[];
  /** Edges, rising. */
  readonly edges: readonly number[];
  readonly windowSeconds: number;
}

/**
 * RING-1 and the value check of shapes in `statement`: core is who is paid and of what the shape brought let at least
 * `leastShare` go again inside the window, first in first out, wherever to. Who pays and is not core is a payer: the core
 * of its ring says whether it pays the ring's money. Who only keeps what it got is around the core. Without the rule all
 * accounts are core.
 */
export class FlowsOn {
  private readonly view: CaseView;
  private readonly parameters: Parameters;
  private readonly known = new Map<number, AccountMoney>();

  constructor(view: CaseView, parameters: Parameters) {
    this.view = view;
    this.parameters = parameters;
  }

  coreOf({ accounts, edges, windowSeconds }: Shape): ShapeCore {
    if (!isOn(this.parameters, OWN_MONEY_PARAMETER.id)) return { core: accounts };
    const { src, dst } = this.view.graph;
    const credits = new Map<number, number[]>();
    for (const e of edges) credits.set(dst[e]!, [...(credits.get(dst[e]!) ?? []), e]);
    const payers = new Set(edges.map((e) => src[e]!));
    const core = accounts.filter((account) => this.letsGo(account, credits.get(account) ?? [], windowSeconds));
    const isCore = new Set(core);
    return { core, payers: accounts.filter((account) => payers.has(account) && !isCore.has(account)) };
  }

  /** Credits of one currency each: several are judged together only by what left of each. */
  private letsGo(account: number, credits: readonly number[], windowSeconds: number): boolean {
    const { amount, currency } = this.view.graph;
    const { ledger } = this.view;
    let [got, left] = [0, 0];
    for (const e of credits) {
      got += amount[e]!;
      const { lots, firstLine } = this.moneyOf(account, currency[e]!);
      const first = firstLine.get(e);
      if (first === undefined) continue;
      for (let line = first; lots.credit[line] === lots.credit[first]; line += 1) {
        if (ledger.t[lots.debit[line]!]! - ledger.t[lots.credit[line]!]! <= windowSeconds) left += lots.amount[line]!;
      }
    }
    return got > 0 && left >= numberOf(this.parameters, 'leastShare') * got;
  }

  private moneyOf(account: number, currency: number): AccountMoney {
    const key = account * 256 + currency;
    let money = this.known.get(key);
    if (!money) {
      const lots = fifoLots(this.view.ledger, account, { currency });
      money = { lots, firstLine: firstLines(this.view, lots) };
      this.known.set(key, money);
    }
    return money;
  }
}

interface AccountMoney {
  readonly lots: FifoLots;
  /** First line that spends a credit, by its edge; its lines follow each other. */
  readonly firstLine: ReadonlyMap<number, number>;
}

function firstLines({ ledger }: CaseView, { credit }: FifoLots): Map<number, number> {
  const first = new Map<number, number>();
  for (const [line, entry] of credit.entries()) {
    // Entry −1, money that was there before, has no edge either.
    const edge = ledger.edge[entry] ?? -1;
    if (edge >= 0 && entry !== credit[line - 1]) first.set(edge, line);
  }
  return first;
}
