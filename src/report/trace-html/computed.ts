import type { Trace, TraceRun } from '#contract';
import { formatAmount } from '#model';

import { formatBytes, formatCount, formatInstant, formatUnix } from '../format.ts';
import { both, label, term } from '../html/bilingual.ts';
import { parameterValue } from '../html/computed.ts';
import { moment } from '../html/cells.ts';
import { join, markup, type Markup } from '../html/markup.ts';
import { dataTable, type Column } from '../html/table.ts';
import { parameterSource } from '../texts/parameter-source.ts';
import { problemText, qualityText } from '../texts/problem-text.ts';
import { TRACE_COUNTS_EN, TRACE_STAGES_EN } from '../texts/trace-page-en.ts';
import { TRACE_COUNTS_ZH, TRACE_STAGES_ZH } from '../texts/trace-page-zh.ts';
import { TRACE_TEXTS, traceLabel } from '../texts/trace-texts.ts';
import { exact } from './trace-cells.ts';
import { offsetOf, type TracePage } from './trace-page.ts';
import { money, policyWords, say, shown } from './words.ts';

type Unmatched = Trace['unmatched'][number];

/** Page 9: bounds, what was cut or left out, reports without a transfer, parameters, versions: enough to compute it again. */
export function computedSection(page: TracePage): Markup {
  const { run, files, main } = page.data;
  const { bounds, until } = page.trace;
  return markup`<section id="computed"><h2><b class="no">9</b>${say('navComputed')}</h2><p class="lead">${say('computedLead')}</p><dl class="facts wide"><dt>${word('mainPolicy')}</dt><dd>${shown(policyWords(main))}</dd><dt>${word('until')}</dt><dd>${formatInstant(until)}</dd><dt>${word('bounds')}</dt><dd>${
    bounds.least === 0
      ? say('boundsNoLeast', { layers: bounds.layers })
      : both(
          traceLabel('zh', 'boundsText', { layers: bounds.layers, least: money(bounds.least, page.currency).zh }),
          traceLabel('en', 'boundsText', { layers: bounds.layers, least: money(bounds.least, page.currency).en }),
        )
  }</dd><dt>${word('createdAt')}</dt><dd>${formatInstant(run.created_at)}</dd><dt>${word('masking')}</dt><dd>${label(run.open_data ? 'maskOpen' : run.masked ? 'maskMasked' : 'maskUnmasked')}</dd>${
    run.case_no === undefined
      ? undefined
      : markup`<dt>${word('caseAndPurpose')}</dt><dd>${run.case_no} · ${run.purpose ?? ''}</dd>`
  }<dt>${say('chosenOn')}</dt><dd class="mono">${run.chosen_on.length === 0 ? say('chosenOnNone') : run.chosen_on.join(', ')}</dd><dt>${word('versions')}</dt><dd class="mono">${Object.entries(
    run.versions,
  )
    .map(([name, version]) => `${name} ${version}`)
    .join(
      ' · ',
    )}</dd><dt>${word('outputFiles')}</dt><dd class="mono">${Object.values(files).join(', ')}</dd></dl><p class="note">${say('ruleNote')}</p>${warnings(page)}<h3 id="unmatched">${say('unmatchedTitle')}</h3>${unmatched(page)}<h3 id="parameters">${say('parametersTitle')}</h3>${parameters(page)}<h3 id="counts">${say('capsTitle')}</h3>${counts(page)}<h3 id="stages">${say('stagesTitle')}</h3>${stages(run)}<h3 id="inputs">${say('inputsTitle')}</h3>${inputs(run)}</section>`;
}

function word(key: keyof (typeof TRACE_TEXTS)['zh']['labels']): Markup {
  return both(TRACE_TEXTS.zh.labels[key], TRACE_TEXTS.en.labels[key]);
}

function warnings({ trace }: TracePage): Markup | undefined {
  if (trace.warnings.length === 0) return undefined;
  return markup`<h3 id="warnings">${say('warningsTitle')}</h3><ul class="warnings">${trace.warnings.map((one) => markup`<li>${both(problemText(one, 'zh'), problemText(one, 'en'))}</li>`)}</ul>`;
}

function unmatched({ trace }: TracePage): Markup {
  if (trace.unmatched.length === 0) return markup`<p class="none">${say('unmatchedNone')}</p>`;
  return dataTable<Unmatched>({
    id: 'unmatched',
    title: say('unmatchedTitle'),
    rows: trace.unmatched,
    limit: trace.unmatched.length,
    columns: [
      { head: say('caseNo'), look: 'mono', cell: (row) => row.case_no },
      {
        head: 'source',
        look: 'mono',
        cell: (row) => (row.row > 0 ? `${row.problem.values['file'] ?? ''}#${row.row}` : '—'),
      },
      {
        head: say('unmatchedReason'),
        look: 'wide',
        cell: (row) => both(qualityText(row.problem, 'zh'), qualityText(row.problem, 'en')),
      },
    ],
  });
}

