import type { InvestigatorTables } from '#model';

import type { Workspace } from '../workspace.ts';
import { changesTable } from './changes.ts';
import { commonTable, prepareFocus } from './common-counterparties.ts';
import { flowTable } from './flow.ts';
import { groupFlowTable, prepareGroups, type AccountGroups } from './group-flow.ts';
import { nextLevelTable } from './next-level.ts';
import { qualityTable } from './quality.ts';
import type { TableOptions } from './table-options.ts';

export interface InvestigatorTableOptions extends TableOptions {
  /** Account numbers chosen by the user (`--focus`). */
  readonly focus?: readonly string[];
  /** Groups of accounts (`--groups`). */
  readonly groups?: AccountGroups;
}

export interface BuiltTables extends InvestigatorTables {
  /** Numbers in `focus` and `groups` that are not in the workspace. */
  readonly unknown: { readonly focus: readonly string[]; readonly groups: readonly string[] };
}

/** The tables that every investigator opens first; each cut to `limit` rows, the cut counted. */
export async function investigatorTables(ws: Workspace, options: InvestigatorTableOptions): Promise<BuiltTables> {
  const unknownFocus = await prepareFocus(ws, options.focus);
  const unknownGroups = await prepareGroups(ws, options.groups, options.unmask);
  const flow = await flowTable(ws, options);
  const groups = await groupFlowTable(ws, options);
  const nextLevel = await nextLevelTable(ws, 'all', options);
  const requests = await nextLevelTable(ws, 'missing', options);
  const common = await commonTable(ws, options);
  const changes = await changesTable(ws, options);
  const quality = await qualityTable(ws, options);
  await ws.engine.run('DROP TABLE IF EXISTS temp.chosen_accounts; DROP TABLE IF EXISTS temp.group_members');
  const tables = { flow, groups, nextLevel, requests, common, changes, quality };
  return {
    flow: flow.rows,
    groups: groups.rows,
    nextLevel: nextLevel.rows,
    requests: requests.rows,
    common: common.rows,
    changes: changes.rows,
    quality: quality.rows,
    cut: Object.fromEntries(Object.entries(tables).map(([name, { cut }]) => [name, cut])),
    unknown: { focus: unknownFocus, groups: unknownGroups },
  };
}
