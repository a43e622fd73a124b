import type { FlowPicture, PictureEdge, PictureNode } from '../report-data.ts';
import { coreLayers } from './picture-layers.ts';
import { stageColumns, stageOfRoles, type PictureStage } from './picture-stages.ts';

export const NODE = { width: 158, height: 63, gapY: 12 } as const;
/** Width that a picture is fitted to while its columns allow. */
const FIT = 1_076;
/** Above this many core accounts the smallest are folded before drawing. */
export const CORE_LIMIT = 36;
/** Of one stage, where roles decide the layers. */
export const STAGE_LIMIT = 12;
/** Flows drawn, the largest; the table beside the picture has all. */
export const EDGE_LIMIT = 80;

/** Core accounts with roles fold by layer, those around by side and kind. */
interface Fold {
  readonly side: 'payers' | 'payees' | 'core';
  readonly kind: string;
  readonly stage?: PictureStage;
  count: number;
}

export interface LaidNode {
  readonly id: string;
  /** One account, or a fold of many with their count. */
  readonly node?: PictureNode;
  readonly fold?: Fold;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly inMinor: number;
  readonly outMinor: number;
}

export interface LaidEdge {
  readonly from: LaidNode;
  readonly to: LaidNode;
  readonly amountMinor: number;
  readonly count: number;
  /** Where the edge leaves and arrives, measured down from the node's top. */
  readonly fromY: number;
  readonly toY: number;
}

export interface PictureLayout {
  readonly nodes: readonly LaidNode[];
  /** The largest flows, as drawn. */
  readonly edges: readonly LaidEdge[];
  /** All flows between what is drawn, largest first. */
  readonly flows: readonly LaidEdge[];
  readonly columns: number;
  /** Stage of each core column where roles decide. */
  readonly stages?: readonly PictureStage[];
  readonly gapX: number;
  readonly width: number;
  readonly height: number;
  readonly hasPayers: boolean;
  readonly hasPayees: boolean;
  readonly folded: { readonly payers: number; readonly payees: number; readonly core: number };
}

interface Draft {
  readonly id: string;
  readonly node?: PictureNode;
  readonly fold?: Fold;
  column: number;
  inMinor: number;
  outMinor: number;
}

/**
 * Layers left to right: payers, core by flow, next level. The same picture always gives the same positions: nothing
 * depends on the order of nodes and edges in the input.
 */
export function layoutPicture(picture: FlowPicture): PictureLayout {
  const { drafts, homeOf, folded } = foldNodes(picture);
  const summed = sumEdges(picture.edges, homeOf, drafts);
  const payers = [...drafts.values()].some((draft) => draft.fold?.side === 'payers');
  const payees = [...drafts.values()].some((draft) => draft.fold?.side === 'payees');
  const core = [...drafts.values()].filter((draft) => draft.fold === undefined || draft.fold.side === 'core');
  const staged = stageColumns(
    core.map(({ id, node, fold }) => ({
      id,
      ...(node === undefined ? {} : { node }),
      ...(fold?.stage === undefined ? {} : { stage: fold.stage }),
    })),
    summed,
  );
  const layers = staged?.columnOf ?? coreLayers(core, summed);
  const depth = Math.max(0, ...layers.values()) + 1;
  for (const draft of drafts.values()) {
    if (draft.fold?.side === 'payers') draft.column = 0;
    else if (draft.fold?.side === 'payees') draft.column = depth + (payers ? 1 : 0);
    else draft.column = (layers.get(draft.id) ?? 0) + (payers ? 1 : 0);
  }
  const columns = depth + (payers ? 1 : 0) + (payees ? 1 : 0);
  const gapX = Math.round(Math.min(110, Math.max(44, (FIT - columns * NODE.width) / Math.max(1, columns - 1))));
  const nodes = place([...drafts.values()], summed, { columns, gapX });
  const largest = summed.toSorted(
    (a, b) => b.amountMinor - a.amountMinor || compare(a.from, b.from) || compare(a.to, b.to),
  );
  const height = Math.max(NODE.height, ...[...nodes.values()].map((node) => node.y + NODE.height));
  return {
    nodes: [...nodes.values()],
    edges: attach(largest.slice(0, EDGE_LIMIT), nodes),
    flows: attach(largest, nodes),
    columns,
    ...(staged === undefined ? {} : { stages: staged.stages }),
    gapX,
    width: columns * NODE.width + (columns - 1) * gapX,
    height,
    hasPayers: payers,
    hasPayees: payees,
    folded,
  };
}

