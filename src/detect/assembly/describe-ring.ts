import { ACCOUNT_FLAG, ACCOUNT_KIND } from '#model';
import type { CaseView } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { evidenceAmount } from '../evidence.ts';
import type { Hit } from '../hits.ts';
import { type BalanceBook, ringCard } from './card.ts';
import type { ControlGroups } from './control-groups.ts';
import type { LotBook } from './lot-book.ts';
import type { Ring, RingLinks, RingMember, RingPeriphery, RingStop } from './ring.ts';
import { coreOfRing } from './ring-core.ts';
import { memberFlow, type MemberFlow, type RingScope } from './ring-flows.ts';
import { rolesOf } from './roles.ts';
import { TRADE_GUARDS } from './subjects.ts';
import { tiersOf } from './tiers.ts';

export interface RingDraft {
  readonly hits: readonly Hit[];
  /** Edges, rising. */
  readonly transfers: readonly number[];
  readonly links: RingLinks;
  readonly stopped?: RingStop;
}

/** What all rings of a case are described with. */
export interface RingContext {
  readonly view: CaseView;
  readonly control: ControlGroups;
  readonly lots: LotBook;
  readonly balances: BalanceBook;
  /** RING-11, by account: 1 = may be core as a receiver; absent where nobody is. */
  readonly receivers?: Uint8Array;
}

export function describeRing(context: RingContext, draft: RingDraft): Ring {
  const { view } = context;
  const { hits, transfers, links, stopped } = draft;
  const members = coreOfRing(context, draft);
  const core = new Set(members);
  const { currency } = evidenceAmount(view.graph, transfers);
  const scope: RingScope = {
    core,
    from: Math.min(...hits.map((hit) => hit.from)),
    to: Math.max(...hits.map((hit) => hit.to)),
    currency,
  };
  const flows = members.map((account) => memberFlow(view, scope, account));
  return {
    hits: hits.map((hit) => hit.id).toSorted((a, b) => a - b),
    strength: strengthOfRing(hits) * coveredShare(view, core, transfers),
    from: scope.from,
    to: scope.to,
    throughput: flows.reduce((sum, { externalMinor }) => sum + externalMinor, 0),
    currency,
    members: membersOf(context, scope, flows),
    periphery: countPeriphery(view, core, transfers),
    transfers,
    links,
    card: ringCard({ view, scope, flows, balances: context.balances }),
    ...(stopped === undefined ? {} : { stopped }),
  };
}

function membersOf(context: RingContext, scope: RingScope, flows: readonly MemberFlow[]): RingMember[] {
  const { view } = context;
  const roles = rolesOf({ ...context, scope }, flows);
  const first = new Set<number>();
  for (const [i, { account }] of flows.entries()) {
    const isReported = (view.accounts.flags[account]! & ACCOUNT_FLAG.reported) !== 0;
    if (isReported || roles[i]!.some(({ role }) => role === 'collection')) first.add(account);
  }
  const tiers = tiersOf({ ...context, scope, first });
  return flows.map(({ account }, i) => ({ account, roles: roles[i]!, ...tiers.get(account) }));
}

/** 1 − Π(1 − 0.8·s) over the typologies, s = the strongest hit of each. */
function strengthOfRing(hits: readonly Hit[]): number {
  const strongest = new Map<string, number>();
  for (const { typology, strength } of hits) {
    strongest.set(typology, Math.max(strength, strongest.get(typology) ?? 0));
  }
  return 1 - [...strongest.values()].toSorted((a, b) => a - b).reduce((rest, s) => rest * (1 - 0.8 * s), 1);
}

/**
 * Share of the value into the core that covered accounts took. A boundary account that both takes and gives in the
 * evidence stands where a core account would stand, but is no subject (ACC-5): its part is the uncovered share.
 */
function coveredShare(view: CaseView, core: ReadonlySet<number>, transfers: readonly number[]): number {
  const { src, dst, amount } = view.graph;
  const payers = new Set(transfers.map((e) => src[e]!));
  let covered = 0;
  let all = 0;
  for (const e of transfers) {
    const v = dst[e]!;
    if (core.has(v)) covered += amount[e]!;
    if (core.has(v) || (payers.has(v) && !isSubject(view.accounts, v))) all += amount[e]!;
  }
  return all === 0 ? 1 : covered / all;
}

function countPeriphery(view: CaseView, core: ReadonlySet<number>, transfers: readonly number[]): RingPeriphery {
  const { src, dst } = view.graph;
  const payers = new Set<number>();
  const everyone = new Set<number>();
  for (const e of transfers) {
    if (core.has(dst[e]!)) payers.add(src[e]!);
    everyone.add(src[e]!).add(dst[e]!);
  }
  const counts = { payers: 0, merchants: 0, boundary: 0, others: 0 };
  for (const account of everyone) {
    if (core.has(account)) continue;
    if (isTrade(view, account)) counts.merchants += 1;
    else if (payers.has(account)) counts.payers += 1;
    else if (!isSubject(view.accounts, account)) counts.boundary += 1;
    else counts.others += 1;
  }
  return counts;
}

function isTrade(view: CaseView, account: number): boolean {
  return (
    view.accounts.kind[account] === ACCOUNT_KIND.settlement ||
    ((view.guarded?.accounts[account] ?? 0) & TRADE_GUARDS) !== 0
  );
}
