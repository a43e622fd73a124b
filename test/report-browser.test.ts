import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderReportHtml } from '#report';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleReportData } from '../src/report/fixtures/sample.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const dir = mkdtempSync(join(tmpdir(), 'duanka-report-'));
const address = pathToFileURL(join(dir, 'report.html')).href;
let browser: Browser;

beforeAll(async () => {
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}: install chromium or set CHROMIUM`);
  writeFileSync(join(dir, 'report.html'), renderReportHtml(sampleReportData({ unmasked: true, language: 'zh' })));
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

/** Id of what has the focus, else the part of the page that it stands in. Scripts are text: the program has no types of the browser. */
const FOCUSED = `document.activeElement.id || (document.activeElement.closest('nav') ? 'contents' : document.activeElement.className)`;

/** Opens the report as a file in a context of its own, listening to everything it asks for and complains about. */
async function opened(options: { readonly width?: number; readonly script?: boolean } = {}): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: 900 },
    javaScriptEnabled: options.script ?? true,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => complaints.push(`dialog ${dialog.message()}`));
  await page.goto(address);
  return { page, requests, complaints };
}

test('[REP-25] the report opens from a file, asks for nothing else and complains about nothing', async () => {
  const { page, requests, complaints } = await opened();
  await page.locator('summary').first().click();
  await page.locator('#theme').click();
  await page.locator('label[for=en]').click();
  await page.locator('#search').fill('测试');
  await page.waitForTimeout(300);
  expect(requests).toEqual([address]);
  expect(complaints).toEqual([]);
  await page.context().close();
}, 60_000);

test('[REP-26] nothing is wider than a phone of 390 px, in either language, with all details open', async () => {
  const { page } = await opened({ width: 390 });
  for (const language of ['zh', 'en']) {
    await page.locator(`label[for=${language}]`).click();
    await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow, language).toBe(0);
  }
  await page.context().close();
}, 60_000);

test('[REP-38] on a phone rows stand as cards with each head beside its value, in the language shown', async () => {
  const { page } = await opened({ width: 390 });
  for (const table of ['accounts', 'flow', 'next-level', 'requests', 'around', 'parameters', 'rings-list']) {
    const wide = `(() => { const box = document.querySelector('[data-table="${table}"]').parentNode; return box.scrollWidth - box.clientWidth; })()`;
    expect(await page.evaluate<number>(wide), table).toBe(0);
  }
  const head = `getComputedStyle(document.querySelector('[data-table=flow] td:nth-child(3)'), '::before').content`;
  expect(await page.evaluate<string>(head)).toBe('"转入"');
  await page.locator('label[for=en]').click();
  expect(await page.evaluate<string>(head)).toBe('"In"');
  const right = `[...document.querySelectorAll('.tlx span:last-child')].map((one) => one.getBoundingClientRect().right)`;
  const rights = await page.evaluate<number[]>(right);
  expect(rights.length).toBeGreaterThan(0);
  expect(Math.max(...rights)).toBeLessThanOrEqual(390);
  await page.context().close();
}, 60_000);

test('[REP-38] at 1440 px the ranked accounts fit their box, in either language', async () => {
  const { page } = await opened();
  for (const language of ['zh', 'en']) {
    await page.locator(`label[for=${language}]`).click();
    const over = `(() => { const box = document.querySelector('[data-table=accounts]').parentNode; return box.scrollWidth - box.clientWidth; })()`;
    expect(await page.evaluate<number>(over), language).toBe(0);
  }
  await page.context().close();
}, 60_000);

test('[REP-38] nothing of a page is painted above its head', async () => {
  const { page } = await opened();
  const head = () => page.screenshot({ clip: { x: 0, y: 0, width: 1440, height: 40 } });
  const still = await head();
  await page.evaluate(`window.scrollTo(0, document.getElementById('accounts').offsetTop - 50)`);
  await page.waitForTimeout(300);
  expect((await head()).equals(still)).toBe(true);
  await page.context().close();
}, 60_000);

test('[REP-27] the language switch changes every text and needs no script', async () => {
  for (const script of [true, false]) {
    const { page } = await opened({ script });
    const shown = async (language: string) => page.locator(`main span[lang=${language}]:visible`).count();
    expect(await page.locator('h2').first().innerText()).toContain('摘要');
    expect(await shown('en')).toBe(0);
    await page.locator('label[for=en]').click();
    expect(await page.locator('h2').first().innerText()).toContain('Summary');
    expect(await shown('zh')).toBe(0);
    expect(await shown('en')).toBeGreaterThan(100);
    await page.context().close();
  }
}, 60_000);

test('[REP-28] without script all tables, reasons and evidence can be read, and what only a script could do is not offered', async () => {
  const { page } = await opened({ script: false });
  expect(await page.locator('#accounts table tbody tr').first().isVisible()).toBe(true);
  await page.locator('details.ev > summary').first().click();
  expect(await page.locator('details.ev[open] tbody tr').first().isVisible()).toBe(true);
  expect(await page.locator('#search').isVisible()).toBe(false);
  expect(await page.locator('#theme').isVisible()).toBe(false);
  await page.locator('nav a[href="#quality"]').click();
  expect(await page.locator('#quality h2').isVisible()).toBe(true);
  await page.context().close();
}, 60_000);

test('[REP-29] the keyboard reaches language, search and contents in this order, and / jumps to the search', async () => {
  const { page } = await opened();
  const order: string[] = [];
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    order.push(await page.evaluate<string>(FOCUSED));
  }
  const first = (name: string) => order.indexOf(name);
  expect(order[0]).toBe('skip');
  expect(first('zh')).toBeGreaterThan(0);
  expect(first('search')).toBeGreaterThan(first('zh'));
  expect(first('contents')).toBeGreaterThan(first('search'));
  await page.locator('h1').click();
  await page.keyboard.press('/');
  expect(await page.evaluate(FOCUSED)).toBe('search');
  await page.context().close();
}, 60_000);

test('[REP-30] tables sort by number, filter, and give CSV that no spreadsheet takes for a formula', async () => {
  const { page } = await opened();
  const column = () => page.locator('table[data-table=flow] tbody tr:visible td:nth-child(3)').allInnerTexts();
  const amounts = async () => (await column()).map((text) => Number(text.replace(/[^\d.-]/g, '')));
  await page.locator('table[data-table=flow] th:nth-child(3) button').click();
  const falling = await amounts();
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  await page.locator('table[data-table=flow] th:nth-child(3) button').click();
  expect(await amounts()).toEqual(falling.toReversed().toSorted((a, b) => a - b));
  const tools = page.locator('.tools').filter({ has: page.locator('input[aria-label="filter flow"]') });
  await tools.locator('input').fill('示例支付');
  const left = await column();
  expect(left.length).toBeGreaterThan(0);
  expect(left.length).toBeLessThan(falling.length);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    tools.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const stream = await download.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const lines = Buffer.concat(chunks).toString('utf8').split('\r\n');
  expect(lines[0]?.charCodeAt(0)).toBe(0xfeff);
  expect(lines).toHaveLength(left.length + 1);
  expect(lines.join('\n')).not.toMatch(/"[=+\-@]/);
  await page.context().close();
}, 60_000);

test('[REP-30] the search leaves only what matches and gives all back when emptied', async () => {
  const { page } = await opened();
  const cards = page.locator('#accounts .card:visible');
  const all = await cards.count();
  await page.locator('#search').fill('6200000010413733');
  await expect.poll(() => cards.count()).toBeLessThan(all);
  expect(await cards.count()).toBeGreaterThan(0);
  await page.locator('#search').press('Escape');
  await expect.poll(() => cards.count()).toBe(all);
  await page.context().close();
}, 60_000);

test('[REP-31] text has a contrast of at least 4.5 to 1 in light and in dark', async () => {
  const { page } = await opened();
  for (const theme of ['light', 'dark']) {
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    const colours: Record<string, string> = {};
    for (const name of ['bg', 'bed', 'ink', 'soft', 'accent', 'warn']) {
      colours[name] = await page.evaluate<string>(
        `getComputedStyle(document.documentElement).getPropertyValue('--${name}').trim()`,
      );
    }
    for (const text of ['ink', 'soft', 'accent', 'warn']) {
      for (const ground of ['bg', 'bed']) {
        expect(
          contrast(colours[text] ?? '', colours[ground] ?? ''),
          `${theme} ${text} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
  }
  await page.context().close();
}, 60_000);

test('[REP-32] it prints on A4 in several pages, without contents and controls', async () => {
  const { page } = await opened();
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['nav', '.switch', '#search', '.tools']) {
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
  }
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes.length).toBeGreaterThan(3);
  for (const box of boxes) {
    expect(Number(box[1])).toBeCloseTo(595, -1);
    expect(Number(box[2])).toBeCloseTo(842, -1);
  }
  await page.context().close();
}, 60_000);

/** WCAG 2 contrast of two #rrggbb colours. */
function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const full = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(full.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [light(a), light(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
