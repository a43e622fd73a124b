import type { TraceFlows } from '../trace-flows.ts';

export interface FlowPart {
  readonly movement: number;
  readonly victim: number;
  readonly hop: number;
  readonly amount: number;
  /** MOVEMENT_END. */
  readonly end: number;
}

export interface HeldPart {
  readonly account: number;
  readonly victim: number;
  readonly hop: number;
  readonly credit: number;
  readonly amount: number;
}

/** Rows of each movement, in order. */
export function* flowGroups({ flows }: TraceFlows): Iterable<readonly FlowPart[]> {
  for (let start = 0; start < flows.count;) {
    const movement = flows.movement[start]!;
    const parts: FlowPart[] = [];
    for (; start < flows.count && flows.movement[start] === movement; start++) {
      parts.push({
        movement,
        victim: flows.victim[start]!,
        hop: flows.hop[start]!,
        amount: flows.amount[start]!,
        end: flows.end[start]!,
      });
    }
    yield parts;
  }
}

/** Rows of each account, in order. */
export function* heldGroups({ held }: TraceFlows): Iterable<readonly HeldPart[]> {
  for (let start = 0; start < held.count;) {
    const account = held.account[start]!;
    const parts: HeldPart[] = [];
    for (; start < held.count && held.account[start] === account; start++) {
      parts.push({
        account,
        victim: held.victim[start]!,
        hop: held.hop[start]!,
        credit: held.credit[start]!,
        amount: held.amount[start]!,
      });
    }
    yield parts;
  }
}

/** What the parts are together: themselves, or under poison, where each labels the whole, the one of the least hop. */
export function together<P extends { readonly hop: number }>(parts: readonly P[], labels: boolean): readonly P[] {
  if (!labels) return parts;
  return [parts.reduce((least, part) => (part.hop < least.hop ? part : least))];
}
