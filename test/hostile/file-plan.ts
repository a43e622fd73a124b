import type { HostileEncoding } from './encoder.ts';
import { FORMS, type Form } from './forms.ts';

export interface FilePlan {
  /** Position in the list of files, as accounts name it. */
  readonly index: number;
  /** Below the import folder. */
  readonly path: string;
  /** `file` of the contract. */
  readonly id: string;
  /** Inside this archive, if any. */
  readonly archive?: string;
  readonly workbook: boolean;
  readonly form: Form;
  readonly encoding: HostileEncoding;
  readonly delimiter: string;
  readonly lineEnd: '\r\n' | '\n' | '\r' | 'mixed';
  readonly preamble: readonly string[];
  readonly headerTabs: boolean;
  /** Outgoing amounts are negative beside the direction word. */
  readonly negative: boolean;
  readonly ending: (typeof ENDINGS)[number];
}

export const ENDINGS = [
  'plain',
  'no-line-end',
  'cut-early',
  'cut-before-direction',
  'cut-in-character',
  'open-quote',
  'blank-lines',
] as const;

const ENCODINGS: readonly (readonly [HostileEncoding, string])[] = [
  ['gb18030', ','],
  ['utf-8', ','],
  ['utf-8-bom', ','],
  ['gb18030', ','],
  ['utf-16le-bom', '\t'],
  ['gb18030', '\t'],
  ['utf-8', ';'],
  ['utf-16be-bom', ','],
  ['gb18030', ','],
  ['utf-8-bom', '|'],
  ['utf-16le', '\t'],
];
const LINE_ENDS = ['\r\n', '\n', '\r\n', '\r', 'mixed'] as const;
const PREAMBLES: readonly (readonly string[])[] = [
  [],
  ['交易明细信息查询结果'],
  ['XX市公安局测试支队', '查询时间：2024-06-01 10:00:00', ''],
  ['说明：本文件由系统导出', '', '', '第1页'],
];
const ENDS_OF_NAME = ['.csv', '.csv', '.CSV', '.txt', '.xls'];

/** Every form, encoding, line end, preamble and ending comes up with the first few dozen files. Sorted by the bytes of the id. */
export function planFiles(count: number, workbook: boolean): FilePlan[] {
  const plans = Array.from({ length: count }, (_, index): FilePlan => {
    const [encoding, delimiter] = ENCODINGS[index % ENCODINGS.length] ?? ['utf-8', ','];
    const archive = !workbook && index % 13 === 5 ? `归档${index}.zip` : undefined;
    const path = pathOf(index, workbook);
    const file = archive === undefined ? path : `${archive}/${path}`;
    return {
      index,
      path: file,
      id: file.split('/').map(encodeName).join('/') + (workbook ? '[交易明细]' : ''),
      ...(archive === undefined ? {} : { archive }),
      workbook,
      form: FORMS[index % FORMS.length] ?? (FORMS[0] as Form),
      encoding,
      delimiter: workbook ? '' : delimiter,
      lineEnd: LINE_ENDS[index % LINE_ENDS.length] ?? '\n',
      preamble: PREAMBLES[index % PREAMBLES.length] ?? [],
      headerTabs: index % 3 !== 2,
      negative: index % 3 === 1,
      ending: workbook ? 'plain' : (ENDINGS[index % ENDINGS.length] ?? 'plain'),
    };
  });
  return plans.sort((a, b) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)));
}

function pathOf(index: number, workbook: boolean): string {
  const name = `${(index * 7919) % 1000}_查询${index}_交易明细信息`;
  const end = workbook ? '.xlsx' : (ENDS_OF_NAME[index % ENDS_OF_NAME.length] ?? '.csv');
  if (index % 11 === 3) return `甲行;一部/${name}#${index} 50%${end}`;
  return index % 2 === 0 ? `${name}${end}` : `银行${index % 3}/批次 ${index % 4}/${name}${end}`;
}

function encodeName(name: string): string {
  return name.replaceAll('%', '%25').replaceAll(';', '%3B').replaceAll('#', '%23');
}
