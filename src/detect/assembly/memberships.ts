import type { SignalDraft } from '#model';
import type { CaseView } from '../case-view.ts';
import { evidenceAmount } from '../evidence.ts';
import { ringMember } from '../rings/ring-member.ts';
import type { DetectorRun } from '../run-detectors.ts';
import type { Ring, RingMember } from './ring.ts';
import { ROLE_WEIGHT } from './role-weights.ts';

interface Membership {
  readonly ring: Ring;
  readonly member: RingMember;
  readonly strength: number;
}

/**
 * SCORE-11: every member of a shown ring of several has a reason of family `ring` of the ring's strength times the weight
 * of its role there; of several rings the strongest. The run of `ring-member` carries them; without that run nothing does.
 */
export function withMemberships(
  runs: readonly DetectorRun[],
  rings: readonly Ring[],
  view: CaseView,
): readonly DetectorRun[] {
  if (!runs.some(({ detector }) => detector.id === ringMember.id)) return runs;
  const best = new Map<number, Membership>();
  for (const ring of rings) {
    if (ring.members.length < 2) continue;
    for (const member of ring.members) {
      const strength = ring.strength * weightOf(member);
      if (strength > (best.get(member.account)?.strength ?? 0)) best.set(member.account, { ring, member, strength });
    }
  }
  const signals = [...best.values()].map((membership) => toSignal(view, membership));
  return runs.map((run) => (run.detector.id === ringMember.id ? { ...run, signals } : run));
}

function weightOf({ roles }: RingMember): number {
  return Math.max(...roles.map(({ role }) => ROLE_WEIGHT[role]));
}

function toSignal(view: CaseView, { ring, member, strength }: Membership): SignalDraft {
  const { graph, currencies } = view;
  const { account, roles } = member;
  const own = ring.transfers.filter((e) => graph.src[e] === account || graph.dst[e] === account);
  const evidence = own.length > 0 ? own : ring.transfers;
  const { amount, currency } = evidenceAmount(graph, evidence);
  const [best] = roles.toSorted((a, b) => ROLE_WEIGHT[b.role] - ROLE_WEIGHT[a.role]);
  return {
    account,
    strength,
    code: ringMember.id,
    values: {
      members: ring.members.length,
      patterns: ring.hits.length,
      transfers: evidence.length,
      amountMinor: amount,
      currency: currencies[currency] ?? '',
      role: best?.role ?? 'unclear',
      ringStrength: ring.strength,
      weight: weightOf(member),
    },
    evidence,
    from: graph.t[evidence[0]!]!,
    to: graph.t[evidence.at(-1)!]!,
  };
}
