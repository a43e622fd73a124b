import type { PictureNode } from '../report-data.ts';

/** Layers of a ring between its payers and those whom it pays (look.md); an account stands at the first that its roles name. */
const PICTURE_STAGES = ['collection', 'relay', 'pool', 'exit'] as const;
export type PictureStage = (typeof PICTURE_STAGES)[number];

const STAGE_OF_ROLE: Readonly<Record<string, PictureStage>> = {
  collection: 'collection',
  relay: 'relay',
  pool: 'pool',
  payout: 'exit',
  exit: 'exit',
  fee: 'exit',
};
/** Columns of one stage: its tiers beyond stand in the last. */
const TIERS_OF_STAGE = 3;
/** Accounts without a role of the flow are placed after those that pay them: as many rounds as such accounts may follow each other. */
const ROUNDS = 4;

interface StagedNode {
  readonly id: string;
  readonly node?: PictureNode;
  /** Of a fold of core accounts. */
  readonly stage?: PictureStage;
}

interface StageColumns {
  readonly columnOf: ReadonlyMap<string, number>;
  /** Stage of each column, left to right; accounts without a role may have one more column. */
  readonly stages: readonly PictureStage[];
}

/** The stage that an account's roles name first in the order of the flow; nothing for control and unclear alone. */
export function stageOfRoles(roles: PictureNode['roles']): PictureStage | undefined {
  const named = (roles ?? []).flatMap(({ role }) => STAGE_OF_ROLE[role] ?? []);
  return PICTURE_STAGES.find((stage) => named.includes(stage));
}

/**
 * Columns by role, inside a stage by tier; empty stages take no column. Accounts without such a role stand with the
 * accounts of their tier, else one column after those that pay them (if need be in a last column of their own). Undefined where nobody has a role: flow decides.
 */
export function stageColumns(
  nodes: readonly StagedNode[],
  edges: readonly { readonly from: string; readonly to: string }[],
): StageColumns | undefined {
  const staged = nodes.map((one) => ({ ...one, stage: one.stage ?? stageOfRoles(one.node?.roles) }));
  if (!staged.some(({ node, stage }) => node !== undefined && stage !== undefined)) return undefined;
  const keys = [
    ...new Set(staged.flatMap(({ stage, node }) => (stage === undefined ? [] : [keyOf(stage, node, staged)]))),
  ];
  const order = keys.toSorted((a, b) => placeOf(a) - placeOf(b));
  const columnOf = new Map<string, number>();
  for (const { id, node, stage } of staged)
    if (stage !== undefined) columnOf.set(id, order.indexOf(keyOf(stage, node, staged)));
  placeOthers(staged, edges, { columnOf, last: order.length - 1 });
  return { columnOf, stages: order.map((key) => key.split(' ')[0] as PictureStage) };
}

/** `relay 1`: the second tier of the relays here. */
function keyOf(
  stage: PictureStage,
  node: PictureNode | undefined,
  staged: readonly { readonly node?: PictureNode; readonly stage: PictureStage | undefined }[],
): string {
  if (node?.tier === undefined || stage === 'exit') return `${stage} 0`;
  const tiers = staged.flatMap((one) => (one.stage === stage && one.node?.tier !== undefined ? [one.node.tier] : []));
  const ranks = [...new Set(tiers)].toSorted((a, b) => a - b);
  return `${stage} ${Math.min(TIERS_OF_STAGE - 1, ranks.indexOf(node.tier))}`;
}

function placeOf(key: string): number {
  const [stage, tier] = key.split(' ');
  return PICTURE_STAGES.indexOf(stage as PictureStage) * TIERS_OF_STAGE + Number(tier);
}

function placeOthers(
  staged: readonly { readonly id: string; readonly node?: PictureNode; readonly stage: PictureStage | undefined }[],
  edges: readonly { readonly from: string; readonly to: string }[],
  { columnOf, last }: { readonly columnOf: Map<string, number>; readonly last: number },
): void {
  const others = staged.filter(({ stage }) => stage === undefined);
  for (const { id, node } of others) {
    const same = staged.find((one) => one.stage !== undefined && one.node?.tier === node?.tier);
    if (node?.tier !== undefined && same !== undefined) columnOf.set(id, columnOf.get(same.id) ?? 0);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const found: [string, number][] = [];
    for (const { id } of others) {
      if (columnOf.has(id)) continue;
      const before = edges.flatMap(({ from, to }) => (to === id ? (columnOf.get(from) ?? []) : []));
      const after = edges.flatMap(({ from, to }) => (from === id ? (columnOf.get(to) ?? []) : []));
      if (before.length > 0) found.push([id, Math.min(last + 1, 1 + Math.max(...before))]);
      else if (after.length > 0) found.push([id, Math.max(0, Math.min(...after) - 1)]);
    }
    for (const [id, column] of found) columnOf.set(id, column);
  }
  for (const { id } of others) if (!columnOf.has(id)) columnOf.set(id, 0);
}
