import { SANCTION_PACKS } from '#law';
import type { SanctionEvent, SanctionOrder } from '#casework';
import { maskName, maskNumber, maskText, type Bilingual, type Language } from '#model';

import { CONFIDENCE_WORDS, MEASURE_WORDS } from '../law-words.ts';

type EventOf<T extends SanctionEvent['type']> = Extract<SanctionEvent, { readonly type: T }>;
type Sayings = { readonly [T in SanctionEvent['type']]: (event: EventOf<T>) => Bilingual };
type EndEvent = EventOf<'sanction.lifted' | 'sanction.measures-ended'>;

const SAY: Sayings = {
  'sanction.proposed': ({ subject, route, acts, leniency }) => ({
    zh: `提请认定${maskName(subject.name)}为惩戒对象（${ROUTE_WORDS[route].zh}，疑似行为 ${acts.length} 项${leniencyOf(leniency.length).zh}${minorOf(subject.minor).zh}）`,
    en: `sanction of ${maskName(subject.name)} proposed (${ROUTE_WORDS[route].en}, indicators of ${acts.length} acts${leniencyOf(leniency.length).en}${minorOf(subject.minor).en})`,
  }),
  'sanction.withdrawn': ({ reason }) => ({
    zh: `撤回提请（${maskText(reason)}）`,
    en: `proposal withdrawn (${maskText(reason)})`,
  }),
  'sanction.heard': ({ hearing }) => ({
    zh: `已告知并听取${TOLD_WORDS[hearing.told].zh}的陈述申辩`,
    en: `${TOLD_WORDS[hearing.told].en} told and heard before a decision`,
  }),
  'sanction.minor-reviewed': ({ review }) => ({
    zh: `未成年人专门审查完成，已于 ${review.guardianToldOn} 告知监护人`,
    en: `special review for a minor done; guardian told on ${review.guardianToldOn}`,
  }),
  'sanction.pack-chosen': ({ choice }) => ({
    zh: `法制人员${choice.by}选定适用${packTitle(choice.pack).zh}（${maskText(choice.reason)}）`,
    en: `lawyer ${choice.by} chose ${packTitle(choice.pack).en} (${maskText(choice.reason)})`,
  }),
  'sanction.declined': ({ reason }) => ({
    zh: `不予认定（${maskText(reason)}）`,
    en: `not determined (${maskText(reason)})`,
  }),
  'sanction.determined': ({ determination: { basis, belowThreshold, isCapped }, measures }) => ({
    zh: `认定为惩戒对象：${measures.map(({ measure }) => MEASURE_WORDS[measure].zh).join('、')}（依据${packTitle(basis.pack).zh}，${CONFIDENCE_WORDS[basis.confidence].zh}${belowThreshold === undefined ? '' : '，未达数额、报省级审核'}${isCapped ? '，受连续执行上限限制' : ''}）`,
    en: `determined: ${measures.map(({ measure }) => MEASURE_WORDS[measure].en).join(', ')} (${packTitle(basis.pack).en}, ${CONFIDENCE_WORDS[basis.confidence].en}${belowThreshold === undefined ? '' : ', below the numbers, by province level'}${isCapped ? ', cut by the cap' : ''})`,
  }),
  'sanction.sentence-served': ({ servedOn }) => ({
    zh: `刑罚于 ${servedOn} 执行完毕，惩戒期限起算`,
    en: `sentence served on ${servedOn}: the term begins`,
  }),
  'sanction.term-capped': ({ measures }) => ({
    zh: `因连续执行上限，惩戒期限改至 ${lastOf(measures)}`,
    en: `because of the cap the term ends on ${lastOf(measures)}`,
  }),
  'sanction.notice-issued': ({ notice }) => ({
    zh: `制作告知书 ${notice.noticeNo}（依据、期限、措施、申诉权利齐备）`,
    en: `notice ${notice.noticeNo} made out, with basis, term, measures and right to object`,
  }),
  'sanction.notice-served': ({ service }) => ({
    zh: `告知书于 ${service.servedOn} ${METHOD_WORDS[service.method].zh}送达${service.guardianServedOn === undefined ? '' : `，监护人 ${service.guardianServedOn}`}`,
    en: `notice served ${METHOD_WORDS[service.method].en} on ${service.servedOn}${service.guardianServedOn === undefined ? '' : `, on the guardian ${service.guardianServedOn}`}`,
  }),
  'sanction.instructed': ({ orders }) => ({
    zh: `通知 ${institutions(orders)} 执行，保留基本金融、通信服务`,
    en: `${institutions(orders)} told to carry it out; basic services stay`,
  }),
  'sanction.lift-repeated': ({ order }) => ({
    zh: `再次通知 ${order.to} ${order.instruction === 'lift' ? '解除' : '撤回、删除或撤下'}`,
    en: `${order.to} told once more to ${order.instruction === 'lift' ? 'lift' : 'withdraw or remove it'}`,
  }),
  'sanction.answered': ({ order, receipt }) => ({
    zh: `回执 ${order}：${RESULT_WORDS[receipt.result].zh}${receipt.reason === undefined ? '' : `（${maskText(receipt.reason)}）`}`,
    en: `receipt ${order}: ${RESULT_WORDS[receipt.result].en}${receipt.reason === undefined ? '' : ` (${maskText(receipt.reason)})`}`,
  }),
  'sanction.receipt-overdue': ({ to }) => ({
    zh: `警报：${to} 逾期未回执`,
    en: `alarm: no receipt of ${to} in time`,
  }),
  'sanction.lift-overdue': ({ to }) => ({
    zh: `警报：应解除（撤回、删除、撤下）而 ${to} 未办结`,
    en: `alarm: over and not confirmed as lifted, withdrawn or removed by ${to}`,
  }),
  'sanction.term-overdue': ({ endsOn }) => ({
    zh: `警报：期限至 ${endsOn} 已满而未解除，请立即解除`,
    en: `alarm: the term ended on ${endsOn} and nothing was lifted; lift it now`,
  }),
  'sanction.measures-ended': (event) =>
    event.isLast
      ? {
          zh: `惩戒结束（${endOf(event).zh}），通知 ${institutions(event.orders)} 解除`,
          en: `sanction over (${endOf(event).en}); ${institutions(event.orders)} told to lift`,
        }
      : {
          zh: `部分措施期限届满，通知 ${institutions(event.orders)} 解除`,
          en: `term of some measures over; ${institutions(event.orders)} told to lift`,
        },
  'sanction.lifted': (event) => ({
    zh: `解除惩戒（${endOf(event).zh}），同时通知 ${institutions(event.orders)}`,
    en: `sanction lifted (${endOf(event).en}); ${institutions(event.orders)} told at once`,
  }),
  'sanction.items-struck': ({ items, count }) => ({
    zh: `剔除 ${items.map(maskNumber).join('、')}，重新计数：${count.trade.items} 张（个）、${count.trade.times} 次、${count.trade.counterparties} 个对象`,
    en: `${items.map(maskNumber).join(', ')} taken out and counted again: ${count.trade.items} items, ${count.trade.times} times, ${count.trade.counterparties} counterparties`,
  }),
  'sanction.credit-reported': ({ report }) => ({
    zh: `报送${CREDIT_LIST_WORDS[report.list].zh}（依据：${maskText(report.basis)}）`,
    en: `reported to ${CREDIT_LIST_WORDS[report.list].en} (basis: ${maskText(report.basis)})`,
  }),
  'sanction.credit-expired': ({ list }) => ({
    zh: `${CREDIT_LIST_WORDS[list].zh}中的不良信息保存期满，通知删除`,
    en: `time of keeping in ${CREDIT_LIST_WORDS[list].en} over; deletion ordered`,
  }),
  'sanction.published': ({ publication }) => ({
    zh: `在“信用中国”公示 ${publication.maskedName} 至 ${publication.until}（隐去身份信息）`,
    en: `${publication.maskedName} listed on Credit China until ${publication.until}, masked`,
  }),
  'sanction.publication-ended': () => ({ zh: '公示期满，通知撤下', en: 'time of listing over; removal ordered' }),
  'sanction.past-recorded': ({ subject, determination: { basis, past } }) => ({
    zh: `补录 ${basis.decidedOn} 对${maskName(subject.name)}的惩戒认定（${packTitle(basis.pack).zh}，文号 ${past ?? ''}）`,
    en: `determination of ${basis.decidedOn} on ${maskName(subject.name)} entered from its papers (${packTitle(basis.pack).en}, ${past ?? ''})`,
  }),
};

