import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { discoverInputs, type Discovered } from './discover.ts';
import { walkInputs } from './walk-inputs.ts';
import { bookOf, withFolder, zipOf } from './source-files.fixture.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { readHead } from './read-head.ts';

const CSV = 'a,b\n1,2\n';
const ids = (found: Discovered): string[] => found.parts.map((part) => part.file);
const codes = (found: Discovered): Record<string, string> =>
  Object.fromEntries(found.skipped.map((source) => [source.file, source.code]));

/** Writes files (content by relative name) and discovers the folder, or the given inputs inside it. */
function discover(
  files: Record<string, string | Uint8Array>,
  inputs: readonly string[] = ['.'],
  limits = DEFAULT_LIMITS,
): Promise<Discovered> {
  return withFolder(async (folder) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return discoverInputs(
      inputs.map((input) => join(folder, input)),
      limits,
    );
  });
}

test('[DISC-1] folders are walked, ids sorted by bytes, hidden and lock files left out', async () => {
  const names = [
    'b.csv',
    'a/z.csv',
    'a.csv',
    'B.csv',
    '\uff0c.csv',
    '😀.csv',
    '.hidden.csv',
    '~$a.xlsx',
    'a/.git/x.csv',
    '__MACOSX/x',
    'Thumbs.db',
  ];
  const found = await discover(Object.fromEntries(names.map((name) => [name, CSV])));
  expect(ids(found)).toEqual(['B.csv', 'a.csv', 'a/z.csv', 'b.csv', '\uff0c.csv', '😀.csv']);
  expect(found.skipped).toEqual([
    { file: '.hidden.csv', code: 'ignored-files', values: { count: 5 }, severity: 'skip' },
  ]);
  expect(ids(await discover({ 'a/z.csv': CSV }, ['a/z.csv']))).toEqual(['z.csv']);
});

test('[DISC-2] ids of a later INPUT get a prefix when one of them is taken', async () => {
  const files = { 'x/a.csv': CSV, 'x/b.csv': CSV, 'y/a.csv': '1', 'y/c.csv': '2', 'z/a.csv': '3' };
  expect(ids(await discover(files, ['x', 'y', 'z']))).toEqual(['2:a.csv', '2:c.csv', '3:a.csv', 'a.csv', 'b.csv']);
});

test('[DISC-2] a file reached twice is read once; a circle of links ends', async () => {
  await withFolder(async (folder) => {
    await mkdir(join(folder, 'in/deep'), { recursive: true });
    await writeFile(join(folder, 'in/a.csv'), CSV);
    await symlink(join(folder, 'in/a.csv'), join(folder, 'in/b.csv'));
    await symlink(join(folder, 'in'), join(folder, 'in/deep/up'));
    await symlink(join(folder, 'nowhere'), join(folder, 'in/broken.csv'));
    const found = await discoverInputs([join(folder, 'in'), join(folder, 'in/a.csv')]);
    expect(ids(found)).toEqual(['a.csv']);
    expect(found.skipped.map(({ file, code }) => [file, code])).toEqual([
      ['a.csv', 'same-file'],
      ['b.csv', 'same-file'],
      ['broken.csv', 'broken-link'],
      ['deep/up', 'same-folder'],
    ]);
  });
});

test('[DISC-3] names with ; # % and control characters are encoded', async () => {
  const found = await discover({
    'a;b#c%d.csv': CSV,
    'x.zip': await zipOf([{ name: 'm;\n.csv', content: CSV }]),
    'y.xlsx': await bookOf({ sheets: { 'A#1': '' } }),
  });
  expect(ids(found)).toEqual(['a%3Bb%23c%25d.csv', 'x.zip/m%3B%0A.csv', 'y.xlsx[A%231]']);
});

test('[DISC-4] bytes decide, not names', async () => {
  const found = await discover({
    'a.xls': 'x\ty\n1\t2\n',
    'b.csv': await bookOf({ sheets: { S: '' } }),
    'c.csv': '[HISTORYDETAIL]\n1,2\n',
    'd.txt': '[{"a":1}]',
    'e.csv': Buffer.from('PAR1....PAR1'),
    'f.dat': Buffer.from('\ufeff交易,1\n', 'utf16le'),
  });
  expect(found.parts.map(({ file, container }) => [file, container])).toEqual([
    ['a.xls', 'text'],
    ['b.csv[S]', 'xlsx'],
    ['c.csv', 'text'],
    ['d.txt', 'json'],
    ['e.csv', 'parquet'],
    ['f.dat', 'text'],
  ]);
});

