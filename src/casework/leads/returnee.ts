import { fail, ok, type Result } from '#model';

/** Names under which somebody might give the flag, or who one belongs to, as a ground. */
const NO_GROUNDS: readonly string[] = [
  'returnee',
  'is-returnee',
  'high-risk-region',
  'back-from-high-risk-region',
  'return-from-abroad',
  'overseas-return',
  'region',
  'home-place',
  'relative',
];

/**
 * Whether a code may stand as a reason of a lead, or as a ground of a measure or a sanction. Having come back from a region, where one
 * comes from and whose relative one is are none, under whatever name. Problem: `no-ground` (value `ground`).
 */
export function checkGround(code: string): Result<string> {
  const bare = code
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_.]+/g, '-');
  const isNone = NO_GROUNDS.includes(bare) || /returnee|high-?risk-?region|relative|回流|归国|亲属/.test(bare);
  return isNone ? fail('no-ground', { ground: code }) : ok(code);
}
