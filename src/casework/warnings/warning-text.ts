import { fail, ok, type Result } from '#model';

/**
 * A warning text of 12381 has neither a link nor a number to call and needs no answer, so that nobody takes a fraudster's text for one.
 * Problems: `text-has-link`, `text-has-number`, `text-missing`.
 */
export function checkWarningText(text: string): Result<undefined> {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\s]/gu, '')
    .replaceAll('。', '.')
    .toLowerCase();
  if (plain === '') return fail('text-missing');
  if (LINK.test(plain)) return fail('text-has-link');
  return NUMBER.test(plain.replaceAll(/[-.·()]/g, '')) ? fail('text-has-number') : ok(undefined);
}

const LINK =
  /:\/\/|www\.|[a-z0-9-]+\.(?:com|cn|net|org|top|xyz|cc|vip|info|shop|site|app|link|me|io)(?![a-z])|[a-z0-9.-]*[a-z][a-z0-9.-]*\/[a-z0-9]|\d+\.\d+\.\d+\.\d+/;

/** Five digits and more: every hotline, phone, QQ and WeChat number; an amount is said in words or with 万. */
const NUMBER = /[0-9〇零一二三四五六七八九幺]{5,}/;
