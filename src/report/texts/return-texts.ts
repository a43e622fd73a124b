import type { ReturnProposal } from '#contract';
import type { Language } from '#model';

export interface ReturnTexts {
  readonly answer: (frozen: string, paid: string, victims: number, left: string) => string;
  readonly account: (account: string, at: string) => string;
  readonly grounds: Readonly<Record<ReturnProposal['ground'], string>>;
  readonly noRule: (policy: string) => string;
  readonly caveats: (list: readonly string[]) => string;
  readonly caveat: Readonly<Record<string, string>>;
  readonly share: (victim: string, claim: string, payout: string) => string;
  readonly more: (count: number) => string;
  readonly unmatched: (count: number) => string;
  readonly notice: (days: number) => string;
  readonly noNotice: string;
  readonly decides: string;
  readonly files: string;
}

const ZH: ReturnTexts = {
  answer: (frozen, paid, victims, left) =>
    `冻结 ${frozen}，拟返还 ${victims} 名被害人共 ${paid}；剩余 ${left} 继续冻结至原期限`,
  account: (account, at) => `冻结账户 ${account}，冻结时点 ${at}`,
  grounds: {
    'single-source': '依据：仅有一笔转入，直接溯源（第八条第一项）',
    timestamps: '依据：按时间戳溯源（第八条第二项，本系统的理解）',
    'pro-rata': '依据：按比例返还',
  },
  noRule: (policy) => `；资金经其他账户转入，未找到有约束力的规定，暂按 ${policy} 口径，各口径见 return.xlsx`,
  caveats: (list) => `注意：${list.join('；')}`,
  caveat: {
    'no-statement': '该账户没有流水',
    'statement-ends-early': '流水止于冻结时点之前',
    'opening-unknown': '期初余额未知',
    'uncovered-debits': '有余额不足以支付的转出',
    'other-inflows': '另有不是所报转账的转入',
    'victims-by-other-accounts': '另有受害人的资金经其他账户转入本账户：未找到有约束力的规定，未列入分配，见各口径表',
    'frozen-above-balance': '所填冻结金额高于流水余额，按余额计算',
    'paid-back': '本账户曾向受害人付款账户转账：可能已退回部分，请核对退赔',
  },
  share: (victim, claim, payout) => `${victim}：应返还基数 ${claim}，拟返还 ${payout}`,
  more: (count) => `……另有 ${count} 名，见 return.xlsx`,
  unmatched: (count) => `${count} 条报案未对应到转账，未计入，见 return.json`,
  notice: (days) => `按比例返还须公告 ${days} 日，异议处理后方可决定`,
  noNotice: '溯源返还不需公告',
  decides: '以上为拟稿：是否返还由设区的市一级以上公安机关的具名负责人决定',
  files: '输出',
};

const EN: ReturnTexts = {
  answer: (frozen, paid, victims, left) =>
    `Of ${frozen} frozen, ${paid} is proposed for ${victims} victims; ${left} stays frozen in the original term`,
  account: (account, at) => `frozen account ${account}, frozen at ${at}`,
  grounds: {
    'single-source': 'ground: one inflow, traced directly (Article 8, item 1)',
    timestamps: 'ground: traced by timestamp (Article 8, item 2, in our reading)',
    'pro-rata': 'ground: pro rata',
  },
  noRule: (policy) =>
    `; the money came by other accounts, for which no binding rule was found: by ${policy}, all methods are in return.xlsx`,
  caveats: (list) => `mind: ${list.join('; ')}`,
  caveat: {
    'no-statement': 'the account has no statement',
    'statement-ends-early': 'the statement ends before the freeze',
    'opening-unknown': 'the opening balance is not known',
    'uncovered-debits': 'there are debits that no balance covered',
    'other-inflows': 'there are inflows that are no reported transfer',
    'victims-by-other-accounts':
      'money of more victims came by other accounts: no binding rule was found, it is not in the shares, see the table of methods',
    'frozen-above-balance': 'the frozen sum given is above the balance of the ledger: the balance is shared out',
    'paid-back':
      'the account paid accounts that victims had paid from: part may have gone back, check the compensation',
  },
  share: (victim, claim, payout) => `${victim}: basis ${claim}, proposed ${payout}`,
  more: (count) => `… and ${count} more, see return.xlsx`,
  unmatched: (count) => `${count} lines of the reports are tied to no transfer and not counted, see return.json`,
  notice: (days) =>
    `pro rata needs a public notice of ${days} days; it is decided after every objection has been dealt with`,
  noNotice: 'a return by tracing needs no notice',
  decides: 'a draft: a named head of the police at city level or above decides',
  files: 'output',
};

export const RETURN_TEXTS: Readonly<Record<Language, ReturnTexts>> = { zh: ZH, en: EN };
