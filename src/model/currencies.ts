import type { Bilingual } from './text.ts';

export interface Currency {
  /** ISO 4217 code; XBT-like assets keep their usual code. */
  readonly code: string;
  /** Decimal places of the minor unit. */
  readonly exponent: number;
  /** Shown before an amount; empty: the code is shown. */
  readonly symbol: string;
  readonly title: Bilingual;
  /** Other spellings in files, compared after NFKC, upper case, without spaces. The code and both titles are always known. */
  readonly aliases: readonly string[];
}

/** Currencies met in statements and in public test sets. An unknown three-letter code is allowed with exponent 2. */
export const CURRENCIES: readonly Currency[] = [
  {
    code: 'CNY',
    exponent: 2,
    symbol: '¥',
    title: { zh: '人民币', en: 'Yuan' },
    aliases: [
      'RMB',
      'CNH',
      '156',
      '01',
      '001',
      '10',
      '人民币元',
      '元',
      '¥',
      'RENMINBI',
      'CHINESEYUAN',
      'CNY人民币',
      '人民币(CNY)',
      '人民币CNY',
    ],
  },
  {
    code: 'USD',
    exponent: 2,
    symbol: '$',
    title: { zh: '美元', en: 'US Dollar' },
    aliases: ['840', '14', '014', '$', 'US$', '美金', 'DOLLAR'],
  },
  { code: 'EUR', exponent: 2, symbol: '€', title: { zh: '欧元', en: 'Euro' }, aliases: ['978', '38', '038', '€'] },
  {
    code: 'GBP',
    exponent: 2,
    symbol: '£',
    title: { zh: '英镑', en: 'UK Pound' },
    aliases: ['826', '12', '012', '£', 'POUND', 'POUNDSTERLING'],
  },
  {
    code: 'HKD',
    exponent: 2,
    symbol: 'HK$',
    title: { zh: '港币', en: 'Hong Kong Dollar' },
    aliases: ['344', '13', '013', '港元', 'HK$'],
  },
  { code: 'MOP', exponent: 2, symbol: '', title: { zh: '澳门元', en: 'Macau Pataca' }, aliases: ['446', '81', '081'] },
  { code: 'TWD', exponent: 2, symbol: '', title: { zh: '新台币', en: 'Taiwan Dollar' }, aliases: ['901', '台币'] },
  {
    code: 'JPY',
    exponent: 0,
    symbol: '',
    title: { zh: '日元', en: 'Yen' },
    aliases: ['392', '27', '027', '日圆', 'JAPANESEYEN'],
  },
  { code: 'KRW', exponent: 0, symbol: '', title: { zh: '韩元', en: 'Won' }, aliases: ['410', '韩圆'] },
  { code: 'CHF', exponent: 2, symbol: '', title: { zh: '瑞士法郎', en: 'Swiss Franc' }, aliases: ['756', '15', '015'] },
  {
    code: 'RUB',
    exponent: 2,
    symbol: '',
    title: { zh: '俄罗斯卢布', en: 'Ruble' },
    aliases: ['643', '卢布', 'ROUBLE'],
  },
  { code: 'INR', exponent: 2, symbol: '', title: { zh: '印度卢比', en: 'Rupee' }, aliases: ['356', '卢比'] },
  { code: 'ILS', exponent: 2, symbol: '', title: { zh: '以色列新谢克尔', en: 'Shekel' }, aliases: ['376', '谢克尔'] },
  { code: 'SAR', exponent: 2, symbol: '', title: { zh: '沙特里亚尔', en: 'Saudi Riyal' }, aliases: ['682'] },
  { code: 'MXN', exponent: 2, symbol: '', title: { zh: '墨西哥比索', en: 'Mexican Peso' }, aliases: ['484'] },
  {
    code: 'BRL',
    exponent: 2,
    symbol: '',
    title: { zh: '巴西雷亚尔', en: 'Brazil Real' },
    aliases: ['986', 'BRAZILIANREAL'],
  },
  {
    code: 'AUD',
    exponent: 2,
    symbol: '',
    title: { zh: '澳大利亚元', en: 'Australian Dollar' },
    aliases: ['036', '29', '029', '澳元'],
  },
  {
    code: 'CAD',
    exponent: 2,
    symbol: '',
    title: { zh: '加拿大元', en: 'Canadian Dollar' },
    aliases: ['124', '28', '028', '加元'],
  },
  {
    code: 'NZD',
    exponent: 2,
    symbol: '',
    title: { zh: '新西兰元', en: 'New Zealand Dollar' },
    aliases: ['554', '87', '087'],
  },
  {
    code: 'SGD',
    exponent: 2,
    symbol: '',
    title: { zh: '新加坡元', en: 'Singapore Dollar' },
    aliases: ['702', '18', '018', '新元'],
  },
  {
    code: 'SEK',
    exponent: 2,
    symbol: '',
    title: { zh: '瑞典克朗', en: 'Swedish Krona' },
    aliases: ['752', '21', '021'],
  },
  {
    code: 'NOK',
    exponent: 2,
    symbol: '',
    title: { zh: '挪威克朗', en: 'Norwegian Krone' },
    aliases: ['578', '23', '023'],
  },
  {
    code: 'DKK',
    exponent: 2,
    symbol: '',
    title: { zh: '丹麦克朗', en: 'Danish Krone' },
    aliases: ['208', '22', '022'],
  },
  { code: 'THB', exponent: 2, symbol: '', title: { zh: '泰铢', en: 'Baht' }, aliases: ['764', '84', '084'] },
  { code: 'MYR', exponent: 2, symbol: '', title: { zh: '马来西亚林吉特', en: 'Ringgit' }, aliases: ['458', '林吉特'] },
  {
    code: 'PHP',
    exponent: 2,
    symbol: '',
    title: { zh: '菲律宾比索', en: 'Philippine Peso' },
    aliases: ['608', '82', '082'],
  },
  { code: 'IDR', exponent: 2, symbol: '', title: { zh: '印尼盾', en: 'Rupiah' }, aliases: ['360'] },
  { code: 'VND', exponent: 0, symbol: '', title: { zh: '越南盾', en: 'Dong' }, aliases: ['704'] },
  { code: 'MMK', exponent: 2, symbol: '', title: { zh: '缅甸元', en: 'Kyat' }, aliases: ['104'] },
  { code: 'KHR', exponent: 2, symbol: '', title: { zh: '柬埔寨瑞尔', en: 'Riel' }, aliases: ['116'] },
  { code: 'LAK', exponent: 2, symbol: '', title: { zh: '老挝基普', en: 'Kip' }, aliases: ['418'] },
  { code: 'AED', exponent: 2, symbol: '', title: { zh: '阿联酋迪拉姆', en: 'UAE Dirham' }, aliases: ['784'] },
  { code: 'TRY', exponent: 2, symbol: '', title: { zh: '土耳其里拉', en: 'Turkish Lira' }, aliases: ['949'] },
  { code: 'ZAR', exponent: 2, symbol: '', title: { zh: '南非兰特', en: 'Rand' }, aliases: ['710'] },
  { code: 'KWD', exponent: 3, symbol: '', title: { zh: '科威特第纳尔', en: 'Kuwaiti Dinar' }, aliases: ['414'] },
  { code: 'BTC', exponent: 8, symbol: '₿', title: { zh: '比特币', en: 'Bitcoin' }, aliases: ['XBT', '₿'] },
  { code: 'USDT', exponent: 6, symbol: '', title: { zh: '泰达币', en: 'Tether' }, aliases: ['TETHERUS'] },
];

