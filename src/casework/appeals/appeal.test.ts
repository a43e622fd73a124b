import { describe, expect, test } from 'vitest';

import { step } from '../decide.ts';
import { elapse, runningClocks } from '../elapse.ts';
import type { DetectorState } from '../detector-feedback/detector.ts';
import { openMeasures } from '../measures/standing.ts';
import type { MeasureState } from '../measures/measure-state.ts';
import type { PersonState } from '../people/person.ts';
import type { Casework, RecordHead } from '../record.ts';
import { isStanding } from '../sanctions/lift-sanction.ts';
import type { SanctionState } from '../sanctions/sanction.ts';
import { isBurdened, type TelecomState } from '../telecom/telecom-state.ts';
import { at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import { appealFile } from './appeal-file.ts';
import {
  APPROVER,
  BANK,
  BANK_HEAD,
  BANK_REVIEWER,
  BODIES,
  CARD,
  CARRIER,
  CITIZEN,
  CONTESTED,
  COUNTY,
  CREDIT,
  CREDIT_HEAD,
  CREDIT_OFFICER,
  CREDIT_REVIEWER,
  DAY,
  DESK_HEAD,
  file,
  GUARDIAN,
  MAKER,
  OFFICER,
  onTicket,
  OPERATOR,
  OTHER_BANK,
  OTHER_CARD,
  OTHER_TELLER,
  POLICE,
  PROVINCE,
  REVIEWER,
  STRANGER,
  T0,
  TELLER,
  when,
  world,
} from './appeal.fixture.ts';
import type { AppealCommand, AppealState, Contested, UpheldGround } from './appeal.ts';
import { restoreTimes } from './restore-times.ts';

type Decide = Extract<AppealCommand, { readonly type: 'appeal.decide' }>;

const ticket = (casework: Casework, id = 'q1') => casework.appeal?.get(id) as AppealState;
const ACCEPT = onTicket({ type: 'appeal.accept' });
const ASSIGN = onTicket({ type: 'appeal.assign', reviewer: { id: REVIEWER.id, name: REVIEWER.name } });
const uphold = (ground: UpheldGround, rest: Partial<Decide> = {}) =>
  onTicket({ type: 'appeal.decide', outcome: 'upheld', ground, reasons: '查证不实', ...rest } as const);
const UPHOLD = uphold('finding-wrong');
const REJECT = onTicket({ type: 'appeal.decide', outcome: 'rejected', reasons: '认定属实' });

/** Filed, accepted by the desk, a reviewer named. */
function inReview(contested: readonly Contested[], before: Casework = world()): Casework {
  return run(before, [
    [file(contested), when(CITIZEN)],
    [ACCEPT, when(OFFICER, 1)],
    [ASSIGN, when(DESK_HEAD, 2)],
  ]).casework;
}

function standing(casework: Casework) {
  const measure = (id: string) => openMeasures(casework.measure?.get(id) as MeasureState).length > 0;
  return {
    freeze: measure('m1'),
    risk: measure('m2'),
    telecom: (casework.telecom?.get('t1') as TelecomState).numbers.some((one) => !one.isRemoved && isBurdened(one)),
    sanction: isStanding(casework.sanction?.get('s1') as SanctionState),
  };
}

describe('filing', () => {
  test('[APL-1] filed by the person, by the guardian of a minor, by an interested person against a freeze, or at a counter', () => {
    expect(codeOf(world(), file([CONTESTED.sanction]), when(CITIZEN))).toBe('ok');
    expect(codeOf(world(), file([CONTESTED.sanction]), when(STRANGER))).toBe('not-your-record');
    const child = file([{ record: { kind: 'person', id: 'p2' }, basis: 'self-check' }], {
      type: 'appeal.file-as-guardian',
      personId: 'p2',
    });
    expect(codeOf(world(), child, when(GUARDIAN))).toBe('ok');
    expect(codeOf(world(), child, when(STRANGER))).toBe('appeal-not-the-guardian');
    const interested = file([CONTESTED.freeze], { type: 'appeal.file-as-interested', personId: 'p9' });
    expect(codeOf(world(), interested, when(STRANGER))).toBe('ok');
    expect(codeOf(world(), { ...interested, personId: 'p1' } as AppealCommand, when(STRANGER))).toBe('not-your-record');
    const other = file([CONTESTED.sanction], { type: 'appeal.file-as-interested', personId: 'p9' });
    expect(codeOf(world(), other, when(STRANGER))).toBe('appeal-not-your-record');
    const { to: _, ...rest } = file([CONTESTED.sanction]) as Extract<AppealCommand, { readonly to: string }>;
    const takeIn = { ...rest, type: 'appeal.take-in', identified: '核对身份证' } as AppealCommand;
    for (const who of [TELLER, OTHER_TELLER, OPERATOR, OFFICER]) {
      const { casework } = run(world(), [[takeIn, when(who)]]);
      expect(ticket(casework).owner).toMatchObject({ agency: who.agency.id, officer: who.id });
    }
    expect(codeOf(world(), { ...takeIn, identified: '' } as AppealCommand, when(TELLER))).toBe(
      'appeal-identity-unseen',
    );
  });

  test('[APL-2] whoever decided and whoever executed must both take it; nobody else is named', () => {
    for (const to of [POLICE, BANK, OTHER_BANK, CARRIER, CREDIT]) {
      const { casework } = run(world(), [[file([CONTESTED.sanction], { to }), when(CITIZEN)]]);
      expect(ticket(casework).owner.agency).toBe(to);
      expect(ticket(casework).agencies).toEqual(expect.arrayContaining([POLICE, BANK, OTHER_BANK, CARRIER]));
    }
    expect(codeOf(world(), file([CONTESTED.sanction], { to: '别处' }), when(CITIZEN))).toBe('appeal-body-unknown');
  });

  test('[APL-3] what is contested is there, is the own, and fits the basis; one ticket for each thing', () => {
    const code = (...contested: Contested[]) => codeOf(world(), file(contested), when(CITIZEN));
    expect(code()).toBe('appeal-nothing-contested');
    expect(code({ record: { kind: 'measure', id: 'none' }, basis: 'freeze' })).toBe('appeal-record-unknown');
    expect(code({ ...CONTESTED.sanction, basis: 'freeze' })).toBe('appeal-basis-does-not-fit');
    expect(code({ record: { kind: 'person', id: 'p2' }, basis: 'not-my-card' })).toBe('appeal-not-your-record');
    expect(code({ ...CONTESTED.card, items: ['6200000000000003'] })).toBe('appeal-item-unknown');
    const { casework } = run(world(), [[file([CONTESTED.sanction, CONTESTED.card]), when(CITIZEN)]]);
    const again = (...contested: Contested[]) => codeOf(casework, file(contested, {}, 'q2'), when(CITIZEN, 1));
    expect(again(CONTESTED.sanction)).toBe('appeal-open-already');
    expect(again(CONTESTED.card)).toBe('appeal-open-already');
    expect(again({ ...CONTESTED.card, items: [OTHER_CARD] })).toBe('ok');
    expect(again(CONTESTED.freeze)).toBe('ok');
  });

  test('[APL-4] nothing about papers turns anybody away: what lacks is named, and the clock runs on', () => {
    const filed = run(world(), [[file([CONTESTED.freeze], { papers: [], statement: '' }), when(CITIZEN)]]).casework;
    const ask = (lacking: readonly ('identity' | 'contract')[]) => onTicket({ type: 'appeal.ask-papers', lacking });
    const paper = (kind: 'identity' | 'contract') => onTicket({ type: 'appeal.add-paper', paper: kind, name: '件' });
    expect(codeOf(filed, ask([]), when(OFFICER, 1))).toBe('appeal-lacking-unnamed');
    const asked = run(filed, [[ask(['identity', 'contract']), when(OFFICER, 1)]]).casework;
    expect(codeOf(asked, ACCEPT, when(OFFICER, 1))).toBe('appeal-papers-lacking');
    const dues = (casework: Casework) =>
      runningClocks(casework, when(OFFICER, 1)).filter(({ clock }) => clock.code === 'appeal-freeze');
    expect(dues(asked).map(({ clock }) => clock.dueMs)).toEqual(dues(filed).map(({ clock }) => clock.dueMs));
    const half = run(asked, [[paper('identity'), when(CITIZEN, 2)]]).casework;
    expect(ticket(half)).toMatchObject({ status: 'papers-asked', lacking: ['contract'] });
    const whole = run(half, [
      [paper('contract'), when(CITIZEN, 2, 1)],
      [ACCEPT, when(OFFICER, 3)],
    ]).casework;
    expect(ticket(whole)).toMatchObject({ status: 'accepted', lacking: [] });
    expect(codeOf(whole, ACCEPT, when(OFFICER, 4))).toBe('appeal-accepted-already');
  });

  test('[APL-5] papers and statements come from a party to the ticket or over a counter', () => {
    const { casework } = run(world(), [[file([CONTESTED.freeze]), when(CITIZEN)]]);
    const paper = onTicket({ type: 'appeal.add-paper', paper: 'contract', name: '合同' });
    const statement = onTicket({ type: 'appeal.add-statement', text: '补充' });
    for (const command of [paper, statement]) {
      expect(codeOf(casework, command, when(CITIZEN, 1))).toBe('ok');
      expect(codeOf(casework, command, when(TELLER, 1))).toBe('ok');
      expect(codeOf(casework, command, when(STRANGER, 1))).toBe('appeal-not-your-record');
    }
    expect(codeOf(casework, onTicket({ type: 'appeal.withdraw', reason: '' }), when(STRANGER, 1))).toBe(
      'appeal-not-your-record',
    );
  });
});

describe('clocks', () => {
  const days = (basis: Contested, whoTo = POLICE) => {
    const { casework } = run(world(), [[file([basis], { to: whoTo }), when(CITIZEN)]]);
    return runningClocks(casework, when(CITIZEN)).find(({ clock }) => clock.code === `appeal-${basis.basis}`)?.clock;
  };

  test('[APL-6] each basis has its own clock from the filing', () => {
    // 2025-03-03 is a Monday: 30 days end on Wednesday 04-02, 20 on Sunday 03-23 and so on Monday, 15 on Tuesday 03-18.
    expect(days(CONTESTED.freeze)).toMatchObject({ rule: 'freeze-complaint-days', dueMs: at('2025-04-03') });
    expect(days(CONTESTED.credit)).toMatchObject({ rule: 'credit-objection-days', dueMs: at('2025-03-25') });
    expect(days({ ...CONTESTED.risk, basis: 'aml-measure' })).toMatchObject({
      rule: 'aml-objection-days',
      dueMs: at('2025-03-19'),
    });
    expect(days(CONTESTED.sanction)).toMatchObject({ rule: 'sanction-appeal-days', effect: 'alarm' });
    expect(days(CONTESTED.risk)).toMatchObject({ rule: 'aftl-appeal-days' });
    expect(days(CONTESTED.card)).toMatchObject({ rule: 'dispute-days' });
    const { casework } = run(world(), [[file([CONTESTED.sanction, CONTESTED.freeze, CONTESTED.risk]), when(CITIZEN)]]);
    const codes = runningClocks(casework, when(CITIZEN)).flatMap(({ record, clock }) =>
      record.kind === 'appeal' ? [clock.code] : [],
    );
    expect(new Set(codes)).toEqual(new Set(['appeal-sanction', 'appeal-freeze', 'appeal-article-32']));
  });

  test('[APL-6] a credit complaint is answered from its acceptance', () => {
    const complaint = { ...CONTESTED.credit, basis: 'credit-complaint' } as const;
    const filed = run(world(), [[file([complaint], { to: CREDIT }), when(CITIZEN)]]).casework;
    const accepted = run(filed, [[ACCEPT, when(CREDIT_OFFICER, 4)]]).casework;
    const from = (casework: Casework) =>
      runningClocks(casework, when(CITIZEN, 4)).find(({ clock }) => clock.code === 'appeal-credit-complaint')?.clock
        .fromMs;
    expect(from(filed)).toBe(T0);
    expect(from(accepted)).toBe(T0 + 4 * DAY);
  });

  test('[APL-7] where a term is not set the ticket is taken all the same, with an alarm, and its clock shows why', () => {
    const settings = new Map(settledCasework()['legal-setting']);
    settings.delete('sanction-appeal-days');
    const { casework, events } = run(world({ 'legal-setting': settings }), [
      [file([CONTESTED.sanction]), when(CITIZEN)],
    ]);
    expect(events.map(({ type }) => type)).toEqual(['appeal.filed', 'appeal.clock-missing']);
    const [{ clock } = {}] = runningClocks(casework, when(CITIZEN)).filter(({ record }) => record.kind === 'appeal');
    expect(clock).toMatchObject({ problem: { code: 'legal-value-not-set' } });
    expect(clock?.dueMs).toBeUndefined();
    expect(codeOf(casework, ACCEPT, when(OFFICER, 1))).toBe('ok');
    const late = context(at('2026-12-20 10:00'), CITIZEN, 'appeal');
    expect(run(world(), [[file([CONTESTED.freeze]), late]]).events.map(({ type }) => type)).toContain(
      'appeal.clock-missing',
    );
  });

  test('[APL-8] an answer that is late alarms once and goes up a level, which may take the ticket over', () => {
    const accepted = run(world(), [
      [file([CONTESTED.freeze]), when(CITIZEN)],
      [ACCEPT, when(OFFICER, 1)],
    ]).casework;
    expect(codeOf(accepted, onTicket({ type: 'appeal.take-over' }), when(PROVINCE, 2))).toBe('appeal-not-offered');
    const late = when(PROVINCE, 40);
    const { events, casework } = elapse(accepted, late);
    expect(events.filter(({ type }) => type === 'appeal.overdue')).toMatchObject([
      { atMs: at('2025-04-03'), basis: 'freeze', level: 'province' },
    ]);
    expect(elapse(casework, when(PROVINCE, 90)).events.filter(({ type }) => type === 'appeal.overdue')).toEqual([]);
    const taken = run(casework, [[onTicket({ type: 'appeal.take-over' }), late]]).casework;
    expect(ticket(taken)).toMatchObject({ owner: { officer: PROVINCE.id }, earlierOwners: [{ officer: OFFICER.id }] });
  });
});

describe('the owner', () => {
  test('[APL-9] a transfer keeps the ticket, its clock and its owner until the other has taken it', () => {
    const accepted = run(world(), [
      [file([CONTESTED.risk], { to: BANK }), when(CITIZEN)],
      [ACCEPT, when(TELLER, 1)],
    ]).casework;
    const offer = (to: string, reason = '决定单位') => onTicket({ type: 'appeal.offer-transfer', to, reason });
    expect(codeOf(accepted, offer(POLICE), when(OTHER_TELLER, 2))).toBe('appeal-not-owner');
    expect(codeOf(accepted, offer(BANK), when(TELLER, 2))).toBe('appeal-transfer-to-nobody');
    expect(codeOf(accepted, offer('别处'), when(TELLER, 2))).toBe('appeal-transfer-to-nobody');
    expect(codeOf(accepted, offer(POLICE, ' '), when(TELLER, 2))).toBe('reason-missing');
    const offered = run(accepted, [[offer(POLICE), when(TELLER, 2)]]).casework;
    expect(ticket(offered).owner.officer).toBe(TELLER.id);
    expect(codeOf(offered, onTicket({ type: 'appeal.take-over' }), when(OPERATOR, 3))).toBe('appeal-not-offered');
    const taken = run(offered, [[onTicket({ type: 'appeal.take-over' }), when(OFFICER, 3)]]).casework;
    expect(ticket(taken)).toMatchObject({
      id: 'q1',
      status: 'accepted',
      owner: { agency: POLICE, officer: OFFICER.id },
    });
    expect(ticket(taken).offeredTo).toBeUndefined();
    const dues = (casework: Casework) =>
      runningClocks(casework, when(OFFICER, 3)).flatMap(({ record, clock }) =>
        record.kind === 'appeal' ? [clock.dueMs] : [],
      );
    expect(dues(taken)).toEqual(dues(accepted));
  });

  test('[APL-10] only the owner asks for papers, adds to the ticket and hands it on; only its office accepts and names a reviewer', () => {
    const filed = run(world(), [[file([CONTESTED.freeze]), when(CITIZEN)]]).casework;
    expect(codeOf(filed, ACCEPT, when(TELLER, 1))).toBe('appeal-not-owner');
    expect(codeOf(filed, ASSIGN, when(DESK_HEAD, 1))).toBe('appeal-not-accepted');
    const accepted = run(filed, [[ACCEPT, when(OFFICER, 1)]]).casework;
    const ask = onTicket({ type: 'appeal.ask-papers', lacking: ['contract'] as const });
    expect(codeOf(accepted, ask, when(MAKER, 2))).toBe('appeal-not-owner');
    expect(codeOf(accepted, ASSIGN, when(BANK_HEAD, 2))).toBe('appeal-not-owner');
    const add = onTicket({ type: 'appeal.add-contested', contested: [CONTESTED.sanction] });
    const added = run(accepted, [[add, when(OFFICER, 2)]]).casework;
    expect(ticket(added).contested).toMatchObject([{ sinceMs: T0 }, { sinceMs: T0 + 2 * DAY }]);
    expect(ticket(added).agencies).toContain(OTHER_BANK);
  });
});

describe('review', () => {
  test('[APL-11] the reviewer had no hand in a contested record, in the ticket, and was never its owner', () => {
    const accepted = run(world(), [
      [file([CONTESTED.freeze]), when(CITIZEN)],
      [ACCEPT, when(OFFICER, 1)],
    ]).casework;
    const assign = (id: string) => onTicket({ type: 'appeal.assign', reviewer: { id, name: id } });
    for (const id of [MAKER.id, APPROVER.id, OFFICER.id, DESK_HEAD.id])
      expect(codeOf(accepted, assign(id), when(DESK_HEAD, 2)), id).toBe('appeal-reviewer-was-hand');
    expect(codeOf(accepted, assign(REVIEWER.id), when(DESK_HEAD, 2))).toBe('ok');
    const reviewed = inReview([CONTESTED.freeze]);
    expect(codeOf(reviewed, REJECT, when({ ...REVIEWER, id: '别人' }, 3))).toBe('appeal-not-the-reviewer');
    const hands = [{ command: 'measure.approve-renewal', by: REVIEWER.id }];
    const freeze = { ...(reviewed.measure?.get('m1') as MeasureState), hands };
    const meddled = { ...reviewed, measure: new Map([['m1', freeze]]) };
    expect(codeOf(meddled, REJECT, when(REVIEWER, 3))).toBe('appeal-reviewer-was-hand');
    expect(codeOf(accepted, REJECT, when(REVIEWER, 3))).toBe('appeal-no-reviewer');
  });

  test('[APL-12] a determination is reviewed at city level, a freeze by county police, the rest by a body of the ticket', () => {
    const assign = (who: typeof REVIEWER) =>
      onTicket({ type: 'appeal.assign', reviewer: { id: who.id, name: who.name } });
    const decided = (contested: Contested, who: typeof REVIEWER) => {
      const accepted = run(world(), [
        [file([contested]), when(CITIZEN)],
        [ACCEPT, when(OFFICER, 1)],
        [assign(who), when(DESK_HEAD, 2)],
      ]).casework;
      return codeOf(accepted, REJECT, when(who, 3));
    };
    const county = { ...REVIEWER, agency: { ...COUNTY.agency, region: '371300' } };
    expect(decided(CONTESTED.sanction, REVIEWER)).toBe('ok');
    expect(decided(CONTESTED.sanction, county)).toBe('appeal-not-competent');
    expect(decided(CONTESTED.sanction, BANK_REVIEWER)).toBe('appeal-not-competent');
    expect(decided(CONTESTED.freeze, county)).toBe('ok');
    expect(decided(CONTESTED.freeze, BANK_REVIEWER)).toBe('appeal-not-competent');
    expect(decided(CONTESTED.risk, BANK_REVIEWER)).toBe('ok');
    expect(decided(CONTESTED.risk, REVIEWER)).toBe('ok');
  });

  test('[APL-13] a decision has written reasons, a ground where it upholds, and names the parts that fall', () => {
    const reviewed = inReview([CONTESTED.freeze, CONTESTED.sanction]);
    const code = (change: object) =>
      codeOf(reviewed, onTicket({ type: 'appeal.decide', reasons: '理由', ...change }), when(REVIEWER, 3));
    expect(code({ outcome: 'rejected', reasons: ' ' })).toBe('reason-missing');
    expect(code({ outcome: 'rejected', ground: 'procedure' })).toBe('appeal-ground-without-effect');
    expect(code({ outcome: 'upheld' })).toBe('appeal-ground-missing');
    expect(code({ outcome: 'partly', ground: 'procedure' })).toBe('appeal-part-unnamed');
    expect(code({ outcome: 'partly', ground: 'procedure', upheld: [CONTESTED.telecom] })).toBe(
      'appeal-part-not-contested',
    );
    expect(code({ outcome: 'partly', ground: 'procedure', upheld: [CONTESTED.freeze] })).toBe('ok');
    expect(code({ outcome: 'rejected' })).toBe('ok');
  });

  test('[APL-14] whoever is not satisfied is told what is open next, and what no text says is said to be open', () => {
    const decided = (contested: Contested) =>
      ticket(run(inReview([contested]), [[REJECT, when(REVIEWER, 3)]]).casework).decision?.remedies;
    expect(decided(CONTESTED.sanction)).toMatchObject([
      { code: 'reconsideration', certainty: 'open', dueMs: at('2025-05-07') },
      { code: 'suit', certainty: 'open', dueMs: at('2025-09-09') },
    ]);
    expect(decided(CONTESTED.freeze)).toMatchObject([
      { code: 'higher-police', certainty: 'law' },
      { code: 'procuratorate', certainty: 'law' },
    ]);
    expect(decided({ ...CONTESTED.risk, basis: 'aml-measure' })).toMatchObject([
      { code: 'pboc-complaint' },
      { code: 'suit' },
    ]);
    expect(decided(CONTESTED.credit)).toMatchObject([{ code: 'credit-complaint', certainty: 'law' }]);
  });

  test('[APL-15] nothing happens to a ticket that is over but the answers of institutions', () => {
    const over = run(inReview([CONTESTED.credit]), [[REJECT, when(REVIEWER, 3)]]).casework;
    expect(codeOf(over, UPHOLD, when(REVIEWER, 4))).toBe('appeal-closed');
    expect(codeOf(over, onTicket({ type: 'appeal.withdraw', reason: '' }), when(CITIZEN, 4))).toBe('appeal-closed');
    const receipt = { atMs: T0 + 4 * DAY, result: 'done' } as const;
    const noted = onTicket({ type: 'appeal.note-receipt', delivery: 'q1:1', receipt });
    expect(codeOf(over, noted, when(CREDIT_OFFICER, 4))).toBe('ok');
    expect(codeOf(over, noted, when(TELLER, 4))).toBe('receipt-not-owed');
    expect(codeOf(over, ACCEPT, when(OFFICER, 4))).toBe('appeal-closed');
  });
});

describe('upheld', () => {
  test('[APL-16] everything contested ends in the decision itself, and every institution is told', () => {
    const reviewed = inReview([CONTESTED.freeze, CONTESTED.risk, CONTESTED.telecom, CONTESTED.sanction]);
    expect(standing(reviewed)).toEqual({ freeze: true, risk: true, telecom: true, sanction: true });
    const { casework, events } = run(reviewed, [[UPHOLD, when(REVIEWER, 3)]]);
    expect(standing(casework)).toEqual({ freeze: false, risk: false, telecom: false, sanction: false });
    const told = (['m1', 'm2'] as const).flatMap((id) => (casework.measure?.get(id) as MeasureState).deliveries);
    const orders = (casework.sanction?.get('s1') as SanctionState).orders;
    const lifts = [...told, ...orders, ...(casework.telecom?.get('t1') as TelecomState).deliveries].filter(
      ({ orderedMs }) => orderedMs === T0 + 3 * DAY,
    );
    expect(new Set(lifts.map(({ to }) => to))).toEqual(new Set([BANK, OTHER_BANK, CARRIER, CREDIT]));
    expect(events[0]).toMatchObject({ type: 'appeal.decided', outcome: 'upheld', remedies: [] });
    expect(
      ticket(casework)
        .decision?.restored.map(({ record }) => record.id)
        .toSorted(),
    ).toEqual(['m1', 'm2', 's1', 't1']);
  });

  test('[APL-17] partly upheld ends the named parts and leaves the rest', () => {
    const reviewed = inReview([CONTESTED.freeze, CONTESTED.sanction]);
    const partly = onTicket({
      type: 'appeal.decide',
      outcome: 'partly',
      ground: 'unrelated-to-case',
      reasons: '与案件无关',
      upheld: [CONTESTED.freeze],
    });
    const { casework } = run(reviewed, [[partly, when(REVIEWER, 3)]]);
    expect(standing(casework)).toMatchObject({ freeze: false, sanction: true });
    expect(ticket(casework).decision?.remedies.length).toBeGreaterThan(0);
  });

  test('[APL-18] where something cannot be ended nothing is decided', () => {
    const mixed = {
      ...world(),
      measure: new Map([
        ['m2', { ...(world().measure?.get('m1') as MeasureState), ...(world().measure?.get('m2') as MeasureState) }],
      ]),
    } as Casework;
    const risk = mixed.measure?.get('m2') as MeasureState;
    const both = { ...risk, freezes: (world().measure?.get('m1') as MeasureState).freezes };
    const reviewed = run({ ...mixed, measure: new Map([['m2', both]]) }, [
      [file([CONTESTED.risk], { to: BANK }), when(CITIZEN)],
      [ACCEPT, when(TELLER, 1)],
      [onTicket({ type: 'appeal.assign', reviewer: { id: BANK_REVIEWER.id, name: '' } }), when(BANK_HEAD, 2)],
    ]).casework;
    expect(step(reviewed, UPHOLD, when(BANK_REVIEWER, 3))).toMatchObject({
      ok: false,
      problem: { code: 'appeal-still-stands' },
    });
    const own = onTicket({
      type: 'appeal.decide',
      outcome: 'partly',
      ground: 'not-proportionate',
      reasons: '过度',
      upheld: [{ ...CONTESTED.risk, items: ['r1'] }],
    });
    const { casework } = run(reviewed, [[own, when(BANK_REVIEWER, 3)]]);
    const after = casework.measure?.get('m2') as MeasureState;
    expect([after.risks[0]?.status, after.freezes[0]?.status]).toEqual(['ended', 'in-force']);
  });

  test('[APL-19] each detector of a contested finding learns it once; a ground that says nothing of the finding tells nothing', () => {
    const reviewed = inReview([CONTESTED.freeze, CONTESTED.sanction]);
    const learnt = (ground: UpheldGround) => {
      const { casework } = run(reviewed, [[uphold(ground), when(REVIEWER, 3)]]);
      return [...((casework.detector ?? new Map()) as ReadonlyMap<string, DetectorState>).values()].map(
        ({ id, outcomes }) => [id, outcomes.map(({ outcome, finding }) => `${finding} ${outcome}`)],
      );
    };
    expect(learnt('finding-wrong')).toEqual([
      ['fan@1', ['F1 false-positive']],
      ['pass@1', ['F1 false-positive']],
    ]);
    expect(learnt('procedure')).toEqual([]);
    expect(learnt('expired')).toEqual([]);
  });

  test('[APL-20] credit data is marked as disputed from the filing, and corrected or unmarked with the decision', () => {
    const filed = run(world(), [[file([CONTESTED.credit], { to: CREDIT }), when(CITIZEN)]]).casework;
    expect(ticket(filed).deliveries).toMatchObject([{ to: CREDIT, instruction: 'mark-disputed' }]);
    const reviewed = run(filed, [
      [ACCEPT, when(CREDIT_OFFICER, 1)],
      [onTicket({ type: 'appeal.assign', reviewer: { id: CREDIT_REVIEWER.id, name: '' } }), when(CREDIT_HEAD, 1, 1)],
    ]).casework;
    const last = (command: AppealCommand, who = CREDIT_REVIEWER) =>
      ticket(run(reviewed, [[command, when(who, 3)]]).casework).deliveries.at(-1)?.instruction;
    expect(last(uphold('credit-data-wrong') as AppealCommand)).toBe('correct-credit');
    expect(last(REJECT as AppealCommand)).toBe('unmark-disputed');
    expect(last(onTicket({ type: 'appeal.withdraw', reason: '' }) as AppealCommand, CITIZEN)).toBe('unmark-disputed');
    const { casework } = run(reviewed, [[uphold('credit-data-wrong'), when(CREDIT_REVIEWER, 3)]]);
    expect(standing(casework).sanction).toBe(true);
  });

  test('[APL-21] an instruction of the ticket without an answer alarms once', () => {
    const filed = run(world(), [[file([CONTESTED.credit], { to: CREDIT }), when(CITIZEN)]]).casework;
    const { events } = elapse(filed, when(CITIZEN, 10));
    expect(events.filter(({ type }) => type === 'appeal.receipt-overdue')).toMatchObject([
      { delivery: 'q1:1', to: CREDIT, atMs: T0 + DAY },
    ]);
  });
});

describe('not my card', () => {
  const check = (result: 'opened-by-other' | 'opened-by-person') =>
    onTicket({ type: 'appeal.check-items', results: [{ number: CARD, result }], note: '录像非本人' });
  const NOT_MINE = uphold('not-my-card');
  const person = (casework: Casework) => casework.person?.get('p1') as PersonState;
  const status = (casework: Casework) => person(casework).items.map((item) => item.status);

  test('[APL-22] a disputed card is marked on the record meanwhile and its institution is asked; a mark that came to nothing goes', () => {
    const reviewed = inReview([CONTESTED.card]);
    expect(status(reviewed)).toEqual(['disputed', 'on-record', 'on-record']);
    expect(ticket(reviewed).deliveries).toMatchObject([{ to: BANK, instruction: 'check-items' }]);
    expect(status(run(reviewed, [[REJECT, when(REVIEWER, 3)]]).casework)).toEqual([
      'on-record',
      'on-record',
      'on-record',
    ]);
    const withdrawn = run(reviewed, [[onTicket({ type: 'appeal.withdraw', reason: '想起来了' }), when(CITIZEN, 3)]]);
    expect(status(withdrawn.casework)).toEqual(['on-record', 'on-record', 'on-record']);
  });

  test('[APL-23] shown to be opened by somebody else it leaves the record with all that stood on it, and the person is a victim', () => {
    const reviewed = inReview([CONTESTED.card]);
    expect(codeOf(reviewed, NOT_MINE, when(REVIEWER, 3))).toBe('appeal-check-missing');
    const foreign = onTicket({
      type: 'appeal.check-items',
      results: [{ number: OTHER_CARD, result: 'opened-by-other' }],
      note: '',
    });
    expect(codeOf(reviewed, foreign, when(TELLER, 3))).toBe('appeal-item-not-disputed');
    const checked = run(reviewed, [[check('opened-by-other'), when(TELLER, 3)]]).casework;
    expect(codeOf(checked, UPHOLD, when(REVIEWER, 4))).toBe('appeal-ground-does-not-fit');
    const { casework } = run(checked, [[NOT_MINE, when(REVIEWER, 4)]]);
    expect(status(casework)).toEqual(['removed', 'on-record', 'on-record']);
    expect(ticket(casework).decision?.openedByUnknown).toEqual([CARD]);
    expect(standing(casework)).toMatchObject({ freeze: false, risk: false, telecom: true });
    expect((casework.sanction?.get('s1') as SanctionState).struckItems).toEqual([CARD]);
    expect([...(casework.detector ?? new Map()).values()]).toEqual([]);
  });

  test('[APL-24] a self-check gives no number: which card it is has to be found before it can be upheld', () => {
    const reviewed = inReview([CONTESTED.unknown]);
    expect(codeOf(reviewed, NOT_MINE, when(REVIEWER, 3))).toBe('appeal-items-missing');
    const found = run(reviewed, [
      [onTicket({ type: 'appeal.add-contested', contested: [CONTESTED.card] }), when(OFFICER, 3)],
      [check('opened-by-other'), when(TELLER, 4)],
    ]).casework;
    const partly = uphold('not-my-card', { outcome: 'partly', upheld: [CONTESTED.card] });
    expect(status(run(found, [[partly, when(REVIEWER, 5)]]).casework)[0]).toBe('removed');
  });
});

test('[APL-25] the file of a ticket shows both bodies, the owner, the clocks, papers and decision', () => {
  const { casework } = run(inReview([CONTESTED.freeze]), [[REJECT, when(REVIEWER, 3)]]);
  const shown = appealFile(casework, 'q1');
  expect(shown).toMatchObject({
    id: 'q1',
    bodies: BODIES,
    owner: { officer: OFFICER.id },
    contested: [{ institutions: [BANK], restrictedMs: T0 - 10 * DAY, article: '公安机关办理刑事案件程序规定 196' }],
    decision: { outcome: 'rejected', reasons: '认定属实' },
  });
  expect(appealFile(inReview([CONTESTED.freeze]), 'q1')?.clocks).toMatchObject([{ code: 'appeal-freeze' }]);
  expect(appealFile(casework, 'none')).toBeUndefined();
});

test('[APL-26] days from restriction to lift, by detector and by institution, with what is too few and what is not confirmed', () => {
  expect(restoreTimes(world()).all).toEqual({ people: 0, records: 0, unknown: 0, isSmallSample: true });
  const { casework } = run(inReview([CONTESTED.freeze, CONTESTED.sanction]), [[UPHOLD, when(REVIEWER, 3)]]);
  const times = restoreTimes(casework);
  expect(times.all).toEqual({
    people: 1,
    records: 2,
    medianDays: 18,
    longestDays: 23,
    unknown: 0,
    isSmallSample: true,
  });
  expect(times.byDetector.map(({ detector, records }) => [detector, records])).toEqual([
    ['fan@1', 2],
    ['pass@1', 2],
  ]);
  expect(times.byInstitution).toContainEqual({
    ...{ institution: OTHER_BANK, people: 1, records: 1, medianDays: 23, longestDays: 23, unknown: 0 },
    ...{ isSmallSample: true, confirmed: 0, awaited: 1 },
  });
  const expired = run(inReview([{ ...CONTESTED.sanction, basis: 'sanction-expired' }]), [
    [uphold('expired'), when(REVIEWER, 3)],
  ]).casework;
  expect(restoreTimes(expired)).toMatchObject({ all: { records: 0 }, expiredNotLifted: 1 });
});
