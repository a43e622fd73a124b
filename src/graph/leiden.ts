import { mulberry32 } from './mulberry32.ts';

/** An undirected weighted graph in CSR, both directions stored, without self-loops. */
export interface WeightedGraph {
  readonly nodeCount: number;
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly weights: Float64Array;
}

export interface LeidenOptions {
  /** γ: above 1 gives smaller communities. */
  readonly resolution: number;
  /** Of the order in which nodes are visited. */
  readonly seed: number;
}

export interface Communities {
  /** By node, dense, in the order of first members. */
  readonly community: Uint32Array;
  readonly count: number;
  /** After each pass over the aggregated graphs; never falls. */
  readonly modularity: readonly number[];
}

/** Passes after which the communities are taken as they are; on our rings five to ten are used. */
const MOST_PASSES = 50;
const LEAST_GAIN = 1e-9;

/**
 * Leiden communities by modularity (Traag, Waltman, van Eck, Scientific Reports 9, 5233, 2019): nodes move to the best
 * community, each community is refined into well connected parts, the parts become the nodes of the next pass. Greedy
 * refinement. Communities are connected; the same graph, resolution and seed give the same communities.
 */
export function leiden(graph: WeightedGraph, { resolution, seed }: LeidenOptions): Communities {
  const random = mulberry32(seed);
  let level: Level = { ...graph, ...degreesOf(graph) };
  const scale = resolution / level.strength.reduce((sum, k) => sum + k, 0);
  const top = new Uint32Array(graph.nodeCount).map((_, i) => i);
  let partition: Uint32Array = top.slice();
  const modularity: number[] = [];
  for (let pass = 0; pass < MOST_PASSES && Number.isFinite(scale); pass += 1) {
    const moved = moveNodes(level, partition, { scale, random });
    modularity.push(qualityOf(level, partition, scale));
    const refined = refine(level, partition, { scale, random });
    const isSettled = refined.count === level.nodeCount && !moved;
    const next = aggregate(level, refined.community, refined.count);
    const nextPartition = new Uint32Array(refined.count);
    for (let i = 0; i < level.nodeCount; i += 1) nextPartition[refined.community[i]!] = partition[i]!;
    for (let i = 0; i < top.length; i += 1) top[i] = refined.community[top[i]!]!;
    level = next;
    partition = dense(nextPartition).community;
    if (isSettled) break;
  }
  return connected(
    graph,
    top.map((node) => partition[node]!),
    modularity,
  );
}

interface Level extends WeightedGraph {
  /** Sum of a node's weights, its inner ones twice. */
  readonly strength: Float64Array;
  /** Weight inside a node. */
  readonly inner: Float64Array;
}

interface Walk {
  /** γ / 2m. */
  readonly scale: number;
  readonly random: () => number;
}

function degreesOf(graph: WeightedGraph): { strength: Float64Array; inner: Float64Array } {
  const strength = new Float64Array(graph.nodeCount);
  for (let i = 0; i < graph.nodeCount; i += 1) {
    for (let at = graph.offsets[i]!; at < graph.offsets[i + 1]!; at += 1) strength[i]! += graph.weights[at]!;
  }
  return { strength, inner: new Float64Array(graph.nodeCount) };
}

/** Moves each node to the neighbouring community that gains most, until none gains. `partition` is changed. */
function moveNodes(level: Level, partition: Uint32Array, { scale, random }: Walk): boolean {
  const { nodeCount, offsets, neighbours, weights, strength } = level;
  const total = new Float64Array(nodeCount + 1);
  const size = new Uint32Array(nodeCount + 1);
  for (let i = 0; i < nodeCount; i += 1) {
    total[partition[i]!]! += strength[i]!;
    size[partition[i]!]! += 1;
  }
  const empty: number[] = [];
  for (let c = nodeCount; c >= 0; c -= 1) if (size[c] === 0) empty.push(c);
  const queue = shuffled(nodeCount, random);
  const isQueued = new Uint8Array(nodeCount).fill(1);
  const towards = new Float64Array(nodeCount + 1);
  let moved = false;
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head]!;
    isQueued[node] = 0;
    const own = partition[node]!;
    const met = [own];
    for (let at = offsets[node]!; at < offsets[node + 1]!; at += 1) {
      const c = partition[neighbours[at]!]!;
      if (towards[c] === 0 && c !== own) met.push(c);
      towards[c]! += weights[at]!;
    }
    total[own]! -= strength[node]!;
    size[own]! -= 1;
    let best = own;
    let bestGain = towards[own]! - scale * strength[node]! * total[own]!;
    for (const c of met) {
      const gain = towards[c]! - scale * strength[node]! * total[c]!;
      if (gain > bestGain + LEAST_GAIN || (gain > bestGain - LEAST_GAIN && best !== own && c < best)) {
        best = c;
        bestGain = gain;
      }
      towards[c] = 0;
    }
    if (bestGain < -LEAST_GAIN && size[own]! > 0) best = empty.pop()!;
    if (best !== own && size[own] === 0) empty.push(own);
    total[best]! += strength[node]!;
    size[best]! += 1;
    if (best === own) continue;
    partition[node] = best;
    moved = true;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at += 1) {
      const next = neighbours[at]!;
      if (partition[next] === best || isQueued[next] === 1) continue;
      isQueued[next] = 1;
      queue.push(next);
    }
  }
  return moved;
}

