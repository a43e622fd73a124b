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
  'weak-bursts': {
    zh: '相对账户平时不够意外、未采用的时间窗',
    en: 'windows not surprising enough against the account’s usual',
  },
  'rival-bursts': {
    zh: '与同一账户更强的时间窗重叠、未采用',
    en: 'windows that overlap a stronger one of the account',
  },
  'by-chance': { zh: '偶然即可出现、未采用的图形', en: 'patterns that chance gives as well, left out' },
  'in-order': { zh: '按先后成环、由资金回流判断的环', en: 'circles in order, left to the cycles' },
  overlapping: { zh: '与更强的结果重叠、未采用', en: 'overlapping a stronger one, left out' },
  'not-run': { zh: '由预设关闭（1 表示本次未运行）', en: 'off by preset (1: did not run)' },
  'pieces-cut': { zh: '超过上限、未收集的小图形', en: 'small patterns beyond the limit, not gathered' },
  'values-differ': { zh: '中间账户转入转出金额不符、未采用', en: 'left out because what comes in and goes on differ' },
  'joins-refused': {
    zh: '因层次不一致或超出时间窗而未并入的小图形',
    en: 'small patterns not joined: another layer, or beyond the window',
  },
  'joins-cut': { zh: '因组过大而未并入的小图形', en: 'small patterns not joined: the group would be too large' },
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
  sessions: { zh: '集中收款段（不是截断）', en: 'collection sessions (no cut)' },
  'guarded-collectors': {
    zh: '有收款段、但经营特征已核的账户（不作成员）',
    en: 'accounts with sessions whose trade is measured (never members)',
  },
  'skipped-payers': { zh: '牵连账户过多、不用于关联的付款方', en: 'payers of too many collectors, linking nobody' },
  'pools-unconverged': { zh: '资金不汇集、未采用的账户组', en: 'groups of collectors whose money does not converge' },
  'pools-unsupported': {
    zh: '无轮换与稳定费率、或佐证不足的账户组',
    en: 'groups without rotation and stable fee, or with too few supports',
  },
  'guarded-transfers': {
    zh: '因已核实的日常用途（本人账户、贷款、房租）而不计的转账',
    en: 'transfers left out as explained (own accounts, loan, rent)',
  },
  'facts-missing': {
    zh: '数据中没有所需资料（1 表示无法判断）',
    en: 'the data hold none of the facts (1: nothing to judge)',
  },
  'wide-groups': { zh: '人数过多、视为单位或学校的开户组', en: 'groups too large, taken as a firm or a school' },
  'wide-identifiers': {
    zh: '账户过多、不用于关联的设备或电话',
    en: 'devices or phones of too many accounts, linking nobody',
  },
  'wide-networks': {
    zh: '账户过多、视为公共网络的 IP 与日期',
    en: 'addresses and days of too many accounts, public networks',
  },
  'value-rule-off': { zh: '金额规则关闭（1 表示本次未运行）', en: 'value rule off (1: did not run)' },
};

const OWN_COUNTS: Readonly<Record<string, Bilingual>> = {
  subjects_not_listed: {
    zh: '超过列出上限的账户（见 findings.parquet）',
    en: 'accounts beyond the list (see findings.parquet)',
  },
  reason_evidence_cut: { zh: '证据列表被截短的理由', en: 'reasons whose evidence list was shortened' },
};

/** Of putting rings together, by the code after `rings.`. */
const RING_COUNTS: Readonly<Record<string, Bilingual>> = {
  'hits-without-core': {
    zh: '团伙：没有核心账户、不成团伙的命中',
    en: 'rings: patterns without a core account, in no ring',
  },
  'onward-pairs-left-out': {
    zh: '团伙：超过上限、未比较资金承接的命中对',
    en: 'rings: pairs of patterns beyond the limit, not compared for onward flow',
  },
  'rings-of-weak-hits': {
    zh: '团伙：只有弱命中、不列为团伙的组合',
    en: 'rings: of weak hits only, not shown as rings',
  },
  'rings-cut': { zh: '团伙：未按全部联系合并的团伙', en: 'rings: not joined by all their links' },
  'rings-too-large': { zh: '团伙：拆分后仍过大的团伙', en: 'rings: too large even after they were cut' },
};

const TABLE_CUT: Bilingual = { zh: '表中未列出的行', en: 'rows not listed of the table' };
const RING_PREFIX = 'rings.';
const TABLE_PREFIX = 'table_rows_cut.';

/** What a count of run.json's caps means, with the detector or table it belongs to; undefined for an unknown code. */
export function countTitle(code: string, detectors: RunFile['detectors'], language: Language): string | undefined {
  if (code.startsWith(TABLE_PREFIX)) {
    const table = code.slice(TABLE_PREFIX.length);
    return `${TABLE_CUT[language]}: ${(language === 'zh' ? zh : en).sheets[table] ?? table}`;
  }
  const own = OWN_COUNTS[code];
  if (own !== undefined) return own[language];
  if (code.startsWith(RING_PREFIX)) return RING_COUNTS[code.slice(RING_PREFIX.length)]?.[language];
  const dot = code.indexOf('.');
  const detector = detectors.find(({ id }) => id === code.slice(0, dot));
  const title = DETECTOR_COUNTS[code.slice(dot + 1)];
  if (detector === undefined || title === undefined) return undefined;
  return `${detector.title[language]}: ${title[language]}`;
}
