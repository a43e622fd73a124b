import { expect, test } from 'vitest';

import { parseTruth, type TruthFile } from './parse-truth.ts';
import { truthOf, truthReferences } from './truth.ts';

function parsed(text: string): TruthFile {
  const [header = [], ...rows] = text.split('\n').map((line) => line.split(','));
  const result = parseTruth(header, rows);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

test('[EVAL-19] truth files are told apart by their header', () => {
  expect(parsed('account,label\n1,0\n2,1')).toEqual({
    kind: 'account-labels',
    neutral: [],
    rows: [
      { account: '1', label: 0 },
      { account: '2', label: 1 },
    ],
  });
  expect(parsed('\ufefffile,row,label\na.csv,3,true')).toEqual({
    kind: 'row-labels',
    rows: [{ file: 'a.csv', row: 3, label: 1 }],
  });
  expect(parsed('ring,typology,file,row\n0,fan_out,a.csv,7')).toEqual({
    kind: 'ring-rows',
    rows: [{ ring: '0', typology: 'fan-out', file: 'a.csv', row: 7 }],
  });
  expect(parsed('typology,ring,account\ncycle,5,x')).toEqual({
    kind: 'ring-accounts',
    rows: [{ ring: '5', typology: 'cycle', account: 'x' }],
  });
  expect(parsed('account,from,to,ignore\nx,2024-01-01,,1\ny,,,0')).toEqual({
    kind: 'ignored',
    rows: [{ account: 'x', from: '2024-01-01', to: '' }],
  });
  expect(parsed('account,role,tier,ring\nx,relay,2,r1\ny,fee,,r1')).toEqual({
    kind: 'account-roles',
    rows: [
      { account: 'x', role: 'relay', tier: 2 },
      { account: 'y', role: 'fee', tier: 0 },
    ],
  });
  expect(parsed('file,row,value\na.csv,1,99.5')).toEqual({
    kind: 'values',
    rows: [{ file: 'a.csv', row: 1, value: 99.5 }],
  });
  expect(parsed('attempt_id,typology,detail,row_no\n1,FAN-OUT,Max 16-degree Fan-Out,857')).toEqual({
    kind: 'ring-rows',
    rows: [{ file: '', row: 857, ring: '1', typology: 'fan-out' }],
  });
  expect(parsed('nodeid,isFraud,init_balance,fraudStep\n7,1,184.44,-1')).toEqual({
    kind: 'account-labels',
    neutral: [],
    rows: [{ account: '7', label: 1 }],
  });
  expect(
    parsed(
      'number,scenario,customer_type,profile,imei,is_simbox\n1,probe,PROBE,ANOMALY,5,0\n2,simbox,SIMBOX,FRAUD,6,1',
    ),
  ).toEqual({
    kind: 'account-labels',
    neutral: ['1'],
    rows: [
      { account: '1', label: 0 },
      { account: '2', label: 1 },
    ],
  });
});

test('[EVAL-19] an unknown header or a faulty cell is a problem with its place', () => {
  expect(parseTruth(['time', 'payer'], [])).toEqual({
    ok: false,
    problem: { code: 'truth-header', values: { header: 'time,payer' } },
  });
  const faulty = (header: string, ...rows: string[]): unknown => {
    const result = parseTruth(
      header.split(','),
      rows.map((row) => row.split(',')),
    );
    return result.ok ? 'ok' : result.problem;
  };
  expect(faulty('account,label', 'a,1', 'b,2')).toEqual({ code: 'truth-row', values: { row: 2, column: 'label' } });
  expect(faulty('file,row,label', 'a.csv,0,1')).toEqual({ code: 'truth-row', values: { row: 1, column: 'row' } });
  expect(faulty('file,row,label', 'a.csv,1.5,1')).toEqual({ code: 'truth-row', values: { row: 1, column: 'row' } });
  expect(faulty('ring,typology,account', '1,cycle')).toEqual({
    code: 'truth-row',
    values: { row: 1, column: 'account' },
  });
  expect(faulty('file,row,value', 'a.csv,1,much')).toEqual({ code: 'truth-row', values: { row: 1, column: 'value' } });
});

test('[EVAL-20] truth rows lead to transfers; doubles count once, dead ends are counted', () => {
  const files = {
    truth: [
      parsed('account,label\nA,1\nB,0\nC,1'),
      parsed('ring,typology,file,row\nr,cycle,a,1\nr,cycle,b,1\nr,cycle,a,2\ns,stack,a,9'),
      parsed('file,row,label\na,5,1\na,6,0'),
      parsed('account,from,to,ignore\nB,2024-01-01,2024-01-02,1'),
      parsed('number,scenario,is_simbox\nD,probe,0'),
    ],
    falseAlerts: [parsed('ring,typology,file,row\n7,fan-in,a,3')],
  };
  const references = truthReferences(files);
  expect(references.accounts).toEqual(['A', 'B', 'C', 'B', 'D', 'D']);
  expect(references.sources.map(({ file, row }) => `${file}#${row}`)).toEqual([
    'a#1',
    'b#1',
    'a#2',
    'a#9',
    'a#5',
    'a#3',
  ]);
  const truth = truthOf({ files, accounts: [0, 1, -1, 1, 3, 3], transfers: [10, 10, 4, -1, 6, 8], accountCount: 5 });
  expect([...truth.accountLabels!]).toEqual([1, 0, -1, 0, -1]);
  expect([...truth.badTransfers!]).toEqual([4, 6, 10]);
  expect(truth.rings.map(({ id, typology, members }) => [id, typology, [...members]])).toEqual([
    ['r', 'cycle', [4, 10]],
    ['s', 'stack', []],
  ]);
  expect(truth.falseAlerts.map(({ members }) => [...members])).toEqual([[8]]);
  expect(truth.ignored).toEqual([
    { account: 1, from: Date.UTC(2023, 11, 31, 16) / 1000, to: Date.UTC(2024, 0, 2, 16) / 1000 - 1 },
    { account: 3, from: -Infinity, to: Infinity },
  ]);
  expect([truth.unresolved, truth.ringsBy]).toEqual([2, 'transfers']);
});

test('[EVAL-20] rings of accounts label their accounts; without files nothing is judged', () => {
  const files = { truth: [parsed('ring,typology,account\nr,cycle,A\nr,cycle,B')] };
  const truth = truthOf({ files, accounts: [2, 0], transfers: [], accountCount: 3 });
  expect([...truth.accountLabels!]).toEqual([1, -1, 1]);
  expect([truth.ringsBy, [...truth.rings[0]!.members], truth.badTransfers]).toEqual(['accounts', [0, 2], undefined]);
  const nothing = truthOf({ files: { truth: [] }, accounts: [], transfers: [], accountCount: 2 });
  expect([nothing.accountLabels, nothing.badTransfers, nothing.rings]).toEqual([undefined, undefined, []]);
});
