import { expect, test } from 'vitest';

import { CLOCK } from '../actor.ts';
import { actor, at, codeOf, context, run } from '../world.fixture.ts';
import {
  act,
  command,
  CONVICTION,
  COUNTY,
  determine,
  DISPUTED,
  HEAD,
  LAWYER,
  PHONE,
  propose,
  PROVINCE,
  REMOVED,
  REVIEWER,
  sanctionOf,
  sanctionWorld,
  THREE,
  toDetermined,
  when,
  withPerson,
  withSettings,
} from './sanction.fixture.ts';

const WORLD = sanctionWorld();
const proposed = (change: Parameters<typeof propose>[0] = {}, world = WORLD) =>
  run(world, [[propose(change), when(COUNTY)]]).casework;
const card = (number: string) => ({ number, kind: 'bank-account' as const });

test('[SAN-16] at city level or above, by somebody else, with reasons; never by the clock', () => {
  const casework = proposed();
  const code = (who: Parameters<typeof when>[0], change = {}) => codeOf(casework, determine(change), when(who, 1));
  expect(code(HEAD)).toBe('ok');
  expect(code(REVIEWER)).toBe('ok');
  expect(code(actor('县长', 'head', { level: 'county', region: '371312' }))).toBe('level-too-low');
  expect(code(actor('民警', 'head'))).toBe('four-eyes');
  expect(code(actor('他市', 'head', { region: '370100' }))).toBe('not-your-region');
  expect(code(actor('行', 'bank-head', { kind: 'bank' }))).toBe('not-your-role');
  expect(code(CLOCK)).toBe('not-your-role');
  expect(code(HEAD, { reasons: ' ' })).toBe('reason-missing');
  const { determination } = sanctionOf(run(casework, [[determine(), when(HEAD, 1)]]).casework);
  expect(determination).toMatchObject({ level: 'city', by: '测试首长', reasons: '事实清楚，证据确实' });
  const ministry = actor('部', 'head', { level: 'national', region: '000000' });
  expect(sanctionOf(run(casework, [[determine(), when(ministry, 1)]]).casework).determination?.level).toBe('national');
});

test('[SAN-17] below the numbers: the province, and why', () => {
  const casework = proposed({ acts: THREE.slice(0, 2) });
  const code = (who: Parameters<typeof when>[0], belowThreshold?: string) =>
    codeOf(casework, determine(belowThreshold === undefined ? {} : { belowThreshold }), when(who, 1));
  expect(code(HEAD)).toBe('below-threshold');
  expect(code(PROVINCE)).toBe('below-threshold');
  expect(code(HEAD, '造成较大影响')).toBe('level-too-low');
  expect(code(PROVINCE, ' ')).toBe('impact-reason-missing');
  expect(code(PROVINCE, '造成较大影响')).toBe('ok');
  const done = run(casework, [[determine({ belowThreshold: '造成较大影响' }), when(PROVINCE, 1)]]).casework;
  expect(sanctionOf(done).determination).toMatchObject({ level: 'province', belowThreshold: '造成较大影响' });
  const reached = run(proposed(), [[determine({ belowThreshold: '多余' }), when(HEAD, 1)]]).casework;
  expect(sanctionOf(reached).determination).not.toHaveProperty('belowThreshold');
});

test('[SAN-3] impersonation is determined without a number', () => {
  const casework = proposed({ acts: [act('a', { act: 'impersonation' })] });
  const done = run(casework, [[determine(), when(HEAD, 1)]]).casework;
  expect(sanctionOf(done).measures.map(({ rule }) => rule)).toContain('joint-credit-impersonation');
});

test('[SAN-5] an item in dispute blocks until it is settled', () => {
  const casework = proposed({ acts: [...THREE, act('d', { items: [card(DISPUTED)] })] });
  expect(codeOf(casework, determine(), when(HEAD, 1))).toBe('item-disputed');
  const settle = {
    type: 'person.settle-dispute',
    record: { kind: 'person', id: '甲' },
    number: DISPUTED,
    reason: '本人',
  };
  const settled = run(casework, [[settle as never, when(REVIEWER, 1, 'appeal')]]).casework;
  const done = run(settled, [[determine(), when(HEAD, 2)]]).casework;
  expect(sanctionOf(done).determination?.count?.trade.items).toBe(4);
});

test('[SAN-4] where nothing counts nothing is determined', () => {
  const casework = proposed({ acts: [act('a', { items: [card(REMOVED)], times: 5 })] });
  expect(codeOf(casework, determine({ belowThreshold: '影响' }), when(PROVINCE, 1))).toBe('no-act-counts');
});

test('[SAN-18] packs of both days: where they differ a lawyer chooses by name, and both stay', () => {
  const casework = proposed({ acts: THREE.map((one) => ({ ...one, day: '2024-11-10' })) });
  expect(codeOf(casework, determine(), when(HEAD, 1))).toBe('packs-differ');
  const choose = (pack: string) => command('sanction.choose-pack', { pack, reason: '从旧兼从轻，新办法较轻' });
  expect(codeOf(casework, choose('joint-measures-2024'), when(HEAD, 1))).toBe('not-your-role');
  expect(codeOf(casework, choose('none'), when(LAWYER, 1))).toBe('pack-unknown');
  const chosen = run(casework, [[choose('joint-measures-2024'), when(LAWYER, 1)]]).casework;
  expect(codeOf(chosen, determine({ pack: 'aftl-2022' }), when(HEAD, 2))).toBe('pack-not-chosen');
  const { basis } = sanctionOf(run(chosen, [[determine(), when(HEAD, 2)]]).casework).determination ?? {};
  expect(basis).toMatchObject({
    ...{ firstActOn: '2024-11-10', lastActOn: '2024-11-10', decidedOn: '2024-12-02', confidence: 'S' },
    ...{ pack: 'joint-measures-2024', choice: { by: '测试法制', reason: '从旧兼从轻，新办法较轻' } },
  });
  expect(basis?.differing?.act).toContain('pboc-85-2019');
  expect(basis?.differing?.decision).toContain('joint-measures-2024');
});

