import type { PersonState } from '../people/person.ts';
import type { Casework, Context, RecordHead } from '../record.ts';
import type { LegalSettingState } from '../settings/legal-setting.ts';
import { actor, at, context, settledCasework } from '../world.fixture.ts';
import type { PrivacyRequestCommand, PrivacyRequestState } from './privacy-request.ts';
import type { PrivacyAsk } from './refusal-grounds.ts';

export const PERSON = actor('p1', 'citizen', { kind: 'public', level: 'outlet', id: 'public' });
export const GUARDIAN = actor('g1', 'citizen', { kind: 'public', level: 'outlet', id: 'public' });
export const OFFICER = actor('专员', 'privacy-officer', {
  id: 'police-county-371312',
  level: 'county',
  region: '371312',
});
export const OTHER_OFFICER = actor('专员二', 'privacy-officer', {
  id: 'police-county-371312',
  level: 'county',
  region: '371312',
});

export const REQUEST = { kind: 'privacy-request', id: 'q1' } as const;

export function submit(
  ask: PrivacyAsk,
  change: Partial<Extract<PrivacyRequestCommand, { type: 'privacy-request.submit' }>> = {},
): PrivacyRequestCommand {
  return {
    ...{ type: 'privacy-request.submit', record: REQUEST, region: '371312', holder: 'police-county-371312' },
    ...{ requesterId: 'p1', subjectId: 'p1', standing: 'self', ask, about: [], text: '测试请求' },
    ...change,
  };
}

export const accept: PrivacyRequestCommand = { type: 'privacy-request.accept', record: REQUEST, proof: '身份证' };

export function byPerson(when: string, who = PERSON): Context {
  return context(at(when), who, 'privacy');
}

export function byOffice(when: string, who = OFFICER): Context {
  return context(at(when), who, 'privacy');
}

export function requestOf(casework: Casework): PrivacyRequestState {
  return casework['privacy-request']?.get('q1') as PrivacyRequestState;
}

/** One person with two cards, and the records given. */
export function world(...records: readonly RecordHead[]): Casework {
  const person: PersonState = {
    ...{ kind: 'person', id: 'p1', personId: 'p1', region: '371312', agencies: [], isUnit: false, name: '测试甲' },
    ...{ idNumber: '000000199001010010', birth: '1990-01-01', facts: [], isIdentityTheftVictim: false },
    items: [
      {
        number: '6200000000000000001',
        kind: 'bank-account',
        institution: '北区测试银行',
        sinceMs: 0,
        status: 'on-record',
      },
      {
        number: '6200000000000000009',
        kind: 'bank-account',
        institution: '南区测试银行',
        sinceMs: 0,
        status: 'removed',
      },
    ],
  };
  const casework: Record<string, Map<string, RecordHead>> = { person: new Map([['p1', person]]) };
  for (const record of records) (casework[record.kind] ??= new Map()).set(record.id, record);
  const settled = settledCasework();
  const own: LegalSettingState = {
    ...{ kind: 'legal-setting', id: 'casework-retention-years', region: '000000', agencies: [] },
    setting: { value: 10, by: '测试法制', atMs: 0 },
  };
  const settings = new Map<string, RecordHead>([...(settled['legal-setting'] ?? []), [own.id, own]]);
  return { ...settled, ...casework, 'legal-setting': settings };
}

export function lead(id: string, change: Partial<RecordHead> & Readonly<Record<string, unknown>> = {}): RecordHead {
  return {
    kind: 'lead',
    id,
    region: '371312',
    agencies: [],
    personId: 'p1',
    status: 'open',
    reports: [],
    dispatches: [],
    alarmedReports: [],
    lastMs: at('2020-01-10 09:00'),
    ...change,
  } as RecordHead;
}
