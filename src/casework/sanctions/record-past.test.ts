import { CHINA_CALENDAR } from '#law';
import { expect, test } from 'vitest';

import { evolve, lawContext, replay } from '../casework.ts';
import { elapse, runningClocks } from '../elapse.ts';
import type { Casework, EventHead } from '../record.ts';
import { at, codeOf, context, run } from '../world.fixture.ts';
import { liftSanction } from './lift-sanction.ts';
import { publicationRefusals } from './publication-gate.ts';
import type { SanctionCommandOf } from './sanction-commands.ts';
import {
  act,
  answer,
  BANK,
  CARDS,
  command,
  CARRIER,
  determine,
  HEAD,
  inForce,
  propose,
  sanctionOf,
  sanctionWorld,
  withSettings,
  COUNTY,
} from './sanction.fixture.ts';

const NOW = at('2025-02-10 10:00');
const doing = (who: Parameters<typeof context>[1], atMs = NOW) => context(atMs, who, 'sanction');
const later = (text: string) => ({ nowMs: at(text), calendar: CHINA_CALENDAR });
type Past = Omit<SanctionCommandOf<'sanction.record-past'>, 'type' | 'record'>;

function past(change: Partial<Past> = {}, id = 'p1') {
  return command(
    'sanction.record-past',
    {
      ...{ region: '371300', agencies: [], personId: '甲', acts: [], pack: 'pboc-85-2019', decidedOn: '2021-04-20' },
      ...{ rules: ['85-9-non-counter', '85-9-payment', '85-9-new'], decidedBy: '测试市公安局', decidedLevel: 'city' },
      ...{ document: '测惩字〔2021〕1号', servedOn: '2021-04-22', reasons: '补录旧案' },
      orders: [{ id: 'old-b', to: BANK.agency.id, sector: 'bank' }],
      ...change,
    },
    id,
  );
}

const WORLD = sanctionWorld({ 'sanction-old-terms': 0 });
const code = (change: Partial<Past>, world = WORLD) => codeOf(world, past(change), doing(HEAD));

test('[SAN-36] a determination of 2021 runs for its five years and ends when they end', () => {
  const { casework, events } = run(WORLD, [[past(), doing(HEAD)]]);
  const state = sanctionOf(casework, 'p1');
  expect(state).toMatchObject({
    ...{ stage: 'in-force', personId: '甲' },
    determination: { past: '测惩字〔2021〕1号', basis: { pack: 'pboc-85-2019', confidence: 'T-ocr' } },
  });
  expect(state.measures.map(({ measure, years, startsOn, endsOn }) => [measure, years, startsOn, endsOn])).toEqual([
    ['no-non-counter', 5, '2021-04-20', '2026-04-20'],
    ['no-payment-account-business', 5, '2021-04-20', '2026-04-20'],
    ['no-new-account', 5, '2021-04-20', '2026-04-20'],
  ]);
  expect(state.orders[0]?.kept).not.toContain('limited-account');
  const all = { ...WORLD, ...replay(events, WORLD) };
  expect(sanctionOf(all, 'p1')).toEqual(state);
  expect(elapse(casework, later('2026-04-20 23:59')).events).toEqual([]);
  const ended = elapse(casework, later('2026-04-21')).casework;
  expect(sanctionOf(ended, 'p1')).toMatchObject({ stage: 'expired', endMs: at('2026-04-21') });
  expect(sanctionOf(ended, 'p1').orders.at(-1)).toMatchObject({ instruction: 'lift', to: BANK.agency.id });
  expect(codeOf(ended, answer('old-b/lift-1', 'done', undefined, 'p1'), doing(BANK, at('2026-04-21 08:00')))).toBe(
    'ok',
  );
});

