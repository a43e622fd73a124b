import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { readConfiguration } from './configuration.ts';

function file(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'duanka-config-')), 'config.json');
  writeFileSync(path, text);
  return path;
}

test('[CLI-6] parameters by detector and what they were chosen on are read', () => {
  const value = { parameters: { 'fan-in': { minimumPartners: 6, windowSeconds: [86_400] } }, chosen_on: ['abc'] };
  expect(readConfiguration(file(`\uFEFF${JSON.stringify(value)}`))).toEqual({ ok: true, value });
});

test('[CLI-6] an unknown key, a text where a number belongs, broken JSON and a missing file are refused', () => {
  const codeOf = (text: string): unknown => {
    const read = readConfiguration(file(text));
    return read.ok ? 'ok' : read.problem;
  };
  expect(codeOf('{"preset":"statement"}')).toMatchObject({
    code: 'config-invalid',
    values: { keys: 'preset', allowed: 'parameters, detectors, chosen_on' },
  });
  expect(codeOf('{"parameters":{"fan-in":{"minimumPartners":"6"}}}')).toMatchObject({
    code: 'config-invalid',
    values: { place: 'parameters.fan-in.minimumPartners' },
  });
  expect(codeOf('{')).toMatchObject({ code: 'config-invalid' });
  expect(readConfiguration('/nowhere/config.json')).toEqual({
    ok: false,
    problem: { code: 'not-found', values: { file: '/nowhere/config.json' } },
  });
});
