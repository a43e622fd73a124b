import type { RunFile } from '#contract';

import { formatShare } from '../format.ts';
import { label, term } from './bilingual.ts';
import { guardsOffNotice } from './guards-block.ts';
import { markup, type Markup } from './markup.ts';
import { dataTable } from './table.ts';

type Row = NonNullable<RunFile['sensitivity']>[number];

/** How much the ranking rests on each family's ceiling. */
export function sensitivity(run: RunFile): Markup | undefined {
  if (run.sensitivity === undefined || run.sensitivity.length === 0) return undefined;
  return markup`<h3 id="sensitivity">${label('sensitivityTitle')}</h3><p>${label('sensitivityLead')}</p>${dataTable<Row>(
    {
      id: 'sensitivity',
      title: 'sensitivityTitle',
      rows: run.sensitivity,
      columns: [
        { head: 'family', cell: (row) => term('families', row.family) },
        { head: 'factor', look: 'num', cell: (row) => `× ${row.factor.toFixed(2)}` },
        { head: 'overlap', look: 'num', cell: (row) => formatShare(row.overlap), order: (row) => row.overlap },
      ],
    },
  )}`;
}

/** The guards' thresholds, or loudly that there were none. */
export function guardParameters(run: RunFile, table: Markup): Markup {
  const body = run.guards ? table : guardsOffNotice(false);
  return markup`<h3 id="guard-parameters">${label('guardParametersTitle')}</h3><p>${label('guardParametersLead')}</p>${body}`;
}
