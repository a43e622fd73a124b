import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ageAt,
  ANNEX_FEATURES,
  FEATURE_CODES,
  parseResidentId,
  parseUscc,
  residentIdCheck,
  usccCheck,
} from './index.ts';

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const code = (text: string): string => {
  const result = parseResidentId(text);
  return result.ok ? result.value.number : result.problem.code;
};

test('[NUM-1] the check character of GB 11643 and the day of birth', () => {
  expect(residentIdCheck('36042619910101007')).toBe('1');
  const body = '00000019900307001';
  const number = body + residentIdCheck(body);
  expect(parseResidentId(` ${number.toLowerCase()}'`)).toEqual({
    ok: true,
    value: { number, area: '000000', birthDay: day('1990-03-07') },
  });
  expect(code('00000019900231001X')).toBe('resident-id-birth');
  expect(code('0000001990030700')).toBe('resident-id-form');
  expect(code(`${body}${residentIdCheck(body) === '0' ? '1' : '0'}`)).toBe('resident-id-check');
});

test('[NUM-1] the 15-digit form becomes 18 characters of the 20th century', () => {
  const body = '00000019850102003';
  expect(code('000000850102003')).toBe(body + residentIdCheck(body));
});

test('[NUM-1] one changed digit or two exchanged digits never pass', () => {
  const order = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0'));
  fc.assert(
    fc.property(order, fc.nat(16), fc.integer({ min: 1, max: 9 }), fc.nat(15), (tail, at, by, pair) => {
      const body = `00000019880808${tail}`;
      const check = residentIdCheck(body);
      const changed = body.slice(0, at) + String((Number(body[at]) + by) % 10) + body.slice(at + 1);
      expect(residentIdCheck(changed)).not.toBe(check);
      const [x, y] = [body[pair] ?? '', body[pair + 1] ?? ''];
      expect(residentIdCheck(body.slice(0, pair) + y + x + body.slice(pair + 2)) === check).toBe(x === y);
    }),
    { seed: 19, numRuns: 300 },
  );
});

test('[NUM-1] age is in full years on the day of the event', () => {
  expect(ageAt(day('2006-05-20'), day('2024-05-19'))).toBe(17);
  expect(ageAt(day('2006-05-20'), day('2024-05-20'))).toBe(18);
  expect(ageAt(day('2004-02-29'), day('2022-02-28'))).toBe(17);
  expect(ageAt(day('2004-02-29'), day('2022-03-01'))).toBe(18);
});

test('[NUM-2] the check character of GB 32100; letters may stand first', () => {
  expect(usccCheck('91110000600037341')).toBe('L');
  const code18 = (body: string): string => body + usccCheck(body);
  expect(parseUscc(code18('A1000000MA0000000'))).toEqual({ ok: true, value: code18('A1000000MA0000000') });
  expect(parseUscc('91110000600037341I')).toEqual({ ok: false, problem: { code: 'uscc-form', values: {} } });
  expect(parseUscc('911100006000373410')).toEqual({ ok: false, problem: { code: 'uscc-check', values: {} } });
});

test('[NUM-2] one changed character never passes', () => {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const body = fc.string({ unit: fc.constantFrom(...characters.split('')), minLength: 17, maxLength: 17 });
  fc.assert(
    fc.property(body, fc.nat(16), fc.integer({ min: 1, max: 30 }), (text, at, by) => {
      const other = characters.charAt((characters.indexOf(text.charAt(at)) + by) % 31);
      expect(usccCheck(text.slice(0, at) + other + text.slice(at + 1))).not.toBe(usccCheck(text));
    }),
    { seed: 20, numRuns: 300 },
  );
});

test('[FEAT-1] the codes and features of the two official lists are complete and in both languages', () => {
  expect(Object.keys(FEATURE_CODES).toSorted()).toEqual([
    '0000',
    '1001',
    '1002',
    '2001',
    '3001',
    '3002',
    '3003',
    '3004',
    '3005',
    '3006',
    '3007',
    '3008',
    '9999',
  ]);
  const series = (letter: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${letter}${i + 1}`);
  expect(Object.keys(ANNEX_FEATURES).toSorted()).toEqual(
    [...series('K', 9), ...series('Z', 14), ...series('Q', 2)].toSorted(),
  );
  for (const { zh, en } of [...Object.values(FEATURE_CODES), ...Object.values(ANNEX_FEATURES)]) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[\x20-\x7e]{10,}$/);
  }
});
