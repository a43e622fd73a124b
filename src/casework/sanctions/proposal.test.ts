import { expect, test } from 'vitest';

import { CLOCK } from '../actor.ts';
import type { Casework } from '../record.ts';
import { actor, at, codeOf, context, run } from '../world.fixture.ts';
import {
  act,
  CARDS,
  command,
  CONVICTION,
  COUNTY,
  DECIDED,
  determine,
  HEAD,
  ISSUE,
  LAWYER,
  propose,
  PROVINCE,
  REVIEWER,
  sanctionOf,
  sanctionWorld,
  THREE,
  toDetermined,
  toInForce,
  when,
  withPerson,
} from './sanction.fixture.ts';
import { SANCTION_COMMANDS } from './sanction-commands.ts';

const WORLD = sanctionWorld();
const code = (change: Parameters<typeof propose>[0], casework: Casework = WORLD) =>
  codeOf(casework, propose(change, 's9'), when(COUNTY, 20));

test('[SAN-4] a victim of identity theft is not proposed', () => {
  expect(code({ personId: '冒名' })).toBe('identity-theft-victim');
  expect(code({ personId: '甲' })).toBe('ok');
});

test('[SAN-8] an act carries one determination; one that fell frees it', () => {
  const { casework } = run(WORLD, toInForce());
  const again = (change: Partial<ReturnType<typeof act>>, id = '另') => code({ acts: [act(id, change)] }, casework);
  expect(again({ day: '2024-11-30' }, '行为1')).toBe('act-counted-before');
  expect(again({})).toBe('act-counted-before');
  expect(again({ counterparties: ['收卡人7'] })).toBe('act-counted-before');
  expect(again({ day: '2024-12-02' })).toBe('ok');
  expect(again({ act: 'rent-bank-account' })).toBe('ok');
  expect(again({ items: [] })).toBe('ok');
  expect(code({ acts: THREE, personId: '乙' }, casework)).toBe('ok');
  const lift = command('sanction.lift', { cause: 'determination-changed', reason: '认定有误' });
  const fallen = run(casework, [[lift, when(HEAD, 10)]]).casework;
  expect(code({ acts: THREE }, fallen)).toBe('ok');
});

test('[SAN-8] two proposals of the same act: the second determination is refused', () => {
  const { casework } = run(WORLD, [
    [propose({}, 's1'), when(COUNTY)],
    [propose({}, 's2'), when(COUNTY)],
    [determine({}, 's1'), when(HEAD, 1)],
  ]);
  expect(codeOf(casework, determine({}, 's2'), when(HEAD, 2))).toBe('act-counted-before');
});

test('[SAN-8] the same act twice in one proposal is one act', () => {
  expect(code({ acts: [act('a'), act('b')] })).toBe('act-twice');
  expect(code({ acts: [act('a'), act('a', { day: '2024-11-30' })] })).toBe('act-twice');
  expect(code({ acts: [act('a', { items: [] }), act('b', { items: [], counterparties: ['收卡人1', '2'] })] })).toBe(
    'act-twice',
  );
  expect(code({ acts: [act('a', { items: [] }), act('b', { items: [], counterparties: ['2'] })] })).toBe('ok');
  const bare = (id: string) => act(id, { items: [], counterparties: [] });
  expect(code({ acts: [bare('a'), bare('b')] })).toBe('act-twice');
  expect(code({ acts: [act('a', { items: [] }), bare('b')] })).toBe('ok');
});

test('[SAN-8] a judgment carries one determination', () => {
  const criminal = { route: 'criminal', acts: [], conviction: CONVICTION } as const;
  const { casework } = run(WORLD, [
    [propose(criminal), when(COUNTY)],
    [determine(), when(HEAD, 1)],
  ]);
  expect(code(criminal, casework)).toBe('conviction-counted-before');
  expect(code({ ...criminal, conviction: { ...CONVICTION, judgment: '另' } }, casework)).toBe('ok');
});

test('[SAN-9] who, where and with what: a person of the police, reasons, acts that can be checked', () => {
  const finding = { id: 'f1', key: 'k1', run: 'r1', detectors: [], reasons: ['rapid-pass'] };
  const { casework } = run(WORLD, [[propose({ finding }), when(COUNTY)]]);
  expect(sanctionOf(casework)).toMatchObject({ stage: 'proposed', finding, proposal: { by: '测试民警' } });
  expect(codeOf(WORLD, propose(), when(actor('所', 'investigator', { level: 'outlet' })))).toBe('level-too-low');
  expect(codeOf(WORLD, propose(), when(actor('行', 'bank-analyst', { kind: 'bank' })))).toBe('not-your-role');
  expect(codeOf(WORLD, propose(), when(COUNTY, 0, 'investigation'))).toBe('wrong-purpose');
  expect(code({ region: '371311' })).toBe('not-your-region');
  expect(code({ reasons: ' ' })).toBe('reason-missing');
  expect(code({ personId: '无' })).toBe('person-unknown');
  expect(code({ acts: [] })).toBe('acts-missing');
  expect(code({ acts: [act('a', { day: '2024-02-30' })] })).toBe('act-day-unreadable');
  expect(code({ acts: [act('a', { day: '2024-12-03' })] })).toBe('day-in-future');
  expect(code({ acts: [act('a', { times: 0 })] })).toBe('act-times-invalid');
  expect(code({ acts: [act('a', { times: 1.5 })] })).toBe('act-times-invalid');
  expect(code({ acts: [act('a', { evidence: [' '] })] })).toBe('act-evidence-missing');
  expect(code({ acts: [act('a', { counterparties: [''] })] })).toBe('act-number-missing');
  expect(code({ acts: [act('a', { act: 'criminal-punishment' })] })).toBe('act-is-a-conviction');
});

