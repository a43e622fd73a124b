import { expect, test } from 'vitest';

import { institutionOf } from './index.ts';

test.each([
  ['中国工商银行股份有限公司北京某某支行', '工商银行'],
  ['工行', '工商银行'],
  ['工商银行', '工商银行'],
  ['ICBC', '工商银行'],
  ['102100000012', '工商银行'],
  ['中国农业银行股份有限公司', '农业银行'],
  ['中国农行某某分行', '农业银行'],
  ['中国银行股份有限公司', '中国银行'],
  ['ＡＢＣ', '农业银行'],
  ['CMBC', '民生银行'],
  ['CMB', '招商银行'],
  ['上海浦东发展银行股份有限公司', '浦发银行'],
  ['中国邮政储蓄银行股份有限公司某某市某某支行', '邮政储蓄银行'],
  ['江苏某某农村商业银行股份有限公司某某支行', '江苏某某农村商业银行'],
  ['某某县农村信用合作联社', '某某县农村信用合作联社'],
  ['平安某某农村信用社', '平安某某农村信用社'],
  ['财付通支付科技有限公司', '财付通'],
  ['Test Bank Co., Ltd.', 'TESTBANK'],
  ['北京某某支行', undefined],
  ['中国银行', '中国银行'],
  ['银行', undefined],
  ['0102', undefined],
  ['999100000012', undefined],
  ['', undefined],
])('[ACC-3] the institution of %j is %j', (text, institution) => {
  expect(institutionOf(text)).toBe(institution);
  if (institution !== undefined) expect(institutionOf(institution)).toBe(institution);
});
