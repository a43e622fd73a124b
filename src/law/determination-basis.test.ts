import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { packsForDetermination, rulesOfBasis, type DeterminationQuestion } from './determination-basis.ts';
import { explainAct } from './explain-act.ts';
import { dayNumber, localDate } from './local-day.ts';
import { ACTS, certainFrom, possibleFrom, type RulePack } from './rule-pack.ts';
import { SANCTION_PACKS } from './sanction-packs.ts';

const QUESTION: DeterminationQuestion = {
  act: 'rent-bank-account',
  actedAt: '2021-04-10',
  decidedAt: '2021-04-20',
  region: '371300',
};
const ask = (change: Partial<DeterminationQuestion> = {}) => packsForDetermination({ ...QUESTION, ...change });
function carried(change: Partial<DeterminationQuestion> = {}) {
  const basis = ask(change);
  if (!basis.ok) throw new Error(`${basis.problem.code} ${JSON.stringify(basis.problem.values)}`);
  return basis.value;
}
const codeOf = (change: Partial<DeterminationQuestion>) => {
  const basis = ask(change);
  return basis.ok ? 'ok' : basis.problem.code;
};

describe('packs of a determination', () => {
  test('[LAW-9] a basis stores act, both days, region and the packs in force on both', () => {
    expect(carried()).toEqual({ ...QUESTION, packs: ['pboc-85-2019', 'five-ministries-2020', 'linyi-2021'] });
    expect(carried({ actedAt: '2025-02-01', decidedAt: '2025-03-01' }).packs).toEqual([
      'aftl-2022',
      'joint-measures-2024',
    ]);
    expect(codeOf({ decidedAt: '2021-04-09' })).toBe('decision-before-act');
    expect(codeOf({ act: 'rent-wallet' })).toBe('no-rule');
  });

  test('[LAW-10] where the packs of the two days differ nothing is chosen, and both are named', () => {
    const split = { actedAt: '2024-11-10', decidedAt: '2024-12-20' };
    expect(ask(split)).toEqual({
      ok: false,
      problem: {
        code: 'packs-differ',
        values: {
          act: 'pboc-85-2019, five-ministries-2020, aftl-2022, linyi-2021',
          decision: 'aftl-2022, joint-measures-2024',
        },
      },
    });
    const choice = { pack: 'joint-measures-2024', by: '测试法制' };
    expect(carried({ ...split, choice })).toEqual({ ...QUESTION, ...split, choice, packs: ['joint-measures-2024'] });
    expect(codeOf({ ...split, choice: { ...choice, by: ' ' } })).toBe('chooser-missing');
    expect(codeOf({ ...split, choice: { ...choice, pack: 'pboc-261-2016' } })).toBe('pack-not-applicable');
    expect(codeOf({ ...split, choice: { ...choice, rule: 'linyi-bank' } })).toBe('rule-not-in-pack');
  });

  test('[LAW-11] a superseded pack carries nothing new, and shows what it carried', () => {
    const split = { actedAt: '2024-11-10', decidedAt: '2024-12-20' };
    const choice = { pack: 'pboc-85-2019', by: '测试法制' };
    expect(ask({ ...split, choice })).toMatchObject({
      problem: { code: 'pack-superseded', values: { pack: 'pboc-85-2019', to: '2024-11-30' } },
    });
    expect(codeOf({ ...split, decidedAt: '2024-11-30', choice })).toBe('ok');
    const old = rulesOfBasis(carried({ choice }), 'police');
    expect(old.map(({ measure, termYears }) => [measure, termYears])).toEqual([
      ['no-non-counter', 5],
      ['no-payment-account-business', 5],
      ['no-new-account', 5],
      ['credit-database', undefined],
      ['public-exposure', undefined],
    ]);
  });

  test('[LAW-12] a date in the month in which a pack may have begun is refused, whatever a lawyer chooses', () => {
    const act = 'rent-phone-card';
    const unknown = { act, actedAt: '2021-03-10', decidedAt: '2021-04-20' } as const;
    expect(ask(unknown)).toMatchObject({ problem: { code: 'pack-start-unknown', values: { packs: 'linyi-2021' } } });
    expect(codeOf({ ...unknown, choice: { pack: 'linyi-2021', by: '测试法制' } })).toBe('pack-start-unknown');
    expect(codeOf({ ...unknown, actedAt: '2021-04-10' })).toBe('ok');
    expect(codeOf({ ...unknown, decidedAt: '2025-01-10' })).toBe('packs-differ');
  });

  test('[LAW-28] an act from before any pack that speaks of it is determined by nobody’s choice', () => {
    const early = { act: 'rent-wallet', actedAt: '2024-11-30', decidedAt: '2025-01-10' } as const;
    const choice = { pack: 'joint-measures-2024', by: '测试法制' };
    const values = { act: 'rent-wallet', acted: '2024-11-30', packs: 'joint-measures-2024' };
    for (const chosen of [{}, { choice }])
      expect(ask({ ...early, ...chosen })).toEqual({ ok: false, problem: { code: 'no-rule-on-act-day', values } });
    const explained = explainAct({ ...early, region: '371300' });
    expect(explained.ok && explained.value.refused).toBe('no-rule-on-act-day');
    expect(carried({ ...early, actedAt: '2024-12-01' }).packs).toEqual(['joint-measures-2024']);
    expect(carried({ actedAt: '2024-11-30', decidedAt: '2025-01-10', choice }).packs).toEqual(['joint-measures-2024']);
  });

  test('[LAW-13] a lawyer picks the rule where one pack has two terms', () => {
    const jiangsu = {
      act: 'lend-phone-card',
      actedAt: '2021-02-01',
      decidedAt: '2021-02-02',
      region: '320500',
    } as const;
    expect(rulesOfBasis(carried(jiangsu), 'police').map(({ id }) => id)).toEqual(['jiangsu-one', 'jiangsu-two']);
    const choice = { pack: 'jiangsu-2021', rule: 'jiangsu-two', by: '测试法制' };
    expect(rulesOfBasis(carried({ ...jiangsu, choice }), 'police').map(({ id }) => id)).toEqual(['jiangsu-two']);
  });

  test('[LAW-14] criminal punishment is a route of its own: three years and the list of serious dishonesty', () => {
    const basis = carried({ act: 'criminal-punishment', actedAt: '2025-02-01', decidedAt: '2025-03-01' });
    expect(rulesOfBasis(basis, 'police')).toEqual([]);
    const joint = rulesOfBasis(basis, 'criminal').filter(({ id }) => id.startsWith('joint'));
    expect(joint.every(({ termYears }) => termYears === 3)).toBe(true);
    expect(joint.map(({ measure }) => measure)).toContain('serious-dishonesty-list');
    expect(joint.map(({ measure }) => measure)).not.toContain('credit-database');
    const police = rulesOfBasis(carried({ actedAt: '2025-02-01', decidedAt: '2025-03-01' }), 'police');
    expect(police.map(({ measure }) => measure)).not.toContain('serious-dishonesty-list');
  });
});

