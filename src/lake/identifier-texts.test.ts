import { expect, test } from 'vitest';

import { areaOfCode, areaOfPlace } from './area-codes.ts';
import {
  normaliseAddress,
  normaliseDevice,
  normaliseIp,
  normaliseMac,
  normalisePhones,
  normaliseTerminal,
} from './identifier-texts.ts';

test('[FACT-1] a MAC has one spelling, fillers and group addresses are none, an IMEI in its column is a device', () => {
  const mac = { kind: 'mac', key: '02A1B2C3D4E5' };
  for (const text of ['02-A1-B2-C3-D4-E5', '02:a1:b2:c3:d4:e5', '02a1.b2c3.d4e5', ' 02A1B2C3D4E5\t'])
    expect(normaliseMac(text)).toEqual(mac);
  for (const text of [
    '',
    '00-00-00-00-00-00',
    'FF:FF:FF:FF:FF:FF',
    '01-00-5E-00-00-01',
    '无',
    '02A1B2C3D4',
    '000000000000000',
  ])
    expect(normaliseMac(text)).toBeUndefined();
  expect(normaliseMac('862345060000017')).toEqual({ kind: 'device', key: '86234506000001' });
  expect(normaliseDevice('8623450600000118')).toBe('86234506000001');
  expect(normaliseDevice('a1b2-c3d4')).toBe('A1B2C3D4');
  for (const text of ['', '000000', 'unknown', 'a1', '---------']) expect(normaliseDevice(text)).toBe('');
});

test('[FACT-1] only public addresses on the net are said', () => {
  expect(normaliseIp(' 203.000.113.7 ')).toBe('203.0.113.7');
  expect(normaliseIp('203.0.113.7:8080')).toBe('203.0.113.7');
  expect(normaliseIp('::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(normaliseIp('2001:DB8::1')).toBe('2001:db8:0:0:0:0:0:1');
  expect(normaliseIp('2001:db8:0:0:0:0:0:1')).toBe(normaliseIp('2001:DB8::1'));
  const local = [
    '',
    '0.0.0.0',
    '10.1.2.3',
    '127.0.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '172.31.9.9',
    '100.64.0.1',
    '169.254.1.1',
  ];
  const unreadable = [
    '255.255.255.255',
    '300.1.1.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '1.2.3',
    '2001:db8::1::2',
    '12345',
    '无',
  ];
  for (const text of [...local, ...unreadable]) expect(normaliseIp(text)).toBe('');
  for (const text of ['172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1', '192.167.1.1'])
    expect(normaliseIp(text)).toBe(text);
});

test('[FACT-1] a short terminal number names a machine inside one bank only', () => {
  expect(normaliseTerminal('1234', '测试银行')).not.toBe(normaliseTerminal('1234', '示例银行'));
  expect(normaliseTerminal('a1234567', '测试银行')).toBe(normaliseTerminal('A1234567 ', '示例银行'));
  for (const text of ['', '0000', '00000000', '--------', 'null', '7']) expect(normaliseTerminal(text, '')).toBe('');
});

test('[FACT-1] phones lose prefix and signs, a cell may hold several', () => {
  expect(normalisePhones('+86 109-0000-0001')).toEqual(['10900000001']);
  expect(normalisePhones('8610900000001')).toEqual(['10900000001']);
  expect(normalisePhones('10900000002,10900000001、10900000002')).toEqual(['10900000001', '10900000002']);
  expect(normalisePhones('028-8123 4567')).toEqual(['02881234567']);
  for (const text of ['', '00000000', '11111111', '12345', '无']) expect(normalisePhones(text)).toEqual([]);
});

test('[FACT-1] an address is compared without blanks and signs, a town alone is none', () => {
  expect(normaliseAddress('测试市 示例路１号，3-2 室')).toBe('测试市示例路1号32室');
  for (const text of ['', '测试市', '无', '0000000000']) expect(normaliseAddress(text)).toBe('');
});

test('[FACT-2] the area is a code of GB/T 2260, or the one province that is named', () => {
  expect(areaOfPlace('510104')).toBe(510_104);
  expect(areaOfPlace('四川省测试县')).toBe(510_000);
  expect(areaOfPlace('测试银行成都示例支行')).toBe(510_000);
  expect(areaOfPlace('内蒙古自治区包头市')).toBe(150_000);
  expect(areaOfPlace('上海市四川北路支行')).toBe(310_000);
  expect(areaOfPlace('北京银行杭州分行')).toBe(330_000);
  expect(areaOfPlace('广东发展银行昆明分行')).toBe(530_000);
  expect(areaOfPlace('香港特别行政区')).toBe(810_000);
  for (const text of [
    '',
    '四川北路',
    '青岛路',
    '北京银行',
    '测试支行',
    '四川 云南',
    '999999',
    '519904',
    '510199',
    '51010',
  ])
    expect(areaOfPlace(text)).toBe(-1);
  expect([areaOfCode('110101'), areaOfCode('110000'), areaOfCode('114501')]).toEqual([110_101, 110_000, -1]);
});
