import type { ValueReader } from '../value-reader.ts';

const ROLES: Readonly<Record<string, string>> = {
  collection: 'collection',
  relay: 'relay',
  pool: 'pooling',
  payout: 'payout',
  exit: 'exit',
  fee: 'fee taking',
  'control candidate': 'control',
};

/** Reason of a member of a ring: what the account does there, and what the ring counts for it. */
export const RING_MEMBER_EN: Readonly<Record<string, (v: ValueReader) => string>> = {
  'ring-member': (v) =>
    `Indicators of membership of a ring: one of ${v.count('members')} core accounts that the ring’s patterns (${v.count('patterns')}) tie together; of its transfers ${v.count('transfers')} are the account’s own, ${v.amount('amountMinor')} in all; ${roleEn(v)} (strength of the ring ${v.share('ringStrength')}, counted at ${v.share('weight')} for this role)`,
};

function roleEn(v: ValueReader): string {
  const role = ROLES[v.text('role')];
  return role === undefined ? 'its role is unclear' : `indicators of ${role}`;
}
