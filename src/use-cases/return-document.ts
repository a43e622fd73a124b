import type { ReturnProposal } from '#contract';
import { formatInstant, type AccountIdentity } from '#model';
import type { EvidenceRow } from '#report';
import { policyLabel } from '#trace';

import type { ReturnWork } from './return-frozen.ts';
import { PROGRAM_VERSION } from './version.ts';

export interface ReturnDocumentInput extends ReturnWork {
  readonly identity: AccountIdentity;
  /** By movement. */
  readonly evidence: ReadonlyMap<number, EvidenceRow>;
  readonly shownVictim: (victim: number) => string;
  readonly createdAt: string;
}

/** Rows of one step that are shown; it says how many it used. */
const STEP_ROWS = 200;
const FORMULA = 'min(L, F*L/sum(L)); floor, then largest remainder';

/** Movements that the documents show, rising: those of the steps, and the reported transfers of the victims named. */
export function movementsOfReturn({ work, article, found }: ReturnWork): number[] {
  const victims = new Set(found.victims);
  const shown = new Set(work.sources.filter(({ victim }) => victims.has(victim)).map(({ movement }) => movement));
  for (const { movements } of [...article.steps, ...(article.extension === undefined ? [] : [article.extension])])
    for (const movement of movements.slice(0, STEP_ROWS)) shown.add(movement);
  return [...shown].toSorted((a, b) => a - b);
}

/** return.json. */
export function buildReturn(input: ReturnDocumentInput): ReturnProposal {
  const { article, found, identity, view, work, evidence, shownVictim } = input;
  const { ground, allocation, basis } = found;
  const iso = (t: number): string => formatInstant((t + view.epochSeconds) * 1000);
  const source = (movement: number): string => evidence.get(movement)?.sources[0] ?? '';
  return {
    schema: 'duanka/return/1',
    program: PROGRAM_VERSION,
    created_at: input.createdAt,
    currency: view.currency,
    account: {
      id: identity.id,
      display: identity.display,
      ...(identity.number === undefined ? {} : { number: identity.number }),
      ...(identity.institution === '' ? {} : { institution: identity.institution }),
    },
    at: iso(article.at),
    balance: article.balance,
    frozen: article.frozen,
    ground,
    basis,
    ...(basis === 'no-binding-rule' ? { policy: input.policy } : {}),
    steps: article.steps.map(({ step, decides, reason, movements }) => ({
      step,
      decides,
      reason,
      rows: movements.length,
      shown: movements.slice(0, STEP_ROWS).map(source),
    })),
    caveats: [...article.caveats, ...caveatsOf(input)],
    victims: allocation.shares.map(({ claimMinor, payoutMinor, roundedUpMinor }, place) => {
      const victim = found.victims[place] ?? -1;
      const own = work.sources.filter((each) => each.victim === victim);
      return {
        id: shownVictim(victim),
        cases: [...new Set(own.map(({ caseNo }) => caseNo).filter((caseNo) => caseNo !== ''))],
        loss: found.losses[place] ?? 0,
        compensated: input.compensated[victim] ?? 0,
        claim: claimMinor,
        payout: payoutMinor,
        rounded_up: roundedUpMinor,
        to: payersOf(own, evidence),
      };
    }),
    left: allocation.leftMinor,
    by_policy: [...work.policies].map(([policy, { flows }]) => ({
      policy,
      label: policyLabel(policy),
      held: victimsThere(input).map((victim) => ({
        victim: shownVictim(victim),
        amount: heldOf(flows.held, article.account, victim),
      })),
    })),
    ...(ground === 'pro-rata' ? { notice_days: input.noticeDays } : {}),
    formula: FORMULA,
    unmatched: [...input.unmatched],
  };
}

/** Victims with a claim, then those whose money is there by other accounts, under any policy. */
function victimsThere({ found, article }: ReturnWork): number[] {
  const others = article.extension?.byPolicy.flatMap(({ shares }) => shares.map(({ victim }) => victim)) ?? [];
  return [...new Set([...found.victims, ...others])];
}

/** [RETC-6] What a decider must not overlook. */
function caveatsOf(input: ReturnWork): string[] {
  const { article, found, frozenAskedMinor } = input;
  const caveats: string[] = [];
  if (victimsThere(input).length > found.victims.length) caveats.push('victims-by-other-accounts');
  if (frozenAskedMinor !== undefined && frozenAskedMinor > article.balance) caveats.push('frozen-above-balance');
  if (paidBack(input)) caveats.push('paid-back');
  return caveats;
}

/** Did the account pay anything to an account that a victim had paid from? */
function paidBack({ work, article }: ReturnWork): boolean {
  const { movements, ledger } = work.money;
  const payers = new Set(work.sources.map(({ movement }) => movements.payer[movement] ?? -1));
  for (
    let entry = ledger.offsets[article.account] ?? 0;
    entry < (ledger.offsets[article.account + 1] ?? 0);
    entry += 1
  ) {
    if ((ledger.t[entry] ?? 0) > article.at) break;
    const payee = movements.payee[ledger.movement[entry] ?? -1] ?? -1;
    if ((ledger.amount[entry] ?? 0) < 0 && payee >= 0 && payers.has(payee)) return true;
  }
  return false;
}

/** [RETC-3] Article 7: the money goes back to the accounts that it came from. */
function payersOf(
  sources: readonly { readonly movement: number }[],
  evidence: ReadonlyMap<number, EvidenceRow>,
): ReturnProposal['victims'][number]['to'] {
  const payers = new Map<string, { display: string; institution: string }>();
  for (const { movement } of sources) {
    const payer = evidence.get(movement)?.payer;
    if (payer === undefined || payer.id === '') continue;
    payers.set(payer.id, { display: payer.display, institution: payer.institution ?? '' });
  }
  return [...payers.values()];
}

interface HeldColumns {
  readonly count: number;
  readonly account: Int32Array;
  readonly victim: Int32Array;
  readonly amount: Float64Array;
}

function heldOf(held: HeldColumns, account: number, victim: number): number {
  let sum = 0;
  for (let row = 0; row < held.count; row += 1)
    if (held.account[row] === account && held.victim[row] === victim) sum += held.amount[row] ?? 0;
  return sum;
}
