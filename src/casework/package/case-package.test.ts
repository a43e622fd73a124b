import { CHINA_CALENDAR } from '#law';
import { describe, expect, test } from 'vitest';

import { append, CHAIN_START } from '../audit/chain.ts';
import { entriesOfEvents } from '../audit/audit-entry.ts';
import { testDigest } from '../audit/digest.fixture.ts';
import { lawContext } from '../casework.ts';
import type { RecordHead } from '../record.ts';
import type { Reader } from '../permissions/may-read.ts';
import {
  CARDS,
  COUNTY,
  CREDIT,
  DECIDED,
  DISPUTED,
  HEAD,
  PHONE,
  propose,
  sanctionWorld,
  toInForce,
} from '../sanctions/sanction.fixture.ts';
import { actor, at, context, run } from '../world.fixture.ts';
import { casePackage, exportPackage, type PackageInput } from './case-package.ts';
import { maskRecord, namesIn } from './mask-record.ts';

const CASE = 'A0000001';
const WHEN = at('2024-12-02 09:00');
const world = () =>
  run(sanctionWorld(), [
    [propose({ reasons: '测试甲出售 6200000000000000001 等三张卡' }), context(WHEN, COUNTY, 'sanction')],
  ]);
const reader = (who = HEAD, purpose: Reader['purpose'] = 'sanction', caseNo: string | undefined = CASE): Reader => ({
  actor: who,
  purpose,
  caseNo,
});

function pack(change: Partial<PackageInput> = {}) {
  const { casework, events } = world();
  const audit = append(CHAIN_START, entriesOfEvents(events, context(WHEN, COUNTY, 'sanction'), testDigest), testDigest);
  const law = lawContext(casework, { nowMs: WHEN, calendar: CHINA_CALENDAR });
  return casePackage({ casework, caseNo: CASE, reader: reader(), events, audit, law, digest: testDigest, ...change });
}
const textOf = (change: Partial<PackageInput> = {}) => {
  const done = pack(change);
  if (!done.ok) throw new Error(done.problem.code);
  return done.value.text;
};
const codeOf = (change: Partial<PackageInput>) => {
  const done = pack(change);
  return done.ok ? 'ok' : done.problem.code;
};

