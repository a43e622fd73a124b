import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { AGENCY_LEVELS, PURPOSES, type AgencyKind, type AgencyLevel, type Role } from '../actor.ts';
import type { Hand } from '../record.ts';
import { recordModules } from '../registry.ts';
import { actorOf, allowedCells, cellAt, CELLS, EVERY_ACTOR, targetOf } from './cells.fixture.ts';
import { may } from './may.ts';
import { allowedTo, cellsOf, probe, probedTable } from './probe.fixture.ts';
import { READS } from './reads.ts';
import { PERMISSIONS } from './table.ts';

const COMMANDS = recordModules().flatMap(({ commands }) => commands);
const ACTIONS = [...new Set(PERMISSIONS.map(({ action }) => action))].toSorted();
const allCells = (action: string) => cellsOf(action, 'A0000001');
const rolesOf = (action: string) => [...new Set(allowedTo(action).map(({ role }) => role))].toSorted();
const lowestOf = (action: string, kind: AgencyKind) =>
  AGENCY_LEVELS.find((level) => allowedTo(action).some((who) => who.kind === kind && who.from === level));

test('[PERM-1] every cell of role, kind of agency, level, region, part, person and purpose is as the lines say, for every action', () => {
  const wrong: string[] = [];
  for (const action of ACTIONS) {
    const asked = probe(action, 'A0000001');
    const written = allowedCells(PERMISSIONS.filter((line) => line.action === action));
    for (let cell = 0; cell < CELLS; cell++)
      if (asked[cell] !== written[cell]) wrong.push(`${action}: ${JSON.stringify(cellAt(cell))}`);
  }
  expect(wrong).toEqual([]);
  expect(CELLS).toBe(14 * 6 * 5 * 16 * 10);
});

test('[PERM-4] every command has a line, and every line is for a command or a listed read', () => {
  expect(COMMANDS.filter((command) => !ACTIONS.includes(command))).toEqual([]);
  expect(ACTIONS.filter((action) => !COMMANDS.includes(action) && !READS.includes(action))).toEqual([]);
  expect(READS.filter((read) => !ACTIONS.includes(read))).toEqual([]);
});

test('[PERM-4] every line lets somebody in, names a basis, and stands there once', () => {
  const texts = PERMISSIONS.map((line) => JSON.stringify(line));
  expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  for (const { action, basis } of PERMISSIONS) expect(basis.trim(), action).not.toBe('');
  for (const action of ACTIONS) expect(allowedTo(action), action).not.toEqual([]);
});