test('[SAN-36] measures with their own terms end one by one', () => {
  const rules = ['261-3-non-counter', '261-3-payment', '261-3-new'];
  const orders = [
    { id: 'a', to: BANK.agency.id, sector: 'bank' },
    { id: 'b', to: '测试支付', sector: 'payment-institution' },
  ] as const;
  const change = { pack: 'pboc-261-2016', rules, decidedOn: '2018-06-04', servedOn: '2018-06-05', orders } as const;
  const { casework } = run(WORLD, [[past(change), doing(HEAD, at('2020-01-02 10:00'))]]);
  const first = elapse(casework, later('2021-06-05'));
  expect(first.events.at(-1)).toMatchObject({ type: 'sanction.measures-ended', rules: ['261-3-new'], isLast: false });
  const { stage, measures, orders: sent } = sanctionOf(first.casework, 'p1');
  expect(stage).toBe('in-force');
  expect(measures.filter(({ endedMs }) => endedMs === undefined)).toHaveLength(2);
  expect(sent.slice(2).map(({ id, measures: lifted }) => [id, lifted])).toEqual([
    ['a/lift-1', ['no-new-account']],
    ['b/lift-1', ['no-new-account']],
  ]);
  const last = sanctionOf(elapse(casework, later('2023-06-06')).casework, 'p1');
  expect(last.stage).toBe('expired');
  expect(last.orders.slice(4).map(({ id, measures: lifted }) => [id, lifted])).toEqual([
    ['a/lift-2', ['no-non-counter']],
    ['b/lift-2', ['no-payment-account-business']],
  ]);
});

test('[SAN-36] what had its own term and is over stays over from its own day when the rest ends later', () => {
  const papers = { pack: 'pboc-261-2016', decidedOn: '2018-06-04', servedOn: '2018-06-05' };
  const rules = ['261-3-non-counter', '261-3-new'];
  const { casework } = run(WORLD, [[past({ ...papers, rules }), doing(HEAD, at('2020-01-02 10:00'))]]);
  const partly = withSettings(elapse(casework, later('2021-06-05')).casework, { 'sanction-auto-lift': 0 });
  const ends = (events: readonly EventHead[]) => {
    const after = sanctionOf(events.reduce(evolve, partly), 'p1');
    return after.measures.map(({ rule, endedMs }) => [rule, endedMs]);
  };
  const byHand = command('sanction.lift', { cause: 'term-over', reason: '期满' }, 'p1');
  const { events } = run(partly, [[byHand, doing(HEAD, at('2023-06-10'))]]);
  const appeal = { cause: 'appeal-upheld', by: { kind: 'appeal', id: 'q1' }, isTermOver: true } as const;
  const onAppeal = liftSanction(sanctionOf(partly, 'p1'), appeal, doing(HEAD, at('2023-06-10')));
  for (const given of [events, onAppeal.ok ? onAppeal.value : []]) {
    expect(given.at(-1)).toMatchObject({ type: 'sanction.measures-ended', rules: ['261-3-non-counter'] });
    expect(ends(given)).toEqual([
      ['261-3-non-counter', at('2023-06-10')],
      ['261-3-new', at('2021-06-05')],
    ]);
  }
});

test('[SAN-36] each term has its clock, from the beginning of the term and by the value that holds its years', () => {
  const papers = { pack: 'pboc-261-2016', decidedOn: '2018-06-04', servedOn: '2018-06-05' };
  const rules = ['261-3-non-counter', '261-3-new'];
  const { casework } = run(WORLD, [[past({ ...papers, rules }), doing(HEAD, at('2020-01-02 10:00'))]]);
  const clocks = runningClocks(casework, later('2020-01-03')).map(({ clock }) => clock);
  expect(clocks.filter(({ code: name }) => name === 'sanction-term')).toMatchObject([
    { item: '2021-06-04', rule: 'notice-261-new-account-years', fromMs: at('2018-06-04') },
    { item: '2023-06-04', rule: 'notice-261-years', fromMs: at('2018-06-04') },
  ]);
});

