import type { PictureNode } from '../report-data.ts';

const MAX_LAYERS = 7;

/**
 * Layer of each core account, 0 = first. Tiers decide where every account has one; otherwise money pushes its receiver
 * one layer to the right, in time order, unless the receiver has already paid on (so a cycle closes backwards).
 */
export function coreLayers(
  nodes: readonly { readonly id: string; readonly node?: PictureNode }[],
  edges: readonly { readonly from: string; readonly to: string; readonly firstAt: string }[],
): ReadonlyMap<string, number> {
  const layers = new Map(nodes.map(({ id }) => [id, 0]));
  const tiers = nodes.flatMap(({ id, node }) => (node?.tier === undefined ? [] : [[id, node.tier] as const]));
  if (tiers.length === nodes.length && nodes.length > 0) {
    const lowest = Math.min(...tiers.map(([, tier]) => tier));
    return new Map(tiers.map(([id, tier]) => [id, Math.min(MAX_LAYERS - 1, tier - lowest)]));
  }
  const hasPaid = new Set<string>();
  for (const { from, to } of edges) {
    const layer = layers.get(from);
    const current = layers.get(to);
    if (layer === undefined || current === undefined) continue;
    hasPaid.add(from);
    if (!hasPaid.has(to)) layers.set(to, Math.min(MAX_LAYERS - 1, Math.max(current, layer + 1)));
  }
  return layers;
}