function packTitle(id: string): Bilingual {
  return SANCTION_PACKS.find((pack) => pack.id === id)?.title ?? { zh: id, en: id };
}

export function saySanction(event: SanctionEvent, language: Language): string {
  return (SAY[event.type] as (event: SanctionEvent) => Bilingual)(event)[language];
}

export const SANCTION_CLOCKS: Readonly<Record<string, Bilingual>> = {
  'sanction-term': { zh: '惩戒期限', en: 'term of the sanction' },
  'sanction-old-terms': {
    zh: '旧规惩戒是否终止（待法制人员确定）',
    en: 'whether terms under older rules ended (for a lawyer)',
  },
  'sanction-receipt': { zh: '执行回执', en: 'receipt of an institution' },
  'sanction-lift-receipt': { zh: '解除（撤回、删除、撤下）回执', en: 'receipt of a lift, withdrawal or removal' },
  'sanction-still-owed': { zh: '应解除（撤回、删除、撤下）而未办结', en: 'owed until lifted, withdrawn or removed' },
  'sanction-negative-credit': { zh: '不良信息保存期限', en: 'keeping of negative credit information' },
  'sanction-publication': { zh: '公示期限', en: 'time of a public listing' },
};

const ROUTE_WORDS: Readonly<Record<'police' | 'criminal', Bilingual>> = {
  police: { zh: '公安机关认定', en: 'police route' },
  criminal: { zh: '受过刑事处罚', en: 'criminal route' },
};

