import type { CaseView } from '../case-view.ts';
import type { Hit } from '../hits.ts';
import { WEAK_HIT } from './weak-hits.ts';

export interface FootingInput {
  readonly view: CaseView;
  /** All of them: what a hit explains is seen too. */
  readonly hits: readonly Hit[];
  /** By hit id (RING-10). */
  readonly strengths: ReadonlyMap<number, number>;
  /** Accounts that something else than a hit speaks against (`seenAlone`). */
  readonly seen: ReadonlySet<number>;
}

export interface Footing {
  /** What rings are made of. */
  readonly firm: readonly Hit[];
  /** Weak hits that nothing else speaks for: in no ring that is shown. */
  readonly loose: readonly Hit[];
}

/**
 * RING-4: surviving hits with a core, by whether rings are made of them. A weak hit is part of a ring only if something
 * else speaks against every account of its core: a reason of its own, or a strong hit that the ring does not have because
 * another explains it. It then names nobody else, as payer or source neither, and of its transfers those of its core count.
 */
export function footingOf({ view, hits, strengths, seen }: FootingInput): Footing {
  const isStrong = ({ id }: Hit): boolean => strengths.get(id)! >= WEAK_HIT;
  const strong = new Set<number>();
  const against = new Set<number>();
  for (const hit of hits) {
    if (isStrong(hit)) for (const account of hit.core) (hit.subsumedBy < 0 ? strong : against).add(account);
  }
  for (const account of strong) against.delete(account);
  for (const account of seen) against.add(account);
  const firm: Hit[] = [];
  const loose: Hit[] = [];
  for (const hit of hits) {
    if (hit.subsumedBy >= 0 || hit.core.length === 0) continue;
    if (isStrong(hit)) firm.push(hit);
    else if (hit.core.every((account) => against.has(account))) {
      firm.push(ofItsCore(view, hit, (account) => against.has(account) || strong.has(account)));
    } else loose.push(hit);
  }
  return { firm, loose };
}

function ofItsCore({ graph }: CaseView, hit: Hit, isKnown: (account: number) => boolean): Hit {
  const { core, sources, payers } = hit;
  const own = new Set(core);
  const evidence = hit.evidence.filter((e) => own.has(graph.src[e]!) || own.has(graph.dst[e]!));
  return {
    ...hit,
    evidence,
    from: graph.t[evidence[0]!]!,
    to: graph.t[evidence.at(-1)!]!,
    ...(sources === undefined ? {} : { sources: sources.filter(isKnown) }),
    ...(payers === undefined ? {} : { payers: payers.filter(isKnown) }),
  };
}
