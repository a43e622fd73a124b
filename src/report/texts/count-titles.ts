import type { RunFile } from '#contract';
import type { Bilingual, Language } from '#model';

import { en } from './en.ts';
import { zh } from './zh.ts';

/** What a detector leaves out, skips or merely counts; by the code after `<detector>.` in the caps of run.json. */
const DETECTOR_COUNTS: Readonly<Record<string, Bilingual>> = {
  'hits-cut': { zh: '超过上限、未保留的命中', en: 'hits beyond the limit, not kept' },
  'reasons-cut': { zh: '超过上限、未保留的理由', en: 'reasons beyond the limit, not kept' },
  'sequences-cut': { zh: '超过上限、未收集的账户序列', en: 'account sequences beyond the limit, not gathered' },
  'hub-skips': { zh: '因枢纽账户而跳过的搜索', en: 'searches skipped at hub accounts' },
  'stopped-searches': { zh: '到达上限而中止的搜索', en: 'searches stopped at their limit' },
  'windows-found': { zh: '找到的时间窗（不是截断）', en: 'windows found (no cut)' },
  'boundary-hubs': {
    zh: '中心账户没有流水、不评估的时间窗',
    en: 'windows around accounts without statement, not assessed',
  },
  'boundary-only': { zh: '全部账户都没有流水的环', en: 'circles of accounts without statement only' },
  'boundary-accounts': {
    zh: '指向无流水账户、不计入指数的记录',
    en: 'records about accounts without statement, in no index',
  },
  'unmatched-reports': { zh: '流水中没有唯一相符转账的报案', en: 'reports without a single matching transfer' },
  'currencies-without-amount': {
    zh: '没有金额门槛、未判断的账户币种',
    en: 'accounts’ currencies without a threshold, not judged',
  },
  'hits-without-transfer': { zh: '没有对应转账的命中', en: 'hits without a transfer behind them' },
  'value-rule-off': { zh: '金额规则关闭（1 表示本次未运行）', en: 'value rule off (1: did not run)' },
};

const OWN_COUNTS: Readonly<Record<string, Bilingual>> = {
  subjects_not_listed: {
    zh: '超过列出上限的账户（见 findings.parquet）',
    en: 'accounts beyond the list (see findings.parquet)',
  },
  reason_evidence_cut: { zh: '证据列表被截短的理由', en: 'reasons whose evidence list was shortened' },
};

const TABLE_CUT: Bilingual = { zh: '表中未列出的行', en: 'rows not listed of the table' };
const TABLE_PREFIX = 'table_rows_cut.';

/** What a count of run.json's caps means, with the detector or table it belongs to; undefined for an unknown code. */
export function countTitle(code: string, detectors: RunFile['detectors'], language: Language): string | undefined {
  if (code.startsWith(TABLE_PREFIX)) {
    const table = code.slice(TABLE_PREFIX.length);
    return `${TABLE_CUT[language]}: ${(language === 'zh' ? zh : en).sheets[table] ?? table}`;
  }
  const own = OWN_COUNTS[code];
  if (own !== undefined) return own[language];
  const dot = code.indexOf('.');
  const detector = detectors.find(({ id }) => id === code.slice(0, dot));
  const title = DETECTOR_COUNTS[code.slice(dot + 1)];
  if (detector === undefined || title === undefined) return undefined;
  return `${detector.title[language]}: ${title[language]}`;
}
