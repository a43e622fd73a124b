import { describe, expect, test } from 'vitest';

import { applyMapping, mappingsForFile } from './apply-mapping.ts';
import { readMapping, type TableMapping } from './mapping.ts';

const statement = { kind: 'statement', columns: { ownAccount: '账号', time: '时间', amount: '金额' } };
const read = (value: unknown) => readMapping(JSON.stringify(value), 'm.json');
const mappingOf = (value: unknown): TableMapping => {
  const result = read(value);
  if (!result.ok || result.value[0] === undefined) throw new Error(JSON.stringify(result));
  return result.value[0];
};
const apply = (value: unknown, ...records: string[][]) => applyMapping(mappingOf(value), { records });

describe('the file', () => {
  test('[MAP-1] one mapping, or a list of them', () => {
    expect(read(statement)).toMatchObject({ ok: true, value: [statement] });
    expect(read([statement, { ...statement, files: ['b*.csv'] }])).toMatchObject({
      ok: true,
      value: [{}, { files: ['b*.csv'] }],
    });
  });

  test.each([
    ['{"kind"', 'mapping-not-json', {}],
    ['[]', 'mapping-needs-columns', {}],
    ['{"kind":"statement","columns":{}}', 'mapping-needs-columns', {}],
    ['{"kind":"calls","columns":{"time":"t"}}', 'mapping-shape', { path: '0.kind' }],
    ['{"kind":"statement","columns":{"time":0}}', 'mapping-shape', { path: '0.columns.time' }],
    ['{"kind":"statement","columns":{"time":"t"},"colour":1}', 'mapping-shape', { keys: 'colour' }],
    [
      '{"kind":"transfers","columns":{"time":1,"payer":2,"payee":3,"amount":"金额"},"headerRow":0}',
      'mapping-names-without-header',
      { names: '金额' },
    ],
  ])('[MAP-1] %s is refused as %s', (text, code, values) => {
    expect(readMapping(text, 'm.json')).toMatchObject({ ok: false, problem: { code, values } });
  });

  test('[MAP-2] unknown fields are listed, each with the nearest known one', () => {
    const result = read({ kind: 'transfers', columns: { payr: 'a', pyee: 'b', zzz: 'c' } });
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'mapping-unknown-field', values: { fields: 'payr, pyee, zzz', suggestions: 'payer, payee, ?' } },
    });
  });

  test.each([
    [{ kind: 'transfers', columns: { time: 'a', payer: 'b' } }, 'payee, amount'],
    [{ kind: 'statement', columns: { counterName: 'a' } }, 'ownCard, time, amount'],
    [{ kind: 'case-involved', columns: { source: 'a' } }, 'account'],
  ])('[MAP-3] %j lacks %s', (value, fields) => {
    expect(read(value)).toMatchObject({ ok: false, problem: { code: 'mapping-missing-field', values: { fields } } });
  });
});

describe('applied', () => {
  const header = ['账号', '时间', '金额（元）', '备用金额'];

  test('[MAP-16] constants stand for columns; one that is still open is a problem', () => {
    const app = {
      kind: 'statement',
      columns: { time: '时间', amount: '金额' },
      constants: { ownCard: 'wxid_a', currency: 'CNY' },
    };
    expect(read(app)).toMatchObject({ ok: true, value: [app] });
    expect(read({ ...app, constants: { ownCard: '?' } })).toMatchObject({
      ok: false,
      problem: { code: 'mapping-constant-open', values: { fields: 'ownCard' } },
    });
    expect(read({ ...app, constants: {} })).toMatchObject({ ok: false, problem: { code: 'mapping-missing-field' } });
    expect(read({ ...app, constants: { ownCrad: 'x' } })).toMatchObject({
      ok: false,
      problem: { code: 'mapping-unknown-field' },
    });
  });

  test('[MAP-4] columns by name, by 1-based number, and several for one field', () => {
    const columns = { ownAccount: 1, time: '时间', amount: ['金额', 4] };
    expect(apply({ kind: 'statement', columns }, header)).toMatchObject({
      ok: true,
      value: { fields: { ownAccount: [0], time: [1], amount: [2, 3] } },
    });
  });

  test('[MAP-4] names are compared as header names are', () => {
    expect(
      apply(
        statement,
        header.map((name) => `${name}\t`),
      ),
    ).toMatchObject({ ok: true, value: { fields: { amount: [2] } } });
  });

  test('[MAP-4] a column that is not there is named', () => {
    expect(apply(statement, ['账号', '金额'])).toMatchObject({
      ok: false,
      problem: { code: 'mapping-column-missing', values: { columns: '时间' } },
    });
    const far = { ...statement, columns: { ...statement.columns, note: 9 } };
    expect(apply(far, header)).toMatchObject({
      ok: false,
      problem: { code: 'mapping-column-missing', values: { columns: '9' } },
    });
  });

  test('[MAP-5] the header is the first record with all the names, or the one that headerRow counts', () => {
    const records = [['对账单'], ['账号', '时间'], header, header];
    expect(apply(statement, ...records)).toMatchObject({ ok: true, value: { headerRecords: 3 } });
    expect(apply({ ...statement, headerRow: 4 }, ...records)).toMatchObject({ ok: true, value: { headerRecords: 4 } });
    expect(apply({ ...statement, headerRow: 9 }, ...records)).toMatchObject({
      ok: false,
      problem: { code: 'mapping-header-row' },
    });
  });

  test('[MAP-5] headerRow 0: no header, columns by number', () => {
    const value = { kind: 'transfers', columns: { time: 4, payer: 1, payee: 2, amount: 3 }, headerRow: 0 };
    expect(apply(value, ['1', '2', '3.00', '2024-01-01'])).toMatchObject({
      ok: true,
      value: { headerRecords: 0, fields: { time: [3], payer: [0] } },
    });
  });

  test('[MAP-7] the unit is the mapping’s, else the header’s', () => {
    expect(apply(statement, ['账号', '时间', '金额(万元)'])).toMatchObject({ value: { amountUnit: 10_000 } });
    expect(apply({ ...statement, amountUnit: 0.01 }, ['账号', '时间', '金额(万元)'])).toMatchObject({
      value: { amountUnit: 0.01 },
    });
  });

  test('[MAP-8] two amount columns are money in and money out only where the mapping says so', () => {
    const value = {
      kind: 'statement',
      columns: { ownAccount: '账号', time: '时间', amountIn: '收入', amountOut: '支出' },
    };
    const records = ['账号', '时间', '支出', '收入'];
    expect(apply(value, records)).toMatchObject({ ok: true, value: { fields: { amountIn: [3], amountOut: [2] } } });
    expect(apply({ ...value, columns: { ownAccount: '账号', time: '时间', amount: '收入' } }, records)).toMatchObject({
      value: { fields: { amount: [3] } },
    });
  });

  test('[MAP-6] patterns match the whole path or its last part', () => {
    const mapping = [{ ...mappingOf(statement), files: ['a/**', 'b*.csv'] }];
    expect(['a/x/y.csv', 'c/b1.csv', 'c/d.csv'].map((file) => mappingsForFile(mapping, file).length)).toEqual([
      1, 1, 0,
    ]);
    expect(mappingsForFile([mappingOf(statement)], 'a/x.csv')).toEqual([]);
  });
});
