import type { Actor } from '../actor.ts';
import type { FindingRef } from '../finding-ref.ts';
import type { MeasureState } from '../measures/measure-state.ts';
import type { ItemOnRecord, PersonState } from '../people/person.ts';
import { recordOf } from '../record-of.ts';
import type { Casework, Context } from '../record.ts';
import type { SanctionState } from '../sanctions/sanction.ts';
import type { TelecomState } from '../telecom/telecom-state.ts';
import { actor, at, context, settledCasework } from '../world.fixture.ts';
import type { AppealState, Bodies, Contested, FileCommand } from './appeal.ts';

export const BANK = '北区测试银行';
export const OTHER_BANK = '南区测试银行';
export const CARRIER = '测试通信';
export const CREDIT = '测试征信';
export const POLICE = 'police-city-371300';

export const CARD = '6200000000000001';
export const OTHER_CARD = '6200000000000002';
export const PHONE = '10900000001';

export const T0 = at('2025-03-03 09:00');
export const DAY = 86_400_000;

export const CITIZEN = actor('p1', 'citizen', { kind: 'public', level: 'outlet', id: 'public' });
export const GUARDIAN = actor('g2', 'citizen', { kind: 'public', level: 'outlet', id: 'public' });
export const STRANGER = actor('p9', 'citizen', { kind: 'public', level: 'outlet', id: 'public' });
export const OFFICER = actor('受理甲', 'investigator');
export const DESK_HEAD = actor('科长', 'head');
export const REVIEWER = actor('复核乙', 'reviewer');
export const MAKER = actor('办案丙', 'investigator');
export const APPROVER = actor('批准丁', 'head');
export const COUNTY = actor('县局戊', 'investigator', { level: 'county', region: '371312' });
export const PROVINCE = actor('省厅己', 'head', { level: 'province', region: '370000' });
export const TELLER = actor('柜员', 'bank-analyst', { kind: 'bank', id: BANK });
export const BANK_HEAD = actor('行长', 'bank-head', { kind: 'bank', id: BANK });
export const BANK_REVIEWER = actor('行复核', 'reviewer', { kind: 'bank', id: BANK });
export const OTHER_TELLER = actor('他行柜员', 'bank-analyst', { kind: 'bank', id: OTHER_BANK });
export const OPERATOR = actor('营业员', 'carrier-analyst', { kind: 'carrier', id: CARRIER });
export const CREDIT_OFFICER = actor('征信员', 'credit-officer', { kind: 'regulator', id: CREDIT });
export const CREDIT_HEAD = actor('征信科长', 'credit-officer', { kind: 'regulator', id: CREDIT });
export const CREDIT_REVIEWER = actor('征信复核', 'reviewer', { kind: 'regulator', id: CREDIT });

export function when(who: Actor, days = 0, hours = 0): Context {
  return context(T0 + days * DAY + hours * 3_600_000, who, 'appeal');
}

export function findingRef(id: string, ...detectors: readonly string[]): FindingRef {
  return {
    id,
    key: `key-${id}`,
    run: 'run-1',
    detectors: detectors.map((one) => ({ id: one, version: '1' })),
    reasons: [],
  };
}

const HEAD = { region: '371300', caseNo: 'A0000001', personId: 'p1' } as const;
const HANDS = [
  { command: 'sanction.propose', by: MAKER.id },
  { command: 'sanction.determine', by: APPROVER.id },
];

function itemOf(number: string, kind: ItemOnRecord['kind'], institution: string): ItemOnRecord {
  return { number, kind, institution, sinceMs: 0, status: 'on-record' };
}

export const PERSON: PersonState = {
  ...{ kind: 'person', id: 'p1', personId: 'p1', region: '371300', agencies: [BANK, OTHER_BANK, CARRIER] },
  ...{ isUnit: false, name: '测试甲', birth: '1990-01-01', facts: [], isIdentityTheftVictim: false },
  items: [
    itemOf(CARD, 'bank-account', BANK),
    itemOf(OTHER_CARD, 'bank-account', OTHER_BANK),
    itemOf(PHONE, 'phone-card', CARRIER),
  ],
};

