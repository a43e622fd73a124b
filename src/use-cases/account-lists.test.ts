import { expect, test } from 'vitest';

import { readAccountList, readGroups } from './account-lists.ts';

test('[CLI-5] a bare list, a column named account and Chinese headers give the same accounts, each once', () => {
  const expected = { ok: true, value: ['62000000001', '62000000002'] };
  expect(readAccountList('62000000001\r\n62000000002\n\n62000000001\n', 'a')).toEqual(expected);
  expect(readAccountList('name,account\n测试甲,62000000001\n测试乙,62000000002\n', 'a')).toEqual(expected);
  expect(readAccountList('卡号\t姓名\n"62000000001"\t测试甲\n62000000002\t测试乙', 'a')).toEqual(expected);
});

test('[CLI-5] an empty list is a problem that names the file', () => {
  expect(readAccountList('account\n\n', 'list.csv')).toEqual({
    ok: false,
    problem: { code: 'list-empty', values: { file: 'list.csv' } },
  });
});

test('[CLI-5] groups keep the order of their accounts; header and column order do not matter', () => {
  const expected = new Map([
    ['A', ['1', '2']],
    ['B', ['3']],
  ]);
  expect(readGroups('A,1\nB,3\nA,2\n', 'g')).toEqual({ ok: true, value: expected });
  expect(readGroups('account,group\n1,A\n3,B\n2,A\n', 'g')).toEqual({ ok: true, value: expected });
});

test('[CLI-5] a line without group or account is refused with its number', () => {
  expect(readGroups('group,account\nA,1\nB,\n', 'g')).toEqual({
    ok: false,
    problem: { code: 'groups-invalid', values: { file: 'g', line: 3 } },
  });
  expect(readGroups('group,name\nA,1\n', 'g')).toEqual({
    ok: false,
    problem: { code: 'groups-invalid', values: { file: 'g', line: 1 } },
  });
});
