import { expect, test } from 'vitest';

import { GOOD, inWorkspace, loadRecords, sourceTable, type Fields } from './import.fixture.ts';
import type { Workspace } from './workspace.ts';

async function classes(ws: Workspace): Promise<Record<number, string>> {
  const kept = await ws.engine.rows<{ row: number; class: number }>('SELECT row, class FROM rows');
  const rejected = await ws.engine.rows<{ row: number; code: string }>('SELECT row, code FROM rejected');
  const names = ['kept', 'duplicate', 'failed', 'empty'];
  return Object.fromEntries([
    ...kept.map(({ row, class: k }) => [row, names[k] ?? '']),
    ...rejected.map(({ row, code }) => [row, code]),
  ]);
}

const CASES: readonly (readonly [why: string, change: Fields, expected: string])[] = [
  ['plain', {}, 'kept'],
  ['no own number', { ownCard: '' }, 'own-number-missing'],
  ['own number is a placeholder', { ownCard: '无' }, 'own-number-missing'],
  ['account instead of card', { ownCard: '', ownAccount: '1000000000000001' }, 'kept'],
  ['scientific notation', { ownCard: '6.22202E+18' }, 'number-damaged'],
  ['float of a spreadsheet', { ownCard: '6222020000000000000.0' }, 'number-damaged'],
  ['damaged counterparty', { counterNumber: '6.22202E+18' }, 'kept'],
  ['no time', { time: '' }, 'time-missing'],
  ['zero time', { time: '00000000' }, 'time-unreadable'],
  ['impossible time', { time: '2025-02-30 10:00:00' }, 'time-unreadable'],
  ['time in words', { time: '昨天下午' }, 'time-unreadable'],
  ['no amount', { amount: '' }, 'amount-missing'],
  ['amount in words', { amount: '一百元' }, 'amount-unreadable'],
  ['amount too large', { amount: '99999999999999999999' }, 'amount-too-large'],
  ['zero amount', { amount: '0.00' }, 'empty'],
  ['zero amount without direction', { amount: '0', direction: '' }, 'empty'],
  ['failed', { success: '失败' }, 'failed'],
  ['failed 否', { success: '否' }, 'failed'],
  ['failed 0', { success: '0' }, 'failed'],
  ['failed F', { success: 'F' }, 'failed'],
  ['failed 不成功', { success: '不成功' }, 'failed'],
  ['returned', { success: '对方已退还' }, 'failed'],
  ['closed', { success: '交易关闭' }, 'failed'],
  ['withdrawal failed', { success: '提现失败' }, 'failed'],
  ['waiting', { success: '等待对方付款' }, 'failed'],
  ['refunded later', { success: '已全额退款' }, 'kept'],
  ['partly refunded', { success: '已退款(￥1.00)' }, 'kept'],
  ['taken', { success: '对方已收钱' }, 'kept'],
  ['success empty', { success: '' }, 'kept'],
  ['success 01', { success: '01' }, 'kept'],
  ['success unknown', { success: '00' }, 'kept'],
  ['no direction', { direction: '' }, 'direction-unknown'],
  ['direction O', { direction: 'O' }, 'kept'],
  ['direction 1', { direction: '1' }, 'direction-unknown'],
  ['negative without direction', { direction: '', amount: '-5' }, 'kept'],
  ['feedback alone', { ...emptied(), ownCard: GOOD['ownCard'] ?? '', feedback: '查无此卡' }, 'empty'],
  ['blank record', emptied(), 'empty'],
  ['blanks and placeholders', { ...emptied(), ownCard: '\t', amount: ' -- ', time: '\u3000', summary: '/' }, 'empty'],
  ['self as counterparty', { counterNumber: GOOD['ownCard'] ?? '' }, 'kept'],
];

function emptied(): Fields {
  return Object.fromEntries(Object.keys(GOOD).map((field) => [field, '']));
}

test('[IMP-1] every record gets one class or one reason', async () => {
  await inWorkspace(async (ws) => {
    const report = await loadRecords(
      ws,
      sourceTable('statement', 'a.csv'),
      CASES.map(([, change]) => ({ ...GOOD, ...change })),
    );
    const found = await classes(ws);
    expect(CASES.map(([why], i) => [why, found[i + 1]])).toEqual(CASES.map(([why, , expected]) => [why, expected]));
    expect(Object.fromEntries(report.warnings.map(({ code, count }) => [code, count]))).toEqual({
      'counter-number-damaged': 1,
      'own-number-damaged': 2,
      'success-unknown': 1,
    });
  });
});

