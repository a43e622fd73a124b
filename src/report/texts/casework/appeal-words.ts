import type { AppealEvent } from '#casework';
import { maskNumber, type Bilingual, type Language } from '#model';

import type { ValueReader } from '../value-reader.ts';
import {
  BASIS_WORDS,
  CHECK_WORDS,
  FILED_AS_WORDS,
  GROUND_WORDS,
  LEVEL_WORDS,
  METHOD_WORDS,
  OUTCOME_WORDS,
  PAPER_WORDS,
  PART_WORDS,
  RECEIVER_WORDS,
} from './appeal-terms.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;
type EventOf<T extends AppealEvent['type']> = Extract<AppealEvent, { readonly type: T }>;
type Sayings = { readonly [T in AppealEvent['type']]: (event: EventOf<T>, language: Language) => string };

const SAY: Sayings = {
  'appeal.filed': ({ as, contested, owner }, language) => {
    const bases = list(
      contested.map(({ basis }) => BASIS_WORDS[basis]),
      language,
    );
    return language === 'zh'
      ? `${FILED_AS_WORDS[as].zh}提出申诉（${bases}），由 ${owner.agency} 负责`
      : `appeal filed by ${FILED_AS_WORDS[as].en} (${bases}); owner ${owner.agency}`;
  },
  'appeal.clock-missing': ({ basis, rule }, language) =>
    language === 'zh'
      ? `警报：${BASIS_WORDS[basis].zh}的期限（${rule}）无法确定，申诉照常办理`
      : `alarm: the term ${rule} for ${BASIS_WORDS[basis].en} has no end; the appeal goes on`,
  'appeal.papers-asked': ({ lacking }, language) => {
    const papers = list(
      lacking.map((kind) => PAPER_WORDS[kind]),
      language,
    );
    return language === 'zh' ? `告知需补充的材料：${papers}` : `papers still needed: ${papers}`;
  },
  'appeal.paper-added': ({ paper }, language) =>
    language === 'zh' ? `收到材料：${PAPER_WORDS[paper.kind].zh}` : `paper received: ${PAPER_WORDS[paper.kind].en}`,
  'appeal.statement-added': (_, language) => (language === 'zh' ? '收到陈述' : 'statement received'),
  'appeal.contested-added': ({ contested }, language) => {
    const bases = list(
      contested.map(({ basis }) => BASIS_WORDS[basis]),
      language,
    );
    return language === 'zh' ? `同一申诉增加争议事项：${bases}` : `contested on the same ticket too: ${bases}`;
  },
  'appeal.accepted': ({ owner }, language) =>
    language === 'zh' ? `受理，由 ${owner.agency} 负责` : `accepted; owner ${owner.agency}`,
  'appeal.transfer-offered': ({ to, reason }, language) =>
    language === 'zh'
      ? `拟移交 ${to}（${reason}）；接手前仍由原单位负责，编号和期限不变`
      : `transfer offered to ${to} (${reason}); until it is taken over the owner, number and clock stay`,
  'appeal.taken-over': ({ owner }, language) =>
    language === 'zh'
      ? `由 ${owner.agency} 接手，编号和期限不变`
      : `taken over by ${owner.agency}; number and clock stay`,
  'appeal.assigned': (_, language) =>
    language === 'zh' ? '指定未参与原决定的复核人' : 'independent reviewer named, no hand in the contested records',
  'appeal.items-checked': ({ checks }, language) =>
    checks
      .map(({ number, result }) =>
        language === 'zh'
          ? `核查 ${maskNumber(number)}：${CHECK_WORDS[result].zh}`
          : `checked ${maskNumber(number)}: ${CHECK_WORDS[result].en}`,
      )
      .join(language === 'zh' ? '；' : '; '),
  'appeal.receipt-noted': ({ receipt }, language) =>
    language === 'zh'
      ? `机构回执：${RECEIPT[receipt.result].zh}`
      : `institution answered: ${RECEIPT[receipt.result].en}`,
  'appeal.receipt-overdue': ({ to }, language) =>
    language === 'zh' ? `警报：${to} 逾期未回执` : `alarm: no answer of ${to} in time`,
  'appeal.overdue': ({ basis, level }, language) =>
    language === 'zh'
      ? `警报：${BASIS_WORDS[basis].zh}逾期未答复，上报${LEVEL_WORDS[level].zh}`
      : `alarm: ${BASIS_WORDS[basis].en} not answered in time; goes up to ${LEVEL_WORDS[level].en}`,
  'appeal.decided': sayDecided,
  'appeal.reply-served': ({ method, receiver }, language) =>
    language === 'zh'
      ? `书面答复已送达${RECEIVER_WORDS[receiver].zh}（${METHOD_WORDS[method].zh}）`
      : `written answer served on ${RECEIVER_WORDS[receiver].en} (${METHOD_WORDS[method].en})`,
  'appeal.body-added': ({ body, part }, language) =>
    language === 'zh' ? `增列${PART_WORDS[part].zh}：${body}` : `${PART_WORDS[part].en} added: ${body}`,
  'appeal.withdrawn': (_, language) => (language === 'zh' ? '申诉人撤回' : 'withdrawn by the person'),
};

