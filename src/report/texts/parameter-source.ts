import type { Language } from '#model';

import { en } from './en.ts';
import { zh } from './zh.ts';

/** Sources of parameters as the detectors name them; a new one stands untranslated until it is added here. */
const SOURCES_ZH: Readonly<Record<string, string>> = {
  preset: '由预设决定',
  'preset: value rules are off in `structure`': '由预设决定：structure 预设中金额规则关闭',
  'setting (CYC)': '自设（规则 CYC）',
  'setting (CYC, ε)': '自设（规则 CYC 的 ε）',
  'setting (CYC, φ)': '自设（规则 CYC 的 φ）',
  'setting (PASS)': '自设（规则 PASS）',
  'setting (PASS: 20,000 yuan in 24 h)': '自设（规则 PASS：24 小时内 2 万元）',
  'setting (rule HUB)': '自设（规则 HUB）',
  'setting (a tree enters by its degree against the account’s usual degree)':
    '自设（一棵树按其度数与账户平时度数之比计入）',
  'setting; 0 = as many by chance as accounts allow': '自设；0 表示与账户数量下的偶然出现相当',
  'setting: half a minute for 5 million transfers; what exceeds it is cut and counted':
    '自设：500 万笔约半分钟；超出部分截断并计数',
  'setting: a few seconds, so that small data are searched as far as the limit per transfer allows':
    '自设：几秒钟，使小数据可以搜索到每笔交易的上限',
  'a bank’s published rule set (≥ 80 % out in 24 h); not statutory':
    '某银行公开的规则（24 小时内转出 ≥ 80%）；非法定数值',
  'a bank’s published rule set (≥ 5 payers in 7 d, then ≥ 70 % to ≤ 2 in 24 h); not statutory':
    '某银行公开的规则（7 天内 ≥ 5 个付款方，24 小时内 ≥ 70% 转给 ≤ 2 个收款方）；非法定数值',
  'FAN: two banks’ rule engines (≥ 5 payers in 7 d, ≥ 5 payees in 24 h); not statutory':
    '规则 FAN：两家银行的规则引擎（7 天内 ≥ 5 个付款方，24 小时内 ≥ 5 个收款方）；非法定数值',
};

/** Where a parameter's number comes from, in words. */
export function parameterSource(source: string, language: Language): string {
  if (source === 'setting') return (language === 'zh' ? zh : en).labels.sourceSetting;
  return language === 'zh' ? (SOURCES_ZH[source] ?? source) : source;
}

export function isKnownSource(source: string): boolean {
  return source === 'setting' || Object.hasOwn(SOURCES_ZH, source);
}