async function one(change: Fields, table = sourceTable('statement', 'a.csv')): Promise<Record<string, unknown>> {
  let row: Record<string, unknown> = {};
  await inWorkspace(async (ws) => {
    await loadRecords(ws, table, [{ ...GOOD, ...change }]);
    [row = {}] = await ws.engine.rows('SELECT * FROM rows');
  });
  return row;
}

test('[IMP-2] direction words of 6.9, the bank view of 借 and 贷, and the sign where no word is', async () => {
  const words = {
    进: 1,
    收: 1,
    入: 1,
    贷: 1,
    C: 1,
    '贷 Cr': 1,
    收入: 1,
    来账: 1,
    转入: 1,
    出: -1,
    付: -1,
    借: -1,
    D: -1,
    '借 Dr': -1,
    支出: -1,
    往账: -1,
  };
  await inWorkspace(async (ws) => {
    await loadRecords(
      ws,
      sourceTable('statement', 'a.csv'),
      Object.keys(words).map((direction) => ({ ...GOOD, direction })),
    );
    const rows = await ws.engine.rows<{ direction: number }>('SELECT direction FROM rows ORDER BY row');
    expect(rows.map(({ direction }) => direction)).toEqual(Object.values(words));
  });
  expect(await one({ direction: '进', amount: '-7.00' })).toMatchObject({ direction: 1, amount_minor: 700 });
  expect(await one({ direction: '', amount: '-7.00' })).toMatchObject({ direction: -1, amount_minor: 700 });
});

test('[IMP-3] without any direction word the sign is the direction if some amounts are negative', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('statement', 'signed.csv'), [
      { ...GOOD, direction: '', amount: '5' },
      { ...GOOD, direction: '', amount: '-6' },
    ]);
    expect(await ws.engine.rows('SELECT direction, amount_minor FROM rows ORDER BY row')).toEqual([
      { direction: 1, amount_minor: 500 },
      { direction: -1, amount_minor: 600 },
    ]);
    await loadRecords(ws, sourceTable('statement', 'unsigned.csv'), [{ ...GOOD, direction: '', amount: '5' }]);
    expect(await ws.engine.rows('SELECT code FROM rejected')).toEqual([{ code: 'direction-unknown' }]);
  });
});

test('[IMP-4] two amount columns give the direction; both filled is unreadable', async () => {
  const two = { amount: '', direction: '' };
  expect(await one({ ...two, amountIn: '12.5', amountOut: '' })).toMatchObject({
    direction: 1,
    amount_minor: 1250,
    class: 0,
  });
  expect(await one({ ...two, amountIn: '0.00', amountOut: '3' })).toMatchObject({
    direction: -1,
    amount_minor: 300,
    class: 0,
  });
  expect(await one({ ...two, amountIn: '0.00', amountOut: '0' })).toMatchObject({ class: 3 });
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('statement', 'a.csv'), [{ ...GOOD, ...two, amountIn: '1', amountOut: '2' }]);
    expect(await ws.engine.rows('SELECT code, value FROM rejected')).toEqual([
      { code: 'amount-unreadable', value: '1 / 2' },
    ]);
  });
});

test('[IMP-5] cells lose tabs, spaces and full-width spaces; numbers also quotes; the suffix is split off', async () => {
  expect(
    await one({
      ownCard: "'6200000000000000001_000001\t",
      ownName: '\u3000测试甲 ',
      counterNumber: '６２００ 0000 0000 0000 002\t',
      direction: '\t出 ',
      summary: '  转账\t',
    }),
  ).toMatchObject({
    own_number: '6200000000000000001',
    own_suffix: '000001',
    own_name: '测试甲',
    counter_number: '6200000000000000002',
    direction: -1,
    summary: '转账',
  });
});

test('[IMP-6] times by column or pair of columns, with their precision', async () => {
  expect(await one({ time: '2025-03-05' })).toMatchObject({
    t_ms: Date.parse('2025-03-05T00:00:00+08:00'),
    precision: 2,
  });
  expect(await one({ time: '2025/3/5 9:08' })).toMatchObject({
    t_ms: Date.parse('2025-03-05T09:08:00+08:00'),
    precision: 1,
  });
  expect(await one({ date: '20250305', time: '90807' })).toMatchObject({
    t_ms: Date.parse('2025-03-05T09:08:07+08:00'),
    precision: 0,
  });
  expect(await one({ date: '2025-03-05', time: '000000' })).toMatchObject({
    t_ms: Date.parse('2025-03-05T00:00:00+08:00'),
    precision: 2,
  });
  expect(await one({ time: '2025-03-05 24:00:00' })).toMatchObject({
    t_ms: Date.parse('2025-03-06T00:00:00+08:00'),
    precision: 0,
  });
  expect(await one({ time: '2025-03-05 23:59:60' })).toMatchObject({ t_ms: Date.parse('2025-03-06T00:00:00+08:00') });
  expect(await one({ time: '45721.5' })).toMatchObject({ t_ms: Date.parse('2025-03-05T12:00:00+08:00'), precision: 0 });
});