test('[SAN-10] no field of any command and of the state names a relative or another subject', () => {
  const { casework } = run(WORLD, toInForce());
  const keys = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) keys.add(key);
      collect(inner);
    }
  };
  collect(sanctionOf(casework));
  for (const step of toInForce()) collect(step[0]);
  expect([...keys].filter((key) => /relat|famil|spouse|parent|kinship|child|sibling|household/i.test(key))).toEqual([]);
  expect(SANCTION_COMMANDS.filter((type) => /relat|famil|kinship/.test(type))).toEqual([]);
  expect(sanctionOf(casework).subject.personId).toBe(sanctionOf(casework).personId);
  const stranger = { ...propose({}, 's9'), relatives: ['乙'], subjects: ['乙'] };
  const after = run(WORLD, [[stranger, when(COUNTY)]]).casework;
  expect(JSON.stringify(sanctionOf(after, 's9'))).not.toContain('乙');
});

test('[SAN-11] the criminal route: a judgment in effect; the police route: none', () => {
  const criminal = (change: Partial<typeof CONVICTION> = {}, acts: typeof THREE = []) =>
    code({ route: 'criminal', acts, conviction: { ...CONVICTION, ...change } });
  expect(criminal()).toBe('ok');
  expect(criminal({ judgment: '' })).toBe('conviction-missing');
  expect(code({ route: 'criminal', acts: [] })).toBe('conviction-missing');
  expect(criminal({ effectiveOn: '2024-12-03' })).toBe('conviction-not-effective');
  expect(criminal({ effectiveOn: '2024-13-01' })).toBe('act-day-unreadable');
  expect(criminal({ actedOn: '2024-12-03', effectiveOn: '2024-12-02' })).toBe('conviction-days-disordered');
  expect(criminal({ servedOn: '2024-12-02' })).toBe('conviction-days-disordered');
  expect(criminal({ sentence: 'custodial', servedOn: '2024-12-02' })).toBe('ok');
  expect(criminal({ sentence: 'custodial', servedOn: '2024-12-03' })).toBe('day-in-future');
  expect(criminal({ sentence: 'custodial', servedOn: '2024-12-01' })).toBe('ok');
  expect(criminal({ sentence: 'custodial', servedOn: '2024-11-30' })).toBe('conviction-days-disordered');
  expect(code({ conviction: CONVICTION })).toBe('conviction-not-on-police-route');
});

test('[SAN-12] surrender and cancellation stand in the proposal and the determination', () => {
  const { casework } = run(WORLD, toDetermined());
  const { leniency, determination } = sanctionOf(casework);
  expect(leniency).toMatchObject([{ kind: 'voluntary-cancellation', items: [CARDS[2]] }]);
  expect(determination?.leniency).toEqual(leniency);
});

test('[SAN-12] a surrender after the proposal is weighed in the determination, and the notice names it', () => {
  const { casework } = run(WORLD, [[propose({ personId: '乙' }), when(COUNTY)]]);
  const fact = { kind: 'surrender', atMs: DECIDED + 60_000, note: '主动投案', items: [] } as const;
  const { determination, notice } = sanctionOf(
    run(withPerson(casework, '乙', { facts: [fact] }), [
      [determine(), when(HEAD, 2)],
      [ISSUE(), when(REVIEWER, 3)],
    ]).casework,
  );
  expect(determination?.leniency).toEqual([fact]);
  expect(notice?.leniency).toEqual([{ kind: 'surrender', day: '2024-12-02', note: '主动投案' }]);
});

