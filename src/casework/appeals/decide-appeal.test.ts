import { evolve } from '../casework.ts';
import { makeEvent } from '../make-event.ts';
import { step } from '../decide.ts';
import type { DetectorState } from '../detector-feedback/detector.ts';
import { elapse, runningClocks } from '../elapse.ts';
import type { Actor } from '../actor.ts';
import type { Casework, CommandHead } from '../record.ts';
import type { LegalSettingState } from '../settings/legal-setting.ts';
import { at, codeOf, run, settledCasework } from '../world.fixture.ts';
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
  MAKER,
  measureOf,
  OFFICER,
  onTicket,
  OTHER_BANK,
  OTHER_CARD,
  personIn,
  POLICE,
  REVIEWER,
  SANCTION,
  sanctionOf,
  T0,
  telecomOf,
  TELLER,
  OTHER_TELLER,
  when,
  world,
} from './appeal.fixture.ts';
import type { AppealCommand, Contested, UpheldGround } from './appeal.ts';
import { restoreTimes } from './restore-times.ts';
import { ACCEPT, overdue, REJECT, UPHOLD, inReview, standing, ticket, uphold } from './ticket.fixture.ts';
import { describe, expect, test } from 'vitest';

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
    const freeze = { ...measureOf(reviewed, 'm1'), hands };
    const meddled = { ...reviewed, measure: new Map([['m1', freeze]]) };
    expect(codeOf(meddled, REJECT, when(REVIEWER, 3))).toBe('appeal-reviewer-was-hand');
    expect(codeOf(accepted, REJECT, when(REVIEWER, 3))).toBe('appeal-no-reviewer');
    const both = { ...OFFICER, id: REVIEWER.id };
    expect(codeOf(reviewed, onTicket({ type: 'appeal.take-over' }), when(both, 3))).toBe('appeal-reviewer-is-owner');
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
    const elsewhere = { ...BANK_REVIEWER, agency: { ...BANK_REVIEWER.agency, id: OTHER_BANK } };
    expect(decided(CONTESTED.risk, elsewhere)).toBe('appeal-not-competent');
    expect(decided(CONTESTED.card, elsewhere)).toBe('appeal-not-competent');
    expect(decided(CONTESTED.card, BANK_REVIEWER)).toBe('ok');
    expect(decided(CONTESTED.credit, BANK_REVIEWER)).toBe('appeal-not-competent');
    expect(decided(CONTESTED.credit, CREDIT_REVIEWER)).toBe('ok');
  });

  test('[APL-12] a number that police determined, and acts of a sanction, do not fall by an institution alone', () => {
    const by = (who: Actor, contested: Contested, before: Casework, ground: UpheldGround) => {
      const checked = onTicket({
        type: 'appeal.check-items',
        results: (contested.items ?? []).map((number) => ({ number, result: 'opened-by-other' as const })),
        note: '',
      });
      const reviewed = run(before, [
        [file([contested]), when(CITIZEN)],
        [ACCEPT, when(OFFICER, 1)],
        [onTicket({ type: 'appeal.assign', reviewer: { id: who.id, name: '复核' } }), when(DESK_HEAD, 2)],
        ...(contested.items === undefined ? [] : [[checked, when(OFFICER, 2, 1)] as const]),
      ]).casework;
      return codeOf(reviewed, uphold(ground), when(who, 3));
    };
    const carrier = {
      ...BANK_REVIEWER,
      id: '通信复核',
      agency: { ...BANK_REVIEWER.agency, id: CARRIER, kind: 'carrier' },
    } as const;
    const telecom = telecomOf(world());
    const determined = { by: MAKER.id, atMs: T0 - 3 * DAY, basis: '涉案' };
    const numbers = telecom.numbers.map((number) => ({ ...number, determined }));
    const police = { ...world(), telecom: new Map([['t1', { ...telecom, numbers }]]) };
    expect(by(carrier, CONTESTED.telecom, world(), 'procedure')).toBe('ok');
    expect(by(carrier, CONTESTED.telecom, police, 'procedure')).toBe('appeal-not-competent');
    expect(by(REVIEWER, CONTESTED.telecom, police, 'procedure')).toBe('ok');
    expect(by(BANK_REVIEWER, CONTESTED.card, world(), 'not-my-card')).toBe('appeal-not-competent');
    expect(by(BANK_REVIEWER, CONTESTED.card, { ...world(), sanction: new Map() }, 'not-my-card')).toBe('ok');
  });

  test('[APL-13] a decision has written reasons, a ground where it upholds, and names the parts that fall', () => {
    const reviewed = inReview([CONTESTED.freeze, CONTESTED.sanction]);
    const code = (change: object) =>
      codeOf(reviewed, onTicket({ type: 'appeal.decide', reasons: '理由', ...change }), when(REVIEWER, 3));
    expect(code({ outcome: 'rejected', reasons: ' ' })).toBe('reason-missing');
    expect(code({ outcome: 'rejected', reasons: '银行已报可疑交易报告' })).toBe('notice-tells-report');
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
    const remedies = (value: number) => {
      const id = 'determination-reconsideration';
      const set: LegalSettingState = {
        ...{ kind: 'legal-setting', id, region: '000000', agencies: [] },
        setting: { value, by: '测试法制', atMs: 0 },
      };
      const settings = new Map([...(settledCasework()['legal-setting'] ?? []), [id, set] as const]);
      const reviewed = inReview([CONTESTED.sanction], world({ 'legal-setting': settings }));
      return ticket(run(reviewed, [[REJECT, when(REVIEWER, 3)]]).casework).decision?.remedies;
    };
    expect(remedies(1)).toMatchObject([{ certainty: 'set' }, { certainty: 'set' }]);
    expect(remedies(0)).toEqual([]);
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
    const told = (['m1', 'm2'] as const).flatMap((id) => measureOf(casework, id).deliveries);
    const orders = sanctionOf(casework).orders;
    const lifts = [...told, ...orders, ...telecomOf(casework).deliveries].filter(
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
    const risk = measureOf(world(), 'm2');
    const both = { ...risk, freezes: measureOf(world(), 'm1').freezes };
    const reviewed = run({ ...world(), measure: new Map([['m2', both]]) }, [
      [file([CONTESTED.risk], { to: BANK }), when(CITIZEN)],
      [ACCEPT, when(TELLER, 1)],
      [onTicket({ type: 'appeal.assign', reviewer: { id: BANK_REVIEWER.id, name: '复核' } }), when(BANK_HEAD, 2)],
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
    const after = measureOf(casework, 'm2');
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
    const over = inReview([{ ...CONTESTED.sanction, basis: 'sanction-expired' }], overdue());
    expect(run(over, [[uphold('expired'), when(REVIEWER, 3)]]).casework.detector).toBeUndefined();
  });

  test('[APL-34] a sanction that was right but not lifted in time ends as expired: what lawfully lasts longer stays', () => {
    const ended = (ground: UpheldGround) => {
      const reviewed = inReview([{ ...CONTESTED.sanction, basis: 'sanction-expired' }], overdue());
      return sanctionOf(run(reviewed, [[uphold(ground), when(REVIEWER, 3)]]).casework);
    };
    const credit = ({ orders }: ReturnType<typeof sanctionOf>) =>
      orders.filter(({ instruction }) => instruction === 'withdraw-credit').length;
    expect(ended('expired').stage).toBe('expired');
    expect([credit(ended('expired')), credit(ended('finding-wrong'))]).toEqual([0, 1]);
  });

  test('[APL-20] credit data is marked as disputed from the filing, and corrected or unmarked with the decision', () => {
    const filed = run(world(), [[file([CONTESTED.credit], { to: CREDIT }), when(CITIZEN)]]).casework;
    expect(ticket(filed).deliveries).toMatchObject([{ to: CREDIT, instruction: 'mark-disputed' }]);
    const reviewed = run(filed, [
      [ACCEPT, when(CREDIT_OFFICER, 1)],
      [
        onTicket({ type: 'appeal.assign', reviewer: { id: CREDIT_REVIEWER.id, name: '复核' } }),
        when(CREDIT_HEAD, 1, 1),
      ],
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
  const status = (casework: Casework) => personIn(casework, 'p1').items.map((item) => item.status);

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
    expect(codeOf(reviewed, check('opened-by-other'), when(OTHER_TELLER, 3))).toBe('appeal-item-not-yours');
    const checked = run(reviewed, [[check('opened-by-other'), when(TELLER, 3)]]).casework;
    expect(codeOf(checked, UPHOLD, when(REVIEWER, 4))).toBe('appeal-ground-does-not-fit');
    const { casework } = run(checked, [[NOT_MINE, when(REVIEWER, 4)]]);
    expect(status(casework)).toEqual(['removed', 'on-record', 'on-record']);
    expect(ticket(casework).decision?.openedByUnknown).toEqual([CARD]);
    expect(standing(casework)).toMatchObject({ freeze: true, risk: false, telecom: true });
    for (const id of ['m1', 'm2']) expect(measureOf(casework, id)).toMatchObject({ isHolderUnknown: true });
    for (const id of ['m1', 'm2']) expect(measureOf(casework, id)).not.toHaveProperty('personId');
    expect(ticket(casework).decision?.restored.map(({ record }) => record.id)).toEqual(['p1', 'm2', 's1']);
    expect(sanctionOf(casework).struckItems).toEqual([CARD]);
    expect(ticket(casework).deliveries.slice(1)).toMatchObject([
      { id: 'q1:2', to: BANK, instruction: 'remove-from-name' },
    ]);
    const learnt = [...((casework.detector ?? new Map()) as ReadonlyMap<string, DetectorState>).values()];
    expect(learnt.map(({ id, outcomes }) => [id, ...outcomes.map(({ outcome }) => outcome)])).toEqual([
      ['fan@1', 'wrong-person'],
      ['pass@1', 'wrong-person'],
      ['burst@1', 'wrong-person'],
    ]);
    const bank = run({ ...world(), sanction: new Map() }, [
      [file([CONTESTED.card]), when(CITIZEN)],
      [ACCEPT, when(OFFICER, 1)],
      [onTicket({ type: 'appeal.assign', reviewer: { id: BANK_REVIEWER.id, name: '复核' } }), when(DESK_HEAD, 2)],
      [check('opened-by-other'), when(TELLER, 3)],
      [NOT_MINE, when(BANK_REVIEWER, 4)],
    ]).casework;
    expect(ticket(bank).deliveries.slice(1)).toMatchObject([
      { to: BANK, instruction: 'remove-from-name' },
      { to: POLICE, instruction: 'note-opened-by-unknown' },
    ]);
    expect([measureOf(bank, 'm1').freezes[0]?.status, measureOf(bank, 'm2').risks[0]?.status]).toEqual([
      ...['in-force', 'ended'],
    ]);
  });

  test('[APL-23] a card that was removed meanwhile stays removed, and a sanction contested beside it falls whole', () => {
    const checked = run(inReview([CONTESTED.card]), [[check('opened-by-other'), when(TELLER, 3)]]).casework;
    const removed = makeEvent({ kind: 'person', id: 'p1' }, when(OFFICER, 3), {
      ...{ type: 'person.item-removed', number: CARD, cause: 'not-my-card', order: { kind: 'appeal', id: 'q0' } },
    });
    expect(codeOf(evolve(checked, removed), NOT_MINE, when(REVIEWER, 4))).toBe('ok');
    const acts = [
      ...SANCTION.acts,
      ...SANCTION.acts.map((act) => ({
        ...act,
        id: 'a2',
        items: [{ number: OTHER_CARD, kind: 'bank-account' as const }],
      })),
    ];
    const before = { ...world(), sanction: new Map([['s1', { ...SANCTION, acts }]]) };
    const after = (contested: readonly Contested[]) =>
      run(inReview(contested, before), [
        [check('opened-by-other'), when(TELLER, 3)],
        [NOT_MINE, when(REVIEWER, 4)],
      ]).casework;
    expect(sanctionOf(after([CONTESTED.card]))).toMatchObject({ stage: 'in-force', struckItems: [CARD] });
    expect(sanctionOf(after([CONTESTED.card, CONTESTED.sanction]))).toMatchObject({ stage: 'lifted', struckItems: [] });
  });

  test('[APL-35] it frees the person: police stops, freezes and listings of that account stay, and fall for a reason of their own only', () => {
    const both = run(inReview([CONTESTED.card, CONTESTED.freeze]), [[check('opened-by-other'), when(TELLER, 3)]]);
    expect(codeOf(both.casework, NOT_MINE, when(REVIEWER, 4))).toBe('appeal-ground-does-not-fit');
    const partly = uphold('not-my-card', { outcome: 'partly', upheld: [CONTESTED.card] });
    const { casework } = run(both.casework, [[partly, when(REVIEWER, 4)]]);
    expect(measureOf(casework, 'm1')).toMatchObject({ freezes: [{ status: 'in-force' }], isHolderUnknown: true });
    const again = (who: Partial<Parameters<typeof file>[1]> & object = {}) =>
      codeOf(casework, file([CONTESTED.freeze], who, 'q2'), when(CITIZEN, 5));
    expect(again()).toBe('appeal-record-unknown');
    expect(again({ type: 'appeal.file-as-interested' })).toBe('ok');
    expect(codeOf(inReview([CONTESTED.freeze]), NOT_MINE, when(REVIEWER, 3))).toBe('appeal-ground-does-not-fit');
    expect(codeOf(inReview([CONTESTED.sanction]), NOT_MINE, when(REVIEWER, 3))).toBe('appeal-ground-does-not-fit');
    const named: Contested = { ...CONTESTED.card, record: CONTESTED.freeze.record };
    const byName = run(inReview([CONTESTED.card, named]), [[check('opened-by-other'), when(TELLER, 3)]]).casework;
    expect(codeOf(byName, NOT_MINE, when(REVIEWER, 4))).toBe('ok');
  });

  test('[APL-35] where another institution limited the person because of that account, police decide', () => {
    const freeze = measureOf(world(), 'm1');
    const limit = {
      id: 'o1',
      listing: 'l1',
      numbers: [OTHER_CARD],
      effect: 'no-non-counter',
      status: 'in-force',
    } as const;
    const others = [{ ...limit, institution: OTHER_BANK, startedMs: T0 - DAY }];
    const before = { ...world(), measure: new Map([['m1', { ...freeze, others }]]), sanction: new Map() };
    const decided = (who: Actor) => {
      const checked = run(before, [
        [file([CONTESTED.card]), when(CITIZEN)],
        [ACCEPT, when(OFFICER, 1)],
        [onTicket({ type: 'appeal.assign', reviewer: { id: who.id, name: '复核' } }), when(DESK_HEAD, 2)],
        [check('opened-by-other'), when(TELLER, 3)],
      ]).casework;
      const done = step(checked, NOT_MINE, when(who, 4));
      return done.ok ? measureOf(done.value.casework, 'm1').others[0]?.end : done.problem.code;
    };
    expect(decided(BANK_REVIEWER)).toBe('appeal-still-stands');
    expect(decided(REVIEWER)).toBe('not-my-card');
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
  const draft = { kind: 'suspicious-report', id: 'x1', region: '371300', agencies: [BANK], personId: 'p1' } as const;
  const more = {
    ...casework,
    'suspicious-report': new Map([['x1', draft]]),
    lead: new Map([['l1', { ...draft, kind: 'lead' }]]),
  };
  expect(JSON.stringify(appealFile(more as Casework, 'q1'))).toBe(JSON.stringify(appealFile(casework, 'q1')));
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
  const answer = { type: 'sanction.answer', record: CONTESTED.sanction.record, order: `apply-${OTHER_BANK}/lift-1` };
  const teller = { ...when(OTHER_TELLER, 4), purpose: 'sanction' } as const;
  const done = run(casework, [[{ ...answer, result: 'done' } as CommandHead, teller]]).casework;
  expect(restoreTimes(done).byInstitution.find(({ institution }) => institution === OTHER_BANK)).toMatchObject({
    ...{ confirmed: 1, awaited: 0, medianDays: 23, medianDoneDays: 24 },
  });
  const expired = run(inReview([{ ...CONTESTED.sanction, basis: 'sanction-expired' }], overdue()), [
    [uphold('expired'), when(REVIEWER, 3)],
  ]).casework;
  expect(restoreTimes(expired)).toMatchObject({ all: { records: 0 }, expiredNotLifted: 1 });
});

test('[APL-31] the clock ends with the written answer, whose remedies count from its day', () => {
  const reviewed = inReview([CONTESTED.freeze]);
  const serve = onTicket({ type: 'appeal.serve-reply', method: 'post', receiver: 'person' } as const);
  expect(codeOf(reviewed, serve, when(OFFICER, 3))).toBe('appeal-not-decided');
  const decided = run(reviewed, [[REJECT, when(REVIEWER, 3)]]).casework;
  const codes = (casework: Casework) =>
    runningClocks(casework, when(OFFICER, 4)).flatMap(({ record, clock }) =>
      record.kind === 'appeal' ? [clock.code] : [],
    );
  expect(codes(decided)).toEqual(['appeal-freeze']);
  expect(codeOf(decided, serve, when(TELLER, 4))).toBe('appeal-not-owner');
  const served = run(decided, [[serve, when(OFFICER, 4)]]).casework;
  expect(codes(served)).toEqual([]);
  expect(ticket(served).reply).toMatchObject({ atMs: T0 + 4 * DAY, remedies: [{ code: 'higher-police' }, {}] });
  expect(codeOf(served, serve, when(OFFICER, 5))).toBe('appeal-replied-already');
  const late = elapse(decided, when(OFFICER, 40)).events.map(({ type }) => type);
  expect(late).toContain('appeal.overdue');
  const sanction = run(inReview([CONTESTED.sanction]), [
    [REJECT, when(REVIEWER, 3)],
    [serve, when(OFFICER, 10)],
  ]).casework;
  // 60 days from 03-13 end on Monday 05-12, six months on Saturday 09-13 and so on Monday 09-15.
  expect(ticket(sanction).reply?.remedies.map(({ dueMs }) => dueMs)).toEqual([at('2025-05-13'), at('2025-09-16')]);
});

test('[APL-37] nothing ends as expired while its term runs, nor what has no term', () => {
  const code = (contested: Contested, before = world()) =>
    codeOf(inReview([contested], before), uphold('expired'), when(REVIEWER, 3));
  const sanction = { ...CONTESTED.sanction, basis: 'sanction-expired' } as const;
  expect(
    [sanction, CONTESTED.sanction, CONTESTED.freeze, CONTESTED.risk, CONTESTED.telecom].map((one) => code(one)),
  ).toEqual(Array.from({ length: 5 }, () => 'term-not-over'));
  expect(code(sanction, overdue())).toBe('ok');
  // The last day itself still belongs to the term: the decision falls on 6 March.
  expect(code(sanction, overdue('2025-03-06'))).toBe('term-not-over');
  expect(code(sanction, overdue('2025-03-05'))).toBe('ok');
});

test('[APL-38] a value outside its list is refused, whatever command brings it', () => {
  const reviewed = inReview([CONTESTED.freeze]);
  const code = (command: object, who = OFFICER, before = reviewed) =>
    codeOf(before, onTicket(command as AppealCommand) as AppealCommand, when(who, 3));
  const refused = [
    code({ type: 'appeal.decide', outcome: 'annulled', reasons: '理由' }, REVIEWER),
    code({ type: 'appeal.decide', outcome: 'upheld', ground: 'because', reasons: '理由' }, REVIEWER),
    code({ type: 'appeal.decide', outcome: 'upheld', ground: '', reasons: '理由' }, REVIEWER),
    code({ type: 'appeal.serve-reply', method: 'pigeon', receiver: 'person' }),
    code({ type: 'appeal.serve-reply', method: 'post', receiver: 'neighbour' }),
    code({ type: 'appeal.ask-papers', lacking: ['everything'] }),
    code({ type: 'appeal.add-paper', paper: 'everything', name: '' }),
    code({ type: 'appeal.check-items', results: [{ number: CARD, result: 'perhaps' }], note: '' }),
    code({ type: 'appeal.add-body', body: BANK, part: 'all', reason: '由' }),
    code({ type: 'appeal.add-contested', contested: [{ ...CONTESTED.risk, basis: 'toString' }] }),
    codeOf(world(), file([CONTESTED.freeze], { papers: [{ kind: 'x', name: '' }] } as object), when(CITIZEN)),
    codeOf(world(), file([{ ...CONTESTED.freeze, basis: 'x' } as never]), when(CITIZEN)),
  ];
  expect(refused).toEqual(refused.map(() => 'value-not-in-list'));
});

test('[APL-39] a reviewer has an id and a name', () => {
  const accepted = run(world(), [
    [file([CONTESTED.freeze]), when(CITIZEN)],
    [ACCEPT, when(OFFICER, 1)],
  ]).casework;
  for (const reviewer of [
    { id: '', name: '复核' },
    { id: ' \u3000', name: '复核' },
    { id: REVIEWER.id, name: ' ' },
  ])
    expect(codeOf(accepted, onTicket({ type: 'appeal.assign', reviewer }), when(DESK_HEAD, 2))).toBe(
      'reviewer-missing',
    );
});