export function sayAppeal(event: AppealEvent, language: Language): string {
  const say = SAY[event.type] as (event: AppealEvent, language: Language) => string;
  return say(event, language);
}

function sayDecided(event: EventOf<'appeal.decided'>, language: Language): string {
  const { outcome, ground, restored, openedByUnknown, remedies } = event;
  const why = ground === undefined ? '' : `${language === 'zh' ? '：' : ': '}${GROUND_WORDS[ground][language]}`;
  const parts =
    language === 'zh'
      ? [
          `${OUTCOME_WORDS[outcome].zh}${why}`,
          ...(restored.length === 0 ? [] : [`同时解除 ${restored.length} 项`]),
          ...(openedByUnknown.length === 0 ? [] : [`${openedByUnknown.length} 张（户）系他人冒名开立，移出本人名下`]),
          ...(remedies.length === 0 ? [] : [`后续救济途径 ${remedies.length} 项`]),
        ]
      : [
          `${OUTCOME_WORDS[outcome].en}${why}`,
          ...(restored.length === 0 ? [] : [`${restored.length} lifted at once`]),
          ...(openedByUnknown.length === 0
            ? []
            : [`${openedByUnknown.length} opened by somebody else and taken out of the person's name`]),
          ...(remedies.length === 0 ? [] : [`${remedies.length} further remedies named`]),
        ];
  return parts.join(language === 'zh' ? '；' : '; ');
}

function list(words: readonly Bilingual[], language: Language): string {
  return [...new Set(words.map((word) => word[language]))].join(language === 'zh' ? '、' : ', ');
}

const RECEIPT = {
  done: { zh: '已办理', en: 'done' },
  partly: { zh: '部分办理', en: 'done in part' },
  refused: { zh: '拒绝办理', en: 'refused' },
} as const;

export const APPEAL_CLOCKS: Readonly<Record<string, Bilingual>> = {
  ...Object.fromEntries(
    Object.entries(BASIS_WORDS).map(([basis, { zh, en }]) => [
      `appeal-${basis}`,
      { zh: `${zh}答复期限`, en: `answer to ${en}` },
    ]),
  ),
  'appeal-receipt': { zh: '机构回执期限', en: 'answer of an institution' },
};

export const APPEAL_PROBLEMS_ZH: Sentences = {
  'appeal-nothing-contested': () => '请写明对哪一项措施或者哪张卡（账户）有异议',
  'appeal-record-unknown': (v) => `没有 ${v.text('kind')} ${v.text('id')}，请核对告知书上的编号`,
  'appeal-basis-does-not-fit': (v) => `“${v.text('basis')}”不适用于 ${v.text('kind')} 类记录，请改选依据`,
  'appeal-not-your-record': () => '该记录不属于申诉人，只能由本人、监护人或者利害关系人提出',
  'appeal-item-unknown': () => '该卡（账户）不在申诉人名下，请先核对名下清单',
  'appeal-open-already': (v) => `该事项已在 ${v.text('id')} 号申诉中办理，请在该申诉中补充材料，无需另行提出`,
  'appeal-body-unknown': (v) => `${v.text('to')} 未参与该措施，请向作出或者执行措施的单位提出`,
  'appeal-not-the-guardian': () => '未登记为监护人，请先办理监护人登记，或者到柜台提出',
  'appeal-identity-unseen': () => '请写明如何核对了申诉人身份',
  'appeal-self-check-unknown': (v) => `没有属于申诉人的自查记录 ${v.text('id')}，请核对编号`,
  'appeal-closed': (v) => `${v.text('id')} 号申诉已经结束，有新情况请另行提出`,
  'appeal-not-owner': (v) => `该申诉由 ${v.text('owner')} 负责，请由其承办人办理，或者先移交`,
  'appeal-accepted-already': () => '已经受理，无需再次受理',
  'appeal-not-accepted': () => '请先受理再指定复核人',
  'appeal-papers-lacking': (v) => `尚缺材料：${v.text('papers')}；补齐后受理，期限照常计算`,
  'appeal-lacking-unnamed': () => '不能只说材料不全，请逐项写明缺少的材料',
  'appeal-transfer-to-nobody': (v) => `${v.text('to')} 不是参与该措施的其他单位，不能移交`,
  'appeal-not-offered': (v) => `该申诉由 ${v.text('owner')} 负责，未移交给您的单位，也未逾期上报`,
  'reviewer-missing': () => '请写明复核人的编号和姓名',
  'appeal-reviewer-is-owner': () => '复核人不能同时承办该申诉',
  'appeal-reviewer-was-hand': () => '该人参与过原措施或者本申诉的办理，请指定没有参与过的复核人',
  'appeal-no-reviewer': () => '尚未指定复核人',
  'appeal-not-the-reviewer': () => '只有被指定的复核人可以作出决定',
  'appeal-item-not-disputed': () => '该卡（账户）不在本申诉的争议范围内',
  'appeal-body-there': (v) => `${v.text('body')} 已列为该申诉的单位`,
  'appeal-not-decided': () => '尚未作出决定，没有可以送达的答复',
  'appeal-replied-already': () => '书面答复已经送达',
  'appeal-item-not-yours': () => '只能核查本机构开立的卡（账户），或者由公安机关核查',
  'receipt-not-owed': () => '该单位没有尚待回复的这一指令',
  'appeal-ground-missing': () => '支持申诉时请写明理由类别',
  'appeal-ground-does-not-fit': () => '名下卡争议只能以“系他人冒名开立”支持',
  'appeal-ground-without-effect': () => '驳回时不填写支持的理由类别和范围',
  'appeal-part-unnamed': () => '部分支持时请列明支持哪几项',
  'appeal-part-not-contested': () => '所列事项不在申诉范围内',
  'appeal-items-missing': () => '请先确定是哪张卡（账户），再作决定',
  'appeal-check-missing': () => '开户机构尚未对该卡（账户）作出核查，请先登记核查结果',
  'appeal-still-stands': () => '该记录中还有本单位无权解除的措施：请只就本单位措施部分支持，或者移交公安机关复核',
  'appeal-not-competent': (v) => `“${v.text('basis')}”须由有权单位复核，请移交作出决定的公安机关`,
};

