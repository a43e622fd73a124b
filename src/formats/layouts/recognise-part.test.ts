import { expect, test } from 'vitest';

import { recognisePart } from './recognise-part.ts';

const recognise = (file: string, ...records: string[][]) =>
  recognisePart(
    { file, location: { path: file }, container: 'text', bytes: 1 },
    { encoding: 'utf-8', delimiter: ',', records, complete: true },
  );

test('[MAP-18] what needs no mapping says why; an unknown table does not', () => {
  expect(recognise('a.csv', ['time', 'payer', 'payee', 'amount'])).toMatchObject({
    code: 'known-format',
    values: { format: 'plain-transfers' },
  });
  expect(recognise('truth_a.csv', ['x', 'y', 'z'])).toMatchObject({ code: 'truth-file' });
  expect(recognise('r.csv', ['file', 'row', 'code', 'reason', 'field', 'value'])).toMatchObject({ code: 'own-output' });
  expect(recognise('n.txt', ['只有一句话'])).toMatchObject({ code: 'no-table' });
  expect(recognise('e.csv', ['', ' '])).toMatchObject({ code: 'empty' });
  expect(recognise('u.csv', ['甲', '乙', '丙'], ['1', '2', '3'])).toBeNull();
});
