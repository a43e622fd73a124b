import type { DetectorOutput, ParameterDescriptor, SignalDraft } from '#model';
import type { CaseView, OpeningColumns } from '../case-view.ts';
import { isSubject } from '../coverage.ts';
import { both, SETTING } from './measure-parameters.ts';

/** The data hold nothing that this detector looks at: said once, not for every account. */
export const FACTS_MISSING: DetectorOutput = {
  hits: [],
  signals: [],
  notAssessable: new Uint32Array(0),
  counts: { 'facts-missing': 1 },
};

/** Covered accounts without a row in `openings`: nobody told of their opening, which is a gap. */
export function withoutOpening(view: CaseView, openings: OpeningColumns): number[] {
  const told = new Uint8Array(view.accounts.count);
  for (const [row, account] of openings.account.entries()) if (openings.openedAt[row] !== 0) told[account] = 1;
  const missing: number[] = [];
  for (const [account, isTold] of told.entries()) {
    if (isTold === 0 && isSubject(view.accounts, account)) missing.push(account);
  }
  return missing;
}

/** Holder of a row, every unknown one a member of its own. */
export function memberOf(holder: number, account: number): number {
  return holder >= 0 ? holder : -1 - account;
}

/** One reason an account: the strongest, of equals the earlier found. */
export class StrongestReasons {
  readonly #byAccount = new Map<number, SignalDraft>();
  readonly #view: CaseView;

  constructor(view: CaseView) {
    this.#view = view;
  }

  add(signal: SignalDraft): void {
    if (signal.strength <= 0 || !isSubject(this.#view.accounts, signal.account)) return;
    const known = this.#byAccount.get(signal.account);
    if (known === undefined || signal.strength > known.strength) this.#byAccount.set(signal.account, signal);
  }

  /** By account, rising. */
  all(): SignalDraft[] {
    return [...this.#byAccount.values()].toSorted((a, b) => a.account - b.account);
  }
}

export function strengthPair(
  noun: { readonly zh: string; readonly en: string },
  from: number,
  full: number,
): readonly ParameterDescriptor[] {
  return [
    {
      id: 'strengthFrom',
      title: { zh: `强度从此${noun.zh}起`, en: `Strength rises above (${noun.en})` },
      unit: 'count',
      default: both(from),
      source: SETTING,
    },
    {
      id: 'strengthFull',
      title: { zh: `强度达到最大的${noun.zh}`, en: `Full strength at (${noun.en})` },
      unit: 'count',
      default: both(full),
      source: SETTING,
    },
  ];
}

/** A threshold of ours, equal in both presets. */
export function setting(
  id: string,
  unit: ParameterDescriptor['unit'],
  value: number,
  title: ParameterDescriptor['title'],
): ParameterDescriptor {
  return { id, title, unit, default: both(value), source: SETTING };
}