test('[DISC-5] what cannot be read is refused by a code', async () => {
  const ole = (name: string): Buffer =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from(name, 'utf16le'),
      Buffer.alloc(90),
    ]);
  const hex = (text: string): Buffer => Buffer.concat([Buffer.from(text, 'hex'), Buffer.alloc(40, 7)]);
  const expected: Record<string, [string, string | Uint8Array]> = {
    'a.csv': ['empty', ''],
    'b.xls': ['xls', ole('Workbook')],
    'c.xlsx': ['xlsx-password', ole('EncryptedPackage')],
    'd.doc': ['ole', ole('WordDocument')],
    'e.xls': ['html-xls', '\ufeff\n<html><table>'],
    'f.html': ['html', '<!DOCTYPE html>'],
    'g.xls': ['xml-xls', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'],
    'h.xml': ['xml', '<?xml version="1.0"?><a/>'],
    'i.rar': ['rar', hex('526172211a0700')],
    'j.7z': ['7z', hex('377abcaf271c')],
    'k.csv.gz': ['gz', hex('1f8b08')],
    'l.pdf': ['pdf', '%PDF-1.7'],
    'm.png': ['image', hex('89504e470d0a1a0a')],
    'n.bin': ['binary', Buffer.from(Array.from({ length: 500 }, (_, i) => i % 31))],
    'o.docx': [
      'document',
      await zipOf([
        { name: '[Content_Types].xml', content: '<a/>' },
        { name: 'word/document.xml', content: '<a/>' },
      ]),
    ],
    'p.xlsb': ['xlsb', await zipOf([{ name: 'xl/workbook.bin', content: 'x' }])],
    'q.xls': ['xls', hex('0908100000060500').fill(0x09, 0, 1).fill(0x04, 1, 2).fill(0x06, 2, 3).fill(0, 3, 5)],
    'r.bz2': ['compressed', 'BZh91AY'],
  };
  const found = await discover(
    Object.fromEntries(Object.entries(expected).map(([name, [, content]]) => [name, content])),
  );
  expect(codes(found)).toEqual(Object.fromEntries(Object.entries(expected).map(([name, [code]]) => [name, code])));
  expect(found.skipped.every(({ severity }) => severity === 'refused')).toBe(true);
  expect(codes(await discover({}, ['gone.csv']))).toEqual({ 'gone.csv': 'not-found' });
  const { files, skipped } = await walkInputs(['']);
  expect([files.length, skipped.map(({ code }) => code)]).toEqual([0, ['not-found']]);
});

test('[DISC-6] archives: members, sheets inside, one more level, passwords, names twice', async () => {
  const book = await bookOf({ sheets: { 表一: '<row><c t="inlineStr"><is><t>x</t></is></c></row>' } });
  const inner = await zipOf([
    { name: 'in/c.csv', content: '1,2\n' },
    { name: 'deep.zip', content: await zipOf([{ name: 'd.csv', content: CSV }]) },
    { name: 'book.xlsx', content: book },
  ]);
  const archive = await zipOf([
    { name: 'b.csv', content: CSV },
    { name: 'dir/secret.csv', content: CSV, password: '000000' },
    { name: 'inner.zip', content: inner },
    { name: 'book.xlsx', content: book },
    { name: 'e.csv', content: '' },
    { name: 't.parquet', content: 'PAR1....PAR1' },
  ]);
  await withFolder(async (folder) => {
    await writeFile(join(folder, 'a.zip'), archive);
    const found = await discoverInputs([folder]);
    expect(ids(found)).toEqual([
      'a.zip/b.csv',
      'a.zip/book.xlsx[表一]',
      'a.zip/inner.zip/book.xlsx[表一]',
      'a.zip/inner.zip/in/c.csv',
    ]);
    expect(codes(found)).toEqual({
      'a.zip/dir/secret.csv': 'password',
      'a.zip/e.csv': 'empty',
      'a.zip/inner.zip/deep.zip': 'zip-nested',
      'a.zip/t.parquet': 'parquet-in-archive',
    });
    for (const [i, first] of [['a', 'b'], ['x'], ['x'], ['1', '2']].entries()) {
      const head = await readHead(found.parts[i]!);
      expect(head).toMatchObject({ ok: true, value: { records: expect.arrayContaining([first]) as unknown } });
    }
  });
  const twice = await zipOf([
    { name: 'b.csv', content: CSV },
    { name: 'c.csv', content: CSV },
  ]);
  const renamed = Buffer.from(twice.toString('latin1').replaceAll('c.csv', 'b.csv'), 'latin1');
  expect(codes(await discover({ 'a.zip': renamed }))).toEqual({ 'a.zip/b.csv': 'duplicate-member' });
});

test('[DISC-7] names of members: UTF-8 flagged, UTF-8 without flag, GB18030, back slashes', async () => {
  const found = await discover({
    'a.zip': await zipOf([
      { name: '交易明细.csv', content: CSV, gbName: true },
      { name: '账户\\信息.csv', content: CSV },
      { name: '人员信息.csv', content: CSV },
    ]),
  });
  expect(ids(found)).toEqual(['a.zip/交易明细.csv', 'a.zip/人员信息.csv', 'a.zip/账户/信息.csv']);
});

