import { both } from '../html/bilingual.ts';
import { institution, moment } from '../html/cells.ts';
import { join, markup, type Markup } from '../html/markup.ts';
import { dataTable, type Column } from '../html/table.ts';
import { formatCount, formatShare } from '../format.ts';
import { freezeWords, type FreezeWords } from '../texts/freeze-words.ts';
import { exact, rowIds } from './trace-cells.ts';
import { account, type FreezeLine, type TracePage } from './trace-page.ts';
import { duration, money, policyWords, say } from './words.ts';

const TOP = 5;

const ZH = freezeWords('zh');
const EN = freezeWords('en');

/** The few that a reader sees first. */
export function freezeTop(page: TracePage): Markup {
  const rows = page.urgent.slice(0, TOP);
  if (rows.length === 0) return markup`<p class="none">${say('freezeNone')}</p>`;
  return markup`<ol class="urgent-list">${rows.map(
    (line) =>
      markup`<li><span class="u-head"><span>${account(line.id, page)}</span> <b>${exact(line.held, page)}</b></span><small>${institution(page.data.identities.get(line.id))} · ${say('layerShort', { layer: line.layer })} · ${confidence(line)} · ${say('outflow')} ${outflow(line)}</small>${
        line.marks.length === 0 ? undefined : markup`<small class="uncertain">${marks(line)}</small>`
      }</li>`,
  )}</ol><p class="note"><a href="#freeze">${say('topMore', { count: formatCount(page.urgent.length) })}</a></p>`;
}

export function freezeTable(page: TracePage): Markup {
  if (page.urgent.length === 0) return markup`<p class="none">${say('freezeNone')}</p>`;
  const places = new Map(page.urgent.map((line, i) => [line.id, i + 1]));
  return markup`<p class="note">${say('freezeMain', { policy: policyWords(page.data.main) })}</p>${dataTable<FreezeLine>(
    {
      id: 'freeze',
      title: say('navFreeze'),
      rows: page.urgent,
      cutNote: (shown, hidden) => say('accountsCut', { shown, hidden }),
      columns: columns(page, places),
    },
  )}`;
}

function columns(page: TracePage, places: ReadonlyMap<string, number>): readonly Column<FreezeLine>[] {
  return [
    { head: say('rank'), look: 'num', cell: ({ id }) => String(places.get(id) ?? '') },
    {
      head: 'account',
      look: 'mono',
      cell: (line) =>
        markup`${account(line.id, page)}<br><small class="nb">${line.institution ?? '—'} · ${say('layerShort', { layer: line.layer })}</small>`,
    },
    {
      head: say('held'),
      look: 'num',
      cell: (line) =>
        markup`${exact(line.held, page)}<br><small>${say('range', { least: money(line.least, page.currency), most: money(line.most, page.currency) })}</small>`,
      order: ({ held }) => held,
    },
    {
      head: say('confidence'),
      look: 'wrap',
      cell: confidence,
      order: (line) => ['uncertain', 'likely', 'firm'].indexOf(line.confidence),
    },
    {
      head: say('outflow'),
      look: 'wide',
      cell: estimate,
      order: (line) => line.expected_outflow_minutes ?? Number.MAX_SAFE_INTEGER,
    },
    { head: say('savable'), look: 'num', cell: ({ savable }) => exact(savable, page), order: ({ savable }) => savable },
    { head: say('marks'), look: 'wide', cell: (line) => (line.marks.length === 0 ? '—' : marks(line)) },
    {
      head: say('asOf'),
      look: 'mono',
      cell: (line) =>
        markup`${moment(line.as_of)}${line.brought_by === undefined ? undefined : rowIds([line.brought_by])}`,
      order: (line) => line.as_of,
    },
  ];
}

function confidence(line: FreezeLine): Markup {
  const words = both(ZH.confidence[line.confidence], EN.confidence[line.confidence]);
  return line.confidence === 'uncertain' ? markup`<span class="uncertain">${words}</span>` : words;
}

export function outflow(line: FreezeLine): Markup {
  const { expected_outflow_minutes: expected, early_outflow_minutes: early } = line;
  if (expected === undefined) return say('outflowUnknown');
  if (early === undefined || early >= expected) return say('outflowWithin', { expected: duration(expected * 60) });
  return say('outflowBetween', { early: duration(early * 60), expected: duration(expected * 60) });
}

/** When it may go, the chance that it is there when a stop takes effect, and what that rests on. */
function estimate(line: FreezeLine): Markup {
  const { stratum, outflows, still_there: chance } = line;
  const there = chance === undefined ? undefined : markup`<br>${say('chanceIs', { share: shareText(chance) })}`;
  if (stratum === undefined) return markup`${outflow(line)}${there}`;
  const words = { zh: ZH.stratum[stratum], en: EN.stratum[stratum] };
  return markup`${outflow(line)}${there}<br><small>${say('basedOn', { stratum: words, count: formatCount(outflows) })}</small>`;
}

/** An estimate is never certain. */
function shareText(chance: number): string {
  return chance > 0.99 ? '>\u{a0}99%' : chance < 0.01 ? '<\u{a0}1%' : formatShare(chance);
}

/** A mark unknown here stands for itself. */
function marks(line: FreezeLine): Markup {
  const word = (words: FreezeWords, mark: string): string =>
    (words.marks as Readonly<Record<string, string>>)[mark] ?? mark;
  return join(
    line.marks.map((mark) => both(word(ZH, mark), word(EN, mark))),
    '; ',
  );
}
