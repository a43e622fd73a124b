import type { FindingHit, FindingPool } from '#contract';
import { formatAmount, CHINA_OFFSET_MS } from '#model';

import { truncateDisplay } from '../display-width.ts';
import { formatCount, formatInstant, formatShare, formatUnix } from '../format.ts';
import { label, sentence } from './bilingual.ts';
import { accountName, amount, hitAnchor, moment } from './cells.ts';
import { join, markup, type Markup } from './markup.ts';
import type { ReportPage } from './page.ts';
import { feeBins, layoutPool, POOL_CHART, type PoolLayout, type PoolRow } from './pool-layout.ts';
import { dataTable } from './table.ts';

type Session = FindingPool['sessions'][number];

const FEE = { width: 300, height: 70, axis: 16 } as const;
/** From here on chance is called an unlikely cause of taking turns. */
const RARE = 0.99;

/** Who collected when, where it went, what stayed: a Gantt of the sessions, the fee's distribution, both with their words and rows. */
export function poolFigure(pool: FindingPool, hit: FindingHit, page: ReportPage): Markup {
  if (pool.sessions.length === 0) return markup``;
  const layout = layoutPool(pool);
  const total = pool.sessions.reduce((sum, { inflow }) => sum + inflow, 0);
  return markup`<figure class="pool"><h4>${label('poolTitle')}</h4><div class="draw" tabindex="0" role="region" aria-label="pool-${hitAnchor(hit.id)}">${gantt(layout, hit, page)}</div><figcaption>${sentence(
    'poolCaption',
    {
      members: formatCount(layout.members),
      sessions: formatCount(pool.sessions.length),
      amount: formatAmount(total, hit.currency),
      from: timeOf(layout.from),
      to: timeOf(layout.to),
    },
  )}${layout.folded > 0 ? markup` ${sentence('poolFolded', { drawn: layout.rows.length, folded: formatCount(layout.folded) })}` : undefined}</figcaption><div class="poolfacts"><div>${fee(pool)}</div><dl class="facts"><dt>${label('rotationTitle')}</dt><dd>${rotation(pool)}</dd><dt>${label('sinksTitle')}</dt><dd>${sinks(pool, page)}</dd><dt>${label('poolMoney')}</dt><dd>${likeness(pool)}</dd></dl></div><details><summary>${label('poolAllSessions')}</summary>${sessionTable(pool, hit, page)}</details></figure>`;
}

function gantt(layout: PoolLayout, hit: FindingHit, page: ReportPage): Markup {
  const { left, width, axis } = POOL_CHART;
  const full = left + width + 8;
  const height = layout.height + axis + 8;
  const ticks = layout.ticks.map(({ x, at }, i) => {
    const name = i === 0 ? 'tick first' : i === layout.ticks.length - 1 ? 'tick last' : 'tick';
    return markup`<line class="axis" x1="${round(x)}" x2="${round(x)}" y1="0" y2="${layout.height + 4}"/><text class="${name}" x="${round(x)}" y="${layout.height + 18}">${timeOf(at).slice(5, 16)}</text>`;
  });
  return markup`<svg viewBox="0 0 ${full} ${height}" width="${full}" height="${height}" class="gantt">${ticks}${layout.rows.map((row) => ganttRow(row, hit, page))}</svg>`;
}

function ganttRow(row: PoolRow, hit: FindingHit, page: ReportPage): Markup {
  const { left, width, rowHeight } = POOL_CHART;
  const base = row.y + rowHeight;
  const blocks = row.blocks.map(({ session, x, y, width: w, height }) => {
    const title = `${formatInstant(session.from)} – ${formatInstant(session.to)}: ${formatAmount(session.inflow, hit.currency)}`;
    return markup`<rect class="session" x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(height)}"><title>${title}</title></rect>`;
  });
  return markup`<text class="n-title" x="0" y="${base - 10}">${truncateDisplay(nameOf(row.account, page), 22)}</text><line class="axis" x1="${left}" x2="${left + width}" y1="${base}" y2="${base}"/>${blocks}`;
}

