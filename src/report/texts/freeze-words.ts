import type { Language } from '#model';
import type { FreezeConfidence, FreezeStratum, JudgementMark } from '#trace';

export interface FreezeWords {
  readonly confidence: Readonly<Record<FreezeConfidence, string>>;
  readonly marks: Readonly<Record<JudgementMark, string>>;
  readonly stratum: Readonly<Record<FreezeStratum, string>>;
  readonly outflowUnknown: string;
  readonly outflowUnseen: string;
  /** Of an account without a statement. */
  readonly outflowNoStatement: string;
  readonly unseen: string;
  readonly arrived: (amount: string) => string;
  readonly outflow: (early: string, expected: string) => string;
}

const ZH: FreezeWords = {
  confidence: { firm: '各口径一致', likely: '较可信', uncertain: '存疑' },
  marks: {
    'goods-in-good-faith': '疑似商户收款：可能系善意取得的货款，须由人判断',
    'salary-like': '余额疑含工资等生活收入，须由人判断',
    'statement-ended': '流水截止早于追踪截止，此后情况不明',
    'protected-holder': '户主为未成年人或高龄老人，须按保护性程序处理',
    'reporting-victim': '该账户为报案人付款账户：转回的资金属其本人，不拟止付',
  },
  stratum: { account: '本账户', 'victim-money': '追踪中的被害人资金', reached: '全部追踪账户' },
  outflowUnknown: '未知（以往转出不足 50 次）',
  outflowUnseen: '未知（停留同样久的同类资金，未见半数转出）',
  outflowNoStatement: '未知（流水未调取）',
  unseen: '流水未调取，是否尚存不明',
  arrived: (amount) => `转入 ${amount}`,
  outflow: (early, expected) => `约 ${early}–${expected} 分钟内（同类资金四分之一至一半已转出）`,
};

const EN: FreezeWords = {
  confidence: { firm: 'all methods agree', likely: 'likely', uncertain: 'uncertain' },
  marks: {
    'goods-in-good-faith': 'looks like a seller: may be goods sold in good faith; a person must judge',
    'salary-like': 'the balance may hold pay that someone lives on; a person must judge',
    'statement-ended': 'the statement ends before the trace does: what happened since is not known',
    'protected-holder': 'the holder is a minor or very old: protective handling',
    'reporting-victim': 'an account that a reporting victim paid from: what came back is theirs, no stop is drafted',
  },
  stratum: { account: 'this account', 'victim-money': 'victim money in this trace', reached: 'all accounts reached' },
  outflowUnknown: 'unknown (fewer than 50 past outflows)',
  outflowUnseen: 'unknown (of like money that waited as long, less than half was seen to leave)',
  outflowNoStatement: 'unknown (no statement on hand)',
  unseen: 'no statement on hand: whether it is still there is not known',
  arrived: (amount) => `${amount} came in`,
  outflow: (early, expected) => `within about ${early}–${expected} minutes (a quarter to half of like money had left)`,
};

export function freezeWords(language: Language): FreezeWords {
  return language === 'zh' ? ZH : EN;
}

/** When money may leave next, in whole minutes; an unknown time says why it is not known. */
export function outflowWords(
  language: Language,
  {
    hasStratum,
    early,
    expected,
  }: { readonly hasStratum: boolean; readonly early?: number; readonly expected?: number },
): string {
  const words = freezeWords(language);
  if (!hasStratum) return words.outflowUnknown;
  if (expected === undefined) return words.outflowUnseen;
  return words.outflow(String(early ?? expected), String(expected));
}