test('[LAW-15] whatever is asked and chosen, a pack carries a determination only between its first certain day and its last', () => {
  const day = fc.integer({ min: dayNumber('2016-01-01'), max: dayNumber('2026-12-31') }).map(localDate);
  const choice = fc.option(
    fc.record({ pack: fc.constantFrom(...SANCTION_PACKS.map(({ id }) => id)), by: fc.constantFrom('', '测试法制') }),
    { nil: undefined },
  );
  const byId = new Map<string, RulePack>(SANCTION_PACKS.map((pack) => [pack.id, pack]));
  fc.assert(
    fc.property(
      fc.constantFrom(...ACTS),
      day,
      day,
      fc.constantFrom('371300', '331000', '130100', '440300', '320500', '110000'),
      choice,
      (act, a, b, region, chosen) => {
        const [actedAt = a, decidedAt = b] = [a, b].toSorted();
        const question = { act, actedAt, decidedAt, region };
        const basis = packsForDetermination(chosen === undefined ? question : { ...question, choice: chosen });
        if (!basis.ok) return;
        expect(basis.value.packs.length).toBeGreaterThan(0);
        for (const id of basis.value.packs) {
          const pack = byId.get(id);
          expect(pack !== undefined && certainFrom(pack) <= decidedAt).toBe(true);
          expect(pack?.to === undefined || decidedAt <= pack.to).toBe(true);
        }
        const speaking = SANCTION_PACKS.filter(({ rules }) => rules.some(({ acts }) => acts.includes(act)));
        expect(speaking.some((pack) => possibleFrom(pack) <= actedAt && (pack.to ?? actedAt) >= actedAt)).toBe(true);
        const explained = explainAct(question);
        const refused = explained.ok ? explained.value.refused : undefined;
        if (chosen === undefined) expect(refused).toBeUndefined();
        else expect(chosen.by).not.toBe('');
      },
    ),
    { seed: 62, numRuns: 300 },
  );
});