describe('what the law says, written out by hand', () => {
  // law.md: 程序规定 239, 243; 银发〔2016〕86号 二(一); 261号 (二); 反电信网络诈骗法 18, 31; 联合惩戒办法 3; 返还规定 6.
  test.each<[action: string, kind: AgencyKind, from: AgencyLevel]>([
    ['measure.order-stop', 'police', 'county'],
    ['measure.order-extended-stop', 'police', 'county'],
    ['measure.extend-stop', 'police', 'county'],
    ['measure.request-freeze', 'police', 'county'],
    ['measure.approve-freeze', 'police', 'county'],
    ['measure.approve-renewal', 'police', 'county'],
    ['measure.release-freeze', 'police', 'county'],
    ['measure.list-account', 'police', 'city'],
    ['sanction.propose', 'police', 'county'],
    ['sanction.determine', 'police', 'city'],
    ['sanction.publish', 'police', 'city'],
    ['return.decide', 'police', 'city'],
    ['telecom.determine', 'police', 'city'],
    ['telecom.confirm', 'police', 'city'],
    ['legal-setting.set', 'police', 'city'],
    ['legal-setting.switch-on', 'police', 'city'],
  ])('[PERM-5] %s: %s from %s level up, and nobody else', (action, kind, from) => {
    expect(lowestOf(action, kind)).toBe(from);
    expect([...new Set(allowedTo(action).map((who) => who.kind))]).toEqual([kind]);
  });

  test.each<[action: string, roles: readonly Role[]]>([
    ['measure.approve-freeze', ['head']],
    ['measure.approve-renewal', ['head']],
    ['measure.list-account', ['head']],
    ['measure.propose-risk', ['bank-analyst', 'bank-head']],
    ['measure.approve-risk', ['bank-head']],
    ['measure.stop-first', ['bank-analyst', 'bank-head']],
    ['return.decide', ['head']],
    ['telecom.restrict', ['carrier-analyst', 'carrier-head']],
    ['telecom.suspend', ['carrier-head']],
    ['appeal.decide', ['reviewer']],
    ['sanction.choose-pack', ['lawyer']],
    ['sanction.publish', ['head']],
    ['suspicious-report.draft', ['bank-analyst']],
    ['suspicious-report.approve', ['bank-head']],
    ['suspicious-report.read', ['bank-analyst', 'bank-head']],
    ['tip.read-reporter', ['head']],
    ['person.unmask', ['head', 'investigator', 'reviewer']],
    ['privacy-request.grant', ['privacy-officer']],
    ['audit.checkpoint', ['auditor']],
  ])('[PERM-5] %s: %j', (action, roles) => {
    expect(rolesOf(action)).toEqual(roles);
  });

  test('[PERM-5] a bank may stop first only in its own bank, a payment institution not at all (银发〔2016〕86号 二(一)1, 4)', () => {
    for (const action of ['measure.stop-first', 'measure.request-stop'])
      expect(allowedTo(action).some(({ kind }) => kind === 'payment-institution')).toBe(false);
  });
});

describe('forbidden whatever else the table says', () => {
  const restricting = [
    ...[
      'order-stop',
      'order-extended-stop',
      'extend-stop',
      'request-freeze',
      'approve-freeze',
      'approve-renewal',
      'list-account',
    ].map((verb) => `measure.${verb}`),
    ...COMMANDS.filter((command) => command.startsWith('sanction.') && command !== 'sanction.answer'),
    'telecom.determine',
    'telecom.cascade',
    'return.decide',
  ];

  test('[PERM-6] the clock may do nothing', () => {
    for (const action of ACTIONS) expect(rolesOf(action), action).not.toContain('clock');
  });

  test('[PERM-6] no institution stops, freezes, lists, determines, sanctions or decides a return', () => {
    for (const action of restricting)
      expect(
        allowedTo(action).filter(({ kind }) => kind !== 'police'),
        action,
      ).toEqual([]);
  });

  // The record itself checks that the citizen is the guardian, the interested person or a party; a tip is anybody's.
  const BY_ANY_CITIZEN = [
    'appeal.add-paper',
    'appeal.add-statement',
    'appeal.file-as-guardian',
    'appeal.withdraw',
    'self-check.ask-as-guardian',
    'tip.receive',
  ];

  test('[PERM-6] a citizen acts on the own record, and on others only where the record checks who he is', () => {
    const beyond = ACTIONS.filter((action) =>
      allCells(action).some(({ role, isSelf }) => role === 'citizen' && !isSelf),
    );
    expect(beyond).toEqual(BY_ANY_CITIZEN);
  });

  test('[PERM-6] a draft of a suspicious-transaction report is for the reporting institution alone', () => {
    const cells = ACTIONS.filter((action) => action.startsWith('suspicious-report.')).flatMap(allCells);
    expect(cells.length).toBeGreaterThan(0);
    const beyond = cells.filter(
      ({ kind, takesPart }) => !takesPart || (kind !== 'bank' && kind !== 'payment-institution'),
    );
    expect(beyond).toEqual([]);
  });

  test('[PERM-6] auditors and supervisors change nothing that a case is about', () => {
    const allowed = COMMANDS.filter((command) =>
      rolesOf(command).some((role) => role === 'auditor' || role === 'supervisor'),
    );
    expect(allowed).toEqual(['screening.begin', 'screening.close', 'telecom.receipt']);
  });

  test('[PERM-6] an institution reaches only records in which it takes part', () => {
    const institutions: readonly AgencyKind[] = ['bank', 'payment-institution', 'carrier'];
    const beyond = ACTIONS.filter((action) =>
      allCells(action).some(({ kind, takesPart }) => institutions.includes(kind) && !takesPart),
    );
    expect(beyond).toEqual(['detector.read', 'legal-setting.read', 'telecom.add', 'warning.raise']);
  });
});

