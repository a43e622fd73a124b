import { maskName } from './mask-text.ts';

const HAN_NAME = /^[\p{Script=Han}㐀-䶿]{2,4}$|^\p{Script=Han}+(?:[·•．]\p{Script=Han}+)+$/u;
const LATIN_NAME = /^[A-Za-z]{2,}(?:[ .'-]+[A-Za-z]{2,}){1,3}$/;
/** Firms, offices and words of statements that stand where a person's name could. */
const NO_PERSON =
  /公司|银行|支付|财付通|宝$|微信|理财|基金|证券|保险|中心|超市|商行|[店部厂局院所社馆站]$|转账|现金|工资|消费|利息|结息|手续费|退款|红包|充值|提现|清算|备付金|存款|取款|未知|\b(?:LTD|CO|INC|LLC|BANK|PAY|STORE|SHOP)\b/i;
const LATIN = /[A-Za-z]/;

/** Whether a counterparty's name is one that a person could have. */
export function isPersonName(name: string): boolean {
  return (HAN_NAME.test(name) || LATIN_NAME.test(name)) && !NO_PERSON.test(name);
}

/** [MASK-4] A function that cuts every one of these names (of two characters and more) that a text holds to its first character. */
export function nameMasker(names: Iterable<string>): (text: string) => string {
  const byStart = namesByStart(names);
  if (byStart.size === 0) return (text) => text;
  return (text) => {
    let shown = '';
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const name = byStart.get(text[at] ?? '')?.find((one) => text.startsWith(one, at) && isWholeWord(text, at, one));
      if (name === undefined) continue;
      shown += text.slice(from, at) + maskName(name);
      from = at + name.length;
      at = from - 1;
    }
    return from === 0 ? text : shown + text.slice(from);
  };
}

/** By first UTF-16 unit, longest first: 欧阳测试 goes before 欧阳. */
function namesByStart(names: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const byStart = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const start = name[0];
    if (start === undefined || Array.from(name).length < 2 || name.includes('*') || /^\d+$/.test(name)) continue;
    const list = byStart.get(start);
    if (list === undefined) byStart.set(start, [name]);
    else list.push(name);
  }
  for (const list of byStart.values()) list.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return byStart;
}

/** A name in letters stands alone; one in characters may stand anywhere. */
function isWholeWord(text: string, at: number, name: string): boolean {
  if (!LATIN.test(name[0] ?? '')) return true;
  return !LATIN.test(text[at - 1] ?? '') && !LATIN.test(text[at + name.length] ?? '');
}
