import type { Trace } from '#contract';
import { MOVEMENT_END, type AssembledAccount } from '#trace';

import type { ShownTrace } from './assembled-work.ts';
import { idOf, isoText, rowOf, type TraceDocumentInput } from './trace-document-input.ts';
import type { PolicyWork } from './trace-work.ts';

type Policy = Trace['policies'][string];

const END_NAMES = Object.fromEntries(Object.entries(MOVEMENT_END).map(([name, code]) => [code, name]));

/** One policy of trace.json. */
export function publishedPolicy(input: TraceDocumentInput, shown: ShownTrace): Policy {
  const { evidence, shownVictim } = input;
  const { assembled: trace, work } = shown;
  const { totals } = trace;
  return {
    label: trace.label,
    accounts: shown.accounts.map((account) => publishedAccount(input, account)),
    edges: shown.edges.map(({ movement, layer, taint, end, ends }) => {
      const row = rowOf(evidence, movement);
      return {
        source: row.sources[0] ?? '',
        sources: [...row.sources],
        from: row.payer.id,
        to: row.payee.id,
        at: isoText(row.time),
        layer,
        amount: row.amountMinor,
        taint,
        end: END_NAMES[end] ?? '',
        ...(ends.length > 1 ? { ends: namedEnds(ends) } : {}),
      };
    }),
    paths: work.paths.map((path) => publishedPath(input, path)),
    totals: {
      reported: totals.reported,
      held: totals.held,
      exited: totals.exited,
      by_end: Object.fromEntries(totals.byEnd.map(({ end, amount }) => [END_NAMES[end] ?? '', amount])),
      accounts: totals.accounts,
      layers: totals.layers,
    },
    victims: trace.victims.map(({ victim, ...sums }) => ({ victim: shownVictim(victim), ...sums })),
    ties: work.ties.map(({ account, heldLeast, heldMost }) => ({
      account: idOf(input, account),
      held_least: heldLeast,
      held_most: heldMost,
    })),
    counts: {
      ...trace.counts,
      accountsWithTies: work.accountsWithTies,
      accountsNotListed: trace.accounts.length - shown.accounts.length,
      edgesNotListed: trace.edges.length - shown.edges.length,
    },
  };
}

function publishedAccount(input: TraceDocumentInput, account: AssembledAccount): Policy['accounts'][number] {
  const identity = input.identities.get(account.account);
  const ended = account.endedHere.reduce((sum, { amount }) => sum + amount, 0);
  return {
    id: identity?.id ?? '',
    display: identity?.display ?? '',
    ...(identity?.number === undefined ? {} : { number: identity.number }),
    ...(identity === undefined || identity.institution === '' ? {} : { institution: identity.institution }),
    layer: account.layer,
    ...(account.layerTo === undefined ? {} : { layer_to: account.layerTo }),
    received: account.received,
    held: account.held,
    passed_on: account.passedOn,
    exited: account.exited + ended,
    ...(ended > 0 ? { ended_here: namedEnds(account.endedHere) } : {}),
    by_layer: account.byLayer.map((line) => ({ ...line })),
    victims: account.byVictim.map(({ victim, received, held }) => ({
      victim: input.shownVictim(victim),
      received,
      held,
    })),
    covered: input.work.money.accounts.covered[account.account] === 1,
  };
}

function publishedPath(input: TraceDocumentInput, path: PolicyWork['paths'][number]): Policy['paths'][number] {
  const { movements } = input.work.money;
  const [first = -1] = path.movements;
  const known = path.times.filter((t) => t >= 0);
  return {
    victim: input.shownVictim(path.victim),
    amount: path.amount,
    accounts: [movements.payer[first] ?? -1, ...path.movements.map((movement) => movements.payee[movement] ?? -1)].map(
      (account) => idOf(input, account),
    ),
    movements: path.movements.map((movement) => rowOf(input.evidence, movement).sources[0] ?? ''),
    seconds: known.length === 0 ? 0 : Math.max(...known) - Math.min(...known),
    end: END_NAMES[path.end] ?? '',
  };
}

function namedEnds(ends: readonly { readonly end: number; readonly amount: number }[]) {
  return ends.map(({ end, amount }) => ({ end: END_NAMES[end] ?? '', amount }));
}