/** Splits each community into well connected parts: single nodes join the part of their community that gains most. */
function refine(level: Level, partition: Uint32Array, { scale, random }: Walk) {
  const { nodeCount, offsets, neighbours, weights, strength } = level;
  const whole = new Float64Array(nodeCount + 1);
  for (let i = 0; i < nodeCount; i += 1) whole[partition[i]!]! += strength[i]!;
  const part = new Uint32Array(nodeCount).map((_, i) => i);
  const total = strength.slice();
  const isSingle = new Uint8Array(nodeCount).fill(1);
  // Weight from each part to the rest of its community.
  const cut = new Float64Array(nodeCount);
  for (let i = 0; i < nodeCount; i += 1) {
    for (let at = offsets[i]!; at < offsets[i + 1]!; at += 1) {
      if (partition[neighbours[at]!] === partition[i]) cut[i]! += weights[at]!;
    }
  }
  const towards = new Float64Array(nodeCount);
  const isWell = (p: number, community: number): boolean =>
    cut[p]! + LEAST_GAIN >= scale * total[p]! * (whole[community]! - total[p]!);
  for (const node of shuffled(nodeCount, random)) {
    const community = partition[node]!;
    if (isSingle[node] === 0 || !isWell(node, community)) continue;
    const met: number[] = [];
    for (let at = offsets[node]!; at < offsets[node + 1]!; at += 1) {
      const other = neighbours[at]!;
      if (partition[other] !== community) continue;
      if (towards[part[other]!] === 0) met.push(part[other]!);
      towards[part[other]!]! += weights[at]!;
    }
    let best = -1;
    let bestGain = 0;
    for (const p of met) {
      const gain = towards[p]! - scale * strength[node]! * total[p]!;
      if (gain > bestGain + LEAST_GAIN && isWell(p, community)) {
        best = p;
        bestGain = gain;
      }
    }
    if (best >= 0) {
      cut[best]! += cut[node]! - 2 * towards[best]!;
      total[best]! += strength[node]!;
      part[node] = best;
      isSingle[best] = 0;
    }
    for (const p of met) towards[p] = 0;
  }
  return dense(part);
}

function aggregate(level: Level, community: Uint32Array, count: number): Level {
  const sums = Array.from({ length: count }, () => new Map<number, number>());
  const inner = new Float64Array(count);
  const strength = new Float64Array(count);
  for (let i = 0; i < level.nodeCount; i += 1) {
    const own = community[i]!;
    strength[own]! += level.strength[i]!;
    inner[own]! += level.inner[i]!;
    for (let at = level.offsets[i]!; at < level.offsets[i + 1]!; at += 1) {
      const other = community[level.neighbours[at]!]!;
      const weight = level.weights[at]!;
      if (other === own) inner[own]! += weight / 2;
      else sums[own]!.set(other, (sums[own]!.get(other) ?? 0) + weight);
    }
  }
  const offsets = new Uint32Array(count + 1);
  for (const [i, sum] of sums.entries()) offsets[i + 1] = offsets[i]! + sum.size;
  const neighbours = new Uint32Array(offsets[count]!);
  const weights = new Float64Array(offsets[count]!);
  for (const [i, sum] of sums.entries()) {
    let at = offsets[i]!;
    for (const [other, weight] of [...sum].toSorted(([a], [b]) => a - b)) {
      neighbours[at] = other;
      weights[at] = weight;
      at += 1;
    }
  }
  return { nodeCount: count, offsets, neighbours, weights, strength, inner };
}

/** Modularity: Σ over communities of inner weight / m − γ·(strength / 2m)². */
function qualityOf(level: Level, partition: Uint32Array, scale: number): number {
  const inner = new Float64Array(level.nodeCount + 1);
  const total = new Float64Array(level.nodeCount + 1);
  let twice = 0;
  for (let i = 0; i < level.nodeCount; i += 1) {
    const own = partition[i]!;
    total[own]! += level.strength[i]!;
    twice += level.strength[i]!;
    inner[own]! += 2 * level.inner[i]!;
    for (let at = level.offsets[i]!; at < level.offsets[i + 1]!; at += 1) {
      if (partition[level.neighbours[at]!] === own) inner[own]! += level.weights[at]!;
    }
  }
  let sum = 0;
  for (let c = 0; c < total.length; c += 1) sum += inner[c]! - scale * total[c]! * total[c]!;
  return sum / twice;
}

/** A community in several pieces becomes several: no weight is lost between them, so modularity does not fall. */
function connected(graph: WeightedGraph, partition: Uint32Array, modularity: readonly number[]): Communities {
  const piece = new Uint32Array(graph.nodeCount).fill(graph.nodeCount);
  for (let start = 0; start < graph.nodeCount; start += 1) {
    if (piece[start] !== graph.nodeCount) continue;
    const stack = [start];
    piece[start] = start;
    while (stack.length > 0) {
      const node = stack.pop()!;
      for (let at = graph.offsets[node]!; at < graph.offsets[node + 1]!; at += 1) {
        const next = graph.neighbours[at]!;
        if (piece[next] !== graph.nodeCount || partition[next] !== partition[node]) continue;
        piece[next] = start;
        stack.push(next);
      }
    }
  }
  return { ...dense(piece), modularity };
}

function dense(names: Uint32Array): { community: Uint32Array; count: number } {
  const known = new Map<number, number>();
  const community = names.map((name) => {
    let number = known.get(name);
    if (number === undefined) {
      number = known.size;
      known.set(name, number);
    }
    return number;
  });
  return { community, count: known.size };
}

function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