const TOLD_WORDS: Readonly<Record<'person' | 'guardian' | 'both', Bilingual>> = {
  person: { zh: '本人', en: 'the person' },
  guardian: { zh: '监护人', en: 'the guardian' },
  both: { zh: '本人及监护人', en: 'the person and the guardian' },
};

const METHOD_WORDS: Readonly<Record<'in-person' | 'post' | 'refused', Bilingual>> = {
  'in-person': { zh: '当面', en: 'in person' },
  post: { zh: '邮寄', en: 'by post' },
  refused: { zh: '留置（受送达人拒收）', en: 'by leaving it, receipt refused,' },
};

const RESULT_WORDS: Readonly<Record<'done' | 'partly' | 'refused', Bilingual>> = {
  done: { zh: '已办理', en: 'done' },
  partly: { zh: '部分办理', en: 'done in part' },
  refused: { zh: '未办理', en: 'refused' },
};

export const CREDIT_LIST_WORDS: Readonly<Record<EventOf<'sanction.credit-reported'>['report']['list'], Bilingual>> = {
  'financial-credit-database': { zh: '金融信用信息基础数据库', en: 'the financial credit database' },
  'serious-dishonesty': { zh: '“电信网络诈骗”严重失信主体名单', en: 'the list of seriously dishonest persons' },
};

const END_WORDS: Readonly<Record<EndEvent['end']['cause'], Bilingual>> = {
  expired: { zh: '期限届满', en: 'term over' },
  'term-over': { zh: '期限已满，人工解除', en: 'term over, lifted by hand' },
  'old-terms-ended': { zh: '旧规惩戒随新办法施行终止', en: 'terms under older rules ended' },
  'appeal-upheld': { zh: '申诉成立', en: 'appeal upheld' },
  'not-my-card': { zh: '非本人办理', en: 'opened by somebody else' },
  'determination-changed': { zh: '认定变更', en: 'determination changed' },
};

function endOf({ end: { cause } }: EndEvent): Bilingual {
  return END_WORDS[cause];
}

function institutions(orders: readonly SanctionOrder[]): string {
  return [...new Set(orders.map(({ to }) => to))].join(', ') || '—';
}

function lastOf(measures: readonly { readonly endsOn?: string }[]): string {
  return (
    measures
      .flatMap(({ endsOn }) => endsOn ?? [])
      .toSorted()
      .at(-1) ?? '?'
  );
}

function leniencyOf(facts: number): Bilingual {
  return facts === 0
    ? { zh: '', en: '' }
    : { zh: `，主动投案、注销等从宽情节 ${facts} 项`, en: `, ${facts} facts for leniency` };
}

function minorOf(minor: boolean | 'unknown'): Bilingual {
  if (minor === false) return { zh: '', en: '' };
  return minor === true
    ? { zh: '，未成年人', en: ', a minor' }
    : { zh: '，出生日期不明', en: ', date of birth unknown' };
}
