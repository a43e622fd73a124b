import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { AGENCY_LEVELS } from '../actor.ts';
import { actorOf, cellAt, CELLS, targetOf, type Cell } from './cells.fixture.ts';
import { isLevelAtLeast, may, type MayInput } from './may.ts';
import type { Permission } from './permission.ts';
import { PERMISSIONS } from './table.ts';

const ACTIONS = [...new Set(PERMISSIONS.map(({ action }) => action))].toSorted();
const linesOf = (action: string) => PERMISSIONS.filter((line) => line.action === action);

test('[PERM-1] the lines of an action decide, the rest of the table does not', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ACTIONS), fc.nat({ max: CELLS - 1 }), (action, index) => {
      const cell = cellAt(index);
      const input: MayInput = {
        action,
        actor: actorOf(cell),
        purpose: cell.purpose,
        caseNo: 'A0000001',
        target: targetOf(cell),
      };
      expect(may(input)).toEqual(may(input, linesOf(action)));
    }),
    { seed: 3, numRuns: 200 },
  );
});

describe('what the nearest line lacks', () => {
  const line: Permission = {
    action: 'test.do',
    roles: ['head'],
    kinds: ['police'],
    level: 'city',
    scope: 'region',
    purposes: ['sanction'],
    needsCaseNo: true,
    notAfter: ['test.propose'],
    basis: 'sense',
  };
  const fits: Cell = {
    role: 'head',
    kind: 'police',
    level: 'city',
    relation: 'own',
    takesPart: false,
    isSelf: false,
    purpose: 'sanction',
  };
  const codeOf = (change: Partial<Cell>, more: Partial<MayInput> = {}, table: readonly Permission[] = [line]) => {
    const cell = { ...fits, ...change };
    const tried = may(
      {
        action: 'test.do',
        actor: actorOf(cell),
        purpose: cell.purpose,
        caseNo: 'A0000001',
        target: targetOf(cell),
        ...more,
      },
      table,
    );
    return tried.ok ? 'ok' : tried.problem.code;
  };

  test.each<[string, Partial<Cell>, Partial<MayInput>]>([
    ['ok', {}, {}],
    ['ok', { level: 'province' }, {}],
    ['ok', { relation: 'below' }, {}],
    ['not-your-role', { role: 'investigator' }, {}],
    ['not-your-kind-of-agency', { kind: 'bank' }, {}],
    ['not-your-kind-of-agency', { kind: 'public' }, {}],
    ['level-too-low', { level: 'county' }, {}],
    ['not-your-region', { relation: 'above' }, {}],
    ['not-your-region', { relation: 'elsewhere' }, {}],
    ['wrong-purpose', { purpose: 'appeal' }, {}],
    ['case-number-missing', {}, { caseNo: undefined }],
    ['case-number-missing', {}, { caseNo: '  ' }],
    ['case-number-differs', {}, { target: { ...targetOf(fits), caseNo: 'A0000002' } }],
    ['ok', {}, { target: { ...targetOf(fits), caseNo: 'A0000001' } }],
    ['four-eyes', {}, { target: { ...targetOf(fits), hands: [{ command: 'test.propose', by: 'actor' }] } }],
    ['ok', {}, { target: { ...targetOf(fits), hands: [{ command: 'test.propose', by: 'somebody' }] } }],
    ['ok', {}, { target: { ...targetOf(fits), hands: [{ command: 'test.other', by: 'actor' }] } }],
    ['no-such-action', {}, { action: 'test.other' }],
  ])('[PERM-2] %s', (code, change, more) => {
    expect(codeOf(change, more)).toBe(code);
  });

  test('[PERM-2] of several lines the one that comes nearest is named', () => {
    const desk: Permission = { ...line, kinds: ['bank'], level: 'outlet', scope: 'agency', roles: ['bank-head'] };
    expect(codeOf({ level: 'county' }, {}, [desk, line])).toBe('level-too-low');
    expect(codeOf({ role: 'bank-head', kind: 'bank' }, {}, [line, desk])).toBe('not-your-agency');
    expect(codeOf({ role: 'bank-head', kind: 'bank', takesPart: true }, {}, [line, desk])).toBe('ok');
  });

  test('[PERM-2] a role goes with its own kind of agency, whatever a line names beside it', () => {
    const wide: Permission = { ...line, roles: ['head', 'bank-head'], kinds: ['police', 'bank'], scope: 'any' };
    expect(codeOf({}, {}, [wide])).toBe('ok');
    expect(codeOf({ role: 'bank-head', kind: 'bank' }, {}, [wide])).toBe('ok');
    expect(codeOf({ role: 'bank-head' }, {}, [wide])).toBe('not-your-kind-of-agency');
    expect(codeOf({ kind: 'bank' }, {}, [wide])).toBe('not-your-kind-of-agency');
  });

  test('[PERM-2] a person stands to the own record only', () => {
    const own: Permission = { ...line, roles: ['citizen'], kinds: ['public'], level: 'outlet', scope: 'self' };
    expect(codeOf({ role: 'citizen', kind: 'public', isSelf: true }, {}, [own])).toBe('ok');
    expect(codeOf({ role: 'citizen', kind: 'public', isSelf: false }, {}, [own])).toBe('not-your-record');
  });
});

test('[PERM-3] a level is as high as another if it stands at or after it', () => {
  for (const [i, level] of AGENCY_LEVELS.entries())
    for (const [j, least] of AGENCY_LEVELS.entries()) expect(isLevelAtLeast(level, least)).toBe(i >= j);
});

test('[PERM-3] a region covers itself and what lies under it, and nothing beside or above', () => {
  const digits = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, '0'));
  const regional: Permission = {
    action: 'test.do',
    roles: ['head'],
    kinds: ['police'],
    level: 'county',
    scope: 'region',
    purposes: ['sanction'],
    basis: 'sense',
  };
  fc.assert(
    fc.property(digits, digits, digits, digits, (province, city, county, other) => {
      const at = (region: string, agency: string) =>
        may(
          {
            action: 'test.do',
            actor: {
              id: 'a',
              name: '',
              role: 'head',
              agency: { id: 'x', kind: 'police', level: 'county', region: agency },
            },
            purpose: 'sanction',
            target: { region, agencies: [] },
          },
          [regional],
        ).ok;
      const tree = ['000000', `${province}0000`, `${province}${city}00`, `${province}${city}${county}`];
      for (const [i, region] of tree.entries())
        for (const [j, agency] of tree.entries()) expect(at(region, agency)).toBe(i >= j);
      if (other !== city) expect(at(`${province}${other}${county}`, `${province}${city}00`)).toBe(false);
    }),
    { seed: 4, numRuns: 100 },
  );
});
