import { expect, test } from 'vitest';

import { canonicalJson } from '../audit/canonical-json.ts';
import type { RecordHead, RecordKind } from '../record.ts';
import { RECORD_KINDS } from '../record.ts';
import { accessAnswer, DISCLOSED_KINDS } from './access-answer.ts';
import { lead, world } from './privacy.fixture.ts';

const about = (kind: RecordKind, change: object = {}): RecordHead => ({
  kind,
  id: `${kind}-1`,
  region: '371312',
  agencies: [],
  personId: 'p1',
  ...change,
});

test('[PRIV-12] a person is given the own data, without what was shown to be opened by others', () => {
  expect(accessAnswer(world(), 'p1')).toEqual({
    name: '测试甲',
    idNumber: '000000199001010010',
    items: [{ number: '6200000000000000001', kind: 'bank-account', institution: '北区测试银行' }],
    facts: [],
    records: [],
    notes: ['withheld-by-law', 'suit'],
  });
});

test('[PRIV-12] the answer is the same bytes whatever is known that the person was not told of', () => {
  const plain = canonicalJson(accessAnswer(world(), 'p1'));
  for (const kind of RECORD_KINDS) {
    if (kind === 'person' || (DISCLOSED_KINDS as readonly RecordKind[]).includes(kind)) continue;
    expect(canonicalJson(accessAnswer(world(about(kind)), 'p1'))).toBe(plain);
  }
  expect(canonicalJson(accessAnswer(world(lead('l1'), about('sanction')), 'p1'))).toBe(plain);
});

test('[PRIV-12] what was served or begun by the person is named', () => {
  const known = accessAnswer(
    world(about('sanction', { service: {} }), about('appeal'), about('appeal', { id: 'x', personId: 'p2' })),
    'p1',
  );
  expect(known.records.map(({ id }) => id)).toEqual(['sanction-1', 'appeal-1']);
});

test('[PRIV-12] nobody’s answer says as little as that of somebody unknown', () => {
  expect(accessAnswer(world(), 'nobody')).toEqual({
    items: [],
    facts: [],
    records: [],
    notes: ['withheld-by-law', 'suit'],
  });
});
