import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { columnContent } from './column-content.ts';
import { readMapping } from './mapping.ts';
import { maskPreview } from './mask-preview.ts';
import { proposeMapping } from './propose-mapping.ts';
import { LAYOUTS } from './registry.ts';

const propose = (...records: readonly (readonly string[])[]) => proposeMapping({ file: 'x.csv' }, { records });
const csv = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));

const EVIDENCE = csv(`
  用户ID,交易单号,借贷类型,交易业务类型,交易时间,交易金额(分),账户余额(分),对手方ID,对手侧账户名称,备注1
  wxid_a,1000000000000000000000000001,入,余额支付,2026-01-05 08:00:00,120000,130000,wxid_b,测试乙,微信转账
  wxid_a,1000000000000000000000000002,出,快捷支付,2026-01-05 08:01:00,5050,124950,wxid_c,测试丙,
`);

describe('names', () => {
  test('[MAP-9] an evidence table in fen is a statement with its direction words', () => {
    const { mapping, missing } = propose(...EVIDENCE);
    expect(missing).toEqual([]);
    expect(mapping).toMatchObject({
      kind: 'statement',
      columns: {
        ownAccount: '用户ID',
        serial: '交易单号',
        direction: '借贷类型',
        time: '交易时间',
        amount: '交易金额(分)',
        counterNumber: '对手方ID',
      },
      amountUnit: 0.01,
      directionIn: ['入'],
      directionOut: ['出'],
    });
  });

  test('[MAP-9] a table that names both sides is one of transfers; the card stands in for an empty account', () => {
    const records = csv(`
      序号,付款支付帐号,付款银行卡号,交易金额,收款支付帐号,收款银行卡号,交易时间,币种
      1,2088000000000001,-,10.00,2088000000000002,-,20260105080000,CNY
      2,-,6200000000000000001,20.50,2088000000000002,-,20260105080100,CNY
    `);
    const { mapping, preview } = propose(...records);
    expect(mapping).toMatchObject({
      kind: 'transfers',
      columns: { payer: ['付款支付帐号', '付款银行卡号'], amount: '交易金额', time: '交易时间', currency: '币种' },
    });
    expect(preview).toHaveLength(2);
  });

  test('[MAP-9] English names, in camel case too', () => {
    const records = csv(`
      fromId,toId,amount,createTime,comment
      16607023625929101,4671921663443468288,3851891.85,2020-08-29 15:28:58.647,rent
    `);
    expect(propose(...records).mapping).toMatchObject({
      kind: 'transfers',
      columns: { payer: 'fromId', payee: 'toId', amount: 'amount', time: 'createTime', note: 'comment' },
    });
  });

  test('[MAP-9] income and expense columns are a pair, without an amount beside them', () => {
    const records = csv(`
      账号,交易时间,收入,支出,账户余额,对方户名,对方账号
      6200000000000000001,2026-01-05 08:00:00,100.00,,100.00,测试乙,6200000000000000002
      6200000000000000001,2026-01-06 08:00:00,,20.00,80.00,测试丙,6200000000000000003
    `);
    expect(propose(...records).mapping.columns).toMatchObject({
      amountIn: '收入',
      amountOut: '支出',
      balance: '账户余额',
    });
    expect(propose(...records).mapping.columns).not.toHaveProperty('amount');
  });

  test('[MAP-9] a label column is proposed for nothing', () => {
    const { columns } = propose(['time', 'payer', 'payee', 'value', 'alertID'], ['2024-01-01', '1', '2', '3.00', '5']);
    expect(columns.at(-1)).toMatchObject({ name: 'alertID', field: null });
  });
});