function fee(pool: FindingPool): Markup {
  if (pool.fee === undefined) return markup`<h4>${label('feeTitle')}</h4><p class="note">${label('feeNone')}</p>`;
  const bins = feeBins(pool);
  const most = Math.max(1, ...bins.counts);
  const { width, height, axis } = FEE;
  const step = width / bins.counts.length;
  const placeOf = (share: number): number => round(Math.max(0, Math.min(1, share / bins.to)) * width);
  const bars = bins.counts.map((count, i) =>
    count === 0
      ? undefined
      : markup`<rect class="session" x="${round(i * step + 0.5)}" y="${round(height - (count / most) * (height - 14))}" width="${round(step - 1)}" height="${round((count / most) * (height - 14))}"/>`,
  );
  const { median, mad, lower, upper, sessions } = pool.fee;
  return markup`<h4>${label('feeTitle')}</h4><svg viewBox="-4 0 ${width + 30} ${height + axis}" width="${width + 30}" height="${height + axis}" class="feechart">${bars}<line class="median" x1="${placeOf(median)}" x2="${placeOf(median)}" y1="6" y2="${height}"/><path class="interval" d="M${placeOf(lower)} 0V6M${placeOf(lower)} 3H${placeOf(upper)}M${placeOf(upper)} 0V6"/><line class="axis" x1="0" x2="${width}" y1="${height}" y2="${height}"/><text x="0" y="${height + 13}">0%</text><text class="tick last" x="${width + 16}" y="${height + 13}">${formatShare(bins.to)}${bins.beyond > 0 ? ` (+${bins.beyond})` : ''}</text></svg><p class="note">${sentence(
    'feeCaption',
    {
      sessions: formatCount(sessions),
      median: fine(median),
      lower: fine(lower),
      upper: fine(upper),
      mad: fine(mad),
    },
  )}</p>`;
}

function rotation(pool: FindingPool): Markup {
  const share = formatShare(Math.min(0.999, pool.rotation_percentile));
  return sentence(pool.rotation_percentile >= RARE ? 'rotationRare' : 'rotationSome', { share });
}

function sinks(pool: FindingPool, page: ReportPage): Markup {
  if (pool.sinks.length === 0) return markup`—`;
  return join(
    pool.sinks.map(({ account, share }) => markup`${member(account, page)} ${formatShare(share)}`),
    ' · ',
  );
}

/** Never what it is: a likeness. */
function likeness(pool: FindingPool): Markup {
  const share = formatShare(pool.two_way_share);
  const key = { 'gambling-like': 'poolGambling', 'fraud-like': 'poolFraud', none: 'poolNoLikeness' } as const;
  return sentence(key[pool.likeness], { share });
}

function sessionTable(pool: FindingPool, hit: FindingHit, page: ReportPage): Markup {
  return dataTable<Session>({
    id: `pool-${hitAnchor(hit.id)}`,
    kind: 'pool',
    title: 'poolTitle',
    rows: pool.sessions,
    columns: [
      { head: 'account', look: 'mono', cell: (row) => member(row.account, page) },
      { head: 'from', look: 'time', cell: (row) => moment(row.from) },
      { head: 'to', look: 'time', cell: (row) => moment(row.to) },
      { head: 'poolInflow', look: 'num', cell: (row) => amount(row.inflow, hit.currency), order: (row) => row.inflow },
      {
        head: 'poolOutflow',
        look: 'num',
        cell: (row) => amount(row.outflow, hit.currency),
        order: (row) => row.outflow,
      },
      {
        head: 'poolShareKept',
        look: 'num',
        cell: (row) => (row.inflow === 0 ? '–' : fine((row.inflow - row.outflow) / row.inflow)),
      },
      { head: 'poolCredits', look: 'num', cell: (row) => formatCount(row.credits) },
      { head: 'poolPayers', look: 'num', cell: (row) => formatCount(row.payers) },
    ],
  });
}

function member(id: string, page: ReportPage): Markup {
  const identity = page.data.identities.get(id);
  return accountName(identity === undefined ? { id, display: id.slice(0, 12) } : { ...identity, id }, page.linked);
}

function nameOf(id: string, page: ReportPage): string {
  const identity = page.data.identities.get(id);
  return identity?.number ?? identity?.display ?? id.slice(0, 12);
}

/** Fees differ in hundredths of a percent. */
function fine(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

function timeOf(ms: number): string {
  return formatUnix(ms / 1000, CHINA_OFFSET_MS / 1000);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
