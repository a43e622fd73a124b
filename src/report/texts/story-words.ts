import type { Bilingual } from '#model';

export const STORY_WORDS = {
  'appeal-upheld': {
    zh: '发现 → 线索 → 止付 → 冻结 → 惩戒 → 申诉成立 → 全部解除',
    en: 'finding → lead → stop → freeze → sanction → appeal upheld → everything lifted',
  },
  'term-runs-out': {
    zh: '举报 → 止付两次 → 冻结、续冻、自动解除 → 五年惩戒届满 → 一家机构未解除 → 申诉后解除',
    en: 'tip → two stops → freeze, renewal, lapse → five years of sanction run out → one institution does not lift → lifted on appeal',
  },
  case: { zh: '案件', en: 'case' },
  refused: { zh: '不予办理', en: 'refused' },
  clock: { zh: '（时钟）', en: '(clock)' },
  clocksTitle: { zh: '期限：起 → 止 · 结果', en: 'terms: from → end · how they ended' },
  fired: { zh: '到期触发', en: 'fired at its end' },
  stopped: { zh: '届满前终止', en: 'ended before its time' },
  running: { zh: '仍在计算', en: 'still running' },
  noEnd: { zh: '无终点', en: 'no end' },
  synthetic: {
    zh: '人物、机构、案号均为虚构，时间为模拟；不构成法律意见。',
    en: 'People, institutions and case numbers are made up, time is simulated; no legal advice.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;
