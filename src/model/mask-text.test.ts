import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { isPersonName, maskName, maskNumber, maskText, nameMasker } from './index.ts';

test.each([
  ['转给6200000000000000001谢谢', '转给620000****0001谢谢'],
  ['ID 000000199001010001', 'ID 000000****0001'],
  ['00000019900101000X', '000000****000X'],
  ['6200 0000 0000 0000 001', '****'],
  ['电话109-0000-0001', '电话****'],
  ['６２００００００００００００００００１', '６２００００****０００１'],
  ['2024-01-05 100.00 订单123456', '2024-01-05 100.00 订单123456'],
])('[MASK-2] %s', (text, shown) => {
  expect(maskText(text)).toBe(shown);
});

test('[MASK-2] a number in a text is masked as one in a column, and no run of seven digits stays', () => {
  const digits = fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: 7, maxLength: 30 });
  fc.assert(
    fc.property(digits, (number) => {
      expect(maskText(`给${number}。`)).toBe(`给${maskNumber(number)}。`);
    }),
    { seed: 5 },
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789Xx -*甲')), maxLength: 60 }), (text) => {
      expect(maskText(text)).not.toMatch(/\d{7}/);
      expect(maskText(maskText(text))).toBe(maskText(text));
    }),
    { seed: 6, numRuns: 500 },
  );
});

test('[MASK-3] a name shows its first character', () => {
  expect(['测试甲', '测', '', '𠮷野'].map(maskName)).toEqual(['测**', '测**', '', '𠮷**']);
});

test('[MASK-4] known names are cut in texts, the longest first, in letters only as whole words', () => {
  const mask = nameMasker(['测试甲', '测试', '测', 'Li Wei', '12', '测试商贸有限公司', '试*丁']);
  expect(mask('还测试甲款，测试，测')).toBe('还测**款，测**，测');
  expect(mask('Li Wei paid Li Weiss')).toBe('L** paid Li Weiss');
  expect(mask('付测试商贸有限公司12')).toBe('付测**12');
  expect(nameMasker([])('测试甲')).toBe('测试甲');
});

test('[MASK-4] a counterparty is a person by its name; firms and words of statements are not', () => {
  expect(['测试甲', '欧阳测试', '阿卜杜·测试', 'Ceshi Jia'].filter((name) => !isPersonName(name))).toEqual([]);
  const none = ['测试商贸有限公司', '支付宝', '财付通', '工资', '样例商店', '测试超市', 'TEST PAY CO', '6200', '测'];
  expect(none.filter(isPersonName)).toEqual([]);
});
