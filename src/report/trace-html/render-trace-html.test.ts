import { createHash } from 'node:crypto';
import { MOVEMENT_END } from '#trace';
import { TAINT_POLICIES } from '#ledger';
import { expect, test } from 'vitest';
import { layeredTrace } from '../fixtures/layered-trace.ts';
import { TRACE_COUNTS_EN, TRACE_PAGE_EN, TRACE_STAGES_EN } from '../texts/trace-page-en.ts';
import { TRACE_COUNTS_ZH, TRACE_PAGE_ZH, TRACE_STAGES_ZH } from '../texts/trace-page-zh.ts';
import { TRACE_TEXTS } from '../texts/trace-texts.ts';
import type { TraceData } from '../trace-data.ts';
import { renderTraceHtml } from './render-trace-html.ts';

const HOSTILE = '"><script>alert(1)</script>&\u202e';

/** The text of one language. */
function text(html: string, language: 'zh' | 'en'): string {
  const body = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  const other = language === 'zh' ? 'en' : 'zh';
  return body
    .replace(/<title>.*?<\/title>/gs, '')
    .replace(new RegExp(`<(span|text) lang="${other}".*?</\\1>`, 'gs'), '')
    .replace(/<[^>]+>/g, '\u0001')
    .replace(/\u0001+/g, ' ')
    .replace(/ +/g, ' ');
}

function withTrace(data: TraceData, change: Partial<TraceData['trace']>): TraceData {
  return { ...data, trace: { ...data.trace, ...change } };
}