test('[SAN-18] a superseded pack carries nothing new, whoever chooses it', () => {
  const casework = proposed({ acts: THREE.map((one) => ({ ...one, day: '2024-11-10' })) });
  const choose = command('sanction.choose-pack', { pack: 'pboc-85-2019', reason: '行为时规定' });
  const chosen = run(casework, [[choose, when(LAWYER, 1)]]).casework;
  expect(codeOf(chosen, determine({ pack: 'pboc-85-2019' }), when(HEAD, 2))).toBe('pack-superseded');
  expect(codeOf(proposed(), determine({ pack: 'pboc-85-2019' }), when(HEAD, 1))).toBe('pack-not-applicable');
  expect(codeOf(proposed(), determine({ pack: 'none' }), when(HEAD, 1))).toBe('pack-unknown');
  expect(codeOf(proposed(), determine({ pack: 'aftl-2022' }), when(HEAD, 1))).toBe('no-term');
});

test('[SAN-18] in its own time an old pack carries what it speaks of, and no number is asked', () => {
  const then = at('2020-06-01 10:00');
  const acts = [act('a', { day: '2020-05-20' }), act('b', { day: '2020-05-20', act: 'sell-phone-card', items: [] })];
  const { casework } = run(WORLD, [
    [propose({ acts }), context(then, COUNTY, 'sanction')],
    [determine({ pack: 'pboc-85-2019' }), context(then + 1, HEAD, 'sanction')],
  ]);
  const { determination, measures } = sanctionOf(casework);
  expect(determination?.count?.lines.map(({ notCounted }) => notCounted)).toEqual([undefined, 'not-in-pack']);
  expect(measures.map(({ measure, endsOn }) => [measure, endsOn])).toEqual([
    ['no-non-counter', '2025-06-01'],
    ['no-payment-account-business', '2025-06-01'],
    ['no-new-account', '2025-06-01'],
    ['credit-database', undefined],
  ]);
});

test('[SAN-18] where a pack has two terms for one measure the lawyer names the rule, one of that pack', () => {
  const inJiangsu = (role: 'investigator' | 'lawyer' | 'head') => {
    const who = actor(`苏州${role}`, role, { region: '320500' });
    return context(at('2021-02-02 10:00'), who, 'sanction');
  };
  const lent = act('a', { day: '2021-02-01', act: 'lend-phone-card', items: [{ number: PHONE, kind: 'phone-card' }] });
  const { casework } = run(withPerson(WORLD, '甲', { region: '320500' }), [
    [propose({ region: '320500', acts: [lent] }), inJiangsu('investigator')],
  ]);
  const pack = 'jiangsu-2021';
  expect(codeOf(casework, determine({ pack }), inJiangsu('head'))).toBe('term-needs-choice');
  const choose = (rule: string) => command('sanction.choose-pack', { pack, rule, reason: '情节较轻' });
  expect(codeOf(casework, choose('linyi-phone'), inJiangsu('lawyer'))).toBe('rule-not-in-pack');
  const { determination, measures } = sanctionOf(
    run(casework, [
      [choose('jiangsu-two'), inJiangsu('lawyer')],
      [determine({ pack }), inJiangsu('head')],
    ]).casework,
  );
  expect(determination?.basis.choice).toEqual({ pack, rule: 'jiangsu-two', by: '测试苏州lawyer', reason: '情节较轻' });
  expect(measures).toMatchObject([{ measure: 'telecom-no-new', rule: 'jiangsu-two', years: 2 }]);
});

test('[SAN-19] the measures of the pack, or fewer', () => {
  const casework = proposed();
  const some = run(casework, [[determine({ measures: ['telecom-no-new'] }), when(HEAD, 1)]]).casework;
  expect(sanctionOf(some).measures.map(({ measure }) => measure)).toEqual(['telecom-no-new']);
  for (const measures of [[], ['public-exposure'], ['no-non-counter']] as const)
    expect(codeOf(casework, determine({ measures }), when(HEAD, 1))).toBe('measure-not-in-pack');
});

test('[SAN-20] no determination while a value it rests on is not switched on', () => {
  for (const id of [
    'sanction-acts',
    'sanction-police-years',
    'sanction-cap-years',
    'sanction-auto-lift',
    'sanction-term-start',
  ])
    expect(codeOf(proposed({}, withSettings(WORLD, { [id]: undefined })), determine(), when(HEAD, 1)), id).toMatch(
      /^legal-value-not-(switched-on|set)$/,
    );
  const criminal = { route: 'criminal', acts: [], conviction: CONVICTION } as const;
  const world = withSettings(WORLD, { 'sanction-criminal-years': undefined, 'sanction-acts': undefined });
  expect(codeOf(proposed(criminal, world), determine(), when(HEAD, 1))).toBe('legal-value-not-switched-on');
});

test('[SAN-16] a determination is made once', () => {
  const { casework } = run(WORLD, toDetermined());
  expect(codeOf(casework, determine(), when(REVIEWER, 9))).toBe('not-proposed');
});
