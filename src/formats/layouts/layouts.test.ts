import { describe, expect, test } from 'vitest';

import { COMPANION_FIELDS, STATEMENT_FIELDS, TRANSFER_FIELDS } from '#model';

import { amlsim } from './amlsim.ts';
import { amlworld } from './amlworld.ts';
import { headerNames } from './header-name.ts';
import type { LayoutMatch } from './layout.ts';
import { plainTransfers } from './plain-transfers.ts';
import { policeAccounts } from './police-accounts.ts';
import { policePersons } from './police-persons.ts';
import { policeStatement } from './police-statement.ts';
import { closestLayout, LAYOUTS, sniffLayout } from './registry.ts';

const sniffed = (...records: readonly (readonly string[])[]): LayoutMatch | null => sniffLayout({ records });
const forms = LAYOUTS.flatMap((layout) =>
  Object.keys(layout.forms).map((form) => [layout.id, form, layout.header(form)] as const),
);
/** A canonical field's columns by header text. */
const named = (match: LayoutMatch | null, field: string): string[] =>
  (match?.fields[field] ?? []).map((column) => match?.header[column] ?? '');

describe('every layout', () => {
  test.each(forms)('[FMT-5] the header of %s, form %s, is recognised as its own', (id, _form, header) => {
    expect(sniffed(header)?.layout.id).toBe(id);
  });

  test.each(forms)('[FMT-1] %s, form %s, is found below a preamble and behind tabs', (id, _form, header) => {
    const match = sniffed(
      ['查询结果'],
      [],
      ['打印时间:', '2024-01-02'],
      header.map((name) => `\t${name} \t`),
    );
    expect(match?.layout.id).toBe(id);
    expect(match?.headerRecord).toBe(3);
  });

  test('[FMT-1] a header below the fortieth record is not looked for', () => {
    const filler = Array.from({ length: 40 }, () => ['x']);
    expect(sniffed(...filler.slice(1), plainTransfers.header())?.headerRecord).toBe(39);
    expect(sniffed(...filler, plainTransfers.header())).toBeNull();
  });

  test.each(LAYOUTS.map((layout) => [layout.id, layout] as const))(
    '[FMT-23] %s reads and requires only fields of its kind',
    (_id, layout) => {
      const known: readonly string[] =
        layout.kind === 'statement'
          ? STATEMENT_FIELDS
          : layout.kind === 'transfers'
            ? TRANSFER_FIELDS
            : COMPANION_FIELDS[layout.kind];
      expect(Object.keys(layout.names).filter((field) => !known.includes(field))).toEqual([]);
      expect(layout.required.flat(2).filter((field) => layout.names[field] === undefined)).toEqual([]);
    },
  );

  test('[FMT-23] ids are unique and titles are given in both languages', () => {
    expect(new Set(LAYOUTS.map((layout) => layout.id)).size).toBe(LAYOUTS.length);
    expect(LAYOUTS.every((layout) => layout.title.zh !== '' && layout.title.en !== '')).toBe(true);
  });
});

describe('choosing', () => {
  test('[FMT-5] the layout that knows more columns wins', () => {
    const both = [
      ...plainTransfers.header('en'),
      'case_no',
      'paid_at',
      'to_account',
      'from_account',
      'reported_at',
      'victim_id',
    ];
    expect(plainTransfers.sniff({ records: [both] })?.score).toBe(7);
    expect(sniffed(both)?.layout.id).toBe('victim-report');
  });

  test('[FMT-6] a header that lacks one of several required columns is a near miss that names it', () => {
    const header = policeStatement.header('34').filter((name) => name !== '收付标志');
    expect(sniffed(header)).toBeNull();
    expect(closestLayout({ records: [header] })).toMatchObject({ layout: 'police-statement', missing: ['收付标志'] });
    expect(closestLayout({ records: [['time', 'payer', 'amount', 'note']] })).toMatchObject({
      layout: 'plain-transfers',
      missing: ['payee'],
    });
  });

  test('[FMT-6] half of the required columns is no near miss', () => {
    expect(closestLayout({ records: [['交易时间', '交易金额', '备注', '交易地点']] })).toBeNull();
  });

  test.each([
    ['WeChat', '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注'],
    [
      'Alipay app',
      '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,',
    ],
    [
      'a corporate statement',
      '交易时间,交易流水号,借方发生额,贷方发生额,账户余额,凭证号,客户附言,对方账号,对方账号名称,对方开户行',
    ],
    [
      'a bilateral corporate statement',
      '付款人账号,付款人名称,收款人账号,收款人名称,交易日期,交易时间,交易货币,交易金额,交易流水号',
    ],
    ['call records', 'time,kind,duration_s,from_number,to_number,cell'],
  ])('[FMT-7] %s is not taken for a format it is not', (_name, header) => {
    expect(sniffed(header.split(','))).toBeNull();
  });
});

