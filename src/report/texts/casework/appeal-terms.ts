import type {
  AppealBasis,
  FiledAs,
  ItemCheck,
  PaperKind,
  UpheldGround,
  AppealDecision,
  AppealReply,
  AppealState,
  AgencyLevel,
} from '#casework';
import type { Bilingual } from '#model';

type Words<K extends string> = Readonly<Record<K, Bilingual>>;

export const BASIS_WORDS: Words<AppealBasis> = {
  sanction: { zh: '对惩戒认定的申诉', en: 'an appeal against a sanction' },
  'sanction-expired': { zh: '惩戒到期未解除的申诉', en: 'an appeal against a sanction not lifted on expiry' },
  'article-32': { zh: '对反诈处置措施的申诉', en: 'an appeal against a measure under Article 32' },
  freeze: { zh: '对冻结的申诉', en: 'a complaint against a freeze' },
  'aml-measure': { zh: '对洗钱风险管理措施的异议', en: 'an objection against an anti-money-laundering measure' },
  'credit-objection': { zh: '征信异议', en: 'a credit objection' },
  'credit-complaint': { zh: '征信投诉', en: 'a credit complaint' },
  'not-my-card': { zh: '“不是我的卡”争议', en: 'a “not my card” dispute' },
  'self-check': { zh: '名下卡查询结果异议', en: 'a dispute about a self-check' },
};

export const FILED_AS_WORDS: Words<FiledAs> = {
  person: { zh: '本人', en: 'the person' },
  guardian: { zh: '监护人', en: 'the guardian' },
  counter: { zh: '本人到柜台', en: 'the person at a counter' },
  interested: { zh: '利害关系人', en: 'an interested person' },
};

export const PAPER_WORDS: Words<PaperKind> = {
  identity: { zh: '身份证件', en: 'identity document' },
  'identity-lost': { zh: '证件挂失证明', en: 'proof of a lost identity document' },
  signature: { zh: '签字笔迹', en: 'signature' },
  photo: { zh: '开户照片', en: 'photograph taken at opening' },
  'branch-video': { zh: '网点录像', en: 'branch video' },
  contract: { zh: '合同', en: 'contract' },
  transaction: { zh: '交易凭证', en: 'papers of a transaction' },
  judgment: { zh: '裁判文书', en: 'judgment' },
  other: { zh: '其他材料', en: 'other paper' },
};

export const CHECK_WORDS: Words<ItemCheck['result']> = {
  'opened-by-person': { zh: '系本人开立', en: 'opened by the person' },
  'opened-by-other': { zh: '系他人冒名开立', en: 'opened by somebody else' },
  'cannot-tell': { zh: '无法判断', en: 'cannot be told' },
};

export const OUTCOME_WORDS: Words<AppealDecision['outcome']> = {
  upheld: { zh: '支持申诉', en: 'upheld' },
  partly: { zh: '部分支持申诉', en: 'partly upheld' },
  rejected: { zh: '驳回申诉并书面说明理由', en: 'rejected with written reasons' },
};

export const GROUND_WORDS: Words<UpheldGround> = {
  'finding-wrong': { zh: '认定的可疑情形不成立', en: 'the finding does not hold' },
  'not-my-card': { zh: '系他人冒名开立', en: 'opened by somebody else' },
  'unrelated-to-case': { zh: '与案件无关', en: 'unrelated to the case' },
  'not-proportionate': { zh: '措施与风险明显不相当', en: 'out of proportion to the risk' },
  procedure: { zh: '程序违法', en: 'procedure not kept' },
  expired: { zh: '期限届满', en: 'the term is over' },
  'credit-data-wrong': { zh: '征信信息有误', en: 'credit data is wrong' },
};

export const LEVEL_WORDS: Words<AgencyLevel> = {
  outlet: { zh: '网点', en: 'the outlet' },
  county: { zh: '县级', en: 'county level' },
  city: { zh: '设区的市级', en: 'city level' },
  province: { zh: '省级', en: 'province level' },
  national: { zh: '全国', en: 'national level' },
};

export const METHOD_WORDS: Words<AppealReply['method']> = {
  'in-person': { zh: '当面', en: 'in person' },
  post: { zh: '邮寄', en: 'by post' },
  electronic: { zh: '电子送达', en: 'electronically' },
};

export const RECEIVER_WORDS: Words<AppealReply['receiver']> = {
  person: { zh: '申诉人', en: 'the person' },
  guardian: { zh: '监护人', en: 'the guardian' },
  representative: { zh: '代理人', en: 'a representative' },
};

export const PART_WORDS: Words<keyof AppealState['bodies']> = {
  decided: { zh: '作出决定的单位', en: 'deciding body' },
  executed: { zh: '执行单位', en: 'executing body' },
  credit: { zh: '征信信息持有单位', en: 'holder of the credit data' },
};
