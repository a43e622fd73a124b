/** What one may ask for about one's own data: look, copy, correct, delete, have a decision explained (24), have the rules explained (48). */
export const PRIVACY_ASKS = ['access', 'copy', 'correct', 'delete', 'explain-decision', 'explain-rules'] as const;
export type PrivacyAsk = (typeof PRIVACY_ASKS)[number];

export type RefusalGround =
  | 'standing-not-proved'
  | 'not-held'
  | 'secret-by-law'
  | 'hinders-duty'
  | 'correct-as-held'
  | 'purpose-not-ended'
  | 'must-be-kept'
  | 'no-such-decision';

/** On which ground what may be refused, and where the ground stands. */
export const REFUSAL_GROUNDS: Readonly<
  Record<RefusalGround, { readonly asks: readonly PrivacyAsk[]; readonly basis: string }>
> = {
  'standing-not-proved': { asks: PRIVACY_ASKS, basis: '个人信息保护法 49, 50' },
  'not-held': { asks: PRIVACY_ASKS, basis: '个人信息保护法 45' },
  'secret-by-law': { asks: ['access', 'copy', 'explain-decision'], basis: '个人信息保护法 18, 35' },
  'hinders-duty': { asks: ['access', 'copy', 'explain-decision'], basis: '个人信息保护法 35' },
  'correct-as-held': { asks: ['correct'], basis: '个人信息保护法 46' },
  'purpose-not-ended': { asks: ['delete'], basis: '个人信息保护法 47' },
  'must-be-kept': { asks: ['delete'], basis: '个人信息保护法 47' },
  'no-such-decision': { asks: ['explain-decision'], basis: '个人信息保护法 24' },
};