describe('content', () => {
  test.each([
    [
      'time',
      ['2024-01-02', '2024/1/2 9:30', '20240131', '20240131093000', '2024年1月2日 09:30:00', '2024-08-22T14:05:59Z'],
    ],
    ['time-of-day', ['09:30', '9:30:15']],
    ['id-number', ['000000190001010001', '00000019000101000X']],
    ['card', ['6200000000000000001', '6200000000000001', '6200 0000 0000 0000 001', '6200000000000000001_1']],
    ['phone', ['10900000001']],
    ['direction', ['进', '出', '贷', '借 Dr', 'C', '收入', '不计收支']],
    ['currency', ['CNY', '人民币', 'US Dollar']],
    ['amount', ['1,234.50', '-3.00', '¥12.5', '100', '5元']],
    ['name', ['测试甲', '测*甲', '测试贸易有限公司']],
    ['identifier', ['wxid_a', '2088x@wx.example']],
    ['text', ['付给 某人 的钱', 'rent for March']],
    ['empty', ['', '-', 'null', '/', ' ']],
  ])('[MAP-10] cells that look like %s', (kind, cells) => {
    expect(columnContent(cells).kind).toBe(kind);
  });

  test('[MAP-10] a fifth of other cells may be among them, no more', () => {
    const cells = (others: number) => [
      ...Array<string>(10 - others).fill('2024-01-02'),
      ...Array<string>(others).fill('x y'),
    ];
    expect(columnContent(cells(2)).kind).toBe('time');
    expect(columnContent(cells(3)).kind).toBe('text');
  });

  test('[MAP-10] a name that the cells contradict loses to one that they fit', () => {
    const records = csv(`
      账号,交易时间,记录时刻,金额
      6200000000000000001,柜面,2026-01-05 08:00:00,1.00
      6200000000000000001,网银,2026-01-05 08:00:01,2.50
    `);
    const { mapping, columns } = propose(...records);
    expect(mapping.columns['time']).toBe('记录时刻');
    expect(columns[2]?.reasons).toContainEqual({ code: 'content-only', value: 1 });
  });

  test('[MAP-10] without a header, columns are proposed by number from content alone', () => {
    const { headerRow, mapping, missing } = propose(
      ['2026-01-05 08:00:00', '6200000000000000001', '12.50'],
      ['2026-01-06 09:00:00', '6200000000000000002', '7.25'],
    );
    expect(headerRow).toBe(0);
    expect(mapping.columns).toMatchObject({ time: 1, amount: 3 });
    expect(missing).not.toEqual([]);
  });
});

describe('table', () => {
  test('[MAP-11] the header is found below a preamble, and footers are no rows', () => {
    const preamble = [
      ['微信支付账单明细', '', '', '', '', '', '', '', '', '', ''],
      ['共3笔记录'],
      ['----------------'],
    ];
    const header = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'.split(',');
    const row =
      '2026-01-05 08:01:02,商户消费,样例便利店,早餐,支出,¥12.50,零钱,支付成功,4200000000000000000000000001,MCH000001,/'.split(
        ',',
      );
    const { headerRow, preview, missing, mapping } = propose(...preamble, header, row, row, ['合计：2笔']);
    expect(headerRow).toBe(4);
    expect(preview).toHaveLength(2);
    expect(mapping.columns).toMatchObject({
      time: '交易时间',
      direction: '收/支',
      amount: '金额(元)',
      counterName: '交易对方',
    });
    // A personal statement names its holder in the preamble only.
    expect(missing).toEqual(['ownCard']);
  });

  test('[MAP-11] at most ten rows are shown, in canonical fields', () => {
    const rows = Array.from({ length: 30 }, () => EVIDENCE[1] ?? []);
    const { preview } = propose(EVIDENCE[0] ?? [], ...rows);
    expect(preview).toHaveLength(10);
    expect(preview[0]).toMatchObject({ ownAccount: 'w****a', amount: '120000', time: '2026-01-05 08:00:00' });
  });

  test('[MAP-13] what is proposed for the money tables of the formats is a mapping that can be used', () => {
    const forms = LAYOUTS.filter((layout) => layout.kind === 'transfers' || layout.kind === 'statement').flatMap(
      (layout) => Object.keys(layout.forms).map((form) => layout.header(form)),
    );
    for (const header of forms) {
      const { mapping, missing } = propose(
        header,
        header.map(() => ''),
      );
      expect(missing).toEqual([]);
      expect(readMapping(JSON.stringify(mapping))).toMatchObject({ ok: true });
    }
  });

  test('[MAP-13] any table of texts gives a proposal, and a complete one can be read back', () => {
    const cell = fc.constantFrom(
      '',
      '交易时间',
      '金额',
      '账号',
      'from',
      'to',
      'amount',
      'date',
      '2024-01-01',
      '1.50',
      '进',
      '6200000000000000001',
      'x y',
      '\t',
      '/',
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), (records) => {
        const { mapping, missing, columns } = propose(...records);
        const fields = columns
          .map((column) => column.field)
          .filter((field) => field !== null && !['payer', 'payee', 'counterNumber'].includes(field));
        expect(new Set(fields).size).toBe(fields.length);
        expect(readMapping(JSON.stringify(mapping)).ok).toBe(missing.length === 0);
      }),
      { seed: 20240101, numRuns: 300 },
    );
  });
});