test('[IMP-7] amounts: units of the header, decimals of the currency, rounding counted', async () => {
  expect(await one({ amount: '¥1,234.56元' })).toMatchObject({ amount_minor: 123456 });
  expect(await one({ amount: '12345' }, sourceTable('statement', 'a.csv', { amountUnit: 0.01 }))).toMatchObject({
    amount_minor: 12345,
    balance_minor: 500,
  });
  expect(await one({ amount: '1.5' }, sourceTable('statement', 'a.csv', { amountUnit: 10000 }))).toMatchObject({
    amount_minor: 1500000,
  });
  expect(await one({ amount: '500', currency: '日元' })).toMatchObject({ amount_minor: 500, currency: 'JPY' });
  expect(await one({ amount: '0.5', currency: 'BTC' })).toMatchObject({ amount_minor: 50_000_000, currency: 'BTC' });
  expect(await one({ currency: '贝壳' })).toMatchObject({ currency: 'XXX' });
  await inWorkspace(async (ws) => {
    const report = await loadRecords(ws, sourceTable('statement', 'a.csv'), [
      { ...GOOD, amount: '1.005' },
      { ...GOOD, amount: '2.100', currency: '人民币' },
    ]);
    expect(report.warnings).toEqual([{ code: 'amount-rounded', count: 1 }]);
    expect(await ws.engine.rows('SELECT amount_minor FROM rows ORDER BY row')).toEqual([
      { amount_minor: 101 },
      { amount_minor: 210 },
    ]);
  });
});

test('[IMP-8] an unreadable balance and a damaged ID are empty, a damaged counterparty number is opaque; all are counted', async () => {
  await inWorkspace(async (ws) => {
    const report = await loadRecords(ws, sourceTable('statement', 'a.csv'), [
      { ...GOOD, balance: '约五百', ownId: '1.10101E+17', counterNumber: '6.22E+18' },
    ]);
    expect(report.warnings).toEqual([
      { code: 'counter-number-damaged', count: 1 },
      { code: 'id-number-damaged', count: 1 },
      { code: 'balance-unreadable', count: 1 },
    ]);
    expect(await ws.engine.rows('SELECT balance_minor, own_id, counter_number, counter_opaque FROM rows')).toEqual([
      { balance_minor: null, own_id: null, counter_number: '6.22E+18', counter_opaque: true },
    ]);
  });
});

test('[IMP-9] a rejected row shows no personal field', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('statement', 'a.csv'), [
      { ...GOOD, ownCard: '6.22202E+18' },
      { ...GOOD, time: '某日' },
      { ...GOOD, direction: 'Q' },
    ]);
    expect(await ws.engine.rows('SELECT row, code, field, value FROM rejected ORDER BY row')).toEqual([
      { row: 1, code: 'number-damaged', field: 'ownCard', value: null },
      { row: 2, code: 'time-unreadable', field: 'time', value: '某日' },
      { row: 3, code: 'direction-unknown', field: 'direction', value: 'Q' },
    ]);
  });
});

test('[IMP-10] exactly 1000 rows of an account or a file are reported as perhaps cut off', async () => {
  const rows = Array.from({ length: 1000 }, (_, i) => ({ ...GOOD, serial: `S${i}` }));
  await inWorkspace(async (ws) => {
    expect((await loadRecords(ws, sourceTable('statement', 'a.csv'), rows)).warnings).toEqual([
      { code: 'maybe-cut-at-1000', count: 1 },
    ]);
    expect((await loadRecords(ws, sourceTable('statement', 'b.csv'), rows.slice(1))).warnings).toEqual([]);
    const two = rows.map((row, i) => (i % 2 === 0 ? row : { ...row, ownCard: '6200000000000000009' }));
    expect((await loadRecords(ws, sourceTable('statement', 'c.csv'), two)).warnings).toEqual([
      { code: 'maybe-cut-at-1000', count: 1 },
    ]);
  });
});

