import type { CaseView } from '../case-view.ts';
import type { ControlGroups } from './control-groups.ts';
import type { LotBook } from './lot-book.ts';
import { RING_ROLES, type RoleShare } from './ring.ts';
import type { MemberFlow, RingScope } from './ring-flows.ts';

/** RING-5: the thresholds of definitions; `keptShare` is a setting. */
export const ROLE_RULES = {
  collectionShare: 0.7,
  collectionPayers: 3,
  relayShare: 0.7,
  poolShare: 0.5,
  poolPayers: 3,
  exitShare: 0.5,
  payoutShare: 0.5,
  payoutPersons: 5,
  feeFrom: 0.005,
  feeTo: 0.15,
  feePayers: 3,
  keptSeconds: 7 * 86_400,
  keptShare: 0.5,
  controlAccounts: 3,
  controlFlowShare: 0.05,
} as const;

export interface RoleInput {
  readonly view: CaseView;
  readonly scope: RingScope;
  readonly control: ControlGroups;
  readonly lots: LotBook;
}

/** RING-5: the roles of every member with the share that makes each; several are possible, none is `unclear`. */
export function rolesOf(input: RoleInput, flows: readonly MemberFlow[]): readonly (readonly RoleShare[])[] {
  const byAccount = new Map(flows.map((flow) => [flow.account, flow]));
  const moved = flows.map(({ inMinor, outMinor }) => inMinor + outMinor).toSorted((a, b) => a - b);
  const usual = moved[moved.length >> 1] ?? 0;
  return flows.map((flow) => {
    const roles = [...flowRoles(flow), ...feeRole(input, flow, byAccount), ...controlRole(input, flow, usual)].toSorted(
      (a, b) => RING_ROLES.indexOf(a.role) - RING_ROLES.indexOf(b.role),
    );
    return roles.length === 0 ? [{ role: 'unclear', share: 0 }] : roles;
  });
}

function flowRoles(flow: MemberFlow): RoleShare[] {
  const roles: RoleShare[] = [];
  const fromPayers = shareOf(flow.inPayersMinor, flow.inMinor);
  const fromCore = shareOf(flow.inCoreMinor, flow.inMinor);
  const toCore = shareOf(flow.outCoreMinor, flow.outMinor);
  const toExit = shareOf(flow.outExitMinor, flow.outMinor);
  const toPersons = shareOf(flow.outPersonsMinor, flow.outMinor);
  if (fromPayers >= ROLE_RULES.collectionShare && flow.payers.size >= ROLE_RULES.collectionPayers) {
    roles.push({ role: 'collection', share: fromPayers });
  }
  if (fromCore >= ROLE_RULES.relayShare && toCore >= ROLE_RULES.relayShare) {
    roles.push({ role: 'relay', share: Math.min(fromCore, toCore) });
  }
  if (fromCore >= ROLE_RULES.poolShare && flow.fromCore.size >= ROLE_RULES.poolPayers) {
    roles.push({ role: 'pool', share: fromCore });
  }
  if (toPersons >= ROLE_RULES.payoutShare && flow.persons.size >= ROLE_RULES.payoutPersons) {
    roles.push({ role: 'payout', share: toPersons });
  }
  if (toExit >= ROLE_RULES.exitShare) roles.push({ role: 'exit', share: toExit });
  return roles;
}

/** Takes a small part of what each of several core accounts receives, and keeps it. */
function feeRole(input: RoleInput, flow: MemberFlow, flows: ReadonlyMap<number, MemberFlow>): RoleShare[] {
  const cuts = new Set<number>();
  let takenMinor = 0;
  for (const [payer, minor] of flow.fromCore) {
    const ratio = shareOf(minor, flows.get(payer)?.inMinor ?? 0);
    if (ratio < ROLE_RULES.feeFrom || ratio > ROLE_RULES.feeTo) continue;
    cuts.add(payer);
    takenMinor += minor;
  }
  if (cuts.size < ROLE_RULES.feePayers) return [];
  if (keptMinor(input, flow.account, cuts) < ROLE_RULES.keptShare * takenMinor) return [];
  return [{ role: 'fee', share: shareOf(takenMinor, flow.inMinor) }];
}

/** Of what these accounts paid in the period, what was still there a week later, first in first out. */
function keptMinor({ view, scope, lots: book }: RoleInput, account: number, payers: ReadonlySet<number>): number {
  const { ledger, graph, accounts } = view;
  const lots = book.lotsOf(account, scope.currency);
  const isTaken = (entry: number): boolean => {
    const e = ledger.edge[entry] ?? -1;
    return e >= 0 && ledger.amount[entry]! > 0 && payers.has(graph.src[e]!) && isInside(graph.t[e]!, scope);
  };
  let kept = 0;
  for (const entry of lots.entries) {
    const seenFor = accounts.coveredTo[account]! - ledger.t[entry]!;
    if (isTaken(entry) && seenFor >= ROLE_RULES.keptSeconds) kept += ledger.amount[entry]!;
  }
  for (const [line, credit] of lots.credit.entries()) {
    if (!isTaken(credit)) continue;
    const seenFor = accounts.coveredTo[account]! - ledger.t[credit]!;
    const held = ledger.t[lots.debit[line]!]! - ledger.t[credit]!;
    if (seenFor >= ROLE_RULES.keptSeconds && held < ROLE_RULES.keptSeconds) kept -= lots.amount[line]!;
  }
  return kept;
}

/** Little flow beside the middle member: in a ring of twenty an even part of the whole is 5 % already. */
function controlRole({ control, scope }: RoleInput, flow: MemberFlow, usualMinor: number): RoleShare[] {
  const linked = control.linkedTo(flow.account, scope.core);
  const share = shareOf(flow.inMinor + flow.outMinor, usualMinor);
  return linked >= ROLE_RULES.controlAccounts && share < ROLE_RULES.controlFlowShare
    ? [{ role: 'control candidate', share: linked / Math.max(1, scope.core.size - 1) }]
    : [];
}

function isInside(t: number, { from, to }: RingScope): boolean {
  return t >= from && t <= to;
}

function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
