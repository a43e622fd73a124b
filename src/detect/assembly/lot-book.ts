import { fifoLots, type FifoLots } from '#ledger';
import type { CaseView } from '../case-view.ts';

/** FIFO lots of an account with the place of its debits among them. */
export interface AccountLots extends FifoLots {
  /** Where in its credit each line begins: FIFO spends a credit from its front. */
  readonly start: Float64Array;
  /** First line of a debit, by its edge; its lines follow each other. */
  readonly firstLine: ReadonlyMap<number, number>;
}

/** Lines kept over all accounts; about 50 bytes each. */
const MOST_LINES = 4_000_000;

/** Accounts are in many rings: their lots are worked out once, as long as they fit. */
export class LotBook {
  private readonly view: CaseView;
  private readonly skip: Uint8Array;
  private readonly known = new Map<number, AccountLots>();
  private lines = 0;

  constructor(view: CaseView, skip: Uint8Array) {
    this.view = view;
    this.skip = skip;
  }

  lotsOf(account: number, currency: number): AccountLots {
    const key = account * 256 + currency;
    let lots = this.known.get(key);
    if (!lots) {
      lots = withPlaces(this.view, fifoLots(this.view.ledger, account, { currency, skip: this.skip }));
      if (this.lines > MOST_LINES) {
        this.known.clear();
        this.lines = 0;
      }
      this.lines += lots.amount.length;
      this.known.set(key, lots);
    }
    return lots;
  }
}

function withPlaces({ ledger }: CaseView, lots: FifoLots): AccountLots {
  const start = new Float64Array(lots.amount.length);
  const firstLine = new Map<number, number>();
  let [credit, spent, debit] = [-2, 0, -1];
  for (const i of start.keys()) {
    if (lots.credit[i] !== credit) [credit, spent] = [lots.credit[i]!, 0];
    start[i] = spent;
    spent += lots.amount[i]!;
    if (lots.debit[i] === debit) continue;
    debit = lots.debit[i]!;
    if (ledger.edge[debit]! >= 0) firstLine.set(ledger.edge[debit]!, i);
  }
  return { ...lots, start, firstLine };
}
