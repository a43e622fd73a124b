import { formatAmount } from '#model';

import type { RunFile, RunParameter } from '#contract';

import { formatBytes, formatCount, formatDuration, formatInstant, formatShare } from '../format.ts';
import { countTitle } from '../texts/count-titles.ts';
import { parameterSource } from '../texts/parameter-source.ts';
import { both, bothMarkup, label, term } from './bilingual.ts';
import { guardParameters, sensitivity } from './guard-parameters.ts';
import { join, markup, type Markup } from './markup.ts';
import type { ReportPage } from './page.ts';
import { dataTable } from './table.ts';

/** Every parameter is shown: a threshold that cannot be looked up is a black box. */
const PARAMETER_ROWS = 2_000;

/** Page 6: preset, parameters with their sources, versions, fingerprints, caps: enough to compute it again. */
export function computedSection(page: ReportPage): Markup {
  const { run, findings, files } = page.data;
  return markup`<section id="computed"><h2><b class="no">6</b>${label('navComputed')}</h2><p class="lead">${label('computedLead')}</p><dl class="facts wide"><dt>${label('preset')}</dt><dd>${run.preset} — ${label(run.preset === 'statement' ? 'presetStatement' : 'presetStructure')}</dd><dt>${label('createdAt')}</dt><dd>${formatInstant(run.created_at)}</dd><dt>${label('masking')}</dt><dd>${label(run.open_data ? 'maskOpen' : run.masked ? 'maskMasked' : 'maskUnmasked')}</dd>${
    run.case_no === undefined
      ? undefined
      : markup`<dt>${label('caseAndPurpose')}</dt><dd>${run.case_no} · ${run.purpose ?? ''}</dd>`
  }<dt>${label('seed')}</dt><dd>${run.seed}</dd><dt>${label('fingerprint')}</dt><dd class="mono">${findings.run.fingerprint}</dd><dt>${label('chosenOn')}</dt><dd class="mono">${run.chosen_on.length === 0 ? label('chosenOnNone') : run.chosen_on.join(', ')}</dd><dt>${label('outputFiles')}</dt><dd class="mono">${Object.values(files).join(', ')}</dd></dl><h3 id="detectors">${label('parametersTitle')}</h3><p>${label('parametersLead')}</p>${parametersTable(run, { ofGuards: false })}${guardParameters(run, parametersTable(run, { ofGuards: true }))}<h3 id="score">${label('scoreTitle')}</h3><p>${label('scoreText')}</p>${sensitivity(run)}<h3 id="caps">${label('capsTitle')}</h3><p>${label('capsLead')}</p>${dataTable(
    {
      id: 'caps',
      title: 'capsTitle',
      rows: Object.entries(run.caps),
      columns: [
        { head: 'counted', look: 'wide', cell: ([code]) => countName(code, run) },
        { head: 'code', look: 'mono', cell: ([code]) => code },
        { head: 'count', look: 'num', cell: ([, count]) => formatCount(count) },
      ],
    },
  )}<h3 id="stages">${label('stagesTitle')}</h3><p>${label('stagesLead')}</p>${dataTable({
    id: 'stages',
    title: 'stagesTitle',
    rows: run.stages,
    columns: [
      { head: 'stage', cell: (row) => term('stages', row.stage) },
      { head: 'seconds', look: 'num', cell: (row) => row.seconds.toFixed(2) },
      { head: 'peakMemory', look: 'num', cell: (row) => formatBytes(row.peak_memory), order: (row) => row.peak_memory },
    ],
  })}<h3 id="inputs">${label('inputsTitle')}</h3>${dataTable({
    id: 'inputs',
    title: 'inputsTitle',
    rows: run.inputs,
    columns: [
      { head: 'file', look: 'wide', cell: (row) => markup`<span class="mono">${row.file}</span>` },
      { head: 'format', cell: (row) => term('formats', row.format) },
      { head: 'size', look: 'num', cell: (row) => formatBytes(row.bytes), order: (row) => row.bytes },
      { head: 'fingerprint', look: 'mono', cell: (row) => markup`<span class="hash">${row.fingerprint}</span>` },
    ],
  })}<h3 id="versions">${label('versionsTitle')}</h3><p class="mono">${Object.entries(run.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(' · ')}</p></section>`;
}

