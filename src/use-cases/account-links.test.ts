import { expect, test } from 'vitest';

import { detectCase } from '#detect';

import {
  card,
  personId,
  statementRow,
  withPoliceCase,
  type FactsCase,
  type PoliceCase,
} from './police-case.fixture.ts';

const people = (count: number, first = 1) => Array.from({ length: count }, (_, i) => first + i);

function accountSheet(n: number, more: Readonly<Record<string, string>> = {}) {
  return {
    card: card(n),
    name: `测试${n}`,
    holderId: personId(n),
    openedAt: '20240302',
    bank: '测试银行',
    outlet: '示例支行',
    ...more,
  };
}

/** Numbers of the cards that a detector names, rising. */
function named({ accountOf, run }: FactsCase, detector: string, numbers: readonly number[]): number[] {
  const accounts = new Set(run(detector).signals.map(({ account }) => account));
  return numbers.filter((n) => accounts.has(accountOf(n)));
}

test('[OPENING-3] six people, six outlets in one town, one buyer: found in files as a bank hands them over', async () => {
  const six = people(6);
  const files: PoliceCase = {
    accounts: six.map((n) => accountSheet(n, { outlet: `示例县第${n}支行`, openedAt: `2024030${n}` })),
    statement: six.flatMap((n) => [
      statementRow(n, `2024-03-1${n} 09:00:00`, { direction: '进', amount: '30000.00', counterNumber: card(100 + n) }),
      ...[1, 2, 3].map((i) =>
        statementRow(n, `2024-03-1${n} 1${i}:00:00`, {
          amount: '9900.00',
          counterNumber: card(50),
          counterName: '测试五十',
        }),
      ),
    ]),
  };
  await withPoliceCase([files], (found) => {
    expect(named(found, 'group-opening', six)).toEqual(six);
    const [signal] = found.run('group-opening').signals;
    expect(signal).toMatchObject({ code: 'group-opening-payee', values: { holders: 6 } });
    expect(named(found, 'frequent-openings', six)).toEqual([]);
  });
});

test('[OPENING-3] a school’s freshmen and a family with one phone are no group', async () => {
  const freshmen = people(12);
  const home = people(3, 21);
  const files: PoliceCase = {
    accounts: [
      ...freshmen.map((n) => accountSheet(n, { outlet: '大学路支行' })),
      ...home.map((n) => accountSheet(n, { phone: '10900000021', address: '测试市示例路1号2室' })),
    ],
    statement: [
      ...freshmen.flatMap((n) => [
        statementRow(n, '2024-03-03 09:00:00', { direction: '进', amount: '9000.00', counterNumber: card(100 + n) }),
        statementRow(n, '2024-03-04 09:00:00', { amount: '8000.00', counterNumber: card(60), counterName: '测试大学' }),
        statementRow(n, '2024-03-05 12:00:00', { amount: '200.00', counterNumber: card(1), counterName: '测试1' }),
      ]),
      ...home.map((n) => statementRow(n, '2024-03-05 12:00:00', { counterNumber: card(70) })),
    ].filter(({ ownCard, counterNumber }: Readonly<Record<string, string>>) => ownCard !== counterNumber),
  };
  await withPoliceCase([files], (found) => {
    const everybody = [...freshmen, ...home];
    for (const detector of [
      'group-opening',
      'shared-profile',
      'agent-openings',
      'accumulated-openings',
      'control-link',
    ])
      expect(named(found, detector, everybody), detector).toEqual([]);
    const detected = detectCase(found.view, { preset: 'statement' });
    if (!detected.ok) throw new Error(detected.problem.code);
    const { scores } = detected.value;
    const reasons = everybody.flatMap((n) => scores.reasons.get(found.accountOf(n)) ?? []);
    expect(reasons.filter(({ family }) => family === 'opening' || family === 'control')).toEqual([]);
  });
});

test('[OPENING-1] one holder at three outlets within days, from account sheets', async () => {
  const three = people(3);
  const files: PoliceCase = {
    accounts: three.map((n) =>
      accountSheet(n, { holderId: personId(1), outlet: `第${n}支行`, openedAt: `2024030${n}` }),
    ),
    statement: three.map((n) => statementRow(n, '2024-03-05 10:00:00', { ownId: personId(1) })),
  };
  await withPoliceCase([files], (found) => expect(named(found, 'frequent-openings', three)).toEqual(three));
});

