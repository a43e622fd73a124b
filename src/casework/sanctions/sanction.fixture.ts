import type { Purpose } from '../actor.ts';
import { personOf, type PersonState } from '../people/person.ts';
import type { Casework, CommandHead, Context } from '../record.ts';
import type { LegalSettingState } from '../settings/legal-setting.ts';
import { actor, at, context, run, settledCasework } from '../world.fixture.ts';
import type { Conviction, SanctionAct } from './sanction-act.ts';
import type { SanctionCommand, SanctionCommandOf } from './sanction-commands.ts';
import type { SanctionState } from './sanction.ts';

export const COUNTY = actor('民警', 'investigator', { level: 'county', region: '371312' });
export const REVIEWER = actor('审核', 'reviewer');
export const HEAD = actor('首长', 'head');
export const LAWYER = actor('法制', 'lawyer');
export const PROVINCE = actor('省厅', 'head', { level: 'province', region: '370000' });
export const BANK = actor('北区', 'bank-analyst', {
  kind: 'bank',
  id: '北区测试银行',
  level: 'national',
  region: '000000',
});
export const PAYMENT = actor('支付', 'bank-analyst', {
  kind: 'payment-institution',
  id: '测试支付',
  level: 'national',
});
export const CARRIER = actor('运营', 'carrier-analyst', { kind: 'carrier', id: '测试电信', level: 'province' });
export const CREDIT = actor('征信', 'credit-officer', { kind: 'regulator', id: '测试征信', level: 'city' });

export const CARDS = ['6200000000000000001', '6200000000000000002', '6200000000000000003'] as const;
/** Disputed, and shown to be opened by somebody else. */
export const DISPUTED = '6200000000000000008';
export const REMOVED = '6200000000000000009';
export const PHONE = '10900000001';

/** First day of the joint measures, a Sunday. */
export const ACTED = '2024-12-01';
export const DECIDED = at('2024-12-02 10:00');

function person(id: string, change: Partial<PersonState> = {}, isBirthKnown = true): PersonState {
  const item = (number: string, status: 'on-record' | 'disputed' | 'removed' = 'on-record') => ({
    ...{ number, status, sinceMs: 0, kind: 'bank-account' as const, institution: '北区测试银行' },
  });
  return {
    ...{ kind: 'person', id, personId: id, region: '371312', agencies: [], isUnit: false },
    ...{ name: `测试${id}`, facts: [], isIdentityTheftVictim: false },
    ...(isBirthKnown ? { birth: '1990-01-01' } : {}),
    items: [...CARDS.map((number) => item(number)), item(DISPUTED, 'disputed'), item(REMOVED, 'removed')],
    ...change,
  };
}

export const PEOPLE: readonly PersonState[] = [
  person('甲', {
    facts: [{ kind: 'voluntary-cancellation', atMs: at('2024-12-01 09:00'), note: '主动注销', items: [CARDS[2]] }],
  }),
  person('乙'),
  person('少年', { birth: '2008-05-01', guardian: { name: '测试监护', contact: '10900000009' } }),
  person('不明', {}, false),
  person('冒名', {
    isIdentityTheftVictim: true,
    items: person('冒名').items.map((i) => ({ ...i, status: 'removed' })),
  }),
  person('公司', { isUnit: true }, false),
];

/** People, and every value set but for the open ones given here. */
export function sanctionWorld(settings: Readonly<Record<string, number | undefined>> = {}): Casework {
  const base = settledCasework();
  const people = new Map(PEOPLE.map((each) => [each.id, each]));
  return withSettings({ ...base, person: people }, settings);
}

export function withSettings(casework: Casework, settings: Readonly<Record<string, number | undefined>>): Casework {
  const records = new Map((casework['legal-setting'] ?? new Map()) as ReadonlyMap<string, LegalSettingState>);
  for (const [id, value] of Object.entries(settings)) {
    const setting = { value: value ?? 0, by: '测试法制', atMs: 0 };
    if (value === undefined) records.delete(id);
    else records.set(id, { kind: 'legal-setting', id, region: '000000', agencies: [], setting });
  }
  return { ...casework, 'legal-setting': records };
}

/** With more known of a person. */
export function withPerson(casework: Casework, id: string, change: Partial<PersonState>): Casework {
  const known = personOf(casework, id);
  if (known === undefined) throw new Error(`no person ${id}`);
  const changed: PersonState = { ...known, ...change };
  return { ...casework, person: new Map([...(casework.person ?? []), [id, changed]]) };
}

