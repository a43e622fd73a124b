import { expect, test } from 'vitest';

import { namesReport } from './names-report.ts';

test('[SEC-6] a text that names a suspicious-transaction report is known by whatever spelling, and others are not', () => {
  for (const text of [
    '已提交可疑交易报告',
    '可疑报告已报送',
    '报送中国反洗钱监测分析中心',
    '列为重点可疑',
    'ＳＴＲ 已报',
    'an STR was filed',
    'suspicious-transaction report',
    'Suspicious  activity\nreport',
  ])
    expect(namesReport(text), text).toBe(true);
  for (const text of ['疑似涉诈异常', '交易可疑，请核实', 'the street and the star', '可疑账户', 'STRUCTURE'])
    expect(namesReport(text), text).toBe(false);
});
