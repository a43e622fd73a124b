import type { Trace } from '#contract';

import { markup, type Markup } from '../html/markup.ts';
import { dataTable, type Column } from '../html/table.ts';
import { formatCount } from '../format.ts';
import { articleBlock } from './article-eight.ts';
import { exact } from './trace-cells.ts';
import { account, type TracePage } from './trace-page.ts';
import { policyWords, say, shown } from './words.ts';

type Policy = Trace['policies'][string];
type Compared = Trace['comparison'][number];
type Tie = Policy['ties'][number] & { readonly policy: string };

/** Page 7: what another rule would have said, the order of Article 8, what hangs on the order of rows. */
export function policiesSection(page: TracePage): Markup {
  return markup`<section id="policies"><h2><b class="no">7</b>${say('navPolicies')}</h2><p class="lead">${say('policiesLead')}</p>${totalsTable(page)}${heldTable(page)}${articleBlock(page)}${tiesBlock(page)}</section>`;
}

const USES = { trace: 'useTrace', 'search-only': 'useSearch', 'label-only': 'useLabel' } as const;

function totalsTable(page: TracePage): Markup {
  return dataTable<readonly [string, Policy]>({
    id: 'policy-totals',
    title: say('navPolicies'),
    rows: Object.entries(page.trace.policies),
    columns: [
      { head: say('policyColumn'), look: 'wrap', cell: ([name]) => policyName(name, page) },
      { head: say('use'), look: 'wrap', cell: ([, { label }]) => use(label) },
      {
        head: say('heldShort'),
        look: 'num',
        cell: ([, { totals }]) => exact(totals.held, page),
        order: ([, { totals }]) => totals.held,
      },
      {
        head: say('leftData'),
        look: 'num',
        cell: ([, { totals }]) => exact(totals.exited, page),
        order: ([, { totals }]) => totals.exited,
      },
      { head: say('accountsColumn'), look: 'num', cell: ([, { totals }]) => formatCount(totals.accounts) },
      { head: say('layersColumn'), look: 'num', cell: ([, { totals }]) => String(totals.layers) },
    ],
  });
}

function policyName(name: string, page: TracePage): Markup {
  return name === page.data.main ? markup`<b>${shown(policyWords(name))}</b>` : shown(policyWords(name));
}

function use(label: Policy['label']): Markup {
  return label === 'trace' ? say('useTrace') : markup`<span class="uncertain">${say(USES[label])}</span>`;
}

function heldTable(page: TracePage): Markup {
  const names = Object.keys(page.trace.policies);
  const head = markup`<h3 id="held-by">${say('heldBy')}</h3>`;
  if (names.length < 2) return markup`${head}<p class="none">${say('onePolicy')}</p>`;
  const rows = page.trace.comparison.filter(({ held }) => Object.values(held).some((minor) => minor > 0));
  return markup`${head}<p class="lead">${say('heldByLead')}</p>${dataTable<Compared>({
    id: 'held-by',
    title: say('heldBy'),
    rows,
    cutNote: (shownRows, hidden) => say('comparisonCut', { shown: shownRows, hidden }),
    columns: [
      {
        head: 'account',
        look: 'mono',
        cell: (row) =>
          markup`${account(row.account, page)}<br><small>${page.data.identities.get(row.account)?.institution ?? ''}</small>`,
      },
      ...names.map((name): Column<Compared> => ({
        head: shown(policyWords(name)),
        look: 'num',
        cell: ({ held }) => exact(held[name] ?? 0, page),
        order: ({ held }) => held[name] ?? 0,
      })),
      {
        head: say('spread'),
        look: 'num',
        cell: ({ least, most }) => exact(most - least, page),
        order: ({ least, most }) => most - least,
      },
    ],
  })}`;
}

function tiesBlock(page: TracePage): Markup {
  const rows = Object.entries(page.trace.policies).flatMap(([policy, { ties }]) =>
    ties.map((tie): Tie => ({ ...tie, policy })),
  );
  return markup`<h3 id="ties">${say('navTies')}</h3>${
    rows.length === 0
      ? markup`<p class="none">${say('tiesNone')}</p>`
      : markup`<p class="lead">${say('tiesLead')}</p>${dataTable<Tie>({
          id: 'ties',
          title: say('navTies'),
          rows,
          cutNote: (shownRows, hidden) => say('comparisonCut', { shown: shownRows, hidden }),
          columns: [
            { head: 'account', look: 'mono', cell: (row) => account(row.account, page) },
            { head: say('policyColumn'), look: 'wrap', cell: ({ policy }) => shown(policyWords(policy)) },
            {
              head: say('leastMost'),
              look: 'num',
              cell: (row) => markup`${exact(row.held_least, page)} – ${exact(row.held_most, page)}`,
              order: (row) => row.held_most - row.held_least,
            },
          ],
        })}`
  }`;
}