export const MINOR: PersonState = {
  ...PERSON,
  ...{ id: 'p2', personId: 'p2', name: '测试乙', birth: '2012-05-05' },
  guardian: { name: '测试丙', contact: '10900000009', actor: GUARDIAN.id },
  items: [itemOf('6200000000000003', 'bank-account', BANK)],
};

/** A freeze by police on the card. */
export const FREEZE: MeasureState = {
  ...HEAD,
  ...{ kind: 'measure', id: 'm1', agencies: [BANK], finding: findingRef('F1', 'fan', 'pass') },
  account: { number: CARD, institution: BANK, name: '测试甲', kind: 'bank-account', isUnit: false },
  ...{ requests: [], stops: [], listings: [], others: [], risks: [], customerChecks: [], notices: [], alarms: [] },
  freezes: [
    {
      ...{ id: 'f1', status: 'in-force', startedMs: T0 - 10 * DAY, asset: 'money', mode: 'receive-only' },
      ...{ currency: 'CNY', isMajor: false, scope: '全部', requestedBy: MAKER.id },
      openedCase: { caseNo: 'A0000001', openedMs: T0 - 10 * DAY },
      terms: [
        {
          ...{ rule: 'freeze-months', fromMs: T0 - 10 * DAY },
          ...{ nominalEndMs: T0 + 170 * DAY, endsMs: T0 + 170 * DAY },
        },
      ],
    },
  ],
  deliveries: [
    {
      ...{ id: 'f1-freeze', to: BANK, instruction: 'freeze', about: 'f1', orderedMs: T0 - 10 * DAY },
      receipt: { atMs: T0 - 10 * DAY, result: 'done' },
    },
  ],
  isClosed: false,
  hands: HANDS,
};

/** A measure of the bank itself on the same card, in its own record. */
export const RISK: MeasureState = {
  ...FREEZE,
  ...{ id: 'm2', caseNo: 'B0000002', freezes: [], deliveries: [], finding: findingRef('F2', 'burst') },
  risks: [
    {
      ...{ id: 'r1', status: 'in-force', startedMs: T0 - 5 * DAY, kind: 'limit', law: 'aftl-18', risk: 'medium' },
      ...{ institution: BANK, reasons: [], keeps: [], need: '可疑', proposedBy: '柜员旧' },
    },
  ],
  hands: [{ command: 'measure.propose-risk', by: '柜员旧' }],
};

export const TELECOM: TelecomState = {
  ...HEAD,
  ...{ kind: 'telecom', id: 't1', agencies: [CARRIER], finding: findingRef('F3', 'sim-box') },
  numbers: [
    {
      ...{ number: PHONE, kind: 'phone-card', carrier: CARRIER, risk: 'high', origin: 'suspected' },
      ...{ isForOwnUse: false, isCleared: false, isRemoved: false },
      restriction: {
        ...{ degree: 'suspend', cause: 'not-verified', sinceMs: T0 - 3 * DAY },
        notice: { reason: '未核验', channel: '营业厅', papers: ['身份证'], how: 'sms' },
      },
    },
  ],
  ...{ deliveries: [], alarmed: [], hands: [{ command: 'telecom.restrict', by: '营业员旧' }] },
};