describe('police statement', () => {
  test('[FMT-8] the forms have 34, 29 and 36 columns, and every column of the 34 is read', () => {
    expect(['34', '29', 'order'].map((form) => policeStatement.header(form).length)).toEqual([34, 29, 36]);
    const match = sniffed(policeStatement.header('34'));
    expect(new Set(Object.values(match?.fields ?? {}).flat()).size).toBe(34);
    expect(match?.score).toBe(34);
    expect(policeStatement.header()).toEqual(policeStatement.header('34'));
  });

  test.each([
    ['ownCard', '查询卡号'],
    ['ownCard', '本方卡号'],
    ['ownCard', '卡号'],
    ['ownAccount', '查询账号'],
    ['ownAccount', '查询帐号'],
    ['ownAccount', '本方账号'],
    ['ownName', '姓名（查询条件）'],
    ['ownName', '企业名称(查询条件)'],
    ['ownName', '户名'],
    ['time', '交易日期'],
    ['time', '发生日期'],
    ['time', '记账日期'],
    ['time', '入账时间'],
    ['amount', '发生额'],
    ['amount', '借方金额'],
    ['amount', '贷方金额'],
    ['amount', '交易金额原币（元）'],
    ['amount', '交易金额折人民币（元）'],
    ['direction', '借贷标志'],
    ['direction', '借贷方向'],
    ['direction', '进出标志'],
    ['direction', '资金收付标识'],
    ['counterNumber', '交易对方账卡号'],
    ['counterNumber', '交易对方帐卡号'],
    ['counterNumber', '对方账号'],
    ['counterNumber', '对手卡号'],
    ['counterBank', '交易对方行名称'],
    ['counterBank', '对方开户行'],
    ['cashFlag', '现金、转账标识'],
    ['outletCode', '交易机构号'],
    ['outletCode', '网点号'],
    ['terminal', 'ATM机具编号'],
    ['terminal', '自助设备编号'],
    ['mac', 'MAC或IMEI地址'],
    ['merchantNumber', '特约商户编号'],
    ['ownName', '交易方户名'],
    ['ownId', '交易方证件号码'],
    ['ownBank', '交易方开户行'],
    ['orderNumber', '商户流水号'],
  ])('[FMT-9] %s is also read from %s', (field, alias) => {
    const column = new Map([
      ['ownCard', '交易卡号'],
      ['time', '交易时间'],
      ['amount', '交易金额'],
      ['direction', '收付标志'],
    ]);
    column.set(field, alias);
    const match = sniffed([...column.values()]);
    expect(match?.layout.id).toBe('police-statement');
    expect(headerNames(named(match, field)).map((one) => one.key)).toEqual(headerNames([alias]).map((one) => one.key));
  });

  test('[FMT-9] of several columns for one field the own name of the format goes first, wherever it stands', () => {
    const match = sniffed(['记账日期', '本方账号', '交易账号', '交易时间', '发生额', '交易金额', '借贷标志']);
    expect(named(match, 'time')).toEqual(['交易时间', '记账日期']);
    expect(named(match, 'ownAccount')).toEqual(['交易账号', '本方账号']);
    expect(named(match, 'amount')).toEqual(['交易金额', '发生额']);
  });

  test('[FMT-10] 交易日期 beside a time of day gives a date and a time', () => {
    const header = ['交易卡号', '交易日期', '交易时间', '交易金额', '收付标志'];
    for (const time of ['09:30:00', '093000', '9:30', '93000']) {
      expect(sniffed(header, ['1', '20240101', time, '1', '进'])?.fields).toMatchObject({ date: [1], time: [2] });
    }
    expect(sniffed(header)?.fields).toMatchObject({ date: [1], time: [2] });
  });

  test('[FMT-10] 交易日期 beside a whole time only stands in where that is empty', () => {
    const header = ['交易卡号', '交易日期', '交易时间', '交易金额', '收付标志'];
    const match = sniffed(header, ['1', '20240101', '2024-01-01 09:30:00', '1', '进']);
    expect(match?.fields['time']).toEqual([2, 1]);
    expect(match?.fields['date']).toBeUndefined();
  });

  test('[FMT-11] the counterparty is its card, else its account; two columns are kept apart', () => {
    const both = sniffed(policeStatement.header('order'));
    expect(named(both, 'counterNumber')).toEqual(['对手卡号', '对手账号']);
    expect(named(both, 'counterAccount')).toEqual(['对手账号']);
    const one = sniffed(['交易卡号', '交易时间', '交易金额', '收付标志', '对方账号']);
    expect(named(one, 'counterNumber')).toEqual(['对方账号']);
    expect(one?.fields['counterAccount']).toBeUndefined();
  });

  test('[FMT-12] 借方金额 and 贷方金额 without another amount are the money out and in', () => {
    const match = sniffed(['交易卡号', '交易时间', '借方金额', '贷方金额']);
    expect(match?.fields).toMatchObject({ amountOut: [2], amountIn: [3] });
    expect(match?.fields['amount']).toBeUndefined();
  });

  test('[FMT-12] beside an amount and a direction word they are not read', () => {
    const match = sniffed(['交易卡号', '交易时间', '交易金额', '收付标志', '借方金额', '贷方金额']);
    expect(match?.fields['amount']).toEqual([2]);
    expect(Object.keys(match?.fields ?? {})).not.toContain('amountIn');
  });

  test('[FMT-4] money columns of different units are not mixed', () => {
    expect(sniffed(['交易卡号', '交易时间', '交易金额(万元)', '收付标志', '交易余额'])?.amountUnit).toBe(10_000);
    expect(sniffed(['交易卡号', '交易时间', '交易金额(分)', '收付标志', '交易余额(元)'])?.amountUnit).toBeNaN();
  });
});

