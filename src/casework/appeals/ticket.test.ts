import { decide } from '../decide.ts';
import { elapse, runningClocks } from '../elapse.ts';
import type { Casework } from '../record.ts';
import { at, codeOf, context, run, settledCasework } from '../world.fixture.ts';
import {
  BANK,
  BANK_HEAD,
  CARD,
  CARRIER,
  CITIZEN,
  CONTESTED,
  CREDIT,
  CREDIT_OFFICER,
  DAY,
  DESK_HEAD,
  file,
  FREEZE,
  GUARDIAN,
  MAKER,
  OFFICER,
  onTicket,
  OPERATOR,
  OTHER_BANK,
  OTHER_CARD,
  OTHER_TELLER,
  personIn,
  POLICE,
  PROVINCE,
  SANCTION,
  STRANGER,
  T0,
  TELECOM,
  TELLER,
  when,
  world,
} from './appeal.fixture.ts';
import type { AppealCommand, Contested } from './appeal.ts';
import { ACCEPT, ASSIGN, ticket } from './ticket.fixture.ts';
import { describe, expect, test } from 'vitest';

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
    expect(codeOf(world(), other, when(STRANGER))).toBe('appeal-record-unknown');
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
    expect(code({ record: { kind: 'person', id: 'p2' }, basis: 'not-my-card' })).toBe('appeal-record-unknown');
    expect(code({ ...CONTESTED.card, items: ['6200000000000003'] })).toBe('appeal-item-unknown');
    const { casework } = run(world(), [[file([CONTESTED.sanction, CONTESTED.card]), when(CITIZEN)]]);
    const again = (...contested: Contested[]) => codeOf(casework, file(contested, {}, 'q2'), when(CITIZEN, 1));
    expect(again(CONTESTED.sanction)).toBe('appeal-open-already');
    expect(again(CONTESTED.card)).toBe('appeal-open-already');
    expect(again({ ...CONTESTED.card, items: [OTHER_CARD] })).toBe('ok');
    expect(again(CONTESTED.freeze)).toBe('ok');
    const interested = file([CONTESTED.freeze], { type: 'appeal.file-as-interested', personId: 'p9' });
    const others = run(world(), [[interested, when(STRANGER)]]).casework;
    expect(codeOf(others, file([CONTESTED.freeze], {}, 'q2'), when(CITIZEN, 1))).toBe('ok');
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
      expect(codeOf(casework, command, when(STRANGER, 1))).toBe('record-unknown');
    }
    expect(codeOf(casework, onTicket({ type: 'appeal.withdraw', reason: '' }), when(STRANGER, 1))).toBe(
      'record-unknown',
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
    const accepted = run(casework, [[ACCEPT, when(OFFICER, 1)]]).casework;
    const more = { record: CONTESTED.sanction.record, basis: 'sanction', items: [CARD] } as const;
    const added = run(accepted, [[onTicket({ type: 'appeal.add-contested', contested: [more] }), when(OFFICER, 2)]]);
    expect(added.events.map(({ type }) => type)).toEqual(['appeal.contested-added']);
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

test('[APL-29] whatever may not be contested is refused the same way whether or not it is there', () => {
  const draft = { kind: 'suspicious-report', id: 'x1' } as const;
  const head = { ...draft, region: '371300', agencies: [BANK], personId: 'p1' };
  const secret = { ...world(), 'suspicious-report': new Map([['x1', head]]) } as Casework;
  const commands = [
    file([{ record: draft, basis: 'article-32' }]),
    file([{ record: draft, basis: 'not-my-card' }]),
    file([CONTESTED.card], { selfCheck: draft }),
    file([CONTESTED.freeze], { selfCheck: { kind: 'lead', id: 'l1' } }),
  ];
  const told = (casework: Casework) => commands.map((command) => decide(casework, command, when(CITIZEN)));
  expect(told(secret)).toEqual(told(world()));
  for (const answer of told(secret)) expect(answer.ok).toBe(false);
  const check = { kind: 'self-check', id: 'c1' } as const;
  const asked = { ...check, region: '371300', agencies: [], personId: 'p1', rows: [] };
  const before = { ...world(), 'self-check': new Map([['c1', asked]]) } as Casework;
  expect(codeOf(before, file([CONTESTED.card], { selfCheck: check }), when(CITIZEN))).toBe('ok');
  expect(codeOf(world(), file([CONTESTED.card], { selfCheck: check }), when(CITIZEN))).toBe(
    'appeal-self-check-unknown',
  );
  const stranger = { ...personIn(world(), 'p1'), id: 'p5', personId: 'p5' };
  const known = { ...world(), person: new Map([['p5', stranger]]) } as Casework;
  const other = file([{ record: { kind: 'person', id: 'p5' }, basis: 'self-check' }]);
  expect(codeOf(known, other, when(CITIZEN))).toBe('appeal-record-unknown');
  expect(codeOf(world(), other, when(CITIZEN))).toBe('appeal-record-unknown');
});

test('[APL-33] what is only proposed binds nobody: it is not there to be contested', () => {
  const { determination: _, ...proposed } = { ...SANCTION, stage: 'proposed' } as const;
  const freezes = FREEZE.freezes.map((freeze) => ({ ...freeze, status: 'proposed' as const }));
  const numbers = TELECOM.numbers.map(({ restriction: _r, ...number }) => number);
  const before = {
    ...world(),
    sanction: new Map([['s1', proposed]]),
    measure: new Map([['m1', { ...FREEZE, freezes }]]),
    telecom: new Map([['t1', { ...TELECOM, numbers }]]),
  };
  for (const contested of [CONTESTED.sanction, CONTESTED.freeze, CONTESTED.telecom]) {
    expect(codeOf(before, file([contested]), when(CITIZEN))).toBe('appeal-record-unknown');
    expect(codeOf(world(), file([contested]), when(CITIZEN))).toBe('ok');
  }
  const ended = FREEZE.freezes.map((freeze) => ({ ...freeze, status: 'ended' as const }));
  const over = { ...world(), measure: new Map([['m1', { ...FREEZE, freezes: ended }]]) };
  expect(codeOf(over, file([CONTESTED.freeze]), when(CITIZEN))).toBe('ok');
});

test('[APL-30] whoever turns out to have decided or executed is put on the ticket by its owner and may be handed it', () => {
  const accepted = run(world(), [
    [file([CONTESTED.risk], { to: BANK, bodies: { decided: [BANK], executed: [BANK] } }), when(CITIZEN)],
    [ACCEPT, when(TELLER, 1)],
  ]).casework;
  const add = (reason: string, body = POLICE) =>
    onTicket({ type: 'appeal.add-body', body, part: 'decided', reason } as const);
  const offer = onTicket({ type: 'appeal.offer-transfer', to: POLICE, reason: '决定单位' });
  expect(codeOf(accepted, offer, when(TELLER, 2))).toBe('appeal-transfer-to-nobody');
  expect(codeOf(accepted, add(''), when(TELLER, 2))).toBe('reason-missing');
  expect(codeOf(accepted, add('重复', BANK), when(TELLER, 2))).toBe('appeal-body-there');
  expect(codeOf(accepted, add('止付'), when(OFFICER, 2))).toBe('appeal-not-owner');
  const { casework } = run(accepted, [
    [add('止付由公安机关决定'), when(TELLER, 2)],
    [offer, when(TELLER, 2, 1)],
    [onTicket({ type: 'appeal.take-over' }), when(OFFICER, 3)],
  ]);
  expect(ticket(casework)).toMatchObject({ bodies: { decided: [BANK, POLICE] }, owner: { agency: POLICE } });
});

test('[APL-36] a ticket belongs where the contested records do, whatever region the command names', () => {
  for (const region of ['440100', '330000', '371300']) {
    const filed = run(world(), [[file([CONTESTED.sanction], { region }), when(CITIZEN)]]).casework;
    expect(ticket(filed).region).toBe('371300');
    expect(codeOf(filed, ACCEPT, when(OFFICER, 1))).toBe('ok');
    const disputed = run(world(), [[file([CONTESTED.card], { region }), when(CITIZEN)]]).casework;
    expect(codeOf(disputed, ACCEPT, when(OFFICER, 1))).toBe('ok');
  }
  const inCounty = { ...world(), measure: new Map([['m1', { ...FREEZE, region: '371312' }]]) };
  const both = file([CONTESTED.sanction, CONTESTED.freeze], { region: '440100' });
  expect(ticket(run(inCounty, [[both, when(CITIZEN)]]).casework).region).toBe('371312');
});

test('[APL-36] a police counter elsewhere takes nothing in that it could not work on', () => {
  const { to: _, ...rest } = file([CONTESTED.sanction], { region: '440100' }) as Extract<
    AppealCommand,
    { readonly to: string }
  >;
  const takeIn = { ...rest, type: 'appeal.take-in', identified: '核对身份证' } as AppealCommand;
  const elsewhere = { ...OFFICER, agency: { ...OFFICER.agency, id: 'police-city-440100', region: '440100' } };
  expect(codeOf(world(), takeIn, when(elsewhere))).toBe('not-your-region');
  expect(ticket(run(world(), [[takeIn, when(TELLER)]]).casework).region).toBe('371300');
});

test('[APL-40] a guardian answers for the person only while the person is surely a minor', () => {
  const child = file([{ record: { kind: 'person', id: 'p2' }, basis: 'self-check' }], {
    type: 'appeal.file-as-guardian',
    personId: 'p2',
  });
  const born = (birth?: string) => {
    const { birth: _, ...bare } = personIn(world(), 'p2');
    const person = birth === undefined ? bare : { ...bare, birth };
    return { ...world(), person: new Map([['p2', person]]) };
  };
  const code = (birth?: string) => codeOf(born(birth), child, when(GUARDIAN));
  // The eighteenth birthday is the day of filing.
  expect(['2012-05-05', '2007-03-04', '2007-03-03', '1990-01-01', undefined].map(code)).toEqual([
    'ok',
    'ok',
    'appeal-not-the-guardian',
    'appeal-not-the-guardian',
    'appeal-not-the-guardian',
  ]);
  const filed = run(born('2007-03-04'), [[child, when(GUARDIAN)]]).casework;
  const withdraw = onTicket({ type: 'appeal.withdraw', reason: '由' });
  expect(codeOf(filed, withdraw, when(GUARDIAN, 0, 1))).toBe('ok');
  expect(codeOf(filed, withdraw, when(GUARDIAN, 1))).toBe('record-unknown');
});

test('[APL-41] a card is the same card however it is spelt', () => {
  const card = '6200 0000 0000 0001';
  const filed = run(world(), [[file([{ ...CONTESTED.card, items: [card] }]), when(CITIZEN)]]).casework;
  expect(ticket(filed).contested[0]?.items).toEqual([CARD]);
  expect(personIn(filed, 'p1').items[0]?.status).toBe('disputed');
  expect(codeOf(filed, file([CONTESTED.card], {}, 'q2'), when(CITIZEN, 1))).toBe('appeal-open-already');
  const results = [{ number: '６２００000000000001', result: 'opened-by-other' }] as const;
  const checked = run(filed, [[onTicket({ type: 'appeal.check-items', results, note: '' }), when(TELLER, 1)]]).casework;
  expect(ticket(checked).checks[0]?.number).toBe(CARD);
});