/**
 * The currency a text names, by ISO code, ISO or bank number, title or alias; a three-letter code that is not in the
 * table is taken as it is. Undefined when the text names none. Used for whole cells only.
 */
export function currencyOf(text: string): string | undefined {
  const key = currencyKey(text);
  const known = BY_ALIAS.get(key);
  if (known !== undefined) return known.code;
  return /^[A-Z]{3}$/.test(key) ? key : undefined;
}

/** Decimal places of a code's minor unit; 2 for a code that is not in the table. */
export function minorUnitExponent(code: string): number {
  return BY_CODE.get(code)?.exponent ?? 2;
}

export function currencySymbol(code: string): string {
  return BY_CODE.get(code)?.symbol ?? '';
}

/** Both titles of a code; an unknown code stands for itself. */
export function currencyTitle(code: string): Bilingual {
  return BY_CODE.get(code)?.title ?? { zh: code, en: code };
}

function currencyKey(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u200b\ufeff"']/g, '')
    .toUpperCase();
}

const BY_CODE: ReadonlyMap<string, Currency> = new Map(CURRENCIES.map((currency) => [currency.code, currency]));
const BY_ALIAS: ReadonlyMap<string, Currency> = new Map(
  CURRENCIES.flatMap((currency) =>
    [currency.code, currency.title.zh, currency.title.en, ...currency.aliases].map((alias): [string, Currency] => [
      currencyKey(alias),
      currency,
    ]),
  ),
);
