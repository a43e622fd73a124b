import type { Casework } from '../record.ts';
import { warningsOf, type WarningState } from './warning.ts';

/** A thing that might be held against somebody: a person, an account, a number. */
export interface Suspected {
  readonly kind: 'person' | 'account' | 'number';
  readonly id: string;
}

/**
 * Id of the warning that protects it, where one does: whoever was warned is a victim to be, and neither a member nor a suspect, whatever
 * came of the warning, until a head has lifted the protection with a reason.
 */
export function potentialVictimWarning(casework: Casework, suspected: Suspected): string | undefined {
  return warningsOf(casework).find((warning) => protects(warning, suspected))?.id;
}

function protects({ victim, isProtected }: WarningState, { kind, id }: Suspected): boolean {
  return isProtected && id === { person: victim.person, account: victim.account, number: victim.phone }[kind];
}
