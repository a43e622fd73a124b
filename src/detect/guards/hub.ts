import type { Parameters } from '#model';
import type { CaseView } from '../case-view.ts';
import { numberOf } from '../parameters.ts';
import type { GuardContext } from './guard-context.ts';
import type { Guard, GuardDraft } from './guard.ts';
import { HUB_PARAMETERS } from './guard-parameters.ts';

/** Pattern searches skip an account while more transfers are live than the cap (HUB); here it is only counted and shown. */
export const hub: Guard = {
  id: 'hub',
  version: 1,
  title: { zh: '枢纽账户', en: 'Hub' },
  parameters: HUB_PARAMETERS,
  damps: [],
  measure: measureHubs,
};

function measureHubs({ view }: GuardContext, parameters: Parameters): GuardDraft[] {
  const { graph } = view;
  const cap = numberOf(parameters, 'hubCap');
  const window = numberOf(parameters, 'windowSeconds');
  const drafts: GuardDraft[] = [];
  for (const account of view.accounts.flags.keys()) {
    const liveIn = mostLive(
      view,
      graph.inEdges.subarray(graph.inOffsets[account], graph.inOffsets[account + 1]),
      window,
      cap,
    );
    const liveOut = mostLive(
      view,
      graph.outEdges.subarray(graph.outOffsets[account], graph.outOffsets[account + 1]),
      window,
      cap,
    );
    if (Math.max(liveIn, liveOut) > cap) drafts.push({ account, share: 1, values: { liveIn, liveOut, hubCap: cap } });
  }
  return drafts;
}

/** Most of the edges inside one window; not counted where there are no more than `cap` in all. */
function mostLive({ graph }: CaseView, edges: Uint32Array, window: number, cap: number): number {
  if (edges.length <= cap) return edges.length;
  let [first, most] = [0, 0];
  for (const [last, e] of edges.entries()) {
    while (graph.t[edges[first]!]! + window < graph.t[e]!) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