const WECHAT = csv(`
  微信支付账单明细
  微信昵称：[测试甲]
  交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
  2026-01-05 08:01:02,商户消费,样例商店,早餐,支出,¥12.50,零钱,支付成功,4200000000000000000000000001,MCH1,/
  2026-01-05 09:10:00,转账,测试乙,转给测试乙 10900000002,收入,¥10.00,/,对方已退还,1000000000000000000000000002,/,/
`);

describe('personal statements', () => {
  test('[MAP-17] whose statement it is comes from the lines above the table', () => {
    const { mapping, missing } = propose(...WECHAT);
    expect(missing).toEqual([]);
    expect(mapping).toMatchObject({
      kind: 'statement',
      constants: { ownCard: '测试甲' },
      columns: { success: '当前状态' },
    });
    expect(mapping.columns['currency']).toBeUndefined();
    expect(readMapping(JSON.stringify(mapping)).ok).toBe(true);
  });

  test.each([
    ['账号:[sample@example.invalid]', { ownCard: 'sample@example.invalid' }, true],
    ['支付宝账户：10900000001', { ownCard: '10900000001' }, undefined],
    ['姓名：测试甲   卡号: 6200000000000000001', { ownCard: '6200000000000000001', ownName: '测试甲' }, undefined],
    ['卡号,6200000000000000001,币种,人民币', { ownCard: '6200000000000000001' }, undefined],
    ['Account Number: 620000 currency CNY', { ownCard: '620000' }, undefined],
    ['交易单号：123', { ownCard: '?' }, undefined],
  ])('[MAP-17] %s', (line, constants, literal) => {
    const { mapping, missing } = propose(line.split(','), ...WECHAT.slice(2));
    expect(mapping.constants).toEqual(constants);
    expect(mapping.literalNumbers).toBe(literal);
    expect(missing).toEqual(constants.ownCard === '?' ? ['ownCard'] : []);
  });

  test.each(['支付方式', '交易分类', '资金状态', '银行类型'])('[MAP-17] %s is no currency', (name) => {
    const records = [[...(WECHAT[2] ?? []), name], ...WECHAT.slice(3).map((record) => [...record, '招商'])];
    expect(propose(...records).mapping.columns['currency']).toBeUndefined();
  });
});

describe('the preview', () => {
  test('[MAP-15] shows no number and no name in full, and the mapping is left as it is', () => {
    const { preview, mapping } = propose(...WECHAT.slice(2));
    const text = JSON.stringify(preview);
    expect(text).not.toMatch(/\d{11}|测试乙|样例商店/);
    expect(preview[1]).toMatchObject({
      time: '2026-01-05 09:10:00',
      amount: '¥10.00',
      direction: '收入',
      summary: '转给测** 10****02',
      success: '对方已退还',
    });
    expect(mapping.columns['counterName']).toBe('交易对方');
  });

  test('[MAP-15] a long cell is cut, a row taken for the header masked, and so is what stands in the wrong column', () => {
    const rows = csv(`
      交易时间,交易金额,收付标志,卡号,备注
      2026-01-05 08:00:00,6200000000000000001,出,6200000000000000002,${'测'.repeat(60)}
    `);
    const [row] = propose(...rows).preview;
    expect(row).toMatchObject({ ownCard: '620000****0002', note: `${'测'.repeat(39)}…` });
    expect(
      maskPreview([{ amount: '6200000000000000001', time: '测试甲', summary: '测试乙', counterName: '' }]),
    ).toEqual([{ amount: '620000****0001', time: '测**', summary: '测**', counterName: '' }]);
    const { columns } = propose(['测试', '6200000000000000003', '备注'], ['a', 'b', 'c']);
    expect(columns.map(({ name }) => name).join()).not.toContain('6200000000000000003');
  });
});
