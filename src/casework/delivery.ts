/**
 * What is sent to an institution and must be answered: an order, a lift, a notice. Sending is the shell's work; here stands what is
 * owed. One delivery for each institution and instruction.
 */
export interface Delivery {
  readonly id: string;
  /** Agency id of a bank, payment institution, carrier, credit system or of police. */
  readonly to: string;
  /** `apply`, `lift`, `notify`, `stop`, `freeze` …: the instruction in the vocabulary of its record. */
  readonly instruction: string;
  /** Code of the platform's message, where one exists (formats 6.2). */
  readonly message?: string;
  readonly orderedMs: number;
  readonly receipt?: DeliveryReceipt;
}

export const RECEIPT_RESULTS = ['done', 'partly', 'refused'] as const;

export interface DeliveryReceipt {
  readonly atMs: number;
  readonly result: (typeof RECEIPT_RESULTS)[number];
  /** Reason of the institution, as it came. */
  readonly reason?: string;
}

/** Deliveries without an answer. */
export function unanswered(deliveries: readonly Delivery[]): readonly Delivery[] {
  return deliveries.filter(({ receipt }) => receipt === undefined);
}

/** The list with an answer put in; undefined: no such delivery, or it has its answer. */
export function answered(
  deliveries: readonly Delivery[],
  id: string,
  receipt: DeliveryReceipt,
): readonly Delivery[] | undefined {
  if (!unanswered(deliveries).some((delivery) => delivery.id === id)) return undefined;
  return deliveries.map((delivery) => (delivery.id === id ? { ...delivery, receipt } : delivery));
}