test('[DISC-8] cut archives and damaged members are named', async () => {
  const content = Array.from({ length: 5000 }, (_, i) => `${i},${(i * 7919) % 9973}\n`).join('');
  const archive = await zipOf([
    { name: 'a.csv', content },
    { name: 'b.csv', content: CSV },
  ]);
  const damaged = Buffer.from(archive);
  damaged.fill(0x55, 200, 260);
  const found = await discover({
    'cut.zip': archive.subarray(0, 300),
    'cut.xlsx': (await bookOf({ sheets: { S: '' } })).subarray(0, 300),
    'bad.zip': damaged,
  });
  expect(codes(found)).toMatchObject({
    'cut.zip': 'zip-damaged',
    'cut.xlsx': 'xlsx-damaged',
    'bad.zip/a.csv': 'member-damaged',
  });
  expect(ids(found)).toEqual(['bad.zip/b.csv']);
});

test('[DISC-9] an archive or member beyond the limits is a zip bomb', async () => {
  const archive = await zipOf([
    { name: 'a.csv', content: '0'.repeat(500_000) },
    { name: 'b.csv', content: CSV },
  ]);
  const limits = { ...DEFAULT_LIMITS, ratioFromBytes: 100_000 };
  expect(codes(await discover({ 'a.zip': archive }, ['.'], limits))).toEqual({ 'a.zip/a.csv': 'zip-bomb' });
  expect(codes(await discover({ 'a.zip': archive }, ['.'], { ...DEFAULT_LIMITS, archiveBytes: 400_000 }))).toEqual({
    'a.zip': 'zip-bomb',
  });
  const lying = Buffer.from(archive);
  const directory = lying.lastIndexOf(Buffer.from('504b0102', 'hex'), lying.lastIndexOf('b.csv') - 60);
  lying.writeUInt32LE(1000, directory + 24);
  lying.writeUInt32LE(1000, 22);
  const codesOfLie = codes(await discover({ 'a.zip': lying }));
  expect(['zip-bomb', 'member-damaged']).toContain(codesOfLie['a.zip/a.csv']);
});

test('[DISC-10] a member whose path leads out of the archive is refused, hidden ones are counted', async () => {
  const found = await discover({
    'a.zip': await zipOf([
      { name: '../up.csv', content: CSV },
      { name: 'x/../../up.csv', content: CSV },
      { name: '/etc/abs.csv', content: CSV },
      { name: 'C:\\win.csv', content: CSV },
      { name: '..\\back.csv', content: CSV },
      { name: 'in/a..b.csv', content: CSV },
      { name: '__MACOSX/._a.csv', content: CSV },
      { name: '.DS_Store', content: 'x' },
    ]),
  });
  expect(ids(found)).toEqual(['a.zip/in/a..b.csv']);
  expect(found.skipped.filter(({ code }) => code === 'unsafe-path').length).toBe(5);
  expect(found.skipped.filter(({ code }) => code !== 'unsafe-path')).toEqual([
    { file: 'a.zip/__MACOSX/._a.csv', code: 'ignored-files', values: { count: 2 }, severity: 'skip' },
  ]);
});

test('[DISC-11] results of this program are told by what they say of themselves', async () => {
  const own = {
    'findings.json': '\ufeff{"schema":"duanka/findings/1","run":{}}',
    'run.json': '{\n "schema": "duanka/run/1",\n "program": "duanka"}',
    'map.json': '{\n  "kind": "statement",\n  "columns": {"time": "t"}}',
    'maps.json': '[{"kind":"transfers","columns":{"time":1}}]',
    'report.html':
      '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta name="generator" content="duanka">',
  };
  const found = await discover({
    ...own,
    'other.json': '[{"schema":"x","time":"2024-01-01"}]',
    'page.html': '<!doctype html><p>duanka',
  });
  expect(ids(found)).toEqual(['other.json']);
  expect(codes(found)).toEqual({
    ...Object.fromEntries(Object.keys(own).map((name) => [name, 'own-output'])),
    'page.html': 'html',
  });
});

test('[DISC-12] folders of this program inside an INPUT are one skip line each; an INPUT that is an output folder is walked', async () => {
  const run = '{"schema":"duanka/run/1","program":"duanka"}';
  const files = {
    'case/a.csv': CSV,
    'case/out/run.json': run,
    'case/out/b.csv': CSV,
    'case/out/workspace/key': 'k',
    'case/ws/duanka.duckdb': 'x',
    'case/ws/key': 'k',
    'case/theirs/run.json': '{"program":"other"}',
    'case/theirs/c.csv': CSV,
  };
  const found = await discover(files, ['case']);
  expect(ids(found)).toEqual(['a.csv', 'theirs/c.csv', 'theirs/run.json']);
  expect(codes(found)).toEqual({ out: 'own-output-folder', ws: 'own-output-folder' });
  const inside = await discover(files, ['case/out']);
  expect(ids(inside)).toEqual(['b.csv', 'workspace/key']);
  expect(codes(await discover(files, ['case/ws']))).toEqual({ ws: 'own-output-folder' });
});
