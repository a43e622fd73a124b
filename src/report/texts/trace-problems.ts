import { victimText } from './casework/victim-text.ts';
import type { ValueReader } from './value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;

const place = (v: ValueReader): string => (v.has('file') ? ` (${v.text('file')}#${v.text('row')})` : '');
const placeZh = (v: ValueReader): string => (v.has('file') ? `（${v.text('file')}#${v.text('row')}）` : '');

/** Problems and warnings of `trace`. */
export const TRACE_PROBLEMS_EN: Sentences = {
  'not-a-report': (v) =>
    `not a victim report: ${v.text('file')} (${v.text('kind')}). Columns: case_no, victim_id, paid_at, from_account, to_account, amount`,
  'exits-invalid': (v) =>
    `line ${v.text('line')} of ${v.text('file')} is no exit: account,kind with kind crypto, merchant or payment-account`,
  'nothing-to-trace': (v) =>
    `nothing to trace: none of ${v.count('asked')} reports or starts is tied to one transfer (${v.text('codes')})`,
  'return-all-compensated': () => 'by the compensation given every victim has been paid in full: nothing is owed',
  'return-victim-twice': (v) => `a victim is named twice: ${victimText(v.text('victim'))}`,
  'return-account-unknown': () => 'the frozen account is not in the data: check --account',
  'return-nothing-frozen': (v) =>
    `by the ledger there is nothing on the account at that time (${v.count('balance')} minor units): check --at`,
  'return-nobody': () =>
    'no victim of the reports has money on that account at that time, under any method: nothing to return to them from it',
  'return-amount-invalid': () => 'an amount is too large or not a whole number of minor units',
  'compensation-invalid': (v) =>
    `line ${v.text('line')} of ${v.text('file')} is no compensation: victim,amount, one line for each victim`,
  'compensation-unknown-victim': (v) => `no report has the victim ${v.text('victim')} of the compensation file`,
  'compensation-unreadable': (v) => `not an amount: ${v.text('amount')} (compensation of ${v.text('victim')})`,
  'trace-without-policy': (v) => `the trace in ${v.text('dir')} has no policy to compare`,
  'truth-without-values': () => 'a trace is compared with a truth file that has the columns file,row,value',
  'exit-account-unknown': (v) => `an account of the exits file is not in the data: ${v.text('number')}`,
  'trace-other-currencies': (v) =>
    `${v.count('count')} reports or starts are in other currencies than ${v.text('currency')}: listed, not traced; use --currency for another trace`,
  'trace-reversals-left-out': (v) =>
    `${v.count('count')} transfers are one side of a reversal: they moved nothing and are left out`,
  'trace-order-circles': (v) =>
    `${v.count('count')} credits stand after later entries, because accounts of one minute or day wait for each other: the order is assumed`,
  'report-of-another-victim': (v) => `another victim reports the same transfer: listed, not counted twice${place(v)}`,
  'report-reversed': (v) => `the reported transfer was reversed: it moved nothing${place(v)}`,
  'start-account-unknown': (v) => `start ${v.text('start')}: the account is not in the data`,
  'start-no-credit': (v) => `start ${v.text('start')}: no credit of the account within 24 hours of the time`,
  'start-several-credits': (v) =>
    `start ${v.text('start')}: several credits are equally near to the time: listed, not guessed`,
  'start-other-currency': (v) =>
    `in ${v.text('currency')}; this trace is in ${v.text('traced')}: give --currency ${v.text('currency')} for another${place(v)}`,
};

export const TRACE_PROBLEMS_ZH: Sentences = {
  'not-a-report': (v) =>
    `不是受害人报案表：${v.text('file')}（${v.text('kind')}）。列：案件编号、受害人编号、付款时间、付款账号、收款账号、金额`,
  'exits-invalid': (v) =>
    `${v.text('file')} 第 ${v.text('line')} 行不是去向：account,kind，kind 为 crypto、merchant 或 payment-account`,
  'nothing-to-trace': (v) =>
    `没有可追踪的起点：${v.count('asked')} 条报案或起点均未对应到唯一一笔转账（${v.text('codes')}）`,
  'return-all-compensated': () => '按所填退赔，各受害人均已获足额退赔：无应返还数',
  'return-victim-twice': (v) => `同一受害人出现两次：${victimText(v.text('victim'))}`,
  'return-account-unknown': () => '冻结账户不在数据中：请核对 --account',
  'return-nothing-frozen': (v) => `按流水该账户此时没有余额（${v.count('balance')} 分）：请核对 --at`,
  'return-nobody': () => '按任何口径，此时该账户上都没有所报受害人的资金：无可返还',
  'return-amount-invalid': () => '金额过大或不是整数分',
  'compensation-invalid': (v) => `${v.text('file')} 第 ${v.text('line')} 行不是退赔：victim,amount，每名受害人一行`,
  'compensation-unknown-victim': (v) => `退赔文件中的受害人 ${v.text('victim')} 不在报案中`,
  'compensation-unreadable': (v) => `不是金额：${v.text('amount')}（受害人 ${v.text('victim')} 的退赔）`,
  'trace-without-policy': (v) => `${v.text('dir')} 中的追踪没有可比较的口径`,
  'truth-without-values': () => '追踪结果须与含 file,row,value 列的真值文件比较',
  'exit-account-unknown': (v) => `去向文件中的账号不在数据中：${v.text('number')}`,
  'trace-other-currencies': (v) =>
    `${v.count('count')} 条报案或起点的币种不是 ${v.text('currency')}：列出，不追踪；可用 --currency 另行追踪`,
  'trace-reversals-left-out': (v) => `${v.count('count')} 笔转账是冲正的一方，资金未实际转移，不计入`,
  'trace-order-circles': (v) => `${v.count('count')} 笔入账因同一分钟或同一天内互相等待而后移：顺序为推定`,
  'report-of-another-victim': (v) => `另一受害人已报同一笔转账：列出，不重复计算${placeZh(v)}`,
  'report-reversed': (v) => `所报转账已冲正，资金未实际转移${placeZh(v)}`,
  'start-account-unknown': (v) => `起点 ${v.text('start')}：账号不在数据中`,
  'start-no-credit': (v) => `起点 ${v.text('start')}：该账户在给定时间 24 小时内没有入账`,
  'start-several-credits': (v) => `起点 ${v.text('start')}：有多笔入账同样接近给定时间：列出，不猜测`,
  'start-other-currency': (v) =>
    `币种为 ${v.text('currency')}，本次追踪为 ${v.text('traced')}：可用 --currency ${v.text('currency')} 另行追踪${placeZh(v)}`,
};

export const TRACE_USAGE_EN: Readonly<Record<string, string>> = {
  'start-missing': 'say where to start: --report FILE, --reports-of-workspace, or --account NO --at TIME',
  'account-and-at': 'every --account needs its --at, in the same order',
  'policy-unknown': 'not a policy',
  'amount-unreadable': 'not an amount',
  'currency-unknown': 'not a currency code',
  'not-for-a-trace': 'not for the folder of a trace',
};

export const TRACE_USAGE_ZH: Readonly<Record<string, string>> = {
  'start-missing': '请给出起点：--report FILE、--reports-of-workspace，或 --account 账号 --at 时间',
  'account-and-at': '每个 --account 都要按顺序配一个 --at',
  'policy-unknown': '没有这种口径',
  'amount-unreadable': '不是金额',
  'currency-unknown': '不是币种代码',
  'not-for-a-trace': '不适用于追踪的输出文件夹',
};
