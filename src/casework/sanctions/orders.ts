import type { Measure } from '#law';

import type { OrderRequest } from './sanction-commands.ts';
import type {
  KeptService,
  SanctionInstruction,
  SanctionMeasure,
  SanctionOrder,
  SanctionState,
  Sector,
} from './sanction.ts';

/** Which measures each kind of institution carries out; credit entries are a step of their own. */
const CARRIED_OUT_BY: Readonly<Record<Sector, readonly Measure[]>> = {
  bank: [
    'no-non-counter',
    'no-non-counter-outgoing',
    'no-new-account',
    'no-new-payment-account-or-wallet',
    'function-limits',
    'no-new-business',
  ],
  'payment-institution': [
    'no-payment-account-business',
    'no-new-account',
    'no-new-payment-account-or-wallet',
    'function-limits',
    'no-new-business',
  ],
  carrier: ['telecom-existing-limited', 'telecom-no-new', 'telecom-shut', 'function-limits', 'no-new-business'],
  credit: [],
};

/** Measures that reach a telephone. */
const LIMITS_A_PHONE: readonly Measure[] = ['telecom-existing-limited', 'telecom-no-new', 'telecom-shut'];

const DIRECT_DEBITS: readonly KeptService[] = [
  'direct-debit-tax',
  'direct-debit-social-security',
  'direct-debit-utilities',
];

/** Measures of the sanction that an institution of this kind carries out and that still run. */
export function measuresFor(sector: Sector, measures: readonly SanctionMeasure[]): readonly Measure[] {
  const own = CARRIED_OUT_BY[sector];
  return [
    ...new Set(
      measures
        .filter(({ measure, endedMs }) => endedMs === undefined && own.includes(measure))
        .map(({ measure }) => measure),
    ),
  ];
}

/**
 * What stays in every case (保留基本的金融、通信服务): existing direct debits and the counter; incoming payments where only outgoing
 * ones are limited; a new account of limited functions where no measure forbids a new account; one basic number where a measure limits
 * telephones.
 */
export function keptServices(sector: Sector, measures: readonly Measure[]): readonly KeptService[] {
  switch (sector) {
    case 'bank':
      return [
        ...DIRECT_DEBITS,
        'counter-service',
        ...(measures.includes('no-non-counter') ? [] : (['incoming-payments'] as const)),
        ...(measures.includes('no-new-account') ? [] : (['limited-account'] as const)),
      ];
    case 'payment-institution':
      return DIRECT_DEBITS;
    case 'carrier':
      return measures.some((measure) => LIMITS_A_PHONE.includes(measure)) ? ['basic-phone'] : [];
    case 'credit':
      return [];
  }
}

/** Everything that stays, over all institutions. */
export function keptByAll(measures: readonly SanctionMeasure[]): readonly KeptService[] {
  const sectors: readonly Sector[] = ['bank', 'payment-institution', 'carrier'];
  return [...new Set(sectors.flatMap((sector) => keptServices(sector, measuresFor(sector, measures))))];
}

export function applyOrder(
  { id, to, sector, keptNumber }: OrderRequest,
  measures: readonly SanctionMeasure[],
  orderedMs: number,
): SanctionOrder {
  const own = measuresFor(sector, measures);
  return {
    ...{ id, to, sector, orderedMs, instruction: 'apply', measures: own, kept: keptServices(sector, own) },
    ...(keptNumber === undefined ? {} : { keptNumber }),
  };
}

/** An instruction without measures of its own: of the credit system. */
export function plainOrder(
  instruction: SanctionInstruction,
  { id, to, undoes }: { readonly id: string; readonly to: string; readonly undoes?: string },
  orderedMs: number,
): SanctionOrder {
  const order = { id, to, orderedMs, instruction, sector: 'credit', measures: [], kept: [] } as const;
  return undoes === undefined ? order : { ...order, undoes };
}

/** Orders to apply that an institution has not refused: what a lift has to undo. */
export function standingOrders({ orders }: Pick<SanctionState, 'orders'>): readonly SanctionOrder[] {
  return orders.filter(({ instruction, receipt }) => instruction === 'apply' && receipt?.result !== 'refused');
}

/** A lift to every institution that was told to apply one of the measures; ids follow from the orders that they undo. */
export function liftOrders(state: SanctionState, measures: readonly Measure[], atMs: number): readonly SanctionOrder[] {
  return standingOrders(state).flatMap((order): SanctionOrder[] => {
    const lifted = order.measures.filter((measure) => measures.includes(measure));
    if (lifted.length === 0) return [];
    const earlier = state.orders.filter(({ undoes }) => undoes === order.id).length;
    const { to, sector } = order;
    return [
      {
        ...{ id: `${order.id}/lift-${earlier + 1}`, to, sector, orderedMs: atMs, instruction: 'lift' },
        ...{ measures: lifted, kept: [], undoes: order.id },
      },
    ];
  });
}

const UNDOINGS: readonly SanctionInstruction[] = ['lift', 'withdraw-credit', 'delete-credit', 'unpublish'];

/** Whether it ends something that the person feels: it is owed until it is done, whatever was answered. */
export function isUndoing({ instruction }: Pick<SanctionOrder, 'instruction'>): boolean {
  return UNDOINGS.includes(instruction);
}

/** Lifts, withdrawals, deletions and removals not confirmed as done, and not ordered again: what may still be felt there. */
export function undoingsNotDone({ orders }: Pick<SanctionState, 'orders'>): readonly SanctionOrder[] {
  const repeated = new Set(orders.map(({ undoes }) => undoes));
  return orders.filter((order) => isUndoing(order) && order.receipt?.result !== 'done' && !repeated.has(order.id));
}

/** Institutions that have not confirmed a lift as done. */
export function liftsNotDone(state: Pick<SanctionState, 'orders'>): readonly SanctionOrder[] {
  return undoingsNotDone(state).filter(({ instruction }) => instruction === 'lift');
}