test('[SAN-32] an item that falls leaves a determination of the past with its other acts; the last one takes it away', () => {
  const acts = [0, 1].map((n) =>
    act(`a${n}`, { day: '2021-04-10', items: [{ number: CARDS[n] ?? '', kind: 'bank-account' }] }),
  );
  const { casework } = run(WORLD, [[past({ acts }), doing(HEAD)]]);
  const strike = (given: Casework, number: string) => {
    const cause = { cause: 'not-my-card', by: { kind: 'appeal', id: 'q1' }, items: [number] } as const;
    const events = liftSanction(sanctionOf(given, 'p1'), cause, doing(HEAD, NOW + 1));
    return events.ok ? events.value.reduce(evolve, given) : given;
  };
  const one = strike(casework, CARDS[0]);
  expect(sanctionOf(one, 'p1')).toMatchObject({ stage: 'in-force', struckItems: [CARDS[0]] });
  expect(sanctionOf(strike(one, CARDS[1]), 'p1').stage).toBe('lifted');
});

test('[SAN-36] regional packs of the phone side can be entered and replayed', () => {
  const orders = [{ id: 'c', to: CARRIER.agency.id, sector: 'carrier' }] as const;
  const linyi = { pack: 'linyi-2021', rules: ['linyi-phone'], orders } as const;
  const { casework } = run(WORLD, [[past(linyi), doing(HEAD)]]);
  expect(sanctionOf(casework, 'p1').measures).toMatchObject([{ measure: 'telecom-no-new', endsOn: '2026-04-20' }]);
  expect(code({ ...linyi, region: '320500' })).not.toBe('ok');
});

test('[SAN-36] nothing that the pack of its day does not carry', () => {
  expect(code({})).toBe('ok');
  expect(codeOf(WORLD, past(), doing(COUNTY))).toBe('level-too-low');
  expect(code({ pack: 'none' })).toBe('pack-unknown');
  expect(code({ pack: 'joint-measures-2024', rules: [], decidedOn: '2024-12-03', servedOn: '2024-12-03' })).toBe(
    'pack-not-superseded',
  );
  expect(code({ decidedOn: '2024-12-01', servedOn: '2024-12-01' })).toBe('pack-not-in-force-then');
  expect(code({ decidedOn: '2019-03-31' })).toBe('pack-not-in-force-then');
  expect(code({ decidedOn: '2019-04-01' })).toBe('ok');
  expect(code({ decidedOn: '2024-11-30', servedOn: '2024-11-30' })).toBe('ok');
  expect(codeOf(WORLD, past(), doing(HEAD, at('2024-11-30 10:00')))).toBe('pack-not-superseded');
  expect(code({ pack: 'linyi-2021', rules: ['linyi-phone'], decidedOn: '2021-03-10' })).toBe('pack-start-unknown');
  expect(code({ pack: 'jiangsu-2021', rules: ['jiangsu-one'] })).toBe('pack-not-applicable');
  expect(code({ rules: ['261-3-new'] })).toBe('rule-not-in-pack');
  expect(code({ rules: ['85-9-non-counter', '85-9-public'] })).toBe('measure-not-recordable');
  expect(code({ rules: ['85-9-credit'] })).toBe('no-term');
  expect(code({ document: '' })).toBe('papers-missing');
  expect(code({ servedOn: '2021-04-19' })).toBe('day-too-early');
  expect(code({ servedOn: '2025-02-10' })).toBe('ok');
  expect(code({ servedOn: '2025-02-11' })).toBe('day-in-future');
  expect(code({ decidedOn: '2021-02-30' })).toBe('act-day-unreadable');
  expect(code({ personId: '无' })).toBe('person-unknown');
  expect(code({ reasons: '' })).toBe('reason-missing');
  expect(code({ acts: [act('a', { day: '2021-04-21' })] })).toBe('day-in-future');
  expect(code({}, withSettings(WORLD, { 'notice-85-years': undefined }))).toBe('legal-value-not-switched-on');
});

