import { readFileSync } from 'node:fs';
import type { EventHead, ExhibitEvent, ExhibitItem } from '#casework';
import { expect, test } from 'vitest';

import { eventText } from './event-text.ts';
import { EXHIBIT_PROBLEMS_EN, EXHIBIT_PROBLEMS_ZH } from './exhibit-words.ts';

const NUMBER = '6200000000000000011';
const CARD: ExhibitItem = {
  ...{ id: '1', kind: 'bank-card', description: NUMBER, number: NUMBER, quantity: { unit: 'pieces', count: 1 } },
};
const LOT: ExhibitItem = { id: '2', kind: 'phone', description: '手机', quantity: { unit: 'lot' } };
type Samples = { readonly [T in ExhibitEvent['type']]: Omit<Extract<ExhibitEvent, { type: T }>, keyof EventHead> };
const SAMPLES: Samples = {
  'exhibit.registered': {
    ...{ region: '371312', agencies: [], caseNo: 'A0000001', listNo: '扣清1号', seizedOn: '2021-03-01', place: '' },
    items: [CARD, LOT],
  },
  'exhibit.added': { item: LOT },
  'exhibit.corrected': { before: LOT, item: CARD, reason: NUMBER },
  'exhibit.released': { item: '1', end: 'returned', to: NUMBER, reason: NUMBER },
  'exhibit.closed': { reason: NUMBER },
};

test.each(Object.keys(SAMPLES))('[EXH-7] %s is said in both languages, with numbers masked', (type) => {
  const event = { type, record: { kind: 'exhibit', id: 'X1' }, ...SAMPLES[type as keyof Samples] };
  const [zh, en] = (['zh', 'en'] as const).map((language) => eventText(event as unknown as EventHead, language));
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).not.toBe(zh);
  for (const said of [zh, en]) expect(said).not.toMatch(new RegExp(`${NUMBER}|undefined|exhibit\\.`));
});

test('[EXH-7] every problem of the folder has a sentence in both languages', () => {
  const source = readFileSync(new URL('../../../casework/exhibits/exhibit-record.ts', import.meta.url), 'utf8');
  const codes = [...source.matchAll(/fail\('(exhibit-[a-z-]+)'/g)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(10);
  for (const code of codes) {
    expect(EXHIBIT_PROBLEMS_ZH).toHaveProperty([code ?? '']);
    expect(EXHIBIT_PROBLEMS_EN).toHaveProperty([code ?? '']);
  }
});
