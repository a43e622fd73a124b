import { expect, test } from 'vitest';
import type { PictureNode } from '../report-data.ts';
import { layoutPicture, STAGE_LIMIT } from './picture-layout.ts';
import { stageColumns, stageOfRoles } from './picture-stages.ts';

function member(id: string, roles: readonly string[], tier?: number): { id: string; node: PictureNode } {
  const base = { id, display: id, institution: '', core: true, kind: 'personal', covered: true };
  const given = roles.map((role) => ({ role, share: 1 }));
  return { id, node: { ...base, roles: given, ...(tier === undefined ? {} : { tier }) } };
}

test('[REP-11] an account stands at the first stage that its roles name; control and unclear name none', () => {
  const stage = (...roles: string[]) => stageOfRoles(roles.map((role) => ({ role, share: 1 })));
  expect(stage('exit', 'collection')).toBe('collection');
  expect(stage('pool', 'exit', 'fee')).toBe('pool');
  expect(stage('payout')).toBe('exit');
  expect(stage('control candidate')).toBeUndefined();
  expect(stage('unclear')).toBeUndefined();
  expect(stageOfRoles(undefined)).toBeUndefined();
});

test('[REP-11] roles decide the columns, tiers the columns of one role, empty stages take none', () => {
  const nodes = [
    member('a', ['collection'], 1),
    member('b', ['relay'], 2),
    member('c', ['relay'], 3),
    member('d', ['exit']),
    member('e', ['unclear'], 3),
    member('f', ['unclear']),
    member('g', ['control candidate']),
  ];
  const found = stageColumns(nodes, [
    { from: 'd', to: 'f' },
    { from: 'g', to: 'a' },
  ]);
  expect(found?.stages).toEqual(['collection', 'relay', 'relay', 'exit']);
  expect(Object.fromEntries(found?.columnOf ?? [])).toEqual({ a: 0, b: 1, c: 2, d: 3, e: 2, f: 4, g: 0 });
});

test('[REP-11] where nobody has a role the flow decides', () => {
  expect(stageColumns([member('a', ['unclear'], 1)], [])).toBeUndefined();
  expect(stageColumns([], [])).toBeUndefined();
});

test('[REP-11] a stage draws its largest accounts and folds the rest to one node that says how many', () => {
  const many = Array.from({ length: STAGE_LIMIT + 5 }, (_, i) =>
    member(`m${String(i).padStart(2, '0')}`, ['collection'], 1),
  );
  const edges = many.map(({ id }, i) => ({
    from: 'p',
    to: id,
    amountMinor: 100 + i,
    count: 1,
    firstAt: '1',
    lastAt: '1',
  }));
  const payer = { id: 'p', display: 'p', institution: '', core: false, kind: 'personal', covered: false };
  const nodes = [...many.map(({ node }) => node), payer, member('x', ['exit']).node];
  const layout = layoutPicture({ id: 'r', kind: 'ring', currency: 'CNY', nodes, edges });
  const fold = layout.nodes.find(({ fold: one }) => one?.side === 'core');
  expect(fold?.fold).toMatchObject({ stage: 'collection', count: 5 });
  expect(fold?.inMinor).toBe(100 + 101 + 102 + 103 + 104);
  expect(layout.stages).toEqual(['collection', 'exit']);
  expect(layout.folded).toEqual({ payers: 1, payees: 0, core: 5 });
});
