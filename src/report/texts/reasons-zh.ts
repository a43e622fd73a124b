import { ACCOUNT_LINKS_ZH } from './reasons/account-links-zh.ts';
import { ACCOUNT_MEASURES_ZH } from './reasons/account-measures-zh.ts';
import { POOL_ZH } from './reasons/pool-zh.ts';
import { RING_CENTRES_ZH } from './reasons/ring-centres-zh.ts';
import { RING_MEMBER_ZH } from './reasons/ring-member-zh.ts';
import { RING_SHAPES_ZH } from './reasons/ring-shapes-zh.ts';
import type { ValueReader } from './value-reader.ts';

/** Explanations of signals: what was measured, and against which threshold. Never more than 疑似. */
export const REASONS_ZH: Readonly<Record<string, (v: ValueReader) => string>> = {
  ...ACCOUNT_MEASURES_ZH,
  'pass-through': (v) =>
    `疑似快进快出：${creditedZh(v)}；转入的 ${v.share('share')}（${v.amount('matchedMinor')}，按先进先出推算）在到账后 ${v.duration('onwardSeconds')}内转出${keptZh(v)}，转出部分停留中位约 ${v.duration('dwellSeconds')}（门槛：${v.duration('windowSeconds')}内转入 ${v.amount('minimumAmountMinor')}、转出 ${v.share('minimumShare')}）${timesZh(v, '段')}`,
  gather: (v) =>
    `疑似分散转入、集中转出：${v.duration('windowSeconds')}内 ${v.count('payers')} 个付款方共转入 ${v.amount('inflowMinor')}${leftBeforeZh(v)}；最后一笔到账后 ${v.duration('onwardSeconds')}内，收款最多的 ${v.count('payees')} 个收款方共收到 ${v.amount('passedOnMinor')}，${gatheredShareZh(v)}（比较的是两个合计数，未追踪资金去向；门槛：${v.count('minimumPayers')} 个付款方、${v.share('minimumShare')}）`,
  'fan-in': (v) =>
    `疑似分散转入：${v.duration('windowSeconds')}内有 ${v.count('partners')} 个不同付款方转入 ${v.count('transfers')} 笔，${sumZh(v)}（门槛：${v.count('minimumPartners')} 个）${novelZh(v)}${usualZh(v, '转入')}${timesZh(v, '次')}`,
  'fan-out': (v) =>
    `疑似分散转出：${v.duration('windowSeconds')}内向 ${v.count('partners')} 个不同收款方转出 ${v.count('transfers')} 笔，${sumZh(v)}（门槛：${v.count('minimumPartners')} 个）${novelZh(v)}${usualZh(v, '转出')}${timesZh(v, '次')}`,
  ...ACCOUNT_LINKS_ZH,
  cycle: (v) =>
    `疑似资金回流：${v.count('accounts')} 个账户首尾相接，共 ${v.count('transfers')} 笔，各步${sumZh(v)}（同一笔钱每走一步计一次），最快一圈约 ${v.duration('spanSeconds')}回到起点（时间窗 ${v.duration('windowSeconds')}）${novelZh(v)}${v.number('occurrences') > 1 ? `；该账户共在 ${v.count('occurrences')} 个环中，此为最强一个` : ''}`,
  ...POOL_ZH,
  ...RING_CENTRES_ZH,
  ...RING_SHAPES_ZH,
  ...RING_MEMBER_ZH,
  'victim-report': (v) => `被害人报案指明该账户收款 ${v.amount('amountMinor')}，与流水中的一笔交易相符`,
  'victim-report-unmatched': (v) => `被害人报案指明该账户收款 ${v.amount('amountMinor')}，流水中未找到唯一相符的交易`,
  'case-involved': (v) => `账户在涉案账户名单上${v.since === '' ? '' : `（自 ${v.since} 起）`}`,
  'protected-minor': (v) =>
    `持有人未成年（${v.count('age')} 岁），收 ${v.amount('inMinor')}、付 ${v.amount('outMinor')}：账户可能被他人利用，请先核实本人处境`,
  'protected-elder': (v) =>
    `持有人 ${v.count('age')} 岁，收 ${v.amount('inMinor')}、付 ${v.amount('outMinor')}：账户可能被他人利用，请先核实本人处境`,
  'protected-holder': (v) => `持有人 ${v.count('age')} 岁：账户可能被他人利用，请先核实本人处境`,
};

/** The sum is over a whole run of windows: from its first credit to its last. */
function creditedZh(v: ValueReader): string {
  const until = (): string => (v.number('creditsSpanSeconds') === 0 ? '' : `至 ${v.until('creditsSpanSeconds')} `);
  const when = v.from === '' ? '' : `${v.from} ${until()}`;
  const peak =
    v.number('peakCreditsMinor') < v.number('creditsMinor')
      ? `，其中 ${v.amount('peakCreditsMinor')} 集中在同一个 ${v.duration('windowSeconds')}内`
      : '';
  return `${when}转入 ${v.count('creditCount')} 笔共 ${v.amount('creditsMinor')}${peak}`;
}

/** What left before the last payment is not in the sum that is compared. */
function leftBeforeZh(v: ValueReader): string {
  return v.number('leftBeforeMinor') > 0 ? `，其间（最后一笔到账前）已转出 ${v.amount('leftBeforeMinor')}` : '';
}

function gatheredShareZh(v: ValueReader): string {
  return v.number('passedOnShare') > 1
    ? '多于上述付款方转入的合计，其中含有其他资金'
    : `金额相当于上述付款方转入合计的 ${v.share('passedOnShare')}`;
}

/** What did not leave in time is censored: it may have left later. */
function keptZh(v: ValueReader): string {
  return v.number('retention') < 0.0005 ? '' : `，其余 ${v.share('retention')} 未在此时限内转出（留存或更晚转出）`;
}

/** Amounts are added inside one currency only. */
function sumZh(v: ValueReader): string {
  return v.number('currencies') > 1
    ? `其中 ${v.text('currency')} 合计 ${v.amount('amountMinor')}（共 ${v.count('currencies')} 种币种）`
    : `合计 ${v.amount('amountMinor')}`;
}

function novelZh(v: ValueReader): string {
  const novel = v.number('novelOnly') === 1 ? '，只计每对账户的首次与第二次转账' : '';
  const strangers =
    v.number('occasionSeconds') > 0 ? `，只计与该账户的全部往来都在 ${v.duration('occasionSeconds')}内的对手` : '';
  return novel + strangers;
}

function usualZh(v: ValueReader, word: string): string {
  return v.has('usualTransfers') ? `，其他时间同样时长平均${word} ${v.text('usualTransfers')} 笔` : '';
}

function timesZh(v: ValueReader, unit: string): string {
  return v.number('occurrences') > 1 ? `；共出现 ${v.count('occurrences')} ${unit}，此为最强一${unit}` : '';
}