describe('what is in it', () => {
  test('[PKG-1] the records of the case and its people, each with its events, their legal bases and their place in the log', () => {
    const content = JSON.parse(textOf()) as {
      records: {
        kind: string;
        events: { event: { type: string }; basis: string[]; log: { seq: number; hash: string } }[];
      }[];
    };
    expect(content).toMatchObject({
      format: 'duanka-case-package',
      caseNo: CASE,
      isMasked: true,
      purpose: 'sanction',
      by: { id: '首长' },
    });
    expect(content.records.map(({ kind }) => kind)).toEqual(['sanction', 'person']);
    const [proposed] = content.records[0]?.events ?? [];
    expect(proposed).toMatchObject({
      event: { type: 'sanction.proposed' },
      basis: ['联合惩戒办法（征求意见稿）11'],
      log: { seq: 1 },
    });
    expect(proposed?.log.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('[PKG-1] the same input gives the same bytes, and the digest is that of the text', () => {
    const done = pack();
    if (!done.ok) throw new Error(done.problem.code);
    expect(textOf()).toBe(done.value.text);
    expect(done.value).toMatchObject({ digest: testDigest(done.value.text), records: 2 });
  });

  test('[PKG-2] names and numbers are masked wherever they stand, unless the head asks otherwise', () => {
    const masked = textOf();
    for (const secret of ['测试甲', '6200000000000000001', '6200000000000000002']) expect(masked).not.toContain(secret);
    const full = textOf({ isUnmasked: true });
    for (const shown of ['测试甲', '6200000000000000001']) expect(full).toContain(shown);
    expect(codeOf({ isUnmasked: true, reader: reader(COUNTY) })).toBe('not-your-role');
  });

  test('[PKG-2] nothing of a whole sanction shows a name or a number in full: items, kept number, notice, orders, reasons', () => {
    const { casework, events } = run(sanctionWorld(), toInForce());
    const whole = { casework, events, law: lawContext(casework, { nowMs: DECIDED, calendar: CHINA_CALENDAR }) };
    const secrets = ['测试甲', ...CARDS, PHONE, DISPUTED];
    const masked = textOf(whole);
    for (const secret of secrets) expect(masked).not.toContain(secret);
    const full = textOf({ ...whole, isUnmasked: true });
    for (const secret of secrets) expect(full).toContain(secret);
  });

  test('[PKG-3] a tip is in it without whoever gave it', () => {
    const tip = {
      ...{
        kind: 'tip' as const,
        id: 't1',
        region: '371312',
        agencies: [],
        caseNo: CASE,
        topic: 'card-trade',
        text: '测试举报',
      },
      ...{ subjects: [], receipt: 'digest-of-the-code', receivedMs: 0, status: 'received', statusMs: 0 },
      reporter: { name: '测试举报人', contact: '10900000008' },
    };
    const { casework } = world();
    const who = reader(HEAD, 'investigation');
    for (const isUnmasked of [false, true]) {
      const text = textOf({
        casework: { ...casework, tip: new Map([['t1', tip as RecordHead]]) },
        reader: who,
        isUnmasked,
      });
      expect(text).toContain('card-trade');
      for (const trace of ['测试举报人', '10900000008', 'reporter', 'digest-of-the-code'])
        expect(text).not.toContain(trace);
    }
  });
});

describe('for whom', () => {
  test.each<[string, Partial<PackageInput>]>([
    ['ok', { reader: reader(COUNTY) }],
    ['not-your-region', { reader: reader(actor('外地', 'head', { region: '331000' })) }],
    ['not-your-role', { reader: reader(CREDIT) }],
    ['wrong-purpose', { reader: reader(HEAD, 'supervision') }],
    ['case-number-missing', { reader: { actor: HEAD, purpose: 'sanction' } }],
    ['case-number-differs', { reader: reader(HEAD, 'sanction', 'A0000002') }],
    ['not-your-region', { caseNo: 'A0000009', reader: reader(HEAD, 'sanction', 'A0000009') }],
  ])('[PKG-4] %s', (code, change) => {
    expect(codeOf(change)).toBe(code);
  });

  test('[PKG-4] what the reader may not read is left out without a trace', () => {
    const { casework } = world();
    const elsewhere = {
      kind: 'lead',
      id: 'l9',
      region: '331000',
      agencies: [],
      caseNo: CASE,
      status: 'open',
      reports: [],
      dispatches: [],
    };
    const text = textOf({ casework: { ...casework, lead: new Map([['l9', elsewhere as never]]) } });
    expect(text).toBe(textOf());
  });
});

test('[PKG-6] no package without its entry in the log, refused ones too', () => {
  const { casework, events } = world();
  const law = lawContext(casework, { nowMs: WHEN, calendar: CHINA_CALENDAR });
  const exported = (who: Reader, isUnmasked = false) =>
    exportPackage({ casework, caseNo: CASE, reader: who, events, audit: [], law, digest: testDigest, isUnmasked });
  expect(exported(reader()).entry).toMatchObject({
    ...{ what: 'read', action: 'package.export', purpose: 'sanction', caseNo: CASE, count: 2, outcome: 'shown' },
    ...{ query: testDigest(CASE), atMs: WHEN },
  });
  const refused = exported(reader(CREDIT), true);
  expect(refused.result.ok).toBe(false);
  expect(refused.entry).toMatchObject({ action: 'package.unmask', outcome: 'not-your-role' });
});

describe('masking', () => {
  test('[PKG-5] by member, by known name and by length; codes, ids and officers stay', () => {
    const record = {
      ...{ kind: 'measure', id: 'm-1', region: '371300', caseNo: 'A00000001234567', agencies: ['北区测试银行'] },
      victim: { name: '测试乙', phone: '10900000001', contact: '' },
      by: { id: '民警', name: '测试民警', role: 'head', agency: 'police' },
      note: '测试乙说账号 6200000000000000001 不是本人的',
      numbers: ['54321', '6200000000000000002'],
      '6200000000000000003': 1,
    };
    const masked = JSON.stringify(maskRecord(record, namesIn(record)));
    for (const secret of [
      '测试乙',
      '10900000001',
      '6200000000000000001',
      '54321',
      '6200000000000000002',
      '6200000000000000003',
    ])
      expect(masked).not.toContain(secret);
    for (const shown of ['m-1', '371300', 'A00000001234567', '北区测试银行', '测试民警'])
      expect(masked).toContain(shown);
  });

  test('[PKG-5] the old and the new value of a correction are masked as what they are', () => {
    const events = [
      { type: 'person.corrected', field: 'name', before: '测试丁', value: '测试戊' },
      { type: 'person.corrected', field: 'idNumber', value: '000000199001010010' },
      { type: 'person.corrected', field: 'birth', value: '1990-01-01' },
    ];
    const masked = JSON.stringify(maskRecord(events, namesIn(events)));
    for (const secret of ['测试丁', '测试戊', '000000199001010010', '1990-01-01']) expect(masked).not.toContain(secret);
    expect(masked).toContain('person.corrected');
  });

  test('[PKG-5] a citizen who acted is no officer', () => {
    const event = { by: { id: 'p1', name: '测试丙', role: 'citizen', agency: 'public' } };
    expect(JSON.stringify(maskRecord(event, namesIn(event)))).not.toContain('测试丙');
  });
});
