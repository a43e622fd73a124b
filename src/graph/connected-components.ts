/** Disjoint sets over the integers 0 … count - 1, with path halving; the smallest member is the set's name. */
export class DisjointSets {
  private readonly parent: Uint32Array;

  constructor(count: number) {
    this.parent = new Uint32Array(count);
    for (let i = 0; i < count; i += 1) this.parent[i] = i;
  }

  find(member: number): number {
    const parent = this.parent;
    let at = member;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  /** Joins by the smaller name, so that the names do not depend on the order of the calls. */
  join(a: number, b: number): void {
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA < rootB) this.parent[rootB] = rootA;
    else this.parent[rootA] = rootB;
  }
}

export interface Components {
  readonly count: number;
  /** Dense component of each vertex, numbered by smallest member. */
  readonly component: Uint32Array;
}

/** Weakly connected components of `vertexCount` vertices under the links `a[i] – b[i]`. */
export function connectedComponents(vertexCount: number, a: ArrayLike<number>, b: ArrayLike<number>): Components {
  const sets = new DisjointSets(vertexCount);
  for (let i = 0; i < a.length; i += 1) sets.join(a[i]!, b[i]!);
  return numberSets(sets, vertexCount);
}

/** The sets as dense numbers, in the order of their smallest members. */
export function numberSets(sets: DisjointSets, count: number): Components {
  const component = new Uint32Array(count);
  let components = 0;
  for (let v = 0; v < count; v += 1) {
    const root = sets.find(v);
    if (root === v) {
      component[v] = components;
      components += 1;
    } else component[v] = component[root]!;
  }
  return { count: components, component };
}
