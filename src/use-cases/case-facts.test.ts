import { expect, test } from 'vitest';

import { CONTROL_KIND, controlPeers, type CaseView } from '#detect';
import { ENTRY_FLAG } from '#ledger';

import {
  card,
  personId,
  statementRow,
  withPoliceCase,
  type FactsCase,
  type PoliceCase,
} from './police-case.fixture.ts';

const OWN = { atm: '自助设备', online: '手机银行' };

/** Ledger entries of card n in their order. */
function entriesOf({ view, accountOf }: FactsCase, n: number): number[] {
  const account = accountOf(n);
  const [from = 0, to = 0] = [view.ledger.offsets[account], view.ledger.offsets[account + 1]];
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function usesOf(view: CaseView, kind: number) {
  const { control } = view;
  if (control === undefined) return [];
  return Array.from(control.identifier, (identifier, i) => ({
    identifier,
    kind: control.kind[i],
    account: control.account[i],
    from: control.from[i],
    to: control.to[i],
  })).filter((use) => use.kind === kind);
}

const byText = (a: string, b: string) => (a < b ? -1 : 1);
const rising = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
const seconds = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`) / 1000;

test('[FACT-3] an entry has the terminal, address, machine, place and merchant of the account’s own row, dense by text', async () => {
  const statement = [
    statementRow(1, '2024-03-05 10:00:00', {
      terminal: 'B2222222',
      ip: '203.0.113.9',
      mac: '02-00-00-00-00-0b',
      place: '510104',
    }),
    statementRow(1, '2024-03-05 11:00:00', {
      terminal: 'a1111111',
      ip: '203.000.113.9',
      mac: '02:00:00:00:00:0A',
      place: '四川省',
    }),
    statementRow(1, '2024-03-05 12:00:00', {
      terminal: '00000000',
      ip: '10.0.0.1',
      mac: '00-00-00-00-00-00',
      merchantNumber: 'M1',
    }),
    statementRow(2, '2024-03-05 09:00:00', { summary: '工资' }),
  ];
  await withPoliceCase([{ statement }], (found) => {
    const { entries } = found.view;
    const [first = -1, second = -1, third = -1] = entriesOf(found, 1);
    const of = (i: number) =>
      entries && [entries.terminal[i], entries.ip[i], entries.mac[i], entries.area[i], entries.merchant[i]];
    expect(of(first)).toEqual([1, 0, 1, 510_104, -1]);
    expect(of(second)).toEqual([0, 0, 0, 510_000, -1]);
    expect(of(third)).toEqual([-1, -1, -1, -1, 0]);
    expect(of(entriesOf(found, 2)[0] ?? -1)).toEqual([-1, -1, -1, -1, -1]);
    expect(entries?.terminal.length).toBe(found.view.ledger.amount.length);
  });
});

test('[FACT-3] a place that names no area is not replaced by the outlet, which may be the card’s own branch', async () => {
  const statement = [
    statementRow(1, '2024-03-05 10:00:00', { outletName: '测试银行成都示例支行' }),
    statementRow(1, '2024-03-05 11:00:00', { outletName: '测试银行成都示例支行', place: '缅甸' }),
    statementRow(1, '2024-03-05 12:00:00', { outletCode: '530100' }),
  ];
  await withPoliceCase([{ statement }], (found) => {
    expect(entriesOf(found, 1).map((i) => found.view.entries?.area[i])).toEqual([510_000, -1, 530_100]);
    expect((found.view.ledger.flags[entriesOf(found, 1)[1] ?? -1] ?? 0) & ENTRY_FLAG.overseas).toBe(
      ENTRY_FLAG.overseas,
    );
  });
});

test('[FACT-4] where a side was is said by its own row: the payer’s machine is not the payee’s', async () => {
  const pair = { counterNumber: card(2), counterName: '测试2', serial: 'S1' };
  const back = { counterNumber: card(1), counterName: '测试1', serial: 'S1', direction: '进' };
  const statement = [
    statementRow(1, '2024-03-05 10:00:00', { ...pair, channel: OWN.atm, place: '泰国', terminal: 'T1234567' }),
    statementRow(2, '2024-03-05 10:00:00', { ...back, channel: OWN.online }),
  ];
  await withPoliceCase([{ statement }], (found) => {
    expect(found.view.graph.edgeCount).toBe(1);
    const flags = [1, 2].map((n) => found.view.ledger.flags[entriesOf(found, n)[0] ?? -1]);
    expect(flags).toEqual([ENTRY_FLAG.atm | ENTRY_FLAG.overseas, ENTRY_FLAG.online]);
    expect([1, 2].map((n) => found.view.entries?.terminal[entriesOf(found, n)[0] ?? -1])).toEqual([0, -1]);
    expect(found.view.summary[0]).toBe(ENTRY_FLAG.atm | ENTRY_FLAG.overseas | ENTRY_FLAG.online);
  });
});

test('[FACT-5] plain statements have no facts, openings or control', async () => {
  await withPoliceCase([{ statement: [statementRow(1, '2024-03-05 10:00:00')] }], ({ view }) => {
    expect([view.entries, view.openings, view.control, view.networks]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test('[CTRL-2] a debit’s machine is the account’s own, a credit’s may be the payer’s; first and last use are kept', async () => {
  const mac = '02-00-00-00-00-01';
  const statement = [
    statementRow(1, '2024-03-05 10:00:00', { mac }),
    statementRow(1, '2024-03-07 10:00:00', { mac }),
    statementRow(2, '2024-03-06 10:00:00', { mac: mac.toLowerCase() }),
    statementRow(3, '2024-03-06 10:00:00', { mac, direction: '进' }),
  ];
  await withPoliceCase([{ statement }], ({ view, accountOf }) => {
    const uses = usesOf(view, CONTROL_KIND.mac);
    expect(uses.map(({ account, from, to }) => [account, from, to])).toEqual([
      [accountOf(1), seconds('2024-03-05 10:00:00'), seconds('2024-03-07 10:00:00')],
      [accountOf(2), seconds('2024-03-06 10:00:00'), seconds('2024-03-06 10:00:00')],
    ]);
    const { peers } = controlPeers(view);
    expect([1, 2, 3].map((n) => peers[accountOf(n)])).toEqual([1, 1, 0]);
  });
});

test('[CTRL-3] machines, counters and shop tills are no control; a terminal of online payments is', async () => {
  const terminal = 'T1234567';
  const more = [
    { channel: OWN.online },
    { channel: OWN.atm, ip: '203.0.113.1' },
    { channel: '柜面', ip: '203.0.113.1' },
    { summary: 'POS消费', ip: '203.0.113.1' },
    { merchantName: '测试商店', ip: '203.0.113.1' },
    { summary: '转账' },
    { summary: '转账', ip: '203.0.113.1' },
  ];
  const statement = more.map((change, i) => statementRow(i + 1, '2024-03-05 10:00:00', { terminal, ...change }));
  await withPoliceCase([{ statement }], ({ view, accountOf }) => {
    expect(rising(usesOf(view, CONTROL_KIND.terminal).map(({ account }) => account ?? -1))).toEqual(
      rising([accountOf(1), accountOf(7)]),
    );
  });
});

test('[CTRL-4] logins give devices, MACs and addresses; a failed one may be somebody else’s', async () => {
  const login = (n: number, at: string, more: Readonly<Record<string, string>>) => ({ account: card(n), at, ...more });
  const files: PoliceCase = {
    statement: [1, 2, 3].map((n) => statementRow(n, '2024-03-05 10:00:00')),
    logins: [
      login(1, '2024-03-01 08:00:00', {
        device: 'TEST-DEVICE-1',
        ip: '203.0.113.5',
        mac: '02-00-00-00-00-01',
        result: '成功',
      }),
      login(1, '2024-03-01 23:59:59', { ip: '203.0.113.5' }),
      login(1, '2024-03-02 00:00:01', { ip: '203.0.113.5' }),
      login(2, '2024-03-03 08:00:00', { device: 'testdevice1' }),
      login(3, '2024-03-03 08:00:00', { device: 'TEST-DEVICE-1', result: '失败' }),
      login(9, '2024-03-03 08:00:00', { device: 'TEST-DEVICE-1' }),
    ],
  };
  await withPoliceCase([files], ({ view, accountOf }) => {
    expect(usesOf(view, CONTROL_KIND.device).map(({ account, from }) => [account, from])).toEqual([
      [accountOf(1), seconds('2024-03-01 08:00:00')],
      [accountOf(2), seconds('2024-03-03 08:00:00')],
    ]);
    expect(usesOf(view, CONTROL_KIND.mac).length).toBe(1);
    expect(
      Array.from(view.networks?.from ?? [], (from, i) => [view.networks?.account[i], from, view.networks?.to[i]]),
    ).toEqual([
      [accountOf(1), seconds('2024-03-01 08:00:00'), seconds('2024-03-01 23:59:59')],
      [accountOf(1), seconds('2024-03-02 00:00:01'), seconds('2024-03-02 00:00:01')],
    ]);
  });
});

/** Account sheet, person sheet, contact sheet and openings of one person each. */
const SHEETS: PoliceCase = {
  statement: [1, 2, 3, 4].map((n) => statementRow(n, '2024-03-05 10:00:00')),
  accounts: [
    {
      card: card(1),
      name: '测试1',
      holderId: personId(1),
      openedAt: '20240102',
      closedAt: '20240601',
      bank: '测试银行',
      outlet: '示例支行',
      outletCode: 'A001',
      phone: '10900000001',
      address: '测试市示例路1号2室',
      agent: '测试代理',
      agentId: personId(90),
      idKind: '居民身份证',
    },
    {
      card: card(3),
      name: '测试3',
      holderId: personId(3),
      openedAt: '00000000',
      bank: '测试银行',
      agentId: personId(3),
      idKind: '护照',
    },
  ],
  persons: [{ name: '测试3', holderId: personId(3), idKind: '护照', phone: '+8610900000003', agentId: personId(90) }],
  contacts: [{ name: '测试1', idKind: '居民身份证', holderId: personId(1), phone: '10900000003' }],
  addresses: [{ name: '测试3', idKind: '护照', holderId: personId(3), address: '测试市 示例路１号-2室' }],
  openings: [
    {
      account: card(2),
      holderId: personId(2),
      openedAt: '2024-01-03 09:30:00',
      bank: '测试银行',
      outlet: 'A001',
      staff: 'S7',
      phone: '10900000002',
      device: 'TEST-DEVICE-1',
      agentId: personId(90),
    },
  ],
};

test('[OPEN-1] account sheets, openings and the holder’s other sheets make one opening an account, ids dense by text', async () => {
  await withPoliceCase([SHEETS], ({ view, accountOf }) => {
    const { openings } = view;
    const row = (n: number) => {
      const i = openings?.account.indexOf(accountOf(n)) ?? -1;
      return openings && Object.fromEntries(Object.entries(openings).map(([name, column]) => [name, column[i]]));
    };
    expect(openings?.account.length).toBe(3);
    expect(row(1)).toMatchObject({
      openedAt: seconds('2024-01-02 00:00:00'),
      closedAt: seconds('2024-06-01 00:00:00'),
      holder: view.accounts.holder[accountOf(1)],
      institution: 0,
      outlet: 0,
      staff: -1,
      phone: 0,
      device: -1,
      address: 0,
      agent: 0,
      residentDocument: 1,
    });
    expect(row(2)).toMatchObject({
      openedAt: seconds('2024-01-03 09:30:00'),
      outlet: 0,
      staff: 0,
      device: 0,
      agent: 0,
      residentDocument: 255,
    });
    expect(row(3)).toMatchObject({ openedAt: 0, outlet: -1, address: 0, agent: 0, residentDocument: 0 });
    const phones = usesOf(view, CONTROL_KIND.phone);
    expect(rising(phones.map(({ account }) => account ?? -1))).toEqual(rising([1, 1, 2, 3].map(accountOf)));
    expect(phones.every(({ from, to }) => from === 0 && to === view.to)).toBe(true);
    expect([...controlPeers(view).peers].filter((n) => n > 0).length).toBe(2);
  });
});

test('[OPEN-2] nothing of it depends on the order of files and rows', async () => {
  const halves = (order: readonly string[]): PoliceCase[] => [
    {
      prefix: order[0] ?? '',
      statement: SHEETS.statement ?? [],
      persons: SHEETS.persons ?? [],
      openings: SHEETS.openings ?? [],
    },
    {
      prefix: order[1] ?? '',
      accounts: SHEETS.accounts ?? [],
      contacts: SHEETS.contacts ?? [],
      addresses: SHEETS.addresses ?? [],
    },
  ];
  const seen: unknown[] = [];
  for (const order of [
    ['甲', '乙'],
    ['乙', '甲'],
  ]) {
    await withPoliceCase(halves(order), ({ view, accountOf }) => {
      const number = new Map([1, 2, 3, 4].map((n) => [accountOf(n), n]));
      const { openings, control } = view;
      seen.push({
        openings: Array.from(openings?.account ?? [], (account, i) => [
          number.get(account),
          ...Object.entries(openings ?? {}).flatMap(([name, column]) =>
            name === 'account' || name === 'holder' ? [] : [column[i]],
          ),
        ])
          .map((row) => row.join(' '))
          .toSorted(byText),
        control: Array.from(control?.account ?? [], (account, i) => [
          control?.identifier[i],
          control?.kind[i],
          number.get(account),
        ])
          .map((row) => row.join(' '))
          .toSorted(byText),
      });
    });
  }
  expect(seen[1]).toEqual(seen[0]);
  expect(JSON.stringify(seen[0]).length).toBeGreaterThan(100);
});

test('[OPEN-3] where a holder comes from is not read', async () => {
  const seen: unknown[] = [];
  for (const holderId of ['110101199001010012', '440305199001010012']) {
    const resident = { holderId, name: '测试1', openedAt: '20240102', bank: '测试银行' };
    const files: PoliceCase = {
      statement: [statementRow(1, '2024-03-05 10:00:00', { ownId: holderId })],
      accounts: [{ card: card(1), ...resident }],
    };
    await withPoliceCase([files], ({ view }) => {
      expect(view.openings?.account.length).toBe(1);
      seen.push([view.openings, view.accounts, view.entries]);
    });
  }
  expect(seen[1]).toEqual(seen[0]);
});