test('[TRP-1] one file that asks for nothing: no address, no inline style, style and script named by their hash', () => {
  const html = renderTraceHtml(layeredTrace());
  expect(html).not.toMatch(/(?:src|href)="(?!#)/);
  expect(html).not.toMatch(/https?:|@import|url\((?!#)|\sstyle="|\son\w+="/);
  const hash = (tag: string): string => {
    const inner = html.slice(html.indexOf(`<${tag}>`) + tag.length + 2, html.indexOf(`</${tag}>`));
    return createHash('sha256').update(inner).digest('base64');
  };
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  expect(policy.replaceAll('&#39;', "'")).toContain(
    `style-src 'sha256-${hash('style')}'; script-src 'sha256-${hash('script')}'`,
  );
  expect(renderTraceHtml(layeredTrace())).toBe(html);
});

test('[TRP-1] nine sections in both languages, each reached from the contents; every link inside leads somewhere', () => {
  const html = renderTraceHtml(layeredTrace());
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
  expect([...html.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id)).toEqual([
    ...['answer', 'flow', 'accounts', 'movements', 'paths', 'timeline', 'policies', 'cases', 'computed'],
  ]);
  expect(text(html, 'zh')).not.toMatch(/\{\w+\}/);
  expect(text(html, 'en')).not.toMatch(/\{\w+\}/);
});

test('[TRP-2] the answer comes first: what is still there, on how many accounts, what left and how, whom to stop first', () => {
  const data = layeredTrace({ victims: 3, layers: 4 });
  const { fifo } = data.trace.policies;
  const holding = fifo?.accounts.filter(({ held }) => held > 0).length;
  const html = renderTraceHtml(data);
  const zh = text(html, 'zh');
  expect(zh).toMatch(new RegExp(`^ ?1 结论 报案资金 .*疑似仍在 ${holding} 个账户上`));
  expect(text(html, 'en')).toContain(`is still on ${holding} accounts`);
  expect(zh).toContain('取现');
  const list = /<ol class="urgent-list">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
  expect(list.indexOf(data.trace.freeze[0]?.display ?? '?')).toBeGreaterThan(0);
  expect([...list.matchAll(/<li>/g)]).toHaveLength(5);
});

test('[TRP-2] nothing left, nothing found and nothing listed are said in words, never by an empty table', () => {
  const data = layeredTrace();
  const { fifo } = data.trace.policies;
  if (fifo === undefined) throw new Error('no fifo');
  const gone = {
    ...fifo,
    accounts: fifo.accounts.map((one) => ({ ...one, held: 0, exited: one.exited + one.held })),
    totals: { ...fifo.totals, held: 0, exited: fifo.totals.reported },
    ties: [],
    paths: [],
  };
  const left = withTrace(data, {
    policies: { fifo: gone },
    freeze: [],
    requests: [],
    article_eight: [],
    comparison: [],
  });
  const zh = text(renderTraceHtml(left), 'zh');
  for (const said of [
    '没有账户疑似仍有余额',
    '没有账户疑似仍有报案资金',
    '没有需要调取的流水',
    '没有逐笔路径',
    '只算了一种口径',
    '各账户的在账金额均未改变',
  ])
    expect(zh).toContain(said);
  const none = {
    ...{ ...gone, accounts: [], edges: [], victims: [] },
    totals: { reported: 0, held: 0, exited: 0, by_end: {}, accounts: 0, layers: 0 },
  };
  const empty = withTrace(left, { policies: { fifo: none }, victims: [], cards: [], cases: [] });
  const html = renderTraceHtml(empty);
  expect(text(html, 'zh')).toContain('没有一笔报案转账能在数据中找到');
  expect(html).not.toContain('<tbody></tbody>');
  expect(/NaN|undefined|Infinity/.test(text(html, 'en'))).toBe(false);
});

test('[TRP-5] [TRP-7] poison draws no course of money and is said to label only; other uses are marked in words', () => {
  const html = renderTraceHtml(layeredTrace({ main: 'poison' }));
  expect(text(html, 'zh')).toContain('“全部标记”只作标记');
  expect(text(html, 'en')).toContain('Poison only labels');
  expect(html).not.toContain('class="s-held"');
  const usual = renderTraceHtml(layeredTrace());
  expect(usual).toContain('class="s-held"');
  const { zh, en } = TRACE_TEXTS;
  expect(text(usual, 'zh')).toContain(`${zh.policies['match-first']} 仅供查找`);
  expect(text(usual, 'en')).toContain(`${en.policies['poison']} label only`);
});

test('[TRP-7] money that came by other accounts: no binding rule found, policies side by side; the deciding step says why', () => {
  const html = renderTraceHtml(layeredTrace());
  expect(text(html, 'en')).toContain('no binding rule found');
  expect(text(html, 'zh')).toContain('未见有约束力的规定');
  expect(text(html, 'zh')).toContain('无论先用哪一笔，结果都相同');
  expect(text(html, 'en')).toContain('Step 2, timestamps · decides');
});

test('[TRP-8] what is given is written: masked stays masked, and names, notes and ids cannot break out', () => {
  const masked = renderTraceHtml(layeredTrace());
  expect(masked).not.toMatch(/62000000\d{8}/);
  expect(masked).not.toContain('class="stamp"');
  const open = renderTraceHtml(layeredTrace({ unmasked: true, note: HOSTILE, name: HOSTILE }));
  expect(open).toMatch(/62000000\d{8}/);
  expect(open).not.toContain('<script>alert');
  expect(open).not.toContain('\u202e');
  expect(open).toContain('&lt;script&gt;');
  expect(open).toContain('class="stamp"');
  expect(open).toMatch(/@bottom-left\{content:"[^"]*\\6848/);
});

test('[TRP-9] both languages have the same words with the same places, none empty', () => {
  const places = (words: string): string[] => [...words.matchAll(/\{(\w+)[|}]/g)].map(([, name]) => name ?? '').sort();
  for (const [key, zh] of Object.entries(TRACE_PAGE_ZH)) {
    const en = TRACE_PAGE_EN[key as keyof typeof TRACE_PAGE_ZH];
    expect(places(en), key).toEqual(places(zh));
    expect(zh, key).toMatch(/\p{Script=Han}|^\{/u);
    expect(en, key).not.toMatch(/\p{Script=Han}/u);
    expect(en.trim(), key).not.toBe('');
  }
  expect(Object.keys(TRACE_COUNTS_EN)).toEqual(Object.keys(TRACE_COUNTS_ZH));
  expect(Object.keys(TRACE_STAGES_EN)).toEqual(Object.keys(TRACE_STAGES_ZH));
});

test('[TRP-9] every policy and every end of a movement has a name in both languages', () => {
  for (const language of ['zh', 'en'] as const) {
    for (const policy of TAINT_POLICIES) expect(TRACE_TEXTS[language].policies[policy], policy).toBeDefined();
    for (const end of Object.keys(MOVEMENT_END)) expect(TRACE_TEXTS[language].ends[end], end).toBeDefined();
  }
});

test('[TRP-9] held money is 疑似 or indicated, the list a proposal, and nobody is called guilty', () => {
  const html = renderTraceHtml(layeredTrace());
  const zh = text(html, 'zh');
  const en = text(html, 'en');
  expect(zh).toContain('疑似仍在账上');
  expect(en).toContain('indicated');
  expect(zh).toContain('由具名人员依法决定');
  expect(en).toContain('decided by a named person');
  expect(zh).not.toMatch(/有罪|罪犯|犯罪分子|嫌疑人/);
  expect(en).not.toMatch(/guilt|criminal|suspect\b/i);
});

test('[TRP-10] what a table does not show is counted under it, and what the result does not list is said at the top', () => {
  const data = layeredTrace({ layers: 6, width: 101, victims: 40, payments: 3 });
  const { fifo } = data.trace.policies;
  if (fifo === undefined) throw new Error('no fifo');
  const edges = fifo.edges.length;
  const zh = text(renderTraceHtml(data), 'zh');
  expect(zh).toContain(`列出报案资金最多的 300 笔，另有 ${(edges - 300).toLocaleString('en')} 笔`);
  expect(zh).toContain(`此处显示 500 个账户，另有 ${fifo.accounts.length - 500} 个`);
  expect(zh).not.toContain('结果只列最大的部分');
  const cut = { ...fifo, counts: { accountsNotListed: 12, edgesNotListed: 3_456 } };
  const said = text(renderTraceHtml(withTrace(data, { policies: { fifo: cut } })), 'zh');
  expect(said).toContain('另有 12 个账户、3,456 笔转账未列入');
});

test('[TRP-10] counts of the run, its parameters, bounds and the reports without a transfer are all there', () => {
  const data = layeredTrace();
  const html = renderTraceHtml(data);
  const zh = text(html, 'zh');
  for (const said of [
    '最多 20 层；没有金额下限',
    '超过余额、来源不明的付出',
    '报案.csv#9',
    '最多追踪层数',
    'duanka 0.1.0',
  ])
    expect(zh).toContain(said);
  const odd = { ...data, run: { ...data.run, caps: { ...data.run.caps, 'fifo.brandNew': 4 } } };
  expect(text(renderTraceHtml(odd), 'zh')).toContain('brandNew');
});

test('[TRP-14] 2,000 accounts and more stay below 10 MB', () => {
  const data = layeredTrace({ layers: 8, width: 307, victims: 60, payments: 6 });
  expect(data.trace.policies['fifo']?.accounts.length).toBeGreaterThan(2_000);
  expect(Buffer.byteLength(renderTraceHtml(data))).toBeLessThan(10e6);
}, 60_000);
