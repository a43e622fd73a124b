import type { ExhibitEnd, ExhibitEvent, ExhibitItem, ExhibitKind } from '#casework';
import { formatAmount, maskNumber, maskText, type Bilingual, type Language } from '#model';

import type { ValueReader } from '../value-reader.ts';

type Sentences = Readonly<Record<string, (v: ValueReader) => string>>;
type EventOf<T extends ExhibitEvent['type']> = Extract<ExhibitEvent, { readonly type: T }>;
type Sayings = { readonly [T in ExhibitEvent['type']]: (event: EventOf<T>, language: Language) => string };

export const EXHIBIT_KIND_WORDS: Readonly<Record<ExhibitKind, Bilingual>> = {
  'bank-card': { zh: '银行卡', en: 'bank card' },
  'phone-card': { zh: '手机卡', en: 'phone card' },
  'corporate-account': { zh: '对公账户资料', en: 'papers of a corporate account' },
  'business-licence': { zh: '营业执照', en: 'business licence' },
  'online-banking-key': { zh: 'U盾', en: 'online-banking key' },
  'sim-box': { zh: 'GOIP 设备', en: 'SIM box (GOIP)' },
  computer: { zh: '电脑', en: 'computer' },
  phone: { zh: '手机', en: 'phone' },
  cash: { zh: '现金', en: 'cash' },
  other: { zh: '其他物品', en: 'other thing' },
};

export const EXHIBIT_END_WORDS: Readonly<Record<ExhibitEnd, Bilingual>> = {
  returned: { zh: '发还', en: 'given back' },
  'handed-over': { zh: '移交', en: 'handed over' },
  'with-case-file': { zh: '随案移送', en: 'moved on with the file of the case' },
};

const SAY: Sayings = {
  'exhibit.registered': ({ listNo, seizedOn, items }, language) =>
    language === 'zh'
      ? `登记扣押物品清单 ${maskText(listNo)}（${seizedOn}，${items.length} 项）：${items.map((item) => itemText(item, 'zh')).join('、')}`
      : `list of exhibits ${maskText(listNo)} registered (${seizedOn}, ${items.length} lines): ${items.map((item) => itemText(item, 'en')).join(', ')}`,
  'exhibit.added': ({ item }, language) =>
    language === 'zh' ? `补登：${itemText(item, 'zh')}` : `added: ${itemText(item, 'en')}`,
  'exhibit.corrected': ({ before, item, reason }, language) =>
    language === 'zh'
      ? `更正：${itemText(before, 'zh')} 改为 ${itemText(item, 'zh')}（${maskText(reason)}）`
      : `corrected: ${itemText(before, 'en')} to ${itemText(item, 'en')} (${maskText(reason)})`,
  'exhibit.released': ({ item, end, to }, language) =>
    language === 'zh'
      ? `第 ${item} 项${EXHIBIT_END_WORDS[end].zh}（${maskText(to)}）`
      : `line ${item} ${EXHIBIT_END_WORDS[end].en} (${maskText(to)})`,
  'exhibit.closed': ({ reason }, language) =>
    language === 'zh' ? `清单办结（${maskText(reason)}）` : `list closed (${maskText(reason)})`,
};

export function sayExhibit(event: ExhibitEvent, language: Language): string {
  return (SAY[event.type] as (event: ExhibitEvent, language: Language) => string)(event, language);
}

/** Kind, masked number and how much: pieces, a lot that nobody counted, or money. */
export function itemText({ kind, quantity, number }: ExhibitItem, language: Language): string {
  const what = `${EXHIBIT_KIND_WORDS[kind][language]}${number === undefined ? '' : ` ${maskNumber(number)}`}`;
  switch (quantity.unit) {
    case 'pieces':
      return language === 'zh' ? `${what} ${quantity.count} 件` : `${what} × ${quantity.count}`;
    case 'lot':
      return language === 'zh' ? `${what}一宗（未清点）` : `${what}, a lot (not counted)`;
    case 'money':
      return `${what} ${formatAmount(quantity.amountMinor, quantity.currency)}`;
  }
}

export const EXHIBIT_CLOCKS: Readonly<Record<string, Bilingual>> = {};

export const EXHIBIT_PROBLEMS_ZH: Sentences = {
  'exhibit-list-incomplete': () => '请填写案号、清单编号、扣押地点和至少一项物品',
  'exhibit-day-impossible': (v) => `扣押日期 ${v.text('day')} 不是今天或以前的某一天，请更正`,
  'exhibit-list-known': (v) => `本案该编号的清单已登记（${v.text('id')}），请在其上补登`,
  'exhibit-item-incomplete': (v) => `第 ${v.text('item')} 项缺少编号、种类或说明，请补齐`,
  'exhibit-item-twice': (v) => `第 ${v.text('item')} 项编号已使用，请换一个`,
  'exhibit-number-twice': (v) => `第 ${v.text('item')} 项的号码已登记在另一项，请核对`,
  'exhibit-quantity-invalid': (v) =>
    `第 ${v.text('item')} 项的数量不可能：件数为正整数，有号码的只能一件，现金写明币种和金额；未清点的记“一宗”`,
  'exhibit-item-unknown': (v) => `清单中没有第 ${v.text('item')} 项`,
  'exhibit-item-gone': (v) => `第 ${v.text('item')} 项已发还、移交或随案移送`,
  'exhibit-unchanged': (v) => `第 ${v.text('item')} 项没有变化，无需更正`,
  'exhibit-receipt-missing': (v) => `请写明第 ${v.text('item')} 项的回执或卷宗编号`,
  'exhibit-items-held': (v) => `还有 ${v.count('held')} 项在保管中，全部处理后才能办结`,
  'exhibit-closed': () => '该清单已办结',
};

export const EXHIBIT_PROBLEMS_EN: Sentences = {
  'exhibit-list-incomplete': () => 'give the case, the number of the list, the place and at least one exhibit',
  'exhibit-day-impossible': (v) => `${v.text('day')} is no day up to today; correct it`,
  'exhibit-list-known': (v) => `this list of the case is registered already (${v.text('id')}); add to it`,
  'exhibit-item-incomplete': (v) => `line ${v.text('item')} lacks its id, kind or description`,
  'exhibit-item-twice': (v) => `the id of line ${v.text('item')} is taken; give another`,
  'exhibit-number-twice': (v) => `the number in line ${v.text('item')} stands in another line; check it`,
  'exhibit-quantity-invalid': (v) =>
    `the quantity of line ${v.text('item')} is not possible: whole pieces, one for a numbered thing, cash with currency and amount; what nobody counted is a lot`,
  'exhibit-item-unknown': (v) => `there is no line ${v.text('item')}`,
  'exhibit-item-gone': (v) => `line ${v.text('item')} was given back, handed over or moved on already`,
  'exhibit-unchanged': (v) => `nothing changes in line ${v.text('item')}`,
  'exhibit-receipt-missing': (v) => `name the receipt or file for line ${v.text('item')}`,
  'exhibit-items-held': (v) => `${v.count('held')} line(s) are still held; release them first`,
  'exhibit-closed': () => 'this list is closed',
};
