import type { Bilingual } from '#model';

/** What makes an assessment necessary before the processing begins (个人信息保护法 55). */
export const ASSESSMENT_OCCASIONS = {
  'sensitive-data': { zh: '处理敏感个人信息', en: 'sensitive personal data are processed' },
  'automated-decision': { zh: '利用个人信息进行自动化决策', en: 'personal data are used for automated decisions' },
  'given-out': {
    zh: '委托处理、向其他个人信息处理者提供、公开个人信息',
    en: 'processing is entrusted, or data are given to others or published',
  },
  abroad: { zh: '向境外提供个人信息', en: 'data are given abroad' },
  'great-effect': {
    zh: '其他对个人权益有重大影响的个人信息处理活动',
    en: 'other processing with great effect on a person’s rights',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

export interface AssessmentSection {
  readonly id: 'lawfulness' | 'effect' | 'protection';
  readonly title: Bilingual;
  /** Each to be answered in writing. */
  readonly blanks: readonly Bilingual[];
}

/** The template: the three contents of 个人信息保护法 56, with blanks. The program answers none of them. */
export const IMPACT_ASSESSMENT: readonly AssessmentSection[] = [
  {
    id: 'lawfulness',
    title: {
      zh: '一、处理目的、处理方式等是否合法、正当、必要',
      en: '1. Whether purpose and manner of processing are lawful, legitimate and necessary',
    },
    blanks: [
      { zh: '处理活动的名称和负责人', en: 'name of the processing and who answers for it' },
      { zh: '处理目的和法律依据（条文）', en: 'purpose and legal basis (article)' },
      { zh: '处理的个人信息种类，其中的敏感个人信息', en: 'kinds of data, and which of them are sensitive' },
      { zh: '为何每一类信息对目的都是必要的', en: 'why each kind is needed for the purpose' },
      { zh: '保存期限及其依据', en: 'how long it is kept, and on which basis' },
      {
        zh: '是否涉及不满十四周岁未成年人及专门处理规则',
        en: 'whether people under 14 are concerned, and the special rules',
      },
    ],
  },
  {
    id: 'effect',
    title: { zh: '二、对个人权益的影响及安全风险', en: '2. Effect on the person’s rights, and risks to security' },
    blanks: [
      {
        zh: '对个人可能的影响（含误判、被冒用身份的人）',
        en: 'what it may do to a person, wrong findings and stolen identities included',
      },
      {
        zh: '决定是否仅由自动化方式作出；由谁作出决定',
        en: 'whether any decision is made by automated means alone; who decides',
      },
      { zh: '误判率的测算方法和结果', en: 'how the rate of wrong findings was measured, and the result' },
      { zh: '泄露、篡改、滥用的风险', en: 'risks of leak, change and misuse' },
    ],
  },
  {
    id: 'protection',
    title: {
      zh: '三、所采取的保护措施是否合法、有效并与风险程度相适应',
      en: '3. Whether the measures of protection are lawful, effective and fit the risk',
    },
    blanks: [
      { zh: '权限、双人复核、脱敏、查询日志的设置', en: 'permissions, four eyes, masking and the log of reads' },
      { zh: '告知、申诉、更正、删除的渠道', en: 'channels for notice, appeal, correction and deletion' },
      { zh: '剩余风险及处理意见', en: 'what risk remains, and what is done about it' },
      { zh: '评估人、批准人、日期', en: 'assessed by, approved by, date' },
    ],
  },
];
