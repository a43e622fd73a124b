import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from './display-width.ts';
import { sampleReportData } from './fixtures/sample.ts';
import { TERMINAL_LINES, terminalSummary } from './terminal-summary.ts';

test('[REP-22] at most 25 lines, never wider than the terminal nor than 100 columns, in both languages', () => {
  const many = sampleReportData({ subjects: 40 });
  fc.assert(
    fc.property(
      fc.integer({ min: 40, max: 240 }),
      fc.constantFrom('zh' as const, 'en' as const),
      fc.boolean(),
      (columns, language, colour) => {
        const lines = terminalSummary(many, { language, columns, colour }).split('\n');
        expect(lines.length).toBeLessThanOrEqual(TERMINAL_LINES);
        for (const line of lines)
          expect(displayWidth(line.replace(/\u001b\[\d+m/g, ''))).toBeLessThanOrEqual(Math.min(100, columns));
      },
    ),
    { seed: 4, numRuns: 80 },
  );
});

test('[REP-22] the row counts, the path of the report and every file are whole, whatever the width', () => {
  const sample = sampleReportData({ subjects: 40 });
  const path = `/案件/${'很长的文件夹名-'.repeat(6)}/report.html`;
  const files = { ...sample.files, 'report.html': path, 'findings.parquet': 'f', 'rejected.csv': 'r' };
  const squeezed = (text: string) => text.replaceAll(/\s/g, '');
  for (const language of ['zh', 'en'] as const) {
    for (let columns = 40; columns <= 110; columns += 1) {
      const text = squeezed(terminalSummary({ ...sample, files }, { language, columns, colour: false }));
      const others = Object.keys(files).filter((name) => name !== 'report.html');
      for (const whole of [path, others.join(', '), language === 'zh' ? '无法识别 2' : 'rejected 2']) {
        expect(text, `${language} ${columns}`).toContain(squeezed(whole));
      }
    }
  }
});

test('[REP-22] it names the answer, the highest accounts, what to do and where the report is', () => {
  const text = terminalSummary(sampleReportData({ language: 'zh' }), { language: 'zh', columns: 100, colour: false });
  for (const part of [
    '1 个账户指数为“高”',
    '6200********0000',
    '95.5',
    '1 个文件未能读取',
    'rejected.csv',
    'out/report.html',
    '相互印证',
    '疑似收款 1',
  ])
    expect(text).toContain(part);
});

test('[REP-41] without guards the first lines, the summary and the computation say so, and nothing else looks like a guarded run', () => {
  const sample = sampleReportData();
  const off = { ...sample, run: { ...sample.run, guards: false } };
  const lines = terminalSummary(off, { language: 'en', columns: 100, colour: false }).split('\n');
  expect(lines.slice(0, 3).join('\n')).toContain('--no-guards');
  expect(terminalSummary(sample, { language: 'en', columns: 100, colour: false })).not.toContain('no-guards');
});

test('[REP-22] columns of the table stand under one another with Chinese words in them', () => {
  const lines = terminalSummary(sampleReportData(), { language: 'zh', columns: 100, colour: false }).split('\n');
  const head = lines.find((line) => line.includes('主要理由')) ?? '';
  const first = lines.find((line) => line.includes('6200********0000')) ?? '';
  expect(displayWidth(head.slice(0, head.indexOf('主要理由')))).toBe(
    displayWidth(first.slice(0, first.indexOf('被害人'))),
  );
});

test('[REP-22] colours only when asked for', () => {
  const escape = '\u001b';
  const options = { language: 'en' as const, columns: 100 };
  expect(terminalSummary(sampleReportData(), { ...options, colour: false })).not.toContain(escape);
  expect(terminalSummary(sampleReportData(), { ...options, colour: true })).toContain(escape);
});