function parameters(page: TracePage): Markup {
  const { run } = page.data;
  return dataTable({
    id: 'parameters',
    title: say('parametersTitle'),
    rows: run.parameters,
    columns: [
      {
        head: say('parameter'),
        look: 'wide',
        cell: (row) => markup`${both(row.title.zh, row.title.en)} <span class="mono dim">${row.id}</span>`,
      },
      { head: say('value'), look: 'num', cell: (row) => valueCell(row, row.value, page) },
      {
        head: say('defaultValue'),
        look: 'num',
        cell: (row) => (isSame(row) ? '=' : valueCell(row, row.default, page)),
      },
      {
        head: say('valueSource'),
        look: 'wide',
        cell: (row) => both(parameterSource(row.source, 'zh'), parameterSource(row.source, 'en')),
      },
    ],
  });
}

type Parameter = TraceRun['parameters'][number];

/** A second is shown as a time, an amount in the trace's currency. */
function valueCell(row: Parameter, given: Parameter['value'], page: TracePage): Markup {
  if (row.id === 'until' && typeof given === 'number') return moment(formatUnix(given, offsetOf(page.trace.until)));
  if (row.unit === 'minor' && typeof given === 'number') return exact(given, page);
  return parameterValue(row, given);
}

function isSame(row: Parameter): boolean {
  return JSON.stringify(row.value) === JSON.stringify(row.default);
}

/** One line a count: those of a policy across, those of the whole run in the first column. */
function counts(page: TracePage): Markup {
  const { run } = page.data;
  const names = Object.keys(page.trace.policies);
  const rows = new Map<string, Map<string, number>>();
  for (const [code, value] of Object.entries(run.caps)) {
    const policy = names.find((name) => code.startsWith(`${name}.`));
    const own = policy === undefined ? code : code.slice(policy.length + 1);
    const row = rows.get(own) ?? new Map<string, number>();
    row.set(policy ?? '', value);
    rows.set(own, row);
  }
  type Row = readonly [string, ReadonlyMap<string, number>];
  const cell = ([code, row]: Row, column: string): string => {
    const value = row.get(column);
    if (value === undefined) return '';
    return /minor$/i.test(code) ? formatAmount(value, page.currency) : formatCount(value);
  };
  return dataTable<Row>({
    id: 'counts',
    title: say('capsTitle'),
    rows: [...rows],
    columns: [
      { head: say('counted'), look: 'wide', cell: ([code]) => countName(code) },
      { head: say('allPolicies'), look: 'num', cell: (row) => cell(row, '') },
      ...names.map((name): Column<Row> => ({
        head: shown(policyWords(name)),
        look: 'num',
        cell: (row) => cell(row, name),
      })),
    ],
  });
}

/** A count unknown here stands for itself. */
function countName(code: string): Markup {
  const zh = TRACE_COUNTS_ZH[code];
  const en = TRACE_COUNTS_EN[code];
  return zh === undefined || en === undefined ? markup`<span class="mono">${code}</span>` : both(zh, en);
}

function stages(run: TraceRun): Markup {
  return dataTable({
    id: 'stages',
    title: say('stagesTitle'),
    rows: run.stages,
    columns: [
      {
        head: say('stage'),
        cell: ({ stage }) => both(TRACE_STAGES_ZH[stage] ?? stage, TRACE_STAGES_EN[stage] ?? stage),
      },
      { head: say('seconds'), look: 'num', cell: ({ seconds }) => seconds.toFixed(2) },
      {
        head: say('peakMemory'),
        look: 'num',
        cell: (row) => formatBytes(row.peak_memory),
        order: (row) => row.peak_memory,
      },
    ],
  });
}

function inputs(run: TraceRun): Markup {
  const reports = dataTable({
    id: 'reports-read',
    title: say('reportsRead'),
    rows: run.reports,
    columns: [
      { head: say('file'), look: 'wide', cell: (row) => markup`<span class="mono">${row.file}</span>` },
      { head: say('rows'), look: 'num', cell: (row) => formatCount(row.rows) },
      { head: say('fingerprint'), look: 'mono', cell: (row) => markup`<span class="hash">${row.fingerprint}</span>` },
    ],
  });
  const files = dataTable({
    id: 'inputs',
    title: say('inputsTitle'),
    rows: run.inputs,
    limit: 1_000,
    columns: [
      { head: say('file'), look: 'wide', cell: (row) => markup`<span class="mono">${row.file}</span>` },
      { head: say('format'), look: 'wrap', cell: (row) => term('formats', row.format) },
      { head: say('size'), look: 'num', cell: (row) => formatBytes(row.bytes), order: (row) => row.bytes },
      { head: say('fingerprint'), look: 'mono', cell: (row) => markup`<span class="hash">${row.fingerprint}</span>` },
    ],
  });
  return join([markup`<h4>${say('reportsRead')}</h4>`, reports, markup`<h4>${say('inputsTitle')}</h4>`, files]);
}
