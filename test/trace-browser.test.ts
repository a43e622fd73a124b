import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderTraceHtml } from '#report';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layeredTrace } from '../src/report/fixtures/layered-trace.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const dir = mkdtempSync(join(tmpdir(), 'duanka-trace-'));
const address = pathToFileURL(join(dir, 'trace.html')).href;
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: install chromium or set CHROMIUM`);
  const data = layeredTrace({ layers: 5, width: 14, victims: 14, payments: 2, unmasked: true });
  writeFileSync(join(dir, 'trace.html'), renderTraceHtml(data));
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(dir, { recursive: true });
});

interface Opened {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

async function opened(options: { readonly width?: number; readonly script?: boolean } = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.script ?? true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, requests, complaints };
}

const openAll = 'for (const details of document.querySelectorAll("details")) details.open = true';

test('[TRP-1] the page opens from a file, asks for nothing else and complains about nothing', async () => {
  const { page, requests, complaints } = await opened();
  await page.evaluate(openAll);
  await page.locator('#theme').click();
  await page.locator('label[for=en]').click();
  await page.locator('svg[data-flow=flow] .node').first().click();
  await page.locator('#search').fill('测试');
  await page.waitForTimeout(300);
  expect(requests).toEqual([address]);
  expect(complaints).toEqual([]);
  await page.context().close();
}, 60_000);

test('[TRP-1] without script everything can be read in either language, and what only a script could do is not offered', async () => {
  const { page } = await opened({ script: false });
  expect(await page.locator('svg[data-flow=flow] .node').count()).toBeGreaterThan(20);
  for (const hidden of ['#search', '.flow-tools', '.tools']) {
    expect(await page.locator(hidden).locator('visible=true').count(), hidden).toBe(0);
  }
  await page.locator('label[for=en]').click();
  expect(await page.locator('h2').first().innerText()).toContain('Answer');
  expect(await page.locator('main span[lang=zh]:visible').count()).toBe(0);
  await page.locator('#accounts details > summary').first().click();
  expect(await page.locator('#accounts details[open] tbody tr').first().isVisible()).toBe(true);
  await page.context().close();
}, 60_000);

test('[TRP-11] a chosen account marks what may have led to it and gone on, and is let go again', async () => {
  const { page } = await opened();
  const flow = page.locator('svg[data-flow=flow]');
  await flow.locator('.node').nth(14).click();
  const lit = await flow.locator('.edge.way').count();
  expect(lit).toBeGreaterThan(0);
  expect(lit).toBeLessThan(await flow.locator('.edge').count());
  expect(await flow.locator('.node.pick').count()).toBe(1);
  const chosen = page.locator('[data-tools=flow] .chosen');
  expect(await chosen.isVisible()).toBe(true);
  expect(await chosen.locator('a').getAttribute('href')).toMatch(/^#s-/);
  await chosen.locator('button').click();
  expect(await flow.locator('.way').count()).toBe(0);
  expect(page.url()).toBe(address);
  await flow.locator('a').first().focus();
  await page.keyboard.press('Enter');
  expect(await flow.locator('.node.pick').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await flow.locator('.node.pick').count()).toBe(0);
  await page.context().close();
}, 60_000);

test('[TRP-11] marked flows keep the order of time: nothing is marked that left before the money could have come', async () => {
  const { page } = await opened();
  const broken = await page.evaluate<number>(`(() => {
    const flow = document.querySelector('svg[data-flow=flow]');
    let broken = 0;
    for (const node of flow.querySelectorAll('.node')) {
      node.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      const key = node.dataset.n;
      const ways = [...flow.querySelectorAll('.edge.way')].map((edge) => edge.dataset);
      if (!key.startsWith('f:') && ways.some((edge) => edge.a.startsWith('f:') && edge.b.startsWith('f:'))) broken++;
      const came = Math.min(...ways.filter((edge) => edge.b === key).map((edge) => +edge.t));
      for (const edge of ways) if (edge.a === key && Number.isFinite(came) && +edge.u < came) broken++;
      node.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
    return broken;
  })()`);
  expect(broken).toBe(0);
  await page.context().close();
}, 60_000);

test('[TRP-11] the time slider dims what came later and says the time', async () => {
  const { page } = await opened();
  const tools = page.locator('[data-tools=flow]');
  const slide = async (value: string): Promise<void> => tools.locator('input').fill(value);
  const last = await tools.locator('input').getAttribute('max');
  await slide('0');
  expect(await tools.locator('output').innerText()).toBe('2024-03-05 09:00:00');
  const later = await page.locator('svg[data-flow=flow] .edge.later').count();
  expect(later).toBeGreaterThan(0);
  await slide(String(Math.floor(Number(last) / 2)));
  expect(await page.locator('svg[data-flow=flow] .edge.later').count()).toBeLessThan(later);
  await slide(last ?? '');
  expect(await page.locator('svg[data-flow=flow] .later').count()).toBe(0);
  await page.context().close();
}, 60_000);

test('[TRP-6] no amount in the picture lies on another or on a box, and every text of a box stays inside it', async () => {
  const { page } = await opened();
  for (const language of ['zh', 'en']) {
    await page.locator(`label[for=${language}]`).click();
    const found = await page.evaluate<{ labels: number; met: number; outside: string[] }>(`(() => {
      const flow = document.querySelector('svg[data-flow=flow]');
      const shown = (node) => node.getBoundingClientRect().width > 0;
      const box = (node) => node.getBoundingClientRect();
      const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
      const labels = [...flow.querySelectorAll('.lab text')].filter(shown).map(box);
      const nodes = [...flow.querySelectorAll('.node')];
      const boxes = nodes.map((node) => box(node.querySelector('rect')));
      let met = 0;
      labels.forEach((one, i) => {
        labels.forEach((other, j) => { if (i < j && meet(one, other)) met++; });
        boxes.forEach((other) => { if (meet(one, other)) met++; });
      });
      const outside = nodes.flatMap((node) => [...node.querySelectorAll('text')].filter(shown)
        .filter((text) => box(text).right > box(node.querySelector('rect')).right).map((text) => text.textContent));
      return { labels: labels.length, met, outside };
    })()`);
    expect(found.labels, language).toBeGreaterThan(10);
    expect(found.met, language).toBe(0);
    expect(found.outside, language).toEqual([]);
  }
  await page.context().close();
}, 60_000);

test('[TRP-12] nothing is wider than a phone of 390 px, in either language, with all details open', async () => {
  const { page } = await opened({ width: 390 });
  for (const language of ['zh', 'en']) {
    await page.locator(`label[for=${language}]`).click();
    await page.evaluate(openAll);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow, language).toBe(0);
    const wide = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.scroll')].filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.getAttribute('aria-label'))`,
    );
    expect(wide, language).toEqual([]);
  }
  await page.context().close();
}, 60_000);

