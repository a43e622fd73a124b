import { readFileSync } from 'node:fs';

interface Area {
  /** First two digits of GB/T 2260. */
  readonly code: number;
  readonly names: readonly string[];
  /** Third and fourth digits that are or were in use. */
  readonly prefectures: ReadonlySet<number>;
}

/**
 * Area of a place in six digits (GB/T 2260): the code itself where the text is one, else the province that is named,
 * with zeros behind it. -1 where the text names none, or two. Names of roads and banks (四川北路, 北京银行) are no places.
 */
export function areaOfPlace(text: string): number {
  const bare = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (bare === '') return -1;
  if (/^\d{6}$/.test(bare)) return areaOfCode(bare);
  const strong = new Set<number>();
  const weak = new Set<number>();
  for (const { code, names } of areaTable()) {
    for (const name of names) {
      for (let at = bare.indexOf(name); at >= 0; at = bare.indexOf(name, at + 1)) {
        const rest = bare.slice(at + name.length);
        if (NO_PLACE.test(rest)) continue;
        (PLACE.test(rest) ? strong : weak).add(code);
      }
    }
  }
  const named = strong.size > 0 ? strong : weak;
  const [only] = named;
  return named.size === 1 && only !== undefined ? only * 10_000 : -1;
}

/** -1 unless six digits name a province, a prefecture that is or was in it, and a county's number. */
export function areaOfCode(code: string): number {
  if (!/^\d{6}$/.test(code)) return -1;
  const area = areaTable().find((candidate) => candidate.code === Number(code.slice(0, 2)));
  const prefecture = Number(code.slice(2, 4));
  const isKnown = area !== undefined && (prefecture === 0 || area.prefectures.has(prefecture));
  return isKnown && Number(code.slice(4)) < 90 ? Number(code) : -1;
}

const PLACE = /^(?:省|市|自治区|壮族|回族|维吾尔|特别行政区|分行|自治州|州|地区)/;
const NO_PLACE =
  /^市?[东西南北中环一二三四五六七八九十]{0,2}(?:路|街|大街|大道|道|巷|里|弄)|^(?:市)?(?:农村商业|农商|商业)?(?:银行|农信|浦东发展|发展银行|人家|菜|风味|料理)/;

let table: readonly Area[] | undefined;

function areaTable(): readonly Area[] {
  table ??= readFileSync(new URL('./data/areas.csv', import.meta.url), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map(parseLine);
  return table;
}

function parseLine(line: string): Area {
  const [, code = '', name = '', prefectures = '', cities = ''] = line.split(',');
  if (!/^\d\d$/.test(code) || name === '') throw new RangeError(`areas.csv: ${line}`);
  const numbers = prefectures.split(' ').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
  return {
    code: Number(code),
    names: [name, ...cities.split(' ').filter((city) => city !== '')],
    prefectures: new Set(numbers),
  };
}
