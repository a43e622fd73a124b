import type { CaseView, Detection } from '#detect';
import { EDGE_KIND } from '#graph';
import type { AccountIdentity } from '#model';
import { PICTURE_LIMIT, type FlowPicture, type PictureEdge } from '#report';

/** Accounts beyond the core that one picture may name before the report folds them anyway. */
const EDGES_PER_PICTURE = 4000;

export interface PicturePlan {
  readonly id: string;
  readonly kind: FlowPicture['kind'];
  readonly core: ReadonlySet<number>;
  /** Edges between core and neighbours inside the period, rising. */
  readonly edges: readonly number[];
  readonly currency: number;
}

/**
 * Rings of several accounts first, by strength, then single hits, then the user's groups: everything that flowed in or
 * out of the core in the period. Ids of rings and hits are their places in the detection until the document names them.
 */
export function planPictures(
  view: CaseView,
  detection: Detection,
  groups: readonly { readonly name: string; readonly accounts: readonly number[] }[],
): readonly PicturePlan[] {
  const plans: PicturePlan[] = [];
  for (const [i, ring] of detection.rings.entries()) {
    if (ring.members.length < 2 || plans.length >= PICTURE_LIMIT) continue;
    const core = new Set(ring.members.map((member) => member.account));
    plans.push(
      planOf(view, { id: String(i), kind: 'ring', core, from: ring.from, to: ring.to, currency: ring.currency }),
    );
  }
  for (const hit of detection.hits) {
    if (hit.subsumedBy >= 0 || plans.length >= PICTURE_LIMIT) continue;
    const core = new Set(hit.core);
    plans.push(
      planOf(view, { id: String(hit.id), kind: 'hit', core, from: hit.from, to: hit.to, currency: hit.currency }),
    );
  }
  for (const group of groups.slice(0, PICTURE_LIMIT)) {
    const core = new Set(group.accounts);
    plans.push(planOf(view, { id: `group:${group.name}`, kind: 'group', core, from: 0, to: view.to, currency: -1 }));
  }
  return plans.filter((plan) => plan.edges.length > 0);
}

/** The accounts that a picture shows: whose identities must be at hand. */
export function accountsOfPictures(view: CaseView, plans: readonly PicturePlan[]): Set<number> {
  const accounts = new Set<number>();
  for (const plan of plans) {
    for (const account of plan.core) accounts.add(account);
    for (const edge of plan.edges) accounts.add(view.graph.src[edge] ?? 0).add(view.graph.dst[edge] ?? 0);
  }
  return accounts;
}

export function drawPicture(
  view: CaseView,
  plan: PicturePlan,
  identities: ReadonlyMap<number, AccountIdentity>,
  timeOf: (seconds: number) => string,
): FlowPicture {
  const sums = new Map<
    string,
    { from: number; to: number; amountMinor: number; count: number; first: number; last: number }
  >();
  const accounts = new Set<number>(plan.core);
  const { src, dst, amount, t } = view.graph;
  for (const edge of plan.edges) {
    const from = src[edge] ?? 0;
    const to = dst[edge] ?? 0;
    accounts.add(from).add(to);
    const key = `${from} ${to}`;
    const sum = sums.get(key) ?? { from, to, amountMinor: 0, count: 0, first: t[edge] ?? 0, last: 0 };
    sum.amountMinor += amount[edge] ?? 0;
    sum.count += 1;
    sum.last = t[edge] ?? 0;
    sums.set(key, sum);
  }
  const identityOf = (account: number): AccountIdentity => {
    const identity = identities.get(account);
    if (identity === undefined) throw new RangeError(`no identity for account ${account}`);
    return identity;
  };
  return {
    id: plan.id,
    kind: plan.kind,
    currency: view.currencies[plan.currency] ?? view.currencies[0] ?? '',
    nodes: [...accounts].map((account) => {
      const identity = identityOf(account);
      return {
        id: identity.id,
        display: identity.number ?? identity.display,
        institution: identity.institution,
        core: plan.core.has(account),
        kind: identity.kind,
        covered: identity.covered,
      };
    }),
    edges: [...sums.values()].map((sum): PictureEdge => ({
      from: identityOf(sum.from).id,
      to: identityOf(sum.to).id,
      amountMinor: sum.amountMinor,
      count: sum.count,
      firstAt: timeOf(sum.first),
      lastAt: timeOf(sum.last),
    })),
  };
}

interface PlanInput extends Omit<PicturePlan, 'edges'> {
  readonly from: number;
  readonly to: number;
}

function planOf(view: CaseView, input: PlanInput): PicturePlan {
  const { graph } = view;
  const { id, kind, core, from, to } = input;
  const edges = new Set<number>();
  const add = (edge: number): void => {
    const when = graph.t[edge] ?? 0;
    if (when < from || when > to || edges.size >= EDGES_PER_PICTURE) return;
    if (((graph.kind[edge] ?? 0) & EDGE_KIND.pattern) === 0) return;
    if (input.currency >= 0 && graph.currency[edge] !== input.currency) return;
    edges.add(edge);
  };
  for (const account of core) {
    for (let i = graph.outOffsets[account] ?? 0; i < (graph.outOffsets[account + 1] ?? 0); i += 1)
      add(graph.outEdges[i] ?? 0);
    for (let i = graph.inOffsets[account] ?? 0; i < (graph.inOffsets[account + 1] ?? 0); i += 1)
      add(graph.inEdges[i] ?? 0);
  }
  const sorted = [...edges].toSorted((a, b) => a - b);
  return {
    id,
    kind,
    core,
    edges: sorted,
    currency: input.currency >= 0 ? input.currency : (graph.currency[sorted[0] ?? 0] ?? 0),
  };
}
