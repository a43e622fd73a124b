import { describe, expect, test } from 'vitest';

import { file, GUARDIAN, onTicket, OFFICER, STRANGER, when, world } from '../appeals/appeal.fixture.ts';
import type { CommandHead, EventHead, RecordHead } from '../record.ts';
import { actor, codeOf, context, run } from '../world.fixture.ts';
import { mayRead, openRecord, readable, tellable } from './may-read.ts';

const contested = [{ record: { kind: 'sanction', id: 's1' }, basis: 'sanction' }] as const;
const citizen = actor('p1', 'citizen', { kind: 'public', level: 'outlet', id: 'public' });
const reader = (who = OFFICER, purpose: Parameters<typeof context>[2] = 'appeal') => ({
  actor: who,
  purpose,
  caseNo: 'A0000001',
});

describe('reading', () => {
  test('[PERM-13] a record is read by its own line; another read of it has another', () => {
    const person = world().person?.get('p1') as RecordHead;
    expect(mayRead(person, reader()).ok).toBe(true);
    expect(mayRead(person, { actor: OFFICER, purpose: 'appeal' })).toMatchObject({
      problem: { code: 'case-number-missing' },
    });
    expect(mayRead(person, reader(actor('法制', 'lawyer')), 'unmask')).toMatchObject({
      problem: { code: 'not-your-role' },
    });
    expect(mayRead(person, reader(), 'unmask').ok).toBe(true);
    expect(mayRead(person, reader(), 'no-such-read')).toMatchObject({ problem: { code: 'no-such-action' } });
  });

  test('[PERM-13] an unknown record, one that may be read, and one that may not', () => {
    const casework = world();
    expect(openRecord(casework, { kind: 'sanction', id: 's1' }, reader()).ok).toBe(true);
    expect(openRecord(casework, { kind: 'sanction', id: 's9' }, reader())).toMatchObject({
      problem: { code: 'record-unknown' },
    });
    expect(
      openRecord(casework, { kind: 'sanction', id: 's1' }, reader(actor('外地', 'head', { region: '331000' }))),
    ).toMatchObject({ problem: { code: 'not-your-region' } });
  });

  test('[PERM-13] of what is not readable nothing is left, not even the kind', () => {
    const seen = readable(world(), reader(citizen, 'self-service'));
    expect(Object.keys(seen)).toEqual(['person']);
    expect([...(seen.person?.keys() ?? [])]).toEqual(['p1']);
    expect(Object.keys(readable(world(), reader(actor('时钟', 'clock', { kind: 'public' }))))).toEqual([]);
  });

  test('[PERM-13] events of a secret record are told only to whoever may read it, all others to the caller', () => {
    const event = (kind: EventHead['record']['kind'], id: string): EventHead => ({
      ...{ type: 'x', record: { kind, id }, atMs: 0, recordedMs: 0 },
      by: { id: 'clock', name: '', role: 'clock', agency: 'system' },
    });
    const events = [event('sanction', 's1'), event('suspicious-report', 'r1')];
    expect(tellable(world(), events, reader())).toEqual([events[0]]);
  });
});

test('[PERM-6] where a citizen may act on any record, the record itself refuses a stranger', () => {
  const { casework } = run(world(), [[file(contested), when(citizen)]]);
  const stranger = when(STRANGER, 1);
  const tries: readonly CommandHead[] = [
    onTicket({ type: 'appeal.add-paper', paper: 'identity', name: '身份证' }),
    onTicket({ type: 'appeal.add-statement', text: '测试' }),
    onTicket({ type: 'appeal.withdraw', reason: '测试' }),
    file(contested, { type: 'appeal.file-as-guardian', personId: 'p2' }, 'q9'),
  ];
  for (const command of tries)
    expect([command.type, codeOf(casework, command, stranger)]).not.toEqual([command.type, 'ok']);
  for (const command of tries.slice(0, 3))
    expect([command.type, codeOf(casework, command, when(citizen, 1))]).toEqual([command.type, 'ok']);
  const ask = (personId: string) =>
    ({
      type: 'self-check.ask-as-guardian',
      record: { kind: 'self-check', id: 'c1' },
      personId,
      region: '371300',
    }) as CommandHead;
  const selfService = (who: typeof STRANGER) => context(when(who, 1).nowMs, who, 'self-service');
  expect(codeOf(casework, ask('p2'), selfService(STRANGER))).toBe('self-check-not-the-guardian');
  expect(codeOf(casework, ask('p2'), selfService(GUARDIAN))).toBe('ok');
});
