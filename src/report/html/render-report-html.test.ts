import { expect, test } from 'vitest';
import { HOSTILE_NAME, HOSTILE_NOTE, sampleReportData } from '../fixtures/sample.ts';
import type { ReportData } from '../report-data.ts';
import { parameterValue } from './computed.ts';
import { escapeHtml } from './markup.ts';
import { reportPageCount, reportPageName } from './page.ts';
import { renderReportHtml } from './render-report-html.ts';
import { cssText } from './style.ts';

const sample = renderReportHtml(sampleReportData());
const sections = [...sample.matchAll(/<section id="([\w-]+)"/g)].map((match) => match[1]);

test('[REP-12] the answer first, then accounts, rings, not suspected, money, quality, computation', () => {
  expect(sections).toEqual(['summary', 'accounts', 'rings', 'not-suspected', 'money', 'quality', 'computed']);
  for (const id of ['flow', 'groups', 'next-level', 'requests', 'common', 'changes'])
    expect(sample.includes(`<h3 id="${id}">`), `<h3 id="${id}">`).toBe(true);
  expect(sample.indexOf('class="answer')).toBeLessThan(sample.indexOf('<table'));
});

test('[REP-13] nothing is fetched: no address of the network, a policy that forbids it, style and script by hash only', () => {
  const addresses = [...sample.matchAll(/\b(?:src|href|action|poster|data)="([^"]*)"/g)].map((match) => match[1] ?? '');
  expect(addresses.length).toBeGreaterThan(20);
  expect(addresses.filter((address) => !address.startsWith('#'))).toEqual([]);
  expect(sample.replaceAll(escapeHtml(HOSTILE_NOTE), '')).not.toMatch(/https?:\/\/|url\((?!#)|@import/);
  expect(sample).toMatch(
    /default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]+&#39;; script-src &#39;sha256-[\w+/=]+&#39;/,
  );
  expect(sample.includes('unsafe-inline')).toBe(false);
  expect(sample).not.toMatch(/ style="| on\w+="/);
});

test('[REP-14] names and notes from files arrive as text, in the page and in the style sheet of the print', () => {
  const unmasked = renderReportHtml(sampleReportData({ unmasked: true }));
  expect(unmasked.includes(escapeHtml(HOSTILE_NAME)), escapeHtml(HOSTILE_NAME)).toBe(true);
  expect(unmasked.includes(HOSTILE_NAME)).toBe(false);
  expect(unmasked.includes(escapeHtml(HOSTILE_NOTE)), escapeHtml(HOSTILE_NOTE)).toBe(true);
  expect(unmasked.match(/<script/g)).toHaveLength(1);
  expect(cssText('a"}</style>\\')).toBe('a\\22 \\7d \\3c \\2f style\\3e \\5c ');
});

test('[REP-15] both languages are in the file, the chosen one is shown first', () => {
  const count = (text: string, language: string) => text.split(`<span lang="${language}">`).length;
  expect(count(sample, 'zh')).toBe(count(sample, 'en'));
  expect(sample).toMatch(/id="zh"[^>]* checked>/);
  expect(renderReportHtml(sampleReportData({ language: 'en' }))).toMatch(/id="en"[^>]* checked>/);
});

test('[REP-16] every listed account has an anchor, its index, its reasons and the rows behind them', () => {
  const data = sampleReportData();
  for (const subject of data.findings.subjects) {
    expect(sample.includes(`id="s-${subject.id}"`), `id="s-${subject.id}"`).toBe(true);
    expect(sample.includes(subject.index.toFixed(1)), subject.index.toFixed(1)).toBe(true);
    for (const id of subject.reasons.flatMap((reason) => reason.evidence))
      expect(sample.includes(`<span>${escapeHtml(id)}</span>`), `<span>${escapeHtml(id)}</span>`).toBe(true);
  }
  const links = [...sample.matchAll(/href="#([^"]+)"/g)].map((match) => match[1] ?? '');
  const missing = links.filter((id) => !sample.includes(`id="${id}"`));
  expect([...new Set(missing)]).toEqual([]);
});

test('[REP-16] what could not be judged is shown as a gap, with the thresholds and sources of what was', () => {
  expect(sample.includes('未能评估'), '未能评估').toBe(true);
  expect(sample.includes('未能评估的部分是空白，不是零'), '未能评估的部分是空白，不是零').toBe(true);
  expect(
    sample.includes('a bank’s published rule set; not statutory'),
    'a bank’s published rule set; not statutory',
  ).toBe(true);
});

test('[REP-17] accounts around the core are counted and listed masked under "not suspected": no card, no index, no name', () => {
  const data = sampleReportData();
  const listed = new Set(data.findings.subjects.map((subject) => subject.id));
  for (const [id, identity] of data.identities) {
    if (listed.has(id)) continue;
    expect(sample.includes(`id="s-${id}"`)).toBe(false);
    expect(sample.includes(`href="#s-${id}"`)).toBe(false);
    expect(identity.account).toBeGreaterThan(5);
  }
  const section = sample.slice(sample.indexOf('<section id="not-suspected"'), sample.indexOf('<section id="money"'));
  expect(section).toContain('<dd>12</dd>');
  expect(section).toContain('Not suspected');
  for (const { display } of data.notSuspected.accounts) expect(section).toContain(display);
  expect(section).toContain('¥42,100.00');
  expect(section).toContain('3 行（账户 × 币种）只计数');
  const unmasked = renderReportHtml(sampleReportData({ unmasked: true }));
  const again = unmasked.slice(
    unmasked.indexOf('<section id="not-suspected"'),
    unmasked.indexOf('<section id="money"'),
  );
  expect(again).toBe(section);
});

test('[REP-18] the index is called an index, and how many families a high needs is said', () => {
  expect(sample.includes('不是概率'), '不是概率').toBe(true);
  expect(sample.includes('it is not a probability'), 'it is not a probability').toBe(true);
  expect(sample.includes('“高”须有三个类别'), 'zh').toBe(true);
  expect(sample.includes('“High” needs three families'), 'en').toBe(true);
});

test('[REP-19] unmasked output carries case and purpose on the screen and on each printed page, masked output neither', () => {
  const unmasked = renderReportHtml(sampleReportData({ unmasked: true }));
  expect(unmasked.includes('<div class="stamp"'), '<div class="stamp"').toBe(true);
  expect(unmasked.includes('测试案〔2024〕1号'), '测试案〔2024〕1号').toBe(true);
  expect(
    unmasked.includes(`@bottom-left{content:"${cssText('未脱敏 · 案件编号 测试案〔2024〕1号')}`),
    `@bottom-left{content:"${cssText('未脱敏 · 案件编号 测试案〔2024〕1号')}`,
  ).toBe(true);
  expect(sample.includes('<div class="stamp"')).toBe(false);
  expect(sample.includes('6200000010000000')).toBe(false);
});

/** As many rows of everything as the report ever shows. */
function fullTables(data: ReportData): ReportData {
  const rows = <T>(given: readonly T[]) => Array.from({ length: 1_000 }, (_, i) => given[i % given.length]!);
  const { tables, findings } = data;
  const hits = rows(findings.hits.slice(0, 1)).map((hit, i) => ({
    ...hit,
    id: `h${i}`,
    evidence: [...data.evidence.keys()],
  }));
  return {
    ...data,
    findings: {
      ...findings,
      hits,
      rings: rows(findings.rings).map((ring, i) => ({ ...ring, id: `r${i}`, transfers: [...data.evidence.keys()] })),
    },
    pictures: hits.slice(0, 80).map((hit, i) => ({ ...data.pictures[0]!, id: i % 2 === 0 ? hit.id : `r${i}` })),
    tables: {
      flow: rows(tables.flow),
      groups: rows(tables.groups),
      nextLevel: rows(tables.nextLevel),
      requests: rows(tables.requests),
      common: rows(tables.common),
      changes: rows(tables.changes),
      quality: rows(tables.quality),
      cut: {},
    },
  };
}

test('[REP-20] 5,000 busy subjects and full tables stay below 10 MB, each subject has its anchor, what is shortened is said', () => {
  const data = fullTables(sampleReportData({ subjects: 5_000, dense: true }));
  const text = renderReportHtml(data);
  expect(Buffer.byteLength(text)).toBeLessThan(10_000_000);
  expect(new Set([...text.matchAll(/id="s-([\w]+)"/g)].map((match) => match[1])).size).toBe(5_000);
  expect(text.includes('个账户列出全部理由与证据'), 'note').toBe(true);
  expect(text.includes('此处显示 300 行，另有 700 行'), 'cut').toBe(true);
  expect(reportPageCount(data)).toBe(1);
});

test('[REP-20] beyond 5,000 the report pages by rank and says so on each page', () => {
  const data = sampleReportData({ subjects: 5_003 });
  expect(reportPageCount(data)).toBe(2);
  const second = renderReportHtml(data, 2);
  expect(
    second.includes('本页第 5,001 至 5,003 名，共 5,003 个账户'),
    '本页第 5,001 至 5,003 名，共 5,003 个账户',
  ).toBe(true);
  expect([...second.matchAll(/<(?:article|p) class="card[^"]*" id="s-/g)]).toHaveLength(3);
  expect(renderReportHtml(data)).toContain(`href="${reportPageName(2)}#accounts"`);
  expect(second.includes(`href="${reportPageName(1)}"`), `href="${reportPageName(1)}"`).toBe(true);
});

test('[REP-21] a run without findings gives a report that says so', () => {
  const data = sampleReportData();
  const empty = renderReportHtml({
    ...data,
    findings: { ...data.findings, subjects: [], hits: [], protection: [] },
    timelines: new Map(),
    pictures: [],
    evidence: new Map(),
    tables: { flow: [], groups: [], nextLevel: [], requests: [], common: [], changes: [], quality: [], cut: {} },
  });
  expect(empty.includes('未发现需要处置的账户'), '未发现需要处置的账户').toBe(true);
  expect(empty.includes('没有账户达到列出的标准'), '没有账户达到列出的标准').toBe(true);
  expect([...empty.matchAll(/<section id="([\w-]+)"/g)].map((match) => match[1])).toEqual(sections);
});

/** The sample with every transfer seen by both sides: its two rows are two ids. */
function bothLegs(): ReportData {
  const data = sampleReportData();
  const twice = (ids: readonly string[]) => ids.flatMap((id) => [id, `对方/${id}`]);
  const evidence = new Map(data.evidence);
  for (const [id, row] of data.evidence) evidence.set(`对方/${id}`, { ...row, sources: [id, `对方/${id}`] });
  for (const [id, row] of data.evidence) evidence.set(id, { ...row, sources: [id, `对方/${id}`] });
  const { subjects, hits } = data.findings;
  return {
    ...data,
    evidence,
    findings: {
      ...data.findings,
      hits: hits.map((hit) => ({ ...hit, evidence: twice(hit.evidence), transfer_count: hit.evidence.length })),
      subjects: subjects.map((subject) => ({
        ...subject,
        reasons: subject.reasons.map((reason) => ({
          ...reason,
          evidence: twice(reason.evidence),
          transfer_count: reason.evidence.length,
        })),
      })),
    },
  };
}

test('[REP-33] a transfer whose two rows are named counts once, also where rows are not shown', () => {
  const data = bothLegs();
  const counts = (text: string) =>
    new Set([...text.matchAll(/证据 (\d+) 笔<\/span>/g)].map((match) => Number(match[1])));
  const expected = [...data.findings.subjects.flatMap(({ reasons }) => reasons), ...data.findings.hits].map(
    (one) => one.transfer_count ?? 0,
  );
  const shown = counts(renderReportHtml(data));
  expect(shown.size).toBeGreaterThan(2);
  for (const count of counts(renderReportHtml({ ...data, findings: { ...data.findings, rings: [] } })))
    expect(expected).toContain(count);
  const unseen = counts(renderReportHtml({ ...data, evidence: new Map(), findings: { ...data.findings, rings: [] } }));
  expect(unseen).toEqual(counts(renderReportHtml({ ...data, findings: { ...data.findings, rings: [] } })));
});

test('[REP-34] a ring has several core accounts, and nothing from outside is no ¥0.00', () => {
  const data = sampleReportData();
  const [ring] = data.findings.rings;
  if (ring === undefined) throw new Error('the sample has a ring');
  const alone = { ...ring, id: 'ring-alone', members: ring.members.slice(0, 1) };
  const text = renderReportHtml({
    ...data,
    findings: { ...data.findings, rings: [{ ...ring, throughput: 0 }, alone] },
  });
  const section = text.slice(text.indexOf('<section id="rings"'), text.indexOf('<section id="not-suspected"'));
  expect(section).toContain('疑似团伙 1 个');
  expect(section).not.toContain('ring-alone');
  expect(section).toContain('每笔转入只计一次');
  expect(section).not.toContain('>¥0.00<');
});

test('[REP-35] each currency stands apart, yuan first, also when a table is sorted', () => {
  const data = sampleReportData();
  const [first, ...rest] = data.tables.flow;
  if (first === undefined) throw new Error('the sample has flows');
  const coins = { ...first, currency: 'BTC', in: { ...first.in, minor: 1_000_000_000, currency: 'BTC' } };
  const text = renderReportHtml({ ...data, tables: { ...data.tables, flow: [coins, first, ...rest] } });
  const table = text.slice(text.indexOf('data-table="flow"'), text.indexOf('<h3 id="groups"'));
  const rows = table.split('<tr>').slice(2);
  expect(rows).toHaveLength(rest.length + 2);
  expect(rows.at(-1)).toContain('data-c="BTC"');
  expect(rows.slice(0, -1).join('')).not.toContain('data-c');
});

test('[REP-36] parameter sources, counts and stages have words in both languages', () => {
  const data = sampleReportData();
  const source = 'a bank’s published rule set (≥ 80 % out in 24 h); not statutory';
  const run = {
    ...data.run,
    parameters: data.run.parameters.map((parameter) => ({ ...parameter, source })),
    stages: [{ stage: 'commit', seconds: 1, peak_memory: 1 }],
  };
  const text = renderReportHtml({ ...data, run });
  for (const words of [
    '某银行公开的规则',
    '超过上限、未保留的命中',
    'hits beyond the limit',
    '<span lang="zh">保存</span>',
  ])
    expect(text).toContain(words);
  expect(text).toContain('截至写报告之前');
});

const bothWords = (text: string) => text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/ +/g, ' ');
const ringCard = sample.slice(sample.indexOf('<article class="card" id="r-ring-a1"'), sample.indexOf('<h3 id="hits"'));