describe('other formats', () => {
  test('[FMT-13] the companion files are told apart, wide forms too', () => {
    expect([policeAccounts.header('18').length, policeAccounts.header('45').length]).toEqual([18, 45]);
    expect([policePersons.header('14').length, policePersons.header('wide').length]).toEqual([14, 21]);
    const wide = sniffed(policeAccounts.header('45'));
    expect(named(wide, 'phone')).toEqual(['联系电话', '开户联系方式', '住宅电话']);
    expect(named(wide, 'agentId')).toEqual(['代办人证件号码']);
    const court =
      '反馈单位,名称,证件号码,账号,卡号,账户类别,账户状态,币种,账户余额,可用余额,开户日期,销户日期,开户网点,最后交易时间';
    expect(sniffed(court.split(','))?.layout.id).toBe('police-accounts');
  });

  test('[FMT-13] a phone or address of a workplace is not read as the person’s', () => {
    const match = sniffed(policePersons.header('14'));
    expect(match?.fields['phone']).toBeUndefined();
    expect(match?.fields['address']).toBeUndefined();
  });

  test('[FMT-14] plain transfers are literal, a whole ledger, and have Chinese names too', () => {
    for (const form of ['en', 'zh']) {
      const match = sniffed(plainTransfers.header(form));
      expect(match?.layout).toMatchObject({
        id: 'plain-transfers',
        kind: 'transfers',
        literalNumbers: true,
        wholeLedger: true,
      });
      expect(match?.fields).toMatchObject({
        time: [0],
        payer: [1],
        payee: [2],
        amount: [3],
        currency: [4],
        channel: [5],
        note: [6],
      });
    }
  });

  test.each(['published', 'renamed'])(
    '[FMT-15] AMLworld, %s header: bank and account of both sides, Amount Paid, no label',
    (form) => {
      const match = sniffed(amlworld.header(form));
      expect(match?.fields).toEqual({
        time: [0],
        payerBank: [1],
        payer: [2],
        payeeBank: [3],
        payee: [4],
        amount: [7],
        currency: [8],
        channel: [9],
      });
      expect(match?.skippedColumns).toEqual(['Is Laundering']);
      expect(match?.layout.wholeLedger).toBe(true);
    },
  );

  test('[FMT-16] AMLSim: the graph export counts days, the transaction log has times', () => {
    const steps = sniffed(amlsim.header('steps'));
    expect(steps).toMatchObject({ timeUnit: 'day-step', fields: { payer: [0], payee: [1], amount: [2], time: [3] } });
    expect(steps?.layout.defaultCurrency).toBe('XXX');
    const log = sniffed(amlsim.header('log'));
    expect(log).toMatchObject({
      timeUnit: 'text',
      fields: { payer: [1], payee: [2], channel: [3], amount: [4], time: [5] },
    });
    expect(log?.skippedColumns).toEqual(['is_sar', 'alert_id']);
  });

  test('[FMT-17] victim reports, case-involved lists, account openings and logins are read in English and in Chinese', () => {
    for (const id of ['victim-report', 'case-involved', 'account-openings', 'logins']) {
      const layout = LAYOUTS.find((one) => one.id === id);
      const [en, zh] = ['en', 'zh'].map((form) => sniffed(layout?.header(form) ?? []));
      expect(en?.fields).toEqual(zh?.fields);
      expect(Object.keys(en?.fields ?? {}).length).toBe(layout?.header('en').length);
    }
  });

  test.each(['isFraud', 'Is Laundering', 'is_sar', 'isSAR', 'alertID', 'alert_id', 'label'])(
    '[FMT-19] the label column %s is named and not read',
    (label) => {
      const match = sniffed([...plainTransfers.header('en'), label]);
      expect(match?.skippedColumns).toEqual([label]);
      expect(Object.values(match?.fields ?? {}).flat()).not.toContain(7);
    },
  );
});
