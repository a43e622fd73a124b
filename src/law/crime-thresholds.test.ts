import { expect, test } from 'vitest';

import { CRIME_TEXTS, CRIME_THRESHOLDS, crimeText, type CrimeTextId } from './crime-thresholds.ts';
import { textFrom } from './legal-text.ts';

test('[SHEET-8] every number is of its own text and no surer than it', () => {
  for (const { id } of CRIME_TEXTS) expect(crimeText(id).id).toBe(id);
  for (const { id, text, confidence } of CRIME_THRESHOLDS) expect(confidence, id).toBe(crimeText(text).confidence);
  expect(() => crimeText('none' as CrimeTextId)).toThrow('no text none');
});

test('[SHEET-9] a text certainly stands from its day, from the last day it may have begun on, or, with none known, from always', () => {
  expect(textFrom(crimeText('minutes-2022'))).toBe('2022-03-22');
  expect(textFrom(crimeText('opinion-two-2021'))).toBe('2021-06-22');
  expect(textFrom(crimeText('fraud-2011-7'))).toBeUndefined();
});