function foldNodes(picture: FlowPicture) {
  const flow = nodeFlow(picture);
  const through = (node: PictureNode) => (flow.get(node.id)?.in ?? 0) + (flow.get(node.id)?.out ?? 0);
  const core = picture.nodes
    .filter((node) => node.core)
    .toSorted((a, b) => through(b) - through(a) || compare(a.id, b.id));
  const kept = new Set(largestOfStages(core).map((node) => node.id));
  const drafts = new Map<string, Draft>();
  const homeOf = new Map<string, string>();
  const folded = { payers: 0, payees: 0, core: 0 };
  for (const node of picture.nodes.toSorted((a, b) => compare(a.id, b.id))) {
    if (kept.has(node.id)) {
      drafts.set(node.id, { id: node.id, node, column: 0, inMinor: 0, outMinor: 0 });
      homeOf.set(node.id, node.id);
      continue;
    }
    const own = flow.get(node.id) ?? { in: 0, out: 0 };
    const side = node.core ? 'core' : own.out >= own.in ? 'payers' : 'payees';
    const stage = node.core ? stageOfRoles(node.roles) : undefined;
    const id = `fold:${side}:${node.core ? (stage ?? 'core') : node.kind}`;
    const draft: Draft = drafts.get(id) ?? {
      id,
      fold: { side, kind: node.kind, count: 0, ...(stage === undefined ? {} : { stage }) },
      column: 0,
      inMinor: 0,
      outMinor: 0,
    };
    if (draft.fold !== undefined) draft.fold.count++;
    drafts.set(id, draft);
    homeOf.set(node.id, id);
    folded[side]++;
  }
  return { drafts, homeOf, folded };
}

/** Largest first; of each stage at most so many, else a layer is longer than a screen. */
function largestOfStages(core: readonly PictureNode[]): readonly PictureNode[] {
  const taken = new Map<PictureStage, number>();
  const fitting = core.filter(({ roles }) => {
    const stage = stageOfRoles(roles);
    if (stage === undefined) return true;
    const number = (taken.get(stage) ?? 0) + 1;
    taken.set(stage, number);
    return number <= STAGE_LIMIT;
  });
  return fitting.slice(0, CORE_LIMIT);
}

function nodeFlow(picture: FlowPicture): Map<string, { in: number; out: number }> {
  const flow = new Map(picture.nodes.map((node) => [node.id, { in: 0, out: 0 }]));
  for (const edge of picture.edges) {
    const from = flow.get(edge.from);
    const to = flow.get(edge.to);
    if (from !== undefined) from.out += edge.amountMinor;
    if (to !== undefined) to.in += edge.amountMinor;
  }
  return flow;
}

export interface SummedEdge {
  readonly from: string;
  readonly to: string;
  amountMinor: number;
  count: number;
  firstAt: string;
}

