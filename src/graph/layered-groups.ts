import type { TemporalGraph } from './temporal-graph.ts';

/** A small pattern that can be part of a group. */
export interface LayerPiece {
  /** x → m → y: the payments of x stand one layer above the others. Otherwise all are in one layer. */
  readonly isThrough: boolean;
  readonly first: number;
  /** Rising. */
  readonly edges: readonly number[];
}

export interface LayeredGroup {
  /** Rising. */
  readonly edges: readonly number[];
  /** Layers of transfers: 1 = two sides, 2 = sources, middles and sinks … */
  readonly layers: number;
  readonly pieces: number;
}

export interface GroupLimits {
  readonly windowSeconds: number;
  readonly maximumTransfers: number;
}

export interface LayeredGroups {
  readonly groups: readonly LayeredGroup[];
  /** Pieces not joined: an account would stand in two layers, or the group would outlast the window. */
  readonly refused: number;
  /** Pieces not joined because the group would have too many transfers. */
  readonly cut: number;
}

/**
 * LAYERED: joins pieces that share a transfer, in the order given, as long as every account stands in one layer, the
 * group stays inside the window and below the size cap. A piece that does not fit joins nothing. Work: each join
 * rewrites the smaller groups, so O(transfers · log transfers).
 */
export function joinLayers(graph: TemporalGraph, pieces: readonly LayerPiece[], limits: GroupLimits): LayeredGroups {
  const groupOf = new Map<number, Group>();
  let refused = 0;
  let cut = 0;
  for (const piece of pieces) {
    const parts = partsOf(graph, piece, groupOf);
    const size = parts.reduce((sum, { group }) => sum + group.layerOf.size, 0);
    if (size - piece.edges.length > limits.maximumTransfers) cut += 1;
    else if (!fitsWindow(parts, limits.windowSeconds) || !standsInOneLayer(parts)) refused += 1;
    else {
      const group = join(parts, groupOf);
      for (const e of piece.edges) groupOf.set(e, group);
    }
  }
  const groups = [...new Set(groupOf.values())].map(describe);
  return { groups: groups.toSorted((a, b) => a.edges[0]! - b.edges[0]!), refused, cut };
}

interface Group {
  /** Layer of each transfer: that of its payer. Any number may be the first. */
  readonly layerOf: Map<number, number>;
  readonly standing: Map<number, number>;
  from: number;
  to: number;
  pieces: number;
}

/** A group and what its layers must be moved by to agree with the others. */
interface Part {
  readonly group: Group;
  readonly shift: number;
}

/** The piece itself and the groups it touches, the largest first. */
function partsOf(graph: TemporalGraph, piece: LayerPiece, groupOf: ReadonlyMap<number, Group>): Part[] {
  const own = asGroup(graph, piece);
  const shifts = new Map<Group, number>([[own, 0]]);
  for (const e of piece.edges) {
    const group = groupOf.get(e);
    if (group && !shifts.has(group)) shifts.set(group, own.layerOf.get(e)! - group.layerOf.get(e)!);
  }
  return Array.from(shifts, ([group, shift]) => ({ group, shift })).toSorted(
    (a, b) => b.group.layerOf.size - a.group.layerOf.size,
  );
}

function asGroup({ src, dst, t }: TemporalGraph, { isThrough, first, edges }: LayerPiece): Group {
  const group: Group = {
    layerOf: new Map(),
    standing: new Map(),
    from: t[edges[0]!]!,
    to: t[edges.at(-1)!]!,
    pieces: 1,
  };
  for (const e of edges) {
    const layer = isThrough && src[e] !== first ? 1 : 0;
    group.layerOf.set(e, layer);
    group.standing.set(src[e]!, layer);
    group.standing.set(dst[e]!, layer + 1);
  }
  return group;
}

function fitsWindow(parts: readonly Part[], windowSeconds: number): boolean {
  const from = parts.reduce((least, { group }) => Math.min(least, group.from), Infinity);
  const to = parts.reduce((most, { group }) => Math.max(most, group.to), 0);
  return to - from <= windowSeconds;
}

/** The largest part is not read, only looked into. */
function standsInOneLayer([largest, ...others]: readonly Part[]): boolean {
  const added = new Map<number, number>();
  for (const { group, shift } of others) {
    for (const [account, layer] of group.standing) {
      const inLargest = largest!.group.standing.get(account);
      const known = inLargest === undefined ? added.get(account) : inLargest + largest!.shift;
      if (known !== undefined && known !== layer + shift) return false;
      added.set(account, layer + shift);
    }
  }
  return true;
}

function join([largest, ...others]: readonly Part[], groupOf: Map<number, Group>): Group {
  const { group: into, shift: base } = largest!;
  for (const { group, shift } of others) {
    for (const [account, layer] of group.standing) into.standing.set(account, layer + shift - base);
    for (const [e, layer] of group.layerOf) {
      into.layerOf.set(e, layer + shift - base);
      groupOf.set(e, into);
    }
    into.from = Math.min(into.from, group.from);
    into.to = Math.max(into.to, group.to);
    into.pieces += group.pieces;
  }
  return into;
}

function describe({ layerOf, pieces }: Group): LayeredGroup {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const layer of layerOf.values()) {
    lowest = Math.min(lowest, layer);
    highest = Math.max(highest, layer);
  }
  return { edges: [...layerOf.keys()].sort((a, b) => a - b), layers: highest - lowest + 1, pieces };
}