test('[REP-39] a ring card has its core by role and tier, the periphery counted, money, what is missing and why it was cut', () => {
  for (const words of [
    '疑似收款 indicators of collection 1',
    '疑似中转 indicators of relay 2',
    '付款方 12 个 · 商户 1 个 · 其他 2 个 · 无流水账户 4 个',
    'tier 2: 2',
    '¥214,300.66',
    '¥67,100.50',
    '¥12,045.00',
    '3 by their last balance, 1 by credits not yet passed on, 1 unknown',
    '2024-02-14 10:00:00 – 2024-03-24 18:18:00',
    '示例银行甲 2 个',
    '只由较弱命中连起来的部分分开成组',
    'what only weak patterns would have joined stands apart',
    '疑似分散转入',
    '应调取的账户',
    '¥21,300.00',
    '疑似出口 indicators of exit 61%',
    '3 to 4',
  ])
    expect(bothWords(ringCard).includes(words), words).toBe(true);
  expect(ringCard).not.toContain('undefined');
});

test('[REP-11] in the picture of a ring each member has the glyph and word of its role in the layer of that role', () => {
  const drawing = ringCard.slice(ringCard.indexOf('<svg'), ringCard.indexOf('</svg>'));
  for (const words of [
    '收款层（疑似）',
    'pool (indicated)',
    '▼ 疑似收款',
    '▶ indicators of relay',
    '◆ 疑似汇集 ▲',
    '非嫌疑',
  ])
    expect(drawing.includes(words), words).toBe(true);
});

