import { SANCTION_PACKS, MEASURES } from '#law';
import { describe, expect, test } from 'vitest';

import { MEASURE_WORDS } from '../texts/law-words.ts';
import { EXECUTOR_WORDS, KEPT_WORDS, ruleSource } from '../texts/notice-codes.ts';
import { allDrafts, noticeDraft, UNMASK } from './all-drafts.fixture.ts';
import { blockTexts, type DocumentDraft } from './document-block.ts';
import { documentWords } from './document-words.ts';
import { MINOR_NOTICE, NOTICE } from './notice.fixture.ts';
import { sanctionNoticeDraft } from './sanction-notice-draft.ts';
import { sanctionNoticeForm } from './sanction-notice-form-of.ts';

const ZH = { language: 'zh' } as const;
const FULL = { language: 'zh', unmask: UNMASK } as const;

const textsOf = ({ blocks }: DocumentDraft): string[] => blocks.flatMap((block) => blockTexts(block));
const textOf = (draft: DocumentDraft): string => textsOf(draft).join('\n');
/** Value printed beside a label. */
function fieldOf({ blocks }: DocumentDraft, label: string): string | undefined {
  return blocks.flatMap((block) => (block.kind === 'fields' ? block.rows : [])).find(([found]) => found === label)?.[1];
}

