import { expect, test } from 'vitest';

import { truthByHeader, truthByName } from './truth-files.ts';

test.each([
  'account,label',
  'file,row,label',
  'ring,typology,file,row',
  'ring,typology,account',
  'account,from,to,ignore',
  'file,row,value',
  'attempt_id,typology,detail,row_no',
  'nodeid,isFraud,init_balance,fraudStep',
  'number,scenario,customer_type,profile,imei,is_simbox',
  'alert_id,typology,account_id,is_main,source_type,phase,has_tx',
  'alert_id,typology,account_id,is_main,is_sar,has_tx',
  'row,pattern_id,pattern',
])('[FMT-18] a file with the header %s is truth, whatever its name', (header) => {
  expect(truthByHeader({ records: [header.split(',')] })).toEqual({
    code: 'truth-file',
    values: { by: 'header' },
    severity: 'skip',
  });
});

test.each([
  'truth_rings.csv',
  'a/b/truth_x.csv',
  'ring_truth.csv',
  'number_truth.csv',
  'alert_members.csv',
  'benign_patterns.parquet',
  'x.zip/false_alert_rings.csv',
])('[FMT-18] %s is truth by its name', (file) => {
  expect(truthByName(file)?.code).toBe('truth-file');
});

test('[FMT-18] AMLworld’s list of attempts is truth by its first line', () => {
  expect(truthByHeader({ records: [['BEGIN LAUNDERING ATTEMPT - FAN-OUT:  Max 5-degree Fan-Out']] })?.code).toBe(
    'truth-file',
  );
});

test('[FMT-18] other names and headers are not', () => {
  expect(truthByName('truth/transfers.csv')).toBeNull();
  expect(truthByName('transfers_truth_or_not.csv')).toBeNull();
  expect(truthByHeader({ records: [['time', 'payer', 'payee', 'amount', 'label']] })).toBeNull();
  expect(truthByHeader({ records: [['account', 'source', 'since']] })).toBeNull();
});

test('[FMT-20] accounts files of the public sets are not needed', () => {
  expect(truthByHeader({ records: ['account_id,bank,city,age,salary,init_balance'.split(',')] })).toMatchObject({
    code: 'not-needed',
    severity: 'skip',
  });
});
