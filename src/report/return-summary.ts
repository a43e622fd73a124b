import type { ReturnProposal } from '#contract';
import { formatAmount, type Language } from '#model';

import { formatInstant } from './format.ts';
import { RETURN_TEXTS } from './texts/return-texts.ts';

const TOP = 12;

/** [RETC-4] What is proposed, on what ground, to whom; a person decides. At most 25 lines. */
export function returnSummary(
  proposal: ReturnProposal,
  { language, files }: { readonly language: Language; readonly files: Readonly<Record<string, string>> },
): string {
  const words = RETURN_TEXTS[language];
  const money = (minor: number): string => formatAmount(minor, proposal.currency, language);
  const paid = proposal.victims.reduce((sum, { payout }) => sum + payout, 0);
  const { number, display, institution = '' } = proposal.account;
  const shown = proposal.victims.toSorted((a, b) => b.payout - a.payout).slice(0, TOP);
  const rest = proposal.victims.length - shown.length;
  return [
    words.answer(money(proposal.frozen), money(paid), proposal.victims.length, money(proposal.left)),
    words.account(`${institution} ${number ?? display}`.trim(), formatInstant(proposal.at)),
    `${words.grounds[proposal.ground]}${proposal.basis === 'no-binding-rule' ? words.noRule(proposal.policy ?? '') : ''}`,
    ...(proposal.caveats.length === 0
      ? []
      : [words.caveats(proposal.caveats.map((caveat) => words.caveat[caveat] ?? caveat))]),
    '',
    ...shown.map(({ id, claim, payout }) => `  ${words.share(id, money(claim), money(payout))}`),
    ...(rest > 0 ? [`  ${words.more(rest)}`] : []),
    ...(proposal.unmatched.length === 0 ? [] : [words.unmatched(proposal.unmatched.length)]),
    '',
    proposal.notice_days === undefined ? words.noNotice : words.notice(proposal.notice_days),
    words.decides,
    `${words.files}: ${Object.values(files).join('  ')}`,
  ].join('\n');
}