export function act(id: string, change: Partial<SanctionAct> = {}): SanctionAct {
  return {
    ...{ id, act: 'sell-bank-account', day: ACTED, times: 1, evidence: ['讯问笔录'] },
    items: [{ number: CARDS[0], kind: 'bank-account' }],
    counterparties: ['收卡人1'],
    ...change,
  };
}

/** Three cards to one buyer. */
export const THREE: readonly SanctionAct[] = CARDS.map((number, n) =>
  act(`行为${n + 1}`, { items: [{ number, kind: 'bank-account' }] }),
);

export const CONVICTION: Conviction = {
  ...{ judgment: '（2024）测刑初1号', court: '测试法院', offence: 'helping-network-crime', actedOn: '2024-12-01' },
  ...{ effectiveOn: '2024-12-02', sentence: 'suspended' },
};

type Rest<T extends SanctionCommand['type']> = Omit<SanctionCommandOf<T>, 'type' | 'record'>;

export function command<T extends SanctionCommand['type']>(type: T, rest: Rest<T>, id = 's1'): CommandHead {
  const head: CommandHead = { type, record: { kind: 'sanction', id } };
  return { ...head, ...rest };
}

export function propose(change: Partial<Rest<'sanction.propose'>> = {}, id = 's1'): CommandHead {
  return command(
    'sanction.propose',
    {
      ...{ region: '371312', agencies: [], caseNo: 'A0000001', personId: '甲', route: 'police', acts: THREE },
      ...{ hasPenalty: false, reasons: '出售三张银行卡' },
      ...change,
    },
    id,
  );
}

export function determine(change: Partial<Rest<'sanction.determine'>> = {}, id = 's1'): CommandHead {
  return command('sanction.determine', { pack: 'joint-measures-2024', reasons: '事实清楚，证据确实', ...change }, id);
}

export const ISSUE = (id = 's1') =>
  command(
    'sanction.issue-notice',
    { noticeNo: '惩告1号', channel: '测试市公安局窗口', papers: ['身份证', '申诉书'] },
    id,
  );
export const SERVE = (change: Partial<Rest<'sanction.serve-notice'>> = {}, id = 's1') =>
  command('sanction.serve-notice', { method: 'in-person', servedOn: '2024-12-02', receiver: '本人', ...change }, id);
export const INSTRUCT = (id = 's1') =>
  command(
    'sanction.instruct',
    {
      orders: [
        { id: `${id}-b`, to: BANK.agency.id, sector: 'bank' },
        { id: `${id}-p`, to: PAYMENT.agency.id, sector: 'payment-institution' },
        { id: `${id}-c`, to: CARRIER.agency.id, sector: 'carrier', keptNumber: PHONE },
      ],
    },
    id,
  );
export const answer = (order: string, result: 'done' | 'partly' | 'refused' = 'done', reason?: string, id = 's1') =>
  command('sanction.answer', { order, result, ...(reason === undefined ? {} : { reason }) }, id);

export function when(who: Context['actor'], minutes = 0, purpose: Purpose = 'sanction'): Context {
  return context(DECIDED + minutes * 60_000, who, purpose);
}

type Step = readonly [CommandHead, Context];

export function toDetermined(id = 's1', minutes = 0): readonly Step[] {
  return [
    [propose({}, id), when(COUNTY, minutes)],
    [determine({}, id), when(HEAD, minutes + 1)],
  ];
}

export function toServed(id = 's1', minutes = 0): readonly Step[] {
  return [
    ...toDetermined(id, minutes),
    [ISSUE(id), when(REVIEWER, minutes + 2)],
    [SERVE({}, id), when(REVIEWER, minutes + 3)],
  ];
}

/** In force, confirmed by all three institutions. */
export function toInForce(id = 's1', minutes = 0): readonly Step[] {
  return [
    ...toServed(id, minutes),
    [INSTRUCT(id), when(REVIEWER, minutes + 4)],
    [answer(`${id}-b`, 'done', undefined, id), when(BANK, minutes + 5)],
    [answer(`${id}-p`, 'done', undefined, id), when(PAYMENT, minutes + 5)],
    [answer(`${id}-c`, 'done', undefined, id), when(CARRIER, minutes + 5)],
  ];
}

export function sanctionOf(casework: Casework, id = 's1'): SanctionState {
  const state = casework.sanction?.get(id);
  if (state === undefined) throw new Error(`no sanction ${id}`);
  return state as SanctionState;
}

export function inForce(settings: Readonly<Record<string, number | undefined>> = {}): Casework {
  return run(sanctionWorld(settings), toInForce()).casework;
}