function sumEdges(
  edges: readonly PictureEdge[],
  homeOf: ReadonlyMap<string, string>,
  drafts: ReadonlyMap<string, Draft>,
): SummedEdge[] {
  const summed = new Map<string, SummedEdge>();
  for (const edge of edges) {
    const from = homeOf.get(edge.from);
    const to = homeOf.get(edge.to);
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from}\n${to}`;
    const sum = summed.get(key) ?? { from, to, amountMinor: 0, count: 0, firstAt: edge.firstAt };
    sum.amountMinor += edge.amountMinor;
    sum.count += edge.count;
    if (edge.firstAt < sum.firstAt) sum.firstAt = edge.firstAt;
    summed.set(key, sum);
  }
  const all = [...summed.values()].sort(
    (a, b) => compare(a.firstAt, b.firstAt) || compare(a.from, b.from) || compare(a.to, b.to),
  );
  for (const edge of all) {
    const from = drafts.get(edge.from);
    const to = drafts.get(edge.to);
    if (from !== undefined) from.outMinor += edge.amountMinor;
    if (to !== undefined) to.inMinor += edge.amountMinor;
  }
  return all;
}

/** Order inside a column by the mean place of the neighbours (four sweeps), ties by id; columns are centred. */
function place(
  drafts: Draft[],
  edges: readonly SummedEdge[],
  { columns, gapX }: { readonly columns: number; readonly gapX: number },
): Map<string, LaidNode> {
  const byColumn = Array.from({ length: columns }, (_, column) =>
    drafts.filter((draft) => draft.column === column).sort((a, b) => compare(a.id, b.id)),
  );
  const rank = new Map<string, number>();
  const setRanks = () => {
    for (const column of byColumn)
      for (const [i, draft] of column.entries()) rank.set(draft.id, (i + 0.5) / column.length);
  };
  const neighbours = new Map<string, string[]>(drafts.map((draft) => [draft.id, []]));
  for (const edge of edges) {
    neighbours.get(edge.from)?.push(edge.to);
    neighbours.get(edge.to)?.push(edge.from);
  }
  setRanks();
  for (let sweep = 0; sweep < 4; sweep++) {
    for (const column of sweep % 2 === 0 ? byColumn : byColumn.toReversed()) {
      const mean = new Map(
        column.map((draft) => {
          const near = neighbours.get(draft.id) ?? [];
          const sum = near.reduce((total, id) => total + (rank.get(id) ?? 0.5), 0);
          return [draft.id, near.length === 0 ? 0.5 : sum / near.length];
        }),
      );
      column.sort((a, b) => (mean.get(a.id) ?? 0) - (mean.get(b.id) ?? 0) || compare(a.id, b.id));
    }
    setRanks();
  }
  const tallest = Math.max(...byColumn.map((column) => columnHeight(column.length)));
  const laid = new Map<string, LaidNode>();
  for (const column of byColumn) {
    const top = (tallest - columnHeight(column.length)) / 2;
    for (const [i, draft] of column.entries()) {
      laid.set(draft.id, {
        ...draft,
        x: draft.column * (NODE.width + gapX),
        y: Math.round(top + i * (NODE.height + NODE.gapY)),
      });
    }
  }
  return laid;
}

function attach(edges: readonly SummedEdge[], nodes: ReadonlyMap<string, LaidNode>): LaidEdge[] {
  const drafts = edges.flatMap((edge) => {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    return from === undefined || to === undefined
      ? []
      : [{ from, to, amountMinor: edge.amountMinor, count: edge.count, fromY: 0, toY: 0 }];
  });
  for (const node of nodes.values()) {
    const leaving = drafts
      .filter((edge) => edge.from === node)
      .sort((a, b) => a.to.y - b.to.y || compare(a.to.id, b.to.id));
    for (const [i, edge] of leaving.entries()) edge.fromY = port(i, leaving.length);
    const arriving = drafts
      .filter((edge) => edge.to === node)
      .sort((a, b) => a.from.y - b.from.y || compare(a.from.id, b.from.id));
    for (const [i, edge] of arriving.entries()) edge.toY = port(i, arriving.length);
  }
  return drafts;
}

function port(index: number, of: number): number {
  return NODE.height * (0.15 + (0.7 * (index + 0.5)) / of);
}

function columnHeight(count: number): number {
  return count * NODE.height + Math.max(0, count - 1) * NODE.gapY;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