describe('a sanction notice', () => {
  test('[PAPER-6] has basis with article, source and confidence, term, every measure with what is kept, and the right to appeal', () => {
    const draft = noticeDraft(NOTICE, FULL);
    const text = textOf(draft);
    for (const expected of [
      '《电信网络诈骗及其关联违法犯罪联合惩戒办法》',
      '联合惩戒办法第三条转载文本及 2024-11-26 新闻发布会',
      '二手来源',
      '《中华人民共和国反电信网络诈骗法》',
      '官方全文',
      '惩戒期限 2 年，自 2026-03-10 起至 2028-03-09 止（名义到期日，未按法定休假日顺延）。',
    ])
      expect(text).toContain(expected);
    const rows = draft.blocks.find((block) => block.kind === 'table' && block.header[0] === '措施');
    const measures = rows?.kind === 'table' ? rows.rows : [];
    expect(measures.map(([measure]) => measure)).toEqual(
      NOTICE.measures.map(({ measure }) => MEASURE_WORDS[measure].zh),
    );
    expect(measures[0]?.[2]).toContain('已有的税款代扣代缴');
    expect(measures[3]?.[2]).toBe('基本通信服务（一个号码）');
    for (const kept of NOTICE.kept) expect(text).toContain(KEPT_WORDS[kept].zh);
  });

  test('[PAPER-7] tells reason, way of relief and papers needed, to whom to appeal, and that no day count is known where none is set', () => {
    const draft = noticeDraft(NOTICE, FULL);
    expect(fieldOf(draft, '处置原因')).toBe('见第一、二部分');
    expect(fieldOf(draft, '受理机关和单位')).toBe('测试市公安局');
    expect(fieldOf(draft, '救济渠道')).toBe(NOTICE.appeal.channel);
    expect(fieldOf(draft, '需要提交的资料')).toBe('身份证件\n申诉书\n证明事实的材料');
    expect(fieldOf(draft, '答复期限')).toBe('未查到规定的天数，本机关未设定');
    expect(fieldOf(noticeDraft(MINOR_NOTICE, FULL), '答复期限')).toBe('30 日（按本机关设定）');
    expect(textOf(draft)).toContain('核查通过的，应当即时解除有关措施');
  });

  test('[PAPER-8] counts items, times and counterparties apart, and says which acts do not count and why', () => {
    const text = textOf(noticeDraft(NOTICE, FULL));
    expect(text).toContain('买卖、出租、出借计入：3 张（个），3 次，2 个对象。');
    expect(text).toContain('达到标准的：张（个）数、次数。');
    expect(text).toContain('不计入（非本人开立）');
    const below = noticeDraft({ ...NOTICE, count: { ...NOTICE.count!, reached: [] } }, FULL);
    expect(textOf(below)).toContain('未达到数量标准，由省级以上公安机关审核认定。');
  });

  test('[PAPER-9] masks the person and free text, and is not for service, unless unmasked for a case and purpose', () => {
    const reasons = `${NOTICE.reasons}卡号 6200000000000000011。`;
    const masked = noticeDraft({ ...NOTICE, reasons }, ZH);
    expect(textOf(masked)).not.toMatch(/测试甲|000000199001010010|6200000000000000011/);
    expect(masked.header).toBe('核对件 · 姓名、号码已脱敏，不得送达');
    const full = noticeDraft({ ...NOTICE, reasons }, FULL);
    expect(textOf(full)).toMatch(/测试甲[^]*000000199001010010[^]*6200000000000000011/);
    expect(full.header).toBe('未脱敏 · 案件编号 A0000001 · 用途 办案 · 加盖印章后送达');
  });

  test('[PAPER-10] of a minor addresses the guardian, has the guardian sign, and says so where none is on record', () => {
    const draft = noticeDraft(MINOR_NOTICE, FULL);
    expect(textsOf(draft)).toContain('测试乙的监护人 测试丙：');
    expect(fieldOf(draft, '监护人签收及收到日期')).toBe('');
    expect(textOf(draft)).toContain('未成年人保护法第一百零三条');
    const { guardian: _, ...recipient } = MINOR_NOTICE.recipient;
    const unknown = noticeDraft({ ...MINOR_NOTICE, recipient }, FULL);
    expect(fieldOf(unknown, '监护人')).toBe('监护人未登记：送达前须查明并填写');
    expect(textOf(noticeDraft(NOTICE, FULL))).not.toMatch(/监护人|未成年/);
  });

  test('[PAPER-11] on the criminal route shows the conviction; an unserved sentence leaves the days open and says so', () => {
    const draft = noticeDraft(MINOR_NOTICE, FULL);
    expect(fieldOf(draft, '罪名类别')).toBe('帮助信息网络犯罪活动');
    expect(fieldOf(draft, '执行完毕日期')).toBe('尚未执行完毕');
    expect(textOf(draft)).toContain('惩戒期限 3 年，自刑罚执行完毕之日起算');
    expect(textOf(draft)).toContain('多项惩戒连续执行不得超过五年');
  });

  test('[PAPER-12] with a suspicious-transaction report in any text of people is refused, and no word of ours names one', () => {
    const { conviction } = MINOR_NOTICE;
    const named = [
      { ...NOTICE, reasons: '本行已提交可疑交易报告。' },
      { ...NOTICE, reasons: '已报反洗钱监测 分析中心'.replace(' ', '') },
      { ...NOTICE, leniency: [{ kind: 'surrender', day: '2026-01-01', note: 'a suspicious  transaction report' }] },
      { ...NOTICE, appeal: { ...NOTICE.appeal, papers: ['ＳＴＲ'] } },
      { ...MINOR_NOTICE, conviction: { ...conviction!, court: '重点可疑' } },
    ];
    for (const notice of named)
      expect(sanctionNoticeDraft(sanctionNoticeForm(notice, FULL), FULL)).toEqual({
        ok: false,
        problem: { code: 'notice-names-report', values: {} },
      });
    for (const language of ['zh', 'en'] as const)
      for (const draft of Object.values(allDrafts(language)))
        expect(textOf(draft)).not.toMatch(/可疑交易|可疑报告|反洗钱|suspicious transaction|\bSTR\b/i);
  });

  test('[PAPER-19] the law of 2022 stands as basis and for the appeal only from its first day; before, the basis is open for a lawyer', () => {
    const of = (determinedOn: string) => noticeDraft({ ...NOTICE, determinedOn }, FULL);
    const open = '申诉依据（认定之日施行的规定，由法制人员填写）';
    expect(textOf(of('2022-11-30'))).not.toContain('反电信网络诈骗法');
    expect(fieldOf(of('2022-11-30'), open)).toBe('');
    expect(textOf(of('2022-12-01'))).toContain('《中华人民共和国反电信网络诈骗法》');
    expect(fieldOf(of('2022-12-01'), '申诉依据')).toBe('反电信网络诈骗法第三十一条、第三十二条');
    expect(fieldOf(of('2022-12-01'), open)).toBeUndefined();
  });

  test('[PAPER-20] a text that names no number is not given one', () => {
    const of = (pack: 'joint-measures-2024' | 'pboc-85-2019') =>
      textOf(noticeDraft({ ...NOTICE, basis: { ...NOTICE.basis, pack } }, FULL));
    expect(of('pboc-85-2019')).toContain('适用的规定未载明数量标准。');
    expect(of('pboc-85-2019')).not.toMatch(/标准：|达到标准|省级以上/);
    expect(of('joint-measures-2024')).toContain('标准：3 张（个）、3 次或者 3 个对象');
    expect(of('joint-measures-2024')).not.toContain('未载明数量标准');
  });

  test('[PAPER-21] what is kept stands beside a measure that stands: no phone where no number is limited', () => {
    const measures = NOTICE.measures.filter(({ measure }) => !measure.startsWith('telecom-'));
    expect(textOf(noticeDraft({ ...NOTICE, measures }, FULL))).not.toContain(KEPT_WORDS['basic-phone'].zh);
    expect(textOf(noticeDraft({ ...NOTICE, measures }, FULL))).toContain(KEPT_WORDS['counter-service'].zh);
  });

  test('[PAPER-22] an entry in the credit database outlives its term by five years, counted by a lawyer', () => {
    const told = '不良信息另保存 5 年（征信业管理条例第十六条）';
    expect(textOf(noticeDraft(NOTICE, FULL))).toContain(told);
    const measures = NOTICE.measures.filter(({ measure }) => measure !== 'credit-database');
    expect(textOf(noticeDraft({ ...NOTICE, measures }, FULL))).not.toContain(told);
  });

  test('[PAPER-23] an end in a year whose days off are not known lifts nothing by itself, and says so', () => {
    const of = (to: string) => textOf(noticeDraft({ ...NOTICE, term: { ...NOTICE.term, to } }, FULL));
    expect(of('2027-01-01')).toContain('2027 年的休假安排尚未公布：确切的到期日待公布后确定');
    expect(of('2027-01-01')).toContain('不会自动解除');
    expect(of('2026-12-31')).not.toContain('休假安排');
  });

  test('[PAPER-13] every measure has who carries it out, and every source of a rule is in Chinese', () => {
    const say = documentWords('zh');
    for (const measure of MEASURES) expect(say(EXECUTOR_WORDS[measure])).not.toBe('');
    for (const { source } of SANCTION_PACKS.flatMap(({ rules }) => rules))
      expect(ruleSource(source, 'zh'), source).not.toMatch(/[A-Za-z]/);
  });
});

test('[PAPER-14] every English page is marked as a reading copy, and no Chinese one', () => {
  for (const draft of Object.values(allDrafts('en'))) {
    expect(draft.header).toMatch(/^Reading copy, not the document/);
    expect(draft.blocks[0]).toEqual({
      kind: 'banner',
      text: 'READING COPY, NOT THE DOCUMENT · only the Chinese text is used and served',
    });
  }
  for (const draft of Object.values(allDrafts('zh'))) expect(textOf(draft)).not.toMatch(/阅读本|READING COPY/);
});

test('[PAPER-15] a facts sheet says on every page that it draws no conclusion, and none of its words does', () => {
  for (const language of ['zh', 'en'] as const) {
    const draft = allDrafts(language)['facts-sheet']!;
    expect(draft.header).toContain(language === 'zh' ? '不作法律结论' : 'no legal conclusion');
    expect(textOf(draft)).not.toMatch(/构成犯罪的|涉嫌|有罪|应当追究|嫌疑人|guilty|suspect(?:ed)?\b|has committed/i);
  }
});
