import type { Cell, Form } from './forms.ts';
import type { Random } from './random.ts';
import { NO_DIRECTION, fullWidth } from './spellings.ts';
import type { Overrides } from './spell-row.ts';

/** A row that cannot be read, or that says nothing about money: its class and code are known from how it is made. */
export interface Defect {
  readonly class: 'rejected' | 'empty';
  readonly code: string;
  readonly overrides: Overrides;
}

const DAMAGED_OWN = [
  '6.20000E+18',
  '6.22202e+18',
  '6E+18',
  '6200000000000000000.0',
  '\t6.20000E+18 ',
  fullWidth('6.20000E+18'),
];
const NO_NUMBER = ['', '/', '--', '无', 'null', '0', '000000', '\u3000', '-'];
const NO_AMOUNT = ['', '--', 'null', '/', ' \u3000'];
const ODD_AMOUNT = ['一百元', '12.34.56', '1,23.45', '#VALUE!', '1O0.00', '12..5', '壹佰元整', '--5', '12 元 3 角'];
/** Digits alone are an amount, but not one that can be represented. */
const LARGE_AMOUNT = '9999999999999999999';
const NO_TIME = ['', '/', '--', '  '];
const ODD_TIME = [
  '昨天下午',
  '2023-02-30 10:00:00',
  '2023-13-01',
  '########',
  '2023-01-01 25:00:00',
  '01/02/2023',
  '1899-12-31 00:00:00',
  '12:30:00',
  '2023-1',
  '2023-05-05 10:61:00',
];
const FEEDBACK = ['查无此账户', '无记录', '失败:系统超时', '该账户无交易', '查询反馈成功,无数据'];

const MAKERS: readonly ((form: Form, random: Random) => Defect | undefined)[] = [
  (_form, random) =>
    reject(
      'number-damaged',
      random.chance(0.5) ? { card: random.pick(DAMAGED_OWN) } : { card: '', account: '9.90000E+16' },
    ),
  (_form, random) => reject('own-number-missing', { card: random.pick(NO_NUMBER), account: random.pick(NO_NUMBER) }),
  (form, random) => reject('amount-missing', { ...money(form, random.pick(NO_AMOUNT)), feedback: '' }),
  (form, random) =>
    form.money === 'sides' && random.chance(0.5)
      ? reject('amount-unreadable', { amountIn: '5.00', amountOut: '6.00' })
      : random.chance(0.1)
        ? reject('amount-too-large', money(form, LARGE_AMOUNT))
        : reject('amount-unreadable', money(form, random.pick(ODD_AMOUNT))),
  (form, random) =>
    reject(
      'time-missing',
      form.id === 'order' ? { date: random.pick(NO_TIME), time: '' } : { time: random.pick(NO_TIME) },
    ),
  (form, random) =>
    reject(
      'time-unreadable',
      form.id === 'order'
        ? { date: random.pick(['2023-02-30', '20231301', '昨天']), time: '10:00:00' }
        : { time: random.pick(ODD_TIME) },
    ),
  // In a file whose signs give the direction there is no row without one.
  // Cells in the wrong columns: what is unreadable here is somebody's number.
  (form, random) =>
    form.id === 'order' ? undefined : reject('time-unreadable', { time: random.pick(SHIFTED_NUMBERS) }),
  (form, random) => reject('amount-too-large', money(form, random.pick([SHIFTED_NUMBERS[0], SHIFTED_NUMBERS[1]]))),
  (form, random) =>
    form.money === 'word'
      ? reject('direction-unknown', { direction: random.pick(NO_DIRECTION), amount: '1234' })
      : undefined,
  (form, random) => ({
    class: 'empty',
    code: '',
    overrides: { ...money(form, ''), ...NOTHING, feedback: random.pick(FEEDBACK) },
  }),
];

/** A row of query feedback has these columns empty. */
const NOTHING: Overrides = Object.fromEntries(
  (
    [
      'date',
      'time',
      'balance',
      'direction',
      'counter',
      'counterAccount',
      'counterName',
      'counterId',
      'counterBank',
      'summary',
      'note',
      'serial',
      'success',
      'currency',
      'ip',
      'mac',
      'outletCode',
      'terminal',
      'channel',
      'bank',
    ] satisfies Cell[]
  ).map((cell) => [cell, '']),
);

export function makeDefect(form: Form, random: Random): Defect {
  for (;;) {
    const defect = random.pick(MAKERS)(form, random);
    if (defect !== undefined) return defect;
  }
}

/** Card, account and ID number; the first two are too large for an amount. */
export const SHIFTED_NUMBERS = ['6200009900000000017', '99000099000000017', '000000199001019917'] as const;

function reject(code: string, overrides: Overrides): Defect {
  return { class: 'rejected', code, overrides };
}

/** The money column of the form; with two sides the outgoing one. */
function money(form: Form, text: string): Overrides {
  return form.money === 'sides' ? { amountOut: text, amountIn: '' } : { amount: text };
}
