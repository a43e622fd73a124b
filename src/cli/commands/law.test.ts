import { Command } from 'commander';
import { afterEach, expect, test, vi } from 'vitest';

import { compareRegimes, LEGAL_VALUES } from '#law';

import { addLaw, legalValueRows, regimeCases, termShown } from './law.ts';

afterEach(() => vi.restoreAllMocks());

/** Runs one command as the program does and gives what it wrote to standard output and standard error. */
async function run(...words: readonly string[]) {
  const written = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((written.err += String(text)), true));
  const program = new Command().exitOverride();
  addLaw(program, 'en');
  const [before, code] = [process.exitCode, () => process.exitCode];
  await program.parseAsync(['node', 'duanka', 'law', ...words]);
  const given = code();
  process.exitCode = before;
  return { ...written, code: given };
}

test('[LAW-21] without cases: Linyi and Taizhou in 2021 and the country today; a case is a region and a day', () => {
  const casesOf = (given?: readonly string[]) => {
    const cases = regimeCases(given, '2026-11-24');
    if (!cases.ok) throw new Error(String(cases.problem.values['reason']));
    return cases.value;
  };
  expect(casesOf()).toEqual([
    { region: '371300', decidedAt: '2021-04-20' },
    { region: '331000', decidedAt: '2021-01-10' },
    { region: '000000', decidedAt: '2026-11-24' },
  ]);
  expect(casesOf(['440300:2021-01-10'])).toEqual([{ region: '440300', decidedAt: '2021-01-10' }]);
  const code = (text: string) => {
    const compared = compareRegimes('rent-phone-card', casesOf([text]));
    return compared.ok ? 'ok' : compared.problem.code;
  };
  expect(code('440300:2021')).toBe('date-unreadable');
  for (const text of ['foo', '440300', '440300:2021-01-10:1']) expect(() => code(text)).toThrow('case-unreadable');
  expect(code('4403:2021-01-10')).toBe('region-unreadable');
  expect(code('440300:2021-01-10')).toBe('ok');
});

test('[LAW-22] every legal value is listed once, with how it stands', () => {
  const rows = legalValueRows();
  expect(rows.map(({ id }) => id)).toEqual(Object.keys(LEGAL_VALUES));
  const standing = new Map(rows.map((row) => [row.id, [row.value, row.standing]]));
  expect(standing.get('freeze-months')).toEqual([6, 'fixed']);
  expect(standing.get('stop-hours')).toEqual([48, 'switch-on']);
  expect(standing.get('sanction-appeal-days')).toEqual([null, 'set']);
});

test('[LAW-1] law explain --json: one document with the fields of every rule', async () => {
  const asked = ['--act', 'rent-bank-account', '--acted-at', '2021-04-10', '--decided-at', '2021-04-20'];
  const { out, code } = await run('explain', ...asked, '--region', '371300', '--json');
  expect(code).toBe(0);
  expect(out.trimEnd().split('\n')).toHaveLength(1);
  const answer = JSON.parse(out) as { rules: Record<string, unknown>[]; open: string[] };
  expect(answer.rules[0]).toMatchObject({
    ...{ id: '85-9-non-counter', pack: 'pboc-85-2019', article: '（九）', source: '银发〔2019〕85号 (九)' },
    ...{ confidence: 'T-ocr', measure: 'no-non-counter', term_years: 5, from: '2019-04-01' },
  });
  expect(answer.open).toContain('city-level-determination');
  expect(answer).not.toHaveProperty('refused');
  const wrong = await run('explain', ...asked, '--region', '3713');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('3713');
});

test('[LAW-21] [LAW-22] law compare and law values: text for people, one document for programs', async () => {
  const compared = await run(
    'compare',
    '--act',
    'rent-phone-card',
    '--case',
    '371300:2021-04-20',
    '331000:2021-01-10',
    '--json',
  );
  expect((JSON.parse(compared.out) as { regimes: { region: string }[] }).regimes.map(({ region }) => region)).toEqual([
    '371300',
    '331000',
  ]);
  const shown = await run('compare', '--act', 'rent-phone-card');
  expect([shown.out, shown.err.includes('No legal advice')]).toEqual(['', true]);
  const values = await run('values', '--json');
  expect((JSON.parse(values.out) as { values: unknown[] }).values).toHaveLength(Object.keys(LEGAL_VALUES).length);
  expect((await run('values')).err).toContain('stop-hours');
});