export const SANCTION: SanctionState = {
  ...HEAD,
  ...{ kind: 'sanction', id: 's1', agencies: [BANK, OTHER_BANK, CARRIER], finding: findingRef('F1', 'fan', 'pass') },
  ...{ stage: 'in-force', route: 'police', hasPenalty: false, leniency: [] },
  subject: { personId: 'p1', isUnit: false, name: '测试甲', minor: false },
  acts: [
    {
      ...{ id: 'a1', act: 'sell-bank-account', day: '2024-12-10', times: 3, counterparties: [], evidence: [] },
      items: [{ number: CARD, kind: 'bank-account' }],
    },
  ],
  proposal: { by: MAKER.id, atMs: T0 - 20 * DAY, reasons: '查证' },
  determination: {
    ...{
      level: 'city',
      agency: POLICE,
      by: APPROVER.id,
      atMs: T0 - 20 * DAY,
      reasons: '查证',
      leniency: [],
      isCapped: false,
    },
    basis: {
      ...{ firstActOn: '2024-12-10', lastActOn: '2024-12-10', decidedOn: '2025-02-11', pack: 'joint-sanctions-2024' },
      ...{ confidence: 'S', actPacks: [], decisionPacks: [], open: [], bases: [] },
    },
  },
  measures: [
    {
      ...{
        measure: 'no-non-counter-outgoing',
        rule: 'r',
        article: '5',
        source: '联合惩戒办法',
        confidence: 'S',
        years: 2,
      },
      ...{ startsOn: '2025-02-11', endsOn: '2027-02-11' },
    },
  ],
  orders: [BANK, OTHER_BANK].map((to) => ({
    ...{ id: `apply-${to}`, to, instruction: 'apply', orderedMs: T0 - 20 * DAY, sector: 'bank' },
    ...{ measures: ['no-non-counter-outgoing'], kept: [] },
    receipt: { atMs: T0 - 19 * DAY, result: 'done' },
  })),
  credit: [
    {
      ...{ list: 'financial-credit-database', basis: '7', to: CREDIT, order: 'report', reportedMs: T0 - 18 * DAY },
    },
  ],
  struckItems: [],
  hands: HANDS,
};

/** Everything of one person: a freeze, a bank's measure, a restricted number, a sanction; and a minor with a guardian. */
export function world(settings: Casework = settledCasework()): Casework {
  return {
    ...settings,
    person: new Map([PERSON, MINOR].map((one) => [one.id, one])),
    measure: new Map([FREEZE, RISK].map((one) => [one.id, one])),
    telecom: new Map([[TELECOM.id, TELECOM]]),
    sanction: new Map([[SANCTION.id, SANCTION]]),
  };
}

export const CONTESTED = {
  freeze: { record: { kind: 'measure', id: 'm1' }, basis: 'freeze' },
  risk: { record: { kind: 'measure', id: 'm2' }, basis: 'article-32' },
  telecom: { record: { kind: 'telecom', id: 't1' }, basis: 'article-32' },
  sanction: { record: { kind: 'sanction', id: 's1' }, basis: 'sanction' },
  credit: { record: { kind: 'sanction', id: 's1' }, basis: 'credit-objection' },
  card: { record: { kind: 'person', id: 'p1' }, basis: 'not-my-card', items: [CARD] },
  unknown: { record: { kind: 'person', id: 'p1' }, basis: 'self-check' },
} as const satisfies Readonly<Record<string, Contested>>;

export const BODIES: Bodies = { decided: [POLICE], executed: [BANK, OTHER_BANK, CARRIER], credit: [CREDIT] };

type Filing = Omit<Extract<FileCommand, { readonly to: string }>, 'record'>;

export function file(contested: readonly Contested[], change: Partial<Filing> = {}, id = 'q1') {
  return {
    ...{ type: 'appeal.file', record: { kind: 'appeal', id }, region: '371300', personId: 'p1', bodies: BODIES },
    ...{ contested, statement: '不是我做的', papers: [{ kind: 'identity', name: '身份证' }], to: POLICE },
    ...change,
  } satisfies FileCommand as FileCommand;
}

/** A command on the ticket `q1`. */
export function onTicket<T extends { readonly type: string }>(command: T, id = 'q1') {
  return { ...command, record: { kind: 'appeal', id } } as const;
}

export function ticketOf(casework: Casework, id: string): AppealState {
  return recordOf(casework, { kind: 'appeal', id }) as AppealState;
}

export function measureOf(casework: Casework, id: string): MeasureState {
  return recordOf(casework, { kind: 'measure', id }) as MeasureState;
}

export function personIn(casework: Casework, id: string): PersonState {
  return recordOf(casework, { kind: 'person', id }) as PersonState;
}

export function sanctionOf(casework: Casework): SanctionState {
  return recordOf(casework, { kind: 'sanction', id: 's1' }) as SanctionState;
}

export function telecomOf(casework: Casework): TelecomState {
  return recordOf(casework, { kind: 'telecom', id: 't1' }) as TelecomState;
}
