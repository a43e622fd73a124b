import type { Language } from '#model';

import { en } from './en.ts';
import { zh } from './zh.ts';

/** Sources of parameters as the detectors name them; a new one stands untranslated until it is added here. */
const SOURCES_ZH: Readonly<Record<string, string>> = {
  preset: '由预设决定',
  'setting (guards)': '自设（保护性降权规则）',
  'a rural bank’s rule engine; not statutory': '某农村银行的规则引擎；非法定数值',
  'a bank’s published rule set; not statutory': '某银行公开的规则；非法定数值',
  'a bank’s published rule set (≥ 5 payees in 24 h take ≥ 70 % of the inflow of ≤ 2 payers); not statutory':
    '某银行公开的规则（24 小时内 ≥ 5 个收款方取走 ≤ 2 个付款方转入的 ≥ 70%）；非法定数值',
  'a bank’s published rule set (≥ 70 % taken in cash in 24 h); not statutory':
    '某银行公开的规则（24 小时内取现 ≥ 70%）；非法定数值',
  'a bank’s published rule set (≥ 3 banks in 48 h, retention ≤ 20 %); not statutory':
    '某银行公开的规则（48 小时内 ≥ 3 家银行、留存 ≤ 20%）；非法定数值',
  'a bank’s published rule set (retention ≤ 20 %); not statutory': '某银行公开的规则（留存 ≤ 20%）；非法定数值',
  'a rural bank’s rule engine (> 500,000 yuan and > 3 in 10 d, then nothing for > 20 d); not statutory':
    '某农村银行的规则引擎（10 天内 > 50 万元且 > 3 笔，此后 > 20 天无交易）；非法定数值',
  'default of the bank-police platform’s code list (3008: > 3 in ≤ 5 working days); not statutory':
    '银警平台代码表的默认值（3008：≤ 5 个工作日内 > 3 笔）；非法定数值',
  'two banks’ rule engines (90 d, 180 d) and the 2006 order on large and suspicious payments (1 year); settings':
    '两家银行的规则引擎（90 天、180 天）与 2006 年大额和可疑支付交易规定（1 年）；此处均为自设',
  'NIGHT: two banks’ rule engines (22:00 to 06:00); not statutory':
    '规则 NIGHT：两家银行的规则引擎（22:00 至 06:00）；非法定数值',
  'MonLAD (δ = ε = 10,000), taken as yuan: setting': 'MonLAD（δ = ε = 10,000），按元计：自设',
  'setting (PAIR, δ)': '自设（规则 PAIR 的 δ）',
  'setting (STRUCT)': '自设（规则 STRUCT）',
  'setting (PROBE), after a bank’s published rule set (amount × 20); not statutory':
    '自设（规则 PROBE），参照某银行公开的规则（金额 × 20）；非法定数值',
  'setting: amounts at which cash is reported or asked about (50,000 yuan)': '自设：现金需报告或询问的金额（5 万元）',
  'setting: amounts at which transfers are reported or asked about (200,000 and 500,000 yuan)':
    '自设：转账需报告或询问的金额（20 万元、50 万元）',
  'setting: most people bank away from the counter': '自设：多数人本就不在柜面办理',
  'preset: value rules are off in `structure`': '由预设决定：structure 预设中金额规则关闭',
  'setting (SG, value check)': '自设（规则 SG 的金额核对）',
  'setting: a few seconds for 5 million transfers; what exceeds it is cut and counted':
    '自设：500 万笔约数秒；超出部分截断并计数',
  'setting (CYC)': '自设（规则 CYC）',
  'setting (CYC, ε)': '自设（规则 CYC 的 ε）',
  'setting (CYC, φ)': '自设（规则 CYC 的 φ）',
  'setting: friends of friends close triangles': '自设：朋友的朋友之间常成三角',
  'setting (GS)': '自设（规则 GS）',
  'setting (CHAIN)': '自设（规则 CHAIN）',
  'setting; what exceeds it is cut and counted': '自设；超出部分截断并计数',
  'setting: what one window in 55 would show is no finding': '自设：每 55 个时间窗就会出现一次的不算发现',
  'setting (POOL)': '自设（规则 POOL）',
  'setting (PROBE)': '自设（规则 PROBE）',
  'setting (BURST-STOP)': '自设（规则 BURST-STOP）',
  'setting (RING-3)': '自设（规则 RING-3）',
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