describe('four eyes', () => {
  const PAIRS = PERMISSIONS.flatMap(({ action, notAfter = [] }) => notAfter.map((before) => ({ before, action })));

  test('[PERM-7] what needs two people, written out by hand', () => {
    for (const [before, action] of [
      ['measure.request-freeze', 'measure.approve-freeze'],
      ['measure.request-renewal', 'measure.approve-renewal'],
      ['measure.propose-listing', 'measure.list-account'],
      ['measure.propose-risk', 'measure.approve-risk'],
      ['sanction.propose', 'sanction.determine'],
      ['sanction.propose', 'sanction.publish'],
      ['return.propose', 'return.decide'],
      ['appeal.accept', 'appeal.decide'],
      ['suspicious-report.draft', 'suspicious-report.approve'],
      ['suspicious-report.analyse', 'suspicious-report.approve'],
      ['lead.verify', 'lead.close'],
    ])
      expect(PAIRS).toContainEqual({ before, action });
  });

  test('[PERM-7] a pair is named by commands of the same kind of record, and holds in every line of its action', () => {
    for (const { before, action } of PAIRS) {
      expect(COMMANDS).toContain(before);
      expect(COMMANDS).toContain(action);
      expect(before.split('.')[0]).toBe(action.split('.')[0]);
      for (const line of PERMISSIONS.filter((other) => other.action === action))
        expect(line.notAfter).toContain(before);
    }
  });

  test('[PERM-7] for every pair: whatever people do in whatever order, none does the second after the first', () => {
    const people = ['甲', '乙', '丙'];
    const turn = fc.record({
      by: fc.constantFrom(...people),
      isFirst: fc.boolean(),
      who: fc.constantFrom(...EVERY_ACTOR),
    });
    let seconds = 0;
    for (const { before, action } of PAIRS)
      fc.assert(
        fc.property(fc.array(turn, { maxLength: 12 }), (turns) => {
          let hands: readonly Hand[] = [];
          for (const { by, isFirst, who } of turns) {
            const wanted = isFirst ? before : action;
            const allowed = PURPOSES.some(
              (purpose) =>
                may({
                  action: wanted,
                  actor: { ...actorOf(who), id: by },
                  purpose,
                  caseNo: 'A0000001',
                  target: { ...targetOf({ relation: 'own', takesPart: true, isSelf: false }), hands },
                }).ok,
            );
            if (!isFirst && allowed) {
              expect(hands).not.toContainEqual({ command: before, by });
              seconds++;
            }
            // The first is noted even where this actor may not do it: hands come from many lines.
            if (isFirst || allowed) hands = [...hands, { command: wanted, by }];
          }
        }),
        { seed: 5, numRuns: 100 },
      );
    expect(seconds).toBeGreaterThan(PAIRS.length);
  });
});

test('[PERM-8] whatever opens personal data in full needs the number of the case', () => {
  const without = (action: string) => cellsOf(action).some(({ role }) => role !== 'citizen');
  for (const action of [
    'person.read',
    'person.unmask',
    'tip.read-reporter',
    'package.export',
    'package.unmask',
    'privacy-request.read',
  ])
    expect(without(action), action).toBe(false);
  expect(without('sanction.read')).toBe(true);
});

test('[PERM-9] what the table lets happen, written out, is what was reviewed', async () => {
  await expect(probedTable(ACTIONS, COMMANDS)).toMatchFileSnapshot('permissions.golden.txt');
});