test('[REP-40] a pool shows its sessions, its fee with the interval, its rotation in words, and a likeness only', () => {
  const card = sample.slice(sample.indexOf('<article class="card" id="h-hit-d4"'));
  expect(card.slice(0, card.indexOf('class="feechart"')).match(/<rect class="session"/g)).toHaveLength(20);
  for (const words of [
    '5 members, 20 sessions',
    'median 2.00%, 95% interval 1.92% to 2.08%',
    '99.9%',
    '形似赌博充值与提现',
    'gambling-like',
    'a likeness only, to be checked',
    'data-kind="pool"',
  ])
    expect(card.includes(words), words).toBe(true);
});

test('[REP-41] a guard shows conditions, measures and what it lowers, or what takes it away', () => {
  const block = sample.slice(
    sample.indexOf('<ul class="guards">'),
    sample.indexOf('</ul>', sample.indexOf('<ul class="guards">')),
  );
  for (const words of [
    '条件符合 57.1%',
    '降权 30%',
    'damps the reasons it explains by 30%',
    '不生效',
    '；失效：',
    'without effect',
  ])
    expect(block, words).toContain(words);
});

test('[REP-43] a table is named, and the words around one credit are those around many', () => {
  const row = { unit: 'count', id: 'table' } as const;
  expect([0, 1, 2].map((value) => parameterValue(row, value).markup)).toEqual(['statement', 'structure', '2']);
  expect(parameterValue({ unit: 'count', id: 'hubCap' }, 1).markup).toBe('1');
  expect(sample).toMatch(/credits \d+ \(¥[\d,.]+\), debits \d+ \(/);
});

test('[REP-41] page 6 has the guards’ parameters and the sensitivity; without guards the page says so first', () => {
  const computed = sample.slice(sample.indexOf('<section id="computed"'));
  expect(computed).toContain('data-table="guard-settings"');
  expect(computed).toContain('× 0.70');
  expect(sample).not.toContain('class="alert"');
  const data = sampleReportData();
  const off = renderReportHtml({ ...data, run: { ...data.run, guards: false, guard_rules: [] } });
  expect(off.match(/class="alert"/g)).toHaveLength(2);
  expect(off.indexOf('--no-guards')).toBeLessThan(off.indexOf('class="answer'));
});
