import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { findingsSchema } from '#contract';

import { runDemo } from './demo.ts';

test(
  '[SCORE-9] the index of every subject of the demo is worked out again from the numbers published',
  { timeout: 240_000 },
  async () => {
    const out = mkdtempSync(join(tmpdir(), 'duanka-demo-'));
    try {
      const done = await runDemo({ out, seed: 1, language: 'en' });
      expect(done.ok).toBe(true);
      const { subjects } = findingsSchema.parse(JSON.parse(readFileSync(join(out, 'findings.json'), 'utf8')));
      const again = subjects.map(({ families }) => {
        const rest = Object.values(families).reduce(
          (product, { ceiling, strength, damping }) => product * (1 - ceiling * strength * (1 - damping)),
          1,
        );
        return Math.round((1 - rest) * 1000) / 10;
      });
      expect(again).toEqual(subjects.map(({ index }) => index));
      expect(subjects.filter(({ families }) => families['ring'] !== undefined).length).toBeGreaterThan(0);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  },
);