test('[IMP-11] words give a row its flags', async () => {
  const flags: readonly (readonly [Fields, number])[] = [
    [{ summary: 'ATM取款' }, 4097],
    [{ cashFlag: '现金' }, 1],
    [{ cashFlag: '非现金' }, 0],
    [{ summary: 'POS消费' }, 2],
    [{ merchantName: '测试商店' }, 4],
    [{ summary: '代发工资' }, 8],
    [{ summary: '手续费' }, 16],
    [{ summary: '结息' }, 32],
    [{ summary: '代扣利息税' }, 512],
    [{ counterId: GOOD['ownId'] ?? '' }, 64],
    [{ note: '冲正' }, 128],
    [{ counterName: '财付通支付科技有限公司' }, 256],
    [{ counterName: '网联清算有限公司', time: '2018-01-01 00:00:00' }, 256],
    [{ counterName: '网联小店', time: '2015-01-01 00:00:00' }, 0],
    [{ summary: '贷款发放' }, 1024],
    [{ summary: '银证转账' }, 2048],
    [{ channel: '自助设备' }, 4096],
    [{ channel: '柜面交易' }, 8192],
    [{ channel: '非柜面交易' }, 0],
    [{ channel: '手机银行' }, 16_384],
    [{ note: '个人网银转账' }, 16_384],
    [{ note: '网银在线' }, 0],
    [{ summary: '境外ATM取现' }, 1 + 4096 + 32_768],
    [{ place: '缅甸' }, 32_768],
    [{ place: '香港' }, 32_768],
    [{ place: '青岛市香港中路' }, 0],
    [{ summary: '缅甸' }, 0],
  ];
  await inWorkspace(async (ws) => {
    await loadRecords(
      ws,
      sourceTable('statement', 'a.csv'),
      flags.map(([change]) => ({ ...GOOD, ...change })),
    );
    const rows = await ws.engine.rows<{ words: number }>('SELECT words FROM rows ORDER BY row');
    expect(rows.map(({ words }, i) => [flags[i]?.[0], words])).toEqual(flags.map(([change, bits]) => [change, bits]));
  });
});

test('[IMP-28] direction words of the mapping go before the general ones', async () => {
  await inWorkspace(async (ws) => {
    const table = sourceTable('statement', 'a.csv', { directionWords: { in: ['D', '买入'], out: ['赎 回'] } });
    await loadRecords(
      ws,
      table,
      ['D', '买入', '赎回', '出', 'x'].map((direction) => ({ ...GOOD, direction })),
    );
    const rows = await ws.engine.rows<{ direction: number }>('SELECT direction FROM rows ORDER BY row');
    expect(rows.map(({ direction }) => direction)).toEqual([1, 1, -1, -1]);
    expect((await classes(ws))[5]).toBe('direction-unknown');
  });
});

test('[MAP-16] a constant stands where the column is absent or the cell empty; a blank record stays blank', async () => {
  await inWorkspace(async (ws) => {
    const constants = { ownCard: '6200000000000000009', currency: 'USD' };
    const { ownCard: _, ...fields } = sourceTable('statement', 'a.csv').fields;
    const table = sourceTable('statement', 'a.csv', { constants, fields });
    await loadRecords(ws, table, [GOOD, { ...GOOD, currency: '' }, {}]);
    const rows = await ws.engine.rows('SELECT own_number, currency, class FROM rows ORDER BY row');
    expect(rows).toEqual([
      { own_number: '6200000000000000009', currency: 'CNY', class: 0 },
      { own_number: '6200000000000000009', currency: 'USD', class: 0 },
      { own_number: null, currency: 'CNY', class: 3 },
    ]);
  });
});

test('[MAP-14] literal numbers of a statement are not split', async () => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('statement', 'a.csv', { literalNumbers: true }), [
      { ...GOOD, ownCard: 'wxid_a', counterNumber: 'wxid_b' },
    ]);
    expect(await ws.engine.rows('SELECT own_number, own_suffix, counter_number FROM rows')).toEqual([
      { own_number: 'wxid_a', own_suffix: null, counter_number: 'wxid_b' },
    ]);
  });
});

test.each([
  ['O', -1],
  ['o', -1],
  ['OUT', -1],
  ['I', 1],
  ['i', 1],
  ['IN', 1],
  ['1', undefined],
  ['0', undefined],
  ['', undefined],
])('[IMP-2] the direction word %j is %s', async (direction, sign) => {
  await inWorkspace(async (ws) => {
    await loadRecords(ws, sourceTable('statement', 'a.csv'), [{ ...GOOD, direction }]);
    expect((await ws.engine.rows('SELECT direction FROM rows')).map((row) => row['direction'])).toEqual(
      sign === undefined ? [] : [sign],
    );
    expect((await ws.engine.rows('SELECT code FROM rejected')).map((row) => row['code'])).toEqual(
      sign === undefined ? ['direction-unknown'] : [],
    );
  });
});
