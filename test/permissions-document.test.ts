import { readFileSync } from 'node:fs';

import { PERMISSIONS } from '#casework';
import { permissionsDocument } from '#report';
import { expect, test } from 'vitest';

const PUBLISHED = readFileSync(new URL('../docs/permissions.md', import.meta.url), 'utf8');

test('[PERM-12] the published table is the one that is checked (write it with scripts/write-permissions.ts)', () => {
  expect(PUBLISHED).toBe(permissionsDocument());
});

test('[PERM-12] it has a row for every line, with both languages', () => {
  const rows = PUBLISHED.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows).toHaveLength(PERMISSIONS.length);
  for (const row of rows) {
    expect(row).toMatch(/\p{Script=Han}/u);
    expect(row).toMatch(/[a-z]{3}/);
  }
});