test('[TRP-12] on a phone a table that goes on below its frame says so', async () => {
  const { page } = await opened({ width: 390 });
  const unsaid = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main > section > .scroll')].filter((box) => box.scrollHeight > box.clientHeight && !box.nextElementSibling?.matches('.goes-on')).map((box) => box.getAttribute('aria-label'))`,
  );
  expect(unsaid).toEqual([]);
  expect(await page.locator('.goes-on:visible').count()).toBeGreaterThan(3);
  await page.context().close();
}, 60_000);

test('[TRP-12] at 1280 px no table runs out of its box and a time takes two lines at most, in either language', async () => {
  const { page } = await opened();
  for (const language of ['zh', 'en']) {
    await page.locator(`label[for=${language}]`).click();
    const wide = await page.evaluate<string[]>(
      `[...document.querySelectorAll('main > section > .scroll')].filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.getAttribute('aria-label'))`,
    );
    expect(wide, language).toEqual([]);
    const broken = await page.evaluate<number>(
      `[...document.querySelectorAll('td.when .nb')].filter((part) => part.getClientRects().length > 1).length`,
    );
    expect(broken, language).toBe(0);
  }
  await page.context().close();
}, 60_000);

test('[TRP-13] a search shows what matches and no empty table; one without a match shows all and says so', async () => {
  const { page } = await opened();
  const tables = () => page.locator('main > section > .scroll:visible').count();
  const all = await tables();
  const empty = () =>
    page.evaluate<number>(
      `[...document.querySelectorAll('main .scroll')].filter((box) => box.getBoundingClientRect().height > 0 && ![...box.querySelectorAll('tbody tr')].some((row) => row.getBoundingClientRect().height > 0)).length`,
    );
  await page.locator('#search').fill('A3');
  await expect.poll(tables, { timeout: 10_000 }).toBeLessThan(all);
  expect(await empty()).toBe(0);
  await page.locator('#search').fill('没有这个账号');
  await expect.poll(() => page.locator('#found').innerText(), { timeout: 10_000 }).toBe('无匹配，仍全部显示');
  expect(await tables()).toBe(all);
  await page.context().close();
}, 60_000);

test('[TRP-8] printed in several pages of A4, the picture on its own wide page, stamped when unmasked', async () => {
  const { page } = await opened();
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['nav', '.switch', '#search', '.flow-tools', '.tools']) {
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
  }
  expect(await page.locator('.stamp').isVisible()).toBe(true);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => Number(w) > Number(h));
  expect(boxes.length).toBeGreaterThan(5);
  expect(boxes.filter((wide) => wide).length).toBe(1);
  await page.context().close();
}, 60_000);
