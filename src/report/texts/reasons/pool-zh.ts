import type { ValueReader } from '../value-reader.ts';

/** Reason of a member of a run-points pool. What it resembles is only ever 形似, never what it is. */
export const POOL_ZH: Readonly<Record<string, (v: ValueReader) => string>> = {
  'run-points': (v) =>
    `疑似跑分账户池：共 ${v.count('members')} 个账户、${v.count('poolSessions')} 段集中收款，合计 ${v.amount('poolInflowMinor')}；其中该账户 ${v.count('sessions')} 段，${v.count('payers')} 个付款方 ${v.count('credits')} 笔共 ${v.amount('inflowMinor')}，${v.share('outflowShare')} 在每段末笔后 ${v.duration('onwardSeconds')}内转出（按先进先出推算）；全池转出的 ${v.share('convergence')} 汇集到少数去向（列出 ${v.count('sinks')} 个）${rotationZh(v)}${feeZh(v)}；佐证：${supportsZh(v)}${likenessZh(v)}（门槛：${v.count('minimumMembers')} 个账户、转出 ${v.share('minimumShare')}）`,
};

function rotationZh(v: ValueReader): string {
  return v.number('rotates') === 1
    ? `；轮流收款：有人收款时平均 ${v.text('atOnce')} 个同时在收，${v.share('handovers')} 的收款段紧接在其他成员结束之后，与随机平移的时间相比罕见`
    : '';
}

function feeZh(v: ValueReader): string {
  return v.number('feeStable') === 1
    ? `；每段留下的比例稳定，中位 ${v.share('feeMedian')}（95% 区间 ${v.share('feeLower')} 至 ${v.share('feeUpper')}）`
    : '';
}

const SUPPORTS: Readonly<Record<string, string>> = {
  'unique-cents': '整数金额带独有尾数',
  probes: '先小额试探后大额',
  'short-life': '使用不满一月即静默',
  succession: '旧账户停用后新账户接替',
  night: '夜间收款多',
};

function supportsZh(v: ValueReader): string {
  return v
    .text('supports')
    .split(' ')
    .map((support) => SUPPORTS[support] ?? support)
    .join('、');
}

function likenessZh(v: ValueReader): string {
  const back = `付款方中 ${v.share('twoWayShare')} 后来又收到池内账户付款`;
  if (v.text('likeness') === 'gambling-like')
    return `；${back}，多为重复的整数金额，形似赌博充值与提现（仅为形似，须核实）`;
  if (v.text('likeness') === 'fraud-like') return `；${back}，多为单笔大额，形似诈骗收款（仅为形似，须核实）`;
  return '';
}
