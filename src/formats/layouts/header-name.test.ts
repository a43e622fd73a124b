import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { headerName, headerNames } from './header-name.ts';

const noise = fc
  .array(fc.constantFrom(' ', '\t', '\u3000', '\uFEFF', '\u200B', '\u00A0'), { maxLength: 4 })
  .map((parts) => parts.join(''));
const name = fc.constantFrom('交易卡号', '交易时间', 'From Bank', 'payer', '收(付)方账号', '对手账号');

test('[FMT-2] tabs, blanks, byte order marks and zero-width characters around a header name do not matter', () => {
  fc.assert(
    fc.property(noise, name, noise, (before, text, after) => {
      expect(headerName(before + text + after).key).toBe(headerName(text).key);
    }),
    { seed: 20240101, numRuns: 300 },
  );
});

test.each([
  ['交易金额（元）', '交易金额'],
  ['姓名（查询条件）', '姓名(查询条件)'],
  ['查询帐号', '查询账号'],
  ['＊交易时间'.normalize('NFKC'), '交易时间'],
  ['ＩＰ地址', 'ip地址'],
  ['日 志 号', '日志号'],
  ['付款人账号[ Debit Account No. ]', '付款人账号'],
  ['"payer"', 'payer'],
  ['From  Bank', 'from_bank'],
  ['交易\n时间', '交易时间'],
])('[FMT-2] %j is compared as %j', (text, key) => {
  expect(headerName(text).key).toBe(key);
});

test('[FMT-2] different names stay different', () => {
  expect(headerName('对手账号').key).not.toBe(headerName('对手卡号').key);
  expect(headerName('账户余额').key).not.toBe(headerName('可用余额').key);
});

test('[FMT-3] repeated names are told apart by position', () => {
  const names = headerNames(['Account', '', 'account', '', 'ACCOUNT']);
  expect(names.map((one) => one.key)).toEqual(['account', '', 'account#2', '', 'account#3']);
  expect(names[2]?.text).toBe('account#2');
});

test.each([
  ['交易金额', null],
  ['交易金额(元)', 1],
  ['交易金额（分）', 0.01],
  ['损失金额(万元)', 10_000],
  ['损失金额(万)', 10_000],
  ['发生额/元', 1],
  ['借方发生额/元(支取)', 1],
  ['金额(单位:万元)', 10_000],
  ['注册资本(亿元)', 100_000_000],
  ['收入金额(+)（元）', 1],
])('[FMT-4] the unit of %j is %j', (text, unit) => {
  expect(headerName(text).unit).toBe(unit);
});

test('[FMT-4] a unit is no part of the name that is compared', () => {
  expect(headerName('借方发生额/元(支取)').key).toBe(headerName('借方发生额（支取）').key);
});