export const APPEAL_PROBLEMS_EN: Sentences = {
  'appeal-nothing-contested': () => 'say which measure or which card is contested',
  'appeal-record-unknown': (v) => `there is no ${v.text('kind')} ${v.text('id')}; check the number on the notice`,
  'appeal-basis-does-not-fit': (v) =>
    `${v.text('basis')} does not fit a record of kind ${v.text('kind')}; choose another basis`,
  'appeal-not-your-record': () =>
    'the record is not about this person; the person, a guardian or an interested person may contest it',
  'appeal-item-unknown': () => 'the card is not in this name; look at the list of cards first',
  'appeal-open-already': (v) => `ticket ${v.text('id')} is open on it already; add papers there, no new one is needed`,
  'appeal-body-unknown': (v) => `${v.text('to')} has no part in the measure; file with who decided or executed it`,
  'appeal-not-the-guardian': () => 'not registered as the guardian; register first, or file at a counter',
  'appeal-identity-unseen': () => 'say how the identity of the person was seen',
  'appeal-self-check-unknown': (v) => `there is no self-check ${v.text('id')} of this person; check the number`,
  'appeal-closed': (v) => `ticket ${v.text('id')} is over; file a new one for anything new`,
  'appeal-not-owner': (v) => `the ticket lies with ${v.text('owner')}; its officer works on it, or hands it over first`,
  'appeal-accepted-already': () => 'accepted already',
  'appeal-not-accepted': () => 'accept it before a reviewer is named',
  'appeal-papers-lacking': (v) => `papers still needed: ${v.text('papers')}; the clock runs meanwhile`,
  'appeal-lacking-unnamed': () => 'name each paper that is lacking',
  'appeal-transfer-to-nobody': (v) => `${v.text('to')} is no other body of this ticket; it cannot be handed there`,
  'appeal-not-offered': (v) => `the ticket lies with ${v.text('owner')}, was not offered to you and is not overdue`,
  'reviewer-missing': () => 'give the id and the name of the reviewer',
  'appeal-reviewer-is-owner': () => 'the reviewer cannot own the ticket too',
  'appeal-reviewer-was-hand': () =>
    'this person had a hand in the contested record or the ticket; name another reviewer',
  'appeal-no-reviewer': () => 'no reviewer has been named yet',
  'appeal-not-the-reviewer': () => 'only the reviewer who was named decides',
  'appeal-item-not-disputed': () => 'the card is not contested on this ticket',
  'appeal-body-there': (v) => `${v.text('body')} stands on the ticket already`,
  'appeal-not-decided': () => 'nothing has been decided yet that could be served',
  'appeal-replied-already': () => 'the written answer has been served',
  'appeal-item-not-yours': () => 'an institution checks its own cards only; police check any',
  'receipt-not-owed': () => 'this office owes no answer to that instruction',
  'appeal-ground-missing': () => 'an upheld appeal needs a ground',
  'appeal-ground-does-not-fit': () => 'a dispute about a card is upheld only as opened by somebody else',
  'appeal-ground-without-effect': () => 'a rejected appeal has no ground and no part',
  'appeal-part-unnamed': () => 'partly upheld: name the parts',
  'appeal-part-not-contested': () => 'this part is not contested on the ticket',
  'appeal-items-missing': () => 'find out first which card it is',
  'appeal-check-missing': () => 'the institution has not checked this card yet; record the result of its check first',
  'appeal-still-stands': () =>
    'something on the record is not yours to lift: uphold in part for your own measures, or hand the ticket to the police',
  'appeal-not-competent': (v) =>
    `${v.text('basis')} is reviewed by who is competent for it; hand the ticket to the deciding police`,
};
