import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, join, markup, trusted } from './markup.ts';

test('[REP-4] text is escaped in every template, markup passes once', () => {
  const cell = markup`<td title="${'a"b'}">${"<script>&'"}</td>`;
  expect(cell.markup).toBe('<td title="a&quot;b">&lt;script&gt;&amp;&#39;</td>');
  expect(markup`<tr>${[cell, undefined, markup`<td>${2}</td>`]}${undefined}</tr>`.markup).toBe(
    `<tr>${cell.markup}<td>2</td></tr>`,
  );
  expect(join([trusted('<a>'), undefined, trusted('<b>')], '|').markup).toBe('<a>|<b>');
});

test('[REP-4] no text can open a tag, leave an attribute or turn the reading direction', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(escaped).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
      expect(escaped).not.toMatch(/[\u0000\u0008\u202a-\u202e\u2066-\u2069]/);
      expect(escaped.isWellFormed()).toBe(true);
    }),
    { seed: 11, numRuns: 150 },
  );
});