test('[SAN-34] on expiry an entry in the credit database stays five years, and is then deleted', () => {
  const papers = { pack: 'pboc-261-2016', rules: ['261-3-new', '261-3-credit'], decidedOn: '2017-06-05' };
  const report = command(
    'sanction.report-credit',
    { list: 'financial-credit-database', basis: '银发〔2016〕261号（三）', order: 'k1', to: '测试征信' },
    'p1',
  );
  const { casework } = run(WORLD, [
    [past({ ...papers, servedOn: '2017-06-06' }), doing(HEAD, at('2020-01-02 10:00'))],
    [report, doing(HEAD, at('2020-01-02 11:00'))],
  ]);
  const expired = sanctionOf(elapse(casework, later('2020-06-06')).casework, 'p1');
  expect(expired).toMatchObject({ stage: 'expired', credit: [{ runsFromMs: at('2020-06-06') }] });
  expect(expired.measures.every(({ endedMs }) => endedMs === at('2020-06-06'))).toBe(true);
  const kept = elapse(casework, later('2025-06-06 23:59')).casework;
  expect(sanctionOf(kept, 'p1').credit[0]).not.toHaveProperty('ended');
  const { casework: after, events } = elapse(casework, later('2025-06-07'));
  expect(sanctionOf(after, 'p1').credit[0]).toMatchObject({ ended: 'expired', endedMs: at('2025-06-07') });
  expect(events.find(({ type }) => type === 'sanction.credit-expired')).toMatchObject({
    order: { instruction: 'delete-credit', undoes: 'k1' },
  });
});

test('[SAN-8] acts of a past determination do not carry a new one', () => {
  const { casework } = run(WORLD, [[past({ acts: [act('a', { day: '2021-04-10' })] }), doing(HEAD)]]);
  const again = propose({ acts: [act('b', { day: '2021-04-10' })] }, 's9');
  expect(codeOf(casework, again, doing(COUNTY))).toBe('act-counted-before');
});

test('[SAN-35] nothing of the past is shown in public', () => {
  const { casework } = run(sanctionWorld({ 'sanction-publication': 1 }), [[past(), doing(HEAD)]]);
  const law = lawContext(casework, { nowMs: NOW, calendar: CHINA_CALENDAR });
  const refused = publicationRefusals(sanctionOf(casework, 'p1'), { until: '2026-04-20', law });
  expect(refused.map((one) => one.code)).toEqual(['police-route', 'past-record']);
});

test('[SAN-37] whether older terms ended with the measures of 2024 is open until a lawyer has said so', () => {
  const open = run(sanctionWorld(), [[past(), doing(HEAD)]]).casework;
  const clocks = runningClocks(open, later('2025-03-01')).filter(({ clock }) => clock.code === 'sanction-old-terms');
  expect(clocks).toMatchObject([{ clock: { effect: 'lifts', problem: { code: 'legal-value-not-set' } } }]);
  expect(elapse(open, later('2025-03-01')).events).toEqual([]);
  const runsOn = withSettings(open, { 'sanction-old-terms': 0 });
  expect(elapse(runsOn, later('2025-03-01')).events).toEqual([]);
  const ended = elapse(withSettings(open, { 'sanction-old-terms': 1 }), later('2025-03-01'));
  expect(ended.events[0]).toMatchObject({ type: 'sanction.measures-ended', atMs: at('2024-12-01'), isLast: true });
  expect(sanctionOf(ended.casework, 'p1')).toMatchObject({ stage: 'expired', end: { cause: 'old-terms-ended' } });
});

test('[SAN-37] the question is asked of older determinations only', () => {
  const clocks = runningClocks(inForce(), later('2025-03-01'));
  expect(clocks.filter(({ clock }) => clock.code === 'sanction-old-terms')).toEqual([]);
});

test('[SAN-28] an older term that ended with the measures of 2024 shortens no new one; one that runs on does', () => {
  const endOf = (oldTerms: 0 | 1) => {
    const { casework } = run(sanctionWorld({ 'sanction-old-terms': oldTerms }), [
      [past(), doing(HEAD, at('2024-12-10 10:00'))],
      [propose(), doing(COUNTY, at('2024-12-10 11:00'))],
      [determine(), doing(HEAD, at('2024-12-10 12:00'))],
    ]);
    return sanctionOf(casework).measures[0]?.endsOn;
  };
  expect(endOf(1)).toBe('2026-12-10');
  expect(endOf(0)).toBe('2026-04-20');
});