test('[SAN-13] a minor: guardian told and heard, a special review by another, then the determination', () => {
  const proposed = run(WORLD, [[propose({ personId: '少年' }), when(COUNTY)]]).casework;
  expect(sanctionOf(proposed).subject).toMatchObject({ minor: true, guardian: '测试监护' });
  const hear = (told: 'person' | 'both') => command('sanction.hear', { told, statement: '无异议', answer: '已记录' });
  const review = command('sanction.review-minor', { guardianToldOn: '2024-12-02', reasons: '教育为主' });
  expect(codeOf(proposed, determine(), when(HEAD, 1))).toBe('defence-not-heard');
  expect(codeOf(proposed, hear('person'), when(COUNTY, 1))).toBe('guardian-not-told');
  const heard = run(proposed, [[hear('both'), when(COUNTY, 1)]]).casework;
  expect(codeOf(heard, determine(), when(HEAD, 2))).toBe('minor-path-missing');
  expect(codeOf(heard, review, when(COUNTY, 2))).toBe('not-your-role');
  expect(codeOf(heard, { ...review, guardianToldOn: '2024-12-03' } as typeof review, when(LAWYER, 2))).toBe(
    'day-in-future',
  );
  const reviewed = run(heard, [[review, when(REVIEWER, 2)]]).casework;
  expect(codeOf(reviewed, determine(), when(REVIEWER, 3))).toBe('four-eyes');
  expect(codeOf(reviewed, determine(), when(HEAD, 3))).toBe('ok');
  const adult = run(WORLD, [[propose(), when(COUNTY)]]).casework;
  expect(codeOf(adult, review, when(REVIEWER, 1))).toBe('not-a-minor');
});

test('[SAN-13] a birth that is corrected after the proposal counts, and whoever’s birth is unknown is heard', () => {
  const born = (casework: Casework, birth: string) => withPerson(casework, '乙', { birth });
  const proposed = run(WORLD, [[propose({ personId: '乙' }), when(COUNTY)]]).casework;
  expect(codeOf(proposed, determine(), when(HEAD, 1))).toBe('ok');
  const young = born(proposed, '2008-05-01');
  expect(codeOf(young, determine(), when(HEAD, 1))).toBe('defence-not-heard');
  const hear = (told: 'person' | 'both') => command('sanction.hear', { told, statement: '', answer: '' });
  const review = command('sanction.review-minor', { guardianToldOn: '2024-12-02', reasons: '教育' });
  expect(codeOf(young, hear('person'), when(COUNTY, 1))).toBe('guardian-not-told');
  const heard = run(young, [[hear('both'), when(COUNTY, 1)]]).casework;
  expect(codeOf(heard, determine(), when(HEAD, 2))).toBe('minor-path-missing');
  const done = run(heard, [
    [review, when(REVIEWER, 2)],
    [determine(), when(HEAD, 3)],
  ]).casework;
  expect(sanctionOf(done).subject.minor).toBe(true);
  const unknown = run(WORLD, [[propose({ personId: '不明' }), when(COUNTY)]]).casework;
  expect(codeOf(unknown, determine(), when(HEAD, 1))).toBe('defence-not-heard');
  expect(codeOf(run(unknown, [[hear('person'), when(COUNTY, 1)]]).casework, determine(), when(HEAD, 2))).toBe('ok');
});

test('[SAN-13] the day of the first act decides, also when the person has grown up since; without a birth it is unknown', () => {
  const grownUp = at('2026-06-01 10:00');
  const minor = (personId: string, day: string) => {
    const step = [propose({ personId, acts: [act('a', { day })] }), context(grownUp, COUNTY, 'sanction')] as const;
    return sanctionOf(run(WORLD, [step]).casework).subject.minor;
  };
  expect(minor('少年', '2026-04-30')).toBe(true);
  expect(minor('少年', '2026-05-01')).toBe(false);
  expect(minor('不明', '2026-05-01')).toBe('unknown');
  expect(minor('公司', '2026-05-01')).toBe(false);
});

test('[SAN-14] with a penalty beside it the person is heard first', () => {
  const { casework } = run(WORLD, [[propose({ hasPenalty: true }), when(COUNTY)]]);
  expect(codeOf(casework, determine(), when(HEAD, 1))).toBe('defence-not-heard');
  const hear = command('sanction.hear', { told: 'person', statement: '', answer: '' });
  const heard = run(casework, [[hear, when(COUNTY, 1)]]).casework;
  expect(codeOf(heard, determine(), when(HEAD, 2))).toBe('ok');
});

test('[SAN-15] withdrawn or declined it is over', () => {
  const { casework } = run(WORLD, [[propose(), when(COUNTY)]]);
  const withdraw = command('sanction.withdraw', { reason: '证据不足' });
  const decline = command('sanction.decline', { reason: '未达数额' });
  expect(codeOf(casework, decline, when(actor('民警', 'head', { region: '371300' }), 1))).toBe('four-eyes');
  for (const [closing, who] of [
    [withdraw, COUNTY],
    [decline, HEAD],
  ] as const) {
    const closed = run(casework, [[closing, when(who, 1)]]).casework;
    for (const next of [determine(), decline]) expect(codeOf(closed, next, when(PROVINCE, 2))).toBe('not-proposed');
    expect(codeOf(closed, withdraw, when(COUNTY, 2))).toBe('not-proposed');
    expect(codeOf(closed, determine(), when(CLOCK, 2))).not.toBe('ok');
  }
});
