import type { Casework, RecordHead } from '../record.ts';

export const EXHIBIT_KINDS = [
  'bank-card',
  'phone-card',
  'corporate-account',
  'business-licence',
  'online-banking-key',
  'sim-box',
  'computer',
  'phone',
  'cash',
  'other',
] as const;
/** 银行卡、手机卡、对公账户、营业执照、U盾、GOIP 设备、电脑、手机、现金、其他. */
export type ExhibitKind = (typeof EXHIBIT_KINDS)[number];

export const EXHIBIT_ENDS = ['returned', 'handed-over', 'with-case-file'] as const;
/** Given back to its owner, handed to another office, moved on with the file of the case. */
export type ExhibitEnd = (typeof EXHIBIT_ENDS)[number];

/**
 * How much: pieces, a lot that nobody counted (“一宗”), or money. They are different measures and never added; a kit of a company
 * (licence, account, U盾) may lack any of its parts, so that no count follows from another.
 */
export type ExhibitQuantity =
  | { readonly unit: 'pieces'; readonly count: number }
  | { readonly unit: 'lot' }
  | { readonly unit: 'money'; readonly amountMinor: number; readonly currency: string };

export interface ExhibitItem {
  readonly id: string;
  readonly kind: ExhibitKind;
  readonly quantity: ExhibitQuantity;
  readonly description: string;
  /** Number of the card, account or device, where it has one. */
  readonly number?: string;
}

export interface ExhibitKept extends ExhibitItem {
  readonly end?: { readonly end: ExhibitEnd; readonly to: string; readonly atMs: number };
}

/** What was seized at one place on one day: a list, without any word of whose it is or what it proves. */
export interface ExhibitState extends RecordHead {
  readonly kind: 'exhibit';
  /** Number of the list of the seizure. */
  readonly listNo: string;
  /** `YYYY-MM-DD`. */
  readonly seizedOn: string;
  readonly place: string;
  readonly items: readonly ExhibitKept[];
  readonly isClosed: boolean;
}

export interface ExhibitTotal {
  readonly kind: ExhibitKind;
  /** Pieces that were counted; absent: none was. */
  readonly pieces?: number;
  /** Lots that nobody counted, beside the pieces. */
  readonly lots?: number;
  readonly money?: readonly { readonly currency: string; readonly amountMinor: number }[];
}

export function exhibitsOf(casework: Casework): readonly ExhibitState[] {
  return [...((casework.exhibit ?? new Map()) as ReadonlyMap<string, ExhibitState>).values()];
}

/** By kind, in the order of the kinds, with what was given back too; pieces, lots and each currency for themselves. */
export function exhibitTotals(records: readonly Pick<ExhibitState, 'items'>[]): readonly ExhibitTotal[] {
  const all = records.flatMap(({ items }) => items);
  return EXHIBIT_KINDS.flatMap((kind): ExhibitTotal[] => {
    const quantities = all.filter((item) => item.kind === kind).map(({ quantity }) => quantity);
    if (quantities.length === 0) return [];
    const pieces = sum(quantities.flatMap((one) => (one.unit === 'pieces' ? [one.count] : [])));
    const lots = quantities.filter(({ unit }) => unit === 'lot').length;
    const money = moneyOf(quantities);
    return [
      {
        kind,
        ...(pieces === 0 ? {} : { pieces }),
        ...(lots === 0 ? {} : { lots }),
        ...(money.length === 0 ? {} : { money }),
      },
    ];
  });
}

function moneyOf(quantities: readonly ExhibitQuantity[]) {
  const amounts = new Map<string, number>();
  for (const one of quantities)
    if (one.unit === 'money') amounts.set(one.currency, (amounts.get(one.currency) ?? 0) + one.amountMinor);
  return [...amounts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([currency, amountMinor]) => ({ currency, amountMinor }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
