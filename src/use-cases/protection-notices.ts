import type { Findings } from '#contract';
import type { CaseView } from '#detect';
import { birthDays, type Workspace } from '#lake';
import { ACCOUNT_FLAG, ageAt, CHINA_OFFSET_MS, type AccountIdentity } from '#model';

/** In and out together, in the span that is looked at (setting): what is less may be pocket money or a pension. */
const PROTECTION_TURNOVER_MINOR = 20_000_00;

const CURRENCY = 'CNY';
const ADULT_YEARS = 18;

interface ProtectedAccount {
  readonly account: number;
  /** Full years at the last movement. */
  readonly age: number;
  readonly inMinor: number;
  readonly outMinor: number;
}

/** [PROT-1] Covered accounts of minors and very old holders whose turnover in yuan asks for a look at the person. */
export async function protectedAccounts(workspace: Workspace, view: CaseView): Promise<readonly ProtectedAccount[]> {
  const { accounts, ledger, currencies, epochSeconds } = view;
  const yuan = currencies.indexOf(CURRENCY);
  const wanted = ACCOUNT_FLAG.protected | ACCOUNT_FLAG.covered;
  const flagged = Array.from(accounts.flags.keys()).filter(
    (account) => ((accounts.flags[account] ?? 0) & wanted) === wanted,
  );
  const births = await birthDays(workspace, flagged);
  return flagged.flatMap((account) => {
    const birth = births.get(account);
    const [start = 0, end = 0] = [ledger.offsets[account], ledger.offsets[account + 1]];
    if (birth === undefined || start === end) return [];
    let [inMinor, outMinor] = [0, 0];
    for (let i = start; i < end; i += 1) {
      if (ledger.currency[i] !== yuan) continue;
      const amount = ledger.amount[i] ?? 0;
      if (amount > 0) inMinor += amount;
      else outMinor -= amount;
    }
    if (inMinor + outMinor < PROTECTION_TURNOVER_MINOR) return [];
    const lastDay = Math.floor((((ledger.t[end - 1] ?? 0) + epochSeconds) * 1000 + CHINA_OFFSET_MS) / 86_400_000);
    return [{ account, age: ageAt(birth, lastDay), inMinor, outMinor }];
  });
}

/** The notices as published; a minor's number is masked whatever else is shown. */
export function protectionNotices(
  found: readonly ProtectedAccount[],
  identities: ReadonlyMap<number, AccountIdentity>,
): Findings['protection'] {
  return found.map(({ account, age, inMinor, outMinor }) => {
    const identity = identities.get(account);
    if (identity === undefined) throw new RangeError(`no identity for account ${account}`);
    const isMinor = age < ADULT_YEARS;
    return {
      subject: identity.id,
      display: identity.display,
      ...(isMinor || identity.number === undefined ? {} : { number: identity.number }),
      code: isMinor ? 'protected-minor' : 'protected-elder',
      values: { age, inMinor, outMinor, currency: CURRENCY },
    };
  });
}
