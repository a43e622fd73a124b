/**
 * [ACC-3] The bank or payment institution that a cell names, one spelling for all its branches; undefined where the text
 * names none for certain (a branch alone, a bare code): unknown is never told apart from known.
 */
export function institutionOf(text: string): string | undefined {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s"'()[\]【】·.,-]/g, '')
    .toUpperCase();
  const code = /^(\d{3})\d{9}$/.exec(bare)?.[1];
  if (code !== undefined) return BY_CODE.get(code);
  const large = LARGE.find(({ full }) => full.some((name) => bare.includes(name)));
  if (large !== undefined) return large.name;
  const own = NAMED.exec(bare)?.[1];
  if (own !== undefined) return own.replace(/^中国/, '') === '银行' ? undefined : own.replace(/^中国(?=.{3})/, '');
  const called = LARGE.find(({ short }) => short.some((name) => bare.replace(/^中国/, '').startsWith(name)));
  if (called !== undefined) return called.name;
  if (/(支行|分行|营业部|营业厅|营业室|分理处|储蓄所|网点)$/.test(bare) || !/[A-Z\p{Script=Han}]/u.test(bare))
    return undefined;
  return bare.replace(/(股份有限公司|有限责任公司|有限公司|COLTD|LIMITED)$/, '') || undefined;
}

interface LargeInstitution {
  readonly name: string;
  /** Found anywhere in the text. */
  readonly full: readonly string[];
  /** Found at its beginning only: too short to be told from a place's name elsewhere. */
  readonly short: readonly string[];
  /** First three digits of its CNAPS codes (行别代码). */
  readonly code?: string;
}

/** The name up to the word that says what it is: 江苏紫金农村商业银行, 某某县农村信用合作联社. */
const NAMED = /^(.*?(?:银行|信用社|信用合作社|信用联社|合作联社|农信社|联合社))/;

const LARGE: readonly LargeInstitution[] = [
  { name: '工商银行', full: ['工商银行', 'ICBC'], short: ['工行'], code: '102' },
  { name: '农业银行', full: ['农业银行'], short: ['农行', 'ABC', 'AGRICULTURALBANKOFCHINA'], code: '103' },
  { name: '中国银行', full: ['中国银行'], short: ['中行', 'BOC', 'BANKOFCHINA'], code: '104' },
  { name: '建设银行', full: ['建设银行'], short: ['建行', 'CCB', 'CHINACONSTRUCTIONBANK'], code: '105' },
  { name: '交通银行', full: ['交通银行'], short: ['交行', 'BOCOM', 'BANKOFCOMMUNICATIONS'], code: '301' },
  { name: '中信银行', full: ['中信银行', '中信实业银行'], short: ['中信', 'CITIC'], code: '302' },
  { name: '光大银行', full: ['光大银行'], short: ['光大', 'CEB'], code: '303' },
  { name: '华夏银行', full: ['华夏银行'], short: ['华夏', 'HXB'], code: '304' },
  { name: '民生银行', full: ['民生银行'], short: ['民生', 'CMBC'], code: '305' },
  { name: '广发银行', full: ['广发银行', '广东发展银行'], short: ['广发', 'CGB'], code: '306' },
  { name: '平安银行', full: ['平安银行', '深圳发展银行'], short: ['平安', 'PAB'], code: '307' },
  { name: '招商银行', full: ['招商银行'], short: ['招行', 'CMB'], code: '308' },
  { name: '兴业银行', full: ['兴业银行'], short: ['兴业', 'CIB'], code: '309' },
  { name: '浦发银行', full: ['浦发银行', '浦东发展银行'], short: ['浦发', 'SPDB'], code: '310' },
  { name: '邮政储蓄银行', full: ['邮政储蓄', '邮储银行'], short: ['邮储', '邮政', 'PSBC'], code: '403' },
  { name: '恒丰银行', full: ['恒丰银行'], short: ['恒丰'], code: '315' },
  { name: '浙商银行', full: ['浙商银行'], short: ['浙商'], code: '316' },
  { name: '渤海银行', full: ['渤海银行'], short: ['渤海'], code: '318' },
  { name: '财付通', full: ['财付通', '微信支付'], short: ['微信', 'TENPAY', 'WECHAT'] },
  { name: '支付宝', full: ['支付宝'], short: ['ALIPAY'] },
];

const BY_CODE: ReadonlyMap<string, string> = new Map(
  LARGE.flatMap(({ name, code }) => (code === undefined ? [] : [[code, name]])),
);