test('[OPENING-4] an agent by the papers of the account sheet', async () => {
  const four = people(4);
  const files: PoliceCase = {
    accounts: four.map((n) => accountSheet(n, { agent: '测试代理', agentId: personId(90) })),
    statement: four.map((n) => statementRow(n, '2024-03-05 10:00:00')),
  };
  await withPoliceCase([files], (found) => expect(named(found, 'agent-openings', four)).toEqual(four));
});

test('[CONTROL-1] a studio’s one computer is found, a firm’s wifi and a household’s tablet are not', async () => {
  const studio = people(6);
  const firm = people(8, 11);
  const home = people(2, 31);
  const login = (n: number, more: Readonly<Record<string, string>>) => ({
    account: card(n),
    at: '2024-03-05 08:00:00',
    result: '成功',
    ...more,
  });
  const files: PoliceCase = {
    statement: [
      ...studio.map((n) =>
        statementRow(n, `2024-03-05 1${n}:00:00`, { mac: '02-00-00-00-00-01', ip: '203.0.113.1', channel: '网银' }),
      ),
      ...[...firm, ...home].map((n) =>
        statementRow(n, '2024-03-05 10:00:00', { ip: '203.0.113.2', channel: '手机银行' }),
      ),
    ],
    logins: [
      ...firm.map((n) => login(n, { ip: '203.0.113.2', device: `TEST-DEVICE-${n}` })),
      ...home.map((n) => login(n, { ip: '203.0.113.3', device: 'TEST-TABLET' })),
    ],
  };
  await withPoliceCase([files], (found) => {
    const everybody = [...studio, ...firm, ...home];
    expect(named(found, 'control-link', everybody)).toEqual(studio);
    expect(named(found, 'shared-network', everybody)).toEqual([]);
  });
});

test('[MACHINE-1] [TRAVEL-1] [ABROAD-1] places and machines are read from the words and columns of a statement', async () => {
  const gang = people(5);
  const campus = people(6, 11);
  const atm = { channel: 'ATM', summary: 'ATM取款', cashFlag: '现金' };
  const files: PoliceCase = {
    statement: [
      ...gang.map((n) =>
        statementRow(n, `2024-03-05 10:0${n}:00`, {
          ...atm,
          terminal: 'T0000001A',
          amount: '20000.00',
          place: '四川省',
        }),
      ),
      ...campus.map((n) =>
        statementRow(n, `2024-03-05 11:1${n - 10}:00`, {
          ...atm,
          terminal: 'T0000002B',
          amount: '300.00',
          place: '四川省',
        }),
      ),
      statementRow(21, '2024-03-05 10:00:00', { ...atm, place: '510104' }),
      statementRow(21, '2024-03-05 11:00:00', { ...atm, place: '福建省龙岩市' }),
      statementRow(22, '2024-03-05 10:00:00', { ...atm, place: '北京市' }),
      statementRow(22, '2024-03-05 10:50:00', { ...atm, place: '天津市' }),
      ...[1, 2, 3].map((day) =>
        statementRow(23, `2024-03-0${day} 10:00:00`, { ...atm, place: '柬埔寨', amount: '9500.00' }),
      ),
    ],
  };
  await withPoliceCase([files], (found) => {
    const everybody = [...gang, ...campus, 21, 22, 23];
    expect(named(found, 'many-cards-one-machine', everybody)).toEqual(gang);
    expect(named(found, 'impossible-travel', everybody)).toEqual([21]);
    expect(named(found, 'overseas-withdrawals', everybody)).toEqual([23]);
  });
});

test('[PROFILE-1] one phone on five persons’ contact sheets', async () => {
  const five = people(5);
  const files: PoliceCase = {
    statement: five.map((n) => statementRow(n, '2024-03-05 10:00:00')),
    contacts: five.map((n) => ({
      name: `测试${n}`,
      holderId: personId(n),
      idKind: '居民身份证',
      phone: '+86 109-0000-0009',
    })),
  };
  await withPoliceCase([files], (found) => expect(named(found, 'shared-profile', five)).toEqual(five));
});