function parametersTable(run: RunFile, { ofGuards }: { readonly ofGuards: boolean }): Markup {
  const guards = new Set(run.guard_rules?.map(({ id }) => id));
  return dataTable<RunParameter>({
    id: ofGuards ? 'guard-settings' : 'parameters',
    kind: 'parameters',
    title: ofGuards ? 'guardParametersTitle' : 'parametersTitle',
    rows: run.parameters.filter(({ detector }) => guards.has(detector) === ofGuards),
    limit: PARAMETER_ROWS,
    columns: [
      {
        head: 'detector',
        cell: (row) => markup`<span id="p-${row.detector}-${row.id}">${detectorTitle(row.detector, run)}</span>`,
      },
      {
        head: 'parameter',
        look: 'wide',
        cell: (row) => markup`${both(row.title.zh, row.title.en)} <span class="mono dim">${row.id}</span>`,
      },
      { head: 'value', look: 'num', cell: (row) => parameterValue(row, row.value) },
      {
        head: 'default',
        look: 'num',
        cell: (row) =>
          same(row.value, row.default)
            ? '='
            : markup`<span class="uncertain">${parameterValue(row, row.default)}</span>`,
      },
      {
        head: 'valueSource',
        look: 'wide',
        cell: (row) => sourceName(row.source),
      },
    ],
  });
}

function sourceName(source: string): Markup {
  return both(parameterSource(source, 'zh'), parameterSource(source, 'en'));
}

/** An unknown code stands for itself, beside. */
function countName(code: string, { detectors }: RunFile): Markup {
  return both(countTitle(code, detectors, 'zh') ?? '—', countTitle(code, detectors, 'en') ?? '—');
}

export function detectorTitle(id: string, run: RunFile): Markup {
  const guard = run.guard_rules?.find((one) => one.id === id);
  if (guard !== undefined) return both(guard.title.zh, guard.title.en);
  const detector = run.detectors.find((one) => one.id === id);
  if (detector === undefined) return markup`${id}`;
  const code = [detector.feature_code, detector.annex_feature].filter((one) => one !== undefined).join(' ');
  return markup`${both(detector.title.zh, detector.title.en)}${code === '' ? undefined : markup` <span class="code">${code}</span>`}`;
}

const thresholdCache = new WeakMap<RunFile, Map<string, Markup>>();

/** The measure's thresholds with their sources, under the reason that they decided. */
export function thresholds(detector: string, run: RunFile): Markup {
  const cache = thresholdCache.get(run) ?? new Map<string, Markup>();
  thresholdCache.set(run, cache);
  const known = cache.get(detector);
  if (known !== undefined) return known;
  const rows = run.parameters.filter((row) => row.detector === detector);
  const items = rows.map(
    (row) =>
      markup`${both(row.title.zh, row.title.en)} ${parameterValue(row, row.value)} <span class="dim">(${sourceName(row.source)})</span>`,
  );
  const made =
    rows.length === 0
      ? markup``
      : markup`<details class="th"><summary>${label('thresholds')}</summary><p>${join(items, ' · ')}</p></details>`;
  cache.set(detector, made);
  return made;
}

/** Where the same stand on page 6. */
export function thresholdLink(detector: string, run: RunFile): Markup | undefined {
  const first = run.parameters.find((row) => row.detector === detector);
  if (first === undefined) return undefined;
  return markup`<a class="th" href="#p-${first.detector}-${first.id}">${label('thresholds')}</a>`;
}

/** A parameter's value in its unit. Amounts are CNY: thresholds in yuan apply to CNY accounts only. */
export function parameterValue(
  row: Pick<RunParameter, 'unit'> & { readonly id?: string },
  value: RunParameter['value'],
): Markup {
  const each = Array.isArray(value) ? (value as readonly number[]) : [value as number];
  if (row.id === 'table') return markup`${each.map(presetTable).join(', ')}`;
  switch (row.unit) {
    case 'seconds':
      return bothMarkup(
        markup`${each.map((one) => formatDuration(one, 'zh')).join('、')}`,
        markup`${each.map((one) => formatDuration(one, 'en')).join(', ')}`,
      );
    case 'minor':
      return markup`${each.map((one) => formatAmount(one, 'CNY')).join(', ')}`;
    case 'share':
      return markup`${each.map(formatShare).join(', ')}`;
    case 'switch':
      return label(each[0] === 1 ? 'switchOn' : 'switchOff');
    case 'ratio':
      return markup`${each.join(', ')}`;

    case 'count':
      return markup`${each.map(formatCount).join(', ')}`;
  }
}

/** The number of a table of expected precision as the preset whose table it is (TABLE_PARAMETER). */
export function presetTable(number: number): string {
  return ['statement', 'structure'][number] ?? String(number);
}

function same(a: RunParameter['value'], b: RunParameter['value']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