test('[LAW-23] law term: fixed numbers at once, others only with a name, and the nominal day where the calendar ends', async () => {
  const of = (change: Partial<Parameters<typeof termShown>[0]>) => {
    const shown = termShown({ value: 'freeze-months', from: '2021-03-04 10:00', ...change });
    if (!shown.ok) throw new Error(String(shown.problem.values['reason']));
    return shown.value;
  };
  expect(of({})).toEqual({
    ...{ value: 'freeze-months', from: '2021-03-04T10:00:00+08:00' },
    ...{ nominal_last_day: '2021-09-04', due: '2021-09-07T00:00:00+08:00', problem: null },
  });
  expect(of({ value: 'stop-hours' }).problem?.code).toBe('legal-value-not-switched-on');
  expect(of({ value: 'stop-hours', number: '24' }).problem?.code).toBe('legal-value-not-switched-on');
  expect(of({ value: 'stop-hours', by: '测试法制' })).toMatchObject({
    nominal_last_day: null,
    due: '2021-03-06T10:00:00+08:00',
  });
  expect(of({ value: 'dispute-days', by: '测试法制' }).problem?.code).toBe('legal-value-not-set');
  expect(of({ value: 'dispute-days', number: '15', by: '测试法制' }).nominal_last_day).toBe('2021-03-19');
  const late = of({ value: 'notice-85-years', from: '2024-05-06', by: '测试法制' });
  expect(late).toMatchObject({ nominal_last_day: '2029-05-06', due: null, problem: { code: 'calendar-unknown' } });
  expect(() => of({ from: 'soon' })).toThrow('date-unreadable');
  expect(() => of({ value: 'dispute-days', number: '1.5', by: '测试法制' })).toThrow('number-unreadable');
  const text = (await run('term', '--value', 'notice-85-years', '--from', '2024-05-06', '--by', '测试法制')).err;
  expect(text).toContain('last day by number: 2029-05-06 (not yet rolled)');
  expect(text).toContain('2029, whose holidays have not been announced');
  const json = await run('term', '--value', 'freeze-months', '--from', '2021-03-04 10:00', '--json');
  expect(JSON.parse(json.out)).toMatchObject({ due: '2021-09-07T00:00:00+08:00' });
});

test('[LAW-29] a case that is none names the form, a wrong act names the choices once, a fixed number takes no other', async () => {
  const foo = await run('compare', '--act', 'rent-phone-card', '--case', 'foo');
  expect([foo.code, foo.err]).toEqual([2, expect.stringContaining('REGION:DATE')]);
  const wrong = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const program = new Command().exitOverride();
  addLaw(program, 'en');
  const words = ['node', 'duanka', 'law', 'compare', '--act', 'foo'];
  await expect(program.parseAsync(words)).rejects.toThrow('invalid');
  expect(wrong.mock.calls.join('')).not.toContain('rent-phone-card');
  const help = program.commands[0]?.commands.find((each) => each.name() === 'compare')?.helpInformation() ?? '';
  expect(help.split('"rent-phone-card"')).toHaveLength(2);
  const fixed = await run(
    'term',
    '--value',
    'freeze-months',
    '--from',
    '2021-03-04',
    '--number',
    '9',
    '--by',
    '测试法制',
  );
  expect([fixed.code === 0, fixed.err]).toEqual([false, expect.stringContaining('cannot be changed')]);
});

test('[LAW-26] [LAW-25] [LAW-27] days after today are warned of, a region of no province is refused, publication is marked as off', async () => {
  const late = await run(
    'explain',
    '--act',
    'rent-phone-card',
    '--acted-at',
    '2098-01-05',
    '--decided-at',
    '2099-01-05',
    '--region',
    '371300',
  );
  expect(late.err.split('\n')[1]).toContain('after today');
  expect(late.err.split('after today')).toHaveLength(2);
  const nowhere = await run('compare', '--act', 'rent-phone-card', '--case', '991300:2021-01-10');
  expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('991300')]);
  const compared = await run('compare', '--act', 'rent-bank-account', '--case', '371300:2021-04-20');
  expect(compared.err).toMatch(/public exposure\*[^]*\* public exposure is not carried out by this program/);
  const asked = ['--act', 'rent-bank-account', '--acted-at', '2021-04-10', '--decided-at', '2021-04-20'];
  const explained = await run('explain', ...asked, '--region', '371300');
  expect(explained.err).toMatch(/public exposure · .* · not carried out by this program: off, behind a legal gate/);
});
