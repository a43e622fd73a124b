import type { Random } from './random.ts';

/** The ways in which banks, platforms and spreadsheets write one and the same value. */

export const SECOND = 0;
export const MINUTE = 1;
export const DAY = 2;
export type Precision = typeof SECOND | typeof MINUTE | typeof DAY;

const CHINA_SECONDS = 8 * 3600;
const DAY_SECONDS = 86_400;

export function spellNumber(number: string, random: Random, tabs: boolean): string {
  if (number === '') return random.chance(0.9) ? '' : random.pick([' ', '\u3000', '/', '--', '无']);
  const dice = random.next();
  if (dice < 0.7) return number;
  if (dice < 0.82) return tabs ? `${number}\t` : `${number} `;
  if (dice < 0.87) return tabs ? `\t${number}` : ` ${number}`;
  if (dice < 0.9) return `'${number}`;
  if (dice < 0.93) return `\u3000${number}\u00a0`;
  if (dice < 0.96) return number.replaceAll(/(.{4})(?=.)/g, '$1 ');
  return fullWidth(number);
}

/** Characters that a platform turns back with NFKC. */
export function fullWidth(text: string): string {
  return text.replaceAll(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

export interface MoneySpelling {
  readonly cents: boolean;
  /** Outgoing money is written with a minus. */
  readonly negative: boolean;
  readonly delimiter: string;
}

/** An amount in minor units of a currency with two decimals, ready to stand in a delimited file. */
export function spellAmount(minor: number, spelling: MoneySpelling, random: Random): string {
  const sign = spelling.negative && minor !== 0 ? '-' : '';
  if (spelling.cents) return `${sign}${minor}${random.chance(0.1) ? ' ' : ''}`;
  const plain = decimal(minor);
  const dice = random.next();
  if (dice < 0.72) return sign + plain;
  if (dice < 0.76) return sign + plain.replace(/\.?0+$/, '');
  if (dice < 0.82) return inCell(sign + thousands(plain), spelling.delimiter);
  if (dice < 0.86)
    return inCell(
      random.pick([`${sign}¥`, `￥${sign}`]) + (random.chance(0.5) ? thousands(plain) : plain),
      spelling.delimiter,
    );
  if (dice < 0.88) return fullWidth(sign + plain);
  if (dice < 0.9) return `${sign}${plain}元`;
  if (dice < 0.92) return sign === '' ? `+${plain}` : `(${plain})`;
  if (dice < 0.94) return spelling.delimiter === '\t' ? ` ${sign}${plain} ` : `\t${sign}${plain}\t`;
  if (dice < 0.96) return sign + scientific(minor);
  return ` ${sign}${plain} `;
}

export function decimal(minor: number): string {
  const whole = Math.floor(Math.abs(minor) / 100);
  const rest = Math.abs(minor) % 100;
  return `${minor < 0 ? '-' : ''}${whole}.${rest < 10 ? '0' : ''}${rest}`;
}

function thousands(plain: string): string {
  return plain.replaceAll(/\B(?=(\d{3})+\.)/g, ',');
}

/** `1.2345E+4`, exact: a spreadsheet's text of a number that lost nothing. */
function scientific(minor: number): string {
  const digits = String(minor);
  const mantissa = digits.slice(1).replace(/0+$/, '');
  const exponent = digits.length - 3;
  return `${digits[0] ?? '0'}${mantissa === '' ? '' : `.${mantissa}`}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}

/** Quotes a cell that would fall apart otherwise; without a delimiter (a workbook) nothing does. */
export function inCell(text: string, delimiter: string): string {
  if (delimiter === '') return text;
  return text.includes(delimiter) || text.includes('\n') || text.startsWith('"')
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

interface Clock {
  readonly y: string;
  readonly mo: string;
  readonly d: string;
  readonly h: string;
  readonly mi: string;
  readonly s: string;
  readonly secondOfDay: number;
  readonly serialDay: number;
}

/** Wall clock in China of Unix seconds. */
function clockOf(unix: number): Clock {
  const local = unix + CHINA_SECONDS;
  const secondOfDay = ((local % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
  const iso = new Date(local * 1000).toISOString();
  return {
    y: iso.slice(0, 4),
    mo: iso.slice(5, 7),
    d: iso.slice(8, 10),
    h: iso.slice(11, 13),
    mi: iso.slice(14, 16),
    s: iso.slice(17, 19),
    secondOfDay,
    serialDay: Math.floor(local / DAY_SECONDS) + 25_569,
  };
}

/** A whole moment in one cell. */
export function spellTime(unix: number, precision: Precision, random: Random): string {
  const clock = clockOf(unix);
  if (precision === DAY) return spellDay(clock, random);
  if (precision === MINUTE) return spellMinute(clock, random);
  if (clock.secondOfDay === 0 && random.chance(0.5)) return `${isoDay(clockOf(unix - 1))} 24:00:00`;
  if (clock.s === '00' && random.chance(0.3)) {
    const before = clockOf(unix - 1);
    return `${isoDay(before)} ${before.h}:${before.mi}:60`;
  }
  return spellSecond(clock, random);
}

function spellSecond(clock: Clock, random: Random): string {
  const { y, mo, d, h, mi, s } = clock;
  const dice = random.next();
  if (dice < 0.62) return `${y}-${mo}-${d} ${h}:${mi}:${s}`;
  if (dice < 0.72) return `${y}${mo}${d}${h}${mi}${s}`;
  if (dice < 0.8) return `${y}/${Number(mo)}/${Number(d)} ${Number(h)}:${mi}:${s}`;
  if (dice < 0.84) return `${y}/${mo}/${d} ${h}:${mi}:${s}`;
  if (dice < 0.87) return `${y}${mo}${d} ${h}:${mi}:${s}`;
  if (dice < 0.9) return `${y}-${mo}-${d}T${h}:${mi}:${s}+08:00`;
  if (dice < 0.92) return `${y}年${Number(mo)}月${Number(d)}日 ${Number(h)}时${Number(mi)}分${Number(s)}秒`;
  if (dice < 0.94) return `${y}.${mo}.${d} ${h}:${mi}:${s}`;
  if (dice < 0.96) return `${y}-${mo}-${d}-${h}.${mi}.${s}.000000`;
  if (dice < 0.98 && clock.secondOfDay !== 0)
    return `${clock.serialDay}${(clock.secondOfDay / DAY_SECONDS).toFixed(8).slice(1)}`;
  return fullWidth(`${y}-${mo}-${d}`) + '\u3000' + fullWidth(`${h}:${mi}:${s}`);
}

function spellMinute({ y, mo, d, h, mi }: Clock, random: Random): string {
  return random.pick([
    `${y}-${mo}-${d} ${h}:${mi}`,
    `${y}/${Number(mo)}/${Number(d)} ${Number(h)}:${mi}`,
    `${y}${mo}${d}${h}${mi}`,
    `${y}-${mo}-${d} ${h}:${mi} `,
  ]);
}

function spellDay(clock: Clock, random: Random): string {
  const { y, mo, d } = clock;
  return random.pick([
    isoDay(clock),
    `${y}${mo}${d}`,
    `${y}/${Number(mo)}/${Number(d)}`,
    `${y}年${Number(mo)}月${Number(d)}日`,
    String(clock.serialDay),
  ]);
}

function isoDay({ y, mo, d }: Clock): string {
  return `${y}-${mo}-${d}`;
}

/** Date and time of day in two cells. */
export function spellDateAndTime(unix: number, precision: Precision, random: Random): { date: string; time: string } {
  const clock = clockOf(unix);
  const { y, mo, d, h, mi, s } = clock;
  const date = random.pick([isoDay(clock), `${y}${mo}${d}`, `${y}/${Number(mo)}/${Number(d)}`]);
  if (precision === DAY) return { date, time: random.pick(['', '000000']) };
  if (precision === MINUTE) return { date, time: `${h}:${mi}` };
  if (clock.secondOfDay === 0) return { date, time: '00:00:00' };
  const compact = `${h}${mi}${s}`;
  // A spreadsheet drops the zero before the hour; more than one zero would be another time.
  const damaged = h.startsWith('0') && h !== '00' ? compact.slice(1) : compact;
  return { date, time: random.pick([`${h}:${mi}:${s}`, compact, damaged]) };
}

/** Start of the unit that the precision names, Unix seconds. */
export function floorTime(unix: number, precision: Precision): number {
  if (precision === SECOND) return unix;
  if (precision === MINUTE) return Math.floor(unix / 60) * 60;
  return Math.floor((unix + CHINA_SECONDS) / DAY_SECONDS) * DAY_SECONDS - CHINA_SECONDS;
}

export const IN_WORDS = ['进', '收', '贷', 'C', '入', '收入', '转入', '存', '入账', '来账', '贷 Cr', '\t进 ', 'c'];
export const OUT_WORDS = [
  '出',
  '付',
  '借',
  'D',
  '支',
  '支出',
  '转出',
  '取',
  '出账',
  '往账',
  '借 Dr',
  ' 出\t',
  'd',
  'O',
];
/** Words that do not say where money went. */
export const NO_DIRECTION = ['', '/', '1', '其他', '不计收支', '中性交易', '？'];
export const SUCCESS_WORDS = ['成功', '01', '是', '1', 'Y', '', '交易成功'];
export const FAILURE_WORDS = ['失败', '否', '0', 'N', 'F', '交易失败', '不成功'];
export const YUAN_WORDS = ['CNY', '人民币', 'RMB', '156', '', '人民币元'];
export const DOLLAR_WORDS = ['USD', '美元', '840'];
