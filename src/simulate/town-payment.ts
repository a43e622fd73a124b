export const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

/** One movement of money by itself: what is planted into a town. -1 stands for nobody: cash, fees, interest. */
export interface TownPayment {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  readonly amountMinor: number;
  readonly summary: string;
  readonly cash: boolean;
  /** Ring of the truth that the payment belongs to. */
  readonly ring?: string;
}

/** Payments as typed columns, in time order once finished. -1 = nobody (cash, fees), none, or not said. */
export interface TownPayments {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Unix milliseconds of the debit, whole seconds. */
  readonly ms: Float64Array;
  readonly amountMinor: Float64Array;
  /** Index into KIND_NAMES. */
  readonly kind: Uint8Array;
  /** Index into the town's rings. */
  readonly ring: Int16Array;
  readonly device: Int32Array;
  readonly ip: Int32Array;
  readonly terminal: Int32Array;
  /** Account whose name and number stand in the merchant columns. */
  readonly merchant: Int32Array;
  /** Seconds that another bank books the credit later. */
  readonly skewSeconds: Uint8Array;
}

export interface PaymentDraft {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  readonly amountMinor: number;
  readonly kind: number;
  readonly ring: number;
  readonly device: number;
  readonly ip: number;
  readonly terminal: number;
  readonly merchant: number;
  readonly skewSeconds: number;
}

const FIRST_CAPACITY = 1 << 16;

/** Gathers payments in any order; `finish` gives them in time order, ties as they came. */
export class PaymentLog {
  private columns = columnsOf(FIRST_CAPACITY);
  private size = 0;

  get count(): number {
    return this.size;
  }

  add(draft: PaymentDraft): void {
    if (this.size === this.columns.from.length) this.grow();
    const { columns, size } = this;
    columns.from[size] = draft.from;
    columns.to[size] = draft.to;
    columns.ms[size] = draft.ms;
    columns.amountMinor[size] = draft.amountMinor;
    columns.kind[size] = draft.kind;
    columns.ring[size] = draft.ring;
    columns.device[size] = draft.device;
    columns.ip[size] = draft.ip;
    columns.terminal[size] = draft.terminal;
    columns.merchant[size] = draft.merchant;
    columns.skewSeconds[size] = draft.skewSeconds;
    this.size += 1;
  }

  finish(): TownPayments {
    const order = this.timeOrder();
    const { columns } = this;
    const sorted = columnsOf(order.length);
    for (let to = 0; to < order.length; to += 1) {
      const from = order[to] as number;
      for (const name of COLUMN_NAMES) sorted[name][to] = columns[name][from] as number;
    }
    return { count: order.length, ...sorted };
  }

  /** Seconds and positions packed in one exact number, so that the platform's sort of numbers can be used. */
  private timeOrder(): Uint32Array {
    const { size, columns } = this;
    const { ms } = columns;
    let first = Infinity;
    for (let i = 0; i < size; i += 1) first = Math.min(first, ms[i] as number);
    const keys = new Float64Array(size);
    const SPAN = 2 ** 25;
    if (size >= SPAN) throw new RangeError(`${size} payments in one town; at most ${SPAN}`);
    for (let i = 0; i < size; i += 1) keys[i] = Math.round(((ms[i] as number) - first) / 1000) * SPAN + i;
    keys.sort();
    return Uint32Array.from(keys, (key) => key % SPAN);
  }

  private grow(): void {
    const larger = columnsOf(2 * this.size);
    for (const name of COLUMN_NAMES) larger[name].set(this.columns[name]);
    this.columns = larger;
  }
}

type Columns = Omit<TownPayments, 'count'>;

function columnsOf(capacity: number): Columns {
  return {
    from: new Int32Array(capacity),
    to: new Int32Array(capacity),
    ms: new Float64Array(capacity),
    amountMinor: new Float64Array(capacity),
    kind: new Uint8Array(capacity),
    ring: new Int16Array(capacity),
    device: new Int32Array(capacity),
    ip: new Int32Array(capacity),
    terminal: new Int32Array(capacity),
    merchant: new Int32Array(capacity),
    skewSeconds: new Uint8Array(capacity),
  };
}

const COLUMN_NAMES = Object.keys(columnsOf(0)) as readonly (keyof Columns)[];
